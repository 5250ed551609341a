"""Names of files and sheets as a sentence repeats them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from benchmark.intake import shown
from benchmark.intake.refusing import HARMLESS, LONGEST, NAMELESS, label
from tests.intake.building import book, parts, refusal, sheet, zipped


@pytest.mark.parametrize(
    ("name", "as_shown"),
    [
        ("Cijfers 2025.xlsx", "Cijfers 2025.xlsx"),
        ("Súdwest-Fryslân (def).csv", "Súdwest-Fryslân (def).csv"),
        ("'s-Hertogenbosch.xlsx", "'s-Hertogenbosch.xlsx"),
        ("<img src=x onerror=alert(1)>.xlsx", "_img src_x onerror_alert(1)_.xlsx"),
        ("a\r\nX-H: 1.xlsx", "aX-H_ 1.xlsx"),
        ("CON.xlsx", "_CON.xlsx"),
        ("nul", "_nul"),
        ("com1.tar.xlsx", "_com1.tar.xlsx"),
        ("console.xlsx", "console.xlsx"),
        ("cijfers\u202exslx.exe", "cijfersxslx.exe"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\jan\\cijfers.xlsx", "cijfers.xlsx"),
        ("=1+1.xlsx", "_1+1.xlsx"),
        ("+cmd|x.xlsx", "cmd_x.xlsx"),
        ("", NAMELESS),
        ("...", NAMELESS),
        ("\0\x1b[2J", "_2J"),
        ("[x](javascript:y).xlsx", "_x_(javascript_y).xlsx"),
    ],
)
def test_names_of_files(name: str, as_shown: str) -> None:
    assert shown(name) == as_shown


def test_a_long_name_keeps_its_extension() -> None:
    name = shown("a" * 4096 + ".xlsx")
    assert len(name) == LONGEST and name.endswith("….xlsx")
    assert len(shown("a." + "b" * 4096)) == LONGEST


@given(some.text(max_size=200))
def test_any_name_is_one_harmless_line(name: str) -> None:
    found = shown(name)
    assert 0 < len(found) <= LONGEST and shown(found) == found
    for character in found:
        kind = unicodedata.category(character)
        assert kind[0] in "LMN" or character in HARMLESS | {"…", "_"}


def test_a_refusal_repeats_a_name_only_when_it_is_clean() -> None:
    said = refusal(b"", "<img onerror=x>\r\nSet-Cookie: a.csv")
    assert "<" not in said and "\n" not in said and "\r" not in said
    long = refusal(b"", "x" * 4096 + ".csv")
    assert len(long) < 300


def test_a_name_of_a_sheet_is_cleaned_too() -> None:
    title = "&lt;script&gt;" + "x" * 5000
    rows = '<row r="1"><c r="A1" t="s"><v>3</v></c></row>'
    said = refusal(zipped(parts({title: sheet(rows)})))
    assert "blad _script_xxx" in said and len(said) < 400


def test_labels() -> None:
    assert label("Blad  1\n") == "Blad 1"
    assert label("x" * 40) == "x" * 30 + "…"
    assert (
        refusal(book('<row r="1"><c r="A1"><v>x</v></c></row>'), "a\u200bb.xlsx").count("ab.xlsx")
        == 1
    )
