"""The page BurgerServiceCode: dots of the answer and nothing else, and a checklist that is signed and never lost."""

import json
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

import plotly.graph_objects as go
import pytest
from dash import Dash
from flask.testing import FlaskClient

from benchmark import dutch
from benchmark.answers import Question
from benchmark.answers.service_code import service_code
from benchmark.edition import Home
from benchmark.ledger.entries import Author, AuthorRole
from benchmark.ledger.moment import day
from benchmark.ledger.service_code import Checked, CheckState
from benchmark.narrative import service_code as narrative_code
from benchmark.viewing import View
from dashboard import records, tables
from dashboard.access import tokens
from dashboard.components import checklist
from dashboard.figures import service_code as figure
from tests.cli.running import Inside
from tests.dashboard import writing
from tests.dashboard.asking import CALLBACK, chart, headings, page, text_of

QUERY = "?gemeente=GM0363&jaar=2024&verslag=rekening&groep=grootte-15&oefenen=ja"
AMSTERDAM = Question("GM0363", 2024, examples=True)
KEY = "participatieplan"
OTHER = Author(name="Een ander", role=AuthorRole.CONTROLLER)


def test_a_row_has_the_dots_of_the_answer(view: View):
    answer = service_code(view, AMSTERDAM)
    drawn = figure.draw(answer)
    go.Figure(drawn)  # plotly's own check
    own = [t for t in drawn["data"] if "error_x" in t]
    assert [t["x"][0] for t in own] == [n.comparison.value for n in answer.norms if n.comparison]
    for trace, found in zip(own, answer.norms, strict=True):
        low, high = (
            trace["x"][0] - trace["error_x"]["arrayminus"][0],
            trace["x"][0] + trace["error_x"]["array"][0],
        )
        assert found.own is not None and (low, high) == pytest.approx(found.own[1:])
    peers = [sorted(t["x"]) for t in drawn["data"] if "error_x" not in t]
    assert peers == [
        sorted(p.value for p in n.comparison.peers if p.value is not None)
        for n in answer.norms
        if n.comparison
    ]


def test_the_table_holds_every_dot_with_its_interval(view: View):
    answer = service_code(view, AMSTERDAM)
    table = tables.BUILDERS["burgerservicecode"](view, AMSTERDAM, "")
    found = answer.norms[0]
    assert found.comparison is not None and found.own is not None
    of_norm = [[c.value for c in row] for row in table.rows if row[1].value == "BSC01"]
    own, middle, *peers = of_norm
    assert tuple(own[3:6]) == found.own and own[6] == found.comparison.denominator
    assert middle[3] == found.comparison.standing.median
    assert [p[3] for p in peers] == [p.value for p in found.comparison.peers]
    for value, low, high in (p[3:6] for p in peers):
        assert (value is None and low is None) or low < value < high


def test_what_is_missing_has_no_dot(view: View):
    answer = service_code(view, Question("GM0503", 2021, examples=True))
    drawn = figure.draw(answer)
    assert sum("error_x" in t for t in drawn["data"]) == 8
    assert [a["text"] for a in drawn["layout"]["annotations"]].count("<b>geen cijfer</b>") == 2


def test_real_rows_and_examples_stand_apart(view: View):
    """Where one norm is delivered and the others are made up, the word stands at the rows and not over the chart."""
    answer = service_code(view, AMSTERDAM)
    first, *others = answer.norms
    assert first.comparison is not None
    everyone = replace(first.comparison.everyone, example=False)
    real = replace(first, comparison=replace(first.comparison, everyone=everyone))
    drawn = figure.draw(replace(answer, norms=(real, *others)))
    texts = [a["text"] for a in drawn["layout"]["annotations"]]
    assert dutch.EXAMPLE not in texts
    assert sum(dutch.EXAMPLE_SUFFIX in t for t in texts) == 9


def test_page_command_and_answer_agree(
    app: Dash, client: FlaskClient, view: View, edition_home: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):  # fmt: skip
    answer = service_code(view, AMSTERDAM)
    shown = text_of(page("burgerservicecode", **dict(parse_qsl(QUERY[1:]))))
    inside = Inside(edition_home, monkeypatch, capsys)
    wish = ("service-code", "--gemeente", "Amsterdam", "--year", "2024", "--examples")
    said, told = inside(*wish), inside(*wish, "--json").json
    words = " ".join(said.out.split())
    assert headings(page("burgerservicecode", **dict(parse_qsl(QUERY[1:])))) == [
        narrative_code.headline(answer)
    ]
    for found, row in zip(answer.norms, told["norms"], strict=True):
        assert narrative_code.gap(found) in shown and narrative_code.gap(found) in words
        assert narrative_code.judgement(found) in shown
        assert (row["gap"], row["better"]) == (found.gap.value, found.better)
        assert found.own is not None and (row["low"], row["high"]) == found.own[1:]
    assert told["example"] is True and len(told["checklist"]) == 11
    drawn = chart(client, "burgerservicecode", {"query": QUERY, "code": ""})
    assert drawn[1] == narrative_code.rows(answer) and drawn[2] == "grafiek"


def test_without_deliveries_there_is_no_chart_and_two_ways_on(app: Dash):
    content = page("burgerservicecode", gemeente="GM0503")
    said = text_of(content)
    assert headings(content) == ["BurgerServiceCode: nog niemand leverde cijfers"]
    assert "Oefen met voorbeeldcijfers" in said and "Lever cijfers aan" in said
    assert "voorbeeld)" not in said and "Ik kies zelf" in said


def test_the_command_refuses_where_nobody_delivered(
    edition_home: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    said = Inside(edition_home, monkeypatch, capsys)("service-code", "--gemeente", "Delft")
    assert said.code == 2 and "leverde nog niemand cijfers" in said.err and said.out == ""


# The checklist -------------------------------------------------------------------------------------------


def shown(client: FlaskClient) -> str:
    return text_of(writing.content(client, "nagaan-inhoud", "nagaan-vraag", QUERY))


def save(
    client: FlaskClient,
    state: str | None,
    on: str = "",
    note: str = "",
    seen: int = 0,
    key: str = KEY,
) -> Any:
    """Press the button of one question; per part what then stands there."""

    def id_of(name: str) -> dict[str, str]:
        return checklist.part(name, key)

    given = {"antwoord": state, "datum": on, "toelichting": note}
    fields = [{"id": id_of(n), "property": "value", "value": v} for n, v in given.items()]
    fields += [
        {"id": id_of("gezien"), "property": "data", "value": seen},
        {"id": id_of("query"), "property": "data", "value": QUERY},
    ]
    button = id_of("bewaar")
    outputs = [("stand", "children"), ("zegt", "children"), ("gezien", "data")]
    body = {
        "output": next(o for o in tokens.WRITING if '"nagaan":"stand"' in o),
        "outputs": [{"id": id_of(n), "property": p} for n, p in outputs],
        "inputs": [{"id": button, "property": "n_clicks", "value": 1}],
        "state": fields,
        "changedPropIds": [json.dumps(button, sort_keys=True, separators=(",", ":")) + ".n_clicks"],
    }
    answer = client.post(CALLBACK, json=body, headers=writing.SITE | writing.token(client))
    assert answer.status_code == 200, answer.text
    told = json.loads(answer.text)
    return {
        json.loads(k)["nagaan"]: text_of(v.get("children"))
        for k, v in told.get("response", {}).items()
    } | {"refusal": str(told.get("sideUpdate", {}).get("weigering", {}).get("children", ""))}


def test_who_acts_is_named_and_nothing_is_said_before_somebody_did(writer: FlaskClient):
    said = shown(writer)
    assert "Aan zet: secretaris en griffier." in said
    assert said.count("Hierover heeft de gemeente nog niets gezegd.") == 11


def test_an_answer_is_kept_with_day_note_and_author(writer: FlaskClient):
    told = save(writer, "bezig", "14-3-2026", "Het plan ligt bij de raad.")
    assert (
        "Bezig" in told["stand"]
        and "14 maart 2026" in told["stand"]
        and "naam niet gecontroleerd" in told["stand"]
    )
    (kept,) = records.ledger().newest(Checked, "GM0363")
    assert (kept.entry.check, kept.entry.state, kept.entry.on.isoformat()) == (
        KEY,
        CheckState.BUSY,
        "2026-03-14",
    )
    assert "Het plan ligt bij de raad." in shown(writer)


def test_a_change_keeps_what_was_and_can_be_taken_back(writer: FlaskClient):
    save(writer, "bezig", note="Eerst dit.")
    told = save(writer, "ja", seen=1)
    assert "Ja" in told["stand"] and "1 eerdere versie" in told["stand"]
    assert day(checklist.today()) in told["stand"], "an empty date is today"
    told = save(writer, checklist.NOTHING, seen=2)
    assert "nog niets gezegd" in told["stand"] and "2 eerdere versies" in told["stand"]
    assert records.ledger().newest(Checked, "GM0363") == []
    assert "Er is geen antwoord om weg te halen." in save(writer, checklist.NOTHING, seen=3)["zegt"]


def test_who_comes_second_sees_the_first(writer: FlaskClient, own_records: Home):
    first = Checked(
        gemeente="GM0363",
        check=KEY,
        state=CheckState.NO,
        on=checklist.today(),
        note="De ander was eerst.",
    )
    records.ledger().record(first, OTHER, own_records.ids()[-1])
    told = save(writer, "ja", seen=0)
    assert "Intussen heeft Een ander" in told["zegt"] and "De ander was eerst." in told["stand"]
    assert "Ja" in save(writer, "ja", seen=1)["stand"]


@pytest.mark.parametrize(
    ("state", "on", "note", "says"),
    [
        (None, "", "", "nog geen antwoord gekozen"),
        ("misschien", "", "", "kies uit: ja, bezig of nee"),
        ("ja", "31-2-2026", "", "'31-2-2026'; verwacht wordt een datum"),
        ("ja", "maart", "", "verwacht wordt een datum"),
        ("ja", "1-1-2099", "", "verwacht wordt vandaag of een dag daarvoor"),
        ("ja", "1-1-1999", "", "van 2000 tot en met 2100"),
        ("ja", "", "a\x00", "stuurtekens"),
    ],
)
def test_what_cannot_be_kept_is_said(
    writer: FlaskClient, state: str | None, on: str, note: str, says: str
):
    assert says in save(writer, state, on, note)["zegt"]
    assert records.ledger().log() == []


def test_a_question_that_is_not_there_and_nobody_without_a_name(writer: FlaskClient, app: Dash):
    assert "Deze vraag is er niet." in save(writer, "ja", key="onzin")["refusal"]
    assert "Vul eerst in wie u bent." in save(writing.visitor(app.server), "ja")["refusal"]
    assert records.ledger().log() == []
