"""On the page Leerkring: a question to named municipalities, and the questions with their answers."""

from typing import Any

from dash import html

from benchmark import dutch
from benchmark.answers.learning_said import Talk, Thread
from benchmark.ledger import learning_rules
from benchmark.ledger.learning import PeerQuestion
from benchmark.narrative import learning as narrative
from dashboard.circling import Circling
from dashboard.components import choice, circle_part, circle_thread, written
from dashboard.components.circle_named import OPEN
from dashboard.components.circle_part import Made, Part, Typed

ASK, TO, TEXT = "stel", "aan", "tekst"
NOT_OPEN = "Wie nog niet openstaat voor vragen, kunt u ook kiezen. Die gemeente ziet dan uw vraag, en hoe zij kan meedoen."


def of() -> html.Section:
    """The section."""
    under = f"{narrative.NO_MAIL} {narrative.OPEN_TO_ALL}"
    return circle_part.section(PART, "Vraag een collega", under)


def _form(here: Circling, talk: Talk, typed: Typed, failed: bool) -> html.Details:
    named = sorted(here.peers, key=here.names.name)
    options = [{"value": c, "label": here.names.name(c) + (f" ({OPEN})" if c in talk.contacts else "")} for c in named]  # fmt: skip
    text = str(typed.get(TEXT) or "")
    return html.Details(
        [
            html.Summary(f"Stel een vraag namens {here.name}"),
            choice.several(
                circle_part.field(PART, TO),
                "Aan welke gemeenten in uw groep?",
                options,
                description=NOT_OPEN,
                value=list(typed.get(TO) or []),
                maxValues=here.view.edition.catalogue.learning.most_asked,
                mt=8,
                maw=720,
            ),
            written.area(circle_part.field(PART, TEXT), "Uw vraag", description=written.WOO, value=text),
            circle_thread.button(PART.kind, "Plaats de vraag", ASK),
        ],
        className="schrijf",
        open=failed or bool(text),
    )  # fmt: skip


def _made(here: Circling, typed: Typed) -> Made:
    asked = learning_rules.question(
        here.names, here.view.edition.catalogue, here.asked.gemeente, here.theme,
        [str(c) for c in typed.get(TO) or ()], str(typed.get(TEXT) or ""),
    )  # fmt: skip
    return asked, (TO, TEXT)


def _threads(here: Circling, talk: Talk) -> list[Thread]:
    """The questions put to the own municipality first, then the newest."""
    own = here.asked.gemeente
    return sorted(talk.questions, key=lambda t: own not in _entry(t).to)


def _entry(thread: Thread) -> PeerQuestion:
    entry = thread.about.entry
    assert isinstance(entry, PeerQuestion)
    return entry


def _opening(here: Circling, thread: Thread) -> list[Any]:
    entry = _entry(thread)
    to = dutch.listing([here.names.name(c) for c in entry.to])
    asked = here.asked.gemeente in entry.to
    answered = any(r.entry.gemeente == here.asked.gemeente for r in thread.replies)
    mark = [" ", html.Span("aan u gevraagd", className="merkje op")] if asked and not answered else []  # fmt: skip
    return [
        html.P([html.Strong(here.names.name(entry.gemeente)), f" vraagt {to}", *mark]),
        written.text(entry.text),
    ]


PART = Part(
    "vragen", "kring-vraag", PeerQuestion, ("vraag", "vragen"), ASK, _form, _made, _threads, _opening
)  # fmt: skip
circle_part.declare(PART)
