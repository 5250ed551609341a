"""What the parts of the page Leerkring share: its question, who writes for whom, and taking back one's own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from benchmark import answers
from benchmark.answers import Question
from benchmark.answers.learning_said import Talk, talk
from benchmark.errors import SpiegelError
from benchmark.ledger import learning_rules
from benchmark.ledger.entries import Author
from benchmark.ledger.store import Ledger
from benchmark.municipality import Municipalities
from benchmark.viewing import View
from dashboard import access, library, records, selection

PATH = "/leerkring"
STORE = "leerkring-vraag"  # what the parts of a page ask about
FIRST = "burgerzaken"  # the theme that opens
MOST = 25  # questions or practices on one page; the others are found by searching


@dataclass(frozen=True)
class Circling:
    """One theme of the Leerkring of one municipality; ``asked`` never asks for examples."""

    view: View
    asked: Question
    theme: str

    @property
    def names(self) -> Municipalities:
        """All municipalities by name."""
        return self.view.edition.municipalities

    @property
    def name(self) -> str:
        """The own name."""
        return self.names.name(self.asked.gemeente)

    @property
    def ledger(self) -> Ledger:
        """Where it is written; raises LedgerError."""
        return records.ledger()

    @property
    def peers(self) -> list[str]:
        """The codes of the group, nearest first, as far as those municipalities are there today."""
        today = set(self.names.in_year(self.names.years[-1])["code"])
        group = answers.group_of(self.view.edition, self.asked, self.theme)
        return [c for c in group.codes if c in today]

    def talk(self) -> Talk:
        """All that was said in the theme."""
        return talk(self.ledger, self.theme)

    def writer(self) -> Author:
        """Who writes; raises SpiegelError when nobody said so, or for another municipality."""
        author = access.required()
        learning_rules.speaks_for(author, self.asked.gemeente, self.names)
        return author

    def record(self, entry: learning_rules.Written, seen: Mapping[str, Any]) -> None:
        """Keep an entry, once when it is sent twice; raises Conflict when somebody else was first.

        ``seen``: version per subject.
        """
        edition = self.view.edition.info.id
        known = int(seen.get(entry.subject, 0))
        self.ledger.record_once(entry, self.writer(), edition, seen=known)

    def taken_back(
        self, kind: type[learning_rules.Written], subject: str
    ) -> learning_rules.Written:
        """An own entry as withdrawn; raises SpiegelError for one that is not there, or of another municipality."""
        found = self.ledger.latest(kind, subject)
        if found is None or found.entry.gemeente != self.asked.gemeente:
            raise SpiegelError(
                f"Dit staat niet op naam van {self.name}, dus u kunt het niet intrekken.",
                "Laad de pagina opnieuw.",
            )
        return found.entry.model_copy(update={"withdrawn": True})


def store_of(asked: Question, theme: str) -> dict[str, str]:
    """What the parts are told."""
    return {"query": selection.query_of(asked), "theme": theme}


def of(question: Mapping[str, str]) -> Circling:
    """The circle of a store; raises SpiegelError when it cannot be asked."""
    view = library.view()
    found = selection.of_search(str(question["query"]), view)
    if found.asked is None:
        raise found.problem or SpiegelError("Kies eerst een gemeente.")
    theme = learning_rules.known_theme(view.edition.catalogue, str(question["theme"]))
    return Circling(view, replace(found.asked, examples=False), theme)


def href(query: str, theme: str) -> str:
    """The page of a theme."""
    return f"{PATH}{query}&thema={theme}"
