"""Making a reserve copy: one moment of the ledger, whole, in a zip that is renamed when it is finished."""

import hashlib
import os
import stat
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from benchmark.edition.home import ID, WHY, Home, beside, flush
from benchmark.errors import LedgerError
from benchmark.ledger.copies import CHUNK, MANIFEST, RECORDS, Manifest, Part, line_of
from benchmark.ledger.store import Ledger
from benchmark.ledger.tables import HEAD
from benchmark.ledger.wholesale import Snapshot, snapshot

STARTED = (1980, 1, 1, 0, 0, 0)  # a zip must say when; the manifest does


def backup(ledger: Ledger, out: Path) -> Manifest:
    """Write a copy of everything that was confirmed, and of the editions that records cite, to ``out``.

    Raises LedgerError when it cannot be written; what stood at ``out`` then still does.
    """
    with (
        _written(out) as file,
        snapshot(ledger) as seen,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        manifest = _fill(archive, ledger.home, seen)
        _add(archive, MANIFEST, [manifest.as_json()])
    return manifest


def _fill(archive: zipfile.ZipFile, home: Home, seen: Snapshot) -> Manifest:
    cited: set[str] = set()
    records = 0

    def lines() -> Iterator[bytes]:
        nonlocal records
        for record in seen.records():
            records += 1
            cited.add(record.edition)
            yield line_of(record)

    parts = [_add(archive, RECORDS, lines())]
    digests = seen.digests()
    for digest in digests:
        parts.append(_add(archive, f"documents/{digest}", [seen.kept(digest)]))
    there = [i for i in home.ids() if i in cited]
    for edition in there:
        for path in edition_files(home, edition):
            name = path.relative_to(home.root).as_posix()
            parts.append(_add(archive, name, _chunks(path)))
    missing = sorted(cited - set(there))
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    return Manifest(
        HEAD, made_at, records, len(digests), tuple(there), tuple(missing), tuple(parts)
    )


def edition_files(home: Home, edition: str) -> list[Path]:
    """The files of an edition: database, frontier if there is one, and Parquet."""
    assert ID.match(edition)
    frontier = beside(home.path(edition))
    tables = sorted((home.editions / edition).glob("*.parquet"))
    return [home.path(edition), *([frontier] if frontier.exists() else []), *tables]


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _add(archive: zipfile.ZipFile, name: str, chunks: Iterable[bytes]) -> Part:
    info = zipfile.ZipInfo(name, STARTED)
    info.compress_type = archive.compression
    info.external_attr = (stat.S_IFREG | 0o600) << 16
    digest, size = hashlib.sha256(), 0
    with archive.open(info, "w", force_zip64=True) as target:
        for chunk in chunks:
            target.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return Part(name, size, digest.hexdigest())


@contextmanager
def _written(out: Path) -> Iterator[BinaryIO]:
    """A file beside ``out``, readable by its owner only, that takes its place when it is whole."""
    if out.is_dir():
        raise LedgerError(
            f"'{out}' is een map.", "Noem bij --out een bestand, bijvoorbeeld kopie.zip."
        )
    fresh = out.with_name(f".{out.name}-{os.getpid()}")
    try:
        handle = os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        fresh.rename(out)
        flush(out.parent)
    except OSError as error:
        why = WHY.get(error.errno or 0) or error.strerror or str(error)
        raise LedgerError(
            f"De reservekopie kan niet worden bewaard ({why}).",
            "Kies met --out een andere plek of maak ruimte. Er is niets half bewaard.",
        ) from error
    finally:
        with suppress(OSError):  # it was renamed, or never made
            fresh.unlink()
