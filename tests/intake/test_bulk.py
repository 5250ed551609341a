"""Large CSV files from disk: the same strictness as an upload, in columns."""

import random
from pathlib import Path

import pytest

from benchmark.intake import BULK, Limits, RefusedFile, bulk, received


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cijfers.csv"


def refused(file: Path, content: str | bytes, limits: Limits = BULK) -> str:
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(RefusedFile) as caught:
        bulk(file, limits)
    assert caught.value.remedy
    return caught.value.sentence


def test_columns_of_text(file: Path) -> None:
    file.write_text('a;b;c\n1.234,56;=1+1;\n"x\n;y"; NaN ;1e400\n;;\n\nnull;NA;0\n')
    frame = bulk(file)
    assert frame.to_dict(as_series=False) == {
        "a": ["1.234,56", "x\n;y", "null"],
        "b": ["=1+1", "NaN", "NA"],
        "c": ["", "1e400", "0"],
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("told", [False, True])
def test_encodings_and_separators(file: Path, encoding: str, separator: str, told: bool) -> None:
    lines = f"naam{separator}waarde\r\nSúdwest-Fryslân{separator}€ 12\r\n"
    file.write_bytes((f"sep={separator}\r\n" * told + lines).encode(encoding))
    assert bulk(file).rows() == [("Súdwest-Fryslân", "€ 12")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a;b\n1;2\n1;2;3\n", "Regel 3 van cijfers.csv heeft 3 kolommen"),
        ("a;b\n1;2\n\n1\n", "Regel 4 van cijfers.csv heeft 1 kolom"),
        ('a;b\n1;"2\n3;4\n', "Op regel 2 van cijfers.csv begint een aanhalingsteken"),
        ('a;b\n"1"x;2\n', "Regel 2 van cijfers.csv is niet als CSV te lezen"),
        ("a;a\n1;2\n", "twee keer (regel 1)"),
        ("sep=;\na;a\n1;2\n", "twee keer (regel 2)"),
        ("a;;c\n1;2;3\n", "Kolom B van cijfers.csv heeft geen naam"),
        ("a;b;\n1;2;3\n", "Kolom C van cijfers.csv heeft geen naam"),
        ("a;b\n1;2\n1;\0\n", "Regel 3 van cijfers.csv bevat tekens die geen tekst zijn"),
        ("a;b\n1;2\n1;\u0085\n", "Regel 3 van cijfers.csv bevat tekens die geen tekst zijn"),
        (b"a;b\nF\xc3\xa9;2\n\xe9;1\n", "op regel 3 letters"),
        (b"a;b\n\xe9\x81;1\n", "letters in een onbekende codering"),
        ("a;b\n1;2\n".encode("utf-16"), "is in UTF-16"),
        (b"", "is leeg"),
        ("\n;\n", "cijfers.csv"),
        (b"PK\x03\x04", "geen .csv"),
        (b"%PDF", "een PDF"),
        ("a|b\n", "niet duidelijk"),
        (
            "a;b\n1;" + "x" * 40_000 + "\n",
            "Op regel 2 van cijfers.csv staat een tekst van meer dan",
        ),
    ],
)
def test_what_is_wrong_and_where(file: Path, content: str | bytes, said: str) -> None:
    assert said in refused(file, content)


def test_a_mistake_far_away(file: Path) -> None:
    lines = ["a;b;c", *(f"{n};x;y" for n in range(300_000))]
    lines[250_000] = "1;2"
    assert "Regel 250001 van cijfers.csv heeft 2 kolommen" in refused(file, "\n".join(lines))
    lines[250_000] = "1;2;\x07"
    assert "Regel 250001 " in refused(file, "\n".join(lines))
    lines[250_000] = '1;2;"3'
    assert "Op regel 250001 " in refused(file, "\n".join(lines))
    content = "\n".join(lines[:250_000]).encode() + b"\n1;2;\xe9\n1;2;\xc3\xa9\n"
    assert "op regel 250001 letters" in refused(file, content)


def test_letters_cut_in_two_by_reading_in_pieces(file: Path) -> None:
    row = "é" * 1023 + ";\u20ac\n"
    file.write_text("a;b\n" + row * 5000)
    frame = bulk(file)
    assert (
        frame.height == 5000
        and frame["a"].n_unique() == 1
        and frame["b"].unique().to_list() == ["€"]
    )


def test_limits(file: Path) -> None:
    assert "te veel regels" in refused(file, "a;b\n" + "1;2\n" * 4, Limits(rows=3))
    assert "te veel regels" in refused(file, "a;b\n" + "1;2\n" * 400, Limits(rows=3))
    assert "3 kolommen" in refused(file, "a;b;c\n1;2;3\n", Limits(columns=2))
    assert "groter dan" in refused(file, "a;b\n1;2\n", Limits(bytes=5))
    file.write_text("a;b\n" + "1;2\n" * 3)
    assert bulk(file, Limits(rows=3)).height == 3


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RefusedFile, match="niet te lezen"):
        bulk(tmp_path / "nergens.csv")
    with pytest.raises(RefusedFile, match="niet te lezen"):
        bulk(tmp_path)


def test_as_an_upload_of_the_same_file(file: Path) -> None:
    """Whatever stands in it, both ways give the same cells or both refuse it."""
    chance = random.Random(20261126)
    pieces = [
        "1",
        "é",
        "e\u0301",
        ";",
        ";",
        "\n",
        "\n",
        "\r\n",
        '"',
        '""',
        " ",
        "\u200b",
        "x",
        ",",
        "\x07",
    ]
    outcomes = {True: 0, False: 0}
    for _ in range(600):
        body = "".join(chance.choices(pieces, [9] * 8 + [1, 2] + [4] * 4 + [0.2], k=12))
        content = f"a;b\n{body}\n".encode()
        file.write_bytes(content)
        try:
            cells = [[c.text for c in row] for row in received(content, "x.csv").sheets[0].rows]
            expected = [row for row in cells[1:] if any(row)]
        except RefusedFile as error:
            outcomes[False] += 1
            with pytest.raises(RefusedFile) as caught:
                bulk(file)
            if "\x07" not in body:  # then there may be two things wrong, and either may be named
                assert caught.value.sentence.replace("cijfers.csv", "x.csv") == error.sentence
        else:
            outcomes[True] += 1
            assert [list(row) for row in bulk(file).rows()] == expected
    assert min(outcomes.values()) > 40
