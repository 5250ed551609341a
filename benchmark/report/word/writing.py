"""Writing the Word document. Text of people is text; headings, tables and page numbers are those of Word."""

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

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
    Voice,
)
from benchmark.report.word import charts

FONT, SMALL = "Source Sans 3", Pt(9)
MARGIN = Cm(2.5)


def write(document: Document) -> bytes:
    """The document as DOCX."""
    word = docx.Document()
    _styles(word)
    word.core_properties.title = document.title
    word.core_properties.author = document.author
    word.core_properties.language = "nl-NL"
    _edges(word, document)
    _front(word, document)
    numbers = iter(range(1, 10_000))
    for chapter in document.chapters:
        word.add_heading(chapter.title, level=1)
        for block in chapter.blocks:
            _block(word, block, numbers)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _styles(word: WordDocument) -> None:
    styles: Any = word.styles
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3"):
        styles[name].font.name = FONT
        styles[name].font.color.rgb = RGBColor.from_string(palette.INK.removeprefix("#"))
    styles["Normal"].font.size = Pt(11)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL")
    styles["Normal"].element.get_or_add_rPr().append(language)
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN


def _edges(word: WordDocument, document: Document) -> None:
    """Head and foot of every page."""
    section = word.sections[0]
    stamp = f" · {document.stamp}" if document.stamp else ""
    section.header.paragraphs[
        0
    ].text = f"Gemeentespiegel · {document.municipality} · {document.period}{stamp}"
    code = f" · code {document.code}" if document.code else ""
    foot = section.footer.paragraphs[0]
    foot.add_run(f"Editie {document.edition}{code} · Bladzijde ")
    _field(foot, "PAGE")
    foot.add_run(" van ")
    _field(foot, "NUMPAGES")


def _field(paragraph: Any, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run, shown = OxmlElement("w:r"), OxmlElement("w:t")
    shown.text = "1"
    run.append(shown)
    field.append(run)
    paragraph._p.append(field)


def _front(word: WordDocument, document: Document) -> None:
    word.add_heading(document.title, level=0)
    word.add_paragraph(document.subtitle)
    facts = [(f.label, f.text) for f in document.filters]
    facts += [("Status", document.status), ("Gemaakt door", document.author)]
    grid = word.add_table(rows=0, cols=2)
    for label, text in facts:
        cells = grid.add_row().cells
        cells[0].text, cells[1].text = label, text


def _block(word: WordDocument, block: Any, numbers: Iterator[int]) -> None:
    if isinstance(block, Heading):
        word.add_heading(block.text, level=block.level)
    elif isinstance(block, Paragraph):
        _paragraph(word, block)
    elif isinstance(block, Listing):
        for item in block.items:
            word.add_paragraph(item, style="List Number" if block.ordered else "List Bullet")
    elif isinstance(block, ChartBlock):
        word.add_paragraph().add_run(block.chart.title).bold = True
        word.add_paragraph(block.chart.caption).runs[0].font.size = SMALL
        charts.add(word, block.chart, next(numbers))
        word.add_paragraph(block.chart.sentence)
    elif isinstance(block, Table) and block.printed:
        _table(word, block)


def _paragraph(word: WordDocument, block: Paragraph) -> None:
    paragraph = word.add_paragraph()
    run = paragraph.add_run(block.text)
    run.bold = block.voice is Voice.KEY
    if block.voice is Voice.SMALL:
        run.font.size = SMALL
    if block.voice in (Voice.PERSON, Voice.CAUTION):
        paragraph.paragraph_format.left_indent = Cm(0.6)
    if block.by:
        signed = paragraph.add_run(f"\n{block.by}")
        signed.font.size = SMALL


def _table(word: WordDocument, table: Table) -> None:
    word.add_paragraph().add_run(table.title).bold = True
    shown = [n for n, c in enumerate(table.columns) if c.printed]
    grid = word.add_table(rows=1, cols=len(shown))
    grid.style = "Table Grid"
    for cell, n in zip(grid.rows[0].cells, shown, strict=True):
        cell.text = table.columns[n].title
        cell.paragraphs[0].runs[0].bold = True
    _repeated(grid.rows[0])
    for row in table.rows:
        made = grid.add_row()
        _whole(made)
        for cell, n in zip(made.cells, shown, strict=True):
            cell.text = row.cells[n].text
            paragraph = cell.paragraphs[0]
            if table.columns[n].kind is not ColumnKind.TEXT:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            for run in paragraph.runs:
                run.font.size = SMALL
                run.bold = row.role in (RowRole.OWN, RowRole.TOTAL)
    for note in table.notes:
        word.add_paragraph(note).runs[0].font.size = SMALL


def _repeated(row: Any) -> None:
    """The row of headings stands on every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _whole(row: Any) -> None:
    """A row is not cut over two pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
