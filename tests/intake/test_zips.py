"""Zips that are made to harm, or that show different files to different programs."""

import struct
import zipfile
import zlib

import pytest

from benchmark.intake import RefusedFile, received, zips
from tests.intake.building import book, deflated, local, parts, raw_zip, refusal, sheet, zipped

MB = 1024 * 1024
FILES = parts({"Blad1": sheet()})


def spaced(megabytes: int) -> bytes:
    """A worksheet that is that large and packs to next to nothing."""
    return sheet(after=" " * (megabytes * MB))


def test_a_bomb() -> None:
    content = zipped(parts({"Blad1": spaced(450)}))
    assert len(content) < MB
    assert "uitgepakt veel te groot" in refusal(content)


def test_a_ratio_that_no_figures_have() -> None:
    assert "uitgepakt veel te groot" in refusal(zipped(parts({"Blad1": spaced(20)})))


def test_many_parts_that_are_too_large_together() -> None:
    """Each may be as it is; together they are what one bomb is."""
    one = sheet("".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 3000)))
    many = {f"xl/worksheets/extra{n}.xml": one + bytes(900_000 - len(one)) for n in range(60)}
    assert "uitgepakt veel te groot" in refusal(zipped(FILES | many))


def test_a_directory_that_lies_about_the_size() -> None:
    name, packed = b"[Content_Types].xml", deflated(spaced(3))
    body = local(name, b"", packed)
    body = body[:14] + bytes(12) + body[26:]  # leaves the sizes to the directory
    assert "is beschadigd" in refusal(raw_zip([(name, 0, len(packed), 1000, 0)], body))


def test_no_more_comes_out_than_the_directory_says() -> None:
    packed = deflated(spaced(3))
    entry = zips.Entry("a.xml", 0, 0, len(packed), 1000, zips.DEFLATED, 0)
    with pytest.raises(RefusedFile):
        list(zips.inflated(packed, entry, "x"))
    with pytest.raises(RefusedFile):
        next(zips.inflated(packed, entry, "x"))  # before anything came out


def test_a_header_that_says_something_else_than_the_directory() -> None:
    content = bytearray(zipped(FILES))
    content[22:26] = struct.pack("<L", 7)
    assert "is beschadigd" in refusal(bytes(content))
    other = bytearray(zipped(FILES))
    other[30:35] = b"[cont"
    assert "is beschadigd" in refusal(bytes(other))


def test_entries_on_the_same_bytes() -> None:
    inner = b"x" * 2_000_000
    packed = deflated(inner)
    body = local(b"xl/a.xml", inner, packed)
    one = (b"xl/a.xml", 0, len(packed), len(inner), zlib.crc32(inner))
    assert "is beschadigd" in refusal(raw_zip([one, one], body))


def test_entries_that_overlap() -> None:
    inner = local(b"b.xml", b"<b/>", deflated(b"<b/>"))
    body = local(b"a.xml", inner, inner)
    entries = [
        (b"a.xml", 0, len(inner), len(inner), zlib.crc32(inner)),
        (b"b.xml", len(body) - len(inner), len(deflated(b"<b/>")), 4, zlib.crc32(b"<b/>")),
    ]
    assert "is beschadigd" in refusal(raw_zip(entries, body))


def test_a_zip_in_a_zip_in_a_zip() -> None:
    content = book()
    for _ in range(5):
        content = zipped(FILES | {"xl/media/image1.png": content})
    assert "bevat een ander bestand" in refusal(content)


@pytest.mark.parametrize("count", [300, 20_000])
def test_many_entries(count: int) -> None:
    content = zipped(FILES | {f"xl/{n}.xml": b"" for n in range(count)}, zipfile.ZIP_STORED)
    assert "onderdelen" in refusal(content)


@pytest.mark.parametrize(
    "name",
    [
        "../../x.xml",
        "xl/../../x.xml",
        "/etc/passwd",
        "C:\\x.xml",
        "xl\\x.xml",
        "xl/a\nb.xml",
        "c:x.xml",
    ],
)
def test_names_that_leave_the_zip(name: str) -> None:
    assert "is beschadigd" in refusal(zipped(FILES | {name: b"<x/>"}))


def test_the_same_name_twice() -> None:
    assert "is beschadigd" in refusal(zipped(FILES | {"XL/workbook.xml": FILES["xl/workbook.xml"]}))


def test_a_locked_entry() -> None:
    content = bytearray(zipped(FILES))
    directory = content.index(b"PK\x01\x02")
    content[directory + 8] |= 1
    assert "is versleuteld" in refusal(bytes(content))


def test_another_way_of_packing() -> None:
    assert "is beschadigd" in refusal(zipped(FILES, zipfile.ZIP_BZIP2))


def test_a_damaged_directory() -> None:
    content = book()
    directory = content.index(b"PK\x01\x02")
    for damaged in (
        content[:directory],
        content[: directory + 60],
        content[:directory] + b"\xff" * 40 + content[directory + 40 :],
        content[:-5],
        content + b"more",
        content[:-10] + b"\xff\xff\xff\xff" + content[-6:],
    ):
        assert "is beschadigd" in refusal(damaged)


def test_bytes_before_the_zip() -> None:
    content = zipped(FILES)
    assert "is beschadigd" in refusal(b"PK\x03\x04junk" + content)


def test_damaged_bytes_in_an_entry() -> None:
    content = bytearray(book())
    at = content.index(b"xl/worksheets/sheet1.xml") + 40
    content[at] ^= 0xFF
    assert "is beschadigd" in refusal(bytes(content))


@pytest.mark.parametrize("at", range(0, 1800, 61))
def test_one_wrong_byte_anywhere(at: int) -> None:
    """Either the byte did not matter, or the file is refused: nothing else may happen."""
    content = bytearray(book())
    place = at % len(content)
    content[place] ^= 0x55
    try:
        found = received(bytes(content), "cijfers.xlsx").sheets[0].cell("A1")
    except RefusedFile as refused:
        assert "cijfers.xlsx" in refused.sentence
    else:
        assert found and found.value == 1


def test_cut_off_half_way() -> None:
    content = book()
    for length in range(30, len(content), 97):
        assert refusal(content[:length])
