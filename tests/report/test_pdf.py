"""The PDF as an accessible document: tags, alternative texts, language, fonts, pages."""

import os
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from benchmark.report import formats, typesetting
from benchmark.report.document import Document, charts, tables
from benchmark.report.spec import Format
from tests.report import reading_pdf as reading
from tests.report import samples
from tests.report.composed import composed

SAMPLES = {
    "report": samples.sample,
    "example": samples.example_sample,
    "hostile": samples.hostile_sample,
    "memo": samples.memo_sample,
}


@cache
def written(name: str) -> tuple[Document, bytes]:
    document = SAMPLES[name]()
    return document, formats.write(document, Format.PDF)


@pytest.fixture(params=SAMPLES)
def both(request) -> tuple[Document, bytes]:
    return written(request.param)


def test_the_document_tells_its_language_title_author_and_that_it_is_tagged(both):
    document, content = both
    root = reading.read(content).trailer["/Root"]
    assert root["/Lang"] == "nl-NL"
    assert root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    told = reading.read(content).metadata
    assert document.title in told.title and document.municipality in told.title
    assert "naam niet gecontroleerd" in told.author
    assert told.creation_date.date() == document.made_on
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_every_chart_has_its_alternative_text_and_caption(both):
    document, content = both
    found = [t.alt for t in reading.tags(content) if t.kind == "Figure"]
    asked = [reading.plain(c.alt) for c in charts(document)]
    assert len(found) == len(asked)
    for alt, wanted in zip(found, asked, strict=True):
        assert alt[:40] == wanted[:40]
    captions = sum(t.kind == "Caption" for t in reading.tags(content))
    printed = sum(t.printed for t in tables(document))
    assert captions >= len(asked) + printed


def test_headings_skip_no_level(both):
    levels = [int(t.kind[1]) for t in reading.tags(both[1]) if t.kind in ("H1", "H2", "H3", "H4")]
    assert levels and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_table_has_a_header_for_every_column(both):
    document, content = both
    asked = [len([c for c in t.columns if c.printed]) for t in tables(document) if t.printed]
    headers = [t for t in reading.tags(content) if t.kind == "TH"]
    assert all("THead" in t.within and t.scope == "/Column" for t in headers)
    facts = 2 if document.kind == "rapport" else 0
    assert len(headers) == sum(asked) + facts


def test_pages_are_numbered_and_say_where_they_come_from(both):
    document, content = both
    pages = reading.pages(content)
    for n, page in enumerate(pages, 1):
        assert f"Bladzijde {n} van {len(pages)}" in page
        assert f"Editie {document.edition} · code {document.code}" in page
        assert n == 1 or f"Gemeentespiegel · {document.municipality} · {document.period}" in page


def test_every_page_bears_the_stamp(both):
    document, content = both
    assert all(document.stamp in page for page in reading.pages(content))


def test_contents_tell_the_page_of_each_chapter():
    document, content = written("report")
    contents = reading.pages(content)[1]
    marks = [m for m in reading.chapters(content) if m[0] != "Inhoud"]
    assert [title for title, _ in marks] == [c.title for c in document.chapters]
    assert all(f"{title} {page}" in contents for title, page in marks)


def test_all_letters_are_in_the_file(both):
    for page in reading.read(both[1]).pages:
        fonts = page["/Resources"].get("/Font", {})
        assert all("/DescendantFonts" in font.get_object() for font in fonts.values())
        for font in fonts.values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert "/FontFile2" in inner or "/FontFile3" in inner


def test_no_word_lies_outside_the_page(both):
    assert reading.outside(both[1]) == []


def test_a_wide_table_turns_the_paper():
    plain = samples.memo_sample()
    table = samples.budget_table()
    wider = [c.model_copy(update={"key": f"{c.key}-b"}) for c in table.columns]
    table = table.model_copy(
        update={
            "columns": (*table.columns, *wider),
            "rows": tuple(r.model_copy(update={"cells": (*r.cells, *r.cells)}) for r in table.rows),
        }
    )
    chapter = plain.chapters[0].model_copy(update={"blocks": (table,)})
    document = plain.model_copy(update={"kind": "kadernota", "chapters": (chapter,)})
    content = formats.write(document, Format.PDF)
    box = reading.read(content).pages[0].mediabox
    assert box.width > box.height
    assert reading.outside(content) == []


def test_without_the_fonts_of_npm_the_pdf_is_as_valid(monkeypatch, tmp_path):
    monkeypatch.setattr(typesetting.places, "ASSETS", tmp_path)
    monkeypatch.setattr(typesetting, "_kept", type("Kept", (), {})())
    typesetting._fonts.cache_clear()
    try:
        content = formats.write(samples.hostile_sample(), Format.PDF)
    finally:
        typesetting._fonts.cache_clear()
    assert reading.read(content).trailer["/Root"]["/MarkInfo"]["/Marked"]
    fonts = {f for page in reading.read(content).pages for f in _names(page)}
    assert any("Libertinus" in name for name in fonts)
    assert reading.outside(content) == []


def _names(page: object) -> list[str]:
    fonts = page["/Resources"]["/Font"]  # type: ignore[index]
    return [str(f.get_object()["/BaseFont"]) for f in fonts.values()]


@pytest.mark.parametrize("gemeente", ["Delft", "Schiermonnikoog", "'s-Hertogenbosch"])
def test_a_report_of_real_figures_is_accessible_too(view, gemeente):
    document = composed(view, gemeente=gemeente, group="grootte-40")
    content = formats.write(document, Format.PDF)
    found = [t.alt for t in reading.tags(content) if t.kind == "Figure"]
    assert found == [c.alt for c in charts(document)]
    assert reading.outside(content) == []


def test_a_process_that_writes_many_reports_stays_as_small():
    def size() -> int:
        words = Path("/proc/self/statm").read_text(encoding="ascii").split()
        return int(words[1]) * os.sysconf("SC_PAGE_SIZE") // 1_000_000

    def write(first: int) -> int:
        for n in range(first, first + 8):
            formats.write(samples.sample().model_copy(update={"code": f"GS-{n:06d}"}), Format.PDF)
        return size()

    before = write(0)
    assert write(8) - before < 25  # Typst by itself would keep 15 of each
