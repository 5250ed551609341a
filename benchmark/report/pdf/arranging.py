"""How the blocks of a chapter are laid beside and under each other, and what stays on one page."""

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
from benchmark.report.pdf import widths

WIDE_FROM = 8  # printed columns
NARROW, ROWS_BESIDE = (
    4,
    6,
)  # columns of a table that has room for text beside it, and rows that make it worth it
LETTERS_BESIDE, LINES_BESIDE = 46, 48  # of a line of text beside a table; lines at most
HIGHEST_BESIDE, HIGHEST_WHOLE = 672.0, 420.0  # points of a table that is not cut over two pages
LONG_ROW = 1200  # letters in a cell from which a row may be cut
SHORT_CHAPTER = 1800  # letters of a chapter of text that may share its page

Beside = tuple[Table, list[Block]]  # a table and the text about it


def is_wide(chapter: Chapter) -> bool:
    """Whether a table of the chapter needs the paper on its side."""
    return any(
        len(widths.shown(b)) >= WIDE_FROM
        for b in chapter.blocks
        if isinstance(b, Table) and b.printed
    )


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
    """The text after a table that stands beside it: the parts, each under a heading of its own, for which there is room."""
    if not isinstance(block, Table) or not (after and is_small_heading(after[0])):
        return []
    if len(block.rows) < ROWS_BESIDE or len(widths.shown(block)) > NARROW:
        return []
    if widths.height(block, widths.ROOM_BESIDE) > HIGHEST_BESIDE:
        return []
    kept, lines = 0, 0.0
    for n, other in enumerate([*after, None]):
        ends = _ends_section(other)
        if ends or is_small_heading(other):
            kept = n if lines <= LINES_BESIDE else kept
        if ends or other is None:
            break
        lines += _lines(other)
    return list(after[:kept])


def _ends_section(block: Block | None) -> bool:
    larger = isinstance(block, Heading) and not is_small_heading(block)
    return block is None or isinstance(block, Table | ChartBlock) or larger


def is_small_heading(block: Block | None) -> bool:
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


def tied(chapter: Chapter) -> set[int]:
    """The paragraphs (by identity) that stay with the chart after them: a short word before bands is nothing alone."""
    return {
        id(before)
        for before, after in pairwise(chapter.blocks)
        if isinstance(before, Paragraph)
        and isinstance(after, ChartBlock)
        and after.chart.kind == "bands"
    }


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


def is_whole(table: Table) -> bool:
    """Whether the table takes so little of a page that it need not be cut."""
    return widths.height(table, widths.ROOM) <= HIGHEST_WHOLE


def is_long(texts: Sequence[str]) -> bool:
    """Whether a row with these words may be cut over two pages, as it may not fit one."""
    return max(map(len, texts), default=0) > LONG_ROW or sum(t.count("\n") for t in texts) > 20
