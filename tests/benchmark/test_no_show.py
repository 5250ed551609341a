"""What no-show takes in counter hours: worked by hand, at the boundary of half an fte, and against an oracle."""

import random

import pytest

from benchmark.position.interval import Estimate, wilson
from benchmark.savings.no_show import Assumed, beyond, of_a_point, too_small
from benchmark.savings.scenario import Range

HALF = 0.5
USUAL = Assumed(10.0, Range(0.0, 0.3, 0.6), 1363.0)


def test_hours_worked_by_hand():
    """8% of 30,000 appointments, the middle one 5%: 3 points are 900 appointments.

    900 x 10 minutes = 150 hours; 30% is refilled, so 105 hours are left; of 1,363 hours that is 0.077 fte.
    The interval of 7.7% to 8.3% gives 810 and 990 appointments: 135 x 0.4 = 54 and 165 hours.
    """
    found = beyond(Estimate(8.0, 7.7, 8.3), 5.0, 30_000, USUAL)
    assert found is not None
    assert found.appointments == pytest.approx((810, 900, 990))
    assert found.hours == pytest.approx((54, 105, 165))
    assert found.fte == pytest.approx((54 / 1363, 105 / 1363, 165 / 1363))


def test_one_point_worked_by_hand():
    """One point of 30,000 is 300 appointments: 50 hours, of which 40% to 100% stays empty."""
    found = of_a_point(30_000, USUAL)
    assert found.appointments == (300, 300, 300)
    assert found.hours == pytest.approx((20, 35, 50))


@pytest.mark.parametrize(
    ("stood", "small"),
    [(40_890, False), (40_889, True), (40_891, False), (0, True)],
)
def test_exactly_half_an_fte_can_be_booked(stood: int, small: bool):
    """10 points of 40,890 are 4,089 appointments of 10 minutes: 681.5 hours, half of 1,363."""
    assumed = Assumed(10.0, Range(0.0, 0.0, 0.0), 1363.0)
    found = beyond(Estimate(15.0, 15.0, 15.0), 5.0, stood, assumed)
    assert found is not None
    assert too_small(found.fte.central, HALF) is small


@pytest.mark.parametrize("rate", [5.0, 4.9, 0.0])
def test_at_or_under_the_reference_there_is_no_room(rate: float):
    assert beyond(Estimate(rate, rate, rate + 1), 5.0, 30_000, USUAL) is None


def test_what_chance_explains_begins_at_nothing():
    found = beyond(Estimate(5.1, 4.8, 5.4), 5.0, 30_000, USUAL)
    assert found is not None
    assert found.hours.low == 0 < found.hours.central < found.hours.high


def test_by_lot_the_hours_are_those_of_plain_arithmetic():
    """An oracle that counts appointments, minutes and people, without percentages."""
    lot = random.Random(11)
    rooms = 0
    for _ in range(400):
        stood = lot.randint(200, 300_000)
        missed = lot.randint(0, stood // 3)
        reference, slot = lot.uniform(0.5, 20), lot.uniform(5, 45)
        refilled = Range(*sorted(lot.random() for _ in range(3)))
        hours = lot.uniform(1000, 1800)
        share = wilson(stood, missed)
        assert share is not None
        found = beyond(
            Estimate(*(100 * end for end in share)),
            reference,
            stood,
            Assumed(slot, refilled, hours),
        )
        expected = stood * reference / 100
        if missed <= expected:
            assert found is None
            continue
        rooms += 1
        assert found is not None
        empty = (missed - expected) * (1 - refilled.central)
        assert found.hours.central == pytest.approx(empty * slot / 60)
        assert found.fte.central == pytest.approx(empty * slot / 60 / hours)
        assert 0 <= found.hours.low <= found.hours.central <= found.hours.high
        highest = (share.high * stood - expected) * (1 - refilled.low)
        assert found.hours.high == pytest.approx(highest * slot / 60)
    assert rooms > 100


def test_more_refilled_is_never_more_hours():
    rate = Estimate(9.0, 8.8, 9.2)
    found = [beyond(rate, 5.0, 20_000, Assumed(10.0, Range(s, s, s), 1363.0)) for s in (0, 0.5, 1)]
    middles = [f.hours.central for f in found if f is not None]
    assert middles == sorted(middles, reverse=True) and middles[-1] == 0
