"""Cells far away, and more of anything than a table of figures has."""

import pytest

from benchmark.intake import received
from tests.intake.building import HEAD, MAIN, book, parts, refusal, sheet, strings, zipped


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c r="XFD1"><v>1</v></c></row>',
        '<row r="5001"><c s="0"  r = \'A5001\' ><v>1</v></c></row>',
        '<x:row xmlns:x="y" r="5001"><x:c x:a=">" r="A5001"/></x:row>',
    ],
)
def test_a_cell_far_away(rows: str) -> None:
    content = book(rows)
    assert len(content) < 2500
    said = refusal(content)
    assert "loopt door tot cel" in said and "Ctrl+End" in said


def test_a_sheet_that_says_to_be_large() -> None:
    said = refusal(book(before='<dimension ref="A1:XFD1048576"/>'))
    assert "tot cel XFD1048576" in said


def test_a_cell_far_away_that_the_look_cannot_see() -> None:
    """The parser reads "&#88;" as a letter; the look at the bytes refuses such a place."""
    assert "is beschadigd" in refusal(book('<row r="1"><c r="&#88;FD1"><v>1</v></c></row>'))
    assert "is beschadigd" in refusal(
        book('<row r="1"><c a=" r=\'A1\'" r="XFD1"><v>1</v></c></row>')
    )


def test_places_that_are_left_out_count_on() -> None:
    found = received(
        book("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"), "x"
    )
    assert [[c.ref for c in r] for r in found.sheets[0].rows] == [["A1", "B1"], ["A2"]]
    row = "<row>" + "<c><v>1</v></c>" * 201 + "</row>"
    assert "tot cel GS1" in refusal(book(row))
    assert "5.000 rijen" in refusal(book("<row/>" * 5001))


def test_very_many_sheets() -> None:
    files = parts({"Blad1": sheet()})
    many = "".join(f'<sheet name="b{n}" sheetId="{n}" r:id="rId1"/>' for n in range(10_000))
    files["xl/workbook.xml"] = files["xl/workbook.xml"].replace(
        b"</sheets>", f"{many}</sheets>".encode()
    )
    assert "meer dan 40 bladen" in refusal(zipped(files))


def test_very_many_merged_cells_and_styles() -> None:
    merged = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 500_000))
    assert "samengevoegde cellen" in refusal(book(after=f"<mergeCells>{merged}</mergeCells>"))
    xfs = "".join(f'<xf numFmtId="{n}"/>' for n in range(64_000))
    files = parts({"Blad1": sheet()})
    styles = f'{HEAD}<styleSheet xmlns="{MAIN}"><cellXfs>{xfs}</cellXfs></styleSheet>'
    assert "soorten opmaak" in refusal(zipped(files | {"xl/styles.xml": styles.encode()}))


def test_one_long_text_in_very_many_cells() -> None:
    cells = "".join(
        f'<row r="{n}">'
        + "".join(f'<c r="{c}{n}" t="s"><v>0</v></c>' for c in "ABCDEFGHIJ")
        + "</row>"
        for n in range(1, 4000)
    )
    said = refusal(book(cells, strings("x" * 30_000)))
    assert "te veel gevulde cellen" in said


def test_more_cells_than_anybody_keeps() -> None:
    rows = "".join(f'<row r="{n}"><c r="GR{n}"><v>1</v></c></row>' for n in range(1, 5001))
    assert "te veel gevulde cellen" in refusal(book(rows))


def test_a_cell_of_a_megabyte() -> None:
    rows = f'<row r="3"><c r="C3" t="inlineStr"><is><t>{"ab" * 500_000}</t></is></c></row>'
    said = refusal(book(rows))
    assert "In cel C3" in said and "te lange tekst" in said
