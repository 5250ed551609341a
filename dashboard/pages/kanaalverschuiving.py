"""Does more digital go with less telephone, here and among peers, and what differs where it does not?"""

from typing import Any

import dash
from dash import dcc, html

from benchmark import answers, narrative
from benchmark.answers import Question
from benchmark.answers.channel_shift import THEME, shift
from benchmark.errors import NoFigures
from benchmark.narrative import channel_shift as narrative_shift
from benchmark.peers.notices import notices
from benchmark.viewing import View
from dashboard import selection
from dashboard.components import channel_shift, notice, page

PATH = "/kanaalverschuiving"
FIRST, SECOND = "telefoon", "balie"


def build(view: View, asked: Question) -> page.Content:
    """Quadrants, what differs, what all municipalities say, the counter as a second view, and why no euros."""
    try:
        found = shift(view, asked, FIRST)
    except NoFigures as error:
        return _nothing(view, asked, error)
    group = answers.group_of(view.edition, asked, THEME)
    return page.frame(
        *[notice.say(text, kind="let-op") for text in notices(group)],
        *channel_shift.absent(found),
        channel_shift.moved(view, asked, FIRST),
        channel_shift.apart(view, asked, FIRST),
        channel_shift.together(view, asked),
        channel_shift.moved(view, asked, SECOND),
        channel_shift.amount(view, asked),
        kind=_trail(asked),
        heading=narrative_shift.all_of_them([found, shift(view, asked, SECOND)]),
        under=narrative_shift.QUESTION,
        example=found.example,
    )


def _trail(asked: Question) -> list[Any]:
    query = selection.query_of(asked)
    period = narrative.period(asked.year, asked.report)
    return [
        dcc.Link("Kanalen", href=f"/thema/{THEME}{query}"), f" › Kanaalverschuiving · {period}"
    ]  # fmt: skip


def _nothing(view: View, asked: Question, error: NoFigures) -> page.Content:
    """Nobody delivered, or one year only: what is the matter, and the ways on."""
    ways: list[Any] = []
    if view.edition.example_years and not asked.examples:
        ways.append(notice.practise(PATH, asked, view.edition.example_years))
    ways.append(
        notice.button(
            "Naar Aanleveren", "/aanleveren" + selection.query_of(asked), light=bool(ways)
        )
    )
    return page.frame(
        notice.say(error.sentence, error.remedy, *ways),
        html.P(
            "Deze pagina laat zien hoe digitaal en telefoon samen veranderden, bij u en in de groep. Ook ziet u wie de "
            "andere kant op ging, en wat daar anders is."
        ),
        kind=_trail(asked),
        heading="Kanaalverschuiving: nog niet te zeggen",
        under=narrative_shift.QUESTION,
    )


layout = page.answers(build, PATH)
dash.register_page(__name__, path=PATH, title="Kanaalverschuiving – Gemeentespiegel", layout=layout)
