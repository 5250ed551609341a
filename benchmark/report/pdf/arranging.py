"""How the blocks of a chapter are laid beside and under each other: what stays on one page, and which widths."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil

from benchmark.report.document import (
    Block,
    Chapter,
    ChartBlock,
    Heading,
    Listing,
    Paragraph,
    Table,
)

WIDE_FROM = 8  # printed columns
NARROW = 4  # columns of a table that has room for text beside it
ROOM, ROOM_BESIDE, ROOM_WIDE = (
    480.0,
    224.0,
    728.0,
)  # points for a table, one with text beside it, and on its side
LETTER, PADDING, MOST = (
    4.6,
    10.0,
    1800.0,
)  # points of a letter, around a cell, and of a column that counts
ROWS_BESIDE = range(6, 44)
LETTERS_BESIDE, LINES_BESIDE = 46, 48  # of a line of text beside a table; lines at most
WHOLE_ROWS, WHOLE_LETTERS = 26, 2600  # of a table that is not cut over two pages
LONG_ROW = 1200  # letters in a cell from which a row may be cut
SHORT_CHAPTER = 1800  # letters of a chapter of text that may share its page

Beside = tuple[Table, list[Block]]  # a table and the text about it


def is_wide(chapter: Chapter) -> bool:
    """Whether a table of the chapter needs the paper on its side."""
    return any(
        len(shown(b)) >= WIDE_FROM for b in chapter.blocks if isinstance(b, Table) and b.printed
    )


def shown(table: Table) -> list[int]:
    """The positions of the columns on paper."""
    return [n for n, column in enumerate(table.columns) if column.printed]


def arranged(blocks: Sequence[Block]) -> list[Block | Beside]:
    """The blocks on paper in their order; a narrow table takes the text after it beside it."""
    left = [b for b in blocks if not isinstance(b, Table) or b.printed]
    found: list[Block | Beside] = []
    while left:
        block = left.pop(0)
        text = _beside(block, left)
        if isinstance(block, Table) and text:
            found.append((block, text))
            del left[: len(text)]
        else:
            found.append(block)
    return found


def _beside(block: Block, after: Sequence[Block]) -> list[Block]:
    """The text after a table that stands beside it: none of it where it is long or has no heading of its own."""
    if not isinstance(block, Table) or len(block.rows) not in ROWS_BESIDE:
        return []
    if len(shown(block)) > NARROW or not (after and is_small_heading(after[0])):
        return []
    text: list[Block] = []
    for other in after:
        if isinstance(other, Table | ChartBlock) or (
            isinstance(other, Heading) and not is_small_heading(other)
        ):
            break
        text.append(other)
    return text if sum(map(_lines, text)) <= LINES_BESIDE else []


def is_small_heading(block: Block) -> bool:
    """Whether it is a heading inside a section."""
    return isinstance(block, Heading) and block.level == 3


def _lines(block: Block) -> float:
    texts = block.items if isinstance(block, Listing) else (getattr(block, "text", ""),)
    lines = sum(ceil(len(part) / LETTERS_BESIDE) or 1 for t in texts for part in t.split("\n"))
    return lines + (1.5 if isinstance(block, Heading) else 0.5)


def opens(chapter: Chapter, before: Chapter | None) -> bool:
    """Whether the chapter opens on a new page; a short one may follow what is there, but not as first appendix."""
    return before is None or not is_short(chapter) or chapter.appendix != before.appendix


def openings(chapter: Chapter) -> set[int]:
    """The headings (by identity) that open on a new page: those of a figure, except the first of the chapter."""
    figures = [
        id(before)
        for before, after in pairwise(chapter.blocks)
        if isinstance(before, Heading)
        and isinstance(after, ChartBlock)
        and after.chart.kind == "distribution"
    ]
    return set(figures[1:])


def is_short(chapter: Chapter) -> bool:
    """Whether it holds only some text: less than half a page."""
    letters = 0
    for block in chapter.blocks:
        if isinstance(block, ChartBlock) or (isinstance(block, Table) and block.printed):
            return False
        if isinstance(block, Listing):
            letters += sum(map(len, block.items))
        elif isinstance(block, Heading | Paragraph):
            letters += len(block.text)
    return letters <= SHORT_CHAPTER


def shares(table: Table, room: float) -> list[float]:
    """Per printed column its share of the room that is left; 0 for one that is as wide as its words.

    ``room`` in points. Narrow columns come first: they keep their width as long as the others can do with the rest.
    """
    needed = [_needed(table, n) for n in shown(table)]
    if sum(needed) <= room:
        return [0.0 for _ in needed]
    left = sorted(range(len(needed)), key=lambda n: needed[n])
    while len(left) > 1 and room - needed[left[0]] >= sum(_least(needed[n]) for n in left[1:]):
        room -= needed[left.pop(0)]
    return [round(min(p, MOST) ** (1 / 3), 2) if n in left else 0.0 for n, p in enumerate(needed)]


def _least(points: float) -> float:
    return min(max(points / 3, 60.0), 200.0)


def _needed(table: Table, n: int) -> float:
    """About how wide a column is with every cell on one line."""
    words = [table.columns[n].title, *(r.cells[n].text for r in table.rows)]
    return LETTER * max(map(len, words)) + PADDING


def is_whole(table: Table) -> bool:
    """Whether the table fits a page for certain, so that it need not be cut."""
    letters = sum(len(r.cells[n].text) for r in table.rows for n in shown(table))
    return (
        len(table.rows) <= WHOLE_ROWS
        and letters <= WHOLE_LETTERS
        and not any(map(len, table.notes[3:]))
    )


def is_long(texts: Sequence[str]) -> bool:
    """Whether a row with these words may be cut over two pages, as it may not fit one."""
    return max(map(len, texts), default=0) > LONG_ROW or sum(t.count("\n") for t in texts) > 20
