"""The commands that compute with somebody's own file: peers of covariates, unitcost and gap."""

import csv
import io
import re
from pathlib import Path

import pytest

from tests.cli.running import Inside, Said, spiegel
from tests.cli.test_bad_input import refused
from tests.places import FIXTURES

PUBLISHED = FIXTURES / "published"
ONS = str(PUBLISHED / "ons_covariates.csv")
FORTY = str(PUBLISHED / "savings_n40_data.csv")
GAP = ["--cost", "cost", "--volume", "volume", "--size", "population"]
RATIO = ["--numerator", "n", "--denominator", "d"]


def rows(said: Said) -> list[dict[str, str]]:
    assert said.code == 0, said.err
    assert "nan" not in said.out.lower() and "\r" not in said.out
    return list(csv.DictReader(io.StringIO(said.out)))


def read(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((PUBLISHED / name).read_text(encoding="utf-8").splitlines()))


def write(folder: Path, text: str | bytes, name: str = "cijfers.csv") -> str:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


def test_the_published_lists_through_the_program(edition_home: Path, tmp_path: Path):
    """In a process of its own, without an edition: somebody else's file needs none of our figures."""
    said = spiegel(
        tmp_path, "peers", "--covariates", ONS, "-k", "20", "--clip", "1,99", "--gaps", "median",
        "--same-place", str(PUBLISHED / "ons_same_place.csv"), "--csv",
    )  # fmt: skip
    found = rows(said)
    assert list(found[0]) == ["unit_code", "rank", "neighbour_code", "distance"]
    lines = read("ons_covariates.csv")
    codes = [line["unit_code"] for line in lines]
    expected = {
        (row["unit_code"], str(rank), codes[int(line) - 1])
        for row in read("ons_neighbours.csv")
        for rank, line in enumerate(row["neighbours"].split(), start=1)
    }
    assert len(found) == 7640
    assert {(r["unit_code"], r["rank"], r["neighbour_code"]) for r in found} == expected


def test_alike_units_as_json_and_as_a_table(inside: Inside):
    found = inside("peers", "--covariates", ONS, "-k", "3", "--json").json
    assert list(found) == [
        "units", "k", "metric", "clip", "gaps", "weights", "constant", "left_out", "groups", "notices",
    ]  # fmt: skip
    first = found["groups"][0]
    assert list(first) == ["unit_code", "unit_name", "balance", "unbalanced", "peers"]
    assert [p["rank"] for p in first["peers"]] == [1, 2, 3]
    assert all("het meeste verschil is" in p["reason"] for p in first["peers"])
    assert "Hartlepool" in inside("peers", "--covariates", ONS, "-k", "3").out


def test_units_with_gaps_are_left_out_and_listed(inside: Inside, tmp_path: Path):
    path = write(tmp_path, "\ufeffcode,unit_name,x,y\nA,a,1,2\nB,b,,NA\nC,c,3,5\nD,d,2,9\n")
    said = inside("peers", "--covariates", path, "-k", "9", "--csv")
    assert {r["unit_code"] for r in rows(said)} == {"A", "C", "D"}
    assert "B: niet meegeteld, want x en y ontbreekt." in said.err
    assert "maar 2 andere eenheden, en niet de 9" in said.err
    filled = inside("peers", "--covariates", path, "-k", "9", "--gaps", "median", "--csv")
    assert {r["unit_code"] for r in rows(filled)} == {"A", "B", "C", "D"}


def test_weights_metric_and_pairs(inside: Inside, tmp_path: Path):
    path = write(tmp_path, "code,x,a=b,c\nA,0,0,1\nB,1,9,1\nC,5,1,1\nD,6,8,1\n")
    pairs = write(tmp_path, "een,twee,waarom\nA,B,zelfde\nQ,A,\n", "paren.csv")
    words = ["peers", "--covariates", path, "-k", "1", "--csv"]
    near = {r["unit_code"]: r["neighbour_code"] for r in rows(inside(*words, "--weight", "x=0"))}
    assert near == {"A": "C", "B": "D", "C": "A", "D": "B"}
    near = {r["unit_code"]: r["neighbour_code"] for r in rows(inside(*words, "--weight", "a=b=0"))}
    assert near == {"A": "B", "B": "A", "C": "D", "D": "C"}
    said = inside(*words, "--weight", "a=b=0", "--same-place", pairs)
    assert {r["unit_code"]: r["neighbour_code"] for r in rows(said)}["A"] == "C"
    assert "c heeft overal dezelfde waarde en telt niet mee." in said.err
    assert "In paren.csv staat 1 code die niet bij de kenmerken hoort: Q." in said.err
    assert len(rows(inside(*words, "--metric", "mahalanobis"))) == 4


def test_unitcost(inside: Inside, tmp_path: Path):
    path = write(tmp_path, "unit,n,d,g,p\nA,10,4,noord,2500\nB,30,0,noord,\nC,,4,zuid,3\n")
    words = ["unitcost", path, *RATIO, "--group", "g", "--published", "p", "--scale", "1000"]
    said = inside(*words, "--csv")
    assert said.out == (
        "unit,value,reason,published,reproduces\n"
        "A,2500.0,,2500.0,true\n"
        "B,,noemer is nul,,\n"
        "C,,teller ontbreekt,3.0,\n"
        "*noord,10000.0,,,\n"
        "*zuid,,teller en noemer ontbreken,,\n"
    )
    assert "*zuid: zonder 1 eenheid" in said.err and "1 van de 1" in said.err
    assert inside(*words, "--json").json["rows"][0]["reproduces"] is True
    assert "noemer is nul" in inside(*words).out


def test_gap(inside: Inside):
    said = inside("gap", FORTY, *GAP, "-k", "12", "--reference", "p25", "--csv")
    found = rows(said)
    assert list(found[0]) == ["unit", "unit_cost", "peers", "reference", "gap", "share", "rank"]
    expected = read("savings_n40_expected_k12_logpop.csv")
    assert [r["peers"] for r in found] == [e["peers"] for e in expected]
    assert [float(r["gap"]) for r in found] == pytest.approx(
        [float(e["gap_p25"]) for e in expected], abs=1e-6
    )
    assert said.err == ""
    assert inside("gap", FORTY, *GAP, "--json").json["k"] == 15
    assert "G01" in inside("gap", FORTY, *GAP).out


def test_a_gap_that_cannot_be_computed_is_empty_with_a_reason(inside: Inside, tmp_path: Path):
    path = write(tmp_path, "u,cost,volume,population\nA,9,3,10\nB,,3,11\nC,4,0,12\nD,5,5,13\n")
    said = inside("gap", path, *GAP, "-k", "3", "--csv")
    by_unit = {r["unit"]: r for r in rows(said)}
    assert (by_unit["A"]["gap"], by_unit["B"]["gap"], by_unit["B"]["share"]) == ("6.0", "", "")
    assert "B: kosten ontbreken." in said.err and "C: volume is nul." in said.err
    table = inside("gap", path, *GAP, "-k", "3")
    assert "geen (kosten ontbreken)" in table.out


BAD = [
    ("", "is leeg"),
    ("code,x\n", "alleen namen van kolommen"),
    ("code;x\nA;1\n", "puntkomma's"),
    ("code\tx\nA\t1\n", "tabs"),
    ("code\nA\n", "1 kolom"),
    ("code,x\nA,1\nB,2,3\n", "Regel 3 van cijfers.csv heeft 3 kolommen"),
    ("code,x\nA,1\nB,twee\n", "'twee' op regel 3 van cijfers.csv, kolom 'x', is geen getal"),
    ('code,x\nA,"1,5"\nB,2\n', "Gebruik een punt"),
    ("code,x\nA,1e999\nB,2\n", "te groot"),
    ("code,x\nA,nan\nB,2\n", "'nan' op regel 2"),
    ("code,x\nA,1\nA,2\n", "staat twee keer in cijfers.csv, op regel 2 en regel 3"),
    ("code,x\nA,1\n,2\n", "Regel 3 van cijfers.csv heeft geen naam of code"),
    ("code,x,x\nA,1,2\n", "De kolom 'x' staat twee keer"),
    ("code,x,\nA,1,2\n", "Kolom 3 van cijfers.csv heeft geen naam"),
    ('code,x\nA,"1\nB,2\n', "niet als CSV te lezen"),
    (b"code,x\nA,\xff\n", "geen tekst in UTF-8"),
    ("code,unit_name\nA,a\nB,b\n", "geen kenmerken"),
    ("code,x\nA,1\n", "maar 1 eenheid"),
    ("code,x\nA,1\nB,1\n", "overal dezelfde waarde"),
]


@pytest.mark.parametrize(("text", "expected"), BAD, ids=[e for _, e in BAD])
def test_a_file_that_cannot_be_used(inside: Inside, tmp_path: Path, text, expected):
    path = write(tmp_path, text)
    for way in ("--csv", "--json"):
        assert expected in refused(inside("peers", "--covariates", path, way))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["peers"], "De optie '--gemeente' ontbreekt"),
        (["peers", "--gemeente", "Delft", "--clip", "1,99"], "--clip past niet zonder --covariates"),
        (["peers", "--gemeente", "Delft", "--csv"], "--csv past niet zonder --covariates"),
        (["peers", "--covariates", ONS, "--gemeente", "Delft"], "--gemeente past niet bij --covariates"),
        (["peers", "--covariates", ONS, "--with", "Delft"], "--with past niet bij --covariates"),
        (["peers", "--covariates", "/nergens/x.csv"], "is er niet"),
        (["peers", "--covariates", "/"], "niet te lezen"),
        (["peers", "--covariates", ONS, "--clip", "99"], "'99' bij --clip"),
        (["peers", "--covariates", ONS, "--clip", "99,1"], "'99,1' bij --clip"),
        (["peers", "--covariates", ONS, "--clip", "1,x"], "'x' bij --clip"),
        (["peers", "--covariates", ONS, "--gaps", "mean"], "Kies uit: median"),
        (["peers", "--covariates", ONS, "--metric", "cosine"], "Kies uit: euclidean, mahalanobis"),
        (["peers", "--covariates", ONS, "--weight", "x"], "'x' bij --weight"),
        (["peers", "--covariates", ONS, "--weight", "x=1"], "gewicht voor 'x'"),
        (["peers", "--covariates", ONS, "--weight", "x=-1"], "'-1' bij --weight"),
        (["peers", "--covariates", ONS, "-k", "0"], "Een groep van 0"),
        (["peers", "--covariates", ONS, "--csv", "--json"], "--csv en --json gaan niet samen"),
        (["unitcost", FORTY, "--numerator", "kost", "--denominator", "volume"], "geen kolom 'kost'. Bedoelt u 'cost'"),
        (["unitcost", FORTY, "--numerator", "cost", "--denominator", "volume", "--scale", "0"], "boven nul"),
        (["unitcost", FORTY, "--numerator", "cost"], "De optie '--denominator' ontbreekt"),
        (["unitcost", FORTY, "--numerator", "cost", "--denominator", "id"], "kolom 'id', is geen getal"),
        (["unitcost"], "BESTAND ontbreekt"),
        (["gap", FORTY, *GAP, "-k", "0"], "Een groep van 0"),
        (["gap", FORTY, *GAP, "--reference", "p10"], "Kies uit: median, p25, min"),
        (["gap", FORTY, "--cost", "cost", "--volume", "volume"], "De optie '--size' ontbreekt"),
    ],
    ids=lambda w: " ".join(w).replace(str(PUBLISHED), "")[:70] if isinstance(w, list) else "",
)  # fmt: skip
def test_words_that_cannot_be_answered(inside: Inside, words, expected):
    assert expected in refused(inside(*words))


def test_weights_that_are_all_zero(inside: Inside, tmp_path: Path):
    path = write(tmp_path, "code,x\nA,1\nB,2\n")
    said = inside("peers", "--covariates", path, "--weight", "x=0")
    assert "Alle gewichten zijn nul" in refused(said)


def test_a_gap_without_two_sizes(inside: Inside, tmp_path: Path):
    path = write(tmp_path, "u,cost,volume,population\nA,9,3,10\nB,1,3,0\n")
    assert "heeft één eenheid een grootte boven nul" in refused(inside("gap", path, *GAP))
    path = write(tmp_path, "u,cost,volume,population\nA,9,3,10\n")
    assert "maar één eenheid" in refused(inside("gap", path, *GAP))


def test_help_of_the_new_commands_is_dutch(inside: Inside):
    for command in ("peers", "unitcost", "gap"):
        text = inside(command, "--help").out
        assert "Gebruik: spiegel" in text and "--json" in text and "--csv" in text
        assert not re.search(r"\b(Usage|Options|required|default:|Show this)\b", text)
