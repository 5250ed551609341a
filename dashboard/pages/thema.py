"""One theme: what stands out, over cost, quality and volume together, and what nobody delivered yet."""

from typing import Any

import dash
from dash import dcc, html

from benchmark import answers, dutch, narrative
from benchmark.answers import Deviation, Question, ThemeAnswer
from benchmark.answers.theme import ORDER, better
from benchmark.catalogue import Indicator
from benchmark.viewing import View
from benchmark.vocabulary import Direction, Perspective
from dashboard import circling, selection
from dashboard.components import (
    card,
    channels,
    notice,
    page,
    picture_links,
    related,
    strips,
    trend_card,
)

PATH = "/thema"
SIDES = {
    Perspective.COST: ("Kosten", "Lagere kosten zijn pas een sterk punt als de kwaliteit goed is."),
    Perspective.QUALITY: ("Kwaliteit", "Wat inwoners merken van de dienstverlening."),
    Perspective.VOLUME: (
        "Hoeveelheid",
        "Hoeveel, en langs welke weg. Meer is niet vanzelf beter.",
    ),
}
MOST = 3


def build(view: View, asked: Question, key: str) -> page.Content:
    """Finding, completeness, three sides, strips, own development with events, what is missing."""
    answer = answers.theme(view, asked, key)
    query = selection.query_of(asked)
    if not answer.found:
        return page.frame(
            *_nobody(view, answer, query),
            *related.of(view, key, query),
            _to_colleagues(answer, query),
            kind=_trail(answer, query),
            heading=narrative.theme_headline(answer),
            under=answer.theme.question,
        )
    is_channels = key == channels.THEME
    return page.frame(
        _completeness(answer, query),
        *related.of(view, key, query),
        _sides(answer, query),
        *(channels.cards(view, asked) if is_channels else []),
        *_strips(answer, query, channels.codes(view, asked) if is_channels else []),
        *_trend(view, answer),
        *_stories(answer),
        *_waiting(view, answer, query),
        _to_colleagues(answer, query),
        kind=_trail(answer, query),
        heading=narrative.theme_headline(answer),
        under=narrative.theme_sentence(answer) or answer.theme.question,
        example=answer.example,
    )


def _trail(answer: ThemeAnswer, query: str) -> list[Any]:
    period = narrative.period(answer.asked.year, answer.asked.report)
    return [dcc.Link("Cijfers", href="/cijfers" + query), f" › {answer.theme.name} · {period}"]


def _to_colleagues(answer: ThemeAnswer, query: str) -> html.P:
    """The way to those who do the same work."""
    words = "Leerkring: van wie valt te leren, en wie kunt u iets vragen?"
    link = dcc.Link(words, href=circling.href(query, answer.theme.key))
    return html.P(link, className="doorlink kring-door")


def _completeness(answer: ThemeAnswer, query: str) -> html.Div:
    """How much of the theme is there; examples stand beside it and count for nothing."""
    real = [d for d in answer.found if not d.comparison.example]
    present = sum(d.comparison.value is not None for d in real)
    text = f"{present} van {answer.asked_for} cijfers van dit thema aanwezig"
    invented = answer.present - present
    counts = _range([d.comparison.standing.n_delivered for d in answer.found])
    n = answer.found[0].comparison.standing.n
    examples = dutch.count(invented, "verzonnen voorbeeld", "verzonnen voorbeelden")
    parts = [
        f"{examples} daarnaast" if invented else "",
        f"per cijfer leveren {counts} van {n} gemeenten in de groep",
    ]
    return html.Div(
        [
            html.Span(text),
            html.Progress(value=str(present), max=str(answer.asked_for), **{"aria-label": text}),
            html.Span(
                [
                    dutch.upper_first(" · ".join(p for p in parts if p)),
                    html.Span(
                        [" · ", dcc.Link("bekijk welke", href="/gegevens" + query)],
                        className="doorlink",
                    ),
                ],
                className="regel",
            ),
        ],
        className="compleet",
    )


def _range(counts: list[int]) -> str:
    low, high = min(counts), max(counts)
    return str(low) if low == high else f"{low} tot {high}"


def _sides(answer: ThemeAnswer, query: str) -> html.Ul:
    """Cost, quality and volume beside each other, each with the figures furthest from the group."""
    items = []
    for side in ORDER:
        title, ground = SIDES[side]
        items.append(
            html.Li(
                [
                    html.P(title, className="naam"),
                    *_side(answer.of(side), side, query),
                    html.P(ground, className="grond"),
                ]
            )
        )
    return html.Ul(items, className="drie", **{"aria-label": "Kosten, kwaliteit en hoeveelheid"})


def _side(found: tuple[Deviation, ...], side: Perspective, query: str) -> list[Any]:
    known = [d for d in found if d.comparison.value is not None]
    if not known:
        text = (
            "Nog geen cijfers."
            if found
            else f"Dit thema heeft geen cijfer over {SIDES[side][0].lower()}."
        )
        return [html.P(text, className="zegt")]
    ranked = sorted(known, key=lambda d: -abs(d.z or 0.0))[:MOST]
    rows = [
        html.Li(
            [
                html.Span(
                    [
                        dcc.Link(
                            d.comparison.indicator.name,
                            href=f"/cijfer/{d.comparison.indicator.code}{query}",
                        ),
                        *strips.tag(d.comparison),
                    ]
                ),
                html.Span(
                    [
                        html.Strong(
                            narrative.figure(d.comparison, d.comparison.value),
                            className="eigen-cijfer",
                        ),
                        f" {narrative.against_middle(d.comparison)}",
                    ]
                ),
            ]
        )
        for d in ranked
    ]
    return [html.P(_count(known, side), className="zegt"), html.Ul(rows, className="kort")]


def _count(known: list[Deviation], side: Perspective) -> str:
    """How many figures lie where, of one kind only: real ones, or without any the examples.

    Cost counts what is in euros, because a higher share of revenue is no higher cost.
    """
    real = [d for d in known if not d.comparison.example]
    counted, invented = real or known, not real
    if side is Perspective.QUALITY:
        judged = [better(d) for d in counted]
        ahead, behind = judged.count(True), judged.count(False)
        if ahead or behind:
            close = sum(d.comparison.too_close for d in counted)
            text = f"{ahead} beter en {behind} minder goed dan de middelste gemeente"
            text += f", {close} te dicht bij elkaar" if close else ""
            return dutch.marked(text, invented)
    if side is Perspective.COST:
        costs = [d for d in counted if d.comparison.indicator.unit.is_money]
        sides = [narrative.side(d.comparison) for d in costs]
        higher, lower = sides.count("hoger"), sides.count("lager")
        if higher or lower:
            text = f"{higher} hoger en {lower} lager dan de middelste gemeente"
            return dutch.marked(text, invented)
    return dutch.marked(dutch.count(len(counted), "cijfer", "cijfers"), invented)


def _strips(answer: ThemeAnswer, query: str, before: list[str]) -> list[Any]:
    """One section per side; all strips of the page, in the order in which they stand, are one question."""
    codes = [*before, *(d.comparison.indicator.code for side in ORDER for d in answer.of(side))]
    sections: list[Any] = [strips.question(codes, query)]
    for side in ORDER:
        found = answer.of(side)
        if found:
            sections.append(
                page.section(
                    strips.SECTIONS[side],
                    *strips.rows(found, query, dict(answer.trends)),
                    under=_unjudged(found),
                )
            )
    sources = sorted({d.comparison.source for d in answer.found})
    sections.append(
        html.Div(
            [
                strips.spoken(),
                *strips.legend(answer.name, {d.comparison.example for d in answer.found}),
                html.P(
                    "Elke strook heeft een eigen schaal: de grijze band is steeds de middelste helft van "
                    f"de groep. Bron: {'; '.join(sources)}.",
                    className="bron",
                ),
                card.actions(
                    f"thema/{answer.theme.key}",
                    query,
                    answer.theme.name,
                    pictures=picture_links.drawn_there(
                        f"thema/{answer.theme.key}", query, f"Stroken {answer.theme.name}"
                    ),
                ),
            ]
        )
    )
    return sections


def _unjudged(found: tuple[Deviation, ...]) -> str:
    directions = {d.comparison.indicator.direction for d in found}
    if directions == {Direction.NEUTRAL}:
        return "Hoger of lager is hier niet beter of slechter."
    if len(directions) == 1:
        return dutch.upper_first(narrative.DIRECTIONS[directions.pop()]) + "."
    return "Bij elk cijfer staat of hoger of lager beter is."


def _trend(view: View, answer: ThemeAnswer) -> list[html.Section]:
    """The own development of what stands out, with the events of the theme on the time axis."""
    known = [d for d in answer.found if d.comparison.value is not None]
    chosen = answer.largest or (known[0] if known else None)
    return [trend_card.of(view, chosen.comparison, named=True)] if chosen else []


def _stories(answer: ThemeAnswer) -> list[html.Section]:
    """What was made up on purpose, so that nobody has to guess what there is to discover."""
    if not answer.stories:
        return []
    return [
        page.section(
            f"Wat er bij {dutch.example(answer.name)} is verzonnen om te ontdekken",
            html.Ul([html.Li(f"Verzonnen: {text}") for text in answer.stories], className="punten"),
            under="Deze verhalen zijn bedacht. Ze gaan niet over de echte gemeente.",
        )
    ]


def _nobody(view: View, answer: ThemeAnswer, query: str) -> list[Any]:
    ways = _ways(view, answer, query)
    return [
        notice.say(
            "Voor dit thema leverde nog niemand cijfers, en er is geen open bron.",
            "Hieronder staat wat deze pagina laat zien zodra gemeenten leveren."
            if not answer.asked.examples
            else "Voor deze periode zijn er ook geen voorbeeldcijfers.",
            *ways,
        ),
        *_promised(answer.waiting, query),
    ]


def _waiting(view: View, answer: ThemeAnswer, query: str) -> list[html.Section]:
    """What is not there: published for other years only, and what nobody delivered yet."""
    sections = []
    absent = tuple(i for i in answer.waiting if i.has_figures)
    if absent:
        years = [y for y, r in view.edition.published(absent[0].code) if r == "rekening"]
        other = selection.accounts_of(answer.asked, years[-1])
        period = narrative.period(answer.asked.year, answer.asked.report)
        sections.append(
            page.section(
                f"Niet gepubliceerd voor de {period}",
                html.Div(
                    [
                        notice.button(
                            f"Toon de jaarrekening {years[-1]}",
                            f"{PATH}/{answer.theme.key}{other}",
                            light=True,
                        )
                    ],
                    className="knoppen",
                ),
                _questions(absent, query),
            )
        )
    waiting = tuple(i for i in answer.waiting if not i.has_figures)
    if waiting:
        count = dutch.count(len(waiting), "cijfer levert", "cijfers levert")
        sections.append(
            page.section(
                f"{count} nog niemand",
                html.Div(_ways(view, answer, query), className="knoppen"),
                _questions(waiting, query),
                under="Er is geen open bron. Zodra gemeenten leveren, staan ze hierboven naast de groep.",
            )
        )
    return sections


def _ways(view: View, answer: ThemeAnswer, query: str) -> list[Any]:
    """From figures that nobody delivered: to Oefenmodus or a year with examples, and to the questionnaire."""
    ways: list[Any] = []
    if view.edition.example_years:
        ways.append(
            notice.practise(f"{PATH}/{answer.theme.key}", answer.asked, view.edition.example_years)
        )
    if any(not i.has_figures for i in answer.waiting):
        ways.append(
            html.A(
                "Download de vragenlijst (csv)",
                href=f"/csv/vragenlijst/{answer.theme.key}{query}",
                className="knop licht" if ways else "knop",
            )
        )
    return ways


def _promised(waiting: tuple[Indicator, ...], query: str) -> list[html.Section]:
    """What the page will tell, side by side as it will stand."""
    sections = []
    for side in ORDER:
        of_side = tuple(i for i in waiting if i.perspective is side)
        if of_side:
            sections.append(page.section(SIDES[side][0], _questions(of_side, query)))
    return sections


def _questions(indicators: tuple[Indicator, ...], query: str) -> html.Ul:
    rows = [
        html.Li(
            [
                dcc.Link(i.name, href=f"/methode/{i.code}{query}"),
                html.Span(i.unit.value, className="w"),
                html.P(i.question),
            ]
        )
        for i in indicators
    ]
    return html.Ul(rows, className="lijst")


layout = page.answers(build, "/overzicht")
dash.register_page(
    __name__, path_template="/thema/<key>", title="Thema – Gemeentespiegel", layout=layout
)
