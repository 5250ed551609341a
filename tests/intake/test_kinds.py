"""What a file is, by what stands in it: only a workbook and a CSV file come in."""

import io
import zipfile

import docx
import pytest
import xlsxwriter

from benchmark.intake import UPLOAD, Limits, RefusedFile, received, scanned
from tests.intake.building import SHEET_TYPE, book, parts, refusal, sheet, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def with_part(name: str, content: bytes = b"x", said: str = "") -> bytes:
    """A workbook with one part more, and perhaps its type."""
    files = parts({"Blad1": sheet()})
    types = files["[Content_Types].xml"].replace(
        b"</Types>", f'<Override PartName="/{name}" ContentType="{said}"/></Types>'.encode()
    )
    return zipped(
        files
        | {"[Content_Types].xml": types if said else files["[Content_Types].xml"], name: content}
    )


def test_an_empty_file() -> None:
    assert refusal(b"", "leeg.csv").startswith("Het bestand leeg.csv is leeg.")
    assert "is leeg" in refusal(b"\xef\xbb\xbf\r\n \r\n", "leeg.csv")


def test_a_word_document_under_another_name() -> None:
    stream = io.BytesIO()
    docx.Document().save(stream)
    said = refusal(stream.getvalue(), "cijfers.xlsx")
    assert "een Word-document" in said and "op als .xlsx" in said


def test_a_workbook_counts_by_its_content_and_not_by_its_name() -> None:
    assert received(book(), "cijfers.csv").kind == "xlsx"
    assert received(b"a;b\n1;2\n", "cijfers.xlsx").kind == "csv"


@pytest.mark.parametrize(
    "content",
    [OLE, OLE + "Workbook".encode("utf-16-le")],
    ids=["container", "xls"],
)
def test_an_old_workbook(content: bytes) -> None:
    assert "oud Office-bestand" in refusal(content, "cijfers.xls")


def test_a_password() -> None:
    said = refusal(OLE + "EncryptedPackage".encode("utf-16-le") + bytes(5000))
    assert "beveiligd met een wachtwoord" in said and "Haal de beveiliging eraf" in said


def test_a_binary_workbook() -> None:
    kind = SHEET_TYPE.replace(
        "spreadsheetml.sheet.main+xml", "ms-excel.sheet.binary.macroEnabled.main"
    )
    files = parts({"Blad1": sheet()}, kind=kind)
    assert "(.xlsb)" in refusal(zipped(files), "cijfers.xlsb")


def test_a_template_of_excel() -> None:
    kind = SHEET_TYPE.replace("sheet.main", "template.main")
    assert "(.xltx)" in refusal(zipped(parts({"Blad1": sheet()}, kind=kind)))


def test_an_open_document() -> None:
    files = {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": b"<office:document-content/>",
        "META-INF/manifest.xml": b"<manifest/>",
    }
    assert "(.ods)" in refusal(zipped(files, zipfile.ZIP_STORED), "cijfers.ods")


def test_a_plain_zip() -> None:
    assert "is een zip-bestand" in refusal(zipped({"cijfers.csv": b"a;b\n"}), "cijfers.zip")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n", "een PDF"),
        (b"\x89PNG\r\n\x1a\n", "een afbeelding"),
        (b"\x1f\x8b\x08\0", "ingepakt"),
        (b"MZ\x90\0", "een programma"),
        (b'<?xml version="1.0"?><Workbook/>', "webpagina of XML"),
        (b"\xef\xbb\xbf <html><table><tr><td>1", "webpagina of XML"),
    ],
)
def test_other_files(content: bytes, what: str) -> None:
    assert what in refusal(content)


def test_macros(tmp_path: object) -> None:
    stream = io.BytesIO()
    project = io.BytesIO(b"\xd0\xcf\x11\xe0 a project")
    with xlsxwriter.Workbook(stream) as workbook:
        workbook.add_worksheet().write(0, 0, 1)
        workbook.add_vba_project(project, is_stream=True)
    said = refusal(stream.getvalue(), "cijfers.xlsm")
    assert "bevat macro's" in said and ".xlsx" in said
    assert "bevat macro's" in refusal(with_part("xl/vbaProject.bin"))


@pytest.mark.parametrize(
    ("name", "said", "what"),
    [
        ("xl/externalLinks/externalLink1.xml", "", "ander bestand"),
        ("xl/any.xml", "spreadsheetml.externalLink+xml", "ander bestand"),
        ("xl/activeX/activeX1.bin", "", "ActiveX"),
        ("xl/embeddings/oleObject1.bin", "", "erin is geplakt"),
        ("xl/embeddings/book.xlsx", "", "erin is geplakt"),
        ("xl/connections.xml", "", "andere bron"),
        ("xl/queryTables/queryTable1.xml", "", "andere bron"),
        ("xl/macrosheets/sheet1.xml", "", "macro's"),
    ],
)
def test_parts_that_act_or_fetch(name: str, said: str, what: str) -> None:
    assert what in refusal(with_part(name, b"<x/>", said))


def test_dde_in_a_formula() -> None:
    rows = '<row r="1"><c r="A1"><f>cmd|\' /C calc\'!A0</f><v>0</v></c></row>'
    said = refusal(book(rows))
    assert "In cel A1 op blad Blad1" in said and "DDE" in said
    quoted = '<row r="1"><c r="A1" t="str"><f>"a|b"</f><v>a|b</v></c></row>'
    found = received(book(quoted), "goed.xlsx").sheets[0].cell("A1")
    assert found is not None and found.text == "a|b"


def test_a_file_within_the_file() -> None:
    assert "bevat een ander bestand" in refusal(with_part("xl/media/image1.png", book()))
    assert "bevat een ander bestand" in refusal(with_part("xl/printerSettings/x.bin", OLE))


def test_too_many_bytes() -> None:
    said = refusal(b"a;b\n" + b"1;2\n" * 1_400_000)
    assert "is te groot: 5,3 MB" in said and "5 MB" in said


def test_scanning_alone_says_what_it_is() -> None:
    assert scanned(b"a;b\n1;2\n", "x.csv", UPLOAD).kind == "csv"
    found = scanned(book(), "x.xlsx", UPLOAD)
    assert found.kind == "xlsx" and found.digest == received(book(), "x.xlsx").digest
    with pytest.raises(RefusedFile):
        scanned(book(), "x.xlsx", Limits(bytes=10))
