"""The sheet with what the document says in words: findings, caveats and remarks, one a row. All of it is plain text."""

from collections.abc import Iterator

from xlsxwriter.worksheet import Worksheet

from benchmark.report.document import (
    Block,
    ChartBlock,
    Document,
    Heading,
    Listing,
    Paragraph,
    Voice,
)
from benchmark.report.workbook.layout import height
from benchmark.report.workbook.looks import Looks

LONGEST_CELL = 32_767  # characters that a cell can hold
COLUMNS = (("Hoofdstuk", 30), ("Soort", 16), ("Tekst", 100), ("Van wie", 34))
KINDS = {
    Voice.PLAIN: "Uitleg",
    Voice.KEY: "Bevinding",
    Voice.SMALL: "Bron en stand",
    Voice.CAUTION: "Let op",
    Voice.PERSON: "Getypte tekst",
}
Line = tuple[str, str, str]  # kind, text, who said it


def write(sheet: Worksheet, first: int, document: Document, looks: Looks) -> None:
    """The titles in row ``first``, and every text under it."""
    for n, (title, letters) in enumerate(COLUMNS):
        sheet.set_column(n, n, letters)
        sheet.write_string(first, n, title, looks.head())
    row = first
    for chapter in document.chapters:
        for block in chapter.blocks:
            for kind, text, who in _lines(block):
                row += 1
                _row(sheet, row, (chapter.title, kind, text, who), looks)
    sheet.freeze_panes(first + 1, 0)


def _row(sheet: Worksheet, row: int, texts: tuple[str, ...], looks: Looks) -> None:
    strong = texts[1] in ("Kop", KINDS[Voice.KEY], KINDS[Voice.CAUTION])
    for n, text in enumerate(texts):
        sheet.write_string(row, n, text, looks.of(text_wrap=True, bold=strong and n == 2))
    sheet.set_row(row, height([(t, w) for t, (_, w) in zip(texts, COLUMNS, strict=True)]))


def _lines(block: Block) -> Iterator[Line]:
    if isinstance(block, Heading):
        yield "Kop", block.text, ""
    elif isinstance(block, Paragraph):
        for text in pieces(block.text):
            yield KINDS[block.voice], text, block.by[:LONGEST_CELL]
    elif isinstance(block, Listing):
        for item in block.items:
            for text in pieces(item):
                yield "Punt", text, ""
    elif isinstance(block, ChartBlock):
        yield "Grafiek", block.chart.title, ""
        for text in pieces(block.chart.sentence):
            yield "Bij de grafiek", text, ""


def pieces(text: str) -> list[str]:
    """The text in pieces that a cell can hold, so that nothing is lost."""
    return [text[n : n + LONGEST_CELL] for n in range(0, len(text), LONGEST_CELL)] or [""]
