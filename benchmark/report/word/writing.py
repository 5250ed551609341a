"""Writing the Word document. Text of people is text; headings, lists, tables and page numbers are those of Word."""

import io
from collections.abc import Sequence
from datetime import datetime
from itertools import zip_longest
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

from benchmark.report import palette
from benchmark.report.document import (
    Cell,
    Chapter,
    ChartBlock,
    Column,
    Document,
    DocumentKind,
    Heading,
    Listing,
    Paragraph,
    Row,
    Table,
    Voice,
)
from benchmark.report.facts import facts, reference, running
from benchmark.report.native import cleaned
from benchmark.report.word import fields, styling, tables
from benchmark.report.word.blocks import Blocks

MARGIN, HEADER = 2.5, 1.2  # centimetres
A4 = (21.0, 29.7)
CONTENTS = "Inhoud"
FACTS = "Wat u van dit stuk moet weten"
SHORT_CHAPTER = 1800  # letters of a chapter of text that may share its page


def write(document: Document) -> bytes:
    """The document as DOCX."""
    document = cleaned(document)
    word = docx.Document()
    styling.style(word)
    _properties(word.core_properties, document)
    report = document.kind is DocumentKind.REPORT
    turned = not report and bool(document.chapters) and is_wide(document.chapters[0])
    _paper(word.sections[0], wide=turned)
    _edges(word.sections[0], document, width(turned))
    blocks = Blocks(word)
    _front(word, document)
    place = None
    if report:
        _facts(blocks, document)
        blocks.heading(CONTENTS, 1, listed=False, new_page=True)
        place = word.add_paragraph()
    _chapters(word, blocks, document, turned)
    if not report:
        _facts(blocks, document)
    if place is not None:
        fields.contents(place, blocks.entries)
        place._p.getparent().remove(place._p)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _properties(core: Any, document: Document) -> None:
    core.title = f"{document.title}, {document.municipality}"[:255]
    core.author = core.last_modified_by = document.author[:255]
    core.subject, core.keywords = document.subtitle[:255], document.code
    core.category, core.comments = document.kind.value, reference(document)[:255]
    core.language = styling.DUTCH
    core.created = core.modified = datetime.combine(document.made_on, datetime.min.time())


def _paper(section: Any, *, wide: bool) -> None:
    """A4, on its side where ``wide``."""
    short, long = Cm(A4[0]), Cm(A4[1])
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if wide else (short, long)
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Cm(MARGIN))
    section.header_distance = section.footer_distance = Cm(HEADER)


def _edges(section: Any, document: Document, room: float) -> None:
    """Head and foot of every page: whose figures, the stamp, the edition, and the page."""
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    head = _edge(section.header, running(document), room)
    if document.stamp:
        _stamp(head, document)
    foot = _edge(section.footer, reference(document), room)
    foot.add_run("\tBladzijde ")
    fields.add(foot, "PAGE", "1")
    foot.add_run(" van ")
    fields.add(foot, "NUMPAGES", "1")


def _edge(place: Any, words: str, room: float) -> Any:
    paragraph = place.paragraphs[0]
    paragraph.style = "Klein"
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(room), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(words)
    return paragraph


def _stamp(head: Any, document: Document) -> None:
    """The stamp in a frame, at the right of the head."""
    head.add_run("\t")
    run = head.add_run(f"\u00a0{document.stamp}\u00a0")
    color = palette.CAUTION if document.example else palette.INK
    run.font.bold, run.font.color.rgb = True, styling.rgb(color)
    run._r.get_or_add_rPr().append(
        parse_xml(
            f'<w:bdr {nsdecls("w")} w:val="single" w:sz="8" w:space="0" w:color="{color.removeprefix("#")}"/>'
        )
    )


def _front(word: Any, document: Document) -> None:
    title = word.add_paragraph(document.title, style="Title")
    if document.kind is DocumentKind.REPORT:
        title.paragraph_format.space_before = Pt(90)
    word.add_paragraph(document.subtitle, style="Subtitle")


def _facts(blocks: Blocks, document: Document) -> None:
    rows = tuple(Row(cells=(Cell(text=label), Cell(text=text))) for label, text in facts(document))
    names = (Column(key="onderwerp", title="Onderwerp"), Column(key="keuze", title="Keuze"))
    blocks.table(Table(key="feiten", title=FACTS, columns=names, rows=rows), styling.TEXT_WIDTH)


def _chapters(word: Any, blocks: Blocks, document: Document, turned: bool) -> None:
    """The chapters; one with a wide table has its paper on its side. ``turned``: the paper is so already."""
    report, short = document.kind is DocumentKind.REPORT, False
    for n, chapter in enumerate(document.chapters):
        wide, on_top = is_wide(chapter), n == 0
        new_page = report and not (short and is_short(chapter))
        if wide != turned:
            section = word.add_section(WD_SECTION.NEW_PAGE)
            _paper(section, wide=wide)
            _edges(section, document, width(wide))
            new_page, on_top = False, True
        turned, short = wide, is_short(chapter)
        blocks.heading(chapter.title, 1, new_page=new_page, listed=report, on_top=on_top)
        _fill(blocks, chapter, width(wide), report)


def width(turned: bool) -> float:
    """Centimetres between the margins."""
    return styling.LANDSCAPE_WIDTH if turned else styling.TEXT_WIDTH


def _fill(blocks: Blocks, chapter: Chapter, room: float, report: bool) -> None:
    deepest = 1
    for block, after in zip_longest(chapter.blocks, chapter.blocks[1:]):
        tied = isinstance(after, Paragraph) and after.voice is Voice.SMALL  # its source
        if isinstance(block, Heading):
            deepest = min(block.level, deepest + 1)  # no level is skipped
            blocks.heading(block.text, deepest, listed=report and not chapter.appendix)
        elif isinstance(block, Paragraph):
            blocks.paragraph(block, tied=tied)
        elif isinstance(block, Listing):
            blocks.listing(block, tied=tied)
        elif isinstance(block, ChartBlock):
            blocks.chart(block.chart, room)
        elif block.printed:
            blocks.table(block, room)


def is_wide(chapter: Chapter) -> bool:
    """Whether a table of the chapter needs the paper on its side."""
    return any(isinstance(b, Table) and b.printed and tables.is_wide(b) for b in chapter.blocks)


def is_short(chapter: Chapter) -> bool:
    """Whether it holds only some text: less than half a page."""
    return all(not isinstance(b, ChartBlock | Table) for b in chapter.blocks) and (
        sum(map(len, _texts(chapter.blocks))) <= SHORT_CHAPTER
    )


def _texts(blocks: Sequence[Any]) -> list[str]:
    return [
        text
        for block in blocks
        for text in (block.items if isinstance(block, Listing) else (block.text,))
    ]
