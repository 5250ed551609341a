"""The reference level: what an estimate is laid beside. The reader chooses it, and every amount names it."""

from enum import StrEnum


class Level(StrEnum):
    """A point among the peers, a norm, or the municipality itself in its best year.

    Levels are alternatives and never added up: the choice alone can move an amount three- to fourfold.
    """

    MEDIAN = "median"
    QUARTILE = "p25"
    NORM = "norm"
    OWN_BEST = "own_best"

    @property
    def p(self) -> float | None:
        """The share of peers under the reference; None for levels that do not look at peers."""
        return {Level.MEDIAN: 0.5, Level.QUARTILE: 0.25}.get(self)
