"""Words and tables spread over as many slides as they need."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from benchmark.report.document import Table
from benchmark.report.slides import talking, template
from benchmark.report.slides.flowing import Column, Piece, columns
from benchmark.report.slides.slide import Grid, Slide, Text
from benchmark.report.slides.tabling import laid

SIZES = (talking.BODY, 16.0)  # of words in two columns: the smaller only where it saves a slide


def texts(
    title: str, kicker: str, pieces: Sequence[Piece], notes: str, *, goes_on: bool = False
) -> Iterator[Slide]:
    """One wide column where all fits in it, else two columns a slide."""
    for n, pair in enumerate(_pairs(pieces)):
        yield Text(title=title, kicker=kicker, columns=pair, notes=notes, goes_on=goes_on or n > 0)


def _pairs(pieces: Sequence[Piece]) -> list[tuple[Column, ...]]:
    wide = columns([talking.larger(p) for p in pieces], template.READING, template.TALL)
    if len(wide) <= 1:
        return [tuple(wide)]
    tried = [
        columns([_sized(p, size) for p in pieces], template.HALF, template.TALL) for size in SIZES
    ]
    narrow = min(tried, key=lambda found: (len(found) + 1) // 2)
    return [tuple(narrow[n : n + 2]) for n in range(0, len(narrow), 2)]


def _sized(piece: Piece, size: float) -> Piece:
    return replace(piece, size=size) if piece.size == talking.BODY else piece


def grids(
    table: Table,
    kicker: str,
    notes: str,
    said: list[Piece],
    lead: Sequence[Piece] = (),
    title: str = "",
) -> Iterator[Slide]:
    """The slides of a table, with what is said about it under the last, or on its own where that is long; ``lead``
    above the table on its only slide. ``title``: a finding, instead of the title of the table."""
    title = title or table.title
    under = talking.high(said) <= talking.MOST_NOTES
    layout, slides = laid(table, (talking.high(said) if under else 0.0) + talking.high(lead))
    for n, pages in enumerate(slides):
        last = n == len(slides) - 1
        yield Grid(
            title=title, kicker=kicker, notes=notes, goes_on=n > 0,
            layout=layout, pages=pages, said=tuple(said) if under and last else (), lead=tuple(lead),
        )  # fmt: skip
    if not under:
        yield from texts(title, kicker, said, notes, goes_on=True)
