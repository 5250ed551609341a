"""Balance as strips: how far the group lies from the municipality on each circumstance, now and otherwise."""

from typing import Any

from dash import html

from benchmark import dutch
from benchmark.answers import Balance, GroupAnswer
from benchmark.narrative import group as narrative_group
from dashboard.components import card, picture_links
from dashboard.figures.balance import Strip, strips

CAPTION = (
    "Verschil van de groep met de eigen gemeente, in standaardafwijkingen over alle gemeenten. "
    "Binnen de grijze band is het klein."
)
SOURCE = "CBS; BZK (gemeentefonds)"
HIDDEN = {"aria-hidden": "true"}


def of(answer: GroupAnswer, path: str, query: str) -> html.Section:
    """The finding, a strip per circumstance, the sentence, and the way to the table."""
    heading = narrative_group.fit(answer)
    rows = zip(answer.balance, strips(answer.balance), strict=True)
    return html.Section(
        [
            html.H2(heading),
            html.P(CAPTION, className="onder"),
            _head(answer),
            html.Ol([_row(answer, b, strip) for b, strip in rows], className="balans"),
            html.P(narrative_group.differences(answer), className="zegt-het"),
            card.actions(
                f"balans{path}",
                query,
                heading,
                how=_how(),
                pictures=picture_links.drawn_there(f"balans{path}", query, heading),
            ),
            html.P(f"Bron: {SOURCE}.", className="bron"),
        ],
        className="kaart",
    )


def _head(answer: GroupAnswer) -> html.Div:
    return html.Div(
        [
            html.Span(),
            html.Div([html.Span("← groep lager"), html.Span("groep hoger →")], className="as"),
            html.Span([html.Span(className="stip"), "nu"], className="w"),
            html.Span([html.Span(className="stip open"), other(answer)], className="w"),
        ],
        className="balanskop",
        **HIDDEN,
    )


def other(answer: GroupAnswer) -> str:
    """A short word for the alternative, for the head of a column."""
    alternative = answer.alternative
    return "grootte" if alternative is not None and alternative.likeness is None else "lijkt op"


def _row(answer: GroupAnswer, found: Balance, strip: Strip) -> html.Li:
    name = found.circumstance.name
    words = narrative_group.alternative_words(answer)
    return html.Li(
        [
            html.Span(name, className="naam"),
            html.Div(_marks(strip), className="baan", **HIDDEN),
            html.Span(
                [html.Span("nu ", className="vh"), signed(found.now)],
                className="w sterk" if found.unbalanced else "w",
            ),
            html.Span(
                [html.Span(f"; met de groep {words} ", className="vh"), signed(found.other)],
                className="w stil",
            ),
        ]
    )


def _marks(strip: Strip) -> list[Any]:
    low, high = strip.band
    marks: list[Any] = [
        html.Span(className="band", style={"left": f"{low:.2f}%", "width": f"{high - low:.2f}%"}),
        html.Span(className="nul"),
    ]
    if strip.now is not None and strip.other is not None:
        left, wide = min(strip.now, strip.other), abs(strip.now - strip.other)
        marks.append(
            html.Span(className="lijn", style={"left": f"{left:.2f}%", "width": f"{wide:.2f}%"})
        )
    for value, kind in ((strip.other, "stip open"), (strip.now, "stip")):
        if value is not None:
            marks.append(html.Span(className=kind, style={"left": f"{value:.2f}%"}))
    return marks


def signed(value: float | None) -> str:
    """A difference with its sign; words where there is none."""
    if value is None:
        return "niet bekend"
    shown = dutch.number(value, 1)
    return f"+{shown}" if round(value, 1) > 0 else shown


def _how() -> list[Any]:
    return [
        html.P(
            "Per kenmerk: het gemiddelde van de groep min de eigen waarde, gedeeld door de standaardafwijking "
            "over alle gemeenten van dat jaar. Inwoners, dichtheid, woonruimten, bedrijven en kernen tellen als "
            "logaritme: dan telt het verhoudingsgetal."
        ),
        html.P("Vanaf een halve standaardafwijking noemen wij het verschil groot."),
    ]
