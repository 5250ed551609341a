"""Appointments: a whole that adds up or is refused, planted stories told rightly, assumptions read strictly."""

from dataclasses import replace

import pytest

from benchmark import answers
from benchmark.answers import Question
from benchmark.answers.appointments import AppointmentsAnswer, appointments, to_call
from benchmark.answers.assumed import Typed, as_parameters, assumed, read
from benchmark.answers.missed import Standing, refilled_of, start
from benchmark.answers.planned import Counts, planned, rule_of, whole
from benchmark.errors import NoFigures, SpiegelError
from benchmark.everyone import Everyone
from benchmark.narrative import appointments as narrative_appointments
from benchmark.narrative import missed as narrative_missed
from benchmark.peers import GroupChoice
from benchmark.savings.scenario import Range
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind, Status

EIGHT = GroupChoice("size", 8)


def practice(code: str, year: int = 2024) -> Question:
    return Question(code, year, group=EIGHT, examples=True)


def told(view: View, code: str, year: int = 2024, typed: Typed = Typed()) -> AppointmentsAnswer:
    asked = practice(code, year)
    return appointments(view, asked, assumed(view, asked, typed))


def all_of(view: View, year: int = 2024) -> list[AppointmentsAnswer]:
    return [told(view, c, year) for c in view.edition.municipalities.in_year(year)["code"]]


# The whole -----------------------------------------------------------------------------------------


def test_a_whole_worked_by_hand():
    """29,000 planned: 3,100 cancelled in time, 24,400 came, 1,500 missed of which 420 cancelled late."""
    shares, trouble = whole(Counts(29_000, 25_900, 1_500, 420, 24_400), 0.5)
    assert trouble is None and shares is not None
    assert shares == pytest.approx(tuple(100 * n / 29_000 for n in (24_400, 3_100, 420, 1_080)))
    assert sum(shares) == pytest.approx(100)


@pytest.mark.parametrize(
    ("counts", "kind", "says"),
    [
        (Counts(29_000, 25_900, 1_500, 420, 23_400), "sum", "samen 28.000 afspraken, en dat moeten er 29.000 zijn"),
        (Counts(29_000, 30_000, 1_500, 420, None), "stood", "30.000 afspraken niet op tijd afgezegd, van 29.000"),
        (Counts(29_000, 1_400, 1_500, 420, None), "missed", "1.500 afspraken gemist, van 1.400"),
        (Counts(29_000, 25_900, 1_500, 1_800, None), "late", "meer dan de 1.500 waarop niemand kwam"),
        (Counts(29_000, None, None, 420, 24_400), "missing", "ontbreekt het aantal afspraken die niet op tijd zijn"),
        (Counts(0, 0, 0, 0, 0), "none", "plande geen afspraken: iedereen komt via vrije inloop"),
    ],
)  # fmt: skip
def test_what_is_no_whole_is_refused_with_a_sentence(
    view: View, counts: Counts, kind: str, says: str
):
    shares, trouble = whole(counts, 0.5)
    assert shares is None and trouble is not None and trouble.kind == kind
    answer = replace(planned(view, practice("GM0503")), shares=None, trouble=trouble)
    assert says in narrative_appointments.trouble(answer)


def test_rounded_counts_are_still_a_whole():
    shares, trouble = whole(Counts(29_000, 25_900, 1_500, 420, 24_500), 0.5)
    assert trouble is None and shares is not None and sum(shares) == pytest.approx(100)


def test_no_late_count_and_no_show_of_nothing_are_not_the_same():
    assert whole(Counts(1_000, 900, 0, 0, 900), 0.5)[0] == (90, 10, 0, 0)
    assert whole(Counts(1_000, 900, None, None, 900), 0.5)[0] is None


def test_every_whole_adds_up_and_the_mean_is_that_of_those(view: View):
    wholes = 0
    for answer in all_of(view):
        found = answer.planned
        assert (found.shares is None) is (found.trouble is not None)
        complete = [s for _, s in found.peers if s is not None]
        assert found.n_whole == len(complete)
        if found.shares is not None:
            wholes += 1
            assert sum(found.shares) == pytest.approx(100)
        if found.mean is not None:
            by_hand = [sum(column) / len(complete) for column in zip(*complete, strict=True)]
            assert found.mean == pytest.approx(by_hand)
        else:
            assert len(complete) < 5
    assert wholes > 100


def test_the_order_of_peers_does_not_matter(view: View):
    codes = [p.code for p in answers.compare(view, practice("GM0503"), "BAL01").peers]
    one, other = (
        planned(view, replace(practice("GM0503"), group=GroupChoice("own", codes=tuple(c))))
        for c in (codes, codes[::-1])
    )
    assert one.mean == pytest.approx(other.mean) and one.shares == other.shares


# The planted stories ---------------------------------------------------------------------------------


def test_the_low_no_show_of_delft_is_told_as_a_strong_point(view: View):
    answer = told(view, "GM0503")
    assert answer.missed.standing is Standing.REACHED and answer.missed.room is None
    assert "sterk punt" in narrative_appointments.headline(answer)
    assert "lager dan 7 van 7" in narrative_appointments.figures(answer.missed)
    assert "Geen ruimte zichtbaar" in narrative_missed.room(answer, rule_of(view))
    assert any("sms" in story for story in answer.stories)
    assert answer.planned.mean is not None and answer.planned.shares is not None
    assert answer.planned.shares.late > answer.planned.mean.late  # who does not come, says so
    before = told(view, "GM0503", 2022)
    assert (
        before.missed.standing is Standing.ROOM
        and "sterk" not in narrative_appointments.headline(before)
    )


def test_the_outlier_of_rotterdam_is_a_question_first(view: View):
    answer = told(view, "GM0599", 2022)
    assert answer.missed.doubtful == "high"
    assert "controleer eerst de telling" in narrative_appointments.headline(answer)
    assert "27,5%) is heel hoog" in " ".join(narrative_missed.cautions(answer))


def test_not_kept_is_said_and_is_no_nought(view: View):
    answer = told(view, "GM0088")
    assert answer.missed.standing is Standing.NO_FIGURE and answer.missed.point is None
    assert "niet bijgehouden" in narrative_appointments.headline(answer)
    assert "houdt de no-show niet bij. Dat is geen nul" in narrative_appointments.whole(
        answer.planned
    )


def test_without_walk_in_less_is_refilled_and_that_is_said(view: View):
    found = [a for a in all_of(view) if a.missed.walk_in is False and a.missed.point is not None]
    assert len(found) > 20
    for answer in found:
        assert answer.missed.assumed.refilled == Range(0.0, 0.1, 0.3)
        share = refilled_of(view, answer.asked)
        rests = narrative_missed.assumptions(answer.missed, view.edition.catalogue, share)
        assert any("heeft geen vrije inloop" in text for text in rests)
        waits = [d for d in answer.waiting if d.comparison.indicator.code == "BAL05"]
        if waits and waits[0].comparison.status is Status.NOT_APPLICABLE:
            said = " ".join(narrative_appointments.remarks(answer, rule_of(view)))
            assert "dat is geen nul" in said


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (Status.NOT_KEPT, "houdt de no-show niet bij"),
        (Status.NOT_APPLICABLE, "de balie werkt zonder afspraken"),
        (Status.NOT_DELIVERED, "leverde de afspraken van dit jaar niet"),
        (Status.NOT_COMPUTABLE, "bleef geen enkele afspraak staan"),
    ],
)
def test_each_answer_without_a_number_has_its_own_sentence(view: View, status: Status, says: str):
    nothing = whole(Counts(None, None, None, None, None), 0.5)[1]
    answer = replace(planned(view, practice("GM0503")), status=status, shares=None, trouble=nothing)
    assert says in narrative_appointments.trouble(answer)


def test_a_no_show_of_nothing_is_a_count_that_is_doubted(view: View):
    answer = told(view, "GM0503")
    comparison = replace(answer.missed.comparison, value=0.0, numerator=0.0)
    zero = replace(answer, missed=replace(answer.missed, comparison=comparison, doubtful="low"))
    assert "is nul. Dat is een telling en geen leeg cijfer" in narrative_missed.cautions(zero)[0]
    assert not narrative_appointments.strong(zero.missed)


# Hours -----------------------------------------------------------------------------------------------


def test_small_differences_are_too_small_to_book_and_large_ones_are_not(view: View):
    rooms = [a for y in (2021, 2024) for a in all_of(view, y) if a.missed.room is not None]
    small = {a.missed.small for a in rooms}
    assert small == {True, False}
    for answer in rooms:
        assert answer.missed.room is not None
        said = narrative_missed.room(answer, rule_of(view))
        assert answer.missed.small is (answer.missed.room.fte.central < 0.5)
        assert ("te klein om in te boeken" in said) is answer.missed.small
        assert "€" not in said and "euro" not in said


def test_who_reads_half_an_fte_has_half_an_fte():
    assert narrative_missed.fte(0.49999) == "0,49"
    assert narrative_missed.fte(0.5) == "0,50"


def test_a_difference_that_cannot_be_read_is_none(view: View):
    for answer in all_of(view):
        comparison = answer.missed.comparison
        middle = comparison.standing.median
        if comparison.value is not None and middle is not None:
            higher = round(comparison.value, 1) > round(middle, 1)
            assert (answer.missed.standing is Standing.ROOM) is higher


def test_nobody_is_rung_about_an_example_and_of_real_figures_the_lowest_three(view: View):
    answer = told(view, "GM0599")
    assert answer.to_call == () and narrative_missed.to_call(answer) == ""
    comparison = answer.missed.comparison
    real = replace(comparison, everyone=Everyone(comparison.everyone.rows))
    called = to_call(replace(answer.missed, comparison=real), 3)
    known = sorted(p.value for p in comparison.peers if p.value is not None and p.value >= 0.5)
    assert [p.value for p in called] == known[:3]
    said = narrative_missed.to_call(replace(answer, missed=replace(answer.missed, comparison=real)))
    assert all(p.name in said for p in called)


# Assumptions -------------------------------------------------------------------------------------------


def test_what_is_typed_is_laid_over_the_catalogue(view: View):
    asked = practice("GM0503")
    found = assumed(view, asked, Typed("12,5", "0,1-0.5", "1400"))
    assert found == (12.5, pytest.approx((0.1, 0.3, 0.5)), 1400.0)
    assert assumed(view, asked, Typed(refilled="0.3")).refilled == (0.3, 0.3, 0.3)
    assert assumed(view, asked) == start(view, asked)
    typed = as_parameters(found, start(view, asked))
    assert assumed(view, asked, Typed(*typed.values())) == found
    assert as_parameters(start(view, asked), start(view, asked)) == {}


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (Typed(slot="0"), "'0' bij minuten per afspraak"),
        (Typed(slot="121"), "van 1 tot en met 120 minuten"),
        (Typed(slot="tien"), "'tien' bij minuten per afspraak"),
        (Typed(slot="1" * 400), "1…'"),
        (Typed(refilled="30"), "een deel van 0 tot en met 1"),
        (Typed(refilled="0.5-0.1"), "'0.5-0.1' bij deel"),
        (Typed(refilled="0.1-0.2-0.3"), "twee met een streepje"),
        (Typed(refilled="-0.1"), "'-0.1' bij deel"),
        (Typed(hours="nan"), "van 1.000 tot en met 1.800 uren"),
    ],
)
def test_what_cannot_be_used_is_said_in_a_sentence(view: View, typed: Typed, says: str):
    asked = practice("GM0503")
    with pytest.raises(SpiegelError) as raised:
        assumed(view, asked, typed)
    assert says in f"{raised.value.sentence} {raised.value.remedy}"
    found, mistakes = read(view, asked, typed)
    assert found == start(view, asked) and len(mistakes) == 1


def test_the_catalogue_gives_every_assumption_its_reason(view: View):
    asked = practice("GM0503")
    answer = told(view, "GM0503")
    said = narrative_missed.assumptions(
        answer.missed, view.edition.catalogue, refilled_of(view, asked)
    )
    assert "één balie 10 minuten leeg" in said[0] and "1.363" in said[2] and "0,5 fte" in said[3]


def test_without_figures_there_is_nothing_to_say(view: View):
    asked = Question("GM0503", 2024)
    with pytest.raises(NoFigures, match="leverde nog niemand cijfers"):
        appointments(view, asked, start(view, asked))


@pytest.mark.parametrize(
    ("n", "said"), [(1, "van 1 gemeente: te weinig"), (0, "van 0 gemeenten: te weinig")]
)
def test_too_few_peers_are_counted_in_good_dutch(view: View, n: int, said: str):
    answer = told(view, "GM0503")
    standing = replace(answer.missed.comparison.standing, n_delivered=n)
    comparison = replace(answer.missed.comparison, standing=standing)
    few = replace(answer.missed, comparison=comparison, standing=Standing.NO_REFERENCE)
    text = narrative_missed.room(replace(answer, missed=few), rule_of(view))
    assert said in text and "hebben" not in text


def test_a_budget_sends_to_the_accounts(view: View):
    asked = replace(practice("GM0503"), report=ReportKind.BUDGET)
    with pytest.raises(NoFigures) as caught:
        planned(view, asked)
    assert caught.value.remedy == "Kies een jaarrekening."
