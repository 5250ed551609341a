"""The price level per year: what turns money of one year into money of another."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

from pydantic import Field, model_validator

from benchmark.catalogue.models import Entry, Text


class Prices(Entry):
    """Yearly changes of consumer prices in percent: ``changes[2022] = 10.0`` is 10% on 2021.

    ``name`` stands behind "in prijzen van": what the series is. Years follow each other without a gap.
    """

    name: Text
    source: Text
    url: Text
    changes: Annotated[dict[int, Annotated[float, Field(gt=-50, lt=100)]], Field(min_length=1)]

    @model_validator(mode="after")
    def without_gaps(self) -> "Prices":
        """Every year between the first and the last has its change."""
        if sorted(self.changes) != list(range(min(self.changes), max(self.changes) + 1)):
            raise ValueError("elk jaar van het eerste tot en met het laatste")
        return self

    @cached_property
    def index(self) -> Mapping[int, float]:
        """The price level per year; 1 in the year before the first change."""
        level = 1.0
        levels = {min(self.changes) - 1: level}
        for year in sorted(self.changes):
            level *= 1 + self.changes[year] / 100
            levels[year] = level
        return levels

    def factor(self, from_year: int, to_year: int) -> float | None:
        """By what an amount of one year is multiplied to stand in prices of another; None for unknown years."""
        if from_year not in self.index or to_year not in self.index:
            return None
        return self.index[to_year] / self.index[from_year]

    def base(self, year: int) -> int:
        """The year in whose prices amounts are shown when ``year`` is looked at: that year, or the nearest known."""
        return min(max(year, min(self.index)), max(self.index))
