"""The questions of one theme: who carries it out, a field per question, what the checks say, handing in."""

import dash
from dash import dcc, html

from benchmark.answers import Question
from benchmark.delivery.worth import worth
from benchmark.viewing import View
from dashboard import access, delivering
from dashboard.components import execution_form, hand_in, page, question_field, thread


def build(view: View, asked: Question, key: str = "", over: str = "") -> page.Content:
    """The questions of the theme ``key``. ``over``: the year in the link."""
    found = delivering.delivering(view, asked, over)
    part = found.questions.part(key)
    back = dcc.Link("Alle thema's", href=f"{delivering.PATH}{found.query}")
    rows = [
        question_field.of(row, found.year, worth(view, asked, row.question)) for row in part.rows
    ]
    fields = (
        [html.Ol(rows, className="lever-vragen")]
        if rows
        else [html.P("Over dit thema vragen wij u niets.", className="zegt-het")]
    )
    return page.frame(
        *question_field.stores(found),
        dcc.Store(id=hand_in.THEME, data=key),
        html.P(back, className="terug"),
        access.who(),
        execution_form.of(part),
        page.section("Vragen", *fields, under="Elk antwoord wordt bewaard als u het veld verlaat. Weet u een getal niet, vul dan geen nul in."),
        *([thread.of(found.questions.municipality.code, found.year, [r.question for r in part.rows])] if part.rows else []),
        hand_in.of(),
        kind=f"Aanleveren · {found.questions.municipality.name} · {found.year}",
        heading=part.theme.name,
        under=part.theme.question,
    )  # fmt: skip


dash.register_page(
    __name__,
    path_template=f"{delivering.PATH}/<key>",
    title="Aanleveren – Gemeentespiegel",
    layout=page.answers(build, delivering.PATH),
)
