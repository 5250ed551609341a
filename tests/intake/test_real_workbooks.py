"""Workbooks that other programs wrote: what openpyxl reads in them, we read too."""

import io
import shutil
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as some
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName

from benchmark.intake import NO_RESULT, Received, received

WORDS = some.text(some.characters(categories=("L", "Nd"), max_codepoint=0x24F), min_size=1)
MOMENTS = some.datetimes(datetime(1901, 1, 1), datetime(2100, 1, 1)).map(
    lambda d: d.replace(microsecond=0)
)
NUMBERS = some.floats(-1e15, 1e15).map(lambda x: x + 0.0)
VALUES = some.one_of(some.none(), WORDS, NUMBERS, some.booleans(), MOMENTS)


def saved(workbook: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def by_reference(read: Received) -> dict[tuple[str, str], object]:
    return {
        (sheet.name, cell.ref): cell.error or cell.value
        for sheet in read.sheets
        for row in sheet.rows
        for cell in row
        if not cell.empty
    }


def as_others_read(content: bytes) -> dict[tuple[str, str], object]:
    workbook = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


@settings(max_examples=60, deadline=None)
@given(some.lists(some.lists(VALUES, max_size=6), min_size=1, max_size=6))
def test_whatever_openpyxl_writes(rows: list[list[object]]) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["begin"])
    for row in rows:
        sheet.append(row)
    content = saved(workbook)
    ours, theirs = by_reference(received(content, "x.xlsx")), as_others_read(content)
    assert ours.keys() == theirs.keys()
    for place, value in theirs.items():
        if isinstance(value, datetime):
            found = ours[place]
            assert isinstance(found, datetime) and abs(found - value) < timedelta(seconds=1)
        else:
            assert ours[place] == value


def full(target: io.BytesIO) -> None:
    """A workbook with some of everything that people put in one."""
    workbook = xlsxwriter.Workbook(target)
    sheet = workbook.add_worksheet("Cijfers")
    percent, day = (workbook.add_format({"num_format": f}) for f in ("0,0%", "dd-mm-yyyy"))
    sheet.write_row(0, 0, ["Kosten", "Súdwest-Fryslân", 12.5, True])
    sheet.write_number(1, 0, 0.125, percent)
    sheet.write_datetime(1, 1, datetime(2025, 2, 28), day)
    sheet.write_formula(1, 2, "=C1*2", None, 25)
    sheet.write_formula(1, 3, "=1/0", None, "#DIV/0!")
    sheet.merge_range("A4:C4", "samen")
    sheet.write_comment("A1", "een opmerking")
    sheet.write_url("A6", "https://www.cbs.nl", string="bron")
    sheet.write_rich_string("A7", "half ", workbook.add_format({"bold": True}), "vet")
    sheet.data_validation("B9", {"validate": "list", "source": ["ja", "nee"]})
    sheet.conditional_format("A1:D9", {"type": "3_color_scale"})
    sheet.autofilter("A1:D2")
    sheet.add_table("F1:G3", {"data": [[1, 2], [3, 4]]})
    chart = workbook.add_chart({"type": "column"})
    chart.add_series({"values": "=Cijfers!$F$2:$F$3"})
    sheet.insert_chart("I1", chart)
    hidden = workbook.add_worksheet("Verborgen")
    hidden.write(0, 0, "versie")
    hidden.very_hidden()
    sheet.set_row(6, None, None, {"hidden": True})
    sheet.set_row(30, None, None, {"hidden": True})
    sheet.set_column("B:B", None, None, {"hidden": True})
    large = workbook.add_chart({"type": "line"})
    large.add_series({"values": "=Cijfers!$F$2:$F$3"})
    workbook.add_chartsheet("Grafiek").set_chart(large)
    workbook.set_custom_property("Vragenlijst", "2026-1")
    workbook.set_custom_property("Uitgave", 7)
    workbook.define_name("Totaal", "=Cijfers!$C$2")
    workbook.close()


def test_a_full_workbook_of_xlsxwriter() -> None:
    stream = io.BytesIO()
    full(stream)
    read = received(stream.getvalue(), "vol.xlsx")
    assert by_reference(read) == as_others_read(stream.getvalue())
    assert [(s.name, s.hidden) for s in read.sheets] == [("Cijfers", False), ("Verborgen", True)]
    assert read.properties == {"Vragenlijst": "2026-1", "Uitgave": "7", "Totaal": "Cijfers!$C$2"}
    sheet = read.sheets[0]
    texts = {c.ref: c.text for r in sheet.rows for c in r}
    assert (texts["A2"], texts["B2"], texts["D2"]) == ("12,5%", "28-02-2025", "#DEEL/0!")
    assert texts["A7"] == "half vet"
    assert sheet.hidden_rows == {7} and sheet.hidden_columns == {2}  # row 31 holds nothing
    seen = {c.ref for r in sheet.rows for c in r if not c.empty and sheet.visible(c)}
    assert "A1" in seen and not seen & {"A7", "B1", "B2"}
    assert read.notes[:3] == (
        "Blad Cijfers heeft 1 verborgen rij met gegevens: 7.",
        "Blad Cijfers heeft 1 verborgen kolom met gegevens: B.",
        "Blad Verborgen is verborgen, maar er staan gegevens op.",
    )
    assert "verouderd" in read.notes[3]
    assert read.sheet("CIJFERS") is sheet and read.sheet("Ander") is None


def test_openpyxl_leaves_formulas_without_outcome() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet["A1"], sheet["B7"], sheet["C1"] = 2, "=A1+1", "=A1"
    workbook.custom_doc_props.append(StringProperty(name="versie", value="3"))
    workbook.defined_names["Bron"] = DefinedName("Bron", attr_text="Sheet!$A$1")
    read = received(saved(workbook), "x.xlsx")
    cell = read.sheets[0].cell("B7")
    assert cell and (cell.formula, cell.error) == (True, NO_RESULT)
    assert read.properties == {"versie": "3", "Bron": "Sheet!$A$1"}


@pytest.fixture(scope="module")
def through_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The full workbook, opened in LibreOffice and saved again, as a municipality without Excel does."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    assert program, "install LibreOffice (make programs)"
    folder = tmp_path_factory.mktemp("office")
    stream = io.BytesIO()
    full(stream)
    workbook = openpyxl.load_workbook(io.BytesIO(stream.getvalue()))
    workbook["Cijfers"]["A9"] = "=A1&B1"
    workbook["Cijfers"]["A10"] = '=IF(C1>0,"","x")'
    workbook["Cijfers"]["A11"] = "=NA()"
    workbook["Cijfers"]["A12"] = 'een\ntwee "drie" <vier> & ½'
    workbook.save(folder / "in.xlsx")
    command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out")]
    subprocess.run(
        [*command, str(folder / "in.xlsx")], check=True, capture_output=True, timeout=120
    )
    return Path(folder / "out" / "in.xlsx").read_bytes()


def test_what_libreoffice_saved(through_libreoffice: bytes) -> None:
    read = received(through_libreoffice, "x.xlsx")
    ours, theirs = by_reference(read), as_others_read(through_libreoffice)
    assert {p: v for p, v in ours.items() if v != ""} == theirs
    sheet = read.sheet("Cijfers")
    assert sheet is not None
    cells = {ref: sheet.cell(ref) for ref in ("A9", "A10", "A11", "A12")}
    assert all(cells.values())
    told = {ref: (c.value, c.formula, c.error) for ref, c in cells.items() if c}
    assert told["A9"] == ("KostenSúdwest-Fryslân", True, "")
    assert told["A10"] == ("", True, "")  # an outcome, and nothing in it
    assert told["A11"] == (None, True, "#N/A")
    assert told["A12"] == ('een\ntwee "drie" <vier> & ½', False, "")
    assert sheet.hidden_rows == {7} and sheet.hidden_columns == {2}
    assert read.properties["Vragenlijst"] == "2026-1"
    assert not any("verouderd" in note for note in read.notes)
