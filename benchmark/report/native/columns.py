"""The columns of a table by what stands in them: which are shown, to which side, and how wide."""

from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from benchmark.report.document import ColumnKind, Table
from benchmark.report.native import measuring

SIDE, LEAD = 7.0, 26.0  # points beside words, and before words after a number
GENEROUS = 1.4  # how much wider than its words a narrow table may be
MOST = 1500.0  # points of words in a cell that count for the width of its column
LONGEST = 150.0  # points that the longest word may ask for


@dataclass(frozen=True)
class Columns:
    """A table in letters of one size, ``room`` points wide at most."""

    table: Table
    size: float
    room: float

    @cached_property
    def shown(self) -> list[int]:
        """The positions of the columns that are printed."""
        return [n for n, column in enumerate(self.table.columns) if column.printed]

    @cached_property
    def right(self) -> list[bool]:
        """Per shown column whether it holds numbers, which stand to the right."""
        return [self.table.columns[n].kind is not ColumnKind.TEXT for n in self.shown]

    @cached_property
    def before(self) -> list[float]:
        """Points before the words of each shown column."""
        lefts = [False, *self.right[:-1]]
        return [
            LEAD if left and not own else SIDE for left, own in zip(lefts, self.right, strict=True)
        ]

    @cached_property
    def _needed(self) -> list[float]:
        """Points with every cell on one line, and titles cut at spaces."""
        return [
            max([self._wide(t) for t in self._texts(n)] + [self._word(self.table.columns[n].title)])
            + before
            + SIDE
            for n, before in zip(self.shown, self.before, strict=True)
        ]

    @property
    def fits(self) -> bool:
        """Whether every cell is on one line."""
        return sum(self._needed) <= self.room

    @cached_property
    def widths(self) -> list[float]:
        """Points per shown column: as wide as its words where all fit, else shared by how much each needs."""
        needed = self._needed
        if self.fits:
            more = min(GENEROUS, self.room / sum(needed))
            return [points * more for points in needed]
        even = self.room / len(needed)
        short = [points if points <= even else 0.0 for points in needed]
        parts = [0.0 if s else sqrt(min(p, MOST)) for p, s in zip(needed, short, strict=True)]
        left = self.room - sum(short)
        found = [s or left * part / sum(parts) for s, part in zip(short, parts, strict=True)]
        found = [
            max(f, min(self._longest(n), even)) for f, n in zip(found, self.shown, strict=True)
        ]
        return [points * self.room / sum(found) for points in found]

    def _texts(self, n: int) -> list[str]:
        return [row.cells[n].text for row in self.table.rows]

    def _wide(self, text: str) -> float:
        return measuring.width(text, self.size, bold=True)

    def _word(self, text: str) -> float:
        return max(map(self._wide, text.split()), default=0.0)

    def _longest(self, n: int) -> float:
        words = [self._word(t) for t in (self.table.columns[n].title, *self._texts(n))]
        return min(max(words), LONGEST) + LEAD + SIDE

    @property
    def cramped(self) -> bool:
        """Whether not even the longest words fit beside each other."""
        return sum(self._longest(n) for n in self.shown) > self.room
