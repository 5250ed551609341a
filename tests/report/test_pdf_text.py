"""What the PDF says: the numbers of the document in their order, and text of people whole and inert."""

import re
import time

import pytest

from benchmark.report import formats
from benchmark.report.document import (
    Chapter,
    ChartBlock,
    Document,
    Heading,
    Listing,
    Paragraph,
    Table,
    Voice,
)
from benchmark.report.pdf import characters
from benchmark.report.spec import Format
from tests.report import reading_pdf as reading
from tests.report import samples
from tests.report.composed import composed

NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def said(document: Document) -> list[str]:
    """The texts on paper, in order."""
    found = []
    for chapter in document.chapters:
        found.append(chapter.title)
        for block in chapter.blocks:
            if isinstance(block, Heading | Paragraph):
                found.append(block.text)
            elif isinstance(block, Listing):
                found += block.items
            elif isinstance(block, ChartBlock):
                found += [block.chart.title, block.chart.caption, block.chart.sentence]
            elif isinstance(block, Table) and block.printed:
                shown = [n for n, c in enumerate(block.columns) if c.printed]
                found.append(block.title)
                found += [row.cells[n].text for row in block.rows for n in shown]
                found += block.notes
    return found


def numbers(texts: list[str]) -> list[str]:
    return [number for text in texts for number in NUMBER.findall(text)]


def missing(wanted: list[str], found: list[str]) -> list[str]:
    """What of ``wanted`` does not follow in ``found``, in the same order."""
    left = iter(found)
    return [w for w in wanted if w not in left]


@pytest.mark.parametrize(
    "choices",
    [{}, {"gemeente": "Schiermonnikoog"}, {"gemeente": "Amsterdam"}, {"depth": "kort"}],
    ids=str,
)
def test_the_pdf_has_the_numbers_of_the_document_in_their_order(view, choices):
    document = composed(view, **choices)
    pages = reading.pages(formats.write(document, Format.PDF))
    body = pages if choices.get("depth") == "kort" else pages[2:]
    assert missing(numbers(said(document)), numbers(body)) == []


def test_rows_of_forty_municipalities_with_long_names_are_whole():
    content = formats.write(samples.sample(), Format.PDF)
    whole = " ".join(reading.pages(content))
    for row in samples.peer_table().rows:
        words = " ".join(c.text for n, c in enumerate(row.cells) if n != 2)
        assert reading.plain(words) in whole
    pages = [p for p in reading.pages(content) if "niet geleverd" in p or "definitief" in p]
    assert len(pages) > 1
    assert all("Gemeente Inwoners € per inwoner Status" in p for p in pages)


def test_what_is_not_printed_stands_nowhere():
    pages = " ".join(reading.pages(formats.write(samples.sample(), Format.PDF)))
    assert "Bronnen en volledigheid" not in pages


def test_text_of_people_is_shown_as_it_was_typed_and_does_nothing():
    content = formats.write(samples.hostile_sample(), Format.PDF)
    whole = " ".join(reading.pages(content)).replace(" ", "")
    visible = samples.HOSTILE.split("😀")[0].replace(" ", "")
    assert whole.count(visible) >= 7  # paragraph, its author, list, table, its note, chart
    for code in ("1F600", "1F44D", "4E2D", "6587", "202E", "202C"):
        assert f"[tekenU+{code}]" in whole
    for letters in ("שלום", "مرحبا"):
        assert letters in whole or letters[::-1] in whole
    for line in samples.LINES.splitlines():
        assert line.replace(" ", "") in whole
    assert samples.FORMULA in " ".join(reading.pages(content))
    links = [
        note.get_object().get("/A", {}).get("/URI")
        for page in reading.read(content).pages
        for note in page.get("/Annots", [])
    ]
    assert not any(links)
    assert "/JavaScript" not in reading.read(content).trailer["/Root"].get("/Names", {})


def test_twenty_thousand_letters_without_a_space_are_all_there():
    pages = reading.pages(formats.write(samples.hostile_sample(), Format.PDF))
    runs = [w for page in pages for w in page.split() if len(w) > 1 and w in samples.WITHOUT_SPACES]
    assert "".join(runs) == samples.WITHOUT_SPACES


def test_the_stamp_of_examples_stands_in_the_charts_as_well():
    document = samples.example_sample()
    pages = " ".join(reading.pages(formats.write(document, Format.PDF)))
    assert pages.count("voorbeeld ") >= 5
    assert "Delft (voorbeeld)" in pages


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("gewone tekst, € 1.000 – “zo”", "gewone tekst, € 1.000 – “zo”"),
        ("naar → daar ≥ 5 ✓", "naar → daar ≥ 5 ✓"),
        ("Yılmaz, Łódź, Čapek", "Yılmaz, Łódź, Čapek"),
        ("👨\u200d👩", "[teken U+1F468][teken U+1F469]"),
        ("a\u202eb", "a[teken U+202E]b"),
        ("regel\r\nvolgende", "regel\nvolgende"),
        ("bel\x07", "bel[teken U+0007]"),
    ],
)
def test_a_character_without_shape_is_told_by_its_number(typed, shown):
    assert characters.shown(typed) == shown


def test_a_text_in_letters_we_do_not_have_takes_no_time():
    text = " ".join(chr(0x4E00 + n % 9000) * 3 for n in range(5000))
    begun = time.perf_counter()
    shown = characters.shown(text)
    assert time.perf_counter() - begun < 5.0
    assert shown.count("[teken U+4E00]") == 3
    assert "一" not in shown


def test_letters_that_only_fail_together_are_written_out(monkeypatch):
    monkeypatch.setattr(characters, "shown", lambda text: text)  # as if each had a shape
    document = samples.memo_sample()
    chapter = Chapter(
        key="x",
        title="Tekst",
        blocks=(Paragraph(text="één 中 twee", voice=Voice.PERSON),),
    )
    content = formats.write(document.model_copy(update={"chapters": (chapter,)}), Format.PDF)
    assert "één [teken U+4E2D] twee" in " ".join(reading.pages(content))


def test_a_row_longer_than_a_page_is_not_lost():
    long = "zin van iemand, met spaties. " * 690
    table = samples.hostile_table()
    row = table.rows[0]
    cells = (row.cells[0], row.cells[1].model_copy(update={"text": long}))
    table = table.model_copy(update={"rows": (row.model_copy(update={"cells": cells}),)})
    chapter = Chapter(key="x", title="Keuzes", blocks=(table,))
    document = samples.memo_sample().model_copy(update={"chapters": (chapter,)})
    content = formats.write(document, Format.PDF)
    whole = " ".join(reading.pages(content))
    assert whole.count("zin van iemand, met spaties.") >= 690 - 5  # some are cut by a page
    assert reading.outside(content) == []
