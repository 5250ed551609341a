"""From values to places on the paper, and labels that do not lie over each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmark.report.document import Axis
from benchmark.report.drawing import paper


@dataclass(frozen=True)
class Scale:
    """An axis laid between two places (``start`` may be below ``end`` or above it)."""

    axis: Axis
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where a value lies; what lies beyond the axis stands at its edge."""
        share = (value - self.axis.low) / (self.axis.high - self.axis.low)
        return self.start + min(max(share, 0.0), 1.0) * (self.end - self.start)


def inside(x: float, words: str, size: float, *, bold: bool = False) -> float:
    """The middle of a label that is kept inside the paper."""
    half = paper.width_of(words, size, bold=bold) / 2
    return min(max(x, half), paper.WIDTH - half)


def apart(places: Sequence[float], least: float) -> list[float]:
    """The same heights, pushed apart so far that no two are nearer than ``least``; order is kept."""
    order = sorted(range(len(places)), key=lambda n: places[n])
    moved = list(places)
    for before, after in pairwise(order):
        moved[after] = max(moved[after], moved[before] + least)
    if order:
        shift = (sum(places) - sum(moved)) / len(places)
        moved = [m + shift for m in moved]
    return moved
