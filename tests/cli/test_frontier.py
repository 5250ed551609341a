"""``spiegel frontier`` on published data, and what it says of input that is no good."""

import csv
import io
from pathlib import Path

import pytest

from tests.cli.running import Inside, spiegel
from tests.cli.test_bad_input import refused
from tests.places import FIXTURES

COELLI = str(FIXTURES / "frontier" / "coelli_1x1" / "data.csv")
PLANTS = str(FIXTURES / "frontier" / "sw98_electric19" / "data.csv")
ONE = ["--inputs", "x1", "--outputs", "y1"]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_scores_as_csv(inside: Inside):
    said = inside("frontier", COELLI, *ONE, "--returns", "vrs", "--orientation", "in", "--csv")
    assert said.code == 0 and "indicatief" in said.err
    assert said.out.splitlines()[0] == "unit,score"
    assert [float(r["score"]) for r in rows(said.out)] == pytest.approx([1, 0.625, 1, 0.9, 1])


def test_everything_that_can_be_asked(inside: Inside):
    words = ["frontier", PLANTS, "--inputs", "x1,x2,x3", "--outputs", "y1", "--super", "--order-m",
             "25", "--bootstrap", "20", "--seed", "1", "--slacks"]  # fmt: skip
    said = inside(*words, "--csv")
    found = rows(said.out)
    assert list(found[0]) == [
        "unit", "score", "order_m", "super", "corrected", "low", "high", "bias", "bandwidth",
        "slack_x1", "slack_x2", "slack_x3", "slack_y1", "references", "reason",
    ]  # fmt: skip
    assert any(r["super"] == "" and "reiken niet" in r["reason"] for r in found)
    assert inside(*words, "--csv").out == said.out
    told = inside(*words, "--json").json
    assert [r["score"] for r in told["rows"]] == [float(r["score"]) for r in found]
    assert "Coffeen" in inside(*words).out


def test_nothing_but_the_answer_on_standard_output(edition_home: Path):
    """HiGHS greets on the real standard output, behind Python's back, when it is not told otherwise."""
    said = spiegel(edition_home, "frontier", PLANTS, *ONE, "--super", "--slacks", "--json")
    assert said.code == 0 and len(said.json["rows"]) == 19


def test_fdh_names_a_real_unit(inside: Inside):
    found = rows(inside("frontier", COELLI, *ONE, "--returns", "fdh", "--slacks", "--csv").out)
    assert (found[1]["score"], found[1]["references"]) == ("0.75", "3=1")


def test_zeros(inside: Inside, tmp_path: Path):
    file = tmp_path / "nul.csv"
    file.write_text("u,x1,y1,y2\na,1,1,0\nb,2,1,1\nc,1,0,0\nd,0,1,1\n")
    said = inside("frontier", str(file), "--inputs", "x1", "--outputs", "y1,y2", "--csv")
    found = rows(said.out)
    assert said.code == 0 and "In de kolom 'y2' staan 2 nullen." in said.err
    assert [bool(r["score"]) for r in found] == [True, True, False, False]
    assert (found[2]["reason"], found[3]["reason"]) == (
        "alle outputs zijn nul", "alle inputs zijn nul",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("u,x1,y1\na,1,\n", ONE, "Het cijfer van 'a' in de kolom 'y1' is geen getal"),
        ("u,x1,y1\na,-1,2\n", ONE, "Het cijfer van 'a' in de kolom 'x1' is negatief"),
        ("u,x1,y1\na,1,een\n", ONE, "'een' op regel 2"),
        ("u,x1,y1\na,1,2\na,1,2\n", ONE, "staat twee keer"),
        ("u,x1,y1\n", ONE, "alleen namen van kolommen"),
        ("u,x1,y1\na,1,2\n", ["--inputs", "x9", "--outputs", "y1"], "geen kolom 'x9'"),
        ("u,x1,y1\na,1,2\n", ["--inputs", "x1", "--outputs", "x1"], "twee keer genoemd"),
        ("u,x1,y1\na,1,2\n", ["--inputs", "x1,", "--outputs", "y1"], "bij --inputs"),
        ("u,x1,y1\na,1,2\n", [*ONE, "--returns", "nirs"], "Kies uit: vrs, crs, drs, irs, fdh"),
        ("u,x1,y1\na,1,2\n", [*ONE, "--returns", "fdh", "--bootstrap", "9"], "geen bootstrap"),
        ("u,x1,y1\na,1,2\n", [*ONE, "--bootstrap", "0"], "0 bij --bootstrap"),
        ("u,x1,y1\na,1,2\n", [*ONE, "--order-m", "0"], "m = 0"),
        ("u,x1,y1\na,1,2\n", [*ONE, "--seed", "-1"], "-1 bij --seed"),
    ],
)
def test_bad_input(inside: Inside, tmp_path: Path, text, words, expected):
    file = tmp_path / "cijfers.csv"
    file.write_text(text)
    assert expected in refused(inside("frontier", str(file), *words, "--csv"))
