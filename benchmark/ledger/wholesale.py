"""The whole ledger at once: reading all of one moment, and filling one that is empty."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from sqlalchemy import Connection, func, insert, select

from benchmark.errors import LedgerError
from benchmark.ledger.entries import Entry
from benchmark.ledger.rows import Record, document_of, document_row, record_of, row_of
from benchmark.ledger.store import Ledger
from benchmark.ledger.tables import document, record

BATCH = 500  # rows at a time, so that memory stays flat


class Snapshot:
    """Everything that was confirmed at one moment, whatever is recorded meanwhile."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def records(self) -> Iterator[Record[Entry]]:
        """Every record, oldest first."""
        asked = select(record).order_by(record.c.id).execution_options(yield_per=BATCH)
        for row in self._connection.execute(asked):
            yield record_of(row, Entry)

    def digests(self) -> list[str]:
        """The documents that are kept."""
        asked = select(document.c.digest).order_by(document.c.digest)
        return list(self._connection.execute(asked).scalars())

    def kept(self, digest: str) -> bytes:
        """A document; raises LedgerError when it is damaged."""
        asked = select(document.c.content).where(document.c.digest == digest)
        return document_of(self._connection.execute(asked).scalar_one(), digest)


class Filling:
    """A ledger that is being filled: confirmed at the end of the block, or not at all."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, content: bytes) -> None:
        """Keep a document, unless it is there."""
        row = document_row(content)
        there = select(document.c.digest).where(document.c.digest == row["digest"])
        if self._connection.execute(there).first() is None:
            self._connection.execute(insert(document).values(row))

    def add(self, records: Iterable[Record[Any]]) -> None:
        """Records as they were, with their numbers, authors and times."""
        rest = iter(records)
        while batch := [row_of(one) for one in islice(rest, BATCH)]:
            self._connection.execute(insert(record), batch)
        if self._connection.dialect.name == "postgresql":  # the next number follows the last
            last = select(func.max(record.c.id)).scalar_subquery()
            sequence = func.pg_get_serial_sequence("record", "id")
            self._connection.execute(select(func.setval(sequence, last)))


@contextmanager
def snapshot(ledger: Ledger) -> Iterator[Snapshot]:
    """One moment of a ledger, to read for as long as the block lasts."""
    with ledger.reading() as connection:
        if connection.dialect.name == "postgresql":  # as SQLite does by itself
            connection.execution_options(isolation_level="REPEATABLE READ")
        yield Snapshot(connection)


@contextmanager
def filling(ledger: Ledger) -> Iterator[Filling]:
    """A ledger to fill; raises LedgerError when it has records."""
    with ledger.writing() as connection:
        _refuse(connection)
        yield Filling(connection)


def refuse_filled(ledger: Ledger) -> None:
    """Raise LedgerError when a ledger has records, or does not answer."""
    with ledger.reading() as connection:
        _refuse(connection)


def _refuse(connection: Connection) -> None:
    there = connection.execute(select(func.count()).select_from(record)).scalar_one()
    if there:
        raise LedgerError(
            f"Het logboek bevat al {there} regel{'' if there == 1 else 's'}.",
            "Zet een reservekopie terug in een lege map (SPIEGEL_HOME) of een lege database.",
        )
