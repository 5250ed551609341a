"""What an edition gets of lists: the newest approved rows with what they are worth, and what changed since they were public."""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from benchmark.catalogue import Catalogue, DeclaredList
from benchmark.checks.rows import identity
from benchmark.delivery.approved import day_of, reference_of, worth
from benchmark.delivery.lists.writing import shown
from benchmark.ledger.deliveries import ListRow, ListSubmission, SubmissionStatus
from benchmark.ledger.store import Ledger, Record

NOTHING, THERE, AWAY = "leeg", "op de lijst", "niet op de lijst"
Versions = Sequence[Record[ListSubmission]]
Tuples = Iterator[tuple[Any, ...]]


def approved(ledger: Ledger, catalogue: Catalogue) -> list[Versions]:
    """The approved versions of every list that the catalogue knows, oldest version first."""
    known = {declared.key for declared in catalogue.lists}
    found: dict[str, list[Record[ListSubmission]]] = defaultdict(list)
    for record in ledger.every(ListSubmission):
        if record.entry.status is SubmissionStatus.APPROVED and record.entry.list_key in known:
            found[record.subject].append(record)
    return [found[subject] for subject in sorted(found)]


def cells(versions: Versions, catalogue: Catalogue, today: date) -> Tuples:
    """Every filled cell of the newest version, as ``benchmark.sources.deliveries.ROW`` has it."""
    newest = versions[-1]
    entry = newest.entry
    differs = any(v.entry.rows != entry.rows for v in versions[:-1])
    status = worth(catalogue, entry.year, today, differs=differs)
    last = status.value, reference_of(newest)
    for number, row in enumerate(entry.rows, start=1):
        for key, value in row.items():
            text, amount = (value, None) if isinstance(value, str) else (None, value)
            yield entry.list_key, entry.year, entry.gemeente, number, key, text, amount, *last


def corrections(versions: Versions, catalogue: Catalogue) -> Tuples:
    """Every cell that one approved version has otherwise than the one before, for the public log."""
    declared = catalogue.list(versions[-1].entry.list_key)
    for earlier, later in itertools.pairwise(versions):
        entry, last = later.entry, (later.version, day_of(later))
        for question, was, became in _changes(declared, earlier.entry.rows, entry.rows):
            yield (
                entry.year, declared.theme, entry.gemeente, question, was, became, entry.reason, *last
            )  # fmt: skip


def _changes(
    declared: DeclaredList, before: Sequence[ListRow], after: Sequence[ListRow]
) -> Iterator[tuple[str, str, str]]:
    """What changed, what it was and what it became; a row that came or went as a whole is one change."""
    was = {identity(declared, row): row for row in before}
    now = {identity(declared, row): row for row in after}
    for name in dict.fromkeys([*was, *now]):
        of_row = f"{declared.name}: {name}"
        if name not in was or name not in now:
            yield of_row, *((THERE, AWAY) if name in was else (AWAY, THERE))
            continue
        for column in declared.columns:
            earlier, later = (shown(row.get(column.key)) for row in (was[name], now[name]))
            if earlier != later:
                yield f"{of_row}, {column.name}", earlier or NOTHING, later or NOTHING


def unpublished(
    ledger: Ledger, catalogue: Catalogue, published: set[tuple[str, str, int, str]]
) -> list[Record[ListSubmission]]:
    """The newest approved lists that an edition lacks; ``published``: municipality, list, year and reference of what it has."""
    newest = [versions[-1] for versions in approved(ledger, catalogue)]
    return [
        r
        for r in newest
        if (r.entry.gemeente, r.entry.list_key, r.entry.year, reference_of(r)) not in published
    ]
