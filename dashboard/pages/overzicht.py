"""Overview: where does the municipality differ most, and is it the books or the practice?"""

from collections.abc import Callable
from typing import Any

import dash
from dash import dcc, html

from benchmark import answers, narrative
from benchmark.answers import Comparison, Deviation, Overview, Question
from benchmark.peers.notices import notices
from benchmark.viewing import View
from dashboard import selection
from dashboard.components import card, notice, page, picture_links, strips

PATH = "/overzicht"


def build(view: View, asked: Question) -> page.Content:
    """Finding, completeness, three sentences, strips, bookings to look at first."""
    answer = answers.overview(view, asked)
    municipality = view.edition.municipalities.find(asked.gemeente, asked.year)
    name = municipality.name
    query = selection.query_of(asked)
    period = narrative.period(asked.year, asked.report)
    content: list[Any] = [
        notice.say(text, kind="let-op") for text in notices(answers.group_of(view.edition, asked))
    ]
    content.append(_three(answer, query) if answer.testable else _untested(view, asked, period))
    shown = answer.deviations or answer.others
    if shown:
        content.append(_strips(shown, bool(answer.deviations), query, period))
    if answer.bookings:
        content.append(_bookings(answer, query))
    if answer.deviations and answer.others:
        content.append(_others(answer, query))
    return page.frame(
        _completeness(answer, query),
        *content,
        kind=f"Overzicht {name} · {narrative.dutch.number(municipality.inhabitants)} inwoners · {period}",
        heading=narrative.overview_headline(answer, name, period),
    )


def _completeness(answer: Overview, query: str) -> html.Div:
    missing = answer.asked - answer.present
    delivered = f" · {answer.delivered} van gemeenten" if answer.delivered else ""
    return html.Div(
        [
            html.Span(f"{answer.present} van {answer.asked} cijfers aanwezig"),
            html.Progress(
                value=str(answer.present),
                max=str(answer.asked),
                **{"aria-label": f"{answer.present} van {answer.asked} cijfers aanwezig"},
            ),
            html.Span(
                [
                    f"{answer.present - answer.delivered} uit open bronnen{delivered} · {missing} nog zonder cijfer",
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


def _three(answer: Overview, query: str) -> html.Ul:
    items = [
        _largest(answer, query),
        _strong(answer, query),
        _first_check(answer, query),
    ]
    return html.Ul(items, className="drie", **{"aria-label": "In drie zinnen"})


def _sentence(label: str, says: str, ground: str, link: str, href: str) -> html.Li:
    return html.Li(
        [
            html.P(label, className="naam"),
            html.P(says, className="zegt"),
            html.P(ground, className="grond"),
            dcc.Link(link, href=href),
        ]
    )


def _about(label: str, comparison: Comparison, ground: str, query: str) -> html.Li:
    """A sentence on one figure, with the way to its page."""
    says = narrative.shortlist(comparison)
    return _sentence(label, says, ground, "Bekijk dit cijfer", _href(comparison, query))


def _largest(answer: Overview, query: str) -> html.Li:
    label = "Grootste afwijking die de toets doorstaat"
    if not answer.deviations:
        why = (
            "Er zijn te weinig gemeenten die de toets doorstaan, of de eigen boeking doorstaat hem niet."
            if answer.comparable_size
            else "Zonder gemeenten van vergelijkbare grootte noemen wij geen afwijking."
        )
        return _sentence(
            label, "Nog niet te zeggen.", why, "Naar de boekingscheck", "/boekingscheck" + query
        )
    comparison = answer.deviations[0].comparison
    passed = sum(p.passes for p in comparison.peers)
    ground = (
        f"De middelste gemeente zit op {narrative.figure(comparison, comparison.standing.median)}. "
        f"{passed} van de {comparison.standing.n} gemeenten in de groep doorstaan de toets."
    )
    return _about(label, comparison, ground, query)


def _strong(answer: Overview, query: str) -> html.Li:
    label = "Sterk punt"
    if answer.strong is not None:
        comparison = answer.strong.comparison
        ground = f"De middelste gemeente zit op {narrative.figure(comparison, comparison.standing.median)}."
        return _about(label, comparison, ground, query)
    low = [d for d in answer.deviations if (d.z or 0) < 0 and d.comparison.indicator.unit.is_money]
    if low:
        comparison = low[0].comparison
        ground = "Lage lasten zijn een sterk punt als de kwaliteit goed is. Daarover zegt dit cijfer niets."
        label = "Mogelijk sterk punt"
        return _about(label, comparison, ground, query)
    return _sentence(
        label,
        "Nog niet te zeggen.",
        "De open cijfers gaan over kosten. Een sterk punt vraagt ook cijfers over kwaliteit.",
        "Bekijk welke cijfers ontbreken",
        "/gegevens" + query,
    )


def _first_check(answer: Overview, query: str) -> html.Li:
    if answer.bookings:
        found = answer.bookings[0].comparison
        return _sentence(
            "Eerst uw boeking nakijken",
            f"{found.indicator.name} doorstaat de vergelijkbaarheidstoets niet.",
            narrative.sentence_of(found.comparable.reasons[0]),
            "Naar de boekingscheck",
            "/boekingscheck" + query,
        )
    return _sentence(
        "Meest waardevolle ontbrekende cijfer",
        "Het aantal aanvragen bij burgerzaken ontbreekt.",
        "Daarmee ziet u of een verschil komt door de prijs of door het aantal aanvragen.",
        "Bekijk welke cijfers ontbreken",
        "/gegevens" + query,
    )


def _href(comparison: Comparison, query: str) -> str:
    return f"/cijfer/{comparison.indicator.code}{query}"


def _untested(view: View, asked: Question, period: str) -> html.Div:
    years = view.edition.tested_years
    ways = [
        notice.button(
            f"Toon de jaarrekening {year}",
            PATH + selection.accounts_of(asked, year),
        )
        for year in years[-1:]
    ]
    return notice.say(
        f"Voor de {period} is de vergelijkbaarheidstoets niet te maken.",
        "Daarvoor zijn baten en salarissen per taakveld uit een jaarrekening nodig. "
        "De cijfers hieronder laten wij zien, maar wij noemen geen afwijking en geen bedrag.",
        *ways,
    )


def _strips(
    shown: tuple[Deviation, ...], deviations: bool, query: str, period: str
) -> html.Section:
    """Strips of what deviates; without any, of every figure, in the order of the catalogue."""
    name = shown[0].comparison.municipality.name
    heading = "De grootste afwijkingen" if deviations else "De cijfers naast die van de groep"
    return page.section(
        heading,
        strips.question([d.comparison.indicator.code for d in shown], query),
        *strips.rows(shown, query),
        strips.spoken(),
        *strips.legend(name, {False}),
        html.P(
            "Elke strook heeft een eigen schaal: de grijze band is steeds de middelste helft van de groep. "
            f"Bron: CBS, Iv3, {period}.",
            className="bron",
        ),
        card.actions(
            "overzicht",
            query,
            heading,
            pictures=picture_links.drawn_there("overzicht", query, heading),
        ),
        under="Alleen cijfers die de vergelijkbaarheidstoets doorstaan, op volgorde van afwijking. "
        "Hoger of lager is niet vanzelf beter of slechter."
        if deviations
        else "Op volgorde van thema. Hoger of lager is niet vanzelf beter of slechter.",
    )


def _bookings(answer: Overview, query: str) -> html.Section:
    return page.section(
        "Eerst uw boeking nakijken",
        _list(answer.bookings, query, lambda c: narrative.sentence_of(c.comparable.reasons[0])),
        html.P(
            dcc.Link("Naar de boekingscheck", href="/boekingscheck" + query), className="doorlink"
        ),
        under="Deze cijfers doorstaan de vergelijkbaarheidstoets niet. Het verschil zegt dan eerst iets over de boeking.",
    )


def _others(answer: Overview, query: str) -> html.Section:
    return page.section("Ook bekeken", _list(answer.others, query, narrative.aside))


def _list(found: tuple[Deviation, ...], query: str, says: Callable[[Comparison], str]) -> html.Ul:
    """One row per comparison: name, own value and the middle municipality, and what there is to say."""
    rows = []
    for comparison in (d.comparison for d in found):
        middle = narrative.figure(comparison, comparison.standing.median)
        values = f"{narrative.with_unit(comparison, comparison.value)}; middelste gemeente {middle}"
        rows.append(
            html.Li(
                [
                    dcc.Link(comparison.indicator.name, href=_href(comparison, query)),
                    html.Span(values, className="w"),
                    html.P(says(comparison)),
                ]
            )
        )
    return html.Ul(rows, className="lijst")


layout = page.answers(build, PATH)
dash.register_page(__name__, path=PATH, title="Overzicht – Gemeentespiegel", layout=layout)
