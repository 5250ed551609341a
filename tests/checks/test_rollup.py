"""Months to a year: the sum, the weighted mean, and the last."""

import random

import pytest

from benchmark.checks.rollup import year_of
from tests.checks.asking import question

SUM, WEIGHTED, LAST = (question("q", roll_up=rule) for rule in ("sum", "weighted", "last"))
FULL = [float(n) for n in range(1, 13)]


def without(*months: int) -> list[float | None]:
    return [None if n in months else v for n, v in enumerate(FULL, start=1)]


@pytest.mark.parametrize(
    ("asked", "values", "weights", "expected"),
    [
        (SUM, FULL, None, (78, 12)),
        (SUM, without(3), None, (None, 11)),
        (SUM, [None] * 12, None, (None, 0)),
        (SUM, [0.0] * 12, None, (0, 12)),
        (LAST, FULL, None, (12, 12)),
        (LAST, without(11, 12), None, (10, 10)),
        (LAST, [None] * 12, None, (None, 0)),
        (WEIGHTED, FULL, None, (6.5, 12)),
        (WEIGHTED, FULL, [1.0] + [0.0] * 11, (1, 12)),
        (WEIGHTED, [10.0] * 6 + [20.0] * 6, [3.0] * 6 + [1.0] * 6, (12.5, 12)),
        (WEIGHTED, without(12), FULL, (None, 11)),
        (WEIGHTED, FULL, without(12), (None, 11)),
        (WEIGHTED, without(12), [2.0] * 11 + [0.0], (6, 12)),  # nobody waited in December
        (WEIGHTED, FULL, [0.0] * 12, (None, 12)),
    ],
)
def test_a_year(asked, values, weights, expected):
    assert year_of(asked, values, weights) == expected


def test_a_year_has_twelve_months_and_no_negative_weights():
    for values, weights in ((FULL[:11], None), (FULL, FULL[:11]), (FULL, [-1.0] * 12)):
        with pytest.raises(ValueError, match=r"year|weight"):
            year_of(WEIGHTED, values, weights)


def test_a_weighted_mean_is_the_sum_of_amounts_over_the_sum_of_weights():
    rng = random.Random(12)
    for _ in range(300):
        values = [rng.uniform(0, 300) for _ in range(12)]
        weights = [float(rng.randint(0, 5000)) for _ in range(12)]
        year, months = year_of(WEIGHTED, values, weights)
        amounts = sum(v * w for v, w in zip(values, weights, strict=True))
        assert months == 12 and year == pytest.approx(amounts / sum(weights))
        assert year is not None and min(values) <= year <= max(values)
