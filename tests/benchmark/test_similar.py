"""Alike units: somebody else's lists, a slow search beside the fast one, and what must never matter."""

import csv
import math

import numpy as np
import polars as pl
import pytest

from benchmark.errors import SpiegelError
from benchmark.peers import neighbours
from benchmark.peers.in_size import nearest_in_size
from benchmark.peers.similar import UNBALANCED, Recipe, similar
from benchmark.peers.why import reason, why
from tests.places import FIXTURES

PUBLISHED = FIXTURES / "published"


def frame(**columns) -> pl.DataFrame:
    n = len(next(iter(columns.values())))
    return pl.DataFrame({"code": [f"U{i:04}" for i in range(n)], **columns})


def random_frame(n: int, columns: int = 4, seed: int = 1) -> pl.DataFrame:
    values = np.random.default_rng(seed).lognormal(size=(columns, n))
    return frame(**{f"x{i}": v for i, v in enumerate(values)})


def lists(found) -> dict[str, list[str]]:
    by_unit = found.neighbours.group_by("unit_code", maintain_order=True)
    return dict(by_unit.agg("neighbour_code").iter_rows())


def test_all_382_lists_of_the_british_statistics_office():
    units = pl.read_csv(PUBLISHED / "ons_covariates.csv").drop("unit_name")
    apart = pl.read_csv(PUBLISHED / "ons_same_place.csv").rows()
    found = lists(similar(units, Recipe(20, clip=(1, 99), gaps="median"), apart))
    codes = units["unit_code"].to_list()
    with (PUBLISHED / "ons_neighbours.csv").open(encoding="utf-8") as file:
        expected = {
            row["unit_code"]: [codes[int(line) - 1] for line in row["neighbours"].split()]
            for row in csv.DictReader(file)
        }
    assert len(expected) == 382
    assert found == expected


@pytest.mark.parametrize(
    ("method", "recipe"),
    [
        ("std_euclid_sd_n-1", Recipe(7)),
        ("mahalanobis_cov_n-1", Recipe(7, metric="mahalanobis")),
    ],
)
def test_the_neighbours_of_47_swiss_provinces(method, recipe):
    units = pl.read_csv(PUBLISHED / "peers_swiss47_data.csv")
    expected = pl.read_csv(PUBLISHED / "peers_swiss47_expected_neighbours.csv")
    expected = expected.filter(pl.col("method") == method).sort("id", "rank")
    found = similar(units, recipe).neighbours
    assert found["neighbour_code"].to_list() == expected["neighbour"].to_list()
    assert found["distance"].to_list() == pytest.approx(expected["distance"].to_list(), abs=1e-9)


def test_the_swiss_provinces_nearest_in_size():
    units = pl.read_csv(PUBLISHED / "peers_swiss47_data.csv").select("id", "Catholic")
    expected = pl.read_csv(PUBLISHED / "peers_swiss47_expected_neighbours.csv")
    expected = expected.filter(pl.col("method") == "log_population").sort("id", "rank")
    by_unit = expected.group_by("id", maintain_order=True).agg("neighbour")
    assert nearest_in_size(units, 7) == dict(by_unit.iter_rows())


def slow(units: pl.DataFrame, recipe: Recipe, apart=()) -> dict[str, list[str]]:
    """The method again in plain Python; ties decided on rounded distances, then on code."""
    names = [c for c in units.columns[1:] if units[c].n_unique() > 1]
    columns = []
    for name in names:
        values = units[name].to_list()
        if recipe.clip:
            low, high = (units[name].quantile(p / 100, "linear") for p in recipe.clip)
            values = [min(max(v, low), high) for v in values]
        mean = math.fsum(values) / len(values)
        sd = math.sqrt(math.fsum((v - mean) ** 2 for v in values) / (len(values) - 1))
        weight = recipe.weights.get(name, 1.0)
        columns.append([math.sqrt(weight) * (v - mean) / sd for v in values])
    points = dict(zip(units["code"], zip(*columns, strict=True), strict=True))
    no = {frozenset(pair) for pair in apart}
    found = {}
    for own in sorted(points):
        others = [c for c in points if c != own and frozenset((c, own)) not in no]
        others.sort(key=lambda c: (round(math.dist(points[own], points[c]), 9), c))
        found[own] = others[: recipe.k]
    return found


@pytest.mark.parametrize("seed", range(4))
def test_as_the_slow_search_says(seed):
    units = random_frame(60, seed=seed)
    apart = [("U0001", "U0002"), ("U0002", "U0003"), ("U0001", "nowhere")]
    recipe = Recipe(9, clip=(5, 90), weights={"x1": 3.0, "x3": 0.0})
    assert lists(similar(units, recipe, apart)) == slow(units, recipe, apart)


def test_ties_go_by_code_also_where_rounding_would_decide():
    numbers = np.random.default_rng(3).integers(0, 4, size=(3, 80))
    units = frame(**{f"x{i}": v / 10 for i, v in enumerate(numbers)})
    assert lists(similar(units, Recipe(20))) == slow(units, Recipe(20))


@pytest.mark.parametrize(
    "points",
    [
        np.random.default_rng(1).normal(size=(1200, 6)),
        np.random.default_rng(2).integers(0, 3, size=(900, 6)) / 7,  # doubles and ties everywhere
        np.random.default_rng(3).normal(size=(700, 1)),
        np.random.default_rng(4).standard_cauchy(size=(700, 2)),  # a few very far away
        np.zeros((300, 2)),
        np.random.default_rng(5).normal(size=(5, 3)),
    ],
    ids=["normal", "ties", "one column", "outliers", "all equal", "few"],
)
def test_the_tree_gives_what_all_pairs_give(points):
    n = len(points)
    pairs = [(0, 1), (2, 3), *((4, i) for i in range(5, n - 3))]
    for apart in ([], pairs if n > 10 else [(0, 1)]):
        both = neighbours._both_ways(apart, n)
        k = min(12, n - 1)
        tree, every = (f(points, k, both) for f in (neighbours.by_tree, neighbours.all_pairs))
        assert (tree == every).all()


def test_large_files_take_the_tree(monkeypatch):
    points = np.random.default_rng(6).normal(size=(neighbours.MOST_PAIRWISE + 1, 3))
    expected = neighbours.all_pairs(points, 5, neighbours._both_ways([(0, 1)], len(points)))
    monkeypatch.delattr(neighbours, "all_pairs")
    with pytest.raises(NameError):
        neighbours.nearest_points(points[:-1], 5)
    monkeypatch.setattr(neighbours, "all_pairs", None, raising=False)
    assert (neighbours.nearest_points(points, 5, [(1, 0)]) == expected).all()


def test_distance_is_the_same_both_ways_and_a_unit_is_never_its_own_peer():
    units = random_frame(40)
    for metric in ("euclidean", "mahalanobis"):
        rows = similar(units, Recipe(39, metric=metric)).neighbours
        far = {(a, b): d for a, _, b, d in rows.iter_rows()}
        assert len(far) == 40 * 39
        assert all(a != b and far[a, b] == far[b, a] for a, b in far)


def test_neither_the_order_of_rows_nor_the_unit_of_a_column_matters():
    units = random_frame(70)
    recipe = Recipe(10, clip=(2, 98))
    expected = similar(units, recipe).neighbours
    moved = units.sample(fraction=1, shuffle=True, seed=5)
    assert similar(moved, recipe).neighbours.equals(expected)
    scaled = units.with_columns(pl.col("x0") * 1e6, pl.col("x1") * 1e-6 + 5)
    found = similar(scaled, recipe).neighbours
    assert found["neighbour_code"].to_list() == expected["neighbour_code"].to_list()
    assert found["distance"].to_list() == pytest.approx(expected["distance"].to_list(), rel=1e-6)


def test_all_weights_doubled_change_distances_and_no_list():
    units = random_frame(50)
    once = similar(units, Recipe(10)).neighbours
    twice = similar(units, Recipe(10, weights=dict.fromkeys(units.columns[1:], 2.0))).neighbours
    assert once["neighbour_code"].to_list() == twice["neighbour_code"].to_list()
    ratio = (twice["distance"] / once["distance"]).to_list()
    assert ratio == pytest.approx([math.sqrt(2)] * len(ratio))


def test_a_weight_of_zero_is_as_leaving_the_column_out():
    units = random_frame(50)
    without = similar(units.drop("x2"), Recipe(10)).neighbours
    assert similar(units, Recipe(10, weights={"x2": 0.0})).neighbours.equals(without)


def test_columns_of_very_different_size_under_mahalanobis():
    units = random_frame(60, 3)
    scaled = units.with_columns(pl.col("x0") * 1e9, pl.col("x2") * 1e-9)
    recipe = Recipe(8, metric="mahalanobis")
    one, two = (similar(u, recipe).neighbours["neighbour_code"] for u in (units, scaled))
    assert one.to_list() == two.to_list()


def test_a_unit_with_a_gap_is_left_out_and_has_no_influence():
    units = random_frame(30)
    holed = pl.concat([units, pl.DataFrame({"code": "U9999", "x0": 1e9}).select(
        "code", "x0", *(pl.lit(None, pl.Float64).alias(f"x{i}") for i in (1, 2, 3)))])  # fmt: skip
    recipe = Recipe(5, clip=(5, 95))
    found = similar(holed, recipe)
    assert found.neighbours.equals(similar(units, recipe).neighbours)
    assert found.left_out.rows() == [("U9999", ["x1", "x2", "x3"])]


def test_the_median_fills_a_gap_after_clipping():
    units = frame(x=[1.0, 2.0, 3.0, None, 100.0], y=[1.0, 2.0, 3.0, 4.0, 5.0])
    found = similar(units, Recipe(4, clip=(0, 50), gaps="median"))
    x = [1.0, 2.0, 2.5, 2.25, 2.5]  # clipped at the 50th percentile of 1 2 3 100, then the median
    y = [1.0, 2.0, 3.0, 3.0, 3.0]
    expected = similar(frame(x=x, y=y), Recipe(4))
    assert found.left_out.is_empty()
    assert found.standard == pytest.approx(expected.standard)


def test_a_column_that_never_differs_does_not_count_and_is_named():
    units = random_frame(20)
    same = units.with_columns(c=pl.lit(0.3), d=pl.Series([0.1 + 0.2, 0.3] * 10))
    found = similar(same, Recipe(5))
    assert found.constant == ("c", "d")
    assert found.neighbours.equals(similar(units, Recipe(5)).neighbours)


def test_a_k_larger_than_there_are_units_gives_them_all():
    found = similar(random_frame(6), Recipe(50)).neighbours
    assert found.height == 30 and found["rank"].max() == 5


def test_pairs_that_leave_nobody_give_no_rows_and_no_balance():
    units = frame(x=[1.0, 2.0, 4.0])
    found = similar(units, Recipe(2), [("U0000", "U0001"), ("U0002", "U0000")])
    assert found.neighbours.select("unit_code", "neighbour_code").rows() == [
        ("U0001", "U0002"),
        ("U0002", "U0001"),
    ]
    assert found.balance["difference"].null_count() == 1


def test_balance_is_the_mean_of_the_group_less_the_own_value_in_deviations():
    units = frame(x=[0.0, 1.0, 2.0, 3.0, 10.0])
    found = similar(units, Recipe(2))
    sd = units["x"].std()
    assert lists(found)["U0004"] == ["U0003", "U0002"]
    last = found.balance.row(4)
    assert last[:2] == ("U0004", "x") and last[2] == pytest.approx((2.5 - 10) / sd)
    assert abs(last[2]) > UNBALANCED


def test_the_reason_names_where_they_agree_and_what_makes_the_distance():
    units = frame(oud=[1.0, 1.0, 9.0, 5.0], druk=[1.0, 2.0, 9.0, 5.0])
    found = similar(units, Recipe(3))
    said = reason(why(found, 0, 1))
    assert said == "vrijwel gelijk op oud; het meeste verschil is druk (hoger, 100% van de afstand)"
    double = similar(frame(x=[1.0, 1.0, 2.0]), Recipe(1))
    assert reason(why(double, 0, 1)) == "gelijk op alle kenmerken"


@pytest.mark.parametrize(
    ("units", "recipe", "expected"),
    [
        (frame(x=[1.0]), Recipe(), "maar 1 eenheid"),
        (frame(x=[1.0, None, None]), Recipe(), "bij 2 ontbreekt er een"),
        (frame(x=[1.0, 2.0], y=[None, None]).cast({"y": pl.Float64}), Recipe(gaps="median"), "'y' is overal leeg"),
        (frame(x=[1.0, 1.0]), Recipe(), "overal dezelfde waarde"),
        (frame(x=[1.0, 2.0]), Recipe(0), "Een groep van 0"),
        (frame(x=[1.0, 2.0]), Recipe(clip=(99, 1)), "percentiel 99 tot 1"),
        (frame(x=[1.0, 2.0]), Recipe(weights={"x": 0.0}), "Alle gewichten zijn nul"),
        (frame(x=[1.0, 2.0]), Recipe(weights={"x": -1.0}), "gewicht van 'x' is -1"),
        (frame(x=[1.0, 2.0]), Recipe(weights={"y": 1.0}), "die kolom is er niet"),
        (frame(x=[1.0, 2.0]), Recipe(metric="mahalanobis", weights={"x": 2.0}), "geen betekenis"),
        (frame(x=[1.0, math.inf]), Recipe(), "oneindig"),
        (frame(x=[1, 2, 4, 5], y=[1, 0, 3, 3], z=[2, 2, 7, 8]), Recipe(metric="mahalanobis"), "x, y en z zijn uit elkaar"),
        (pl.DataFrame({"c": ["A", "A", "B"], "x": [1.0, 2.0, 3.0]}), Recipe(), "'A' staat er 2 keer in"),
        (pl.DataFrame({"c": ["A", "B"]}), Recipe(), "geen kenmerken"),
    ],
)  # fmt: skip
def test_what_has_no_answer_is_said_in_a_sentence(units, recipe, expected):
    with pytest.raises(SpiegelError, match=expected):
        similar(units, recipe)


def test_collinear_columns_are_no_trouble_for_the_plain_distance():
    units = random_frame(20).with_columns(double=pl.col("x0") * 2)
    assert similar(units, Recipe(5)).neighbours.height == 100
    with pytest.raises(SpiegelError, match="x0 en double zijn uit elkaar"):
        similar(units, Recipe(5, metric="mahalanobis"))


def test_nearest_in_size_leaves_out_what_has_no_size():
    units = pl.DataFrame({"c": list("DCBA"), "size": [10.0, 20.0, 0.0, 40.0]})
    assert nearest_in_size(units, 2) == {"A": ["C", "D"], "C": ["A", "D"], "D": ["C", "A"]}
    assert nearest_in_size(units.head(1), 2) == {"D": []}
