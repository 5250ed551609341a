"""Tables over slides: size of letters, widths of columns, heights of rows, and where a table goes on over the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from benchmark.report.document import ColumnKind, RowRole, Table
from benchmark.report.slides import measuring, template

SIZES = (
    18.0,
    16.0,
    14.0,
)  # of letters: the largest with which a table needs one slide and no second lines
SIDE, LEAD, ABOVE = 7.0, 26.0, 2.0  # points beside words, before words after a number, and above
GENEROUS = 1.4  # how much wider than its words a narrow table may be
MOST = 1500.0  # points of words in a cell that count for the width of its column
LONGEST = 150.0  # points that the longest word may ask for
CLOSE = 1.06  # how much wider a cell counts: our letter is narrower than the measure, and a row can grow
STRONG = (RowRole.OWN, RowRole.TOTAL)


@dataclass(frozen=True)
class Line:
    """A row of a table on a slide, with its height in points."""

    role: RowRole
    texts: tuple[str, ...]
    height: float


@dataclass(frozen=True)
class Page:
    """Rows of a table under each other."""

    head: Line
    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        """Points of the heading row and all others."""
        return self.head.height + sum(line.height for line in self.lines)


def laid(table: Table, notes: float) -> tuple["Layout", list[tuple[Page, ...]]]:
    """The table over slides, with ``notes`` points left under it on the last: whole if it can be, else, where it is
    narrow, in two parts beside each other."""
    for size in SIZES:
        layout = Layout(table, size, template.ROOM)
        pages = layout.pages(template.TALL, notes)
        if layout.fits and len(pages) == 1:
            return layout, [(pages[0],)]
    for size in SIZES:
        half = Layout(table, size, template.HALF)
        parts = half.pages(template.TALL - notes, 0.0)
        if half.fits and (len(parts) <= 2 or size == SIZES[-1]):
            return half, [tuple(parts[n : n + 2]) for n in range(0, len(parts), 2)]
    return layout, [(page,) for page in pages]


@dataclass(frozen=True)
class Layout:
    """A table in letters of one size, ``room`` points wide at most."""

    table: Table
    size: float
    room: float

    @cached_property
    def shown(self) -> list[int]:
        """The positions of the columns on a slide."""
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

    def pages(self, high: float, notes: float) -> list[Page]:
        """The table in slides; they are about as full as each other, and a row higher than a slide goes on
        over the next."""
        head = self._line(RowRole.TOTAL, [self.table.columns[n].title for n in self.shown])
        room = high - head.height
        lines = [
            piece
            for row in self.table.rows
            for piece in self._pieces(row.role, [row.cells[n].text for n in self.shown], room)
        ]
        fewest = len(_filled(lines, room, notes))
        limit = (sum(line.height for line in lines) + notes) / fewest
        while limit < room and len(_filled(lines, limit, notes)) > fewest:
            limit += measuring.height(1, self.size) / 2
        found = _filled(lines, min(limit, room), notes)
        return [Page(head, tuple(part)) for part in found]

    def _folded(self, role: RowRole, texts: Sequence[str]) -> list[list[str]]:
        return [
            measuring.lines(text, self.size, (wide - before - SIDE) * CLOSE, bold=role in STRONG)
            for text, wide, before in zip(texts, self.widths, self.before, strict=True)
        ]

    def _line(self, role: RowRole, texts: Sequence[str]) -> Line:
        count = max(map(len, self._folded(role, texts)))
        return Line(role, tuple(texts), measuring.height(count, self.size) + 2 * ABOVE)

    def _pieces(self, role: RowRole, texts: Sequence[str], room: float) -> list[Line]:
        """The row, in parts where it is higher than the room."""
        whole = self._line(role, texts)
        if whole.height <= room:
            return [whole]
        most = int((room - 2 * ABOVE) / measuring.height(1, self.size))
        folded = self._folded(role, texts)
        return [
            self._line(role, ["".join(part[at : at + most]).rstrip("\n") for part in folded])
            for at in range(0, max(map(len, folded)), most)
        ]


def _filled(lines: list[Line], room: float, notes: float) -> list[list[Line]]:
    """As many lines on a slide as fit; the last has room for the notes too."""
    found: list[list[Line]] = [[]]
    used = 0.0
    for n, line in enumerate(lines):
        under = notes if n == len(lines) - 1 else 0.0
        if found[-1] and used + line.height + under > room:
            found.append([])
            used = 0.0
        found[-1].append(line)
        used += line.height
    return found
