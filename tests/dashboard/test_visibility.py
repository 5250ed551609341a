"""A viewer who may see nothing gets no figure, whatever is asked; one file decides about that."""

from collections.abc import Callable

import pytest

from benchmark import answers, places
from benchmark.answers import Question
from benchmark.errors import NoFigures, SpiegelError
from benchmark.viewing import View, Viewer
from benchmark.vocabulary import ReportKind
from dashboard import tables

DELFT = Question("GM0503", 2023)


@pytest.fixture(scope="module")
def blind(view: View) -> View:
    return View(view.edition, Viewer("buitenstaander", sees_everything=False))


def test_no_comparison_and_no_values(blind: View):
    for indicator in blind.edition.catalogue.with_figures():
        with pytest.raises(NoFigures):
            answers.compare(blind, DELFT, indicator.code)
        with pytest.raises(NoFigures):
            answers.values(blind, indicator.code, 2023, ReportKind.ACCOUNTS)


def test_no_years(blind: View):
    found = answers.trend(blind, DELFT, "BRZ03")
    assert (found.years, found.budgets) == ((), ())


def test_no_overview_and_no_room(blind: View):
    found = answers.overview(blind, DELFT)
    assert (found.deviations, found.bookings, found.others, found.present) == ((), (), (), 0)
    assert answers.room_for_savings(blind, DELFT).lines == ()


def test_no_amounts(blind: View):
    assert blind.amounts_of("iv3.lasten.0.2", 2023) == {}
    assert blind.amounts("lasten", ("0.2",), 2023) == {}
    assert blind.figures("BRZ03", 2023, "rekening") is None
    assert blind.everyone("BRZ03", 2023, "rekening") is None


def test_no_source_cells(blind: View):
    assert len(blind.provenance("BRZ03", DELFT)) == 0


def test_no_outcome_of_a_test(blind: View, view: View):
    """What a test found (a share, an amount) and what a check found are figures too."""
    assert answers.booking_check(view, DELFT).subjects
    found = answers.booking_check(blind, DELFT)
    assert (found.subjects, found.signals, found.findings) == ((), (), ())


def test_nothing_is_present(blind: View, view: View):
    found = answers.completeness(blind, DELFT)
    assert found.present == 0
    assert [n for _, _, n, _ in found.indicators] == [0] * len(found.indicators)
    some = next(
        q
        for q in (Question(c, 2023) for c in view.edition.municipalities.in_year(2023)["code"])
        if len(answers.completeness(view, q).findings)
    )
    assert len(answers.completeness(blind, some).findings) == 0


def digits(build: Callable[[], tables.Table]) -> list[object]:
    """The figures in a table that may be figures of a municipality."""
    try:
        table = build()
    except SpiegelError:
        return []
    return [c.value for row in table.rows for c in row if isinstance(c.value, float)]


def test_no_table_holds_a_figure(blind: View, view: View):
    public = {"groep", "ligging", "balans"}  # places: a group is chosen before looking at figures
    for kind, builder in tables.BUILDERS.items():
        if kind not in public:
            assert digits(lambda b=builder: b(blind, DELFT, "BRZ03")) == [], kind  # type: ignore[misc]
    assert digits(lambda: tables.indicator.group_values(view, DELFT, "BRZ03"))


def test_one_file_decides():
    files = [*(places.ROOT / "benchmark").rglob("*.py"), *(places.ROOT / "dashboard").rglob("*.py")]
    named = [f.name for f in files if "sees_everything" in f.read_text(encoding="utf-8")]
    assert len(files) > 60 and named == ["viewing.py"]
