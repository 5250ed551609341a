"""Questions and their answers on the real figures."""

import pytest

from benchmark import answers
from benchmark.answers import Question
from benchmark.answers.overview import within_middle_half
from benchmark.errors import GroupTooSmall, MergedMunicipality, NoFigures, SpiegelError
from benchmark.peers import GroupChoice
from benchmark.viewing import View, Viewer
from benchmark.vocabulary import Outcome, ReportKind, Status
from tests import oracle


def test_delft_by_hand(view: View):
    """6,791,000 euro for 106,086 inhabitants; fifteen peers, each within a factor two."""
    found = answers.compare(view, answers.question(view, "Delft", 2023), "BRZ03")
    assert (found.numerator, found.denominator) == (6_791_000, 106_086)
    assert found.value == 6_791_000 / 106_086 == pytest.approx(64.0141, abs=1e-4)
    sizes = dict(view.edition.municipalities.in_year(2023).select("code", "inhabitants").rows())
    assert [p.code for p in found.peers] == oracle.nearest(sizes, "GM0503", 15)[0]
    values = sorted(p.value for p in found.peers)
    assert found.standing.median == values[7]
    assert found.standing.rank == sum(v < found.value for v in values) / 15
    assert found.source == "CBS Iv3, tabel 45063NED"


def test_the_answer_has_exactly_the_promised_keys(view: View):
    found = answers.compare(view, answers.question(view, "Delft", 2023), "BRZ03").as_dict()
    assert list(found) == [
        "indicator", "unit", "direction", "year", "report", "gemeente", "value", "numerator",
        "denominator", "status", "source", "edition", "peers", "n_peers", "n_delivered", "median",
        "p25", "p75", "rank", "comparable",
    ]  # fmt: skip
    assert list(found["gemeente"]) == ["code", "name", "inhabitants"]
    assert list(found["peers"][0]) == ["code", "name", "inhabitants", "distance", "value"]
    assert list(found["comparable"]) == ["passes", "reasons"]


def test_a_group_is_chosen_before_looking_at_who_has_figures(view: View):
    """Vijfheerenlanden delivered nothing in 2023, and stays in the groups of others without a value."""
    sizes = view.edition.municipalities.in_year(2023)
    near = oracle.nearest(dict(sizes.select("code", "inhabitants").rows()), "GM1961", 15)[0]
    for code in near:
        found = answers.compare(view, Question(code, 2023), "BRZ03")
        silent = [p for p in found.peers if p.code == "GM1961"]
        if silent:
            assert silent[0].value is None
            assert found.standing.n_delivered == found.standing.n - 1 == 14
            return
    raise AssertionError("nobody near has Vijfheerenlanden as a peer")


def test_an_own_figure_that_is_missing_has_a_reason_and_no_rank(view: View):
    found = answers.compare(view, Question("GM1961", 2023), "BRZ03")
    assert (found.value, found.status, found.standing.rank) == (None, Status.NOT_DELIVERED, None)
    assert found.standing.median is not None
    assert found.comparable.outcome is Outcome.UNKNOWN
    assert found.comparable.reasons == ("Vijfheerenlanden leverde geen jaarrekening 2023",)


def test_what_is_asked_first_is_the_newest_year_that_can_be_tested(view: View):
    assert answers.default_period(view.edition) == (2023, ReportKind.ACCOUNTS)
    assert answers.question(view, "Delft").year == 2023
    assert answers.question(view, "Delft", report="begroting").year == 2026
    assert answers.year_for(view.edition, ReportKind.BUDGET) == 2026
    assert answers.periods(view.edition)[0] == (2024, ReportKind.ACCOUNTS)


@pytest.mark.parametrize(
    ("gemeente", "year", "report", "group", "error", "words"),
    [
        ("Delft", 1999, "rekening", "grootte-15", NoFigures, "van 2017 tot en met 2024"),
        ("Delft", 2025, "rekening", "grootte-15", NoFigures, "jaarrekening 2025"),
        ("Delft", 2023, "jaarverslag", "grootte-15", SpiegelError, "rekening of begroting"),
        ("Haren", 2023, "rekening", "grootte-15", MergedMunicipality, "Groningen"),
        ("Delft", 2023, "rekening", "eigen-GM0034-GM0080", GroupTooSmall, "minstens 5"),
        ("Delft", 2023, "rekening", "eigen-GM0034-GM9999", SpiegelError, "geen gemeente"),
        ("Delft", 2023, "rekening", "grootte-99", SpiegelError, "van 5 tot en met 40"),
    ],
)
def test_a_question_without_an_answer(view: View, gemeente, year, report, group, error, words):
    with pytest.raises(error, match=words):
        answers.question(view, gemeente, year, report, group)


def test_an_indicator_without_figures_says_so(view: View):
    asked = answers.question(view, "Delft", 2023)
    with pytest.raises(NoFigures, match="leverde nog niemand cijfers"):
        answers.compare(view, asked, "BRZ01")
    with pytest.raises(NoFigures, match=r"jaarrekening 2024.*Wel uit de jaarrekening van: 2023"):
        answers.compare(view, Question("GM0503", 2024), "BEL16")


def test_a_budget_is_never_compared_in_euros_of_room(view: View):
    asked = answers.question(view, "Delft", 2023, "begroting")
    found = answers.room_for_savings(view, asked)
    assert found.lines
    assert all(line.gap is None and line.comparable.reasons for line in found.lines)


def test_the_trend_keeps_accounts_and_budgets_apart_and_the_group_the_same(view: View):
    found = answers.trend(view, Question("GM0503", 2023), "BRZ03")
    assert [y.year for y in found.years] == list(range(2017, 2025))
    assert all(y.standing.n == 15 for y in found.years)
    accounts = view.edition.figures("BRZ03", 2020, "rekening")
    assert found.years[3].value == accounts.filter(code="GM0503")["value"].item()
    assert dict(found.budgets)[2026] and found.years[3].budget == dict(found.budgets)[2020]


def test_the_overview_shows_only_deviations_that_passed(view: View):
    found = answers.overview(view, answers.question(view, "Delft", 2023))
    assert found.deviations
    # What lies outside the middle half of the group comes first; within each part the largest first.
    order = [(within_middle_half(d.comparison), -abs(d.z)) for d in found.deviations]
    assert order == sorted(order)
    assert all(d.comparison.comparable.passes for d in found.deviations)
    assert all(d.comparison.comparable.outcome is Outcome.FAILS for d in found.bookings)
    codes = [
        d.comparison.indicator.code for d in (*found.deviations, *found.bookings, *found.others)
    ]
    assert len(codes) == len(set(codes)) == found.present == 10


def test_without_a_group_of_comparable_size_nothing_is_called_a_deviation(view: View):
    for name in ("Amsterdam", "Schiermonnikoog"):
        found = answers.overview(view, answers.question(view, name, 2023))
        assert not found.deviations and not found.comparable_size
        assert len(found.bookings) + len(found.others) == found.present == 10


def test_a_value_in_the_middle_half_does_not_stand_out(view: View):
    for code in view.edition.municipalities.in_year(2023)["code"][:80]:
        for deviation in answers.overview(view, answers.question(view, code, 2023)).deviations:
            standing, own = deviation.comparison.standing, deviation.comparison.value
            if standing.p25 <= own <= standing.p75:
                assert not deviation.stands_out


def test_the_booking_check_counts_who_passes(view: View):
    found = answers.booking_check(view, answers.question(view, "Delft", 2023))
    by_key = {s.subject.key: s for s in found.subjects}
    assert by_key["belastingen"].outcome is Outcome.FAILS
    assert any("Delft" in r.sentence for r in by_key["belastingen"].results)
    assert by_key["burgerzaken"].outcome is Outcome.PASSES
    assert {s.n_tested for s in found.subjects} == {341}
    assert all(r.found and r.limit for s in found.subjects for r in s.results)


def test_completeness_counts_what_is_there(view: View):
    found = answers.completeness(view, answers.question(view, "Delft", 2023))
    assert (found.present, found.asked) == (10, 97)
    assert found.missing == ("Vijfheerenlanden",)
    without = answers.completeness(view, Question("GM1961", 2023))
    assert without.present == 0


def test_a_viewer_who_may_not_see_gets_nothing(view: View):
    stranger = View(view.edition, Viewer("vreemd", sees_everything=False))
    with pytest.raises(NoFigures):
        answers.compare(stranger, Question("GM0503", 2023), "BRZ03")
    with pytest.raises(NoFigures):
        answers.values(stranger, "BRZ03", 2023, ReportKind.ACCOUNTS)


def test_the_size_of_a_group_is_respected(view: View):
    for k in (5, 8, 40):
        found = answers.compare(
            view, Question("GM0503", 2023, group=GroupChoice("size", k)), "BRZ03"
        )
        assert found.standing.n == len(found.peers) <= k
        assert (found.standing.p25 is None) == (found.standing.n < 8)
