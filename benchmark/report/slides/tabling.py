"""Tables over slides: size of letters, widths of columns, heights of rows, and where a table goes on over the next."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmark.report.document import RowRole, Table
from benchmark.report.native import measuring
from benchmark.report.native.columns import SIDE, Columns
from benchmark.report.slides import template

SIZES = (
    18.0,
    16.0,
    14.0,
)  # of letters: the largest with which a table needs one slide and no second lines
ABOVE = 2.0  # points above and under the words of a cell
CLOSE = 1.09  # how much wider a cell counts: our letter is narrower than the measure, and a row can grow
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
    for size in SIZES:
        layout = Layout(table, size, template.ROOM)
        pages = layout.pages(template.TALL, notes)
        if len(pages) == 1 and not layout.cramped:
            break
    return layout, [(page,) for page in pages]


class Layout(Columns):
    """A table on a slide, in letters of one size."""

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
        most = max(int((room - 2 * ABOVE) / measuring.height(1, self.size)), 1)
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
