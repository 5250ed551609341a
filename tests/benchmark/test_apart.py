"""On which side of the middle: over the years, by chance, by size. Small tables with the answer beside them."""

import math

import pytest

from benchmark.position.apart import Side, by_chance, by_size, middle, over_years
from benchmark.position.interval import Estimate, mark, wilson
from tests.examples import rows

YEARS = """
| case                 | 2022 | 2023 | 2024 | side   |
|----------------------|------|------|------|--------|
| lower each year      | 8    | 9    | 7    | LOWER  |
| higher each year     | 11   | 12   | 13   | HIGHER |
| once on the middle   | 8    | 10   | 7    | UNTOLD |
| lower, and once high | 8    | 9    | 12   | UNTOLD |
| two years, lower     |      | 9    | 7    | LOWER  |
| one year is luck     |      | 9    |      | UNTOLD |
| nothing known        |      |      |      | UNTOLD |
"""


@pytest.mark.parametrize("row", rows(YEARS), ids=lambda r: r["case"])
def test_costs_lie_on_a_side_when_they_do_so_in_every_year(row):
    own = {y: float(row[str(y)]) for y in (2022, 2023, 2024) if row[str(y)] is not None}
    assert over_years(own, {2022: 10.0, 2023: 10.0, 2024: 10.0}, 2).name == row["side"]
    # a year of which the middle is not known says nothing, whatever the order of the others
    backwards = dict(reversed(list(own.items())))
    assert over_years(backwards | {2021: 99.0}, {2024: 10.0, 2023: 10.0, 2022: 10.0}, 2).name == row["side"]  # fmt: skip


def marks(value: float, n: int = 900) -> Estimate:
    found = mark(value, n)
    assert found is not None
    return found


def test_a_mark_is_told_from_the_middle_by_the_errors_of_both():
    """By hand: 900 answers with sd 1.5 have half-width 1.96 * 1.5 / 30 = 0.098, so a difference of two tells
    from 0.098 * sqrt(2) = 0.1386 on."""
    others = [marks(7.5)] * 6
    margin = 1.959964 * 1.5 / 30 * math.sqrt(2)
    assert by_chance(marks(7.5 + margin + 0.001), others) is Side.HIGHER
    assert by_chance(marks(7.5 + margin - 0.001), others) is Side.UNTOLD
    assert by_chance(marks(7.5 - margin - 0.001), others) is Side.LOWER
    assert by_chance(marks(8.5), others[:4]) is Side.UNTOLD, "four others make no middle"
    assert by_chance(marks(8.5, n=4), others) is Side.UNTOLD, "four answers tell nothing"


def test_between_two_halves_there_is_no_side():
    halves = [marks(6.0)] * 3 + [marks(9.0)] * 3
    assert by_chance(marks(7.5), halves) is Side.UNTOLD
    share = wilson(1000, 900)
    assert share is not None and by_chance(share, [share] * 6) is Side.UNTOLD


def test_a_measure_is_told_by_a_difference_that_moves_somebody():
    others = [4.0, 5.0, 6.0, 7.0, 8.0]
    assert by_size(5.0, others, 1, 0.4) is Side.LOWER
    assert by_size(5.7, others, 1, 0.4) is Side.UNTOLD
    assert by_size(6.04, others, 1, None) is Side.UNTOLD, "the same as shown"
    assert by_size(9.0, others[:4], 1, None) is Side.UNTOLD
    assert middle(others[:4]) is None and middle([3.0, 1.0, 2.0, 5.0, 4.0]) == 3.0
