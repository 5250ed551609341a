"""Keeping what an export says: a record per question and year, all of them or none, and what that changed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from benchmark.delivery.months.dates import Grain, Period
from benchmark.delivery.months.reading import Read
from benchmark.errors import SpiegelError
from benchmark.ledger.deliveries import Mapping, Months, Quarters
from benchmark.ledger.entries import Author, Entry
from benchmark.ledger.store import Ledger, Record

SIZES: dict[Grain, tuple[type[Months] | type[Quarters], int]] = {
    Grain.MONTH: (Months, 12),
    Grain.QUARTER: (Quarters, 4),
}


@dataclass(frozen=True)
class Change:
    """A number that was kept before and is now another."""

    question: str
    period: Period
    was: float
    now: float


@dataclass(frozen=True)
class Kept:
    """What became of an export: how many numbers are new, which changed, and how many were the same."""

    added: int
    changed: tuple[Change, ...]
    same: int

    @property
    def nothing_new(self) -> bool:
        """Whether all of it was known."""
        return not self.added and not self.changed


@dataclass(frozen=True)
class Plan:
    """What an export would change in the ledger as it was looked at. ``seen``: the version of each subject."""

    entries: tuple[Entry, ...]
    seen: dict[str, int]
    kept: Kept


def keep(ledger: Ledger, read: Read, by: Author, edition: str) -> Kept:
    """Record the numbers of an export and its mapping, all or none; what was the same is not recorded again.

    A period about which an export says nothing stays as it was. Raises SpiegelError for an export with problems, and
    Conflict where somebody recorded the same question in between.
    """
    return write(ledger, planned(ledger, read), by, edition)


def write(ledger: Ledger, plan: Plan, by: Author, edition: str) -> Kept:
    """Record what was planned, all or none; raises Conflict."""
    if plan.entries:
        ledger.record_all(plan.entries, by, edition, seen=plan.seen)
    return plan.kept


def planned(ledger: Ledger, read: Read) -> Plan:
    """What an export changes; raises SpiegelError for one with problems."""
    if read.problems:
        raise SpiegelError(read.problems[0].words, "Er is niets overgenomen.")
    gemeente = read.mapping.gemeente
    kind, size = SIZES[Grain.QUARTER if read.grain is Grain.QUARTER else Grain.MONTH]
    before: dict[str, Record[Any]] = {r.subject: r for r in ledger.newest(kind, gemeente)}
    fresh: list[Entry] = []
    seen: dict[str, int] = {}
    added, same, changed = 0, 0, []
    for (question, year), numbers in _by_year(read).items():
        subject = f"{gemeente}/{year}/{question}"
        there = before.get(subject)
        values = list(there.entry.values) if there else [None] * size
        was = list(values)
        for period, number in numbers.items():
            old = values[period.number - 1]
            added += old is None
            same += old == number
            if old is not None and old != number:
                changed.append(Change(question, period, old, number))
            values[period.number - 1] = number
        if values != was:
            fresh.append(
                kind(gemeente=gemeente, year=year, question=question, values=tuple(values))
            )
            seen[subject] = there.version if there else 0
    fresh += _mapping(ledger, read.mapping)
    return Plan(tuple(fresh), seen, Kept(added, tuple(changed), same))


def _by_year(read: Read) -> dict[tuple[str, int], dict[Period, float]]:
    found: dict[tuple[str, int], dict[Period, float]] = defaultdict(dict)
    for question, values in read.values.items():
        for period, number in values.items():
            if number is not None:
                found[question, period.year][period] = number
    return found


def _mapping(ledger: Ledger, mapping: Mapping) -> Iterable[Mapping]:
    """The mapping, where it is new or was chosen differently."""
    there = ledger.latest(Mapping, mapping.subject)
    return () if there is not None and there.entry == mapping else (mapping,)
