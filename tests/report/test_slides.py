"""Slides: opened again, they say what the document says, each with a title, within their edges, and as text."""

import io
import re
from functools import cache
from itertools import combinations

import pptx
import pytest
from pptx.oxml.ns import qn

from benchmark.report import formats
from benchmark.report.document import (
    ChartBlock,
    Document,
    Heading,
    Listing,
    Paragraph,
    Table,
    Voice,
    charts,
    tables,
)
from benchmark.report.facts import reference, running
from benchmark.report.native import inert
from benchmark.report.slides import template
from benchmark.report.spec import Format
from benchmark.viewing import View
from tests.report import documents, samples
from tests.report import reading_office as office
from tests.report.composed import composed
from tests.report.test_pdf_text import numbers, said
from tests.report.test_word import assert_nobody_is_named, printed

POINT = 12700
SPACE = re.compile(r"\s+")


class Deck:
    """A document with the slides that were written of it, opened again."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.content = formats.write(document, Format.PPTX)
        self.parts = office.parts(self.content)
        self.deck = pptx.Presentation(io.BytesIO(self.content))
        self.slides = list(self.deck.slides)
        self.shapes = [list(slide.shapes) for slide in self.slides]

    def things(self) -> list:
        """Charts and tables, in order, with the slide on which they stand."""
        return [(n, s) for n, all_ in enumerate(self.shapes) for s in all_ if s.has_chart or s.has_table]  # fmt: skip

    def text(self) -> str:
        """All words but those of foot, stamp and topic, without spaces, and titles once."""
        return squeezed(*(s.text_frame.text for all_ in self.shapes for s in all_ if is_said(s)))


def is_said(shape) -> bool:
    return shape.has_text_frame and shape.placeholder_format.idx not in (
        template.FOOTER, template.NUMBER, template.STAMP, template.KICKER,
    ) and not (shape.placeholder_format.idx == 0 and "vervolg" in shape.text_frame.text)  # fmt: skip


def squeezed(*texts: str) -> str:
    return SPACE.sub("", "".join(texts))


@cache
def sampled(name: str) -> Deck:
    return Deck(documents.SAMPLES[name]())


@cache
def real(view: View, name: str) -> Deck:
    return Deck(documents.real(view, name))


@pytest.fixture(params=[*documents.SAMPLES, *documents.REAL])
def made(request: pytest.FixtureRequest) -> Deck:
    if request.param in documents.SAMPLES:
        return sampled(request.param)
    return real(request.getfixturevalue("view"), request.param)


def test_tables_have_every_cell_of_the_document(made):
    found: dict[str, list[str]] = {}
    for _, shape in made.things():
        if shape.has_table:
            title = shape._element.nvGraphicFramePr.cNvPr.get("title")
            columns = zip(*(row.cells for row in list(shape.table.rows)[1:]), strict=True)
            parts = found.setdefault(title, [""] * len(shape.table.columns))
            for n, cells in enumerate(columns):
                parts[n] += squeezed(*(cell.text for cell in cells))
    wanted = {inert(t.title): columns_of(t) for t in tables(made.document) if t.printed}
    assert {title: found.get(title) for title in wanted} == wanted


def columns_of(table: Table) -> list[str]:
    return [squeezed(*(inert(row.cells[n].text) for row in table.rows)) for n in printed(table)]


def test_every_text_stands_on_a_slide(made):
    whole = made.text()
    for chapter in made.document.chapters:
        assert squeezed(inert(chapter.title)) in squeezed(
            *(s.text_frame.text for all_ in made.shapes for s in all_ if s.has_text_frame)
        )
        for block in chapter.blocks:
            for text in texts(block):
                assert squeezed(inert(text)) in whole, text[:80]


def texts(block) -> list[str]:
    """What must stand on a slide as it is; a heading can be part of a title, which the tests of titles look at."""
    if isinstance(block, Paragraph):
        finding = block.voice is Voice.KEY  # it may be the title of a chart, without a full stop
        return [block.text.rstrip(".") if finding else block.text, block.by]
    if isinstance(block, Listing):
        return list(block.items)
    if isinstance(block, ChartBlock):
        return [block.chart.title, block.chart.sentence]
    if isinstance(block, Table) and block.printed:
        return list(block.notes)
    return []


def test_headings_are_titles_or_stand_on_a_slide(made):
    shown = squeezed(
        *(s.text_frame.text for all_ in made.shapes for s in all_ if s.has_text_frame)
    ).casefold()
    for chapter in made.document.chapters:
        for block in chapter.blocks:
            if isinstance(block, Heading):
                assert squeezed(block.text).casefold() in shown


def test_every_slide_has_a_title_of_its_own(made):
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert [inert(made.document.title)[:30]] == [titles[0][:30]]


def test_sections_are_the_chapters(made):
    names = [e.get("name") for e in made.deck.part._element.iter("{*}section")]
    chapters = [inert(c.title)[:120] for c in made.document.chapters]
    assert [n for n in names if n in chapters] == chapters


def test_charts_have_the_values_of_the_document_here_and_in_their_workbook(made):
    found = [s for _, s in made.things() if s.has_chart]
    asked = list(charts(made.document))
    assert len(found) == len(asked)
    for shape, wanted in zip(found, asked, strict=True):
        properties = shape._element.nvGraphicFramePr.cNvPr
        assert properties.get("descr") == inert(wanted.alt)
        chart = office.drawn(made.parts, str(shape.chart.part.partname).removeprefix("/"))
        office.shows(chart, wanted)
        office.same_in_workbook(chart)


def test_every_table_is_described_and_has_a_heading_row(made):
    for _, shape in made.things():
        properties = shape._element.nvGraphicFramePr.cNvPr
        assert properties.get("descr")
        if shape.has_table:
            assert shape.table.first_row


def test_every_slide_bears_number_source_and_stamp(made):
    document = made.document
    foot = inert(f"{running(document)} · {reference(document)}")
    for n, shapes in enumerate(made.shapes, 1):
        told = {s.placeholder_format.idx: s for s in shapes if s.is_placeholder}
        number = told[template.NUMBER]._element
        assert [f.get("type") for f in number.iter(qn("a:fld"))] == ["slidenum"]
        assert told[template.NUMBER].text_frame.text == str(n)
        assert told[template.FOOTER].text_frame.text == foot
        if document.stamp:
            assert told[template.STAMP].text_frame.text == document.stamp
        else:
            assert template.STAMP not in told


def box(shape) -> tuple[float, float, float, float]:
    high = sum(r.height for r in shape.table.rows) if shape.has_table else shape.height
    left, top = shape.left, shape.top
    return left / POINT, top / POINT, (left + shape.width) / POINT, (top + high) / POINT


def test_nothing_lies_beyond_the_slide_or_over_something_else(made):
    for n, shapes in enumerate(made.shapes, 1):
        boxes = [(s.name, box(s)) for s in shapes]
        for name, (left, top, right, low) in boxes:
            assert left >= 0 and top >= 0, (n, name)
            assert right <= template.WIDTH and low <= template.HEIGHT, (n, name)
        for (one, a), (other, b) in combinations(boxes, 2):
            across = min(a[2], b[2]) - max(a[0], b[0])
            down = min(a[3], b[3]) - max(a[1], b[1])
            assert across <= 1 or down <= 1, (n, one, other)


def test_language_and_properties_are_those_of_the_document(made):
    core = made.deck.core_properties
    assert core.language == office.DUTCH
    assert core.author == inert(made.document.author)[:255]
    for folder in ("ppt/slides/", "ppt/charts", "ppt/notesSlides/"):
        assert office.languages(made.parts, folder, "lang") <= {office.DUTCH}, folder
    for all_ in made.shapes:
        for shape in all_:
            runs = shape._element.iter(qn("a:r"))
            assert all(run.find(qn("a:rPr")).get("lang") == office.DUTCH for run in runs)


def test_text_of_people_is_shown_as_typed_and_does_nothing():
    made = sampled("hostile")
    whole = made.text()
    for text in (samples.HOSTILE, samples.LINES, samples.FORMULA, samples.WITHOUT_SPACES):
        assert squeezed(inert(text)) in whole
    for slide in made.slides:
        for tag in ("a:hlinkClick", "a:hlinkHover", "p:timing"):
            assert slide._element.find(f".//{qn(tag)}") is None


@pytest.mark.parametrize(
    "typed", ["bel\x07\x00\ufffe", "a\u202eb", "een\r\ntwee", "]]>&amp;<p:sp/>"]
)
def test_what_xml_refuses_does_not_break_the_file(typed):
    memo = samples.memo_sample()
    chapter = memo.chapters[0].model_copy(update={"title": typed})
    made = Deck(memo.model_copy(update={"title": typed, "author": typed, "chapters": (chapter,)}))
    assert made.slides[0].shapes.title.text_frame.text == inert(typed).replace("\n", " ")


def test_parts_of_the_theme_are_those_of_slides_and_of_notes(made):
    themes = [name for name in made.parts if name.startswith("ppt/theme/theme")]
    assert len(themes) == 2
    assert sum(b"Source Sans 3" in made.parts[name] for name in themes) >= 1


def test_an_anonymous_presentation_names_nobody(view):
    assert_nobody_is_named(view, Format.PPTX)


def test_libreoffice_shows_every_number_within_the_slide(view, tmp_path):
    document = composed(view)
    pdf = office.converted(formats.write(document, Format.PPTX), "pptx", tmp_path)
    found = office.words(pdf)
    shown = set(numbers([" ".join(word for word, *_ in found)]))
    assert set(numbers(said(document))) - shown == set()
    beyond = [
        w for w, left, top, right, low in found if left < 0 or top < 0 or right > 1 or low > 1
    ]
    assert beyond == []
