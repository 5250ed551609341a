"""Sentences hold the numbers of the chart, for every municipality, and never a gap of the program."""

import re
from dataclasses import replace

import pytest

from benchmark import answers, narrative
from benchmark.answers import Question
from benchmark.narrative import savings as narrative_savings
from benchmark.narrative import steps as narrative_steps
from benchmark.narrative import trend as narrative_trend
from benchmark.peers.notices import notices
from benchmark.savings.level import Level
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind
from dashboard.figures import distribution
from tests.dashboard.asking import questions

GAP = re.compile(r"\b(None|nan|inf|NaN|True|False|Status)\b|\{|\}|  |\.\.| ,|\( |\bnull\b")


def everyone(view: View, year: int = 2023) -> list[Question]:
    codes = view.edition.municipalities.in_year(year)["code"].to_list()
    assert len(codes) == 342
    return [Question(code, year) for code in codes]


def whole(sentence: str, *about: object) -> None:
    """Fails for a sentence with a gap, without a capital or without its full stop."""
    assert not GAP.search(sentence), (sentence, about)
    assert sentence[:1] == sentence[:1].upper() and sentence.endswith("."), (sentence, about)


def test_no_sentence_has_a_gap(view: View):
    indicators = view.edition.catalogue.with_figures()
    for asked in everyone(view):
        for indicator in indicators:
            comparison = answers.compare(view, asked, indicator.code)
            whole(narrative.distribution(comparison), asked, indicator.code)
            whole(narrative.shortlist(comparison), asked, indicator.code)
            headline = narrative.headline(comparison)
            assert not GAP.search(headline) and not headline.endswith("."), headline
            assert not GAP.search(narrative.status(comparison))
            for reason in comparison.comparable.reasons:
                whole(narrative.sentence_of(reason), asked, indicator.code)


def test_no_page_wide_sentence_has_a_gap(view: View):
    for asked in everyone(view):
        name = view.edition.municipalities.name(asked.gemeente)
        found = answers.overview(view, asked)
        headline = narrative.overview_headline(found, name, "jaarrekening 2023")
        assert not GAP.search(headline) and name in headline
        for said in notices(answers.group_of(view.edition, asked)):
            whole(said, asked)


def test_no_line_of_anybody_has_a_gap(view: View):
    for asked in everyone(view)[::3]:
        for line in answers.room_for_savings(view, asked).lines:
            whole(narrative_savings.line(line), asked, line.line.key)
            assert not GAP.search(narrative.line_difference(line))


@pytest.mark.parametrize("level", Level)
def test_no_sentence_about_room_has_a_gap(view: View, level: Level):
    """Every step, stress, name and total, at every reference level; and never one amount where a range is meant."""
    catalogue = view.edition.catalogue
    for asked in questions(view, 30, seed=4):
        answer = answers.room_for_savings(view, replace(asked, level=level))
        assert not GAP.search(narrative_savings.headline(answer))
        if answer.total is not None:
            whole(narrative_savings.total(answer), asked)
        for line in answer.lines:
            if line.anatomy is None:
                continue
            for name, _ in line.anatomy.steps:
                said = narrative_steps.step(line, name, catalogue)
                assert said and not GAP.search(said), (asked, line.line.key, name)
            whole(narrative_savings.line(line), asked, line.line.key)
            for said in (
                narrative_savings.reaching(line),
                narrative_savings.narrowing(line, catalogue),
                narrative_savings.added(line),
                narrative_savings.band(line),
            ):
                assert not said or (said.endswith(".") and not GAP.search(said)), said
            if line.anatomy.low > 0 and level.p is not None:
                assert "In 8 van de 10 doorrekeningen tussen" in narrative_savings.line(line)


def test_no_sentence_about_years_has_a_gap(view: View):
    for asked in questions(view, 40, seed=2):
        for indicator in view.edition.catalogue.with_figures()[::3]:
            whole(narrative_trend.trend(answers.trend(view, asked, indicator.code)), asked)


def test_the_sentence_rounds_as_the_chart_does(view: View):
    indicators = view.edition.catalogue.with_figures()
    for n, asked in enumerate(everyone(view)):
        comparison = answers.compare(view, asked, indicators[n % len(indicators)].code)
        said = narrative.distribution(comparison)
        labels = [a["text"] for a in distribution.draw(comparison)["layout"]["annotations"]]
        shown = [re.sub(r"</?b>", "", t).replace("&amp;", "&") for t in labels]
        if comparison.value is not None:
            own = narrative.figure(comparison, comparison.value)
            assert f"{comparison.municipality.name} {own}" in shown
            assert f"{comparison.municipality.name} heeft {own}" in said
        if comparison.standing.median is not None:
            middle = narrative.figure(comparison, comparison.standing.median)
            assert f"Middelste {middle}" in shown and f" is dat {middle}." in said


def test_hover_says_what_the_table_says(view: View):
    comparison = answers.compare(view, Question("GM0503", 2023), "BRZ03")
    texts = distribution.draw(comparison)["data"][2]["text"]
    assert set(texts) == {f"{p.name}: {narrative.figure(comparison, p.value)}" for p in comparison.peers if p.value is not None}  # fmt: skip


def test_delft(view: View):
    comparison = answers.compare(view, Question("GM0503", 2023), "BRZ03")
    assert narrative.distribution(comparison).startswith("Delft heeft €\u00a064,0 per inwoner.")
    budget = answers.compare(view, Question("GM0503", 2025, ReportKind.BUDGET), "BRZ03")
    assert "begroting is een plan" in budget.comparable.reasons[0]


def test_a_difference_is_that_of_the_numbers_shown(view: View):
    """Amsterdam 2023: 68,9 and 51,3 stand on the page, so the difference is 17,6 and not 17,7."""
    for asked in everyone(view):
        found = answers.compare(view, asked, "BRZ03")
        if found.value is None or found.standing.median is None:
            continue
        own, middle = (round(v, 1) for v in (found.value, found.standing.median))
        gap = narrative.shown_gap(found, found.value, found.standing.median)
        assert round(own - middle, 1) == gap
