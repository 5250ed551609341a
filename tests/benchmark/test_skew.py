"""How lopsided a group is, and the fences that allow for it: by hand, as robustbase has it, and in the mirror."""

import csv
import math
import random
import statistics

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmark.position.outliers import outliers
from benchmark.position.skew import adjusted_fences, medcouple
from benchmark.position.standing import quantile
from tests.places import FIXTURES

# Whole numbers, so that ties with the median stay ties after a shift.
groups = st.lists(st.integers(-50, 50), min_size=1, max_size=25)
few = st.lists(st.integers(-3, 3), min_size=1, max_size=12)


def published(name: str, key: str, column: str) -> dict[str, float]:
    with (FIXTURES / "published" / name).open(encoding="utf-8", newline="") as file:
        return {row[key]: float(row[column]) for row in csv.DictReader(file)}


def definition(values: list[float]) -> float:
    """Brys, Hubert and Struyf 2004, with the rank of ties counted out."""
    middle = statistics.median(values)
    ordered = sorted(values)
    low, high = ([v for v in ordered if side * v >= side * middle] for side in (-1, 1))
    ties = ordered.count(middle)
    found = []
    for i, a in enumerate(low):
        for j, b in enumerate(high):
            if a == b == middle:
                at = (i - (len(low) - ties)) + j  # ranks of two ties among the ties, from 0
                found.append((at < ties - 1) - (at > ties - 1))
            else:
                found.append(((b - middle) - (middle - a)) / (b - a))
    return statistics.median(found)


@pytest.mark.parametrize("n", [12, 30])
def test_what_robustbase_found(n):
    values = [*published(f"stats_n{n}_data.csv", "i", "unit_cost").values()]
    expected = published(f"stats_n{n}_expected.csv", "stat", "value")
    assert medcouple(values) == pytest.approx(expected["medcouple"], abs=1e-9)
    fences = adjusted_fences(values)
    assert fences.low == pytest.approx(expected["adjbox_lower"], abs=1e-9)
    assert fences.high == pytest.approx(expected["adjbox_upper"], abs=1e-9)
    # The plain fences are not used; they are the quartiles that are.
    low, high = (quantile(sorted(values), p) for p in (0.25, 0.75))
    plain = low - 1.5 * (high - low), high + 1.5 * (high - low)
    assert plain == pytest.approx((expected["tukey_lower"], expected["tukey_upper"]), abs=1e-12)


def test_four_and_five_values_by_hand():
    """Median 3.5: 4 and 9 against 2 and 3 give -1/2, 0, 4/7 and 5/6, half-way 2/7.

    Median 3: from 3, 4 and 9 against 1, 2 and 3 come -1, -1, -1/3, 0, 0, 1/2, 5/7, 1 and 1.
    """
    assert medcouple([2, 3, 4, 9]) == pytest.approx(2 / 7)
    assert medcouple([1, 2, 3, 4, 9]) == 0


def test_what_has_no_skew_and_what_has_no_fences():
    assert medcouple([]) is None
    assert medcouple([4.0]) == medcouple([4.0] * 9) == 0
    assert adjusted_fences([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]) is None  # under eight
    assert adjusted_fences([5.0] * 9 + [80.0]) is None  # the middle half is one value


def test_without_skew_the_fences_are_one_and_a_half_boxes_away():
    assert adjusted_fences([1, 2, 3, 4, 5, 6, 7, 8]) == pytest.approx((2.5 - 6, 6.5 + 6))


@settings(deadline=None)
@given(groups | few)
def test_the_skew_is_that_of_the_definition(values):
    found = medcouple(values)
    assert found == pytest.approx(definition(values), abs=1e-12)
    assert -1 <= found <= 1


@settings(deadline=None)
@given(groups | few, st.integers(-1000, 1000), st.sampled_from([0.5, 1, 3, 1000]))
def test_euros_thousands_and_the_mirror(values, shift, factor):
    skew, fences = medcouple(values), adjusted_fences(values)
    assert medcouple([factor * v + shift for v in values]) == pytest.approx(skew, abs=1e-9)
    assert medcouple([-v for v in values]) == pytest.approx(-skew, abs=1e-12)
    moved = adjusted_fences([factor * v + shift for v in values])
    mirror = adjusted_fences([-v for v in values])
    if fences is None:
        assert moved is mirror is None
        return
    assert moved == pytest.approx([factor * end + shift for end in fences], rel=1e-9, abs=1e-6)
    assert (-mirror.high, -mirror.low) == pytest.approx(fences, rel=1e-9, abs=1e-9)
    assert not fences.outside(statistics.median(values))


# The second reading of a flag ------------------------------------------------------------------------


@pytest.mark.parametrize("n", [12, 30])
def test_a_flag_says_whether_skew_explains_it(n):
    costs = published(f"stats_n{n}_data.csv", "i", "unit_cost")
    fences = adjusted_fences([math.log(v) for v in costs.values()])
    everybody = outliers(costs, limit=0.0)
    assert len(everybody) > n - 3
    for found in everybody:
        inside = math.exp(fences.low) <= found.value <= math.exp(fences.high)
        assert found.outside is (not inside)


def test_a_hundredth_of_all_others_is_outside_though_plain_fences_go_under_zero():
    """Eijsden-Margraten levies nothing itself and books 0.08% of its OZB (BEL16, 2023, group of Beuningen)."""
    others = [1.7, 4.16, 4.3, 4.43, 6.05, 6.16, 7.36, 8.52, 8.89, 9.6, 9.91, 11.82, 12.32, 18.01]
    assert adjusted_fences([0.08, *others]).low == pytest.approx(-4.72, abs=0.01)
    (found,) = outliers({str(v): v for v in [0.08, *others]})
    assert found.value == 0.08 and found.outside is True


def test_the_second_reading_neither_adds_nor_removes_a_flag():
    spread = [20.0, 21.0, 22.0, 23.0, 24.0, 26.0, 29.0, 34.0, 45.0]
    far = {str(v): v for v in [*spread, 90.0]}
    assert [(o.code, o.outside) for o in outliers(far, limit=3.0)] == [("90.0", False)]
    both = {str(v): v for v in [*spread, 900.0]}
    assert [(o.code, o.outside) for o in outliers(both)] == [("900.0", True)]
    assert [o.outside for o in outliers({"a": 1e4, **dict(zip("bcdef", spread, strict=False))})] == [None]  # fmt: skip


def test_why_the_fences_alone_flag_nobody():
    """Groups of fifteen from a lognormal distribution, in which nobody is an outlier."""
    chance = random.Random(1)
    flagged = outside = 0
    for _ in range(600):
        values = [chance.lognormvariate(3.0, 0.3) for _ in range(15)]
        logs = [math.log(v) for v in values]
        outside += any(map(adjusted_fences(logs).outside, logs))
        flagged += bool(outliers({str(n): v for n, v in enumerate(values)}))
    assert 0.55 < outside / 600 < 0.70 and 0.08 < flagged / 600 < 0.15
