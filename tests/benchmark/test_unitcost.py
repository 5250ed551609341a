"""Ratios of one's own figures, and the mid-rank weighted beside unweighted."""

import math

import polars as pl
import pytest

from benchmark.position.deviation import median_deviation, modified_z
from benchmark.position.rank import mid_rank
from benchmark.position.standing import against, quantile
from benchmark.position.unit_cost import unit_costs
from tests.places import FIXTURES

PUBLISHED = FIXTURES / "published"
TYPES = {
    "unit": pl.String,
    "numerator": pl.Float64,
    "denominator": pl.Float64,
    "group": pl.String,
    "published": pl.Float64,
}


def table(*rows) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=TYPES, orient="row")


def test_a_worked_example():
    found = unit_costs(
        table(
            ("A", 10.0, 4.0, "n", 2.51),
            ("B", 30.0, 4.0, "n", 7.6),
            ("C", 5.0, 0.0, "z", 1.0),
            ("D", None, 4.0, "z", None),
            ("E", None, None, None, None),
            ("F", 0.0, 5.0, "z", 0.0),
            ("G", -2.0, 5.0, None, None),
            ("H", 2.0, -5.0, "z", None),
        )
    )
    assert found.rows() == [
        ("A", 2.5, None, 2.51, True),
        ("B", 7.5, None, 7.6, False),
        ("C", None, "noemer is nul", 1.0, None),
        ("D", None, "teller ontbreekt", None, None),
        ("E", None, "teller en noemer ontbreken", None, None),
        ("F", 0.0, None, 0.0, True),
        ("G", -0.4, None, None, None),
        ("H", None, "noemer is negatief", None, None),
        ("*n", 5.0, None, None, None),
        ("*z", 1.0, None, None, None),
    ]


def test_scale_and_tolerance():
    rows = table(("A", 1.0, 3.0, "g", 333.0))
    assert unit_costs(rows, scale=1000)["value"].to_list() == pytest.approx([1000 / 3] * 2)
    assert unit_costs(rows, scale=1000)["reproduces"].to_list() == [True, None]
    assert unit_costs(rows, scale=1000, tolerance=0.001)["reproduces"][0] is False


def test_a_group_without_figures_has_a_reason_and_so_has_a_result_beyond_numbers():
    found = unit_costs(table(("A", None, 1.0, "g", None), ("B", 1e308, 1e-308, None, None)))
    assert found["value"].to_list() == [None] * 3
    assert found["reason"].to_list() == [
        "teller ontbreekt",
        "uitkomst is te groot om te tonen",
        "teller en noemer ontbreken",
    ]


def test_units_without_groups_and_published_figures():
    found = unit_costs(pl.DataFrame({"unit": ["A"], "numerator": [6.0], "denominator": [3.0]}))
    assert found.rows() == [("A", 2.0, None, None, None)]


@pytest.mark.parametrize("name", ["stats_n12", "stats_n30"])
def test_the_mid_rank_as_base_r_gives_it(name):
    values = pl.read_csv(PUBLISHED / f"{name}_data.csv")["unit_cost"].to_list()
    expected = pl.read_csv(PUBLISHED / f"{name}_expected_by_unit.csv")["pct_rank_mid"].to_list()
    assert [mid_rank(values, v) for v in values] == pytest.approx(expected, abs=1e-12)
    for column, share in (("lt", lambda s: s.below / s.n), ("le", lambda s: 1 - s.above / s.n)):
        expected = pl.read_csv(PUBLISHED / f"{name}_expected_by_unit.csv")[f"pct_rank_{column}"]
        found = [share(against(values, v)) for v in values]
        assert found == pytest.approx(expected.to_list(), abs=1e-12)


@pytest.mark.parametrize("name", ["stats_n12", "stats_n30"])
def test_quantiles_and_deviations_as_base_r_gives_them(name):
    values = pl.read_csv(PUBLISHED / f"{name}_data.csv")["unit_cost"].cast(pl.Float64).to_list()
    statistics = dict(pl.read_csv(PUBLISHED / f"{name}_expected.csv").iter_rows())
    for p in (0.1, 0.25, 0.5, 0.75, 0.9):
        expected = statistics[f"quantile_type7_p{p:g}"]
        assert quantile(sorted(values), p) == pytest.approx(expected, abs=1e-12)
    assert median_deviation(values) == pytest.approx(statistics["mad_raw"], abs=1e-12)
    assert 1.4826 * median_deviation(values) == pytest.approx(statistics["mad_1.4826"], abs=1e-12)
    rows = pl.read_csv(PUBLISHED / f"{name}_expected_by_unit.csv").iter_rows(named=True)
    for i, row in enumerate(rows):
        for column, logarithm in (("mod_z", False), ("log_mod_z", True)):
            found = modified_z(values, values[i], logarithm=logarithm)
            assert found == pytest.approx(row[column], abs=1e-9)
        others = sorted(values[:i] + values[i + 1 :])
        for column, p in (("loo_median", 0.5), ("loo_p25", 0.25), ("loo_min", 0.0)):
            assert quantile(others, p) == pytest.approx(row[column], abs=1e-12)


def test_the_weighted_mid_rank_is_that_of_every_inhabitant_apart():
    values, people = [1.0, 2.0, 2.0, 5.0], [3, 1, 2, 4]
    everyone = [v for v, n in zip(values, people, strict=True) for _ in range(n)]
    for own in (0.0, 1.0, 2.0, 3.0, 5.0, 9.0):
        assert mid_rank(values, own, people) == pytest.approx(mid_rank(everyone, own))
        assert mid_rank(values, own, [7.0] * 4) == pytest.approx(mid_rank(values, own))
    assert mid_rank([], 1.0) is None and mid_rank([1.0], 1.0, [0.0]) is None


def test_no_row_is_ever_nan():
    figures = [None, -1.0, 0.0, 1e-320, 1.0, 1e308]
    rows = [(f"{n} {d}", n, d, "g", p) for n in figures for d in figures for p in figures]
    found = unit_costs(table(*rows))
    for _, value, reason, _, same in found.iter_rows():
        assert (value is None) == (reason is not None)
        assert value is None or math.isfinite(value)
        assert same is None or value is not None
