"""The columns of a table by what stands in them: which are shown, to which side, and how wide."""

from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from benchmark.report.document import ColumnKind, Table
from benchmark.report.native import measuring

SIDE, LEAD = 7.0, 26.0  # points beside words, and before words after a number
GENEROUS = 1.4  # how much wider than its words a narrow table may be
MOST = 1500.0  # points of words in a cell that count for the width of its column
LONG = 400  # letters of a cell that count for its lines
AMOUNT = 1.08  # how much wider an amount may be by another letter
LONGEST = 150.0  # points that the longest word may ask for


@dataclass(frozen=True)
class Columns:
    """A table in letters of one size, ``room`` points wide at most, with ``lead`` points before words after a number.

    ``share``: of the width by the measure, which is generous, that words are taken to have.
    """

    table: Table
    size: float
    room: float
    lead: float = LEAD
    share: float = 1.0

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
            self.lead if left and not own else SIDE
            for left, own in zip(lefts, self.right, strict=True)
        ]

    @cached_property
    def _needed(self) -> list[float]:
        """Points with every cell on one line, and titles cut at spaces."""
        return [
            max(self._whole(n), self._word(self.table.columns[n].title)) + before + SIDE
            for n, before in zip(self.shown, self.before, strict=True)
        ]

    @property
    def fits(self) -> bool:
        """Whether every cell is on one line."""
        return sum(self._needed) <= self.room

    @cached_property
    def widths(self) -> list[float]:
        """Points per shown column: as wide as its words where all fit, else so that the rows take the fewest lines."""
        needed = self._needed
        if self.fits:
            more = min(GENEROUS, self.room / sum(needed))
            return [points * more for points in needed]
        tried = (self._shared(whole) for whole in range(len(needed)))
        return min(filter(None, tried), key=self._lines)

    def _shared(self, whole: int) -> list[float] | None:
        """So many of the narrowest columns as wide as their words, and the others by the root of what they need; None
        where that leaves these no room for a word, unless none is whole."""
        order = sorted(range(len(self._needed)), key=lambda k: self._needed[k])
        fixed, others = order[:whole], order[whole:]
        left = self.room - sum(self._needed[k] for k in fixed)
        roots = {k: sqrt(min(self._needed[k], MOST)) for k in others}
        found = {k: left * root / sum(roots.values()) for k, root in roots.items()}
        found |= {k: self._needed[k] for k in fixed}
        if whole and any(found[k] < self._longest(self.shown[k]) for k in others):
            return None
        return [found[k] for k in range(len(found))]

    def _lines(self, widths: list[float]) -> int:
        """Lines that all rows take together."""
        rooms = [(w - b - SIDE) / self.share for w, b in zip(widths, self.before, strict=True)]
        return sum(
            max(
                len(measuring.lines(row.cells[n].text[:LONG], self.size, room))
                for n, room in zip(self.shown, rooms, strict=True)
            )
            for row in self.table.rows
        )

    def _texts(self, n: int) -> list[str]:
        return [row.cells[n].text for row in self.table.rows]

    def _wide(self, text: str) -> float:
        return measuring.width(text, self.size, bold=True) * self.share

    def _word(self, text: str) -> float:
        return max(map(self._wide, text.split()), default=0.0)

    def _whole(self, n: int) -> float:
        """The widest text of a column on one line; an amount has room to spare, as it is never cut."""
        more = 1.0 if self.table.columns[n].kind is ColumnKind.TEXT else AMOUNT / self.share
        return max(map(self._wide, self._texts(n)), default=0.0) * more

    def _longest(self, n: int) -> float:
        """What a column needs at least: its longest word, or all of an amount."""
        is_text = self.table.columns[n].kind is ColumnKind.TEXT
        cells = max(map(self._word, self._texts(n)), default=0.0) if is_text else self._whole(n)
        return min(max(cells, self._word(self.table.columns[n].title)), LONGEST) + self.lead + SIDE

    @property
    def cramped(self) -> bool:
        """Whether not even the longest words fit beside each other."""
        return sum(self._longest(n) for n in self.shown) > self.room
