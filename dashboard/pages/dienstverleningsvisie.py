"""The dienstverleningsvisie: each value of the municipality beside the figures that confirm or question it."""

from typing import Any

import dash
from dash import dcc, html

from benchmark import narrative
from benchmark.answers import Question
from benchmark.answers.vision import vision
from benchmark.ledger.vision import StatedValue
from benchmark.narrative import vision as words
from benchmark.viewing import View
from dashboard import records, selection
from dashboard.components import notice, page
from dashboard.components import vision as cards

PATH = "/dienstverleningsvisie"
UNDER = "Wat belooft uw visie aan inwoners, en laten de cijfers dat zien?"


def build(view: View, asked: Question, begin: Any = "") -> page.Content:
    """The values with what figures say of them, how that is judged, and the form."""
    query = selection.query_of(asked)
    answer = vision(view, asked, records.ledger().newest(StatedValue, asked.gemeente))
    ways: list[Any] = []
    if not answer.values and not asked.examples and view.edition.example_years:
        ways = [
            notice.say(
                "Er staan nog geen waarden.",
                "Schrijf de eerste op, of bekijk in Oefenmodus hoe het wordt.",
                notice.practise(PATH, asked, view.edition.example_years),
            )
        ]
    return page.frame(
        *ways,
        page.section(
            "Wat zeggen de cijfers?",
            cards.of(view, asked, str(begin)[:60]),
            under=words.NO_PROOF,
        ),
        page.section(
            "Hoe wij dit bepalen",
            html.P(words.RULE),
            html.P(dcc.Link("Alle cijfers", href=f"/cijfers{query}"), className="doorlink"),
        ),
        kind=f"Dienstverlening · {narrative.period(asked.year, asked.report)}",
        heading=f"{words.NAME}: {answer.name}",
        under=UNDER,
        example=answer.example,
    )


layout = page.answers(build, PATH)
dash.register_page(
    __name__, path=PATH, title="Dienstverleningsvisie – Gemeentespiegel", layout=layout
)
