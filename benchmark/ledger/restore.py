"""Putting a reserve copy back: looked through to the last byte first, then all of it or nothing.

Only into a ledger without records, of whatever database. What goes wrong takes away again what was put.
"""

import hashlib
import os
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from filelock import FileLock

from benchmark.edition.home import Home, beside, flush
from benchmark.errors import EditionError, LedgerError
from benchmark.ledger import copies
from benchmark.ledger.citing import mark
from benchmark.ledger.copies import CHUNK, MANIFEST, RECORDS, Manifest, Part, record_of
from benchmark.ledger.deliveries import Withdrawal
from benchmark.ledger.store import Ledger
from benchmark.ledger.tables import HEAD
from benchmark.ledger.wholesale import filling, refuse_filled

LARGEST_MANIFEST = 64 << 20  # bytes
UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


def restore(home: Home, file: Path) -> Manifest:
    """Put a copy back into a home whose ledger has no records; the newest edition becomes current if
    there is none.

    Raises LedgerError when the file is no whole copy, or the ledger has records; nothing was written then.
    """
    with _opened(file) as archive:
        manifest = _looked_through(archive)
        ledger = Ledger.at(home)
        try:
            _put(home, ledger, archive, manifest)
        finally:
            ledger.close()
    return manifest


def _opened(file: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except FileNotFoundError:
        raise LedgerError(f"Het bestand '{file.name}' is er niet.", "Controleer de naam.") from None
    except (zipfile.BadZipFile, ValueError) as error:
        raise copies.foreign() from error
    except IsADirectoryError:
        raise LedgerError(f"'{file.name}' is een map.", "Noem het bestand zelf.") from None
    except OSError as error:
        raise LedgerError(
            f"Het bestand '{file.name}' is niet te lezen.", "Controleer de rechten erop."
        ) from error


def _looked_through(archive: zipfile.ZipFile) -> Manifest:
    """What is in the copy, after reading every byte and every record of it."""
    names = archive.namelist()
    if MANIFEST not in names:
        raise copies.foreign()
    if archive.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise copies.damaged(MANIFEST)
    try:
        content = archive.read(MANIFEST)
    except UNREADABLE as error:
        raise copies.damaged(MANIFEST) from error
    manifest = Manifest.of_json(content)
    if manifest.schema > HEAD:
        raise copies.newer()
    _refuse_strangers(names, manifest)
    for part in manifest.parts:
        for _ in _bytes(archive, part):
            pass
    _refuse_gaps(archive, manifest)
    return manifest


def _refuse_strangers(names: list[str], manifest: Manifest) -> None:
    """Exactly the parts of the manifest, each once, and each of a name that we give: so no path leads out."""
    told = [part.name for part in manifest.parts]
    known = all(
        n == RECORDS or copies.DOCUMENT.fullmatch(n) or copies.EDITION.fullmatch(n) for n in told
    )
    if not known or sorted(names) != sorted([*told, MANIFEST]):
        raise copies.damaged("er zit een bestand in dat er niet hoort, of er ontbreekt een")
    for part in manifest.parts:
        named = copies.DOCUMENT.fullmatch(part.name)
        if named and named[1] != part.sha256:
            raise copies.damaged(part.name)
    kept = {part.name for part in manifest.parts}
    found = {m["id"] for m in map(copies.EDITION.fullmatch, told) if m}
    whole = all(f"editions/{i}.duckdb" in kept for i in manifest.editions)
    if found != set(manifest.editions) or not whole or RECORDS not in kept:
        raise copies.damaged(MANIFEST)


def _refuse_gaps(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """As many of each as the manifest says, and every subject from its first version on."""
    versions: dict[tuple[str, str], int] = {}
    before = count = 0
    for line in _lines(archive, manifest):
        record = record_of(line)
        subject = (record.kind, record.subject)
        count += 1
        if record.version != versions.get(subject, 0) + 1 or record.id <= before:
            raise copies.damaged(RECORDS)
        if record.edition not in {*manifest.editions, *manifest.missing}:
            raise copies.damaged(RECORDS)
        versions[subject], before = record.version, record.id
    documents = sum(1 for p in manifest.parts if copies.DOCUMENT.fullmatch(p.name))
    if (count, documents) != (manifest.records, manifest.documents):
        raise copies.damaged(MANIFEST)


def _bytes(archive: zipfile.ZipFile, part: Part) -> Iterator[bytes]:
    """The content of a part, held against its size and digest; never more bytes than it should have."""
    digest, size = hashlib.sha256(), 0
    try:
        with archive.open(part.name) as source:
            while chunk := source.read(CHUNK):
                digest.update(chunk)
                size += len(chunk)
                if size > part.size:
                    break
                yield chunk
    except UNREADABLE as error:
        raise copies.damaged(part.name) from error
    if (size, digest.hexdigest()) != (part.size, part.sha256):
        raise copies.damaged(part.name)


def _lines(archive: zipfile.ZipFile, manifest: Manifest) -> Iterator[bytes]:
    part = next(p for p in manifest.parts if p.name == RECORDS)
    rest = b""
    for chunk in _bytes(archive, part):
        *whole, rest = (rest + chunk).split(b"\n")
        yield from whole
    if rest:
        raise copies.damaged(RECORDS)


def _put(home: Home, ledger: Ledger, archive: zipfile.ZipFile, manifest: Manifest) -> None:
    refuse_filled(ledger)
    # no build removes what is put here, and whatever is put is taken away before another may begin
    with home.building() as workshop, ExitStack() as undo:
        for part in manifest.parts:
            if copies.EDITION.fullmatch(part.name):
                _unpack(archive, part, workshop)
        try:
            with filling(ledger) as filled:
                for part in manifest.parts:
                    if copies.DOCUMENT.fullmatch(part.name):
                        filled.keep(b"".join(_bytes(archive, part)))
                filled.add(record_of(line) for line in _lines(archive, manifest))
                for edition in manifest.editions:
                    _place(home, workshop / "editions", edition, undo)
                    mark(home, edition)
                for record in map(record_of, _lines(archive, manifest)):
                    if isinstance(record.entry, Withdrawal):
                        home.set_aside(record.entry.withdrawn_edition, record.entry.reason)
                _point(home, manifest, undo)
        except BaseException:
            refuse_filled(
                ledger
            )  # a server that fell silent may have confirmed it all: then it stays
            raise
        undo.pop_all()


def _unpack(archive: zipfile.ZipFile, part: Part, workshop: Path) -> None:
    target = workshop / part.name
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        for chunk in _bytes(archive, part):
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())


def _place(home: Home, unpacked: Path, edition: str, undo: ExitStack) -> None:
    """Move an edition into the home, the database last; one that is there already stays."""
    fresh = unpacked / f"{edition}.duckdb"
    moves = [
        (unpacked / edition, home.editions / edition),
        (beside(fresh), beside(home.path(edition))),
        (fresh, home.path(edition)),
    ]
    for source, target in moves:
        if source.exists() and not target.exists():
            undo.callback(_remove, home, target)
            source.rename(target)
    flush(home.editions)


def _remove(home: Home, target: Path) -> None:
    with FileLock(home.keeping):
        if target.is_dir():
            shutil.rmtree(target, ignore_errors=True)
        else:
            target.unlink(missing_ok=True)


def _point(home: Home, manifest: Manifest, undo: ExitStack) -> None:
    try:
        home.current()
    except EditionError:
        usable = set(manifest.editions) - home.withdrawn().keys()
        newest = [i for i in home.ids() if i in usable]
        if newest:
            undo.callback(home.pointer.unlink, missing_ok=True)
            home.point_at(newest[-1])
