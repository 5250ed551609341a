"""The gap of every unit against the units nearest in size."""

import math

import polars as pl
import pytest

from benchmark.peers.in_size import nearest_in_size
from benchmark.savings.gap import gaps
from tests.places import FIXTURES

PUBLISHED = FIXTURES / "published"
NAMES = {"id": "unit", "population": "size"}


def forty() -> pl.DataFrame:
    units = pl.read_csv(PUBLISHED / "savings_n40_data.csv").rename(NAMES)
    return units.with_columns(pl.col("cost", "volume", "size").cast(pl.Float64))


def against(units: pl.DataFrame, k: int, reference="median") -> pl.DataFrame:
    return gaps(units, nearest_in_size(units.select("unit", "size"), k), reference)


def small(*rows) -> pl.DataFrame:
    types = {"unit": pl.String, "cost": pl.Float64, "volume": pl.Float64, "size": pl.Float64}
    return pl.DataFrame(rows, schema=types, orient="row")


@pytest.mark.parametrize("reference", ["median", "p25", "min"])
def test_forty_units_as_a_second_language_computed_them(reference):
    expected = pl.read_csv(PUBLISHED / "savings_n40_expected_k12_logpop.csv")
    found = against(forty(), 12, reference)
    assert found["peers"].list.join(";").to_list() == expected["peers"].to_list()
    for ours, theirs in (
        ("unit_cost", "unit_cost"),
        ("reference", reference),
        ("gap", f"gap_{reference}"),
        ("rank", "rank_mid"),
        *([("share", "pct_median")] if reference == "median" else []),
    ):
        assert found[ours].to_list() == pytest.approx(
            expected[theirs].to_list(), rel=1e-12, abs=1e-7
        )
    assert found["reason"].null_count() == 40


def test_ties_in_size_go_by_code_whatever_the_order_of_the_file():
    units = small(("C", 1.0, 1.0, 50.0), ("D", 1.0, 1.0, 200.0), ("A", 1.0, 1.0, 100.0),
                  ("B", 1.0, 1.0, 200.0))  # fmt: skip
    for rows in (units, units.reverse()):
        peers = dict(against(rows, 2).select("unit", "peers").iter_rows())
        assert peers == {"A": ["B", "C"], "B": ["D", "A"], "C": ["A", "B"], "D": ["B", "A"]}


def test_scaling_the_money_scales_the_gap_and_nothing_else():
    units = forty()
    once, more = (against(u, 12) for u in (units, units.with_columns(pl.col("cost") * 8)))
    assert more["gap"].to_list() == pytest.approx([8 * g for g in once["gap"]])
    assert more["share"].to_list() == pytest.approx(once["share"].to_list())
    assert more["rank"].equals(once["rank"]) and more["peers"].equals(once["peers"])
    assert once["gap"].min() == 0


def test_what_is_missing_has_a_reason_and_no_number():
    units = small(
        ("A", 10.0, 5.0, 100.0),
        ("B", None, 5.0, 101.0),
        ("C", 10.0, 0.0, 102.0),
        ("D", -3.0, 5.0, 103.0),
        ("E", 0.0, None, 104.0),
        ("F", 8.0, 5.0, None),
    )
    found = {row["unit"]: row for row in against(units, 4).iter_rows(named=True)}
    assert {u: r["reason"] for u, r in found.items()} == {
        "A": "geen van de 4 in de groep heeft een cijfer",
        "B": "kosten ontbreken; maar één van de 4 in de groep heeft een cijfer",
        "C": "volume is nul; maar één van de 4 in de groep heeft een cijfer",
        "D": "kosten zijn negatief; maar één van de 4 in de groep heeft een cijfer",
        "E": "kosten zijn nul; volume ontbreekt; maar één van de 4 in de groep heeft een cijfer",
        "F": "grootte ontbreekt",
    }
    assert all(r["gap"] is None and r["share"] is None for r in found.values())
    assert found["F"]["unit_cost"] == 1.6 and found["F"]["peers"] == []
    assert [found[u]["unit_cost"] for u in "ABCDE"] == [2.0, None, None, None, None]


def test_a_reference_of_one_unit_is_given_and_said():
    units = small(("A", 10.0, 5.0, 1.0), ("B", 5.0, 5.0, 2.0), ("C", None, 1.0, 3.0))
    row = against(units, 9).row(0, named=True)
    assert (row["gap"], row["share"], row["rank"]) == (5.0, 0.5, 1.0)
    assert row["reason"] == "maar één van de 2 in de groep heeft een cijfer"


def test_no_row_is_ever_nan():
    figures = [None, -1.0, 0.0, 1e-320, 1.0, 1e308]
    rows = [(f"{c} {v} {s}", c, v, s) for c in figures for v in figures for s in figures]
    for row in against(small(*rows), 5).iter_rows():
        assert all(math.isfinite(v) for v in row if isinstance(v, float))
