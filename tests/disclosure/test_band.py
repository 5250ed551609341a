"""A band by worked examples, the reasons for none, and what may not matter."""

import random

import pytest

from benchmark.catalogue.open_edition import Rule
from benchmark.disclosure import Band, Why, Withheld, band
from tests.disclosure.attacker import KINDS, RULE


def test_an_edge_is_a_mean_of_three_rounded_outward() -> None:
    """Eight values: around the quartiles stand 43, 44, 45 (mean 44) and 52, 54, 56 (mean 54); 5% of 54 is 2,7, so
    the step is 5, and an edge lies at least 1,25 further out."""
    values = [30.0, 43.0, 44.0, 45.0, 52.0, 54.0, 56.0, 90.0]
    assert band(values, RULE) == Band(40.0, 60.0, 5.0)
    assert not {40.0, 60.0} & set(values)


def test_an_edge_keeps_its_distance_from_the_mean() -> None:
    """The means are 45 and 55: on the grid themselves, so they move a whole step out."""
    values = [30.0, 44.0, 45.0, 46.0, 54.0, 55.0, 56.0, 90.0]
    assert band(values, RULE) == Band(40.0, 60.0, 5.0)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ([], Why.NOBODY),
        ([None] * 20, Why.NOBODY),
        ([float(n) for n in range(50, 57)] + [None] * 9, Why.FEW),  # seven of sixteen
        ([1.0, 1.0, 1.0, 2.0, 3.0, 4.0, 300.0, 310.0], Why.DOMINATED),  # 300 of 307
        ([80.0, *[95.0] * 7, 99.0], Why.NARROW),  # the middle half is 95
    ],
)
def test_no_band_and_why(values: list[float | None], why: Why) -> None:
    assert band(values, RULE) == Withheld(why)


def test_an_edge_does_not_pass_what_no_value_can_pass() -> None:
    values = [70.0, 88.0, 92.0, 95.0, 99.0, 99.5, 100.0, 100.0]
    assert band(values, RULE, (0.0, 100.0)) == Band(90.0, 100.0, 5.0)
    low = [0.0, 0.1, 0.2, 0.2, 0.6, 0.7, 0.8, 2.0]
    found = band(low, RULE, (0.0, 100.0))
    assert isinstance(found, Band) and found.low >= 0


@pytest.mark.parametrize("kind", KINDS)
def test_order_and_gaps_do_not_matter(kind: str) -> None:
    make, bounds = KINDS[kind]
    lot = random.Random(7)
    values: list[float | None] = [*make(lot, 24)]
    found = band(values, RULE, bounds)
    mixed = [*values, None, None]
    lot.shuffle(mixed)
    assert band(mixed, RULE, bounds) == found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(12))
def test_an_edge_has_at_most_two_digits_that_say_anything(kind: str, seed: int) -> None:
    """So no figure of anybody, in three digits or more, can be read from it; and half the class lies inside."""
    make, bounds = KINDS[kind]
    lot = random.Random(seed)
    values = make(lot, lot.choice((8, 11, 16, 60)))
    found = band(values, RULE, bounds)
    if isinstance(found, Withheld):
        assert found.why is Why.DOMINATED
        return
    for edge in (found.low, found.high):
        assert edge == float(f"{edge:.2g}")
        assert edge in bounds or abs(edge / found.step - round(edge / found.step)) < 1e-6
    assert sum(found.low <= v <= found.high for v in values) >= len(values) / 2 - 1
    assert not {found.low, found.high} & set(values)


def test_a_rule_cannot_be_made_looser_than_it_may_be() -> None:
    for loose in ({"least": 7}, {"around": 2}, {"step": 0.01}, {"margin": 0.0}, {"around": 4}):
        with pytest.raises(ValueError, match=r"least|around|step|margin"):
            Rule(**loose)
