"""Peer groups under a name with a reason: kept, opened as a link, taken back."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from benchmark.edition import Home
from benchmark.ledger.entries import Author, AuthorRole, SavedGroup
from dashboard import records
from tests.dashboard import writing
from tests.dashboard.asking import text_of

QUESTION = {"query": "?gemeente=GM0513&jaar=2023&verslag=rekening&groep=lijkt-15", "code": "BRZ03"}
OTHER = Author(name="Een ander", role=AuthorRole.CONTROLLER)


def listed(client: FlaskClient) -> Any:
    return writing.content(client, "groepen", "groepen-vraag", QUESTION)


def press(
    client: FlaskClient, which: str, name: Any, reason: Any, seen: dict[str, int] | None = None
) -> Any:
    state = [
        writing.one("groep-naam", "value", name),
        writing.one("groep-reden", "value", reason),
        writing.one("groepen-gezien", "data", seen or {}),
        writing.one("groepen-vraag", "data", QUESTION),
    ]
    return writing.deed(client, "groepen", "groep-daad", which, state)


def test_a_group_is_kept_and_comes_back_as_a_link(writer: FlaskClient):
    assert "nog geen groep" in text_of(listed(writer))
    told = press(writer, "bewaar", "'s Raads <keuze>", "Door de raad gekozen in 2022.")
    said = text_of(writing.shown(told))
    assert "'s Raads <keuze>" in said and "Door de raad" in said and writing.NAME in said
    assert "in gebruik" in said and "naam niet gecontroleerd" in said
    assert "groep=lijkt-15&cijfer=BRZ03" in json.dumps(listed(writer))


def test_a_group_is_taken_back_and_can_be_kept_again(writer: FlaskClient):
    press(writer, "bewaar", "Raad", "Reden.")
    told = press(writer, "GM0513/raad", None, None, {"GM0513/raad": 1})
    assert "nog geen groep" in text_of(writing.shown(told))
    told = press(writer, "bewaar", "RAAD", "Toch weer.", {"GM0513/raad": 2})
    assert "Toch weer." in text_of(writing.shown(told))
    history = records.ledger().history(SavedGroup, "GM0513/raad")
    assert [r.entry.withdrawn for r in history] == [False, True, False]


def test_two_people_who_choose_one_name_do_not_overwrite_each_other(
    writer: FlaskClient, own_records: Home
):
    other = SavedGroup(gemeente="GM0513", name="Raad", reason="Eerder.", group="klasse")
    records.ledger().record(other, OTHER, own_records.ids()[-1])
    told = writing.shown(press(writer, "bewaar", "Raad", "Mijn reden."))
    assert "Intussen heeft Een ander" in text_of(told) and "Eerder." in text_of(told)
    assert '"value": "Mijn reden."' in json.dumps(told)
    assert records.ledger().latest(SavedGroup, "GM0513/raad").version == 1  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "reason", "said"),
    [("", "Reden.", "De naam is leeg"), ("x" * 200, "Reden.", "200 tekens"), ("Raad", " ", "nog geen reden"), (None, None, "nog geen reden")],
)  # fmt: skip
def test_what_cannot_be_kept_is_said(writer: FlaskClient, name: Any, reason: Any, said: str):
    assert said in writing.refusal(press(writer, "bewaar", name, reason))
    assert records.ledger().log() == []


def test_a_group_that_can_no_longer_be_read_still_stands_there(
    writer: FlaskClient, own_records: Home
):
    old = SavedGroup(gemeente="GM0513", name="Oud", reason="Van vroeger.", group="vervallen-vorm")
    records.ledger().record(old, OTHER, own_records.ids()[-1])
    assert "Oud" in text_of(listed(writer)) and "Van vroeger." in text_of(listed(writer))
