"""What answers amount to: averages and shares times what they belong to, and nothing of nothing."""

import random

import pytest

from benchmark.checks.amounts import amount_of, parts_of
from benchmark.vocabulary import Form, Missing
from tests.checks.asking import YEAR, question, replies

CALLS = question("oproepen", "TEL02.denominator", "TEL05.denominator")
WAIT = question("wachttijd", "TEL02.numerator", form=Form.NUMBER, unit="seconden", times="oproepen")
PASSED = question(
    "doorverbonden",
    "TEL05.numerator",
    form=Form.PERCENT,
    unit="procent",
    times="oproepen",
    factor=0.01,
)
COST = question("kosten", "TEL09.numerator", form=Form.EURO, unit="euro")
CONTEXT = question("teams")
ALL = [CALLS, WAIT, PASSED, COST, CONTEXT]


def test_averages_and_shares_are_multiplied_and_the_rest_stays():
    answers = replies({"oproepen": 2000, "wachttijd": 30.5, "doorverbonden": 25, "kosten": 0})
    assert parts_of(ALL, answers, YEAR) == {
        "TEL02.denominator": 2000,
        "TEL05.denominator": 2000,
        "TEL02.numerator": 61000,
        "TEL05.numerator": 500,
        "TEL09.numerator": 0,  # a zero is a number
    }


@pytest.mark.parametrize("calls", [None, *Missing])
def test_nothing_is_made_of_nothing(calls: Missing | None):
    answers = replies({"wachttijd": 30.5, "kosten": 12} | ({"oproepen": calls} if calls else {}))
    assert amount_of(WAIT, answers, YEAR) is None
    assert parts_of(ALL, answers, YEAR) == {"TEL09.numerator": 12}
    assert parts_of(ALL, answers, YEAR - 1) == {}


def test_the_total_of_random_calls_comes_back_from_their_mean():
    rng = random.Random(7)
    for _ in range(200):
        waits = [rng.uniform(0, 300) for _ in range(rng.randint(1, 60))]
        answers = replies({"oproepen": len(waits), "wachttijd": sum(waits) / len(waits)})
        assert amount_of(WAIT, answers, YEAR) == pytest.approx(sum(waits))
