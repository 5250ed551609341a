"""Workbooks, opened again by openpyxl and reckoned again by LibreOffice: the same numbers, and text that stays text."""

import io
import re
import zipfile
from datetime import date
from itertools import pairwise
from math import isclose
from statistics import median

import pytest

from benchmark.report import palette
from benchmark.report.document import Document, Paragraph, Ranges, RowRole, Voice, tables
from benchmark.report.document import charts as charts_of
from benchmark.report.workbook import write
from benchmark.report.workbook.layout import CHART_DATA, FRONT, WORDS
from benchmark.viewing import View
from tests.report import samples
from tests.report.composed import composed
from tests.report.reading_workbook import HEAD, Drawn, bare, charts, opened, recalculated
from tests.report.test_budget_note import everything, written
from tests.report.test_memo import made as memo

DOUBLED = 2.0
FORMULA = re.compile(r"<f>([^<]*)</f>")


@pytest.fixture(scope="module")
def documents(view: View) -> dict[str, Document]:
    return {
        "rapport": composed(view),
        "anoniem": composed(view, anonymous=True),
        "kadernota": written(everything(view)),
        "monster": samples.sample(),
    }


@pytest.fixture(scope="module")
def files(documents: dict[str, Document]) -> dict[str, bytes]:
    return {name: write(document) for name, document in documents.items()}


@pytest.fixture(scope="module")
def again(files, tmp_path_factory):
    """Every workbook as LibreOffice reckons it from inputs alone; in ``anders`` the own costs are doubled."""
    changed = opened(files["monster"], values=False)
    own = next(
        r for r in changed["burgerzaken"].iter_rows(min_row=HEAD + 1) if r[0].value == samples.OWN
    )
    own[2].value *= DOUBLED
    out = io.BytesIO()
    changed.save(out)
    stripped = {name: bare(content) for name, content in files.items()} | {"anders": out.getvalue()}
    return recalculated(stripped, tmp_path_factory.mktemp("soffice"))  # fmt: skip


NAMES = ["rapport", "anoniem", "kadernota", "monster"]


@pytest.mark.parametrize("name", NAMES)
def test_office_reckons_every_formula_to_the_value_of_the_document(name, documents, again):
    reckoned = 0
    for table in tables(documents[name]):
        sheet = again[name][table.key]
        for r, row in enumerate(table.rows):
            for c, cell in enumerate(row.cells):
                if cell.formula is None or cell.value is None:
                    continue
                found = sheet.cell(HEAD + 1 + r, c + 1).value
                assert isclose(found, cell.value, rel_tol=1e-9, abs_tol=1e-9), (table.key, r, c)
                reckoned += 1
    assert reckoned >= {"rapport": 1000, "anoniem": 90, "kadernota": 20, "monster": 40}[name]


@pytest.mark.parametrize("name", NAMES)
def test_office_reckons_the_numbers_of_the_charts(name, files, again):
    """What the chart was drawn with is what its cells give."""
    drawn = opened(files[name])[CHART_DATA]
    rows = again[name][CHART_DATA].iter_rows(max_row=drawn.max_row, max_col=drawn.max_column)
    compared = 0
    for old, new in zip(drawn.iter_rows(), rows, strict=True):
        for before, after in zip(old, new, strict=True):
            if isinstance(before.value, int | float):
                assert isclose(before.value, after.value, rel_tol=1e-9, abs_tol=1e-9)
                compared += 1
    assert compared > 10


def test_a_changed_number_changes_what_follows_and_the_chart(again, documents):
    sheet = again["anders"]["burgerzaken"]
    each = next(r for r in sheet.iter_rows(min_row=HEAD + 1, values_only=True) if r[0] == samples.OWN)  # fmt: skip
    assert isclose(each[3], DOUBLED * samples.own().each, rel_tol=1e-9)
    beside = [
        r[0] for r in again["anders"][CHART_DATA].iter_rows(values_only=True, min_col=2) if r[0]
    ]
    assert any(isinstance(v, int | float) and isclose(v, each[3], rel_tol=1e-9) for v in beside)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_the_numbers_are_those_of_the_document(name, documents, files):
    book = opened(files[name])
    for table in tables(documents[name]):
        sheet = book[table.key]
        assert [c.value for c in sheet[HEAD]][: len(table.columns)] == [
            c.title for c in table.columns
        ]
        for r, row in enumerate(table.rows):
            for c, cell in enumerate(row.cells):
                found = sheet.cell(HEAD + 1 + r, c + 1).value
                wanted = cell.text if cell.value is None else cell.value
                if isinstance(wanted, int | float):
                    assert isclose(found, wanted, rel_tol=1e-15), (table.key, r, c)
                else:
                    assert (found or "") == wanted


@pytest.mark.parametrize("name", NAMES)
def test_one_table_a_sheet_and_a_chart_for_every_chart(name, documents, files):
    document, found = documents[name], charts(files[name])
    keys = [t.key for t in tables(document)]
    assert opened(files[name]).sheetnames == [FRONT, WORDS, *keys, CHART_DATA]
    for key in keys:
        wanted = [c for c in charts_of(document) if c.table == key]
        assert [c.alt for c in found.get(key, [])] == [c.alt for c in wanted]
        assert all(d.title.startswith(f"{c.title}\n") for d, c in zip(found.get(key, []), wanted, strict=True))  # fmt: skip
    assert all(d.alt and ("€" in d.axis or "%" in d.axis) for ds in found.values() for d in ds)


@pytest.mark.parametrize("name", NAMES)
def test_no_chart_lies_on_a_table_or_on_another(name, documents, files):
    wide = {t.key: len(t.columns) for t in tables(documents[name])}
    for key, drawn in charts(files[name]).items():
        assert all(d.top_left[0] >= wide[key] and d.top_left[1] >= HEAD for d in drawn)
        for above, under in pairwise(drawn):
            assert under.top_left[1] >= above.below


def _sample(files, key: str, n: int = 0) -> Drawn:
    return charts(files["monster"])[key][n]


def test_a_distribution_shows_everyone_in_the_group_and_the_own_bar_in_its_colour(documents, files):
    document = next(charts_of(documents["monster"]))
    own, middle, group = _sample(files, "burgerzaken").series
    assert [v for v in own.values if v is not None] == [document.own.value]
    assert [v for v in middle.values if v is not None] == [document.median.value]
    assert sorted(v for v in group.values if v is not None) == [m.value for m in document.marks]
    assert {n for n, v in zip(group.names, group.values, strict=True) if v is not None} == {
        m.name for m in document.marks
    }
    assert own.colors[0] == palette.OWN.strip("#") != group.colors[0]


def test_years_without_a_figure_are_a_gap(files):
    own = [s for s in _sample(files, "jaren").series if s.name.startswith(samples.OWN)]
    assert {s.kind for s in own} == {"lineChart"}
    assert [s.values[3] for s in own] == [None, None]
    assert (own[0].values[0], own[-1].values[-1]) == (38.2, 69.3)


def test_a_range_begins_at_its_low_end_on_a_part_that_is_not_seen(documents, files):
    bars = next(c for c in charts_of(documents["monster"]) if isinstance(c, Ranges)).bars
    drawn = _sample(files, "fasering", 0)
    lift, *parts = drawn.series
    assert (drawn.series[0].seen, lift.values[0]) == (False, bars[0].low)
    whole = sum(p.values[0] or 0.0 for p in parts)
    assert isclose(whole, bars[0].high - bars[0].low)
    below = [p for p in parts if p.values[1] is not None and p.values[1] < 0]
    assert isclose(sum(p.values[1] for p in below), bars[1].low)


def test_a_step_begins_where_the_one_before_it_ended(files):
    drawn = _sample(files, "fasering", 1)
    lift, gross, less, result = drawn.series
    assert not lift.seen
    assert lift.values == (None, None, 1_300_000, 540_000, None)
    assert (gross.values[0], less.values[2:4], result.values[4]) == (
        2_200_000, (900_000, 760_000), 540_000,
    )  # fmt: skip


def test_columns_are_stacked_with_the_running_total_over_them(files):
    *stacks, line = _sample(files, "fasering", 2).series
    assert [s.kind for s in stacks] == ["barChart", "barChart"]
    assert (line.kind, line.values[-1]) == ("lineChart", 500_000)


def test_without_names_no_name_of_another_municipality_is_in_the_file(documents, files):
    names = {
        row.cells[0].text
        for table in tables(documents["rapport"])
        if table.key == "cijfer-brz03"
        for row in table.rows
        if row.role is not RowRole.OWN
    }
    with zipfile.ZipFile(io.BytesIO(files["anoniem"])) as archive:
        whole = "".join(archive.read(n).decode() for n in archive.namelist() if n.endswith(".xml"))
    assert len(names) == 15
    assert not [n for n in names if f">{n}<" in whole]


def test_every_sheet_carries_the_stamp_on_screen_and_on_paper():
    document = samples.example_sample()
    book = opened(write(document))
    for sheet in book:
        assert document.stamp in [sheet.cell(r, 1).value for r in (2, 3)]
        assert document.stamp in sheet.oddHeader.right.text
        assert document.edition in sheet.oddFooter.left.text
    assert all("wdUpDiag" in part for part in _parts(write(document), "xl/charts/chart1"))


def _parts(content: bytes, start: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(n).decode() for n in archive.namelist() if n.startswith(start)]


def test_text_of_people_is_never_a_formula_or_a_link():
    content = write(samples.hostile_sample())
    formulas = [f for p in _parts(content, "xl/worksheets/sheet") for f in FORMULA.findall(p)]
    assert [f for f in formulas if not f.startswith("MEDIAN($")] == []
    assert not any("TargetMode" in part for part in _parts(content, "xl/worksheets/_rels"))
    book = opened(content, values=False)
    said = [row[2] for row in book[WORDS].iter_rows(min_row=HEAD + 1, values_only=True)]
    for text in (samples.HOSTILE, samples.LINES, samples.FORMULA, samples.WITHOUT_SPACES):
        assert text in said
    assert book["keuzes"].cell(HEAD + 1, 1).value == samples.FORMULA
    assert {c.data_type for c in book["keuzes"]["A"] + book[WORDS]["C"]} <= {"s", "n"}


def test_a_text_longer_than_a_cell_goes_on_in_the_next():
    document = samples.hostile_sample()
    text = "".join(f"regel {n}\n" for n in range(6000))
    chapter = document.chapters[0].model_copy(
        update={"blocks": (Paragraph(text=text, voice=Voice.PERSON, by="De adviseur"),)}
    )
    book = opened(write(document.model_copy(update={"chapters": (chapter,)})))
    assert "".join(r[2] for r in book[WORDS].iter_rows(min_row=HEAD + 1, values_only=True)) == text


def test_numbers_are_shown_as_in_the_document(files):
    book = opened(files["rapport"])
    overview = book["overzicht"]
    formats = [overview.cell(HEAD + 1 + n, 4).number_format for n in (0, 1)]
    assert "€" in formats[0] and formats[0].split(";")[0].endswith("#,##0.0")
    assert formats[1].split(";")[0].endswith('#,##0.0"%"')
    missing = next(
        r
        for r in opened(files["monster"])["burgerzaken"].iter_rows()
        if r[4].value == "niet geleverd"
    )
    assert missing[2].value == samples.NO_FIGURE  # fmt: skip


def test_a_formula_over_its_own_row_moves_along_and_named_rows_cannot_be_sorted(files):
    book = opened(files["rapport"], values=False)
    figure = book["cijfer-brz03"]
    assert figure["F5"].value == "=$D5/$E5"
    assert figure["F5"].fill.fgColor.rgb.endswith(palette.OWN_TINT.strip("#"))
    assert (figure.freeze_panes, figure.auto_filter.ref) == ("B5", None)
    assert book["herkomst"].auto_filter.ref is not None


def test_the_first_sheet_names_the_choices_and_leads_to_every_sheet(documents, files):
    book = opened(files["rapport"])
    front = book[FRONT]
    texts = [c.value for row in front.iter_rows() for c in row if c.value]
    for choice in documents["rapport"].filters:
        assert choice.text in texts
    links = [c.hyperlink.location for row in front.iter_rows() for c in row if c.hyperlink]
    assert [link.split("'")[1] for link in links] == book.sheetnames[1:]


def test_a_memo_keeps_its_caveats_in_the_workbook(view):
    document = memo(view)
    said = [r[2] for r in opened(write(document))[WORDS].iter_rows(values_only=True)]
    caveats = [
        i for c in document.chapters if c.key == "lees-dit-erbij" for b in c.blocks for i in b.items
    ]
    assert caveats and set(caveats) <= set(said)  # fmt: skip


def test_the_same_document_gives_the_same_bytes_dated_by_the_document(documents, files):
    assert write(documents["kadernota"]) == files["kadernota"]
    assert opened(files["kadernota"]).properties.created.date() == date(2026, 3, 1)


def test_the_middle_of_the_group_is_reckoned_from_the_group(files):
    data = opened(files["anoniem"], values=False)[CHART_DATA]
    found = [c.value for row in data.iter_rows() for c in row if str(c.value).startswith("=MEDIAN")]
    assert len(found) >= 9
    group = [
        v for v in charts(files["anoniem"])["cijfer-brz03"][0].series[2].values if v is not None
    ]
    middle = [
        v for v in charts(files["anoniem"])["cijfer-brz03"][0].series[1].values if v is not None
    ]
    assert middle == [median(group)]  # fmt: skip
