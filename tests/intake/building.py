"""Files made for a test, byte by byte where no honest program would write them."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

import pytest

from benchmark.intake import UPLOAD, Limits, RefusedFile, received

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
GOOD = "gemeente;waarde\nSúdwest-Fryslân;12,5\n".encode()


def sheet(rows: str = ONE, before: str = "", after: str = "", head: str = HEAD) -> bytes:
    """The XML of a worksheet with these rows."""
    body = f"{before}<sheetData>{rows}</sheetData>{after}"
    return f'{head}<worksheet xmlns="{MAIN}">{body}</worksheet>'.encode()


def strings(*texts: str) -> bytes:
    """The XML of shared texts."""
    items = "".join(f"<si><t>{t}</t></si>" for t in texts)
    return f'{HEAD}<sst xmlns="{MAIN}">{items}</sst>'.encode()


def parts(
    sheets: Mapping[str, bytes], workbook: str = "", shared: bytes = b"", kind: str = SHEET_TYPE
) -> dict[str, bytes]:
    """The parts of a small workbook: sheets by title, and more tags for the workbook itself."""
    titles = "".join(
        f'<sheet name="{title}" sheetId="{n}" r:id="rId{n}"/>' for n, title in enumerate(sheets, 1)
    )
    relations = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    relations += [("sharedStrings", "sharedStrings.xml")] if shared else []
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{k}" Target="{target}"/>'
        for n, (k, target) in enumerate(relations, 1)
    )
    start = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    found = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{start}</Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        f"<sheets>{titles}</sheets>{workbook}</workbook>",
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f"{listed}</Relationships>",
    }
    packed = {name: text.encode() for name, text in found.items()}
    packed |= {f"xl/worksheets/sheet{n}.xml": xml for n, xml in enumerate(sheets.values(), 1)}
    return packed | ({"xl/sharedStrings.xml": shared} if shared else {})


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files, in this order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return stream.getvalue()


def book(rows: str = ONE, shared: bytes = b"", before: str = "", after: str = "") -> bytes:
    """A workbook of one sheet with these rows."""
    return zipped(parts({"Blad1": sheet(rows, before, after)}, shared=shared))


def refusal(content: bytes, name: str = "cijfers.xlsx", limits: Limits = UPLOAD) -> str:
    """The sentences with which a file is refused; whoever asked lives on and reads the next file."""
    with pytest.raises(RefusedFile) as caught:
        received(content, name, limits)
    assert caught.value.sentence and caught.value.remedy
    after = received(GOOD, "goed.csv").sheets[0].cell("A2")
    assert after is not None and after.text == "Súdwest-Fryslân"
    return str(caught.value)


def raw_zip(entries: list[tuple[bytes, int, int, int, int]], body: bytes) -> bytes:
    """A zip with any directory: per entry name, place of its header, packed and unpacked size, and checksum."""
    directory = b"".join(
        struct.pack(
            "<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, crc, packed, size, len(name), 0, 0, 0, 0, 0, at
        )
        + name
        for name, at, packed, size, crc in entries
    )  # fmt: skip
    count = len(entries)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
    return body + directory + end


def local(name: bytes, content: bytes, packed: bytes) -> bytes:
    """The header of one entry with its packed bytes."""
    head = struct.pack(
        "<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, zlib.crc32(content), len(packed), len(content), len(name), 0
    )  # fmt: skip
    return head + name + packed


def deflated(content: bytes) -> bytes:
    """The bytes packed as a zip packs them."""
    machine = zlib.compressobj(9, zlib.DEFLATED, -15)
    return machine.compress(content) + machine.flush()
