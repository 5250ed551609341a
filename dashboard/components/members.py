"""The members of a group: size, distance as a number and a bar, the reason, and one figure.

The reason stands under the name, so every row is a grid. The roles are spelled out, because a browser then
forgets that it is a table.
"""

from typing import Any

from dash import html

from benchmark import dutch, narrative
from benchmark.answers import Comparison, GroupAnswer
from benchmark.peers import notices
from dashboard.components import notice
from dashboard.figures.balance import share_of_furthest


def table(answer: GroupAnswer, comparison: Comparison | None) -> html.Div:
    """Nearest first; ``comparison``: the figure of the last column, None where there is none."""
    values = {p.code: p.value for p in comparison.peers} if comparison else {}
    bars = share_of_furthest([m.distance for m in answer.members])
    caption = f"De groep van {answer.municipality.name}, van dichtbij naar verder weg"
    rows = []
    for member, bar in zip(answer.members, bars, strict=True):
        cells: list[Any] = [
            html.Th(member.name, scope="row", role="rowheader"),
            _cell(dutch.number(member.inhabitants)),
            _cell([_bar(bar), dutch.number(member.distance, 2)], "g afstand"),
        ]
        if comparison is not None:
            cells.append(_cell(narrative.figure(comparison, values.get(member.code))))
        cells.append(_cell(member.reason, "reden"))
        rows.append(html.Tr(cells, role="row"))
    return html.Div(
        html.Table(
            [
                html.Caption(html.Span(caption, className="vh")),
                html.Thead(_head(answer, comparison), role="rowgroup"),
                html.Tbody(rows, role="rowgroup"),
            ],
            role="table",
            className="leden" if comparison is not None else "leden zonder",
        ),
        className="tabelkader",
        tabIndex=0,
        role="region",
        **{"aria-label": f"Tabel: {caption}"},
    )


def _head(answer: GroupAnswer, comparison: Comparison | None) -> html.Tr:
    columns: list[Any] = ["Gemeente", f"Inwoners {answer.asked.year}", "Afstand"]
    if comparison is not None:
        indicator = comparison.indicator
        long = html.Span(f"{indicator.name}, ", className="lang")
        columns.append([long, indicator.unit.value])
    heads = [
        html.Th(c, scope="col", role="columnheader", className="g" if n else None)
        for n, c in enumerate(columns)
    ]
    heads.append(html.Th("Waarom", scope="col", role="columnheader", className="vh"))
    return html.Tr(heads, role="row")


def _cell(content: Any, kind: str = "g") -> html.Td:
    return html.Td(content, role="cell", className=kind)


def _bar(share: float) -> html.Span:
    return html.Span(
        html.Span(style={"width": f"{share:.1f}%"}), className="maatje", **{"aria-hidden": "true"}
    )


def said(answer: GroupAnswer) -> list[Any]:
    """What a reader must know before using the group, each as a notice."""
    return [notice.say(text, kind="let-op") for text in notices(answer.group)]


def left_out(answer: GroupAnswer) -> list[Any]:
    """Who is not in it although it might have been, folded away."""
    if not answer.left_out:
        return []
    rows = [html.Li(f"{out.name}: {out.reason}") for out in answer.left_out]
    how_many = dutch.count(len(rows), "gemeente zit er niet in", "gemeenten zitten er niet in")
    return [
        html.Details(
            [html.Summary(f"{how_many}: wie, en waarom"), html.Ul(rows, className="punten")],
            className="uitleg",
        )
    ]
