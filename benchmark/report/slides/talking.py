"""The words of a document as pieces for a slide, each with the look of its voice."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from benchmark.report import palette
from benchmark.report.document import (
    Block,
    Heading,
    Listing,
    Paragraph,
    Ranges,
    Table,
    Trend,
    Voice,
    Waterfall,
)
from benchmark.report.native import KEY_OF_RANGES, AnyChart, measuring
from benchmark.report.slides import template
from benchmark.report.slides.flowing import BULLET, NUMBER, Column, Piece, columns
from benchmark.report.slides.tabling import laid

KEY, BODY, SMALL = 24.0, 18.0, 14.0
BESIDE_SIZES = (BODY, 16.0, SMALL)
ABOVE_NOTES, MOST_NOTES = 10.0, 120.0  # points
SHORT = 200  # letters of words that stay with who said them
LEAD = 20.0  # points of a finding above a table
LARGER = 1 / 9  # more, where there is room


def pieces(blocks: Sequence[Block]) -> list[Piece]:
    """The words of blocks; charts and tables have none here."""
    return [piece for block in blocks for piece in _pieces(block)]


def _pieces(block: Block) -> Iterator[Piece]:
    if isinstance(block, Heading):
        yield heading(block.text)
    elif isinstance(block, Paragraph):
        yield from _paragraph(block)
    elif isinstance(block, Listing):
        for n, item in enumerate(block.items, start=1):
            mark = NUMBER if block.ordered else BULLET
            last = n == len(block.items)
            yield Piece(item, BODY, mark=mark, number=n, after=12.0 if last else 5.0)


def _paragraph(block: Paragraph) -> Iterator[Piece]:
    if block.voice is Voice.KEY:
        yield Piece(block.text, KEY, after=12.0)
    elif block.voice is Voice.SMALL:
        yield Piece(block.text, SMALL, color=palette.INK_2)
    elif block.voice is Voice.CAUTION:
        yield Piece(block.text, BODY, bold=True)
    else:
        tied = bool(block.by) and len(block.text) <= SHORT
        yield Piece(block.text, BODY, tied=tied, after=3.0 if block.by else 8.0)
    if block.by:
        yield Piece(block.by, SMALL, color=palette.INK_2, after=12.0)


def plain(text: str) -> Piece:
    """Words without more."""
    return Piece(text, BODY)


def heading(text: str) -> Piece:
    """A heading inside a slide, which stays with what it heads."""
    return Piece(text, BODY, bold=True, color=palette.OWN_DARK, tied=True, after=4.0)


def larger(piece: Piece) -> Piece:
    """The piece a little larger, for a slide with room to spare; small print stays small."""
    return piece if piece.size != BODY else replace(piece, size=piece.size * (1 + LARGER))


def is_title(text: str) -> bool:
    """Whether a finding fits above a slide, larger than what stands under it."""
    return any(
        len(measuring.lines(text, size, template.ROOM, bold=True)) <= most
        for size, most in template.ABOVE_TEXT[:2]
    )


def is_finding(block: Block | None) -> bool:
    """Whether it is the finding, short enough for a title."""
    return isinstance(block, Paragraph) and block.voice is Voice.KEY and is_title(block.text)


def before(blocks: Sequence[Block], chart: AnyChart) -> Sequence[Block] | None:
    """The words before a chart that may stand beside it: not those with a heading; a finding that is its title
    is there already."""
    if any(isinstance(b, Heading) for b in blocks):
        return None
    return [b for b in blocks if not (isinstance(b, Paragraph) and _same(b.text, chart.title))]


def _same(text: str, title: str) -> bool:
    return text.rstrip(". ") == title.rstrip(". ")


def beside(chart: AnyChart, said: Sequence[Block] | None) -> list[Piece] | None:
    """What stands beside a chart, in the largest letters in which it all fits: the words before it and its own.

    None where the words before it do not fit there.
    """
    if said is None:
        return None
    words = [replace(p, size=BODY) if p.size == KEY else p for p in pieces(said)]
    return _fitting([*words, *_told(chart)], wide(chart))


def divided(chart: AnyChart, found: list[Piece] | None) -> tuple[Column, list[Piece]]:
    """What stands beside the chart, and what must go on the next slide."""
    told = found or _fitting(_told(chart), wide(chart)) or _told(chart)
    parts = columns(told, wide(chart), template.TALL)
    return (parts[0] if parts else ()), [piece for part in parts[1:] for piece in part]


def wide(chart: AnyChart) -> float:
    """Points for the words beside a chart: more where every step has its reason there."""
    return template.BESIDE_STEPS if isinstance(chart, Waterfall) else template.BESIDE


def _fitting(said: list[Piece], room: float) -> list[Piece] | None:
    for size in BESIDE_SIZES:
        sized = [replace(p, size=size) if p.size == BODY else p for p in said]
        if len(columns(sized, room, template.TALL)) <= 1:
            return sized
    return None


def _told(chart: AnyChart) -> list[Piece]:
    """Its sentence, and what its marks cannot say."""
    found = [Piece(chart.sentence, BODY)] if chart.sentence else []
    if isinstance(chart, Waterfall):
        found += [p for step in chart.steps if step.reason for p in _named(step.name, step.reason)]
    elif isinstance(chart, Ranges):
        bars = [bar for bar in chart.bars if bar.text and bar.text not in chart.sentence]
        found += [p for bar in bars for p in _named(bar.name, bar.text)]
        if any(bar.shown for bar in chart.bars):
            found.append(Piece(KEY_OF_RANGES, SMALL, color=palette.INK_2))
    elif isinstance(chart, Trend):
        for year, reason in chart.breaks:
            found.append(Piece(f"Vanaf {year}: {reason}.", SMALL, color=palette.INK_2))
    return found


def _named(name: str, text: str) -> list[Piece]:
    return [
        Piece(name, SMALL, bold=True, tied=True, after=0.0),
        Piece(text, SMALL, color=palette.INK_2, after=3.0),
    ]


def under(table: Table, after: Sequence[Block]) -> list[Piece] | None:
    """The notes of a table with the words after it, where both may stand under it without one more slide."""
    if not after or any(isinstance(b, Heading) for b in after):
        return None
    words = [replace(p, size=SMALL) if p.size > SMALL else p for p in pieces(after)]
    said = [*notes(table), *words]
    if high(said) > MOST_NOTES:
        return None
    needed = [len(laid(table, high(some))[1]) for some in (said, notes(table))]
    return said if needed[0] == needed[1] else None


def lead(table: Table, before: Sequence[Block], said: Sequence[Piece]) -> list[Piece] | None:
    """The words before a table that may stand above it: where the table needs one slide with them and without."""
    if not before or any(isinstance(b, Heading) for b in before):
        return None
    found = [replace(p, size=min(p.size, LEAD)) for p in pieces(before)]
    if high(found) > MOST_NOTES or high(said) > MOST_NOTES:
        return None
    taken = high(said) + high(found)
    return found if len(laid(table, taken)[1]) == len(laid(table, high(said))[1]) == 1 else None


def notes(table: Table) -> list[Piece]:
    """What is said under a table."""
    return [Piece(note, SMALL, color=palette.INK_2, after=4.0) for note in table.notes]


def high(said: Sequence[Piece]) -> float:
    """Points that notes take under a table, with the space above them."""
    return sum(note.height(template.ROOM) for note in said) + ABOVE_NOTES if said else 0.0
