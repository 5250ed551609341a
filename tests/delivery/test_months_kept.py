"""Months that are kept: versions, lines, the first signal, and the year that they make."""

import random
import statistics
from datetime import date

import pytest

from benchmark.catalogue import Catalogue
from benchmark.checks.rollup import Periods, year_from
from benchmark.delivery.months import recording, series, signal, years
from benchmark.delivery.months.dates import Period
from benchmark.errors import SpiegelError
from benchmark.ledger.deliveries import Answered, Mapping, Months, Quarters, Way
from benchmark.ledger.store import Conflict, Ledger
from benchmark.viewing import View
from tests.checks.asking import question
from tests.delivery.answering import DELFT, SUPPLIER
from tests.delivery.test_months_reading import CALLS, WAIT, export_of, mapped, read

NEWEST = Period(2026, 10)
ALL = CALLS | WAIT


def months(first: Period, *counts: int, **more: str) -> list[dict[str, str]]:
    """One row per month from ``first`` on."""
    found = []
    for n, count in enumerate(counts):
        month = first.back(-n)
        found.append({"maand": f"{month.year}-{month.number:02d}", "aangeboden": str(count)} | more)
    return found


def keep(
    view: View, ledger: Ledger, rows: list[dict[str, str]], asked: dict[str, str] = CALLS
) -> recording.Kept:
    found = read(view.edition.catalogue, export_of(rows), asked)
    assert found.problems == ()
    return recording.keep(ledger, found, SUPPLIER, view.edition.info.id)


def year_of(view: View, ledger: Ledger, key: str, year: int) -> years.RolledUp:
    return next(
        r for r in years.years(view, ledger, DELFT) if (r.question.key, r.year) == (key, year)
    )


# Kept ---------------------------------------------------------------------------------------------------------------


def test_what_is_new_is_kept_and_what_changes_is_a_new_version(view: View, desk: Ledger) -> None:
    first = keep(view, desk, months(Period(2026, 1), 100, 200))
    assert (first.added, first.changed, first.same) == (2, (), 0)
    assert keep(view, desk, months(Period(2026, 1), 100, 200)).nothing_new
    subject = f"{DELFT}/2026/aangeboden-oproepen"
    assert len(desk.history(Months, subject)) == 1

    later = keep(view, desk, months(Period(2026, 2), 250, 300))
    (change,) = later.changed
    assert (change.period.words, change.was, change.now) == ("februari 2026", 200, 250)
    old, new = desk.history(Months, subject)
    assert old.entry.values[:3] == (100, 200, None)
    assert new.entry.values[:3] == (100, 250, 300)  # January, of which it says nothing, stays


def test_an_export_over_two_years_is_two_records_and_one_mapping(view: View, desk: Ledger) -> None:
    keep(view, desk, months(Period(2025, 12), 10, 20))
    assert [r.entry.year for r in desk.newest(Months, DELFT)] == [2025, 2026]
    assert [r.entry for r in desk.newest(Mapping, DELFT)] == [mapped(CALLS)]


def test_it_is_all_or_nothing_when_somebody_was_first(view: View, desk: Ledger) -> None:
    keep(view, desk, months(Period(2025, 1), 1))
    found = read(view.edition.catalogue, export_of(months(Period(2024, 12), 5, 6)), CALLS)
    plan = recording.planned(desk, found)
    keep(view, desk, months(Period(2025, 1), 2))
    with pytest.raises(Conflict):
        recording.write(desk, plan, SUPPLIER, view.edition.info.id)
    assert [r.entry.values[0] for r in desk.newest(Months, DELFT)] == [2]  # and nothing of 2024


def test_an_export_with_a_mistake_is_not_kept(view: View, desk: Ledger) -> None:
    rows = [*months(Period(2026, 1), 100), {"maand": "ergens", "aangeboden": "5"}]
    found = read(view.edition.catalogue, export_of(rows), CALLS)
    with pytest.raises(SpiegelError, match="Regel 3"):
        recording.keep(desk, found, SUPPLIER, view.edition.info.id)
    assert desk.log() == []


# The year ------------------------------------------------------------------------------------------------------------


SUM, WEIGHTED, LAST = (question("q", roll_up=rule) for rule in ("sum", "weighted", "last"))
FULL = [float(n) for n in range(1, 13)]
NONE = [None] * 12
Q1_ONLY = (30.0, None, None, None)


def without(*gone: int) -> list[float | None]:
    return [None if n in gone else v for n, v in enumerate(FULL, start=1)]


@pytest.mark.parametrize(
    ("asked", "own", "weights", "expected"),
    [
        (SUM, Periods(FULL), None, (78, 12)),
        (SUM, Periods(without(3)), None, (None, 11)),
        (SUM, Periods(NONE, (1.0, 2.0, 3.0, 4.0)), None, (10, 12)),
        (SUM, Periods(NONE, (1.0, 2.0, None, 4.0)), None, (None, 9)),
        (SUM, Periods(without(1, 2), Q1_ONLY), None, (30 + 72, 12)),  # not March and the quarter
        (SUM, Periods(FULL, Q1_ONLY), None, (78, 12)),  # months are finer
        (SUM, Periods(without(4), Q1_ONLY), None, (None, 11)),
        (LAST, Periods(FULL), None, (12, 12)),
        (LAST, Periods(without(1)), None, (None, 11)),
        (LAST, Periods(without(11, 12), (None, None, None, 99.0)), None, (99, 12)),
        (WEIGHTED, Periods(FULL), None, (None, 0)),  # no mean without what it is a mean of
        (WEIGHTED, Periods(FULL), Periods([1.0] * 12), (6.5, 12)),
        (WEIGHTED, Periods(without(12)), Periods([1.0] * 11 + [0.0]), (6, 12)),
        (WEIGHTED, Periods(NONE, (10.0, 10.0, 20.0, 20.0)), Periods(NONE, (3.0, 3.0, 1.0, 1.0)), (12.5, 12)),
        (WEIGHTED, Periods(NONE, (10.0, 10.0, 20.0, 20.0)), Periods([1.0] * 6 + [3.0] * 6), (17.5, 12)),
        (WEIGHTED, Periods(FULL), Periods([0.0] * 12), (None, 12)),
    ],
)  # fmt: skip
def test_months_and_quarters_make_a_year(asked, own, weights, expected) -> None:
    assert tuple(year_from(asked, own, weights)) == expected


def test_a_quarter_fills_no_months(view: View, desk: Ledger) -> None:
    rows = [{"maand": f"2025 K{n}", "aangeboden": str(100 * n)} for n in (1, 2, 3)]
    keep(view, desk, rows)
    assert desk.newest(Months, DELFT) == []
    assert series.of(desk, view.edition.catalogue, DELFT) == []
    assert desk.newest(Quarters, DELFT)[0].entry.values == (100, 200, 300, None)
    rolled = year_of(view, desk, "aangeboden-oproepen", 2025)
    assert (rolled.value, rolled.progress, rolled.proposed) == (None, "9 van 12 maanden", False)
    keep(view, desk, months(Period(2025, 10), 50, 60, 70))
    rolled = year_of(view, desk, "aangeboden-oproepen", 2025)
    assert (rolled.value, rolled.proposed) == (780, True)


def test_the_year_is_the_sum_of_its_months_and_one_missing_is_no_year(
    view: View, desk: Ledger
) -> None:
    lot = random.Random(3)
    counts = [lot.randint(0, 5000) for _ in range(12)]
    rows = months(Period(2025, 1), *counts)
    lot.shuffle(rows)
    keep(view, desk, rows[:11])
    rolled = year_of(view, desk, "aangeboden-oproepen", 2025)
    assert (rolled.value, rolled.words) == (None, "11 van 12 maanden")
    with pytest.raises(SpiegelError, match="geen heel jaar"):
        years.take_over(desk, years.years(view, desk, DELFT), DELFT, SUPPLIER, view.edition.info.id)
    keep(view, desk, rows[11:])
    assert year_of(view, desk, "aangeboden-oproepen", 2025).value == sum(counts)


def test_a_whole_year_is_taken_over_as_an_answer_once(view: View, desk: Ledger) -> None:
    rows = months(Period(2025, 1), *[100] * 12, beantwoord="90", wacht="33,3")
    keep(view, desk, rows, ALL)
    edition = view.edition.info.id
    desk.record(Answered(gemeente=DELFT, year=2025, question="beantwoorde-oproepen", value=7, note="Geschat."), SUPPLIER, edition)  # fmt: skip
    found = years.years(view, desk, DELFT)
    assert [(r.words, r.proposed) for r in found] == [
        ("1.200 oproepen", True), ("1.080 oproepen", True), ("33,3 seconden", True),
    ]  # fmt: skip
    assert found[1].standing == "7 oproepen"
    done = years.take_over(desk, found, DELFT, SUPPLIER, edition)
    assert [(r.entry.value, r.entry.way, r.entry.note) for r in done] == [
        (1200, Way.MONTHS, ""), (1080, Way.MONTHS, "Geschat."), (33.3, Way.MONTHS, ""),
    ]  # fmt: skip
    again = years.years(view, desk, DELFT)
    assert not any(r.proposed for r in again) and again[0].standing == "1.200 oproepen"
    with pytest.raises(Conflict):  # somebody looked at the page before the first took it over
        years.take_over(desk, found, DELFT, SUPPLIER, edition)
    keep(view, desk, months(Period(2025, 3), 101))
    assert [r.question.key for r in years.years(view, desk, DELFT) if r.proposed] == ["aangeboden-oproepen"]  # fmt: skip


# Lines -----------------------------------------------------------------------------------------------------------------


def test_numerator_and_denominator_make_an_indicator_each_month(view: View, desk: Ledger) -> None:
    rows = months(Period(2026, 1), 200, 100)
    for row, snel in zip(rows, ("150", "60"), strict=True):
        row |= {"beantwoord": "90", "wacht": "40", "snel": snel}
    keep(view, desk, rows, ALL | {"beantwoord-binnen-25-seconden": "snel"})
    lines = {s.key: s for s in series.of(desk, view.edition.catalogue, DELFT)}
    level = lines["TEL01"]
    assert list(level.values.values()) == [75, 60]
    assert level.points[Period(2026, 1)] == (75, 150, 200)
    assert level.words(75) == "75,0%"
    assert list(lines["TEL02"].values.values()) == [40, 40]  # 40 seconds of 90 calls over 90 calls
    assert lines["aangeboden-oproepen"].values == {Period(2026, 1): 200, Period(2026, 2): 100}
    assert "wachttijd-telefoon" not in lines and "TEL03" not in lines


def test_the_line_is_thirteen_months_with_gaps(view: View, desk: Ledger) -> None:
    keep(view, desk, months(Period(2025, 10), *[10] * 5))
    keep(view, desk, months(Period(2026, 10), 20))
    (line,) = series.of(desk, view.edition.catalogue, DELFT)
    window = line.window(line.newest)
    assert [m for m, _ in window] == [NEWEST.back(n) for n in range(12, -1, -1)]
    assert [p.value if p else None for _, p in window] == [10] * 5 + [None] * 7 + [20]


# The first signal ------------------------------------------------------------------------------------------------------


def told(*values: float | None) -> dict[Period, float]:
    """Values of months up to the newest, which is the last."""
    return {NEWEST.back(len(values) - 1 - n): v for n, v in enumerate(values) if v is not None}


@pytest.mark.parametrize(
    ("values", "odd", "says"),
    [
        ([10, 11, 12, 11, 10, 11, 12, 11, 10, 11, 12, 11, 40], True, "veel hoger dan in de 12 maanden ervoor"),
        ([10, 11, 12, 11, 10, 11, 12, 11, 10, 11, 12, 11, 1], True, "veel lager dan in de 12 maanden ervoor"),
        ([10, 11, 12, 11, 10, 11, 12, 11, 10, 11, 12, 11, 12], False, "past bij de 12 maanden ervoor; de middelste daarvan is 11 oproepen"),
        ([10, 11, 12, 900, 10, 11, 12, 11, 900, 11, 12, 11, 40], True, "veel hoger"),  # odd months hide nothing
        ([5] * 12 + [5], False, "past bij"),
        ([5] * 12 + [6], True, "veel hoger"),  # never anything but 5
        ([5, 5, 5, 5, 5, 5, 5, 5, 6, 5, 5, 4, 6], False, "past bij"),
        ([10, 11, 12, 11, 10, 11, 11], False, "past bij de 6 bekende maanden ervoor"),
        ([10, 11, 12, 11, 10, 400], False, "nog maar 5 eerdere maanden; vanaf 6"),
        ([10, 400], False, "nog maar 1 eerdere maand"),
        ([400], False, "nog geen eerdere maand"),
    ],
)  # fmt: skip
def test_the_first_signal(catalogue: Catalogue, values: list[float], odd: bool, says: str) -> None:
    asked = catalogue.question("aangeboden-oproepen")
    line = series.Series("x", "x", "x", {}, question=asked)
    found = signal.first(told(*values), NEWEST)
    assert found is not None and found.odd is odd
    said = signal.sentence(line, found)
    assert says in said
    known = len(values) == 13
    assert (f"In oktober 2025 was het {values[0]} oproepen." in said) is known
    assert ("Van oktober 2025 is er geen cijfer." in said) is not known


def test_a_month_without_a_value_has_no_signal() -> None:
    assert signal.first(told(1, 2, None), NEWEST) is None


def test_the_signal_does_not_change_with_the_scale_or_with_months_long_ago() -> None:
    lot = random.Random(5)
    for _ in range(100):
        values = [lot.lognormvariate(3, 0.2) for _ in range(12)] + [lot.lognormvariate(3, 0.6)]
        found = signal.first(told(*values), NEWEST)
        scaled = signal.first(told(*(1000 * v for v in values)), NEWEST)
        older = signal.first(told(*[1e6] * 5, *values), NEWEST)
        assert found is not None and scaled is not None and older is not None
        assert found.z == pytest.approx(scaled.z) and found.odd == scaled.odd
        assert found.z == older.z and found.middle == statistics.median(values[:12])


def test_dates_of_a_month() -> None:
    assert (Period(2024, 2).first, Period(2024, 2).last) == (date(2024, 2, 1), date(2024, 2, 29))
    assert [Period(2026, 2).back(n) for n in (1, 2, 14, -11)] == [
        Period(2026, 1), Period(2025, 12), Period(2024, 12), Period(2027, 1),
    ]  # fmt: skip
