"""Judging: kept with a name, refused with a sentence at the field, and of two people the second is asked again."""

import json
from typing import Any
from xml.etree import ElementTree

import pytest
from dash import Dash
from flask.testing import FlaskClient

from benchmark.answers.budget import UNNAMED
from benchmark.edition import Home
from benchmark.ledger.entries import (
    Author,
    AuthorRole,
    Judgement,
    JudgementStatus,
    Realised,
    Scenario,
)
from benchmark.narrative import budget as narrative_budget
from benchmark.narrative import savings as narrative_savings
from benchmark.report import budget_note
from dashboard import judging, records, scenario_knobs
from dashboard.access import tokens
from dashboard.components import budget_card, judging_form, realised_card
from tests.dashboard import writing
from tests.dashboard.asking import CALLBACK, nodes, page, text_of

BRZ = "S-BRZ-IV3"
QUERY = "?gemeente=GM0503&jaar=2023&verslag=rekening&groep=grootte-15"
GOOD = {
    "status": "voorstel aan college", "reason": "Het verschil houdt stand.", "owner": "de controller",
    "first_year": "2028", "one_off": "40.000", "cashable": "60%", "programme": "Dienstverlening",
}  # fmt: skip
OTHER = Author(name="Een ander", role=AuthorRole.CONTROLLER)


def save(client: FlaskClient, seen: int = 0, line: str = BRZ, **fields: Any) -> Any:
    """Press the button of one line."""

    def id_of(name: str) -> dict[str, str]:
        return judging_form.part(name, line)

    outputs = [("besluit", "children"), ("zegt", "children"), ("gezien", "data")]
    outputs += [(name, "error") for name in judging_form.FIELDS]
    state = [
        {"id": id_of(n), "property": "value", "value": (GOOD | fields)[n]}
        for n in judging_form.FIELDS
    ]
    state.append({"id": id_of("gezien"), "property": "data", "value": seen})
    state.append({"id": id_of("vraag"), "property": "data", "value": QUERY})
    button = id_of("bewaar")
    body = {
        "output": next(o for o in tokens.WRITING if '"besluit"' in o),
        "outputs": [{"id": id_of(n), "property": p} for n, p in outputs],
        "inputs": [{"id": button, "property": "n_clicks", "value": 1}],
        "state": state,
        "changedPropIds": [json.dumps(button, sort_keys=True, separators=(",", ":")) + ".n_clicks"],
    }
    answer = client.post(CALLBACK, json=body, headers=writing.SITE | writing.token(client))
    assert answer.status_code == 200, answer.text
    told = json.loads(answer.text).get("response", {})
    return {json.loads(k)["oordeel"]: next(iter(v.values())) for k, v in told.items()}


def latest(year: int = 2023) -> Any:
    return records.ledger().latest(Judgement, f"GM0503/{BRZ}/{year}")


def test_a_judgement_is_kept_with_everything_that_stood_on_the_screen(writer: FlaskClient) -> None:
    told = save(writer)
    assert "is bewaard: voorstel aan college" in text_of(told["zegt"])
    said = text_of(told["besluit"])
    for words in (
        "Het verschil houdt stand.",
        "60% verzilverbaar",
        "vanaf 2028",
        writing.NAME,
        "naam niet gecontroleerd",
    ):
        assert words in said
    entry = latest().entry
    assert (entry.cashable, entry.one_off, entry.first_year) == (0.6, 40_000, 2028)
    assert entry.central is not None and entry.low < entry.central < entry.high
    assert (entry.level, entry.group) == ("median", "grootte-15")
    assert told["gezien"] == 1


def test_of_two_people_the_second_sees_the_first_and_keeps_the_own_text(
    writer: FlaskClient, own_records: Home
) -> None:
    save(writer)
    first = latest().entry.model_copy(
        update={"reason": "Nu niet.", "status": JudgementStatus.NOT_NOW}
    )
    records.ledger().record(first, OTHER, own_records.ids()[-1], seen=1)
    told = save(writer, seen=1, reason="Mijn reden.")
    assert "Intussen heeft Een ander" in text_of(told["zegt"])
    assert "Nu niet." in text_of(told["besluit"]) and told["gezien"] == 2
    assert not any(
        told[name] for name in judging_form.FIELDS
    )  # nothing is wrong with what was typed
    assert latest().version == 2
    save(writer, seen=told["gezien"], reason="Mijn reden.")
    assert latest().version == 3 and latest().entry.reason == "Mijn reden."


@pytest.mark.parametrize(
    ("fields", "field", "said"),
    [
        ({"status": None}, "status", "nog geen oordeel gekozen"),
        ({"status": "aanvaard"}, "status", "Dit oordeel kennen wij niet"),
        ({"reason": "  "}, "reason", "De reden is leeg"),
        ({"reason": "x" * 20_001}, "reason", "20.001 tekens"),
        ({"one_off": "1.5"}, "one_off", "verwacht wordt bijvoorbeeld 40.000"),
        ({"one_off": "-5"}, "one_off", "minstens 0"),
        ({"cashable": "120%"}, "cashable", "hoogstens 100%"),
        ({"cashable": ""}, "cashable", "voor een voorstel is het nodig"),
        ({"first_year": "27"}, "first_year", "verwacht wordt een jaar"),
        ({"owner": "x" * 200}, "owner", "200 tekens"),
    ],
)
def test_what_cannot_be_kept_is_said_at_the_field(
    writer: FlaskClient, fields: dict[str, Any], field: str, said: str
) -> None:
    told = save(writer, **fields)
    assert said in told[field] and said in text_of(told["zegt"])
    assert [n for n in judging_form.FIELDS if told[n]] == [field]
    assert latest() is None


def test_without_a_name_nothing_is_kept(app: Dash, own_records: Home) -> None:
    nobody = writing.visitor(app.server)
    assert save(nobody) == {}
    assert records.ledger().log() == []


def test_a_municipality_without_any_amount_can_be_judged(writer: FlaskClient) -> None:
    content = page("beoordeling", gemeente="Enschede", jaar="2023")
    said = text_of(content)
    assert "Geen bedrag" in said and "Geen raming" in said and "Nog geen oordeel" in said
    assert "€ 0" not in said and "miljoen" not in said
    assert "Geef een oordeel" in said


def test_in_practice_mode_no_example_enters(own_records: Home) -> None:
    said = text_of(page("beoordeling", gemeente="Delft", jaar="2023", oefenen="ja"))
    assert "Voorbeeldcijfers doen hier niet mee." in said
    assert "(voorbeeld)" not in said


def test_lines_that_leave_the_total_stay_on_the_page(writer: FlaskClient) -> None:
    save(writer, status="bewuste keuze", cashable="")
    said = text_of(page("beoordeling", gemeente="Delft", jaar="2023"))
    assert "Elke lijn met ruimte is door een oordeel uit het totaal gegaan." in said
    assert "Niet in dit totaal:" in said and "Burgerzaken: bewuste keuze" in said
    assert "telt niet mee in het totaal" in said


def test_the_link_goes_both_ways(own_records: Home) -> None:
    assert "/mogelijke-ruimte?" in str(page("beoordeling", gemeente="Delft", jaar="2023"))
    assert "/beoordeling?" in str(page("mogelijke_ruimte", gemeente="Delft", jaar="2023"))


# Scenarios and what came of it -------------------------------------------------------------------


def knobs(**given: str) -> dict[str, str | None]:
    plain = {f"pace-{n}": str(25 * n) for n in range(1, 5)}
    rest = {
        "volume": "0",
        "fall": "-20",
        "price": "0",
        "cashable": "",
        "hourly": "",
        "hours": "1363",
        "discount": "2",
    }
    return {**plain, **rest, **{k.replace("_", "-"): v for k, v in given.items()}}


def test_a_scenario_says_what_its_fields_say(own_records: Home) -> None:
    found = judging.of_query(QUERY)
    made = scenario_knobs.scenario_of(
        found, knobs(hourly="62,50", cashable="50%", volume="-1,5"), "Rustig"
    )
    assert made == Scenario(
        gemeente="GM0503", year=2023, name="Rustig", volume=(-0.015,) * 4, cashable=0.5, hourly=62.5, hours=1363, fall=-0.2
    )  # fmt: skip


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("pace_1", "", "Het tempo is leeg"),
        ("pace_2", "10", "loopt terug"),
        ("pace_4", "101", "verwacht wordt 0 tot en met 100%"),
        ("hourly", "1.5", "Het bedrag per uur"),
        ("fall", "10", "verwacht wordt -50 tot en met 0%"),
        ("volume", "veel", "De verandering van het volume"),
    ],
)
def test_a_wrong_knob_is_named(own_records: Home, field: str, text: str, said: str) -> None:
    with pytest.raises(scenario_knobs.WrongEntry) as wrong:
        scenario_knobs.scenario_of(judging.of_query(QUERY), knobs(**{field: text}), "Rustig")
    assert wrong.value.field == field.replace("_", "-")
    assert said.casefold() in wrong.value.sentence.casefold()


def test_what_a_line_brought_stands_beside_the_plan(writer: FlaskClient, own_records: Home) -> None:
    save(writer, first_year=str(judging.cycle()))
    year = judging.cycle()
    entry = realised_card.entry_of(
        judging.of_query(QUERY), {"line": BRZ, "year": str(year), "amount": "250.000", "note": ""}
    )
    assert entry == Realised(gemeente="GM0503", line=BRZ, year=year, amount=250_000)
    records.ledger().record(entry, OTHER, own_records.ids()[-1])
    said = text_of(realised_card.table(judging.of_query(QUERY)))
    assert (
        "€ 250.000" in said.replace("\xa0", " ")
        and "Een ander, controller (naam niet gecontroleerd)" in said
    )
    assert str(year + 1) in said and "nog niet bekend" in said


def test_a_year_that_is_not_over_is_refused(own_records: Home) -> None:
    values = {"line": BRZ, "year": str(judging.cycle() + 1), "amount": "1", "note": ""}
    with pytest.raises(realised_card.WrongEntry, match="nog niet afgesloten"):
        realised_card.entry_of(judging.of_query(QUERY), values)


# Downloads and calendar -----------------------------------------------------------------------------


def test_downloads_or_one_sentence(writer: FlaskClient) -> None:
    save(writer)
    answer = writer.get(f"/kadernota.pdf{QUERY}")
    assert answer.status_code == 200 and answer.data.startswith(b"%PDF")
    assert "kadernota-delft-2023.pdf" in answer.headers["Content-Disposition"]
    for path, said in (
        (f"/kadernota.odt{QUERY}", "kennen wij niet"),
        (f"/kadernota.pdf{QUERY}&scenario=weg", "Het scenario 'weg' is er niet."),
        ("/kadernota.pdf?gemeente=Nergenshuizen", "Nergenshuizen"),
        ("/memo.pdf", "Kies eerst een gemeente."),
    ):
        refused = writer.get(path)
        assert refused.status_code == 404 and said in refused.text


def words_of(client: FlaskClient, path: str) -> str:
    """All words of a drawing."""
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml"), answer.text
    return " ".join(" ".join(ElementTree.fromstring(answer.data).itertext()).split())


def test_the_chart_of_the_kadernota_is_a_picture_of_the_same_amounts(writer: FlaskClient) -> None:
    refused = writer.get(f"/kadernota.svg{QUERY}")
    assert refused.status_code == 404 and narrative_budget.NO_LINE in refused.text
    save(writer)
    found = judging.of_query(QUERY)
    chart = budget_note.chart(found.budget())
    said = words_of(writer, f"/kadernota.svg{QUERY}")
    for words in (
        chart.title,
        "Verzilverbaar",
        "Capaciteit",
        *chart.categories,
        "45063NED",
        UNNAMED,
    ):
        assert " ".join(words.split()) in said, words
    assert writer.get(f"/kadernota.PNG{QUERY}").data.startswith(b"\x89PNG")
    shown = budget_card.content(found, None)
    links = [str(getattr(n, "href", "")) for n in nodes(shown)]
    assert {f"/kadernota.svg{QUERY}", f"/kadernota.png{QUERY}"} <= set(links)


def test_the_ranges_of_the_page_are_a_picture_with_their_judgements(writer: FlaskClient) -> None:
    save(writer)
    said = words_of(writer, f"/svg/oordelen{QUERY}")
    assert "Burgerzaken, voorstel aan college" in said and "nog geen oordeel" in said
    line = judging.of_query(QUERY).room.line(BRZ)
    assert line is not None and line.estimate.anatomy is not None
    assert " ".join(narrative_savings.room(line.estimate.anatomy).split()) in said
    links = [
        str(getattr(n, "href", ""))
        for n in nodes(page("beoordeling", gemeente="Delft", jaar="2023"))
    ]
    assert {f"/svg/oordelen{QUERY}", f"/png/oordelen{QUERY}", f"/csv/ruimte{QUERY}"} <= set(links)


@pytest.mark.parametrize("moment", ["kadernota", "begroting", "jaarrekening"])
def test_every_moment_opens_with_what_was_decided_last_year(
    writer: FlaskClient, own_records: Home, moment: str
) -> None:
    empty = text_of(page("kalender", gemeente="Delft", jaar="2023", moment=moment))
    assert "Over een eerdere jaarrekening dan 2023 is geen oordeel bewaard." in empty
    save(writer)
    old = latest().entry.model_copy(update={"year": 2022, "reason": "Eerst onderzoeken."})
    records.ledger().record(old, OTHER, own_records.ids()[-1])
    said = text_of(page("kalender", gemeente="Delft", jaar="2023", moment=moment))
    assert said.index("Wat vorig jaar is beoordeeld") < said.index("Eerst onderzoeken.")
    assert "Burgerzaken, over 2022" in said and "Een ander" in said


def test_an_unknown_moment_is_said(own_records: Home) -> None:
    said = text_of(page("kalender", gemeente="Delft", jaar="2023", moment="najaar"))
    assert "Het moment 'najaar' kennen wij niet." in said
