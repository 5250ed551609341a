"""A directory of a zip that does not say what is in it."""

import struct
import zlib

import pytest

from benchmark.intake import UPLOAD, RefusedFile, zips
from tests.intake.building import deflated, local, raw_zip, refusal

TYPES = b"[Content_Types].xml"


def alone(packed: bytes, size: int, crc: int, stated: int | None = None) -> bytes:
    """A zip of one entry with these bytes, of which the directory tells the rest."""
    body = local(TYPES, b"", packed)
    body = body[:14] + bytes(12) + body[26:]
    return raw_zip([(TYPES, 0, len(packed) if stated is None else stated, size, crc)], body)


def test_bytes_that_are_not_what_the_directory_says() -> None:
    inner = b"<Types>wordprocessingml</Types>"
    packed, crc = deflated(inner), zlib.crc32(inner)
    assert "een Word-document" in refusal(alone(packed, len(inner), crc))  # so it was read
    for wrong in (
        alone(packed, len(inner), crc ^ 1),
        alone(packed, len(inner) + 1, crc),
        alone(packed + b"more", len(inner), crc),
        alone(packed[:-1], len(inner), crc),
        alone(packed, len(inner), crc, stated=len(packed) + 20),
    ):
        assert "is beschadigd" in refusal(wrong)


def test_an_entry_that_reaches_into_the_directory() -> None:
    inner = b"<Types>wordprocessingml</Types>"
    packed, crc = deflated(inner), zlib.crc32(inner)
    assert len(zips.entries(alone(packed, len(inner), crc), "x", UPLOAD)) == 1
    with pytest.raises(RefusedFile):
        zips.entries(alone(packed, len(inner), crc, stated=len(packed) + 1), "x", UPLOAD)


def test_a_directory_with_more_than_it_counts() -> None:
    inner = b"<Types>wordprocessingml</Types>"
    content = alone(deflated(inner), len(inner), zlib.crc32(inner))
    end = content.rindex(b"PK\x05\x06")
    size = struct.unpack_from("<L", content, end + 12)[0]
    more = content[:end] + b"hidden" + content[end:]
    longer = more[: end + 18] + struct.pack("<L", size + 6) + more[end + 22 :]
    assert "is beschadigd" in refusal(longer)
