"""Text in columns of slides: pieces in their order, cut between lines where a column is full."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from benchmark.report import palette
from benchmark.report.native import measuring

BULLET, NUMBER, CONTINUED = "•", "1", "…"
INDENT = 20.0  # points before the words of an item


@dataclass(frozen=True)
class Piece:
    """Words of one look. ``mark``: BULLET or NUMBER for an item, with ``number`` its place in the list, or
    CONTINUED for the rest of one.

    ``tied``: stays with what follows (a heading). ``after``: points of space under it.
    """

    text: str
    size: float
    bold: bool = False
    color: str = palette.INK
    mark: str = ""
    number: int = 0
    tied: bool = False
    after: float = 8.0

    def lines(self, room: float) -> list[str]:
        """Its lines in a column of ``room`` points."""
        return measuring.lines(
            self.text, self.size, room - (INDENT if self.mark else 0.0), bold=self.bold
        )

    def height(self, room: float) -> float:
        """Points that it takes in a column of ``room`` points, with the space under it."""
        return measuring.height(len(self.lines(room)), self.size) + self.after


Column = tuple[Piece, ...]


def columns(pieces: Iterable[Piece], wide: float, high: float) -> list[Column]:
    """The pieces in as many columns as they need; a heading never stands alone at the end of one."""
    found: list[Column] = []
    column: list[Piece] = []
    left = high
    for group in _groups(pieces):
        for piece in group:
            rest: Piece | None = piece
            needed = sum(p.height(wide) for p in group) if piece is group[0] else 0.0
            if column and len(group) > 1 and needed > left and needed <= high:
                found.append(tuple(column))
                column, left = [], high
            while rest is not None:
                first, rest = _cut(rest, wide, left if column else high)
                if first is not None:
                    column.append(first)
                    left -= first.height(wide)
                if rest is not None:
                    moved = _untied(column)
                    if column:
                        found.append(tuple(column))
                    column = moved
                    left = high - sum(p.height(wide) for p in column)
    return [*found, tuple(column)] if column else found


def _groups(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Headings with what follows them."""
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.tied:
            yield group
            group = []
    if group:
        yield group


def _untied(column: list[Piece]) -> list[Piece]:
    """Take the headings at the end of a column, to be put on the next one; none if that is all there is."""
    moved: list[Piece] = []
    while len(column) > 1 and column[-1].tied:
        moved.insert(0, column.pop())
    return moved


def _cut(piece: Piece, wide: float, left: float) -> tuple[Piece | None, Piece | None]:
    """What of the piece fits in the room that is left, and what does not. A single line is never left behind."""
    lines = piece.lines(wide)
    fits = int((left + 0.5) / measuring.height(1, piece.size))
    if fits >= len(lines):
        return piece, None
    if len(lines) - fits == 1:
        fits -= 1
    if fits < 2:
        return None, piece
    head, tail = "".join(lines[:fits]), "".join(lines[fits:])
    return (
        replace(piece, text=head.rstrip(" \n")),
        replace(piece, text=tail, mark=CONTINUED if piece.mark else ""),
    )
