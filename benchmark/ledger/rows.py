"""Rows of the ledger and what they mean: a record, and a document under the digest of its content."""

import hashlib
import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from sqlalchemy import Row

from benchmark.errors import LedgerError
from benchmark.ledger import reading
from benchmark.ledger.entries import Author, AuthorRole, Entry
from benchmark.ledger.kinds import KINDS
from benchmark.ledger.tables import SUBJECT

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


def row_of(one: Record[Any]) -> dict[str, Any]:
    """A record as a row."""
    return {
        "id": one.id,
        "kind": one.kind,
        "subject": one.subject,
        "version": one.version,
        "author_name": one.author.name,
        "author_role": one.author.role.value,
        "author_gemeente": one.author.gemeente,
        "author_checked": one.author.checked,
        "at": one.at,
        "edition": one.edition,
        "gemeente": one.entry.gemeente,
        "payload": one.entry.model_dump(mode="json"),
    }


def record_of(row: Row[Any], kind: type[K]) -> Record[K]:
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
    except ValueError as error:  # that of Pydantic is one
        raise LedgerError(
            f"Regel {row.id} van het logboek ({row.kind[:40]}) is geschreven door een nieuwere versie van "
            "het programma.",
            "Werk Gemeentespiegel bij; er is niets verloren.",
        ) from error
    return Record(row.id, row.kind, row.subject, row.version, author, row.at, row.edition, entry)


def checked(one: Record[K]) -> Record[K]:
    """The record, when its entry keeps the rules of its kind; raises LedgerError when it went round them."""
    try:
        type(one.entry).model_validate(one.entry.model_dump(mode="json", warnings=False))
    except ValidationError as error:
        found = reading.refusal(error)
        raise LedgerError(found.sentence, found.remedy) from error
    if len(one.subject) > SUBJECT:
        raise LedgerError("De naam waaronder dit wordt bewaard, is te lang.", "Kies een kortere.")
    return one


def document_row(content: bytes) -> dict[str, Any]:
    """A document as a row."""
    digest = hashlib.sha256(content).hexdigest()
    return {"digest": digest, "size": len(content), "content": zlib.compress(content)}


def document_of(kept: bytes, digest: str) -> bytes:
    """The content of a kept document; raises LedgerError when it is not what was kept."""
    try:
        content = zlib.decompress(kept)
    except zlib.error:
        content = b""
    if hashlib.sha256(content).hexdigest() != digest:
        raise LedgerError(
            f"Het document {digest[:12]} in het logboek is beschadigd.",
            "Zet een reservekopie terug waarin het nog heel is.",
        )
    return content
