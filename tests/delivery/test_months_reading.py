"""Exports of months, quarters, days and events: what is read of them, and what is said of what cannot be read."""

import random
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmark.catalogue import Catalogue
from benchmark.checks import numbers
from benchmark.delivery.months import columns, dates, export, mapping, reading
from benchmark.delivery.months.dates import Grain, Period
from benchmark.errors import SpiegelError
from benchmark.ledger.deliveries import Mapping
from benchmark.vocabulary import Form, Missing
from tests import examples
from tests.checks.asking import question
from tests.intake.building import book

TODAY = date(2026, 11, 26)
CALLS = {"aangeboden-oproepen": "aangeboden"}
WAIT = {"beantwoorde-oproepen": "beantwoord", "wachttijd-telefoon": "wacht"}
MIXED = CALLS | WAIT | {"openingsuren-balie": "open"}


def mapped(columns_: dict[str, str], column: str = "maand") -> Mapping:
    return mapping.chosen("GM0503", "Telefoon", column, columns_)


def export_of(rows: list[dict[str, str]]) -> export.Export:
    frame = pl.DataFrame(rows, schema=dict.fromkeys(rows[0], pl.String))
    return export.Export("telefoon.csv", frame, lambda wanted: {r: r + 2 for r in wanted})


def table(text: str) -> export.Export:
    """An export out of a small table, every cell as text."""
    rows = [{k: "" if v is None else str(v) for k, v in r.items()} for r in examples.rows(text)]
    return export_of(rows)


def read(catalogue: Catalogue, source: export.Export, columns_: dict[str, str]) -> reading.Read:
    return reading.read(source, mapped(columns_), catalogue, TODAY)


def numbers_of(found: reading.Read, key: str) -> dict[str, float | None]:
    return {period.words: value for period, value in found.values[key].items()}


# Worked examples ----------------------------------------------------------------------------------------


def test_rows_of_a_month_are_summed_averaged_by_weight_and_the_state_is_the_last(
    catalogue: Catalogue,
) -> None:
    source = table("""
    | maand   | aangeboden | beantwoord | wacht | open |
    | 2026-02 | 1200       | 1000       | 60    | 32   |
    | 2026-01 | 300        | 100        | 90    | 30   |
    | 2026-01 | 500        | 300        | 30    | 30   |
    """)
    found = read(catalogue, source, MIXED)
    assert found.problems == ()
    assert numbers_of(found, "aangeboden-oproepen") == {"januari 2026": 800, "februari 2026": 1200}
    assert numbers_of(found, "wachttijd-telefoon") == {"januari 2026": 45, "februari 2026": 60}
    assert numbers_of(found, "openingsuren-balie") == {"januari 2026": 30, "februari 2026": 32}


def test_days_make_months_and_the_last_day_is_the_state(catalogue: Catalogue) -> None:
    rows = [
        {
            "maand": f"{day:02d}-10-2026 09:30", "aangeboden": "10", "beantwoord": "5",
            "wacht": str(day), "open": "40" if day == 30 else "20",
        }
        for day in range(1, 32) if day != 31
    ]  # fmt: skip
    found = read(catalogue, export_of(rows), MIXED)
    assert found.grain is Grain.DAY and found.notes == ()
    assert numbers_of(found, "aangeboden-oproepen") == {"oktober 2026": 300}
    assert numbers_of(found, "wachttijd-telefoon") == {"oktober 2026": 15.5}
    assert numbers_of(found, "openingsuren-balie") == {"oktober 2026": 40}


def test_a_row_per_event_is_counted(catalogue: Catalogue) -> None:
    rows = [{"maand": f"2026-10-{day:02d}", "wacht": "12,5"} for day in range(1, 31) for _ in "ab"]
    asked = {"beantwoorde-oproepen": mapping.ROWS, "wachttijd-telefoon": "wacht"}
    found = read(catalogue, export_of(rows), asked)
    assert numbers_of(found, "beantwoorde-oproepen") == {"oktober 2026": 60}
    assert numbers_of(found, "wachttijd-telefoon") == {"oktober 2026": 12.5}


def test_a_quarter_stays_a_quarter(catalogue: Catalogue) -> None:
    source = table("""
    | maand   | aangeboden |
    | 2025 K4 | 900        |
    | 2026 Q1 | 1000       |
    """)
    found = read(catalogue, source, CALLS)
    assert list(found.values["aangeboden-oproepen"]) == [
        Period(2025, 4, Grain.QUARTER),
        Period(2026, 1, Grain.QUARTER),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03", (Grain.MONTH, 2026, 3, 0)),
        ("maart 2026", (Grain.MONTH, 2026, 3, 0)),
        ("Maart 2026", (Grain.MONTH, 2026, 3, 0)),
        ("2026 K1", (Grain.QUARTER, 2026, 1, 0)),
        ("2026 Q4", (Grain.QUARTER, 2026, 4, 0)),
        ("2026-03-14", (Grain.DAY, 2026, 3, 14)),
        ("14-03-2026", (Grain.DAY, 2026, 3, 14)),
        ("4-3-2026", (Grain.DAY, 2026, 3, 4)),
    ],
)
def test_the_forms_of_a_date(text: str, expected: tuple[Grain, int, int, int]) -> None:
    assert tuple(dates.read(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["", "03-2026", "03-14-2026", "2026-13", "14-03-26", "31-02-2026", "2026 K5", "mrt-26", "202603", "1999-01", "maart", "2026-03 10:00x"],
)  # fmt: skip
def test_what_is_no_date_is_said(text: str) -> None:
    with pytest.raises(SpiegelError, match=r"datum|maand|jaar") as said:
        dates.read(text)
    assert "2026 K1" in said.value.remedy


# What is left out, and said --------------------------------------------------------------------------------


def test_an_empty_cell_is_no_zero(catalogue: Catalogue) -> None:
    source = table("""
    | maand   | aangeboden |
    | 2026-01 | 500        |
    | 2026-01 |            |
    | 2026-02 | 0          |
    """)
    found = read(catalogue, source, CALLS)
    assert numbers_of(found, "aangeboden-oproepen") == {"januari 2026": None, "februari 2026": 0}
    assert "1 regel in januari 2026" in found.notes[0] and "Leeg is geen nul" in found.notes[0]


def test_nobody_waits_where_nobody_called(catalogue: Catalogue) -> None:
    source = table("""
    | maand   | beantwoord | wacht |
    | 2026-01 | 0          |       |
    | 2026-01 | 100        | 30    |
    | 2026-02 | 100        |       |
    """)
    found = read(catalogue, source, WAIT)
    assert numbers_of(found, "wachttijd-telefoon") == {"januari 2026": 30, "februari 2026": None}


def test_the_running_month_does_not_count(catalogue: Catalogue) -> None:
    source = table("""
    | maand         | aangeboden |
    | oktober 2026  | 500        |
    | november 2026 | 100        |
    """)
    found = read(catalogue, source, CALLS)
    assert numbers_of(found, "aangeboden-oproepen") == {"oktober 2026": 500}
    assert found.notes == ("November 2026 loopt nog en telt dus niet mee.",)


@pytest.mark.parametrize(
    ("first", "last", "whole"),
    [
        (date(2026, 9, 1), date(2026, 10, 31), ["september 2026", "oktober 2026"]),
        (date(2026, 9, 3), date(2026, 10, 28), ["september 2026", "oktober 2026"]),  # 2 days each
        (date(2026, 9, 4), date(2026, 10, 31), ["oktober 2026"]),
        (date(2026, 9, 1), date(2026, 10, 27), ["september 2026"]),
    ],
)
def test_a_month_that_the_days_reach_in_part_does_not_count(
    catalogue: Catalogue, first: date, last: date, whole: list[str]
) -> None:
    days = pl.date_range(first, last, eager=True).to_list()
    rows = [{"maand": day.isoformat(), "aangeboden": "1"} for day in days]
    found = read(catalogue, export_of(rows), CALLS)
    assert [p.words for p in found.periods] == whole
    assert len(found.notes) == 2 - len(whole)
    assert all("telt dus niet mee" in note for note in found.notes)


# What cannot be read ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("| maand | aangeboden |\n| 2026-01 | 5 |\n| ergens | 5 |", 3, "'ergens' is geen maand"),
        ("| maand | aangeboden |\n| 2026-12 | 5 |", 2, "moet nog komen"),
        ("| maand | aangeboden |\n| 2026-01 | 5 |\n| 2026 K1 | 5 |", 3, "alleen maanden, alleen kwartalen"),
        ("| maand | aangeboden |\n| 2026-01 | 5 |\n| 2026-01-01 | 5 |", 3, "Dan telt iets dubbel"),
        ("| maand | aangeboden |\n| 2026-01 | 1.234x |", 2, "Kolom ‘aangeboden’"),
        ("| maand | aangeboden |\n| 2026-01 | 12,5 |", 2, "heel getal"),
        ("| maand | aangeboden |\n| 2026-01 | -5 |", 2, "niet onder 0"),
        ("| maand | aangeboden |\n| 2026-01 | #VERW! |", 2, "niet uitrekenen"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_with_its_line(
    catalogue: Catalogue, text: str, line: int, says: str
) -> None:
    found = read(catalogue, table(text), CALLS)
    assert found.values == {} or found.periods == []
    assert [p.line for p in found.problems] == [line]
    assert says in found.problems[0].sentence
    assert found.problems[0].words.startswith(f"Regel {line}: ")


def test_a_number_that_can_be_read_in_two_ways_is_asked(catalogue: Catalogue) -> None:
    rows = [{"maand": "2026-01", "beantwoord": "10", "wacht": "1.234"}]
    (problem,) = read(catalogue, export_of(rows), WAIT).problems
    assert "1234 of 1,234" in problem.sentence


@pytest.mark.parametrize(
    ("columns_", "says"),
    [
        ({"wachttijd-telefoon": "wacht"}, "Kies ook de kolom met het aantal"),
        ({"openingsuren-balie": "wacht"}, "verschillende getallen"),
    ],
)
def test_rows_that_make_no_one_number_are_refused(
    catalogue: Catalogue, columns_: dict[str, str], says: str
) -> None:
    source = table("""
    | maand   | wacht |
    | 2026-01 | 30    |
    | 2026-01 | 90    |
    """)
    (problem,) = read(catalogue, source, columns_).problems
    assert problem.line == 3 and says in problem.sentence


def test_a_file_without_a_whole_month_is_refused(catalogue: Catalogue) -> None:
    rows = [{"maand": "2026-11", "aangeboden": "1"}]
    (problem,) = read(catalogue, export_of(rows), CALLS).problems
    assert (
        problem.words
        == "In het bestand staat geen enkele hele maand of heel kwartaal met een getal."
    )


def test_columns_that_are_not_there_are_named(catalogue: Catalogue) -> None:
    with pytest.raises(SpiegelError, match=r"ontbreekt de kolom 'aangeboden'") as said:
        read(catalogue, export_of([{"maand": "2026-01", "oproepen": "1"}]), CALLS)
    assert "'maand' en 'oproepen'" in said.value.remedy


def test_only_what_can_be_counted_is_counted_by_rows(catalogue: Catalogue) -> None:
    with pytest.raises(SpiegelError, match="geen aantal over een maand"):
        read(catalogue, export_of([{"maand": "2026-01"}]), {"openingsuren-balie": mapping.ROWS})


# What always holds ------------------------------------------------------------------------------------------------


def test_the_order_of_rows_does_not_matter(catalogue: Catalogue) -> None:
    lot = random.Random(7)
    rows = [
        {
            "maand": f"2025-{lot.randint(1, 12):02d}",
            "aangeboden": str(lot.randint(0, 9999)),
            "beantwoord": str(lot.randint(1, 999)),
            "wacht": f"{lot.randint(0, 3000)},{lot.randint(0, 99):02d}",
        }
        for _ in range(400)
    ]
    straight = read(catalogue, export_of(rows), CALLS | WAIT)
    for _ in range(5):
        lot.shuffle(rows)
        assert read(catalogue, export_of(rows), CALLS | WAIT).values == straight.values
    assert len(straight.periods) == 12


def test_sums_and_means_are_those_of_a_slow_loop(catalogue: Catalogue) -> None:
    lot = random.Random(11)
    rows = [
        {"maand": f"2025-{lot.randint(1, 12):02d}", "beantwoord": str(lot.randint(0, 50)), "wacht": str(lot.randint(0, 90))}
        for _ in range(300)
    ]  # fmt: skip
    found = read(catalogue, export_of(rows), WAIT)
    for month in range(1, 13):
        own = [r for r in rows if r["maand"] == f"2025-{month:02d}"]
        calls = sum(int(r["beantwoord"]) for r in own)
        waited = sum(int(r["beantwoord"]) * int(r["wacht"]) for r in own)
        period = Period(2025, month)
        assert found.values["beantwoorde-oproepen"][period] == calls
        assert found.values["wachttijd-telefoon"][period] == pytest.approx(waited / calls)


TYPED = st.one_of(
    st.from_regex(r"-?[0-9]{1,7}(,[0-9]{1,3})?", fullmatch=True),
    st.from_regex(r"[0-9]{1,3}(\.[0-9]{3}){1,3}(,[0-9]{1,3})?", fullmatch=True),
    st.sampled_from(["", "nb", "n.v.t.", "12%", "€ 5", "1,234.5", "1e5", "007", "-0", "later", "8 seconden"]),
    st.text(alphabet="0123456789.,-% ", max_size=9).map(str.strip),
)  # fmt: skip


@given(texts=st.lists(TYPED, min_size=1, max_size=12), form=st.sampled_from(list(Form)))
def test_a_column_is_read_as_each_cell_would_be(texts: list[str], form: Form) -> None:
    asked = question("q", form=form, unit="seconden", low=-1e12)
    values, unread = columns.read_numbers(pl.Series(texts, dtype=pl.String), asked)
    wrong = set()
    for row, text in enumerate(texts):
        try:
            value = numbers.read(text, form, "seconden")
        except numbers.Unreadable:
            wrong.add(text)
            value = None
        assert values[row] == (None if isinstance(value, Missing) else value), text
    assert {texts[u.row] for u in unread} == set(list(dict.fromkeys(t for t in texts if t in wrong))[: columns.MOST])  # fmt: skip


# Files ---------------------------------------------------------------------------------------------------------------


def test_an_upload_and_a_file_on_disk_say_the_same(catalogue: Catalogue, tmp_path: Path) -> None:
    text = "sep=;\r\nmaand;aangeboden\r\n\r\n2026-01;500\r\n;\r\nérgens;1\r\n2026-02;x\r\n"
    path = tmp_path / "telefoon.csv"
    path.write_bytes(text.encode("windows-1252"))
    large = read(catalogue, export.of_path(path), CALLS)
    assert [p.line for p in large.problems] == [6, 7]
    small = read(catalogue, export.uploaded(path.read_bytes(), path.name), CALLS)
    assert [p.sentence for p in small.problems] == [p.sentence for p in large.problems]
    assert [p.line for p in small.problems] == [5, 6]  # a spreadsheet hides the line with sep=


def test_a_workbook_is_sent_back_as_csv() -> None:
    with pytest.raises(SpiegelError, match="werkmap") as said:
        export.uploaded(book(), "maanden.xlsx")
    assert "CSV UTF-8" in said.value.remedy


def test_an_upload_has_no_more_columns_than_a_person_can_go_through() -> None:
    head = ";".join(f"k{n}" for n in range(export.LIMITS.columns + 1))
    row = ";".join("1" for _ in range(export.LIMITS.columns + 1))
    with pytest.raises(SpiegelError, match="61 kolommen; het mogen er 60 zijn"):
        export.uploaded(f"{head}\n{row}\n".encode(), "breed.csv")
