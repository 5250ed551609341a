"""The cards that only the theme of channels has: composition, appreciation, volumes through the years."""

from typing import Any

from dash import dcc, html

from benchmark import dutch, narrative
from benchmark.answers import Comparison, Question
from benchmark.answers import channels as answer_of
from benchmark.narrative import channels as narrative_channels
from benchmark.viewing import View
from dashboard import selection
from dashboard.components import card, notice
from dashboard.components.table import Table, as_component, cell, nothing
from dashboard.figures import channels, strip, style

THEME = "kanalen"
FIRST = answer_of.CHANNELS[0][0]
SAID = {"KTV03": "Digitaal", "KTV02": "Telefoon", "KTV01": "Balie"}


def cards(view: View, asked: Question) -> list[Any]:
    """The three cards, in the order in which they are read."""
    return [_composition(view, asked), *_appreciation(view, asked), _volumes(view, asked)]


def codes(view: View, asked: Question) -> list[str]:
    """The indicators whose strips stand in these cards."""
    return [c.indicator.code for c in answer_of.appreciation(view, asked)]


def _composition(view: View, asked: Question) -> html.Section:
    answer = answer_of.composition(view, asked)
    mean = (
        f" Het gemiddelde gaat over {answer.n_complete} gemeenten in de groep die alle vier de kanalen telden."
        if answer.mean
        else ""
    )
    return card.chart(
        "samenstelling",
        subject="",
        heading=narrative_channels.composition_headline(answer),
        subtitle=f"Aandeel van elk kanaal in alle klantcontacten, {asked.year}.",
        asked=asked,
        code=FIRST,
        height=channels.COMPOSITION_HEIGHT,
        source=f"Bron: {answer.source}.{mean}",
        how=html.P(
            "Een contact telt één keer, op het kanaal waar het begint. Ontbreekt een kanaal of is de som "
            "geen 100%, dan tonen wij geen verdeling en telt die gemeente niet mee in het gemiddelde."
        ),
        before=notice.say(answer.problem, kind="let-op") if answer.problem else None,
        after=html.Div(as_component(shares_table(answer)), className="schakering"),
    )


def shares_table(answer: answer_of.Composition) -> Table:
    """The same shares as numbers: the legend of the bars, and their truth for who cannot see them."""
    rows = []
    for n, (_, channel) in enumerate(answer_of.CHANNELS):
        pair = [answer.own, answer.mean]
        cells = [
            nothing("geen cijfer") if s is None else cell(f"{dutch.number(s[n], 1)}%", s[n])
            for s in pair
        ]
        rows.append((cell(channel), *cells))
    mean = "Gemiddelde van de groep"
    return Table(
        "De vier kanalen in cijfers, van links naar rechts",
        ("Kanaal", answer.name, dutch.marked(mean, answer.example)),
        rows,
        frozenset({1, 2}),
    )


def _appreciation(view: View, asked: Question) -> list[html.Section]:
    found = answer_of.appreciation(view, asked)
    if not found:
        return []
    query = selection.query_of(asked)
    return [
        html.Section(
            [
                html.H2(narrative_channels.appreciation_headline(found), id="waardering-kop"),
                html.P(
                    f"Rapportcijfers van 1 tot 10, {asked.year}. De streep is de middelste gemeente, de "
                    "band de middelste helft van de groep.",
                    className="onder",
                ),
                html.Ul([_mark(c, query) for c in found], className="drie waardering"),
                html.P(
                    f"Bron: {found[0].source}. Elk cijfer komt van wie dat kanaal gebruikte, dus het zijn "
                    "verschillende mensen.",
                    className="bron",
                ),
            ],
            className="kaart",
            **{"aria-labelledby": "waardering-kop"},
        )
    ]


def _mark(comparison: Comparison, query: str) -> html.Li:
    code = comparison.indicator.code
    return html.Li(
        [
            html.P(SAID[code], className="naam"),
            html.P(
                [
                    html.Strong(
                        narrative.figure(comparison, comparison.value), className="eigen-cijfer"
                    ),
                    f" {comparison.municipality.name}",
                ],
                className="zegt",
            ),
            html.Div(
                id={"strook": code},
                style={"height": f"{strip.HEIGHT}px"},
                className="beeld",
                **{"aria-hidden": "true"},
            ),
            html.P(_ground(comparison), className="grond"),
            dcc.Link(comparison.indicator.name, href=f"/cijfer/{code}{query}"),
        ]
    )


def _ground(comparison: Comparison) -> str:
    if comparison.value is None:
        return narrative.sentence_of(narrative.place_or_reason(comparison))
    return narrative.sentence_of(narrative.against_middle(comparison))


def _volumes(view: View, asked: Question) -> html.Section:
    answer = answer_of.volumes(view, asked)
    return card.chart(
        "volumes",
        subject="",
        heading=narrative_channels.volumes_headline(answer),
        subtitle="Contacten per 1.000 inwoners, per jaar",
        asked=asked,
        code=FIRST,
        height=channels.VOLUME_HEIGHT,
        source=f"Bron: {answer.source}; inwoners: CBS.",
        how=html.P(
            "Het aantal contacten van het jaar, gedeeld door de inwoners op 1 januari, keer 1.000. De groep "
            "is in alle jaren die van het gekozen jaar."
        ),
    )


@card.drawer("samenstelling")
def draw_composition(view: View, asked: Question, _: str) -> tuple[style.Figure, str]:
    """Own shares and the mean of the group, each as one bar."""
    answer = answer_of.composition(view, asked)
    return channels.composition(answer), narrative_channels.composition(answer)


@card.drawer("volumes")
def draw_volumes(view: View, asked: Question, _: str) -> tuple[style.Figure, str]:
    """Digital and telephone through the years."""
    answer = answer_of.volumes(view, asked)
    return channels.volumes(answer), narrative_channels.volumes(answer)
