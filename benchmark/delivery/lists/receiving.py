"""A list that comes in as a file: guarded, read, checked, and taken over whole or not at all.

The page and ``spiegel deliver-list`` both come through here, so they say the same in the same words. The rows of a file
take the place of those that were there: a list is a whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmark import intake
from benchmark.catalogue import DeclaredList
from benchmark.checks.rows import RowProblem, check_rows
from benchmark.delivery.lists import reading
from benchmark.delivery.lists.state import ListState
from benchmark.delivery.receiving import FILE_NAME
from benchmark.errors import SpiegelError
from benchmark.intake import Received
from benchmark.ledger import moment
from benchmark.ledger.deliveries import ListRows, Upload, Way
from benchmark.ledger.entries import Author, Entry
from benchmark.ledger.store import Ledger, Record


@dataclass(frozen=True)
class Said:
    """A problem in words. ``where``: "rij 4, kolom Streefcijfer"; ``sentence``: the whole of it."""

    problem: RowProblem
    where: str
    sentence: str


@dataclass(frozen=True)
class Looked:
    """A file that was read and checked; nothing is kept yet. ``fresh``: its rows are others than those that are there."""

    received: Received
    state: ListState
    rows: tuple[dict[str, str | float], ...]
    found: tuple[Said, ...]
    notes: tuple[str, ...]

    @property
    def errors(self) -> int:
        """How many problems stop it."""
        return sum(one.problem.stops for one in self.found)

    @property
    def signals(self) -> int:
        """How many problems are only said."""
        return len(self.found) - self.errors

    @property
    def fresh(self) -> bool:
        """Whether these rows are others than those that are there."""
        return self.rows != self.state.rows


def look(state: ListState, content: bytes, name: str) -> Looked:
    """Read and check a file; raises SpiegelError when it is refused or is no such list."""
    received = intake.received(content, name)
    read = reading.read(received, state.declared)
    unread = {(p.row, p.column) for p in read.problems}
    # Of a cell that could not be read nothing more is said: the rules would take it for empty.
    judged = [
        p
        for p in check_rows(state.declared, read.rows)
        if not any((p.row, key) in unread for key in p.about)
    ]
    every = sorted([*read.problems, *judged], key=lambda p: (not p.stops, _at(p)))
    found = said(state.declared, every, dict(enumerate(read.lines)))
    notes = tuple(n for n in received.notes if not reading.is_ours(n))
    return Looked(received, state, read.rows, found, notes)


def said(
    declared: DeclaredList, problems: Sequence[RowProblem], lines: Mapping[int, int]
) -> tuple[Said, ...]:
    """Problems with their places in words; ``lines``: the number under which a person finds a row."""
    found = []
    for problem in problems:
        row = "" if problem.row is None else f"rij {lines.get(problem.row, problem.row + 1)}"
        column = f"kolom {declared.column(problem.column).name}" if problem.column else ""
        where = ", ".join(part for part in (row, column) if part) or "de lijst"
        found.append(Said(problem, where, f"In {where} {problem.found} {problem.remedy}"))
    return tuple(found)


def deliver(
    ledger: Ledger, looked: Looked, content: bytes, name: str, by: Author, edition: str
) -> Record[ListRows]:
    """Take the rows of a file over in the place of those that were there, and keep the file as it came in.

    Raises SpiegelError when something in it is wrong or nothing is new; Conflict when others came in meanwhile.
    """
    state = looked.state
    if looked.errors:
        raise SpiegelError(
            f"In het bestand {_are(looked.errors)} fout. Er is niets overgenomen.",
            "Verbeter het bestand en upload het opnieuw.",
        )
    if state.kept is not None and not looked.fresh:
        raise SpiegelError(
            f"Deze {state.declared.many_rows} staan er al, van {moment.words(state.kept.at)}, "
            f"door {state.kept.author.words}.",
            "Er is niets veranderd.",
        )
    rows = ListRows(
        gemeente=state.municipality.code,
        year=state.year,
        list_key=state.declared.key,
        rows=looked.rows,
        way=Way.CSV if looked.received.kind == "csv" else Way.WORKBOOK,
        file=looked.received.digest,
    )
    upload = Upload(
        gemeente=state.municipality.code,
        digest=looked.received.digest,
        name=intake.shown(name)[:FILE_NAME] or "bestand",
        size=len(content),
        rows=len(looked.rows),
    )
    together: list[Entry] = [rows, upload]
    seen = {rows.subject: state.kept.version if state.kept else 0}
    ledger.record_all(together, by, edition, seen=seen, document=content)
    kept = ledger.latest(ListRows, rows.subject)
    assert kept is not None  # it was recorded a moment ago, and nothing is ever removed
    return kept


def _at(problem: RowProblem) -> int:
    return -1 if problem.row is None else problem.row


def _are(count: int) -> str:
    return "staat één" if count == 1 else f"staan {count} keer een"
