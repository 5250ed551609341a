"""The years of one figure: the same peers in all of them, series that break, and the prices of one year."""

import statistics
from dataclasses import replace

import polars as pl
import pytest

from benchmark import answers
from benchmark.answers import Question
from benchmark.viewing import View
from tests.dashboard.asking import questions

DELFT = Question("GM0503", 2023)


def oracle_set(view: View, asked: Question, code: str) -> set[str]:
    """Who of the group has a value in every account year, counted year by year."""
    left = set(answers.group_of(view.edition, asked).codes)
    for year, report in view.edition.published(code, examples=asked.examples):
        if report == "rekening":
            frame = view.figures(code, year, report, examples=asked.examples)
            left &= set(frame.drop_nulls("value")["code"])
    return left


@pytest.mark.parametrize("code", ["BRZ03", "KST05", "VER12"])
def test_the_middle_one_is_that_of_the_same_municipalities_in_all_years(view: View, code: str):
    fewer = 0
    for asked in questions(view, 10, seed=31):
        found = answers.trend(view, asked, code)
        same = oracle_set(view, asked, code)
        assert (found.constant, found.same_peers) == (len(same), len(same) >= 5)
        if not found.same_peers:
            continue
        fewer += len(same) < len(answers.group_of(view.edition, asked).codes)
        for year in found.years:
            figures = view.figures(code, year.year, "rekening").filter(pl.col("code").is_in(same))
            assert year.standing.n_delivered == len(same)
            assert year.standing.median == pytest.approx(statistics.median(figures["value"]))
    assert fewer > 2


def test_with_too_few_of_the_same_every_year_counts_who_was_there(view: View):
    asked = Question("GM1979", 2024, examples=True)
    found = answers.trend(view, asked, "KTV01")
    assert (found.constant, found.same_peers) == (3, False)
    group = answers.group_of(view.edition, asked).codes
    for year in found.years:
        rows = view.everyone("KTV01", year.year, "rekening", examples=True).rows
        there = [c for c in group if c in rows and rows[c].value is not None]
        assert year.standing.n_delivered == len(there) > 3


def test_a_merger_and_a_new_definition_start_a_series(view: View):
    groningen = answers.trend(view, Question("GM0014", 2023), "BRZ03")
    assert 2019 in groningen.breaks
    assert [[y.year for y in run] for run in groningen.runs] == [[2017, 2018], [*range(2019, 2025)]]
    permits = answers.trend(view, DELFT, "VER12")
    assert [run[0].year for run in permits.runs] == [2017, 2024]
    whole = answers.trend(view, DELFT, "BRZ03")
    assert whole.runs == (whole.years,)  # the definition of 2017 starts the first year


def test_prices_of_one_year_by_hand(view: View):
    """Delft paid 40.30 per inhabitant in 2020: x 1.027 x 1.1 x 1.038 is 47.25 in prices of 2023."""
    own, fixed = (answers.trend(view, replace(DELFT, real=r), "BRZ03") for r in (False, True))
    assert (own.prices_of, fixed.prices_of) == (None, 2023)
    before, after = ({y.year: y.value for y in t.years} for t in (own, fixed))
    assert after[2020] == pytest.approx(before[2020] * 1.027 * 1.1 * 1.038)
    assert after[2024] == pytest.approx(before[2024] / 1.033)
    assert after[2023] == before[2023]


def test_prices_change_amounts_and_no_place(view: View):
    for asked in questions(view, 8, seed=32):
        own, fixed = (answers.trend(view, replace(asked, real=r), "BRZ03") for r in (False, True))
        for one, other in zip(own.years, fixed.years, strict=True):
            factor = view.edition.catalogue.prices.factor(one.year, fixed.prices_of)
            assert (one.value is None) is (other.value is None)
            assert other.standing.below == one.standing.below
            assert other.standing.n_delivered == one.standing.n_delivered
            if one.standing.p75 is not None:
                assert other.standing.p75 == pytest.approx(factor * one.standing.p75)


def test_a_budget_beyond_the_known_prices_is_left_out_and_said(view: View):
    found = answers.trend(view, replace(DELFT, real=True), "BRZ03")
    assert found.unpriced == (2025, 2026)
    assert max(year for year, _ in found.budgets) == 2024
    later = answers.trend(view, replace(DELFT, year=2026, real=True), "BRZ03")
    assert later.prices_of == 2024  # the newest price level there is


def test_what_is_no_money_has_no_prices(view: View):
    own, fixed = (answers.trend(view, replace(DELFT, real=r), "KST05") for r in (False, True))
    assert fixed == own
