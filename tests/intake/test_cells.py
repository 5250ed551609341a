"""What a cell holds, what a person sees of it, and what stands in its way."""

from datetime import datetime

import pytest

from benchmark.intake import NO_RESULT, Cell, received
from benchmark.intake.contents import column_letters, column_number
from tests.intake.building import HEAD, MAIN, book, refusal, strings


def one(cell: str, shared: bytes = b"") -> Cell:
    """The cell B7 of a workbook with only that cell."""
    content = book(f'<row r="7">{cell}</row>', shared)
    found = received(content, "x.xlsx").sheets[0].cell("B7")
    assert found is not None
    return found


def test_kinds_of_values() -> None:
    shared = strings("nul", "Súdwest")
    assert one('<c r="B7"><v>12.5</v></c>') == Cell("B7", "12,5", 12.5)
    assert one('<c r="B7" t="n"><v>-3</v></c>') == Cell("B7", "-3", -3.0)
    assert one('<c r="B7"><v>1.1000000000000001</v></c>').text == "1,1"
    assert one('<c r="B7"><v>1E+20</v></c>').text == "100000000000000000000"
    assert one('<c r="B7"><v>1.5E-7</v></c>').text == "0,00000015"
    assert one('<c r="B7" t="s"><v>1</v></c>', shared) == Cell("B7", "Súdwest", "Súdwest")
    assert one('<c r="B7" t="b"><v>1</v></c>') == Cell("B7", "WAAR", True)
    assert one('<c r="B7" t="b"><v>0</v></c>') == Cell("B7", "ONWAAR", False)
    assert one('<c r="B7" t="d"><v>2025-02-28T00:00:00Z</v></c>').value == datetime(2025, 2, 28)
    assert one('<c r="B7" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>').value == "a"


def test_a_text_in_pieces_without_how_it_sounds() -> None:
    shared = f'{HEAD}<sst xmlns="{MAIN}"><si><r><t>Gro</t></r><r><t>nau</t></r><rPh sb="0" eb="1"><t>kana</t></rPh></si></sst>'
    assert one('<c r="B7" t="s"><v>0</v></c>', shared.encode()).text == "Gronau"
    inline = "<is><r><t>Gro</t></r><r><t>nau</t></r><rPh sb='0' eb='1'><t>kana</t></rPh></is>"
    assert one(f'<c r="B7" t="inlineStr">{inline}</c>').text == "Gronau"


def test_formulas() -> None:
    assert one('<c r="B7"><f>1+1</f><v>2</v></c>') == Cell("B7", "2", 2.0, formula=True)
    assert one('<c r="B7" t="str"><f>A1</f><v>x</v></c>') == Cell("B7", "x", "x", formula=True)
    shared = one('<c r="B7"><f t="shared" si="0"/><v>4</v></c>')
    assert shared.formula and shared.value == 4


@pytest.mark.parametrize("value", ["", "<v/>", "<v></v>", "<v> </v>"])
def test_a_formula_without_outcome(value: str) -> None:
    cell = one(f'<c r="B7"><f>SUM(A1:A6)</f>{value}</c>')
    assert (cell.value, cell.formula, cell.error) == (None, True, NO_RESULT)
    assert cell.problem == "In cel B7 staat een formule zonder uitkomst."


def test_a_formula_with_nothing_as_outcome_is_not_one_without() -> None:
    cell = one('<c r="B7" t="str"><f>IF(A1="","",A1)</f><v></v></c>')
    assert (cell.value, cell.formula, cell.error, cell.problem) == ("", True, "", "")


@pytest.mark.parametrize(
    ("code", "text"),
    [("#REF!", "#VERW!"), ("#DIV/0!", "#DEEL/0!"), ("#N/A", "#N/B"), ("#NAME?", "#NAAM?")],
)
def test_errors(code: str, text: str) -> None:
    expected = Cell("B7", text, None, formula=True, error=code)
    assert one(f'<c r="B7" t="e"><f>X</f><v>{code}</v></c>') == expected
    assert expected.problem == f"In cel B7 staat de fout {text}."
    typed = one(f'<c r="B7" t="inlineStr"><is><t>{text}</t></is></c>')
    assert (typed.value, typed.error) == (None, code)


def test_an_error_that_nobody_knows() -> None:
    cell = one('<c r="B7" t="e"><v>#NIEUW!</v></c>')
    assert (cell.value, cell.error) == (None, "#VALUE!")


@pytest.mark.parametrize("value", ["1e400", "nan", "inf", "1,5", "0x10", "１２", "1_000"])
def test_a_number_that_is_none(value: str) -> None:
    said = refusal(book(f'<row r="7"><c r="B7"><v>{value}</v></c></row>'))
    assert said.startswith(
        "In cel B7 op blad Blad1 van cijfers.xlsx staat een getal dat niet bestaat."
    )


def test_a_kind_that_is_none() -> None:
    assert "In cel B7" in refusal(book('<row r="7"><c r="B7" t="zz"><v>1</v></c></row>'))
    assert "In cel B7" in refusal(book('<row r="7"><c r="B7" t="b"><v>7</v></c></row>'))
    assert "In cel B7" in refusal(book('<row r="7"><c r="B7" t="d"><v>2025-02-29</v></c></row>'))


def test_texts_that_look_like_something_else_stay_text() -> None:
    for text in (
        "=1+1",
        '=HYPERLINK("http://evil")',
        "@SUM(1)",
        "+cmd|x",
        "-2+3",
        "＝1",
        "'; DROP TABLE x;--",
        "{{7*7}}",
        "%{x}",
        "javascript:x",
    ):
        safe = text.replace("&", "&amp;").replace("<", "&lt;")
        assert one(f'<c r="B7" t="inlineStr"><is><t>{safe}</t></is></c>') == Cell("B7", text, text)


def test_signs_that_nobody_sees() -> None:
    content = book(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>GM\u200b0363\ufeff</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>Frysl\u0061\u0302n</t></is></c></row>'
    )
    found = received(content, "x.xlsx")
    assert [c.text for c in found.sheets[0].rows[0]] == ["GM0363", "Fryslân"]
    assert found.notes == ("Uit 1 cel zijn onzichtbare tekens weggehaald.",)


def test_characters_that_are_no_text() -> None:
    for escaped in ("_x0000_", "_x001B_", "\u0085"):
        said = refusal(
            book(f'<row r="7"><c r="B7" t="inlineStr"><is><t>a{escaped}</t></is></c></row>')
        )
        assert "In cel B7" in said
    assert one('<c r="B7" t="inlineStr"><is><t>a_x000D_\nb</t></is></c>').text == "a\nb"
    assert one('<c r="B7" t="inlineStr"><is><t>a_xD800_b</t></is></c>').text == "a_xD800_b"


def test_nothing_filled_in() -> None:
    assert "geen enkele gevulde cel" in refusal(book('<row r="1"><c r="A1" s="1"/></row>'))
    assert "geen enkele gevulde cel" in refusal(book(""))


def test_finding_a_cell() -> None:
    found = received(book('<row r="2"><c r="C2"><v>1</v></c></row>'), "x").sheets[0]
    assert found.rows == ((), (Cell("A2"), Cell("B2"), Cell("C2", "1", 1.0)))
    assert found.rows[1][0].empty and found.cell("A2") is None and found.cell("Z99") is None
    cell = found.cell("C2")
    assert cell and (cell.row, cell.column) == (2, 3)
    with pytest.raises(ValueError):
        found.cell("C0")


def test_letters_of_columns() -> None:
    assert [column_letters(n) for n in (1, 26, 27, 702, 703, 16_384)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]
    assert all(column_number(column_letters(n)) == n for n in range(1, 16_385))
