"""``spiegel appointments``: the same answer as the page, in words and as JSON."""

import json

import pytest

from benchmark import answers
from benchmark.answers.appointments import appointments
from benchmark.answers.missed import start
from benchmark.peers import GroupChoice
from benchmark.viewing import View
from tests.cli.running import Inside

DELFT = ("appointments", "--gemeente", "Delft", "--year", "2024", "--group", "grootte-8")


def test_json_is_the_answer(inside: Inside, view: View) -> None:
    said = inside(*DELFT, "--examples", "--json")
    assert (said.code, said.err) == (0, "")
    asked = answers.question(view, "GM0503", 2024, group=GroupChoice("size", 8), examples=True)
    found = appointments(view, asked, start(view, asked)).as_dict()
    assert said.json == json.loads(json.dumps(found))
    assert said.json["example"] is True and said.json["no_show"]["standing"] == "reached"
    assert "euro" not in said.out


def test_other_assumptions_give_other_hours(inside: Inside) -> None:
    usual = inside(*DELFT, "--examples", "--json").json["no_show"]["one_point"]
    double = inside(*DELFT, "--examples", "--json", "--slot", "20", "--refilled", "0,3")
    assert double.json["assumed"]["refilled"] == {"low": 0.3, "central": 0.3, "high": 0.3}
    point = double.json["no_show"]["one_point"]
    assert point["hours"]["central"] == pytest.approx(2 * usual["hours"]["central"])
    assert point["hours"]["low"] == point["hours"]["high"]


def test_the_same_in_words(inside: Inside) -> None:
    said = inside(*DELFT, "--examples")
    assert said.code == 0
    assert "Delft (voorbeeld): sterk punt, minder no-show dan de middelste gemeente" in said.out
    assert "Niet verschenen" in said.out and "Toegangstijd afspraak" in said.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--examples", "--slot", "0"), "'0' bij --slot is niet te gebruiken"),
        (("--examples", "--refilled", "30"), "'30' bij --refilled"),
        (("--examples", "--hours", "1"), "van 1.000 tot en met 1.800 uren"),
        ((), "leverde nog niemand cijfers"),
    ],
)
def test_what_cannot_be_answered_is_said(inside: Inside, words: tuple[str, ...], says: str) -> None:
    said = inside(*DELFT, *words)
    assert said.code == 2 and says in said.err and said.out == ""
