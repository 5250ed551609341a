"""Municipalities side by side: a table on a wide screen, on a narrow one a list per figure.

The roles are spelled out, because a browser forgets that something is a table once it is shown otherwise.
"""

from typing import Any

from dash import dcc, html

from benchmark import dutch
from benchmark.answers import Beside, BesideRow
from benchmark.errors import NoFigures
from benchmark.narrative import beside as narrative_beside
from benchmark.position import Likeness

SIGNS = {Likeness.HIGHER: "↑", Likeness.LOWER: "↓", Likeness.EQUAL: "="}


def table(answer: Beside, caption: str, query: str) -> html.Div:
    """Every figure a row, every municipality a column, the own one first."""
    head = [
        html.Th("Cijfer", scope="col", role="columnheader"),
        *(
            html.Th(
                name,
                scope="col",
                role="columnheader",
                className="g wij" if n == 0 else "g",
                style={"width": f"{72 / len(answer.names):.1f}%"},
            )
            for n, (_, name) in enumerate(answer.names)
        ),
    ]
    body = [_row(row, answer, query) for row in answer.rows]
    body += [_waiting(i, error, len(answer.names), query) for i, error in answer.waiting]
    return html.Div(
        html.Table(
            [
                html.Caption(html.Span(caption, className="vh")),
                html.Thead(html.Tr(head, role="row"), role="rowgroup"),
                html.Tbody(body, role="rowgroup"),
            ],
            role="table",
            className="naast",
        ),
        className="tabelkader",
        tabIndex=0,
        role="region",
        **{"aria-label": f"Tabel: {caption}"},
    )


def _row(row: BesideRow, answer: Beside, query: str) -> html.Tr:
    comparison = row.comparison
    first = [
        _name(comparison.indicator, query),
        html.Span(f"{comparison.indicator.unit.value}, {comparison.asked.year}", className="maat"),
        html.Span(dutch.EXAMPLE, className="merkje") if comparison.example else None,
    ]
    cells = [_cell(row, answer, n) for n in range(len(answer.names))]
    return html.Tr([html.Th(first, scope="row", role="rowheader"), *cells], role="row")


def _cell(row: BesideRow, answer: Beside, n: int) -> html.Td:
    """The value, one word under it, and what one must know of it."""
    place = row.places[n]
    said: list[Any] = []
    if place.likeness is not None:
        sign = html.Span(SIGNS[place.likeness], className="pijl", **{"aria-hidden": "true"})
        said.append(html.Span([sign, place.likeness.value], className="woord"))
    notes = [
        narrative_beside.remark(place.status) if place.value is not None else "",
        narrative_beside.FAILS if place.fails and place.value is not None else "",
    ]
    said += [html.Small(note) for note in notes if note]
    missing = " leeg" if place.value is None else ""
    return html.Td(
        [
            html.Span(answer.names[n][1], className="kl"),
            html.Div([html.Span(narrative_beside.value(row, n), className=f"waarde{missing}"), *said]),
        ],
        role="cell",
        className="g wij" if n == 0 else "g",
    )  # fmt: skip


def _waiting(indicator: Any, error: NoFigures, columns: int, query: str) -> html.Tr:
    """A chosen figure that is not there: nobody delivered it, or not over this period."""
    said = "Nog niemand leverde dit cijfer."
    if not error.sentence.startswith("Voor") or "nog niemand" not in error.sentence:
        said = f"{error.sentence} {error.remedy}"
    first = [
        _name(indicator, query),
        html.Span(indicator.unit.value, className="maat"),
    ]
    return html.Tr(
        [
            html.Th(first, scope="row", role="rowheader"),
            html.Td(said, colSpan=columns, role="cell", className="wacht"),
        ],
        role="row",
    )


def _name(indicator: Any, query: str) -> dcc.Link:
    return dcc.Link(indicator.name, href=f"/cijfer/{indicator.code}{query}")


def how(answer: Beside) -> list[Any]:
    """How it is decided that a difference is small, for every figure on the page."""
    rows = [
        html.Div(
            [html.Dt(r.comparison.indicator.name), html.Dd(narrative_beside.equal_under(r))],
        )
        for r in answer.rows
    ]
    return [
        *(html.P(text) for text in narrative_beside.HOW_EQUAL),
        html.P("Per cijfer heet gelijk:"),
        html.Dl(rows, className="feiten"),
    ]
