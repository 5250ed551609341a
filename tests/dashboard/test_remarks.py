"""Under a figure: remarks and deliberate choices, with author and history, and never lost to each other."""

import json
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient

from benchmark.edition import Home
from benchmark.ledger.entries import LONGEST, Author, AuthorRole, Choice, Comment
from dashboard import records
from dashboard.components import written
from tests.dashboard import writing
from tests.dashboard.asking import CALLBACK, text_of
from tests.dashboard.writing import NAME, SITE, refusal, visitor

GOUDA = "?gemeente=GM0513&jaar=2023&verslag=rekening&groep=grootte-15"
QUESTION = {"query": GOUDA, "code": "BRZ03"}
OTHER = Author(name="Een ander", role=AuthorRole.CONTROLLER)
HOSTILE = "<script>alert(1)</script> #$=1+1 {{7*7}} 🦊 \u202eהלו\u202c\nregel 2"


def shown(client: FlaskClient) -> Any:
    """What stands under the figure."""
    return writing.content(client, "opmerkingen", "opmerkingen-vraag", QUESTION)


def press(
    client: FlaskClient, deed: str, texts: dict[str, str], seen: dict[str, int] | None = None, *, internal: bool = False, **headers: str
) -> Any:  # fmt: skip
    """Press a button under the figure; the whole answer."""
    state = [
        writing.each("opmerking-tekst", "value", texts),
        writing.each("opmerking-tekst", "id", {k: {"opmerking-tekst": k} for k in texts}),
        writing.one("opmerking-intern", "checked", internal),
        writing.one("opmerkingen-gezien", "data", seen or {}),
        writing.one("opmerkingen-vraag", "data", QUESTION),
    ]
    return writing.deed(client, "opmerkingen", "opmerking", deed, state, **headers)


def text_after(told: Any) -> str:
    """The text that then stands under the figure."""
    return text_of(writing.shown(told))


def test_a_remark_is_kept_with_author_time_and_edition(writer: FlaskClient):
    said = text_after(press(writer, "nieuw", {"nieuw": HOSTILE, "keuze": ""}))
    assert (
        HOSTILE in said and NAME in said and "naam niet gecontroleerd" in said and "editie" in said
    )
    assert HOSTILE in text_of(shown(writer))
    kept = records.ledger().newest(Comment, "GM0513")
    assert [(r.entry.text, r.entry.indicator, r.entry.year, r.entry.internal) for r in kept] == [
        (HOSTILE, "BRZ03", 2023, False)
    ]


def test_a_double_click_keeps_one(writer: FlaskClient):
    for _ in range(2):
        press(writer, "nieuw", {"nieuw": "Geteld in de oude stelling.", "keuze": ""})
    assert [r.entry.text for r in records.ledger().newest(Comment, "GM0513")] == [
        "Geteld in de oude stelling."
    ]


def test_the_newest_stands_first_and_a_change_keeps_what_was(writer: FlaskClient):
    for text in ("Eerst dit.", "Daarna dat."):
        press(writer, "nieuw", {"nieuw": text, "keuze": ""}, internal=text.startswith("Daarna"))
    said = text_of(shown(writer))
    assert said.index("Daarna dat.") < said.index("Eerst dit.") and "intern beraad" in said
    first, second = records.ledger().newest(Comment, "GM0513")
    key = first.entry.id
    said = text_after(
        press(writer, f"wijzig-{key}", {"nieuw": "", "keuze": "", key: "Beter dit."}, {key: 1})
    )
    assert "Beter dit." in said and "Eerst dit." in said and "1 eerdere versie" in said
    press(writer, f"intrek-{second.entry.id}", {"nieuw": "", "keuze": ""}, {second.entry.id: 1})
    assert "Daarna dat." not in text_of(shown(writer))
    history = records.ledger().history(Comment, second.subject)
    assert [r.entry.withdrawn for r in history] == [False, True], "nothing was removed"


def test_a_deliberate_choice_has_a_reason_and_can_be_taken_back(writer: FlaskClient):
    said = text_after(
        press(writer, "keuze", {"nieuw": "", "keuze": "Wij willen een balie per wijk."})
    )
    assert "Bewuste keuze van de gemeente" in said and "balie per wijk" in said
    said = text_after(press(writer, "intrek-keuze", {"nieuw": "", "keuze": ""}, {"keuze": 1}))
    assert "ingetrokken" in said and "balie per wijk" in said, "history stays visible"
    found = records.ledger().latest(Choice, "GM0513/BRZ03")
    assert found is not None and found.version == 2 and found.entry.withdrawn


def test_who_comes_second_sees_the_first_and_keeps_the_own_text(
    writer: FlaskClient, own_records: Home
):
    other = Choice(gemeente="GM0513", indicator="BRZ03", year=2023, reason="De ander was eerst.")
    records.ledger().record(other, OTHER, own_records.ids()[-1])
    told = press(writer, "keuze", {"nieuw": "half af", "keuze": "Mijn reden."}, {"keuze": 0})
    said = text_after(told)
    assert "Intussen heeft Een ander" in said and "De ander was eerst." in said
    fields = json.dumps(told["response"])
    assert '"value": "Mijn reden."' in fields and '"value": "half af"' in fields
    again = text_after(press(writer, "keuze", {"nieuw": "", "keuze": "Mijn reden."}, {"keuze": 1}))
    assert "Mijn reden." in again


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "nog geen tekst"), (" \n ", "nog geen tekst"), ("x" * (LONGEST + 1), "20.001 tekens"), ("a\x00", "stuurtekens")],
)  # fmt: skip
def test_what_cannot_be_kept_is_said_and_nothing_is_written(
    writer: FlaskClient, text: str, said: str
):
    for deed in ("nieuw", "keuze"):
        assert said in refusal(press(writer, deed, {"nieuw": text, "keuze": text}))
    assert records.ledger().log() == []


def test_nobody_writes_without_a_name_or_a_token(app: Dash, own_records: Home):
    stranger = visitor(app.server)
    told = press(stranger, "nieuw", {"nieuw": "tekst", "keuze": ""})
    assert "Vul eerst in wie u bent." in refusal(told)
    assert press(stranger, "nieuw", {"nieuw": "tekst"}, **SITE).status_code == 400
    assert records.ledger().log() == []


def test_the_longest_text_fits(writer: FlaskClient):
    press(writer, "nieuw", {"nieuw": "é" * LONGEST, "keuze": ""})
    assert len(records.ledger().newest(Comment, "GM0513")[0].entry.text) == LONGEST


def test_a_ledger_that_cannot_be_opened_leaves_the_page(writer: FlaskClient, own_records: Home):
    records.place(own_records)
    (own_records.root / "ledger.sqlite").write_bytes(b"not a database" * 100)
    said = text_of(shown(writer))
    assert "logboek" in said and "Schrijf" not in said


def test_a_choice_marks_the_strip_of_its_figure(writer: FlaskClient):
    press(writer, "keuze", {"nieuw": "", "keuze": "Zo bedoeld."})
    ids = [{"keuze-merk": code} for code in ("BRZ03", "KST05")]
    body = {
        "output": '{"keuze-merk":["ALL"]}.children',
        "outputs": [{"id": i, "property": "children"} for i in ids],
        "inputs": [{"id": "stroken-zin", "property": "children", "value": "x"}],
        "state": [
            {"id": "stroken-vraag", "property": "data", "value": {"query": GOUDA, "codes": []}},
            [{"id": i, "property": "id", "value": i} for i in ids],
        ],
        "changedPropIds": ["stroken-zin.children"],
    }
    answer = writer.post(CALLBACK, json=body)
    told = json.loads(answer.text)["response"]
    assert text_of(told['{"keuze-merk":"BRZ03"}']["children"]) == "bewuste keuze"
    assert told['{"keuze-merk":"KST05"}']["children"] is None


def test_a_very_long_text_is_folded_and_still_whole():
    typed = "woord " * 3000
    folded = written.text(typed)
    opening, whole = folded.children
    assert len(opening.children) < 700 and typed.startswith(opening.children.rstrip("…"))
    assert whole.children[1].children == typed and not getattr(whole, "open", False)
    assert written.text("kort").children == "kort"
