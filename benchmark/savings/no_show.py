"""What missed appointments take at the counter: hours and fte per year, as a range.

hours = (rate - reference) x appointments that stood x slot minutes / 60 x (1 - refilled share)

The rate is that of DOMAIN section 4: missed / not cancelled in time, both counts of a year. Low takes the lower end of the
interval of the rate with the highest refilled share, high the upper end with the lowest share. Never in euros: hours
of counters can be used otherwise, and become money only in whole shifts (INDICATORS section 4, S-NOS).
"""

from typing import NamedTuple

from benchmark.position.interval import Estimate
from benchmark.savings.scenario import Range

MINUTES = 60.0
PERCENT = 100.0
ALMOST = 1e-9  # of an fte: less than arithmetic in doubles can tell


class Assumed(NamedTuple):
    """``slot``: minutes of one counter; ``refilled``: share 0-1; ``hours``: productive hours of one fte per year."""

    slot: float
    refilled: Range
    hours: float


class Effect(NamedTuple):
    """What a number of appointments takes: the ``appointments`` themselves, counter ``hours`` and ``fte``, all per year."""

    appointments: Range
    hours: Range
    fte: Range


def effect(appointments: Range, assumed: Assumed) -> Effect:
    """The hours of missed appointments; the lowest number goes with the highest refilled share."""
    shares = (assumed.refilled.high, assumed.refilled.central, assumed.refilled.low)
    hours = Range(
        *(
            n * assumed.slot / MINUTES * (1 - share)
            for n, share in zip(appointments, shares, strict=True)
        )
    )
    return Effect(appointments, hours, hours.each(lambda h: h / assumed.hours))


def of_a_point(stood: float, assumed: Assumed) -> Effect:
    """What one percentage point of no-show takes; ``stood``: appointments not cancelled in time."""
    point = stood / PERCENT
    return effect(Range(point, point, point), assumed)


def beyond(rate: Estimate, reference: float, stood: float, assumed: Assumed) -> Effect | None:
    """What the difference with the reference takes; ``rate`` and ``reference`` in percent.

    None at or under the reference: there is no room to see. Low is nothing where chance alone may be the difference.
    """
    if not rate.value > reference:
        return None
    missed = (
        max(0.0, end - reference) / PERCENT * stood for end in (rate.low, rate.value, rate.high)
    )
    return effect(Range(*missed), assumed)


def too_small(fte: float, least: float) -> bool:
    """Whether a difference is too small to book; exactly ``least`` is not."""
    return fte < least - ALMOST
