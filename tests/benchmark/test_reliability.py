"""How much of a difference returns: Spearman's correlation, and its mean over consecutive years."""

import random

import pytest

from benchmark.position.reliability import spearman, year_to_year
from benchmark.viewing import View


def test_a_worked_example():
    """By hand: d = 0, 1, -1, 0, so 1 - 6 x 2 / (4 x 15) = 0.8."""
    assert spearman([1, 2, 3, 4], [10, 30, 20, 40]) == pytest.approx(0.8)


@pytest.mark.parametrize("seed", range(8))
def test_the_same_as_scipy_with_ties(seed: int):
    stats = pytest.importorskip("scipy.stats")
    lot = random.Random(seed)
    xs = [lot.randint(0, 9) for _ in range(60)]
    ys = [x + lot.randint(0, 6) for x in xs]
    assert spearman(xs, ys) == pytest.approx(stats.spearmanr(xs, ys).statistic)


def test_what_never_differs_has_no_correlation():
    assert spearman([1, 1, 1], [1, 2, 3]) is None
    assert spearman([1], [2]) is None
    assert year_to_year({2022: {"A": 1.0}, 2024: {"A": 2.0}}) is None


def test_too_few_in_both_years_say_nothing():
    few = {f"G{n}": float(n) for n in range(19)}
    enough = few | {"G19": 19.0}
    assert year_to_year({2022: few, 2023: few}) is None
    assert year_to_year({2022: enough, 2023: enough}) == pytest.approx(1.0)
    assert year_to_year({2022: enough, 2023: few | {"G19": None}}) is None


def test_on_the_real_figures_costs_return_for_the_most_part(view: View):
    """Between luck (0) and fate (1): otherwise neither a gap nor a correction would mean anything."""
    for code in ("BRZ03", "BEL15", "VER12"):
        years = {}
        for year, report in view.edition.published(code):
            found = view.everyone(code, year, report)
            if report == "rekening" and found is not None:
                years[year] = {c: row.value for c, row in found.rows.items()}
        correlation = year_to_year(years)
        assert correlation is not None and 0.6 < correlation < 0.98, (code, correlation)
