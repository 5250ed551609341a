"""The checks before anything interprets a file: what it is, how large it would become, what hides in it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from benchmark import dutch
from benchmark.intake import kinds, lettering, parts, zips
from benchmark.intake.contents import Kind
from benchmark.intake.limits import MB, Limits
from benchmark.intake.references import Looking
from benchmark.intake.refusing import RefusedFile, shown

XML = (".xml", ".rels", ".vml")


@dataclass(frozen=True)
class Scanned:
    """A file that may be interpreted, in a process of its own: its kind and its digest."""

    kind: Kind
    digest: str


def scanned(content: bytes, name: str, limits: Limits) -> Scanned:
    """Check a file as bytes; raises RefusedFile where it is no table of figures or could do harm.

    Memory and time stay within the limits whatever the file holds. ``name`` is as it was given to us.
    """
    name = shown(name)
    check_size(content, name, limits)
    digest = hashlib.sha256(content).hexdigest()
    if kinds.is_zip(content, name):
        _check_zip(content, name, limits)
        return Scanned("xlsx", digest)
    lettering.decoded(content, name)
    return Scanned("csv", digest)


def check_size(content: bytes, name: str, limits: Limits) -> None:
    """Raise RefusedFile for a file with more bytes than it may have."""
    if len(content) > limits.bytes:
        raise RefusedFile(
            f"Het bestand {name} is te groot: {dutch.number(len(content) / MB, 1)} MB. "
            f"Het mag {dutch.number(limits.bytes / MB)} MB zijn.",
            "Zet alleen de bladen met uw cijfers in een nieuwe werkmap.",
        )


def _check_zip(content: bytes, name: str, limits: Limits) -> None:
    """Look over every byte of every entry, a piece at a time."""
    found = zips.entries(content, name, limits)
    types = next((e for e in found if e.name == parts.TYPES), None)
    told = b"" if types is None else b"".join(zips.inflated(content, types, name))
    parts.check_workbook([e.name for e in found], told, name)
    for entry in found:
        looking = Looking(name, limits) if entry.name.lower().endswith(XML) else None
        for piece in _without_zip(zips.inflated(content, entry, name), name):
            if looking:
                looking.feed(piece)
        if looking:
            looking.end()


def _without_zip(pieces: Iterator[bytes], name: str) -> Iterator[bytes]:
    """The pieces of an entry; raises RefusedFile where it is a zip, or an old Office file, itself."""
    for number, piece in enumerate(pieces):
        if number == 0 and piece.startswith((kinds.ZIP, kinds.OLE)):
            raise RefusedFile(
                f"Het bestand {name} bevat een ander bestand.",
                "Haal dat weg en sla het opnieuw op.",
            )
        yield piece
