"""CSV files as people make them, and the line to which each refusal points."""

import unicodedata

import pytest

from benchmark.intake import Limits, Received, received
from tests.intake.building import refusal

FRIESLAND = "gemeente;waarde\r\nSúdwest-Fryslân;12,5\r\n"


def read(text: str | bytes, encoding: str = "utf-8") -> Received:
    return received(text if isinstance(text, bytes) else text.encode(encoding), "cijfers.csv")


def texts(read_: Received) -> list[list[str]]:
    return [[c.text for c in row] for row in read_.sheets[0].rows]


def refused(text: str | bytes, limits: Limits | None = None) -> str:
    content = text if isinstance(text, bytes) else text.encode()
    return refusal(content, "cijfers.csv", limits) if limits else refusal(content, "cijfers.csv")


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("cp1252", "windows-1252"),
    ],
)
def test_encodings(encoding: str, said: str) -> None:
    found = read(FRIESLAND, encoding)
    assert (found.encoding, found.separator) == (said, ";")
    assert texts(found) == [["gemeente", "waarde"], ["Súdwest-Fryslân", "12,5"]]
    assert any("Windows-1252" in n for n in found.notes) == (encoding == "cp1252")


def test_utf_16_the_other_way_around() -> None:
    assert texts(read(b"\xfe\xff" + FRIESLAND.encode("utf-16-be")))[1][0] == "Súdwest-Fryslân"


def test_utf_16_without_a_mark() -> None:
    assert "tekens die geen tekst zijn" in refused(FRIESLAND.encode("utf-16-le"))


def test_two_encodings_in_one_file() -> None:
    mixed = b"naam;waarde\nF\xc3\xa9;1\nS\xfadwest;2\n"
    assert refused(mixed).startswith(
        "Het bestand cijfers.csv heeft op regel 3 letters in een onbekende"
    )


def test_bytes_that_windows_does_not_know() -> None:
    assert "op regel 2 letters" in refused(b"a;b\n\x81;1\n")
    assert "letters" in refused(b"\xff\xfea\x00;\x00b\x00\n")  # half a letter at the end


def test_letters_in_two_parts_become_one() -> None:
    parted = unicodedata.normalize("NFD", FRIESLAND)
    assert parted != FRIESLAND and texts(read(parted)) == texts(read(FRIESLAND))


@pytest.mark.parametrize(
    ("text", "separator", "second"),
    [
        ("a;b\n1,5;2\n", ";", ["1,5", "2"]),
        ("a,b\n1.5,2\n", ",", ["1.5", "2"]),
        ("a\tb\n1,5\t2;3\n", "\t", ["1,5", "2;3"]),
        ('"a,x";b\n1;2\n', ";", ["1", "2"]),
        ("a, b;c\n1;2\n", ";", ["1", "2"]),
    ],
)
def test_separators(text: str, separator: str, second: list[str]) -> None:
    found = read(text)
    assert found.separator == separator and texts(found)[1] == second


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_that_says_its_separator(mark: str, end: str) -> None:
    found = read(f"{mark}sep=,{end}a,b;c{end}1,2{end}")
    assert texts(found) == [["a", "b;c"], ["1", "2"]]
    assert found.sheets[0].rows[0][0].ref == "A1" and any("sep=" in n for n in found.notes)
    assert "Regel 3 " in refused(f"{mark}sep=,{end}a,b{end}1{end}")


@pytest.mark.parametrize("text", ["a\n1\n", "a|b\n1|2\n", "sep=|\na|b\n1|2\n", "a;b,c\n1;2,3\n"])
def test_a_separator_that_is_not_plain(text: str) -> None:
    assert "niet duidelijk wat er tussen de kolommen staat" in refused(text)


def test_quotes() -> None:
    found = read('a;b\n"een\r\ntwee; ""drie""";2\n3;4\n')
    assert texts(found)[1:] == [['een\ntwee; "drie"', "2"], ["3", "4"]]
    assert [row[0].ref for row in found.sheets[0].rows] == ["A1", "A2", "A3"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'a;b\n1;2\n"3;4\n5;6\n',
            "Op regel 3 van cijfers.csv begint een aanhalingsteken dat nergens sluit",
        ),
        ('a;b\n"1"x;2\n', "Regel 2 van cijfers.csv is niet als CSV te lezen"),
        ("a;b\n1;2\n\n1;2;3\n", "Regel 4 van cijfers.csv heeft 3 kolommen en de eerste regel 2"),
        ('a;b\n"x\ny";2\n1\n', "Regel 4 van cijfers.csv heeft 1 kolom en de eerste regel 2"),
        ("a;b;a\n1;2;3\n", "staat de kolom a twee keer (regel 1)"),
        ("a;b;A\n1;2;3\n", "twee keer"),
        ("a;;c\n1;2;3\n", "Kolom B van cijfers.csv heeft geen naam"),
        (
            "a;b;\n1;2;\n1;2;3\n",
            "Kolom C van cijfers.csv heeft geen naam in de eerste regel (zie regel 3)",
        ),
        ("a;b\n1;2\n1;\0\n", "Regel 3 van cijfers.csv bevat tekens die geen tekst zijn"),
        ("a;b\n1;\x1b[31m\n", "Regel 2 "),
        (";\n;\n", "cijfers.csv"),
    ],
)
def test_what_is_wrong_and_where(text: str, said: str) -> None:
    assert said in refused(text)


def test_empty_lines_and_columns_are_nothing() -> None:
    found = read("a;b;;\n\n;;;\n1;;;\n")
    assert texts(found) == [["a", "b"], [], [], ["1", ""]]
    assert found.sheets[0].cell("A4") is not None and found.sheets[0].rows[3][1].empty


def test_a_file_with_only_names() -> None:
    assert texts(read("a;b\n")) == [["a", "b"]]


def test_signs_that_nobody_sees() -> None:
    found = read("a;b\nGM\u200b0363;\u202e12\n")
    assert texts(found)[1] == ["GM0363", "12"]
    assert found.notes == ("Uit 2 cellen zijn onzichtbare tekens weggehaald.",)


def test_a_cell_of_a_megabyte() -> None:
    assert "Op regel 2 van cijfers.csv staat een tekst van meer dan" in refused(
        "a;b\n1;" + "x" * 1_000_000
    )
    assert "32.767 tekens" in refused("a;b\n1;" + "x" * 32_768 + "\n")
    assert len(texts(read("a;b\n1;" + "x" * 32_767 + "\n"))[1][1]) == 32_767


def test_too_much() -> None:
    assert "te veel regels; het mogen er 5.000 zijn" in refused("a;b\n" + "1;2\n" * 5001)
    assert len(texts(read("a;b\n" + "1;2\n" * 5000))) == 5001
    wide = ";".join(f"k{n}" for n in range(201))
    assert "201 kolommen; het mogen er 200 zijn" in refused(f"{wide}\n")
    assert "te veel regels" in refused("a;b\n" + "\n" * 60_000)
    assert "te veel regels" in refused("a;b\n1;2\n3;4\n", Limits(cells=4))


def test_what_looks_like_a_formula_or_an_order_is_text() -> None:
    for text in (
        "=1+1",
        "@SUM(A1)",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "＝1+1",
        "<script>",
        "read_csv('/etc/passwd')",
    ):
        cell = read(f"a;b\n{text};2\n").sheets[0].cell("A2")
        assert cell and (cell.text, cell.value, cell.formula) == (text, text, False)


def test_errors_that_excel_left_in_a_csv() -> None:
    row = read("a;b;c\n#N/B;#DEEL/0!;#VERW!\n").sheets[0].rows[1]
    assert [(c.error, c.value) for c in row] == [("#N/A", None), ("#DIV/0!", None), ("#REF!", None)]


def test_numbers_stay_text() -> None:
    for text in ("1.234,56", "1e400", "1.234", "45000", "NaN", "29-02-2025"):
        cell = read(f"a;b\n{text};2\n").sheets[0].cell("A2")
        assert cell and cell.value == text
