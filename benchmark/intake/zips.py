"""The zip that an .xlsx is, read strictly, so that nobody else can see other files in it than we checked.

The standard library forgives much: a directory with bytes before it, two entries on the same bytes, a name that
differs between the directory and the entry. Each of those hides something, and no spreadsheet program writes them.
Nothing is ever unpacked to disk.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from benchmark import dutch
from benchmark.intake.limits import MB, Limits
from benchmark.intake.refusing import AGAIN, RefusedFile

END = struct.Struct("<4s4H2LH")
CENTRAL = struct.Struct("<4s6H3L5H2L")
LOCAL = struct.Struct("<4s5H3L2H")
STORED, DEFLATED = 0, 8
LOCKED = 0x2041  # the flags of three kinds of encryption
UTF8 = 0x800
SMALL = MB  # an entry that unpacks to less may have any ratio: empty cells repeat themselves
PIECE = 256 * 1024
WHOLE = 0xFFFFFFFF


@dataclass(frozen=True)
class Entry:
    """One file in the zip: where its packed bytes stand, and what the directory says of them."""

    name: str
    head: int
    start: int
    packed: int
    unpacked: int
    method: int
    checksum: int


def entries(content: bytes, name: str, limits: Limits) -> tuple[Entry, ...]:
    """The entries of a zip that holds nothing else; raises RefusedFile where it is not sound or too large."""
    count, begin, end = _directory(content, name)
    if count > limits.entries:
        raise RefusedFile(
            f"Het bestand {name} bestaat uit {dutch.number(count)} onderdelen; het mogen er "
            f"{dutch.number(limits.entries)} zijn.",
            "Zet alleen de bladen met uw cijfers in een nieuwe werkmap.",
        )
    found, at = [], begin
    for _ in range(count):
        entry, at = _entry(content, at, end, name)
        found.append(entry)
    if at != end:
        raise corrupt(name)
    _apart(found, begin, name)
    if sum(e.unpacked for e in found) > limits.unpacked:
        raise too_large(name, limits)
    for entry in found:
        if entry.unpacked > max(SMALL, entry.packed * limits.ratio):
            raise too_large(name, limits)
    return tuple(found)


def inflated(content: bytes, entry: Entry, name: str) -> Iterator[bytes]:
    """The bytes of an entry in pieces; raises RefusedFile as soon as they are not what the directory says."""
    left, checksum = entry.unpacked, 0
    for piece in _pieces(content[entry.start : entry.start + entry.packed], entry, name):
        left -= len(piece)
        if left < 0:
            raise corrupt(name)
        checksum = zlib.crc32(piece, checksum)
        yield piece
    if left or checksum != entry.checksum:
        raise corrupt(name)


def corrupt(name: str) -> RefusedFile:
    """The refusal of a file that no program would have written so."""
    return RefusedFile(f"Het bestand {name} is beschadigd.", AGAIN)


def too_large(name: str, limits: Limits) -> RefusedFile:
    """The refusal of a file that is far larger than it looks."""
    return RefusedFile(
        f"Het bestand {name} is uitgepakt veel te groot; het mag {limits.unpacked // MB} MB zijn.",
        "Zet alleen de bladen met uw cijfers in een nieuwe werkmap, zonder lege opgemaakte cellen.",
    )


def _directory(content: bytes, name: str) -> tuple[int, int, int]:
    """The number of entries, where the directory begins, and where it ends: at the end of the file."""
    end = content.rfind(b"PK\x05\x06")
    if end < 0 or end + END.size > len(content):
        raise corrupt(name)
    _, disk, first, here, count, size, start, comment = END.unpack_from(content, end)
    if disk or first or here != count or start + size != end:
        raise corrupt(name)
    if end + END.size + comment != len(content):
        raise corrupt(name)
    return count, start, end


def _entry(content: bytes, at: int, end: int, name: str) -> tuple[Entry, int]:
    if at + CENTRAL.size > end:
        raise corrupt(name)
    (sign, _, _, flags, method, _, _, checksum, packed, unpacked, *lengths, head) = (
        CENTRAL.unpack_from(content, at)
    )
    length, extra, comment = lengths[:3]
    place = at + CENTRAL.size
    if sign != b"PK\x01\x02" or place + length > end:
        raise corrupt(name)
    raw = content[place : place + length]
    if flags & LOCKED:
        raise RefusedFile(
            f"Het bestand {name} is versleuteld.",
            "Haal het wachtwoord eraf en sla het op als .xlsx.",
        )
    if method not in (STORED, DEFLATED):
        raise corrupt(name)
    start = _data(content, head, raw, (packed, unpacked), name)
    try:
        inside = raw.decode("utf-8" if flags & UTF8 else "cp437")
    except UnicodeDecodeError:
        raise corrupt(name) from None
    if not _stays_inside(inside):
        raise corrupt(name)
    entry = Entry(inside, head, start, packed, unpacked, method, checksum)
    return entry, place + length + extra + comment


def _data(content: bytes, head: int, raw: bytes, sizes: tuple[int, int], name: str) -> int:
    """Where the packed bytes begin: after the entry's own header, which must say the same or nothing."""
    if head + LOCAL.size > len(content):
        raise corrupt(name)
    sign, *_, packed, unpacked, length, extra = LOCAL.unpack_from(content, head)
    place = head + LOCAL.size
    if sign != b"PK\x03\x04" or content[place : place + length] != raw:
        raise corrupt(name)
    # A program that writes as it goes knows the sizes only afterwards, and leaves them out here.
    if any(
        told not in (0, WHOLE, size) for told, size in zip((packed, unpacked), sizes, strict=True)
    ):
        raise corrupt(name)
    return place + int(length) + int(extra)


def _stays_inside(inside: str) -> bool:
    """Whether a name is a plain path within the zip, on any system."""
    if not inside or inside.startswith("/") or not inside.isprintable():
        return False
    return not set(inside) & set('\\:*?"<>|') and ".." not in inside.split("/")


def _apart(found: list[Entry], directory: int, name: str) -> None:
    """Refuse entries that share bytes or a name, or that reach into the directory."""
    if len({e.name.casefold() for e in found}) != len(found):
        raise corrupt(name)
    reached = 0
    for entry in sorted(found, key=lambda e: e.head):
        if entry.head < reached:
            raise corrupt(name)
        reached = entry.start + entry.packed
    if reached > directory:
        raise corrupt(name)


def _pieces(packed: bytes, entry: Entry, name: str) -> Iterator[bytes]:
    if entry.method == STORED:
        for at in range(0, len(packed), PIECE):
            yield packed[at : at + PIECE]
        return
    machine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(0, len(packed), PIECE):
            waiting = packed[at : at + PIECE]
            full = True  # then more may come out than went in
            while waiting or full:
                piece = machine.decompress(waiting, PIECE)
                waiting, full = machine.unconsumed_tail, len(piece) == PIECE
                yield piece
    except zlib.error:
        raise corrupt(name) from None
    if not machine.eof or machine.unused_data:
        raise corrupt(name)
