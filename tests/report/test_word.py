"""Word: opened again, it says what the document says, in real headings, tables, fields and charts."""

import io
import re
from functools import cache
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from benchmark.report import formats
from benchmark.report.document import (
    ChartBlock,
    Document,
    DocumentKind,
    Heading,
    Listing,
    Paragraph,
    Table,
    charts,
    tables,
)
from benchmark.report.facts import facts
from benchmark.report.native import inert
from benchmark.report.spec import Format
from benchmark.viewing import View
from tests.report import documents, samples
from tests.report import reading_office as office
from tests.report.composed import composed
from tests.report.test_pdf_text import numbers, said

FIELDS = {"PAGE", "NUMPAGES", "PAGEREF", "SEQ", "TOC"}


class Word:
    """A document with what was written of it, opened again."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.content = formats.write(document, Format.DOCX)
        self.parts = office.parts(self.content)
        self.word = docx.Document(io.BytesIO(self.content))

    def styled(self, *names: str) -> list[str]:
        return [p.text for p in self.word.paragraphs if p.style.name in names]

    def charts(self) -> list[tuple[etree._Element, office.Drawn]]:
        """The description of each chart, and the chart, in order."""
        links = office.targets(self.parts, "word/_rels/document.xml.rels")
        return [
            (inline.find(qn("wp:docPr")), office.drawn(self.parts, links[chart.get(qn("r:id"))]))
            for inline in self.word.element.iter(qn("wp:inline"))
            for chart in inline.iter("{*}chart")
        ]


@cache
def sampled(name: str) -> Word:
    return Word(documents.SAMPLES[name]())


@cache
def real(view: View, name: str) -> Word:
    return Word(documents.real(view, name))


@pytest.fixture(params=[*documents.SAMPLES, *documents.REAL])
def made(request: pytest.FixtureRequest) -> Word:
    if request.param in documents.SAMPLES:
        return sampled(request.param)
    return real(request.getfixturevalue("view"), request.param)


def test_tables_have_every_cell_of_the_document_and_a_heading_row_that_comes_back(made):
    shown = [
        [
            [inert(t.columns[n].title) for n in printed(t)],
            *[[inert(row.cells[n].text) for n in printed(t)] for row in t.rows],
        ]
        for t in tables(made.document)
        if t.printed
    ]
    told = [["Onderwerp", "Keuze"], *[[inert(a), inert(b)] for a, b in facts(made.document)]]
    report = made.document.kind is DocumentKind.REPORT
    found = [[[cell.text for cell in row.cells] for row in t.rows] for t in made.word.tables]
    assert found == ([told, *shown] if report else [*shown, told])
    for table in made.word.tables:
        marked = [bool(row._tr.findall(f".//{qn('w:tblHeader')}")) for row in table.rows]
        assert marked == [True] + [False] * (len(marked) - 1)
        properties = table._tbl.tblPr
        for tag in ("w:tblCaption", "w:tblDescription"):
            assert properties.find(qn(tag)).get(qn("w:val"))


def printed(table: Table) -> list[int]:
    return [n for n, column in enumerate(table.columns) if column.printed]


def test_headings_are_those_of_the_document_and_skip_no_level(made):
    title = inert(made.document.title)
    assert made.styled("Title") == [title]
    found = [c for c in made.styled("Heading 1") if c != "Inhoud"]
    assert found == [inert(c.title) for c in made.document.chapters]
    levels = [
        int(p.style.name[-1]) for p in made.word.paragraphs if p.style.name.startswith("Heading")
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    if made.document.kind is DocumentKind.REPORT:
        assert [line.strip() for line in made.styled("toc 1")] == found


def test_every_text_is_a_paragraph_of_its_own(made):
    found = {p.text for p in made.word.paragraphs}
    for chapter in made.document.chapters:
        for block in chapter.blocks:
            if isinstance(block, Heading | Paragraph):
                assert inert(block.text) in found
            elif isinstance(block, Listing):
                assert {inert(item) for item in block.items} <= found
            elif isinstance(block, ChartBlock):
                assert {inert(block.chart.title), inert(block.chart.sentence)} <= found
            elif block.printed:
                assert {inert(note) for note in block.notes} <= found


def test_charts_have_the_values_of_the_document_here_and_in_their_workbook(made):
    asked = list(charts(made.document))
    found = made.charts()
    assert len(found) == len(asked)
    for (description, chart), wanted in zip(found, asked, strict=True):
        assert description.get("descr") == inert(wanted.alt)
        assert description.get("title") == inert(wanted.title)
        office.shows(chart, wanted)
        office.same_in_workbook(chart)


def test_every_page_says_whose_it_is_and_where_it_is(made):
    document = made.document
    for section in made.word.sections:
        assert not section.different_first_page_header_footer
        assert document.municipality in section.header.paragraphs[0].text
        assert document.stamp in section.header.paragraphs[0].text
        foot = section.footer.paragraphs[0]
        assert document.edition in foot.text and "Bladzijde " in foot.text
        assert fields(foot._p) == ["PAGE", "NUMPAGES"]


def fields(element: etree._Element) -> list[str]:
    return [(code.text or "").split()[0] for code in element.iter(qn("w:instrText"))]


def test_language_and_properties_are_those_of_the_document(made):
    core = made.word.core_properties
    assert core.language == office.DUTCH
    assert inert(made.document.title)[:100] in core.title
    assert core.author == inert(made.document.author)[:255]
    found = office.languages(made.parts, "word/styles", qn("w:val"))
    assert office.DUTCH in found and "en-US" not in found
    assert office.languages(made.parts, "word/charts", "lang") == (
        {office.DUTCH} if made.charts() else set()
    )


def test_text_of_people_is_shown_as_typed_and_does_nothing():
    made = sampled("hostile")
    found = made.styled("Van een persoon")
    wanted = (samples.HOSTILE, samples.LINES, samples.FORMULA, samples.WITHOUT_SPACES)
    assert found[:4] == [inert(text) for text in wanted]
    assert set(fields(made.word.element)) <= FIELDS
    links = [e.get(qn("r:id")) for e in made.word.element.iter(qn("w:hyperlink"))]
    assert set(links) == {None}  # they lead to places in the document only


@pytest.mark.parametrize(
    "typed", ["bel\x07\x00\ufffe", "a\u202eb", "een\r\ntwee", "]]>&amp;<w:p/>"]
)
def test_what_xml_refuses_does_not_break_the_file(typed):
    memo = samples.memo_sample()
    chapter = memo.chapters[0].model_copy(update={"title": typed})
    made = Word(memo.model_copy(update={"title": typed, "author": typed, "chapters": (chapter,)}))
    assert made.styled("Title") == [inert(typed)]


def test_an_anonymous_report_names_nobody(view):
    assert_nobody_is_named(view, Format.DOCX)


def assert_nobody_is_named(view: View, format: Format) -> None:
    """No municipality of the group stands in the file, unless the document itself says its name."""
    named, document = composed(view), composed(view, anonymous=True)
    names = {m.name for c in charts(named) if c.kind == "distribution" for m in c.marks}
    hidden = {name for name in names if name not in document.as_json().decode()}
    assert len(hidden) >= 12
    whole = office.everything(formats.write(document, format))
    assert {name for name in hidden if re.search(rf"\b{re.escape(name)}\b", whole)} == set()


def test_charts_of_examples_are_hatched_or_say_that_they_are_examples():
    made = sampled("example")
    for _, chart in made.charts():
        hatched = chart.root.find(".//{*}pattFill") is not None
        assert hatched or any("(voorbeeld)" in name for name, _ in chart.series)


def test_a_wide_table_at_the_start_turns_the_first_page(view):
    first = real(view, "kadernota").word.sections[0]
    assert first.page_width > first.page_height


def test_libreoffice_shows_every_number(view, tmp_path):
    document = composed(view)
    pdf = office.converted(formats.write(document, Format.DOCX), "docx", tmp_path)
    found = office.words(pdf)
    shown = set(numbers([" ".join(word for word, *_ in found)]))
    assert set(numbers(said(document))) - shown == set()
    outside = [
        w for w, left, top, right, low in found if left < 0 or top < 0 or right > 1 or low > 1
    ]
    assert outside == []
