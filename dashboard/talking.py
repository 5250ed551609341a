"""What the page Duidingsgesprek, its presentation and its agenda need together."""

from dataclasses import dataclass

from benchmark.answers import Question
from benchmark.answers.agenda import Agenda, Point, agenda
from benchmark.answers.agreed import Agreed, Heard, Quote, agreed, open_to_ask, peers_say
from benchmark.errors import SpiegelError
from benchmark.ledger.entries import Agreement, Comment, SessionNote
from benchmark.ledger.learning import Contact, Practice
from benchmark.ledger.store import Record
from benchmark.viewing import View
from dashboard import library, records, selection


@dataclass(frozen=True)
class Talk:
    """The kit, and what people recorded about it; ``notes`` are of this year's figures."""

    view: View
    asked: Question
    answer: Agenda
    agreements: Agreed
    notes: tuple[Record[SessionNote], ...]
    heard: Heard

    @property
    def query(self) -> str:
        """The question as a query string."""
        return selection.query_of(self.asked)

    def said(self, point: Point) -> list[tuple[str, Quote]]:
        """What peers wrote about the same figure, with their names."""
        names = self.view.edition.municipalities
        return [(names.name(q.gemeente), q) for q in peers_say(point, self.heard)]

    def open_to_ask(self, point: Point) -> tuple[str, ...]:
        """Who of those to ask is open to questions in the Leerkring."""
        return open_to_ask(point, self.heard)


def talk(view: View, asked: Question) -> Talk:
    """Everything about a question; raises what the answers and the ledger raise."""
    ledger = records.ledger()
    notes = ledger.newest(SessionNote, asked.gemeente)
    return Talk(
        view,
        asked,
        agenda(view, asked),
        agreements_of(asked),
        tuple(n for n in notes if n.entry.year == asked.year and n.entry.example == asked.examples),
        Heard(ledger.newest(Comment), ledger.newest(Practice), ledger.newest(Contact)),
    )


def agreements_of(asked: Question) -> Agreed:
    """The agreements of a municipality, before and now."""
    return agreed(records.ledger().newest(Agreement, asked.gemeente), asked)


def of_query(query: str | None) -> Talk:
    """The same for the query string of a page; raises SpiegelError when it cannot be asked."""
    view = library.view()
    return talk(view, asked_of(query))


def asked_of(query: str | None) -> Question:
    """The question of a query string; raises SpiegelError when it cannot be asked."""
    found = selection.of_search(query, library.view())
    if found.asked is None:
        raise found.problem or SpiegelError("Kies eerst een gemeente.")
    return found.asked
