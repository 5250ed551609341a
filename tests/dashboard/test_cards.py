"""A card that breaks keeps its trouble to itself; a page that breaks leaves the shell standing."""

import json
import logging
import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from benchmark import answers
from dashboard.components import card
from dashboard.figures import distribution, map, ranking, strip, trend
from tests.dashboard.asking import CALLBACK, DELFT, chart, headings, page, text_of

QUESTION = {"query": DELFT, "code": "BRZ03"}
DRAWN = {"verdeling": distribution, "trend": trend, "rangorde": ranking, "kaart": map}
GIVEN = {"gemeente": "GM0503", "jaar": "2023", "verslag": "rekening"}
CODE = re.compile(r"Meld code [0-9A-F]{4} als het zo blijft")


def fails(*_: Any, **__: Any) -> Any:
    raise ZeroDivisionError("geheim detail")


@pytest.mark.parametrize("kind", DRAWN)
def test_a_card_is_drawn(client: FlaskClient, app: object, kind: str):
    drawn, sentence, state = chart(client, kind, QUESTION)
    assert state == card.READY and sentence.endswith(".")
    assert drawn["type"] == "Graph" and drawn["props"]["figure"]["data"]


@pytest.mark.parametrize("kind", DRAWN)
def test_a_broken_card_shows_a_code(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, kind: str
):  # fmt: skip
    monkeypatch.setattr(DRAWN[kind], "draw", fails)
    with caplog.at_level(logging.ERROR):
        drawn, sentence, state = chart(client, kind, QUESTION)
    assert (drawn, state) == (None, card.FAILED)
    said = text_of(sentence)
    assert CODE.search(said) and "geheim" not in json.dumps(sentence)
    code = said.split("Meld code ")[1][:4]
    assert code in caplog.text and "geheim detail" in caplog.text  # the log has the whole story


@pytest.mark.parametrize("kind", DRAWN)
def test_a_broken_card_leaves_the_page_and_the_others(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, kind: str
):
    monkeypatch.setattr(DRAWN[kind], "draw", fails)
    content = page("cijfer", code="BRZ03", **GIVEN)
    assert headings(content)[0].startswith("Lasten burgerzaken"), headings(content)
    assert "niet worden gemaakt" not in text_of(content)
    for other in DRAWN.keys() - {kind}:
        assert chart(client, other, QUESTION)[2] == card.READY


def test_broken_strips_leave_the_overview(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setattr(strip, "draw", fails)
    content = page("overzicht", **GIVEN)
    assert "Delft" in headings(content)[0] and len(headings(content)) == 1
    listed = json.loads(client.get("/_dash-dependencies").text)
    output = next(d["output"] for d in listed if d["inputs"][0]["id"] == "stroken-vraag")
    asked = {"id": "stroken-vraag", "property": "data", "value": {"query": DELFT, "codes": ["BRZ03"]}}  # fmt: skip
    several = [{"id": {"strook": "BRZ03"}, "property": "children"}]
    body = {
        "output": output,
        "outputs": [several, {"id": "stroken-zin", "property": "children"}],
        "inputs": [asked],
        "changedPropIds": ["stroken-vraag.data"],
    }
    answer = client.post(CALLBACK, json=body)
    assert answer.status_code in (200, 204) and "geheim" not in answer.text
    assert "geheim detail" in caplog.text


def test_a_broken_page_shows_a_code(app: object, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(answers, "overview", fails)
    content = page("overzicht", **GIVEN)
    assert headings(content) == ["Deze pagina kon niet worden gemaakt"]
    assert CODE.search(text_of(content)) and "geheim" not in text_of(content)
