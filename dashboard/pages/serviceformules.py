"""Service formulas: which products run under which, what that brings, and what would move if one changed."""

from typing import Any

import dash
from dash import dcc, html

from benchmark import narrative
from benchmark.answers import Question
from benchmark.answers.formula_move import first, move
from benchmark.answers.formulas import THEME, FormulasAnswer, formulas
from benchmark.catalogue.service_formulas import LIST
from benchmark.errors import NoFigures, SpiegelError
from benchmark.narrative import formula_move as moving
from benchmark.narrative import formulas as words
from benchmark.viewing import View
from dashboard import selection
from dashboard.components import formula_move as move_card
from dashboard.components import formulas as cards
from dashboard.components import listed, notice, page

PATH = "/serviceformules"
UNDER = "Een serviceformule is de weg die een aanvraag gaat: snel en vast, of met overleg."
LONGEST = 120


def build(view: View, asked: Question, product: Any = "", naar: Any = "") -> page.Content:
    """Finding, what others handle quicker, the chart, every formula, and the move that the link asks for."""
    query = selection.query_of(asked)
    kind = f"Dienstverlening · {narrative.period(asked.year, asked.report)}"
    try:
        answer = formulas(view, asked)
    except NoFigures as error:
        return page.frame(
            listed.nobody(view, asked, view.edition.catalogue.list(LIST), error, PATH),
            kind=kind,
            heading=f"{words.NAME}: nog geen cijfers",
            under=UNDER,
        )
    return page.frame(
        *_own(view, answer, query, str(product)[:LONGEST], str(naar)[:LONGEST]),
        *page.invented(answer.stories),
        kind=kind,
        heading=words.headline(answer),
        under=words.summary(answer) or UNDER,
        example=answer.example,
    )


def _own(view: View, answer: FormulasAnswer, query: str, product: str, target: str) -> list[Any]:
    if not answer.used:
        declared, said = view.edition.catalogue.list(LIST), words.other_years(answer)
        return [
            listed.own_missing(answer.asked, declared, answer.name, answer.own_years, said, PATH)
        ]
    return [
        page.section("Wat anderen sneller doen", cards.quicker(answer)),
        cards.chart(answer),
        page.section("Per formule", cards.each(answer), under=words.MIX),
        page.section(
            moving.QUESTION,
            *_move(view, answer, product.strip(), target.strip()),
            under="Een rekenvoorbeeld met uw eigen zaken. Het is geen voorspelling.",
            anchor="wissel",
        ),
        html.P(
            [
                dcc.Link("Naar het thema Serviceformules", href=f"/thema/{THEME}{query}"),
            ],
            className="doorlink",
        ),
    ]


def _move(view: View, answer: FormulasAnswer, product: str, target: str) -> list[Any]:
    """The move of the link; without one the first that most peers made. What cannot be is said."""
    opened = first(answer) if not product and not target else (product, target)
    if opened is None:
        return [move_card.chosen(answer, "", "")]
    fields = move_card.chosen(answer, *opened)
    if not all(opened):
        what = "een formule" if opened[0] else "een product"
        return [fields, notice.say(f"Kies ook {what}.", kind="let-op")]
    try:
        return [fields, *move_card.of_move(move(view, answer.asked, *opened))]
    except SpiegelError as error:
        return [fields, notice.of_error(error)]


layout = page.answers(build, PATH)
dash.register_page(__name__, path=PATH, title="Serviceformules – Gemeentespiegel", layout=layout)
