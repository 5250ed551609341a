"""Every line with its range and its judgement, and the fields to judge it beneath."""

from typing import Any

from dash import dcc, html

from benchmark import narrative
from benchmark.answers import JudgedLine
from benchmark.ledger.store import Ledger
from benchmark.narrative import savings as narrative_savings
from dashboard import judging
from dashboard.components import card, judging_form, picture_links, range_bar, room, verdict


def of(found: judging.Judging, ledger: Ledger) -> list[Any]:
    """Column names and one row per line."""
    scale = room.scale_of(found.room.room, found.room.room.lines)
    head = []
    if scale is not None:
        names = ("Lijn", room.labels(scale, middle=False), "Mogelijke ruimte per jaar", "Oordeel")
        head = [
            html.Div(
                [html.Span(n) for n in names], className="oordeelkop", **{"aria-hidden": "true"}
            )
        ]
    rows = [_row(line, found, scale, ledger) for line in found.room.lines]
    legend = [range_bar.legend()] if scale is not None else []
    return [*head, html.Ol(rows, className="oordelen"), *legend, *_kept(found, scale)]  # fmt: skip


def _kept(found: judging.Judging, scale: range_bar.Axis | None) -> list[html.Div]:
    """The ranges to keep: the numbers of Mogelijke ruimte, and a picture that names the judgements."""
    if scale is None:
        return []
    name = "Per lijn: bereik en oordeel"
    links = [
        card.download("ruimte", found.query, name),
        *picture_links.drawn_there("oordelen", found.query, name),
    ]
    return [card.actions("ruimte", found.query, name, table=False, pictures=links)]


def _row(
    line: JudgedLine, found: judging.Judging, scale: range_bar.Axis | None, ledger: Ledger
) -> html.Li:
    anatomy = line.estimate.anatomy
    name = html.Div(
        [
            html.H3(
                dcc.Link(line.name, href=f"/cijfer/{line.estimate.line.indicator}{found.query}")
            ),
            html.P(narrative_savings.NATURES[line.estimate.line.nature], className="klein stil"),
        ]
    )
    if anatomy is None:
        difference = narrative.line_difference(line.estimate)
        drawn: Any = html.P(
            f"Verschil met de middelste van de groep: {difference}." if difference else "",
            className="klein",
        )
        words: Any = html.P(narrative_savings.line(line.estimate), className="klein")
    else:
        drawn = range_bar.lane(scale, room.span(anatomy)) if scale else html.Div()
        said = narrative_savings.room(anatomy)
        strong = line.proven
        words = html.Div(
            [
                html.P(html.Strong(said) if strong else said),
                html.P(narrative_savings.stress(line.estimate), className="klein"),
                html.P(
                    dcc.Link(
                        ["Hoe komt dit tot stand?", html.Span(f" {line.name}", className="vh")],
                        href=f"/mogelijke-ruimte{found.query}&lijn={line.key}#lijn",
                    ),
                    className="klein doorlink",
                ),
            ]
        )
    return html.Li(
        [
            name,
            drawn,
            words,
            html.Div(
                verdict.of(line, ledger),
                id=judging_form.part("besluit", line.key),
                className="besluit",
            ),
            html.Details(
                [
                    html.Summary([_verb(line), html.Span(f": {line.name}", className="vh")]),
                    html.Div(judging_form.of(line, found)),
                ],
                className="schrijf",
            ),
        ],
        id=f"lijn-{line.key.lower()}",
    )


def _verb(line: JudgedLine) -> str:
    return "Geef een oordeel" if line.judgement is None else "Verander het oordeel"
