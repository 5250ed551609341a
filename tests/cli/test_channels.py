"""``spiegel channels``: the numbers and words of the page, as text and as JSON, and what cannot be answered."""

import pytest

from benchmark.answers import Question
from benchmark.answers.channel_shifts import channel_shifts
from benchmark.viewing import View
from tests.cli.running import Inside

DELFT = ("channels", "--gemeente", "Delft", "--year", "2024", "--examples")


def test_json_is_the_answer_of_the_page(inside: Inside, view: View) -> None:
    said = inside(*DELFT, "--json")
    assert said.code == 0
    found = channel_shifts(view, Question("GM0503", 2024, examples=True)).as_dict()
    told = said.json
    assert told["example"] and told["amount"] is None and told["line"] == "S-CHN"
    assert list(told["channels"]) == ["telefoon", "balie"]
    one, other = told["channels"]["telefoon"], found["channels"]["telefoon"]
    assert one["own"] == other["own"] and one["own"]["quadrant"] == "more_less"
    assert one["other_way"] == ["Zoetermeer (voorbeeld)"]
    assert one["elasticity"]["differs_from_zero"] is False
    assert one["elasticity"]["value"] == other["elasticity"]["value"]
    rest = one["per_1000_digital"]["all_municipalities"]
    assert rest["rebound"]["central"] == pytest.approx(1 + rest["per_1000"]["central"] / 1000)


def test_the_words_are_those_of_the_page(inside: Inside) -> None:
    said = inside(*DELFT)
    text = " ".join(said.out.split())
    assert said.code == 0
    assert "Delft (voorbeeld): meer digitaal, minder telefoon" in text
    assert "De andere kant op ging Zoetermeer (voorbeeld)." in text
    assert "niet van nul te onderscheiden" in text and "Een bedrag noemen wij niet." in text


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (DELFT[:3], "leverde nog niemand cijfers"),
        ((*DELFT[:4], "2021", "--examples"), "zijn twee jaren nodig"),
        ((*DELFT[:2], "Delftt", "--examples"), "Bedoelt u Delft"),
    ],
)
def test_what_cannot_be_answered_is_one_sentence(
    inside: Inside, words: tuple[str, ...], says: str
) -> None:
    said = inside(*words, "--json")
    assert said.code == 2 and said.out == "" and says in said.err
