"""A theme: what stands out, on which side, and what nobody delivered."""

import statistics

import pytest

from benchmark import answers, narrative
from benchmark.answers import Question
from benchmark.answers.theme import ORDER, better, distance
from benchmark.errors import SpiegelError
from benchmark.viewing import View
from benchmark.vocabulary import Direction, Perspective

CODES = ("GM0503", "GM0088", "GM0363", "GM0796", "GM1961")


def test_every_theme_of_every_kind_of_municipality(view: View):
    for theme in view.edition.catalogue.themes:
        for code in CODES:
            for examples in (False, True):
                asked = Question(code, 2023, examples=examples)
                answer = answers.theme(view, asked, theme.key)
                shown = [d.comparison.indicator.code for d in answer.found]
                waiting = [i.code for i in answer.waiting]
                catalogue = [i.code for i in view.edition.catalogue.of_theme(theme.key)]
                assert sorted(shown + waiting) == catalogue
                assert sum(len(answer.of(side)) for side in ORDER) == len(shown)
                assert not waiting or not examples or theme.key not in ("kanalen", "balie")
                assert answer.example is (
                    examples and any(d.comparison.example for d in answer.found)
                )
                headline = narrative.theme_headline(answer)
                assert (
                    not answer.example
                    or "(voorbeeld)" in headline
                    or not answer.largest
                    or (not answer.largest.comparison.example)
                )


def test_without_deliveries_the_theme_says_so(view: View):
    answer = answers.theme(view, Question("GM0503", 2023), "balie")
    assert (answer.found, answer.present, answer.largest) == ((), 0, None)
    assert narrative.theme_headline(answer) == "Balie en no-show: nog niemand leverde cijfers"


def test_what_stands_out_is_the_largest_outside_the_middle_half(view: View):
    """By hand: the modified z of every figure, with the middle half of its group."""
    asked = Question("GM0503", 2023, examples=True)
    for key in ("kanalen", "balie", "contactcentrum"):
        answer = answers.theme(view, asked, key)
        found = {}
        for d in answer.found:
            c = d.comparison
            values = sorted(p.value for p in c.peers if p.value is not None)
            if c.value is None or len(values) < 8 or c.indicator.comparability:
                continue
            low, _, high = statistics.quantiles(values, n=4, method="inclusive")
            if not low <= c.value <= high and d.z is not None and abs(d.z) >= 1:
                found[c.indicator.code] = abs(d.z)
        if answer.largest is None:
            assert not found
        else:
            assert max(found, key=lambda k: found[k]) == answer.largest.comparison.indicator.code


def test_a_cost_that_rests_on_books_needs_the_test(view: View):
    answer = answers.theme(view, Question("GM0503", 2023), "burgerzaken")
    found = next(d for d in answer.found if d.comparison.indicator.code == "BRZ03")
    assert distance(found.comparison) is None  # 4 of 15 peers pass, five are needed


def test_only_a_direction_has_a_better_side(view: View):
    asked = Question("GM0503", 2023, examples=True)
    for theme in view.edition.catalogue.themes:
        for found in answers.theme(view, asked, theme.key).found:
            direction = found.comparison.indicator.direction
            judged = better(found)
            if direction is Direction.NEUTRAL:
                assert judged is None
            elif judged is not None:
                higher = (found.comparison.value or 0) > (found.comparison.standing.median or 0)
                assert judged is (higher if direction is Direction.HIGHER else not higher)


def test_a_theme_that_is_not_there(view: View):
    with pytest.raises(SpiegelError, match="Het thema 'onzin' is er niet"):
        answers.theme(view, Question("GM0503", 2023), "onzin")


def test_the_sides_are_those_of_the_catalogue():
    assert ORDER == (Perspective.COST, Perspective.QUALITY, Perspective.VOLUME)
