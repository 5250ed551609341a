"""From one count to a later one, per so many people: how much more or less, and whether that is more than chance.

A count of contacts varies by itself like a Poisson count. A change smaller than that, or smaller than a share
of the first figure, is called equal: nobody counts contacts to the last one.
"""

import math
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

PER = 1000


class Count(NamedTuple):
    """So many contacts among so many people."""

    contacts: float
    people: float

    @property
    def rate(self) -> float:
        """Contacts per 1,000 people."""
        return self.contacts / self.people * PER


class Way(Enum):
    """Which way a change went."""

    MORE = "more"
    LESS = "less"
    SAME = "same"


@dataclass(frozen=True)
class Change:
    """From ``before`` to ``after``, both per 1,000 people; ``least``: from here on it is a change."""

    before: float
    after: float
    least: float

    @property
    def step(self) -> float:
        """The change per 1,000 people."""
        return self.after - self.before

    @property
    def way(self) -> Way:
        """Up, down, or about equal."""
        if abs(self.step) <= self.least:
            return Way.SAME
        return Way.MORE if self.step > 0 else Way.LESS


def change(before: Count, after: Count, *, same: float, chance: float) -> Change:
    """The change between two counts. ``same``: a share of the first figure; ``chance``: in standard errors.

    The variance of a Poisson count is the count itself, so that of a rate is contacts / people squared.
    """
    error = math.sqrt(sum(c.contacts / c.people**2 for c in (before, after))) * PER
    return Change(before.rate, after.rate, max(same * before.rate, chance * error))
