"""The ledger: every record that people make, with author, time and edition. A change is a new version.

What was confirmed is on disk; what was not leaves no trace. Nothing is ever changed or removed.
"""

import os
import weakref
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Select, bindparam, func, insert, select

from benchmark.edition import Home
from benchmark.errors import LedgerError, SpiegelError
from benchmark.ledger import citing, moment, opening, repeating
from benchmark.ledger.entries import Author, Entry
from benchmark.ledger.failing import spoken, spoken_by_disk
from benchmark.ledger.rows import (
    K,
    Record,
    checked,
    document_of,
    document_row,
    record_of,
    row_of,
)
from benchmark.ledger.tables import document, record

__all__ = ["Conflict", "Ledger", "Record"]

# Made once: making them takes longer than the database does with them.
APPEND = insert(record).returning(record.c.id)
NEWEST = (
    select(record)
    .where(record.c.kind == bindparam("of_kind"), record.c.subject == bindparam("of_subject"))
    .order_by(record.c.version.desc())
    .limit(1)
)


class Conflict(SpiegelError):
    """Somebody recorded the same subject since the writer looked; ``newest`` is what stands there now."""

    def __init__(self, newest: Record[Entry]) -> None:
        super().__init__(
            f"Intussen heeft {newest.author.words} dit al vastgelegd, op {moment.words(newest.at)}.",
            "Bekijk wat er nu staat en leg daarna opnieuw vast. Uw invoer is niet bewaard.",
        )
        self.newest = newest


class Ledger:
    """A ledger that is open. May be used by several threads; every process opens its own."""

    def __init__(self, home: Home, engine: Engine) -> None:
        self.home = home
        self._engine = engine
        self._alone = engine.execution_options(writes=True)
        self._close = weakref.finalize(self, _dispose, engine, os.getpid())

    @classmethod
    def at(cls, home: Home) -> "Ledger":
        """The ledger of a home: at the URL in SPIEGEL_LEDGER, else a file in the home. Made when there is none.

        Raises LedgerError when it cannot be opened.
        """
        return cls(home, opening.opened(opening.address(home)))

    def close(self) -> None:
        """Let go of the database."""
        self._close()

    def record(self, entry: K, by: Author, edition: str, *, seen: int | None = None) -> Record[K]:
        """Append an entry as the next version of its subject, confirmed on disk when this returns.

        ``seen``: the version that the writer last saw, 0 for none; None appends whatever is there.
        Raises Conflict when there is a newer one, LedgerError when nothing could be recorded.
        """
        expected = {} if seen is None else {entry.subject: seen}
        return self.record_all([entry], by, edition, seen=expected)[0]

    def record_once(
        self, entry: K, by: Author, edition: str, *, seen: int | None = None
    ) -> Record[K]:
        """As ``record``; when the same author just recorded the same, that record, and nothing new."""
        now = datetime.now(UTC)
        asked = checked(Record(0, entry.kind, entry.subject, 1, by, now, edition, entry))
        with spoken_by_disk(self._engine.url):
            citing.mark(self.home, edition)
        with self.writing() as connection:  # looked for inside it, so that two at once are one
            last = select(record).where(
                record.c.kind == entry.kind, record.c.gemeente == entry.gemeente
            )
            rows = connection.execute(last.order_by(record.c.id.desc()).limit(repeating.LOOKED_AT))
            found = repeating.repeated(asked, [record_of(row, type(entry)) for row in rows])
            return found or self._append(connection, asked, seen)

    def record_all(
        self,
        entries: Sequence[K],
        by: Author,
        edition: str,
        *,
        seen: Mapping[str, int] | None = None,
        document: bytes | None = None,
    ) -> list[Record[K]]:
        """Append entries, all of them or none. ``seen``: per subject the version that the writer last saw.

        ``document``: what they came from, kept as ``keep`` does, with them or not at all.

        Raises Conflict and LedgerError as ``record`` does.
        """
        now = datetime.now(UTC)
        asked = [checked(Record(0, e.kind, e.subject, 1, by, now, edition, e)) for e in entries]
        with spoken_by_disk(self._engine.url):
            citing.mark(self.home, edition)
        with self.writing() as connection:
            if document is not None:
                _keep(connection, document)
            return [self._append(connection, one, (seen or {}).get(one.subject)) for one in asked]

    def _append(self, connection: Connection, one: Record[K], seen: int | None) -> Record[K]:
        newest = _newest(connection, type(one.entry), one.subject)
        if newest is not None and seen is not None and seen != newest.version:
            raise Conflict(newest)
        version = newest.version + 1 if newest else 1
        made = replace(one, version=version, at=datetime.now(UTC))
        row = row_of(made)
        del row["id"]  # the database gives it
        return replace(made, id=connection.execute(APPEND, row).scalar_one())

    def latest(self, kind: type[K], subject: str) -> Record[K] | None:
        """The newest version of a subject, also when it was withdrawn; None when there is none."""
        with self.reading() as connection:
            return _newest(connection, kind, subject)

    def newest(
        self,
        kind: type[K],
        gemeente: str | None = None,
        prefix: str = "",
        withdrawn: bool = False,
    ) -> list[Record[K]]:
        """The newest version of every subject, in the order in which those were written.

        Only of one municipality, or only subjects that start with ``prefix``, when given; what was withdrawn
        is left out unless asked for.
        """
        later = record.alias()
        newer = select(later.c.id).where(
            later.c.kind == record.c.kind,
            later.c.subject == record.c.subject,
            later.c.version > record.c.version,
        )
        asked = select(record).where(record.c.kind == kind.kind, ~newer.exists())
        if gemeente is not None:
            asked = asked.where(record.c.gemeente == gemeente)
        if prefix:  # LIKE would take a for A in SQLite
            asked = asked.where(func.substr(record.c.subject, 1, len(prefix)) == prefix)
        found = self._all(kind, asked.order_by(record.c.id))
        return [r for r in found if withdrawn or not getattr(r.entry, "withdrawn", False)]

    def history(self, kind: type[K], subject: str) -> list[Record[K]]:
        """Every version of a subject, oldest first."""
        asked = select(record).where(record.c.kind == kind.kind, record.c.subject == subject)
        return self._all(kind, asked.order_by(record.c.version))

    def every(self, kind: type[K], gemeente: str | None = None) -> list[Record[K]]:
        """Every version of every subject of a kind, in the order in which those were written."""
        asked = select(record).where(record.c.kind == kind.kind).order_by(record.c.id)
        if gemeente is not None:
            asked = asked.where(record.c.gemeente == gemeente)
        return self._all(kind, asked)

    def stamp(self, kind: type[K]) -> int:
        """The number of the last record of a kind; 0 where there is none."""
        asked = select(func.max(record.c.id)).where(record.c.kind == kind.kind)
        with self.reading() as connection:
            return int(connection.execute(asked).scalar() or 0)

    def log(self, gemeente: str | None = None, most: int = 200) -> list[Record[Entry]]:
        """The last records of every kind, newest first."""
        asked = select(record).order_by(record.c.id.desc()).limit(most)
        if gemeente is not None:
            asked = asked.where(record.c.gemeente == gemeente)
        return self._all(Entry, asked)

    def keep(self, content: bytes) -> str:
        """Keep a document; its SHA-256, by which it is found again. The same content is kept once."""
        with self.writing() as connection:
            return _keep(connection, content)

    def kept(self, digest: str) -> bytes:
        """A document that was kept; raises LedgerError when there is none, or it is damaged."""
        asked = select(document.c.content).where(document.c.digest == digest)
        with self.reading() as connection:
            found = connection.execute(asked).scalar()
        if found is None:
            raise LedgerError(
                f"Het document {digest[:12]} staat niet in het logboek.",
                "Zet een reservekopie terug waarin het wel staat.",
            )
        return document_of(found, digest)

    def cited(self) -> set[str]:
        """The editions that records refer to."""
        with self.reading() as connection:
            return set(connection.execute(select(record.c.edition).distinct()).scalars())

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read with; what the database says becomes a LedgerError."""
        with spoken(self._engine.url), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is alone in writing: confirmed whole at the end, or not at all."""
        with spoken(self._engine.url), self._alone.begin() as connection:
            yield connection

    def _all(self, kind: type[K], asked: Select[Any]) -> list[Record[K]]:
        with self.reading() as connection:
            return [record_of(row, kind) for row in connection.execute(asked)]


def _keep(connection: Connection, content: bytes) -> str:
    row = document_row(content)
    there = select(document.c.digest).where(document.c.digest == row["digest"])
    if connection.execute(there).first() is None:
        connection.execute(insert(document).values(row))
    return str(row["digest"])


def _newest(connection: Connection, kind: type[K], subject: str) -> Record[K] | None:
    row = connection.execute(NEWEST, {"of_kind": kind.kind, "of_subject": subject}).first()
    return None if row is None else record_of(row, kind)


def _dispose(engine: Engine, process: int) -> None:
    """Close the connections, unless they are those of the process that this one was forked from."""
    engine.dispose(close=process == os.getpid())
