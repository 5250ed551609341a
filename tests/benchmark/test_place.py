"""How certain a place is, on real figures and on examples: again and slowly, and with what may never be said."""

import math
import random
import statistics

import pytest

from benchmark import answers, narrative
from benchmark.answers import Question, certainty
from benchmark.answers.certainty import Basis
from benchmark.answers.place import Place, place, reason
from benchmark.answers.theme import better
from benchmark.errors import NoFigures
from benchmark.position.interval import ASSUMED_SD
from benchmark.position.outliers import Outlier
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind, Unit
from tests import oracle
from tests.benchmark.test_acceptance import TEN

DELFT = Question("GM0503", 2023)
PRACTICE = Question("GM0503", 2024, examples=True)


def examples(view: View, n: int, seed: int) -> list[Place]:
    """Places on example figures of every indicator, for municipalities by lot."""
    codes = view.edition.municipalities.in_year(2024)["code"].to_list()
    found = []
    for gemeente in random.Random(seed).sample(codes, n):
        for indicator in view.edition.catalogue.indicators:
            try:
                found.append(place(view, Question(gemeente, 2024, examples=True), indicator.code))
            except NoFigures:
                continue
    return found


# What is known about chance -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "basis"),
    [
        ("KTV01", Basis.SURVEY),  # marks
        ("BSC01", Basis.SURVEY),  # a share of respondents
        ("BAL01", Basis.COUNTS),  # a share of appointments
        ("BRZ09", Basis.NONE),  # a share of euros
        ("BAL08", Basis.NONE),  # a share of minutes
        ("SRV04", Basis.NONE),  # a share of all norms there are
        ("BRZ03", Basis.NONE),  # euros per inhabitant
        ("TEL02", Basis.NONE),  # a mean, of which nobody delivers the spread
    ],
)
def test_what_carries_chance(view: View, code: str, basis: Basis):
    assert certainty.chance_in(view.edition.catalogue.indicator(code)) is basis


def test_the_mark_of_delft_by_hand(view: View):
    """801 visitors gave 8.05: half-width 1.96 x 1.5 / root 801 = 0.104."""
    found = place(view, PRACTICE, "KTV01")
    assert found.basis is Basis.SURVEY and found.assumed_sd
    n = found.comparison.denominator
    assert found.own.high - found.own.value == pytest.approx(
        1.96 * ASSUMED_SD / math.sqrt(n), abs=1e-4
    )
    certain = {-1: 0, 1: 0}
    rows = found.comparison.everyone.rows
    for peer in found.comparison.peers:
        if peer.value is None:
            continue
        margin = 1.96 * ASSUMED_SD * math.sqrt(1 / n + 1 / rows[peer.code].denominator)
        if abs(peer.value - found.comparison.value) > margin:
            certain[1 if peer.value > found.comparison.value else -1] += 1
    assert (found.ranks.below, found.ranks.above) == (certain[-1], certain[1])


def test_chance_never_moves_a_place_out_of_its_interval(view: View):
    met = dict.fromkeys(Basis, 0)
    close = 0
    for found in examples(view, 12, seed=51):
        met[found.basis] += 1
        close += found.too_close
        standing = found.comparison.standing
        if standing.rank is None:
            assert found.ranks is None and not found.years
            continue
        if found.ranks is not None:
            assert found.ranks.n == standing.n_delivered
            assert found.low <= standing.rank <= found.high
        if found.years:
            assert found.low <= standing.rank <= found.high, found.comparison.indicator.code
            assert not found.too_close
    assert min(met.values()) > 20 and close > 20


def test_where_no_place_can_be_named_none_is(view: View):
    """Not in the heading, not in a strip, not as better or worse, not as a deviation."""
    claims = ("hoger dan", "lager dan", "in het midden van")
    seen = 0
    for found in examples(view, 12, seed=52):
        comparison = found.comparison
        if not found.too_close:
            assert narrative.TOO_CLOSE not in narrative.place_in_group(comparison)
            continue
        seen += 1
        deviation = answers.Deviation(comparison, 9.0)
        assert better(deviation) is None and not deviation.stands_out
        for said in (
            narrative.headline(comparison), narrative.place_in_group(comparison), narrative.placed(comparison),
            narrative.place_or_reason(comparison), narrative.shortlist(comparison),
        ):  # fmt: skip
            assert narrative.TOO_CLOSE in said
            assert not any(claim in said for claim in claims), said
    assert seen > 20


# Full counts ----------------------------------------------------------------------------------------


def test_a_full_count_has_places_over_the_years_and_no_chance(view: View):
    found = place(view, DELFT, "BRZ03")
    assert (found.basis, found.ranks, found.own, found.too_close) == (
        Basis.YEARS,
        None,
        None,
        False,
    )
    assert [y.year for y in found.years] == [2022, 2023, 2024]
    peers = [p.code for p in found.comparison.peers]
    for year in found.years:
        figures = view.figures("BRZ03", year.year, "rekening")
        values = dict(figures.select("code", "value").iter_rows())
        known = [values[c] for c in peers if values[c] is not None]
        assert year.standing.rank == oracle.mid_rank(known, values["GM0503"])
    assert found.low == min(y.standing.rank for y in found.years)
    assert found.high == max(y.standing.rank for y in found.years)


def test_places_over_the_years_stop_at_a_break(view: View):
    """From 2024 on permits are measured otherwise, so the years around 2023 are two."""
    assert [y.year for y in place(view, DELFT, "VER12").years] == [2022, 2023]
    later = place(view, Question("GM0503", 2024), "VER12")
    assert later.years == () and later.basis is Basis.NONE


def test_a_budget_has_no_certainty(view: View):
    found = place(view, Question("GM0503", 2023, ReportKind.BUDGET), "BRZ03")
    assert (found.basis, found.low, found.years) == (Basis.NONE, None, ())


def test_without_an_own_figure_there_is_no_place_but_there_is_a_middle(view: View):
    found = place(view, Question("GM1961", 2023), "BRZ03")
    assert (found.basis, found.low, found.high, found.weighted_rank) == (
        Basis.NONE,
        None,
        None,
        None,
    )
    assert found.mean and found.median and found.without.median is not None


# Weighted and unweighted ----------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["BRZ03", "BRZ09", "KST05"])
def test_one_mean_counts_municipalities_and_the_other_is_sum_over_sum(view: View, code: str):
    for name in TEN:
        found = place(view, answers.question(view, name, 2023), code)
        rows = found.comparison.everyone.rows
        peers = [rows[p.code] for p in found.comparison.peers if p.value is not None]
        scale = 100 if found.comparison.indicator.unit is Unit.PERCENT else 1
        total = sum(r.numerator for r in peers) / sum(r.denominator for r in peers) * scale
        assert found.mean.value == pytest.approx(statistics.fmean(r.value for r in peers))
        assert found.weighted.value == pytest.approx(total)
        assert found.by_inhabitants is (code == "BRZ03")
        for average in (found.mean, found.weighted):
            assert average.interval.low <= average.value <= average.interval.high


def test_the_middle_inhabitant_lives_in_one_of_the_peers(view: View):
    for name in TEN:
        found = place(view, answers.question(view, name, 2023), "BRZ03")
        peers = [p for p in found.comparison.peers if p.value is not None]
        rows = found.comparison.everyone.rows
        at = [(p.value, rows[p.code].denominator) for p in peers]
        middle, total = found.weighted_median, sum(n for _, n in at)
        assert sum(n for v, n in at if v < middle) < total / 2 <= sum(n for v, n in at if v <= middle)  # fmt: skip
        assert found.as_dict()["weighted_median"] == middle
        for ends, quarter in zip(found.quartiles, (0.25, 0.75), strict=True):
            whole = oracle.quantile([p.value for p in peers], quarter)
            assert (ends is None) is (len(peers) < 13)
            assert ends is None or ends.low <= whole <= ends.high


def test_where_the_typical_inhabitant_lives(view: View):
    found = place(view, DELFT, "BRZ03")
    peers = [p for p in found.comparison.peers if p.value is not None]
    lower = sum(p.inhabitants for p in peers if p.value < found.comparison.value)
    assert found.weighted_rank == pytest.approx(lower / sum(p.inhabitants for p in peers))
    assert found.weighted_rank != found.comparison.standing.rank


# Outliers -------------------------------------------------------------------------------------------


def test_an_outlier_is_named_stays_in_and_can_be_left_out(view: View):
    """Eijsden-Margraten levies nothing itself: 0.08% of its OZB among peers of about 8%."""
    found = place(view, answers.question(view, "Beuningen", 2023), "BEL16")
    told = found.as_dict()
    assert [o["name"] for o in told["outliers"]] == ["Eijsden-Margraten"]
    (outlier,) = told["outliers"]
    assert list(outlier) == ["code", "name", "value", "z", "reason"]
    assert outlier["z"] < -3.5 and outlier["reason"] == (
        "wijkt sterk af, ook buiten de grenzen voor een scheve verdeling; controleer eerst de boeking"
    )
    values = {p.code: p.value for p in found.comparison.peers if p.value is not None}
    assert found.comparison.standing.n_delivered == len(values) == 15  # never dropped silently
    rest = [v for c, v in values.items() if c != outlier["code"]]
    assert told["without_outliers"]["median"] == statistics.median(rest)
    assert told["without_outliers"]["p25"] == pytest.approx(oracle.quantile(rest, 0.25))
    assert told["without_outliers"]["rank"] == oracle.mid_rank(rest, found.comparison.value)
    assert found.mean_without.value == pytest.approx(statistics.fmean(rest))


def test_a_reason_says_that_the_second_reading_agrees_and_excuses_nobody(view: View):
    indicator = view.edition.catalogue.indicator("BRZ03")
    plain = "wijkt sterk af; controleer eerst de boeking"
    for outside in (None, False):  # never an excuse
        assert reason(indicator, Outlier("a", 9.0, 4.0, outside)) == plain
    also = "wijkt sterk af, ook buiten de grenzen voor een scheve verdeling; controleer eerst de boeking"
    assert reason(indicator, Outlier("a", 9.0, 4.0, True)) == also


def test_who_is_flagged_agrees_with_the_formula(view: View):
    flagged = 0
    for code in view.edition.municipalities.in_year(2023)["code"][::9]:
        for indicator in ("BEL15", "KST05", "VER12", "BRZ09"):
            found = place(view, Question(code, 2023), indicator)
            values = {p.code: p.value for p in found.comparison.peers if (p.value or 0) > 0}
            logs = {c: math.log(v) for c, v in values.items()}
            expected = {
                c for c, x in logs.items() if abs(oracle.modified_z([*logs.values()], x)) > 3.5
            }
            assert {o.code for o in found.outliers if o.z is not None} == expected
            flagged += len(expected)
            if not expected and not found.outliers:
                assert found.without.median == found.comparison.standing.median
    assert flagged > 20


def test_a_survey_is_not_tested_for_outliers(view: View):
    found = place(view, PRACTICE, "KTV01")
    assert not found.tested and found.outliers == ()


# The command line -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TEN)
def test_what_the_command_line_adds(view: View, name: str):
    for indicator in view.edition.catalogue.with_figures():
        told = place(view, answers.question(view, name, 2023), indicator.code).as_dict()
        assert list(told) == [
            "rank_low", "rank_high", "rank_basis", "too_close", "mean", "weighted_mean",
            "weighted_median", "outliers", "without_outliers",
        ]  # fmt: skip
        assert list(told["without_outliers"]) == ["median", "p25", "p75", "rank"]
        numbers = [told[k] for k in ("rank_low", "rank_high", "mean", "weighted_mean", "weighted_median")]  # fmt: skip
        assert all(n is None or math.isfinite(n) for n in numbers)
        assert (told["rank_low"] is None) is (told["rank_basis"] == "none")
