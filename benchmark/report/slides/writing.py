"""Writing the slides. Text goes in as text; a long text or table goes on over the next slide."""

import io
from collections.abc import Iterator
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Emu, Inches, Pt

from benchmark.report import palette
from benchmark.report.document import (
    ChartBlock,
    ColumnKind,
    Document,
    Heading,
    Listing,
    Paragraph,
    RowRole,
    Table,
)
from benchmark.report.native import native
from benchmark.report.native.data import AnyChart

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, TOP, ROOM, TALL = Inches(0.6), Inches(1.5), Inches(12.1), Inches(5.2)
TITLE_SLIDE, TITLE_ONLY = 0, 5
ROWS, LETTERS, LONGEST_WORD = 13, 620, 60
SMALL, BODY, HEAD = Pt(14), Pt(18), Pt(28)
MORE = " (vervolg)"
FONT = "Source Sans 3"


def write(document: Document) -> bytes:
    """The presentation as PPTX."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    deck.core_properties.title = document.title
    deck.core_properties.author = document.author
    deck.core_properties.language = "nl-NL"
    _front(deck, document)
    for chapter in document.chapters:
        heading = chapter.title
        texts: list[str] = []
        for block in chapter.blocks:
            if isinstance(block, Heading):
                _texts(deck, document, heading, texts)
                texts = []
                heading = (
                    block.text if block.level == 2 else f"{heading.split(': ')[0]}: {block.text}"
                )
            elif isinstance(block, Paragraph):
                texts.append(block.text + (f"\n{block.by}" if block.by else ""))
            elif isinstance(block, Listing):
                texts += [f"• {item}" for item in block.items]
            elif isinstance(block, ChartBlock):
                _chart(deck, document, block.chart)
            elif block.printed:
                _table(deck, document, block)
        _texts(deck, document, heading, texts)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _front(deck: Any, document: Document) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_SLIDE])
    slide.shapes.title.text = document.title
    stamp = f"\n{document.stamp}" if document.stamp else ""
    slide.placeholders[1].text = f"{document.subtitle}\n{document.author}{stamp}"
    for n, shape in enumerate((slide.shapes.title, slide.placeholders[1])):
        shape.left, shape.top, shape.width = LEFT, Inches(2 + 2.2 * n), ROOM
        shape.height = Inches(2)
        for paragraph in shape.text_frame.paragraphs:
            paragraph.font.size, paragraph.font.name = (Pt(36) if n == 0 else BODY), FONT
    _foot(slide, document)


def _slide(deck: Any, document: Document, title: str) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = LEFT, Inches(0.35), ROOM, Inches(1.05)
    shape.text_frame.word_wrap = True
    shape.text = title
    size = HEAD if len(title) <= 110 else Pt(20)
    for paragraph in shape.text_frame.paragraphs:
        paragraph.font.size, paragraph.font.bold, paragraph.font.name = size, True, FONT
    _foot(slide, document)
    return slide


def _foot(slide: Any, document: Document) -> None:
    code = f" · code {document.code}" if document.code else ""
    stamp = f" · {document.stamp}" if document.stamp else ""
    box = slide.shapes.add_textbox(LEFT, Inches(6.95), ROOM, Inches(0.4))
    run = box.text_frame.paragraphs[0].add_run()
    number = slide.part.package.presentation_part.presentation.slides.index(slide) + 1
    run.text = f"Gemeentespiegel · {document.municipality} · editie {document.edition}{code}{stamp} · {number}"
    run.font.size, run.font.name = SMALL, FONT
    run.font.color.rgb = _rgb(palette.INK_2)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.removeprefix("#"))


def _texts(deck: Any, document: Document, title: str, texts: list[str]) -> None:
    """Texts on as many slides as they need."""
    for n, part in enumerate(_parts(texts)):
        slide = _slide(deck, document, title + (MORE if n else ""))
        frame = slide.shapes.add_textbox(LEFT, TOP, ROOM, TALL).text_frame
        frame.word_wrap = True
        for k, words in enumerate(part):
            paragraph = frame.paragraphs[0] if k == 0 else frame.add_paragraph()
            paragraph.text = words
            paragraph.font.size, paragraph.font.name = BODY, FONT
            paragraph.space_after = Pt(8)


def _parts(texts: list[str]) -> Iterator[list[str]]:
    part: list[str] = []
    for text in (piece for t in texts for piece in _pieces(t)):
        if part and sum(map(len, part)) + len(text) > LETTERS:
            yield part
            part = []
        part.append(text)
    if part:
        yield part


def _pieces(text: str) -> Iterator[str]:
    """A text in pieces that fit on a slide, cut between words, and inside a word without end."""
    piece = ""
    for word in text.split(" "):
        for start in range(0, max(len(word), 1), LETTERS):
            longer = f"{piece} {word[start : start + LETTERS]}".strip()
            if len(longer) > LETTERS and piece:
                yield piece
                longer = word[start : start + LETTERS]
            piece = longer
    if piece:
        yield piece


def _chart(deck: Any, document: Document, chart: AnyChart) -> None:
    slide = _slide(deck, document, chart.title)
    made = native(chart)
    frame = slide.shapes.add_chart(made.kind, LEFT, TOP, ROOM, Inches(4.5), made.data)
    _describe(frame, chart.title, chart.alt)
    drawn = frame.chart
    drawn.has_title = False
    drawn.has_legend = made.legend
    drawn.font.size, drawn.font.name = SMALL, FONT
    for series, colour in zip(drawn.plots[0].series, made.colours, strict=False):
        _paint(
            series.format, colour, line=len(made.colours) == 2 and made.own is None and made.legend
        )
    if made.own is not None:
        point = drawn.plots[0].series[0].points[made.own]
        _paint(point.format, palette.OWN, line=False)
    box = slide.shapes.add_textbox(LEFT, Inches(6.05), ROOM, Inches(0.85)).text_frame
    box.word_wrap = True
    box.text = f"{chart.caption}. {chart.sentence}"
    for paragraph in box.paragraphs:
        paragraph.font.size, paragraph.font.name = SMALL, FONT
    slide.notes_slide.notes_text_frame.text = f"{chart.sentence}\nEditie {document.edition}"


def _paint(look: Any, colour: str | None, *, line: bool) -> None:
    if line and colour is not None:
        look.line.color.rgb = _rgb(colour)
        return
    if colour is None:
        look.fill.background()
        return
    look.fill.solid()
    look.fill.fore_color.rgb = _rgb(colour)


def _describe(frame: Any, name: str, alt: str) -> None:
    """Name and alternative text of a chart or table."""
    properties = frame._element.nvGraphicFramePr.cNvPr  # python-pptx has no call for this
    properties.set("descr", alt)
    properties.set("name", name[:120])


def _table(deck: Any, document: Document, table: Table) -> None:
    shown = [n for n, c in enumerate(table.columns) if c.printed]
    for start in range(0, max(len(table.rows), 1), ROWS):
        rows = table.rows[start : start + ROWS]
        slide = _slide(deck, document, table.title + (MORE if start else ""))
        frame = slide.shapes.add_table(
            len(rows) + 1, len(shown), LEFT, TOP, ROOM, Emu(int(TALL) // 15 * (len(rows) + 1))
        )
        _describe(frame, table.title, table.title)
        grid = frame.table
        for k, n in enumerate(shown):
            _fill(grid.cell(0, k), table.columns[n].title, bold=True)
        for r, row in enumerate(rows, start=1):
            bold = row.role in (RowRole.OWN, RowRole.TOTAL)
            for k, n in enumerate(shown):
                right = table.columns[n].kind is not ColumnKind.TEXT
                _fill(grid.cell(r, k), row.cells[n].text, bold=bold, right=right)


def _fill(cell: Any, text: str, *, bold: bool, right: bool = False) -> None:
    cell.text = text
    cell.margin_top = cell.margin_bottom = Pt(2)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.font.size, paragraph.font.bold, paragraph.font.name = SMALL, bold, FONT
        if right:
            paragraph.alignment = 3
