"""Duidingsgesprek: the page and its screens say what the kit says, and what people agree comes back next year."""

import io
import json
import zipfile
from datetime import date
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient

from benchmark.answers import Question
from benchmark.answers.agenda import agenda
from benchmark.edition import Home
from benchmark.ledger.entries import (
    Agreement,
    AgreementState,
    Author,
    AuthorRole,
    Comment,
    SessionNote,
)
from benchmark.ledger.learning import Contact
from benchmark.viewing import View
from dashboard import records
from dashboard.access import tokens
from tests.dashboard import writing
from tests.dashboard.asking import CALLBACK, DELFT, nodes, page, text_of
from tests.dashboard.writing import NAME, SITE, refusal, token, visitor

PRACTISED = f"{DELFT.replace('2023', '2024')}&oefenen=ja"
OTHER = Author(name="Een ander", role=AuthorRole.CONTROLLER)
NEXT = date.today().year + 1
FILLED = {"what": "Bel Emmen over inkoop.", "owner": "Team KCC", "due": f"1 maart {NEXT}"}


def kit(**more: str) -> Any:
    return page("gesprek", gemeente="Delft", **({"jaar": "2023"} | more))


def press(
    client: FlaskClient, deed: str, fields: dict[str, str], *, text: str = "", about: str = "alles", query: str = DELFT, seen: dict[str, int] | None = None
) -> Any:  # fmt: skip
    """Press a button of the panel."""
    state = [
        writing.each("afspraak-veld", "value", fields),
        writing.each("afspraak-veld", "id", {k: {"afspraak-veld": k} for k in fields}),
        writing.one("gesprek-tekst", "value", text),
        writing.one("gesprek-punt", "value", about),
        writing.one("gesprek-vraag", "data", {"query": query, "gezien": seen or {}}),
    ]
    return writing.deed(client, "gesprek-schrijf", "gesprek", deed, state)


def stand(
    client: FlaskClient, which: str, name: str, state: str, reason: str, seen: int, deed: str = ""
) -> Any:
    """Say how an agreement stands."""

    def part(kind: str, value: str, prop: str, content: Any) -> dict[str, Any]:
        return {"id": {"lijst": which, kind: value}, "property": prop, "value": content}

    pressed = {"lijst": which, "bewaar": deed or name}
    body = {
        "output": next(o for o in tokens.WRITING if '"deel":"rijen"' in o),
        "outputs": {"id": {"lijst": which, "deel": "rijen"}, "property": "children"},
        "inputs": [[{"id": pressed, "property": "n_clicks", "value": 1}]],
        "state": [
            [part("stand", name, "value", state)],
            [part("stand", name, "id", {"lijst": which, "stand": name})],
            [part("reden", name, "value", reason)],
            part("deel", "gezien", "data", {name: seen}),
            part("deel", "vraag", "data", DELFT),
        ],
        "changedPropIds": [json.dumps(pressed, sort_keys=True, separators=(",", ":")) + ".n_clicks"],
    }  # fmt: skip
    answer = client.post(CALLBACK, json=body, headers=SITE | token(client))
    assert answer.status_code == 200, answer.text
    return json.loads(answer.text)


def before(home: Home, **more: Any) -> Agreement:
    """An agreement of the conversation of a year ago."""
    entry = Agreement.model_validate(
        {
            "gemeente": "GM0503", "id": "abcd1234", "year": 2022, "what": "Vraag Emmen naar de inkoop.",
            "owner": "Team KCC", "due": date(2026, 3, 1),
        }
        | more
    )  # fmt: skip
    records.ledger().record(entry, OTHER, home.ids()[-1])
    return entry


def test_page_screens_and_answer_say_the_same(app: Dash, own_records: Home, view: View):
    for query, asked in (
        ({}, Question("GM0503", 2023)),
        ({"jaar": "2024", "oefenen": "ja"}, Question("GM0503", 2024, examples=True)),
    ):
        answer, said = agenda(view, asked), text_of(kit(**query))
        screens = [text_of(kit(scherm=str(n), **query)) for n in range(1, 30)]
        told = " ".join(screens)
        for point in answer.points:
            assert all(q in said and q in told for q in point.questions)
        assert said.index("Sterke punten") < said.index("Afwijkingen die standhouden")
        assert ("verzonnen" in said) is asked.examples
        stamps = [n for n in nodes(kit(scherm="1", **query)) if getattr(n, "className", "") == "stempel"]  # fmt: skip
        assert bool(stamps) is asked.examples


def test_one_message_a_screen_with_a_way_back_forth_and_out(app: Dash, own_records: Home):
    last = 9
    for n in range(1, last + 1):
        content = kit(scherm=str(n))
        names = [
            h.to_plotly_json()["props"]["aria-label"]
            for h in nodes(content)
            if type(h).__name__ == "H1"
        ]
        assert len(names) == 1 and names[0].startswith(f"Scherm {n} van {last}: ")
        links = {str(x.className).split()[-1]: str(x.href) for x in nodes(content) if "presentatie-" in str(getattr(x, "className", "")) and hasattr(x, "href")}  # fmt: skip
        assert ("presentatie-vorige" in links) is (n > 1)
        assert ("presentatie-volgende" in links) is (n < last)
        assert links["presentatie-stop"].endswith("groep=grootte-15")
        if n < last:
            assert links["presentatie-volgende"].endswith(f"scherm={n + 1}")


@pytest.mark.parametrize("number", ["0", "99", "abc", "-1", "²", "1e3"])
def test_a_screen_that_is_not_there_is_said(app: Dash, own_records: Home, number: str):
    said = text_of(kit(scherm=number))
    assert f"Scherm '{number}' is er niet." in said and "1 van 9" in said


def test_an_agreement_and_a_note_are_kept_from_page_or_presentation(writer: FlaskClient):
    told = press(writer, "afspraak", FILLED, text="nog niet bewaard", about="KST03")
    said = text_of(writing.shown(told))
    assert "Bel Emmen over inkoop." in said and f"uiterlijk 1 maart {NEXT}" in said
    assert NAME in said and "naam niet gecontroleerd" in said and "Apparaatskosten" in said
    assert '"value": "nog niet bewaard"' in json.dumps(told["response"]), "the other field stays"
    press(writer, "aantekening", dict.fromkeys(FILLED, ""), text="Er was twijfel.")
    entry = records.ledger().newest(Agreement, "GM0503")[0].entry
    assert (entry.indicator, entry.due, entry.state) == ("KST03", date(NEXT, 3, 1), "open")
    assert text_of(kit(scherm="9")).count("Bel Emmen over inkoop.") >= 2, "shown large, and to edit"
    assert "Er was twijfel." in text_of(kit()) and "intern beraad" in text_of(kit())
    note = records.ledger().newest(SessionNote, "GM0503")[0]
    press(writer, f"intrek-{note.entry.id}", FILLED, seen={note.entry.id: 1})
    assert "Er was twijfel." not in text_of(kit())


def test_what_is_sent_twice_is_kept_once(writer: FlaskClient):
    """A double click on a slow line."""
    for deed, text in (("afspraak", ""), ("aantekening", "Er was twijfel.")):
        first, second = [press(writer, deed, FILLED, text=text) for _ in range(2)]
        assert text_of(writing.shown(first)) == text_of(writing.shown(second))
    assert len(records.ledger().log()) == 2


def test_who_of_those_to_ask_is_open_to_questions(writer: FlaskClient, own_records: Home, view: View):  # fmt: skip
    """On the page, on the screen and in the file; how to reach them nowhere, and nothing beside examples."""
    point = next(p for p in agenda(view, Question("GM0503", 2023)).points if p.peers)
    peer, theme = point.peers[0], point.comparison.indicator.theme
    opened = Contact(gemeente=peer.code, theme=theme, contact="Teamleider", email="team@gemeente.example.nl")  # fmt: skip
    elsewhere = opened.model_copy(update={"gemeente": point.peers[1].code, "theme": "balie"})
    for entry in (opened, elsewhere):
        records.ledger().record(entry, OTHER, own_records.ids()[-1])
    said = f"{peer.name} staat open voor vragen in de Leerkring."
    file = writer.get(f"/agenda.docx{DELFT}").data
    text = zipfile.ZipFile(io.BytesIO(file)).read("word/document.xml").decode()
    screens = " ".join(text_of(kit(scherm=str(n))) for n in range(1, 10))
    for told in (text_of(kit()), screens, text):
        assert told.count(said) == 1 and "team@gemeente" not in told and "Teamleider" not in told
    assert "staat open" not in text_of(kit(jaar="2024", oefenen="ja"))
    back = opened.model_copy(update={"withdrawn": True})
    records.ledger().record(back, OTHER, own_records.ids()[-1])
    assert said not in text_of(kit())


def test_a_note_is_in_no_file_and_an_agreement_is(writer: FlaskClient):
    press(writer, "afspraak", FILLED)
    press(writer, "aantekening", FILLED, text="Dit blijft hier.")
    answer = writer.get(f"/agenda.docx{DELFT}")
    assert answer.status_code == 200 and "agenda-delft-2023.docx" in answer.headers["Content-Disposition"]  # fmt: skip
    text = zipfile.ZipFile(io.BytesIO(answer.data)).read("word/document.xml").decode()
    assert "Bel Emmen over inkoop." in text and "Dit blijft hier." not in text
    assert writer.get(f"/agenda.pdf{PRACTISED}").data.startswith(b"%PDF")
    for path, said in ((f"/agenda.xlsx{DELFT}", "pdf en als docx"), ("/agenda.pdf?gemeente=Nergens", "Nergens"), ("/agenda.pdf", "Kies eerst")):  # fmt: skip
        refused = writer.get(path)
        assert refused.status_code == 404 and said in refused.text


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("what", " ", "De afspraak is leeg"),
        ("owner", "", "niet wie het doet"),
        ("due", "", "niet wanneer het klaar is"),
        ("due", "31 februari 2027", "De dag waarop het klaar is is '31 februari 2027'"),
        ("due", "1 maart 2020", "De dag waarop het klaar is is 1 maart 2020; dat is al geweest."),
        ("due", "31-12-9999", "verwacht wordt een dag binnen 10 jaar"),
        ("what", "a\x9b31mb", "De afspraak bevat onzichtbare stuurtekens"),
        ("what", "\u200b\u200b", "De afspraak is leeg"),
        ("due", "volgende week", "bijvoorbeeld 14-3-2026"),
        ("owner", "x" * 121, "De eigenaar is 121 tekens lang"),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_is_written(writer: FlaskClient, field: str, typed: str, said: str):  # fmt: skip
    assert said in refusal(press(writer, "afspraak", FILLED | {field: typed}))
    assert "nog geen aantekening" in refusal(press(writer, "aantekening", FILLED))
    assert "Dit punt staat niet" in refusal(press(writer, "afspraak", FILLED, about="BRZ01"))
    assert records.ledger().log() == []


def test_nobody_agrees_without_a_name_or_a_token(app: Dash, own_records: Home):
    stranger = visitor(app.server)
    assert "Vul eerst in wie u bent." in refusal(press(stranger, "afspraak", FILLED))
    assert records.ledger().log() == []


def test_last_years_agreements_come_first_here_and_on_the_kalender(
    writer: FlaskClient, own_records: Home
):
    before(own_records)
    said = text_of(kit())
    assert said.index("Wat vorig jaar is afgesproken") < said.index("Sterke punten")
    assert "1 afspraak: 1 open." in said
    assert "Wat spraken wij vorig jaar af?" in text_of(kit(scherm="2"))
    assert "Vraag Emmen naar de inkoop." in text_of(page("kalender", gemeente="Delft", jaar="2023"))
    assert "Vraag Emmen" not in text_of(kit(jaar="2024", oefenen="ja")), "nor in Oefenmodus"

    told = stand(writer, "eerder", "abcd1234", "losgelaten", "Emmen werkt anders.", 1)
    shown = text_of(writing.shown(told))
    assert "losgelaten" in shown and "Emmen werkt anders." in shown and "1 eerdere versie" in shown
    assert "1 afspraak: 1 losgelaten." in text_of(kit())
    kept = records.ledger().history(Agreement, "GM0503/abcd1234")
    assert [r.entry.state for r in kept] == [AgreementState.OPEN, AgreementState.LET_GO]


def test_letting_go_needs_a_reason_and_who_comes_second_is_told(
    writer: FlaskClient, own_records: Home
):
    before(own_records)
    refused = stand(writer, "eerder", "abcd1234", "losgelaten", " ", 1)
    assert "schrijft op waarom" in refusal(refused)
    before(own_records, state="klaar")
    said = text_of(writing.shown(stand(writer, "eerder", "abcd1234", "open", "", 1)))
    assert "Intussen heeft Een ander" in said and "klaar" in said
    gone = stand(writer, "eerder", "abcd1234", "klaar", "", 2, deed="intrek-abcd1234")
    assert "Vraag Emmen" not in text_of(writing.shown(gone))


def test_what_a_peer_wrote_stands_beside_the_question(writer: FlaskClient, own_records: Home, view: View):  # fmt: skip
    point = agenda(view, Question("GM0503", 2023)).points[0]
    for text, internal in (("Wij kopen samen in.", False), ("Nog niet voor buiten.", True)):
        name = f"{len(text):08d}"
        said = Comment(gemeente=point.peers[0].code, id=name, indicator=point.code, year=2023, text=text, internal=internal)  # fmt: skip
        records.ledger().record(said, OTHER, own_records.ids()[-1])
    for content in (text_of(kit()), text_of(kit(scherm="4"))):
        assert "Wij kopen samen in." in content and point.peers[0].name in content
        assert "Nog niet voor buiten." not in content


def test_the_dots_of_a_screen_are_the_group_and_an_example_is_an_outline(
    app: Dash, own_records: Home, view: View
):
    for query, asked in (
        ({}, Question("GM0503", 2023)),
        ({"jaar": "2024", "oefenen": "ja"}, Question("GM0503", 2024, examples=True)),
    ):
        found = agenda(view, asked).points[0].comparison
        looks = [str(getattr(n, "className", "")) for n in nodes(kit(scherm="3", **query))]
        assert looks.count("stip") == found.standing.n_delivered
        assert looks.count("stip eigen voorbeeld") == int(found.example)
        assert looks.count("stip eigen") == int(not found.example)
