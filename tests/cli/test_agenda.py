"""``spiegel agenda``: the kit on the screen, as JSON and as a file, all three the same."""

from pathlib import Path

import pytest

from benchmark.answers import Question
from benchmark.answers.agenda import agenda
from benchmark.viewing import View
from tests.cli.running import Inside
from tests.cli.test_bad_input import refused


@pytest.fixture
def inside(writable_home: Path, monkeypatch, capsys) -> Inside:
    return Inside(writable_home, monkeypatch, capsys)


def test_screen_and_json_say_what_the_answer_says(inside: Inside, view: View):
    kit = agenda(view, Question("GM0503", 2023))
    told = inside("agenda", "--gemeente", "Delft", "--json").json
    assert {k: told[k] for k in kit.as_dict()} == kit.as_dict()
    assert told["agreed_before"] == told["agreed_now"] == [] and told["file"] is None
    said = inside("agenda", "--gemeente", "Delft").out
    for point in kit.points:
        assert all(question in said for question in point.questions)
    assert said.index("Sterke punten") < said.index("Twee afwijkingen") < said.index("boeking")


def test_oefenmodus_is_asked_for_and_marked(inside: Inside):
    words = ["agenda", "--gemeente", "Delft", "--year", "2024"]
    assert "example" not in inside(*words, "--json").json
    told = inside(*words, "--examples", "--json").json
    assert told["example"] and len(told["deviations"]) == 5
    assert all(p["name"].endswith("(voorbeeld)") for d in told["deviations"] for p in d["ask"] if "example" in d)  # fmt: skip
    assert inside(*words, "--examples").out.startswith("Dit zijn verzonnen voorbeeldcijfers.")


def test_the_agenda_goes_to_a_file_of_its_ending(inside: Inside, tmp_path: Path):
    for ending, first in ((".pdf", b"%PDF"), (".docx", b"PK")):
        out = tmp_path / f"agenda{ending}"
        said = inside("agenda", "--gemeente", "Delft", "--out", str(out))
        assert said.code == 0 and "Duidingsgesprek Delft" in said.out
        assert out.read_bytes().startswith(first)


@pytest.mark.parametrize(
    ("out", "said"),
    [("agenda.txt", "zegt niet wat voor bestand"), ("agenda", ".pdf of .docx"), ("nergens/a.pdf", "De map")],
)  # fmt: skip
def test_a_file_that_cannot_be_made_is_refused(inside: Inside, tmp_path: Path, out, said):
    assert said in refused(inside("agenda", "--gemeente", "Delft", "--out", str(tmp_path / out)))
    assert list(tmp_path.glob("agenda*")) == []
