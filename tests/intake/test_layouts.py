"""What the layout of a number makes of it: a date, a time, a percentage, or just a number."""

from datetime import datetime, timedelta

import pytest

from benchmark.intake import Cell, received
from tests.intake.building import HEAD, MAIN, parts, sheet, zipped


def styled(value: str, code: str, workbook: str = "") -> Cell:
    """A number in a layout."""
    files = parts(
        {"Blad1": sheet(f'<row r="1"><c r="A1" s="1"><v>{value}</v></c></row>')}, workbook
    )
    files["xl/styles.xml"] = (
        f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="170" formatCode="{code}"/>'
        '</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>'
    ).encode()
    relations = "xl/_rels/workbook.xml.rels"
    files[relations] = files[relations].replace(
        b"</Relationships>",
        b'<Relationship Id="s" Type="x/styles" Target="styles.xml"/></Relationships>',
    )
    found = received(zipped(files), "x.xlsx").sheets[0].cell("A1")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("value", "code", "text", "means"),
    [
        ("45000", "dd-mm-yyyy", "15-03-2023", datetime(2023, 3, 15)),
        ("45000.5", "d/m/yy h:mm", "15-03-2023 12:00", datetime(2023, 3, 15, 12)),
        ("45000", "[$-413]d mmmm yyyy;@", "15-03-2023", datetime(2023, 3, 15)),
        ("45000", "mmm", "15-03-2023", datetime(2023, 3, 15)),
        ("1", "dd-mm-yyyy", "01-01-1900", datetime(1900, 1, 1)),
        ("61", "dd-mm-yyyy", "01-03-1900", datetime(1900, 3, 1)),
        ("0.125", "0.0%", "12,5%", 0.125),
        ("0.07", "0%", "7%", 0.07),
        ("1234.5", "#,##0.00", "1234,5", 1234.5),
        ("3", "General", "3", 3.0),
        ("3", "0 &quot;dagen&quot;", "3", 3.0),
        ("3", "[Red]0", "3", 3.0),
        ("0.5", "h:mm", "12:00", timedelta(hours=12)),
        ("0.5", "[mm]:ss", "12:00", timedelta(hours=12)),
        ("1.25", "[h]:mm", "30:00", timedelta(hours=30)),
        ("0.00353009259", "h:mm:ss", "0:05:05", timedelta(seconds=305)),
        ("0.25", "hh:mm AM/PM", "6:00", timedelta(hours=6)),
        ("4", "0 &quot;uur&quot;", "4", 4.0),
    ],
)
def test_layouts(value: str, code: str, text: str, means: float | datetime | timedelta) -> None:
    assert styled(value, code) == Cell("A1", text, means)


def test_dates_that_count_from_1904() -> None:
    assert styled("43538", "dd-mm-yyyy", '<workbookPr date1904="1"/>').value == datetime(
        2023, 3, 15
    )


@pytest.mark.parametrize("value", ["-1", "2958466", "1e300"])
@pytest.mark.parametrize("code", ["dd-mm-yyyy", "h:mm"])
def test_a_moment_that_excel_cannot_show(value: str, code: str) -> None:
    cell = styled(value, code)
    assert (cell.text, cell.value, cell.error) == ("########", None, "########")
