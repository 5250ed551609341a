"""The page Dienstverleningsvisie: written through the app, signed, refused in plain words, and the same in CLI and report."""

from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient

from benchmark.answers import Question
from benchmark.answers.vision import vision
from benchmark.edition import Home
from benchmark.ledger.vision import StatedValue
from benchmark.narrative import vision as words
from benchmark.peers import GroupChoice
from benchmark.report.composing.said import said_of
from benchmark.report.document import Paragraph, Table
from benchmark.viewing import View
from dashboard import records
from dashboard.components.vision import KEEP, NEW, TAKE_BACK
from tests.cli.running import Inside
from tests.dashboard import writing
from tests.dashboard.asking import page, text_of
from tests.report.composed import composed

GIVEN = {"gemeente": "GM0503", "jaar": "2024", "groep": "grootte-8", "oefenen": "ja"}
QUERY = "?gemeente=GM0503&jaar=2024&verslag=rekening&groep=grootte-8"
ASKED = Question("GM0503", 2024, group=GroupChoice.parse("grootte-8"), examples=True)
FRESH = "aaaa1111"


def press(
    client: FlaskClient, deed: str, forms: dict[str, tuple[str, str, list[str]]], seen: dict[str, int] | None = None,
    *, query: str = QUERY, fresh: str = FRESH,
) -> Any:  # fmt: skip
    """Press a button of the page; ``forms``: per form its name, meaning and figures."""
    names, meanings, figures = ({k: f[n] for k, f in forms.items()} for n in range(3))
    state = [
        writing.each("visie-naam", "value", names),
        writing.each("visie-naam", "id", {k: {"visie-naam": k} for k in names}),
        writing.each("visie-betekenis", "value", meanings),
        writing.each("visie-cijfers", "value", figures),
        writing.one("visie-vraag", "data", {"query": query, "gezien": seen or {}, "nieuw": fresh}),
    ]
    return writing.deed(client, "visie-inhoud", "visie", deed, state)


def kept() -> list[StatedValue]:
    return [r.entry for r in records.ledger().newest(StatedValue, "GM0503")]


SNEL = ("Snel", "U weet snel waar u aan toe bent.", ["BRZ07", "VER02"])


def test_a_value_is_written_changed_and_taken_back(writer: FlaskClient):
    told = text_of(writing.shown(press(writer, KEEP + NEW, {NEW: SNEL})))
    assert "Snel" in told and "naam niet gecontroleerd" in told
    (one,) = kept()
    assert (one.name, one.indicators, one.example) == ("Snel", ("BRZ07", "VER02"), False)
    changed = ("Snel en zeker", SNEL[1], [*SNEL[2], "KTV07"])
    told = text_of(
        writing.shown(
            press(writer, KEEP + one.id, {one.id: changed, NEW: ("", "", [])}, {one.id: 1})
        )
    )
    assert "Snel en zeker" in told and kept()[0].indicators == ("BRZ07", "VER02", "KTV07")
    press(writer, TAKE_BACK + one.id, {one.id: changed}, {one.id: 2})
    assert kept() == [] and len(records.ledger().history(StatedValue, one.subject)) == 3


def test_what_is_written_in_practice_stays_there(writer: FlaskClient):
    press(writer, KEEP + NEW, {NEW: SNEL}, query=QUERY + "&oefenen=ja")
    assert kept()[0].example
    real = {k: v for k, v in GIVEN.items() if k != "oefenen"}
    assert "staat alleen daar" in text_of(page("dienstverleningsvisie", **GIVEN))
    assert "nog geen waarden" in text_of(page("dienstverleningsvisie", **real))


@pytest.mark.parametrize(
    ("form", "says"),
    [
        (("", SNEL[1], SNEL[2]), "De naam is leeg"),
        (("Snel", "  ", SNEL[2]), "Wat de waarde betekent is leeg"),
        (("Snel", SNEL[1], ["BRZ07"]), "U koos 1 cijfer; verwacht worden er 2 of 3."),
        (("Snel", SNEL[1], ["BRZ07", "SRV02"]), "heeft geen goede of slechte kant"),
        (("Snel", SNEL[1], ["BRZ07", "XXX99"]), "Het cijfer 'XXX99' bestaat niet"),
        (("a\x00", SNEL[1], SNEL[2]), "stuurtekens"),
        (("x" * 121, SNEL[1], SNEL[2]), "121 tekens lang"),
    ],
)
def test_what_cannot_be_kept_is_said_and_stays_in_the_fields(
    writer: FlaskClient, form: tuple[str, str, list[str]], says: str
):
    told = press(writer, KEEP + NEW, {NEW: form})
    assert says in text_of(writing.shown(told)) and kept() == []
    if form[0] == "Snel":
        assert form[1] in str(told) and "'value': 'Snel'" in str(told)


def test_a_second_of_the_same_name_and_who_comes_second_are_told(
    writer: FlaskClient, own_records: Home
):
    press(writer, KEEP + NEW, {NEW: SNEL})
    again = press(writer, KEEP + NEW, {NEW: ("SNEL ", *SNEL[1:])}, fresh="bbbb2222")
    assert "staat er al" in text_of(writing.shown(again)) and len(kept()) == 1
    stale = press(writer, KEEP + FRESH, {FRESH: ("Vlot", *SNEL[1:])}, {FRESH: 0})
    assert "Intussen heeft" in text_of(writing.shown(stale)) and kept()[0].name == "Snel"
    assert "Vlot" in str(stale), "what was typed stands in its field"


def test_nobody_writes_without_a_name(app: Dash, own_records: Home):
    told = press(writing.visitor(app.server), KEEP + NEW, {NEW: SNEL})
    assert "Vul eerst in wie u bent." in writing.refusal(told) and kept() == []


def test_page_command_line_and_report_agree(
    writer: FlaskClient, view: View, own_records: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):  # fmt: skip
    press(
        writer,
        KEEP + NEW,
        {NEW: ("Dichtbij", "Wie belt, wordt geholpen.", ["TEL02", "BAL01", "KTV01"])},
    )
    answer = vision(view, ASKED, records.ledger().newest(StatedValue, "GM0503"))
    (value,) = answer.values
    shown = text_of(page("dienstverleningsvisie", **GIVEN))
    assert words.headline(answer) in shown and words.finding(value) in shown
    wish = ("formulas", "--gemeente", "Delft", "--year", "2024", "-k", "8", "--examples")
    inside = Inside(own_records.root, monkeypatch, capsys)
    assert inside(*wish, "--json").json["vision"] == answer.as_dict()
    assert words.finding(value) in " ".join(inside(*wish).out.split())
    bare = inside("formulas", "--gemeente", "Delft", "--year", "2024", "--json").json
    assert [v["name"] for v in bare["vision"]["values"]] == ["Dichtbij"], "also without products"
    said = said_of(records.ledger(), "GM0503")
    choices = {"year": 2024, "group": "grootte-8", "examples": True, "themes": ("serviceformules",)}
    chapters = composed(view, said, **choices).chapters
    chapter = next(c for c in chapters if c.key == "dienstverleningsvisie")
    assert words.finding(value) in [b.text for b in chapter.blocks if isinstance(b, Paragraph)]
    table = next(b for b in chapter.blocks if isinstance(b, Table))
    assert [r.cells[4].text for r in table.rows] == [s.verdict.value for s in value.signs]
    other = composed(view, said, **(choices | {"gemeente": "Deventer"})).chapters
    assert "dienstverleningsvisie" not in [c.key for c in other], "it wrote none"


def test_a_suggestion_fills_the_form(app: Dash):
    content = str(page("dienstverleningsvisie", begin="Bereikbaar", **GIVEN))
    assert "Wie contact zoekt, krijgt snel iemand te spreken." in content and "KAN09" in content
    assert "Deze pagina kon niet" not in str(page("dienstverleningsvisie", begin="<b>", **GIVEN))
