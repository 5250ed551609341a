"""BurgerServiceCode: ten norms from the side of the citizen, judgement beside evidence, and the checklist."""

import dash
from dash import html

from benchmark import narrative
from benchmark.answers import Question
from benchmark.answers.service_code import THEME, ServiceCodeAnswer, service_code
from benchmark.catalogue import ServiceCode
from benchmark.narrative import service_code as narrative_code
from benchmark.viewing import View
from dashboard import selection
from dashboard.components import card, checklist, norm_list, notice, page, service_code_card

PATH = "/burgerservicecode"
UNDER = "Tien normen, van de kant van de inwoner. Per norm staat wat inwoners vinden naast wat de feiten laten zien."


def build(view: View, asked: Question) -> page.Content:
    """Finding, dot rows, judgement beside evidence per norm, checklist."""
    answer = service_code(view, asked)
    query = selection.query_of(asked)
    code = view.edition.catalogue.service_code
    start = service_code_card.of(answer) if answer.found else _nobody(view, asked, query)
    return page.frame(
        start,
        _norms(answer, code, query),
        *page.invented(answer.stories),
        checklist.of(asked, code),
        kind=f"Dienstverlening · {narrative.period(asked.year, asked.report)}",
        heading=narrative_code.headline(answer),
        under=narrative_code.summary(answer) or UNDER,
        example=answer.shows_example,
    )


def _norms(answer: ServiceCodeAnswer, code: ServiceCode, query: str) -> html.Section:
    """What a citizen may expect, norm for norm; the caution stands before the first comparison."""
    said = narrative_code.caution(code)
    return page.section(
        "Oordeel naast feiten",
        *([notice.say("Lees dit eerst.", said, kind="let-op", role="note")] if said else []),
        html.P(narrative_code.caution_source(code), className="bron"),
        norm_list.of(answer, query),
        *([card.actions("oordeel-feiten", query, "Oordeel naast feiten")] if answer.found else []),
        under="Het oordeel en de feiten staan in dezelfde groep. Alleen wat van het midden te onderscheiden is, vergelijken wij.",
        anchor="normen",
    )


def _nobody(view: View, asked: Question, query: str) -> html.Div:
    """Nobody delivered: the norms stand, figures do not; the ways to Oefenmodus and to deliver."""
    ways = notice.to_practise(PATH, asked, view.edition.example_years)
    ways.append(notice.button("Lever cijfers aan", f"/aanleveren/{THEME}{query}", light=bool(ways)))
    text = (
        "Voor deze periode zijn er ook geen voorbeeldcijfers."
        if asked.examples
        else "Hieronder staan de tien normen. Zodra gemeenten leveren, staan hun cijfers erbij."
    )
    return notice.say(
        "Over de BurgerServiceCode leverde nog niemand cijfers, en er is geen open bron.",
        text,
        *ways,
    )


layout = page.answers(build, PATH)
dash.register_page(__name__, path=PATH, title="BurgerServiceCode – Gemeentespiegel", layout=layout)
