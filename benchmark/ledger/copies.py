"""What a reserve copy looks like: a zip that no database is needed to read.

``records.jsonl``: one record a line, oldest first. ``documents/<digest>``: kept documents as they are.
``editions/``: every cited edition with its Parquet files and frontier. ``manifest.json``, written last:
how many of each, the schema, and size and SHA-256 of every part.
"""

import json
import re
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from benchmark.errors import LedgerError
from benchmark.ledger.entries import Author
from benchmark.ledger.kinds import KINDS
from benchmark.ledger.rows import Record

FORMAT = "gemeentespiegel-reservekopie"
LAYOUT = 1  # of the zip
MANIFEST, RECORDS = "manifest.json", "records.jsonl"
DOCUMENT = re.compile(r"documents/([0-9a-f]{64})")
EDITION = re.compile(
    r"editions/(?P<id>\d{4}-\d+-[0-9a-f]{8})(?:\.duckdb|\.frontier\.parquet|/[a-z_]+\.parquet)"
)
CHUNK = 1 << 20  # bytes


@dataclass(frozen=True)
class Part:
    """One file of a copy, with its size in bytes."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What is in a copy. ``missing``: editions that records cite but that were no longer there."""

    schema: str
    made_at: str
    records: int
    documents: int
    editions: tuple[str, ...]
    missing: tuple[str, ...] = ()
    parts: tuple[Part, ...] = field(default=())

    def as_json(self) -> bytes:
        """The text of ``manifest.json``."""
        told = {"format": FORMAT, "layout": LAYOUT, **asdict(self)}
        return json.dumps(told, indent=1).encode()

    @classmethod
    def of_json(cls, content: bytes) -> "Manifest":
        """What the text says; raises LedgerError when it is of a newer program or no manifest at all."""
        try:
            told = json.loads(content)
            kind, layout = told.pop("format"), told.pop("layout")
            if kind == FORMAT and isinstance(layout, int) and layout > LAYOUT:
                raise newer()
            if (kind, layout) != (FORMAT, LAYOUT):
                raise ValueError(kind)
            parts = tuple(
                Part(str(p["name"]), int(p["size"]), str(p["sha256"])) for p in told.pop("parts")
            )
            editions, missing = (tuple(map(str, told.pop(k))) for k in ("editions", "missing"))
            records, documents = (int(told.pop(k)) for k in ("records", "documents"))
            return cls(
                **{k: str(v) for k, v in told.items()},
                records=records, documents=documents, editions=editions, missing=missing, parts=parts,
            )  # fmt: skip
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise foreign() from error


def line_of(record: Record[Any]) -> bytes:
    """A record as a line."""
    told = {
        "id": record.id,
        "kind": record.kind,
        "subject": record.subject,
        "version": record.version,
        "author": record.author.model_dump(mode="json"),
        "at": record.at.isoformat(),
        "edition": record.edition,
        "entry": record.entry.model_dump(mode="json"),
    }
    return json.dumps(told, ensure_ascii=False, allow_nan=False).encode() + b"\n"


def record_of(line: bytes) -> Record[Any]:
    """The record of a line; raises LedgerError when this program cannot read it."""
    try:
        told = json.loads(line)
        entry = KINDS[told["kind"]].model_validate(told["entry"])
        author = Author.model_validate(told["author"])
        at = datetime.fromisoformat(told["at"])
        found = Record(
            int(told["id"]), entry.kind, entry.subject, int(told["version"]), author, at,
            str(told["edition"]), entry,
        )  # fmt: skip
        if (found.subject, at.tzinfo is None) != (told["subject"], False):
            raise ValueError(told["subject"])
        return found
    except (ValueError, KeyError, TypeError, ValidationError) as error:
        raise newer() from error


def foreign() -> LedgerError:
    """No copy of ours, or one that was cut off."""
    return LedgerError(
        "Dit bestand is geen hele reservekopie van Gemeentespiegel.",
        "Kies een bestand dat met 'spiegel backup' is gemaakt. Er is niets veranderd.",
    )


def damaged(part: str) -> LedgerError:
    """A part is not what the manifest says."""
    return LedgerError(
        f"De reservekopie is beschadigd ({part[:60]}).",
        "Kies een andere reservekopie. Er is niets veranderd.",
    )


def newer() -> LedgerError:
    """Made by a newer program."""
    return LedgerError(
        "De reservekopie is gemaakt door een nieuwere versie van het programma.",
        "Werk Gemeentespiegel bij en probeer het opnieuw. Er is niets veranderd.",
    )
