"""What the pages Beoordeling and Kalender ask: the question of the page, its records, and t."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from benchmark import answers
from benchmark.answers import Budget, JudgedRoom, Question
from benchmark.answers.budget import start
from benchmark.errors import SpiegelError
from benchmark.ledger.entries import Judgement, Realised, Scenario
from benchmark.ledger.moment import local
from benchmark.ledger.store import Record
from benchmark.viewing import View
from dashboard import library, records, selection


@dataclass(frozen=True)
class Judging:
    """Lines with their judgements, and the scenarios of the municipality, newest last."""

    view: View
    asked: Question
    room: JudgedRoom
    scenarios: tuple[Record[Scenario], ...]
    realised: tuple[Record[Realised], ...]

    @property
    def query(self) -> str:
        """The query string of the question."""
        return selection.query_of(self.asked)

    @property
    def edition(self) -> str:
        """The edition in which is written."""
        return self.view.edition.info.id

    def scenario(self, name: str | None) -> Scenario:
        """A scenario by name, whatever its capitals; the one everybody starts from when there is none."""
        wanted = (name or "").casefold()
        found = (r.entry for r in self.scenarios if r.entry.name.casefold() == wanted)
        return next(found, start(self.view, self.asked.gemeente, self.asked.year))

    def budget(self, name: str | None = None) -> Budget:
        """The kadernota of this year under a scenario."""
        return answers.budget(self.view, self.room, self.scenario(name), cycle())


def cycle() -> int:
    """t: the year in which a kadernota is made, in Dutch time."""
    return local(datetime.now(UTC)).year


def judging(view: View, asked: Question) -> Judging:
    """Everything that was recorded about the question; example figures never enter."""
    real = replace(asked, examples=False)
    ledger = records.ledger()
    room = answers.judged_room(view, real, ledger.newest(Judgement, real.gemeente))
    scenarios = tuple(ledger.newest(Scenario, real.gemeente))
    return Judging(view, real, room, scenarios, tuple(ledger.newest(Realised, real.gemeente)))


def of_query(query: str | None) -> Judging:
    """The same for the query string of a page; raises SpiegelError when it cannot be asked."""
    view = library.view()
    found = selection.of_search(query, view)
    if found.asked is None:
        raise found.problem or SpiegelError("Kies eerst een gemeente.")
    return judging(view, found.asked)
