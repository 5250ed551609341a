"""Beside the steps of a line: does the amount hold in another group, who reaches the reference, what would narrow it."""

from dash import html

from benchmark import dutch
from benchmark.answers import LineEstimate
from benchmark.catalogue import Catalogue
from benchmark.narrative import savings as narrative_savings
from dashboard.components import card, picture_links
from dashboard.components.stress_dots import stress_dots

ROOM_FOR_LABEL = 0.45  # of the axis, on the narrowest screen
STRESS = "Het verschil na correctie voor toeval, bij andere grootte, andere kenmerken en steeds één gemeente minder"
ONE_DOT = "Elke stip is 1 procent van de groepen."


def beside(found: LineEstimate, catalogue: Catalogue, query: str) -> list[html.Section]:
    """Whether the amount holds in other groups, who reaches the reference, and what would narrow the range."""
    anatomy = found.anatomy
    assert anatomy is not None
    parts = []
    if anatomy.stress is not None and anatomy.stress.amounts:
        stress = anatomy.stress
        ends = [(a, dutch.amount(a)) for a in (stress.low, stress.high)]
        ticks = _apart([(0.0, dutch.euro(0)), *ends])
        heading = "Houdt dit stand in een andere groep?"
        parts.append(
            html.Section(
                [
                    html.H2(heading),
                    html.P(STRESS, className="onder"),
                    stress_dots(stress.amounts, ticks, example=found.comparison.example),
                    html.P(ONE_DOT, className="klein stil"),
                    html.P(
                        f"{dutch.upper_first(narrative_savings.stress(found))}. {narrative_savings.band(found)}",
                        className="zegt-het",
                    ),
                    _actions(found, query),
                ],
                className="kaart",
            )
        )
    if found.level.p is not None:
        parts.append(
            html.Section(
                [
                    html.H3("Zij zitten op of onder de referentie"),
                    html.P(narrative_savings.reaching(found)),
                ],
                className="sectie",
            )
        )
    narrowing = narrative_savings.narrowing(found, catalogue)
    if narrowing:
        parts.append(
            html.Section(
                [html.H3("Dit maakt het bereik smaller"), html.P(narrowing)], className="sectie"
            )
        )
    return parts


def _actions(found: LineEstimate, query: str) -> html.Div:
    """The dots to keep: as numbers and as a picture. Hundreds of rows are for a file, not for the page."""
    path, name = f"ruimte-groepen/{found.line.key}", f"De groepen van {found.line.name}"
    return card.actions(
        path,
        query,
        name,
        table=False,
        pictures=[card.download(path, query, name), *picture_links.drawn_there(path, query, name)],
    )


def _apart(ticks: list[tuple[float, str]]) -> list[tuple[float, str]]:
    """The labels that have room beside each other: zero first, then the far end, then the near one."""
    span = max(abs(a) for a, _ in ticks) or 1.0
    kept: list[tuple[float, str]] = []
    for tick in sorted(ticks, key=lambda t: (t[0] != 0, -abs(t[0]))):
        if all(abs(tick[0] - other[0]) >= ROOM_FOR_LABEL * span for other in kept):
            kept.append(tick)
    return kept
