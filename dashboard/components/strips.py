"""Many figures at once: one strip each, with the values beside it in columns.

All strips of a page are drawn in one callback, so that a page of twelve asks the server once.
"""

from collections.abc import Sequence, Set
from typing import Any

from dash import ALL, Input, Output, callback, dcc, html

from benchmark import answers, dutch, narrative
from benchmark.answers import Comparison, Deviation, Question, Trend
from benchmark.errors import SpiegelError
from benchmark.narrative import trend as narrative_trend
from benchmark.viewing import View
from benchmark.vocabulary import Perspective
from dashboard import library, selection
from dashboard.components import card
from dashboard.figures import sparkline, strip, style

SECTIONS = {
    Perspective.COST: "Kosten naast de groep",
    Perspective.QUALITY: "Kwaliteit naast de groep",
    Perspective.VOLUME: "Hoeveelheid naast de groep",
}


def question(codes: Sequence[str], query: str) -> dcc.Store:
    """What the strips of this page show; once per page, also where they stand in several lists."""
    return dcc.Store(id="stroken-vraag", data={"query": query, "codes": list(codes)})


def spoken() -> html.P:
    """Where screen readers hear that the strips have arrived; once per page."""
    return html.P(id="stroken-zin", className="vh", role="status")


def rows(
    found: Sequence[Deviation], query: str, trends: dict[str, Trend] | None = None
) -> list[Any]:
    """Column names and one row per figure; with ``trends`` the own development stands beside it."""
    names = {d.comparison.municipality.name for d in found}
    name = names.pop() if len(names) == 1 else "Eigen cijfer"  # real ones and examples together
    kind = "strips verloop" if trends is not None else "strips"
    head = [
        html.Span(),
        html.Div(
            [html.Span("← lager"), html.Span("middelste gemeente"), html.Span("hoger →")],
            className="as",
        ),
        html.Span(name, className="w"),
        html.Span("Middelste", className="w"),
        *([html.Span("Door de jaren")] if trends is not None else []),
        html.Span("Plaats in de groep"),
    ]
    return [
        html.Div(head, className=f"stripkop {kind}", **{"aria-hidden": "true"}),
        html.Ol([_row(d, query, trends) for d in found], className=kind),
    ]


def _row(found: Deviation, query: str, trends: dict[str, Trend] | None) -> html.Li:
    comparison = found.comparison
    indicator = comparison.indicator
    development = []
    if trends is not None:
        answer = trends[indicator.code]
        development = [
            html.Div(
                html.Img(src=sparkline.address(answer), alt=narrative_trend.development(answer)),
                className="lijntje",
            )
        ]
    return html.Li(
        [
            html.Div(
                [
                    dcc.Link(indicator.name, href=f"/cijfer/{indicator.code}{query}"),
                    html.Span(measure(comparison, directed=trends is not None), className="maat"),
                    *tag(comparison),
                    html.Span(id={"keuze-merk": indicator.code}),
                ],
                className="naam",
            ),
            html.Div(
                id={"strook": indicator.code},
                style={"height": f"{strip.HEIGHT}px"},
                className="beeld",
                **{"aria-hidden": "true"},
            ),
            html.Div(
                [
                    html.Span(comparison.municipality.name, className="kl"),
                    narrative.figure(comparison, comparison.value),
                ],
                className="w eigen-cijfer",
            ),
            html.Div(
                [
                    html.Span("middelste", className="kl"),
                    narrative.figure(comparison, comparison.standing.median),
                ],
                className="w",
            ),
            *development,
            html.Div(
                [narrative.place_or_reason(comparison), html.Small(narrative.strength(found))],
                className="woord",
            ),
        ],
        className="strip",
    )


def measure(comparison: Comparison, *, directed: bool) -> str:
    """Unit and year; on a theme, where kinds of figures stand together, also which side is better."""
    text = f"{comparison.indicator.unit.value}, {comparison.asked.year}"
    return f"{text}; {narrative.DIRECTIONS[comparison.indicator.direction]}" if directed else text


def tag(comparison: Comparison) -> list[Any]:
    """The word beside a figure that is an example, where no name stands next to it."""
    return [" ", html.Span(dutch.EXAMPLE, className="merkje")] if comparison.example else []


def legend(name: str, kinds: Set[bool]) -> list[html.Ul]:
    """What the marks mean; ``kinds``: whether real figures (False), examples (True) or both are shown."""
    own = [
        html.Li(
            [
                html.Span(className="teken wij open" if example else "teken wij"),
                dutch.marked(name, example),
            ]
        )
        for example in sorted(kinds)
    ]
    others = [
        html.Li([html.Span(className="teken peer"), "gemeente in de groep"]),
        html.Li([html.Span(className="teken band"), "middelste helft van de groep"]),
    ]
    return [html.Ul([*own, *others], className="legenda")]


@callback(
    Output({"strook": ALL}, "children"),
    Output("stroken-zin", "children"),
    Input("stroken-vraag", "data"),
)
def draw_strips(question: dict[str, Any]) -> tuple[list[Any], str]:
    """All strips of a page in one answer."""
    view = library.view()
    asked = selection.of_search(question["query"], view).asked
    if asked is None:
        raise SpiegelError("Kies eerst een gemeente.")
    charts = [
        card.graph(_drawn(view, asked, str(code)), staticPlot=True) for code in question["codes"]
    ]
    return charts, f"{len(charts)} stroken getekend."


def _drawn(view: View, asked: Question, code: str) -> style.Figure:
    """One strip; one that cannot be drawn says why and leaves the others."""
    try:
        comparison = answers.compare(view, asked, code)
    except SpiegelError as error:
        return style.empty(strip.HEIGHT, error.sentence)
    figure = strip.draw(comparison)
    return style.as_example(figure) if comparison.example else figure
