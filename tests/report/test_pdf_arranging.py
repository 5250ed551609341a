"""What stands beside a table, what stays whole, and how wide columns are."""

import pytest

from benchmark.report import pdf
from benchmark.report.document import (
    Cell,
    Chapter,
    ChartBlock,
    Column,
    ColumnKind,
    Heading,
    Paragraph,
    Row,
    Table,
)
from benchmark.report.pdf import arranging, widths
from tests.report import reading_pdf as reading
from tests.report import sample_charts, samples

TABLE = samples.peer_table(count=15)
SMALL, LARGE = Heading(level=3, text="Kop"), Heading(level=2, text="Deel")
SHORT, LONG = Paragraph(text="Een zin."), Paragraph(text="Een zin. " * 600)
CHART = ChartBlock(chart=sample_charts.trend())


@pytest.mark.parametrize(
    ("after", "beside"),
    [
        ((SMALL, SHORT), 2),
        ((SMALL, SHORT, SMALL, SHORT, LARGE, SHORT), 4),
        ((SMALL, SHORT, CHART, SHORT), 2),
        ((SMALL, SHORT, SMALL, LONG), 2),  # what does not fit goes under both
        ((SMALL, LONG), 0),
        ((SHORT, SMALL), 0),
        ((LARGE, SHORT), 0),
        ((), 0),
    ],
)
def test_text_under_small_headings_stands_beside_a_narrow_table(after, beside):
    found = arranging.arranged((TABLE, *after))
    first = found[0]
    assert (len(first[1]) if isinstance(first, tuple) else 0) == beside
    flat = [b for f in found for b in ((f[0], *f[1]) if isinstance(f, tuple) else (f,))]
    assert flat == [TABLE, *after]


def test_a_table_that_is_not_printed_is_left_out():
    assert arranging.arranged((samples.share_table(), SHORT)) == [SHORT]


def test_a_short_chapter_follows_what_is_there_but_no_appendix_follows_the_report():
    text = Chapter(key="a", title="A", blocks=(SHORT,))
    long = Chapter(key="b", title="B", blocks=(CHART,))
    appendix = Chapter(key="c", title="C", blocks=(SHORT,), appendix=True)
    assert arranging.opens(text, None)
    assert not arranging.opens(text, long)
    assert arranging.opens(long, text)
    assert arranging.opens(appendix, text)


def _table(*texts: str) -> Table:
    columns = tuple(
        Column(key=f"k{n}", title="Kop", kind=ColumnKind.TEXT) for n in range(len(texts))
    )
    return Table(
        key="t", title="T", columns=columns, rows=(Row(cells=tuple(Cell(text=t) for t in texts)),)
    )


def test_columns_are_as_wide_as_their_words_where_these_fit():
    assert widths.shares(_table("kort", "ook kort"), 480.0) == [0.0, 0.0]


def test_only_the_wordiest_columns_share_what_is_left():
    shares = widths.shares(_table("€ 1.000", "een zin " * 30, "€ 2.000"), 480.0)
    assert shares[0] == shares[2] == 0.0 < shares[1]
    both = widths.shares(_table("naam " * 8, "een zin " * 60), 300.0)
    assert 0.0 < both[0] < both[1]


def test_a_table_is_kept_whole_only_when_it_surely_fits():
    assert arranging.is_whole(samples.year_table())
    assert not arranging.is_whole(samples.peer_table())
    assert not arranging.is_whole(_table("woord " * 1000))
    assert not arranging.is_whole(_table("regel\n" * 60))
    assert arranging.is_long(["woord " * 1000]) and not arranging.is_long(["kort"])
    assert arranging.is_long(["regel\n" * 30])


def test_a_table_too_high_for_its_half_of_the_page_has_nothing_beside_it():
    wide = [
        r.model_copy(
            update={"cells": (Cell(text=f"{r.cells[0].text} in een lange naam"), *r.cells[1:])}
        )
        for r in samples.peer_table().rows
    ]
    table = TABLE.model_copy(update={"rows": tuple(wide)})
    assert widths.height(table, widths.ROOM_BESIDE) > arranging.HIGHEST_BESIDE
    assert arranging.arranged((table, SMALL, SHORT)) == [table, SMALL, SHORT]


@pytest.mark.parametrize("words", ["woord " * 300, "regel\n" * 40, "x" * 900])
def test_the_height_of_a_table_is_not_underrated(words):
    """Two tables reckoned to fit a page stand on one page each."""
    table = _table("naam", words, "€ 1.000")
    reckoned = widths.height(table, widths.ROOM)
    chapter = Chapter(key="x", title="X", blocks=(table,))
    document = samples.memo_sample().model_copy(update={"chapters": (chapter,), "filters": ()})
    real = len(reading.read(pdf.write(document)).pages)
    assert real <= 1 + (reckoned + 120) // 600
