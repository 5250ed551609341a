"""The ledger: every record that people make, with author, time and edition. A change is a new version.

What was confirmed is on disk; what was not leaves no trace. Nothing is ever changed or removed.
"""

import hashlib
import os
import weakref
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, Row, Select, func, insert, select

from benchmark.edition import Home
from benchmark.errors import LedgerError, SpiegelError
from benchmark.ledger import citing, moment, opening, reading
from benchmark.ledger.entries import KINDS, Author, AuthorRole, Entry
from benchmark.ledger.failing import spoken
from benchmark.ledger.tables import SUBJECT, document, record

E_co = TypeVar("E_co", bound=Entry, covariant=True)
K = TypeVar("K", bound=Entry)


@dataclass(frozen=True)
class Record(Generic[E_co]):
    """One version of what was recorded. ``at`` is in UTC; ``edition`` is what its author looked at."""

    id: int
    kind: str
    subject: str
    version: int
    author: Author
    at: datetime
    edition: str
    entry: E_co


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
        self._writing = engine.execution_options(writes=True)
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
        payload = _checked(entry)
        with spoken(self._engine.url):
            citing.mark(self.home, edition)
        with self._writes() as connection:
            newest = _one(connection, type(entry), entry.subject)
            version = newest.version if newest else 0
            if newest is not None and seen is not None and seen != version:
                raise Conflict(newest)
            values: dict[str, Any] = {
                "kind": entry.kind,
                "subject": entry.subject,
                "version": version + 1,
                "author_name": by.name,
                "author_role": by.role.value,
                "author_gemeente": by.gemeente,
                "author_checked": by.checked,
                "at": datetime.now(UTC),
                "edition": edition,
                "gemeente": entry.gemeente,
                "payload": payload,
            }
            made = connection.execute(
                insert(record).values(values).returning(record.c.id)
            ).scalar_one()
        return Record(
            made, entry.kind, entry.subject, version + 1, by, values["at"], edition, entry
        )

    def latest(self, kind: type[K], subject: str) -> Record[K] | None:
        """The newest version of a subject, also when it was withdrawn; None when there is none."""
        with self._reads() as connection:
            return _one(connection, kind, subject)

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

    def log(self, gemeente: str | None = None, most: int = 200) -> list[Record[Entry]]:
        """The last records of every kind, newest first."""
        asked = select(record).order_by(record.c.id.desc()).limit(most)
        if gemeente is not None:
            asked = asked.where(record.c.gemeente == gemeente)
        return self._all(Entry, asked)

    def keep(self, content: bytes) -> str:
        """Keep a document; its SHA-256, by which it is found again. The same content is kept once."""
        digest = hashlib.sha256(content).hexdigest()
        with self._writes() as connection:
            there = select(document.c.digest).where(document.c.digest == digest)
            if connection.execute(there).first() is None:
                row = {"digest": digest, "size": len(content), "content": zlib.compress(content)}
                connection.execute(insert(document).values(row))
        return digest

    def kept(self, digest: str) -> bytes:
        """A document that was kept; raises LedgerError when there is none, or it is damaged."""
        with self._reads() as connection:
            asked = select(document.c.content).where(document.c.digest == digest)
            found = connection.execute(asked).scalar()
        if found is None:
            raise LedgerError(
                f"Het document {digest[:12]} staat niet in het logboek.",
                "Zet een reservekopie terug waarin het wel staat.",
            )
        try:
            content = zlib.decompress(found)
        except zlib.error:
            content = b""
        if hashlib.sha256(content).hexdigest() != digest:
            raise LedgerError(
                f"Het document {digest[:12]} in het logboek is beschadigd.",
                "Zet een reservekopie terug waarin het nog heel is.",
            )
        return content

    def cited(self) -> set[str]:
        """The editions that records refer to."""
        with self._reads() as connection:
            return set(connection.execute(select(record.c.edition).distinct()).scalars())

    def _all(self, kind: type[K], asked: Select[Any]) -> list[Record[K]]:
        with self._reads() as connection:
            return [_read(row, kind) for row in connection.execute(asked)]

    @contextmanager
    def _reads(self) -> Iterator[Connection]:
        with spoken(self._engine.url), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writes(self) -> Iterator[Connection]:
        """A transaction that is alone in writing: confirmed whole at the end, or not at all."""
        with spoken(self._engine.url), self._writing.begin() as connection:
            yield connection


def _checked(entry: Entry) -> dict[str, Any]:
    """The entry as plain data; refused when it went round the rules of its own kind."""
    plain = entry.model_dump(mode="json", warnings=False)
    try:
        type(entry).model_validate(plain)
    except ValidationError as error:
        found = reading.refusal(error)
        raise LedgerError(found.sentence, found.remedy) from error
    if len(entry.subject) > SUBJECT:
        raise LedgerError("De naam waaronder dit wordt bewaard, is te lang.", "Kies een kortere.")
    return plain


def _one(connection: Connection, kind: type[K], subject: str) -> Record[K] | None:
    asked = select(record).where(record.c.kind == kind.kind, record.c.subject == subject)
    row = connection.execute(asked.order_by(record.c.version.desc()).limit(1)).first()
    return None if row is None else _read(row, kind)


def _read(row: Row[Any], kind: type[K]) -> Record[K]:
    """A row as what it records; raises LedgerError for what only a newer program understands."""
    model = KINDS.get(row.kind)
    try:
        if model is None or not issubclass(model, kind):
            raise ValueError(f"kind {row.kind}")
        entry = model.model_validate(row.payload)
        author = Author(
            name=row.author_name,
            role=AuthorRole(row.author_role),
            gemeente=row.author_gemeente,
            checked=row.author_checked,
        )
    except (ValidationError, ValueError) as error:
        raise LedgerError(
            f"Regel {row.id} van het logboek ({row.kind[:40]}) is geschreven door een nieuwere versie van het programma.",
            "Werk Gemeentespiegel bij; er is niets verloren.",
        ) from error
    return Record(row.id, row.kind, row.subject, row.version, author, row.at, row.edition, entry)


def _dispose(engine: Engine, process: int) -> None:
    """Close the connections, unless they are those of the process that this one was forked from."""
    engine.dispose(close=process == os.getpid())
