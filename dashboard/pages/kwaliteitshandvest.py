"""The quality charter: what is promised, whether it is measured and kept, beside the law, peers and earlier years."""

from typing import Any

import dash
from dash import dcc, html

from benchmark import narrative
from benchmark.answers import Question
from benchmark.answers.charter import LIST, THEME, CharterAnswer, charter
from benchmark.catalogue import DeclaredList
from benchmark.errors import NoFigures
from benchmark.narrative import charter as words
from benchmark.narrative import promises
from benchmark.viewing import View
from benchmark.vocabulary import LawGrade
from dashboard import selection
from dashboard.components import charter as cards
from dashboard.components import listed, page

PATH = "/kwaliteitshandvest"
UNDER = "Een belofte is pas iets waard als de gemeente meet of zij die nakomt."


def build(view: View, asked: Question) -> page.Content:
    """Finding, the law where it asks more, measured promises, every promise, what others promise, the years."""
    query = selection.query_of(asked)
    declared = view.edition.catalogue.list(LIST)
    kind = f"Dienstverlening · {narrative.period(asked.year, asked.report)}"
    try:
        answer = charter(view, asked)
    except NoFigures as error:
        return page.frame(
            listed.nobody(view, asked, declared, error, PATH),
            kind=kind,
            heading=f"{words.NAME}: nog geen cijfers",
            under=UNDER,
        )
    law = _law(answer)
    first = bool(answer.of_grade(LawGrade.WEAKER, LawGrade.LONG))
    return page.frame(
        *(law if first else []),
        *_own(answer, declared, query),
        *([] if first else law),
        *_others(answer),
        *_years(answer),
        *page.invented(answer.stories),
        kind=kind,
        heading=words.headline(answer),
        under=words.summary(answer) or UNDER,
        example=answer.example,
    )


def _law(answer: CharterAnswer) -> list[html.Section]:
    heading = words.law_headline(answer)
    if not heading:
        return []
    said = words.law(answer)
    rest = f"{words.law_rest(answer)} {words.EVERY_CASE}".strip()
    content = [cards.points(said)] if said else []
    return [page.section(heading, *content, html.P(rest, className="grond"))]


def _own(answer: CharterAnswer, declared: DeclaredList, query: str) -> list[Any]:
    if not answer.promises:
        said = words.other_years(answer)
        return [
            listed.own_missing(answer.asked, declared, answer.name, answer.own_years, said, PATH)
        ]
    return [
        cards.of(answer),
        page.section(
            "De beloften één voor één",
            cards.one_by_one(answer),
            html.P(
                dcc.Link("Naar het thema Serviceformules", href=f"/thema/{THEME}{query}"),
                className="doorlink",
            ),
            under=words.MILD_IS_EASY,
        ),
    ]


def _others(answer: CharterAnswer) -> list[html.Section]:
    items = [promises.lacking(one) for one in answer.lacking]
    content = [cards.points(items)] if items else []
    return [page.section("Wat anderen beloven", *content, under=words.lacking(answer))]


def _years(answer: CharterAnswer) -> list[html.Section]:
    courses, since = words.courses(answer), words.changed(answer)
    if not courses and not since:
        return []
    lists = [[promises.change(one) for one in answer.changes], courses]
    content = [cards.points(items) for items in lists if items]
    return [page.section("Door de jaren heen", *content, under=since or None)]


layout = page.answers(build, PATH)
dash.register_page(__name__, path=PATH, title="Kwaliteitshandvest – Gemeentespiegel", layout=layout)
