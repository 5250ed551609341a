"""Whether two figures go together: against published examples, and against slow formulas of our own."""

import itertools
import math
import random
import statistics
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmark import answers, position
from benchmark.answers import Question
from benchmark.errors import NoFigures, SpiegelError
from benchmark.narrative import beside as narrative_beside
from benchmark.position.relation import LEAST_FOR_RELATION
from benchmark.viewing import View
from benchmark.vocabulary import Outcome, ReportKind

DELFT = Question("GM0503", 2023)
PRACTICE = Question("GM0503", 2023, examples=True)


# The formulas again, slow and obvious -----------------------------------------------------------------


def sign(value: float) -> int:
    return (value > 0) - (value < 0)


def score(xs: list[float], ys: list[float]) -> int:
    """Kendall's S: pairs that go together minus pairs that do not, one by one."""
    pairs = itertools.combinations(range(len(xs)), 2)
    return sum(sign(xs[i] - xs[j]) * sign(ys[i] - ys[j]) for i, j in pairs)


def tau_b(xs: list[float], ys: list[float]) -> float:
    """S over the geometric mean of what it would be for each of the two with itself."""
    return score(xs, ys) / math.sqrt(score(xs, xs) * score(ys, ys))


def exact_z(xs: list[float], ys: list[float]) -> float:
    """S over its true standard deviation when chance alone puts the values beside each other."""
    by_chance = [score(xs, list(order)) for order in itertools.permutations(ys)]
    return score(xs, ys) / statistics.pstdev(by_chance)


def line(xs: list[float], ys: list[float]) -> tuple[float, float]:
    """Theil and Sen: the middle slope of all pairs, and the middle of what is left."""
    pairs = itertools.combinations(zip(xs, ys, strict=True), 2)
    slope = statistics.median((d - b) / (c - a) for (a, b), (c, d) in pairs if a != c)
    return slope, statistics.median(y - slope * x for x, y in zip(xs, ys, strict=True))


# Published --------------------------------------------------------------------------------------------


def test_cloud_seeding():
    """Data of Hollander, Wolfe and Chicken (3rd edition), example 9.1; the line is worked out by hand.

    Ten slopes, the middle two -0.0575 and -0.055; what is left: 1.28875 1.31125 1.31625 1.3825 1.385.
    """
    found = position.relate([1, 2, 3, 4, 5], [1.26, 1.27, 1.12, 1.16, 1.03])
    assert found.together - found.apart == -6
    assert found.slope == pytest.approx(-0.05625)
    assert found.intercept == pytest.approx(1.31625)


def test_the_slope_of_statpsych():
    """The worked example of ci.theil in the R package statpsych, after Bonett (2021)."""
    y = [21, 4, 9, 12, 35, 18, 10, 22, 24, 1, 6, 8, 13, 16, 19]
    x = [67, 28, 30, 28, 52, 40, 25, 37, 44, 10, 14, 20, 28, 40, 51]
    assert position.relate(x, y).slope == pytest.approx(0.5)


def test_tuna():
    """Hollander and Wolfe (1973), page 187; R's cor.test documents p = 0.04765 by the normal distribution."""
    x = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1]
    y = [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8]
    found = position.relate(x, y)
    assert (found.together, found.apart) == (26, 10)
    assert found.tau == pytest.approx(4 / 9)
    assert found.z is not None
    assert 0.5 * math.erfc(found.z / math.sqrt(2)) == pytest.approx(0.04765, abs=5e-6)


def test_ranks_with_ties():
    """Kendall, Rank Correlation Methods, example 3.1: two rankings of ten with ties, S 33, tau-b 0.859."""
    x = [1, 2.5, 2.5, 4.5, 4.5, 6.5, 6.5, 8, 9.5, 9.5]
    y = [1, 2, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10]
    found = position.relate(x, y)
    assert found.together - found.apart == 33
    assert found.tau == pytest.approx(0.859, abs=0.0005)


# Against the slow formulas ----------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(12))
def test_agrees_with_the_slow_formulas(seed: int):
    chance = random.Random(seed)
    n = chance.randint(5, 45)
    xs = [chance.choice([chance.gauss(0, 1), round(chance.gauss(0, 1))]) for _ in range(n)]
    ys = [0.4 * x + chance.choice([chance.gauss(0, 1), 0.0]) for x in xs]
    found = position.relate(xs, ys)
    assert found.tau == pytest.approx(tau_b(xs, ys))
    assert (found.slope, found.intercept) == pytest.approx(line(xs, ys))


@pytest.mark.parametrize(
    ("xs", "ys"),
    [
        ([1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 6, 5]),
        ([1, 1, 2, 3, 3, 3, 4], [1, 2, 2, 2, 5, 4, 4]),
        ([0, 0, 0, 0, 1, 1, 1], [0, 0, 0, 1, 1, 1, 2]),
        ([1, 2, 2, 2, 2, 9], [5, 5, 5, 1, 1, 7]),
    ],
)
def test_z_has_the_true_variance_also_with_ties(xs: list[float], ys: list[float]):
    """All orders of the values are tried; the formula with its three terms must give the same."""
    assert position.relate(xs, ys).z == pytest.approx(exact_z(xs, ys))


points = st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=3, max_size=40)


@given(points, st.randoms(use_true_random=False))
def test_the_order_of_municipalities_and_of_axes_does_not_matter(found, chance):
    xs, ys = [[float(v) for v in axis] for axis in zip(*found, strict=True)]
    before = position.relate(xs, ys)
    mixed = found[:]
    chance.shuffle(mixed)
    after = position.relate(*[[float(v) for v in axis] for axis in zip(*mixed, strict=True)])
    assert after == before
    turned = position.relate(ys, xs)
    assert (turned.together, turned.apart) == (before.together, before.apart)
    assert turned.tau == pytest.approx(before.tau) and turned.z == pytest.approx(before.z)
    if before.tau is not None:
        assert -1 <= before.tau <= 1 and 0.5 <= before.share <= 1


def test_chance_alone_is_told_apart_about_five_times_in_a_hundred():
    chance = random.Random(1968)
    trials = 400
    told = 0
    for _ in range(trials):
        xs, ys = ([chance.lognormvariate(3, 1) for _ in range(30)] for _ in range(2))
        told += position.relate(xs, ys).told_apart
    assert 0.02 * trials < told < 0.09 * trials


def test_outliers_do_not_turn_the_line():
    xs = [float(x) for x in range(40)]
    ys = [2 * x + 1 for x in xs]
    for n in (3, 17, 30):
        ys[n] = 10_000.0
    found = position.relate(xs, ys)
    assert found.line == pytest.approx((2.0, 1.0))


@pytest.mark.parametrize(
    ("xs", "ys"),
    [
        ([], []),
        ([1.0], [2.0]),
        ([1.0, 1.0, 1.0], [1.0, 2.0, 3.0]),  # x is everywhere the same
        ([1.0, 2.0, 3.0] * 10, [5.0] * 30),  # y is everywhere the same
    ],
)
def test_nothing_is_told_where_nothing_varies(xs: list[float], ys: list[float]):
    found = position.relate(xs, ys)
    assert (found.tau, found.z, found.line, found.told_apart) == (None, None, None, False)
    assert found.share == 0.5


def test_with_under_twenty_nothing_is_told_apart_however_strong():
    exact = [float(x) for x in range(LEAST_FOR_RELATION)]
    assert position.relate(exact, exact).told_apart
    few = position.relate(exact[1:], exact[1:])
    assert few.tau == 1 and not few.told_apart and few.line is None


def test_many_equal_values_give_no_flat_line():
    """With a relation between few, and all others equal, the middle slope is 0: no line can show that."""
    xs = [float(x) for x in range(60)]
    ys = [0.0] * 50 + [float(y) for y in range(1, 11)]
    found = position.relate(xs, ys)
    assert found.told_apart and found.slope == 0 and found.line is None


def test_all_municipalities_are_fast_enough():
    chance = random.Random(3)
    xs, ys = ([chance.random() for _ in range(342)] for _ in range(2))
    times = []
    for _ in range(3):
        start = time.perf_counter()
        position.relate(xs, ys)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.5  # about 0.03 on a quiet machine


# The answer -------------------------------------------------------------------------------------------


def test_everyone_with_both_figures_is_there(view: View):
    found = answers.relation(view, DELFT, "KST05", "BRZ03")
    x, y = (view.everyone(c, 2023, "rekening").rows for c in ("KST05", "BRZ03"))  # type: ignore[union-attr]
    both = {c for c in x if x[c].value is not None and y[c].value is not None}
    assert {d.code for d in found.dots} == both and len(both) == 341
    assert all((d.x, d.y) == (x[d.code].value, y[d.code].value) for d in found.dots)
    sizes = [d.inhabitants for d in found.dots]
    assert sizes == sorted(sizes, reverse=True), "small ones are drawn over large ones"
    assert found.own is not None and found.own.name == "Delft" and not found.example


def test_books_that_fail_count_in_no_relation(view: View):
    found = answers.relation(view, DELFT, "KST05", "BRZ03")
    outcomes = [view.outcomes(s, 2023) for s in ("organisatie", "burgerzaken")]
    failing = {c for o in outcomes for c, outcome in o.items() if outcome is Outcome.FAILS}
    assert {d.code for d in found.dots if not d.counts} == failing & {d.code for d in found.dots}
    counted = [d for d in found.dots if d.counts]
    assert found.relation == position.relate([d.x for d in counted], [d.y for d in counted])
    assert found.relation.n + found.uncounted == len(found.dots)
    assert f"{found.uncounted} gemeenten tellen niet mee" in narrative_beside.relation(found)


def test_a_budget_has_no_books_to_test(view: View):
    asked = Question("GM0503", 2023, ReportKind.BUDGET)
    assert answers.relation(view, asked, "BEL15", "BRZ03").uncounted == 0


def test_the_answer_is_the_same_for_whoever_looks(view: View):
    one = answers.relation(view, DELFT, "KST05", "BRZ03")
    other = answers.relation(view, Question("GM0363", 2023), "KST05", "BRZ03")
    assert one.dots is other.dots and one.relation is other.relation


def test_figures_of_the_same_amounts_are_warned_about(view: View):
    shared = answers.relation(view, DELFT, "KST09", "KST05")
    assert shared.shared and "Alleen al daardoor" in narrative_beside.relation(shared)
    assert not answers.relation(view, DELFT, "KST05", "BRZ03").shared


def test_an_example_on_either_axis_marks_every_name_and_sentence(view: View):
    for x, y in (("BRZ03", "BAL01"), ("BAL01", "BRZ03"), ("BAL01", "TEL02")):
        found = answers.relation(view, PRACTICE, x, y)
        assert found.example and all(d.name.endswith(" (voorbeeld)") for d in found.dots)
        for text in (
            narrative_beside.relation(found),
            narrative_beside.relation_headline(found),
            narrative_beside.relation_numbers(found),
        ):
            assert "(voorbeeld)" in text
    real = answers.relation(view, PRACTICE, "KST05", "BRZ03")
    assert not real.example and "voorbeeld" not in narrative_beside.relation(real)


def test_without_oefenmodus_there_is_no_example(view: View):
    with pytest.raises(NoFigures):
        answers.relation(view, DELFT, "BAL01", "BRZ03")
    with pytest.raises(SpiegelError, match="twee verschillende"):
        answers.relation(view, DELFT, "BRZ03", "BRZ03")


def test_the_sentence_says_which_it_is(view: View):
    codes = [i.code for i in view.edition.catalogue.with_figures()]
    seen = set()
    for x, y in itertools.combinations(codes, 2):
        found = answers.relation(view, DELFT, x, y)
        text, told = narrative_beside.relation(found), found.relation.told_apart
        assert ("Er is een verband" in text) is told
        assert ("Wij zien geen verband dat van toeval te onderscheiden is" in text) is not told
        assert f"(n = {found.relation.n})" in text and "Een verband is geen oorzaak." in text
        assert (found.relation.line is not None) is told
        pairs = round(found.relation.share * 100)
        assert not told or f"in {pairs} van de 100 gevallen" in text
        word = "juist het lagere" if (found.relation.tau or 0) < 0 else "ook het hogere"
        assert not told or word in text
        seen.add((told, word if told else ""))
    assert len(seen) == 3, "relations up, relations down, and none"


def test_the_pair_that_stands_ready(view: View):
    assert answers.pair(view, DELFT) == ("KST05", "BRZ03", ())
    x, y, _ = answers.pair(view, PRACTICE)
    assert answers.relation(view, PRACTICE, x, y).example
    for asked in (DELFT, PRACTICE, Question("GM0503", 2018), Question("GM0503", 2026, ReportKind.BUDGET)):  # fmt: skip
        across, along, said = answers.pair(view, asked)
        assert across != along and said == ()
        answers.relation(view, asked, across, along)


@pytest.mark.parametrize(
    ("x", "y", "shown", "says"),
    [
        ("brz03", "kst04", ("BRZ03", "KST04"), ""),
        ("KST04", "", ("KST04", "KST05"), ""),
        ("", "KST04", ("KST05", "KST04"), ""),
        ("", "KST05", ("BRZ03", "KST05"), ""),
        ("XYZ99", "KST04", ("KST05", "KST04"), "XYZ99"),
        ("<b>", "BRZ03", ("KST05", "BRZ03"), "<b>"),
        ("KST04", "KST04", ("KST04", "KST05"), "twee keer"),
        ("BAL01", "BRZ03", ("BAL01", "BRZ03"), ""),  # nobody delivered: said where it would stand
    ],
)
def test_what_is_asked_for_the_axes(view: View, x: str, y: str, shown: tuple[str, str], says: str):
    across, along, said = answers.pair(view, DELFT, x, y)
    assert (across, along) == shown
    assert says in " ".join(said) and bool(says) is bool(said)
