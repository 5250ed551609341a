"""The blocks of a document in Word, one after another, each in its style; numbers of captions count on."""

from itertools import count
from typing import Any

from docx.document import Document as WordDocument

from benchmark.report.document import Heading, Listing, Paragraph, Ranges, Table, Trend, Waterfall
from benchmark.report.native import KEY_OF_RANGES, AnyChart
from benchmark.report.word import charts, fields, styling, tables

__all__ = ["Blocks", "Heading"]

FIGURE, TABLE = "Figuur", "Tabel"


class Blocks:
    """Writes blocks at the end of a Word document; ``entries``: the headings for the contents, with their bookmarks."""

    def __init__(self, word: WordDocument) -> None:
        self.word: Any = word
        self.entries: list[fields.Entry] = []
        self._figures, self._tables, self._bookmarks = count(1), count(1), count(1)

    def heading(
        self,
        text: str,
        level: int,
        *,
        listed: bool = True,
        new_page: bool = False,
        on_top: bool = False,
    ) -> None:
        """A heading of Word. ``on_top``: nothing of another chapter stands above it on the page."""
        made = self.word.add_heading(text, level=level)
        if new_page:
            made.paragraph_format.page_break_before = True
        elif level == 1 and not on_top:
            made.paragraph_format.space_before = styling.Pt(30)
        if listed and level <= 2 and text:
            name = fields.bookmark(made, next(self._bookmarks))
            self.entries.append((level, text.replace("\n", " "), name))

    def paragraph(self, block: Paragraph, *, tied: bool = False) -> None:
        """A paragraph in the style of its voice, with who said it; ``tied``: on the page of what follows."""
        made = self.word.add_paragraph(block.text, style=styling.VOICES[block.voice])
        if block.by or tied:
            made.paragraph_format.keep_with_next = True
        if block.by:
            self.word.add_paragraph(block.by, style=styling.BY)

    def listing(self, block: Listing, *, tied: bool = False) -> None:
        """A list of Word; one with numbers starts at 1. ``tied``: its end is on the page of what follows."""
        style = "List Number" if block.ordered else "List Bullet"
        number = self._numbering() if block.ordered else None
        for item in block.items:
            made = self.word.add_paragraph(item, style=style)
            if number is not None:
                properties = made._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, number
        if tied and block.items:
            made.paragraph_format.keep_with_next = True

    def _numbering(self) -> int:
        """A numbering of its own, so that it does not count on from the list before."""
        numbering = self.word.part.numbering_part.element
        style = self.word.styles["List Number"].element
        used = style.pPr.numPr.numId.val
        abstract = numbering.num_having_numId(used).abstractNumId.val
        made = numbering.add_num(abstract)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        number: int = made.numId
        return number

    def chart(self, chart: AnyChart, room: float) -> None:
        """Finding, chart, caption, and what it says in words."""
        number = next(self._figures)
        self.word.add_paragraph(chart.title, style=styling.FINDING)
        charts.add(self.word, chart, number, room)
        self._caption(FIGURE, number, chart.caption)
        self.word.add_paragraph(chart.sentence)
        for words in told(chart):
            self.word.add_paragraph(words, style="Klein")

    def table(self, table: Table, room: float) -> None:
        """The title as caption, the table, and its notes."""
        self._caption(TABLE, next(self._tables), table.title)
        tables.add(self.word, table, room)
        for n, note in enumerate(table.notes):
            made = self.word.add_paragraph(note, style="Klein")
            if n == 0:
                made.paragraph_format.space_before = styling.Pt(4)
        if not table.notes:  # two tables without a paragraph between them would be one
            apart = self.word.add_paragraph(style="Klein").paragraph_format
            apart.line_spacing, apart.space_after = styling.Pt(1), styling.Pt(14)

    def _caption(self, kind: str, number: int, words: str) -> None:
        made = self.word.add_paragraph(f"{kind} ", style="Caption")
        fields.add(made, f"SEQ {kind} \\* ARABIC", str(number))
        made.add_run(f". {words}")


def told(chart: AnyChart) -> list[str]:
    """What the marks of a chart cannot say."""
    if isinstance(chart, Waterfall):
        return [f"{step.name}: {step.reason}." for step in chart.steps if step.reason]
    if isinstance(chart, Ranges):
        said = [
            f"{b.name}: {b.text}." for b in chart.bars if b.text and b.text not in chart.sentence
        ]
        return said + ([KEY_OF_RANGES] if any(bar.shown for bar in chart.bars) else [])
    if isinstance(chart, Trend):
        return [f"Vanaf {year}: {reason}." for year, reason in chart.breaks]
    return []
