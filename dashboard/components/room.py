"""The parts of the page on room for savings: total, lines, one line taken apart, and the choice of reference."""

from collections.abc import Sequence
from typing import Any

from dash import dcc, html

from benchmark import dutch, narrative
from benchmark.answers import LineEstimate, RoomForSavings
from benchmark.catalogue import Catalogue
from benchmark.narrative import savings as narrative_savings
from benchmark.narrative import steps as narrative_steps
from benchmark.savings.anatomy import Anatomy
from benchmark.savings.level import Level
from benchmark.savings.total import Total
from dashboard import selection
from dashboard.components import card, picture_links, range_bar, room_stress
from dashboard.components.waterfall import Step, waterfall

CHOICE = {
    Level.MEDIAN: "Middelste gemeente",
    Level.QUARTILE: "Laagste kwart",
    Level.NORM: "Norm",
    Level.OWN_BEST: "Eigen laagste jaren",
}


def span(found: Anatomy | Total) -> range_bar.Span:
    """A range as it is drawn."""
    shown = narrative_savings.is_shown(found) and found.central > 0
    return range_bar.Span(found.low, found.central, found.high, found.half, shown)


def scale_of(answer: RoomForSavings, lines: Sequence[LineEstimate]) -> range_bar.Axis | None:
    """One axis for the total and every line; None where no amount is above nothing."""
    highs = [line.anatomy.high for line in lines if line.anatomy is not None]
    return range_bar.axis([*highs, *([answer.total.high] if answer.total else [])])


def labels(scale: range_bar.Axis, *, middle: bool = True) -> html.Div:
    """The amounts at the ends of an axis, and one in the middle where there is room for it."""
    marks = range_bar.marks(scale)
    return html.Div(
        [
            html.Span(
                dutch.euro(0) if not mark else dutch.amount(mark),
                style={"left": f"{scale.at(mark):.2f}%"},
                className="links" if not n else "rechts" if n == len(marks) - 1 else "tussen",
            )
            for n, mark in enumerate(marks)
            if n in (0, len(marks) - 1) or (middle and n == len(marks) // 2)
        ],
        className="schaal",
        **{"aria-hidden": "true"},
    )


def levels(asked: Any, path: str, sentence: str) -> html.Nav:
    """The reference levels as links, with what another choice would do."""
    items = []
    for level, name in CHOICE.items():
        if level is asked.level:
            inside: Any = html.Span(name, className="hier", **{"aria-current": "true"})
        else:
            inside = dcc.Link(name, href=path + selection.at_level(asked, level))
        items.append(html.Li(inside))
    return html.Nav(
        [
            html.P("Referentie. De keuze bepaalt het bedrag."),
            html.Ul(items),
            *([html.P(sentence)] if sentence else []),
        ],
        className="niveaus",
        **{"aria-label": "Referentie"},
    )


def total(answer: RoomForSavings, scale: range_bar.Axis | None) -> list[Any]:
    """The total as one large range; nothing without any amount."""
    found = answer.total
    if found is None:
        return []
    words = narrative_savings.room(found) if found.lines else "geen ruimte aantoonbaar"
    quiet = not (narrative_savings.is_shown(found) and found.central > 0)
    large = html.P(dutch.upper_first(words), className="groot stil" if quiet else "groot")
    return [
        html.P(
            f"Samen, per jaar · referentie: {narrative_savings.LEVELS[answer.asked.level]}",
            className="onder",
        ),
        large,
        html.P(narrative_savings.total(answer), className="zegt-het"),
        *(
            [range_bar.lane(scale, span(found), large=True), labels(scale), range_bar.legend()]
            if scale is not None and found.high > 0
            else []
        ),
    ]


def lines(
    found: Sequence[LineEstimate], scale: range_bar.Axis | None, query: str, path: str
) -> list[Any]:
    """Column names and one row per line: name and nature, range, words."""
    head = []
    if scale is not None:
        names = [
            html.Span("Lijn"),
            labels(scale, middle=False),
            html.Span("Mogelijke ruimte per jaar"),
        ]
        head = [html.Div(names, className="ruimtekop", **{"aria-hidden": "true"})]
    return [
        *head,
        html.Ol([_line(line, scale, query, path) for line in found], className="ruimtes"),
    ]


def _line(found: LineEstimate, scale: range_bar.Axis | None, query: str, path: str) -> html.Li:
    anatomy, example = found.anatomy, found.comparison.example
    name = html.Div(
        [
            html.H3(dcc.Link(found.line.name, href=f"/cijfer/{found.line.indicator}{query}")),
            html.P(found.comparison.indicator.name, className="klein stil"),
            html.P(narrative_savings.NATURES[found.line.nature], className="klein stil"),
        ]
    )
    if anatomy is None:
        where = narrative.line_difference(found)
        more = html.P(f"Verschil met de middelste van de groep: {where}.") if where else None
        return html.Li([name, html.Div(more), html.P(narrative_savings.line(found))])
    strong = narrative_savings.is_shown(anatomy) and anatomy.central > 0
    words = dutch.marked(narrative_savings.room(anatomy), example and strong)
    holds = narrative_savings.stress(found)
    return html.Li(
        [
            name,
            range_bar.lane(scale, span(anatomy), example=example) if scale else html.Div(),
            html.Div(
                [
                    html.P(html.Strong(words) if strong else words),
                    *([html.P(holds, className="klein")] if holds else []),
                    html.P(
                        dcc.Link(
                            [
                                "Hoe komt dit bedrag tot stand?",
                                html.Span(f" {found.line.name}", className="vh"),
                            ],
                            href=f"{path}&lijn={found.line.key}#lijn",
                        ),
                        className="klein doorlink",
                    ),
                ]
            ),
            html.P(
                [
                    " ".join(
                        said
                        for said in (
                            narrative_savings.line(found),
                            narrative_savings.added(found),
                            narrative_savings.lopsided(found),
                        )
                        if said
                    )
                ],
                className="uitleg klein",
            ),
        ]
    )


def dissected(found: LineEstimate, catalogue: Catalogue, query: str) -> html.Div:
    """One line: the waterfall left with who counts, the stress test and who reaches the reference right."""
    anatomy = found.anatomy
    assert anatomy is not None
    example = found.comparison.example
    left = html.Section(
        [
            html.H2(from_to(found), id="lijn"),
            html.P("Elke stap met zijn reden, in euro per jaar", className="onder"),
            waterfall(
                steps(found, catalogue),
                label=f"Stappen van bruto verschil naar aannemelijk bedrag: {found.line.name}",
                example=example,
            ),
            html.P(narrative_savings.line(found), className="zegt-het"),
            card.actions(
                f"ruimte-stappen/{found.line.key}",
                query,
                f"De stappen van {found.line.name}",
                pictures=picture_links.drawn_there(
                    f"ruimte-stappen/{found.line.key}", query, f"De stappen van {found.line.name}"
                ),
            ),
            html.Div(
                card.fetched(
                    f"/tabel/ruimte-gemeenten/{found.line.key}{query}",
                    "Wie tellen mee?",
                    of=found.line.name,
                ),
                className="acties",
            ),
        ],
        className="kaart",
    )
    return html.Div(
        [left, html.Div(room_stress.beside(found, catalogue, query))], className="zeven-vijf"
    )


def steps(found: LineEstimate, catalogue: Catalogue) -> list[Step]:
    """The steps of a line as rows of a waterfall, with the result below."""
    anatomy = found.anatomy
    assert anatomy is not None
    example = found.comparison.example

    def shown(amount: float) -> str:
        return dutch.marked(dutch.amount(amount), example)

    rows = [
        Step(
            narrative_steps.name(found, name),
            narrative_steps.step(found, name, catalogue),
            amount,
            shown(amount),
            "gross" if name == "gross" else "change",
        )
        for name, amount in anatomy.steps
    ]
    if found.line.parent is None:
        rows.append(
            Step(
                narrative_steps.name(found, "overlap"),
                "geen andere lijn telt dezelfde euro's",
                0.0,
                shown(0),
                "change",
            )
        )
    name = "Aannemelijk" if narrative_savings.is_shown(anatomy) else "Midden van het bereik"
    result = (
        "midden van het bereik"
        if narrative_savings.is_shown(anatomy)
        else narrative_savings.room(anatomy)
    )
    rows.append(Step(name, result, anatomy.central, shown(anatomy.central), "result"))
    return rows


def from_to(found: LineEstimate) -> str:
    """The finding of a line that is taken apart."""
    anatomy = found.anatomy
    assert anatomy is not None
    gross = dict(anatomy.steps)["gross"]
    example = found.comparison.example
    if not narrative_savings.is_shown(anatomy):
        return f"{found.line.name}: {narrative_savings.room(anatomy)}"
    here, there = (dutch.marked(dutch.amount(a), example) for a in (gross, anatomy.central))
    return f"{found.line.name}: van {here} naar {there}"
