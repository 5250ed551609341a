"""The memo for the secretaris and the answer to the council: what they say, and what nobody can take out."""

import re
import subprocess
from datetime import date

import pytest

from benchmark import answers, narrative
from benchmark.errors import SpiegelError
from benchmark.report import formats
from benchmark.report.composing import Said, memo, question_sheet
from benchmark.report.document import Document, DocumentKind, RowRole, charts, tables
from benchmark.report.spec import Format, Spec
from tests.report.composed import NOBODY
from tests.report.test_composing_rules import HOSTILE, recorded, said_here

PLACES = ["Delft", "Schiermonnikoog", "Amsterdam", "'s-Hertogenbosch"]
DAY = date(2026, 10, 1)
AUTHOR = "De adviseur, adviseur (naam niet gecontroleerd)"


def asked(view, gemeente="Delft", **more):
    return Spec.model_validate({"gemeente": gemeente, "year": 2023} | more).asked(view)


def made(view, gemeente="Delft", said=NOBODY, **more) -> Document:
    return memo(view, asked(view, gemeente, **more), said, author=AUTHOR, made_on=DAY)


def text(document: Document) -> str:
    return document.as_json().decode()


@pytest.mark.parametrize("gemeente", PLACES)
@pytest.mark.parametrize("examples", [False, True])
def test_what_cannot_be_taken_out_of_a_memo(view, gemeente, examples):
    document = made(view, gemeente, examples=examples)
    said = text(document)
    for words in (
        "in 8 van de 10 doorrekeningen",
        "De helft van de gemeenten ligt per definitie boven de mediaan.",
        "geen besparing",
        "college en raad",
        "naam niet gecontroleerd",
    ):
        assert words.lower() in said.lower(), words
    assert document.kind is DocumentKind.MEMO
    assert not document.example and "(voorbeeld)" not in said


def test_a_memo_has_the_range_and_two_who_reach_it(view):
    document = made(view)
    room = answers.room_for_savings(view, asked(view))
    line = next(each for each in room.lines if each.line.key == "S-BRZ-IV3")
    said = text(document)
    assert line.as_dict()["shown"]["high"].removeprefix("€\xa0") in said
    for reached in line.reaching[:2]:
        assert reached.name in said
    assert "kwaliteit" in said and "krijgt daarvan bericht en kan reageren" in said
    assert "Belangrijkste onzekerheid" in said
    assert [c.kind for c in charts(document)] == ["ranges"]


def test_a_memo_has_the_judgements_of_its_year(view):
    judgement = said_here().judgements[0]
    now = recorded(judgement.entry.model_copy(update={"year": 2023, "reason": HOSTILE.strip()}))
    document = made(view, said=type(NOBODY)((), (), (now,)))
    table = next(t for t in tables(document) if t.key == "lijnen")
    judged = [r for r in table.rows if HOSTILE[:40] in r.cells[2].text]
    assert [r.role for r in judged] == [RowRole.OUT]
    assert "naam niet gecontroleerd" in judged[0].cells[2].text
    assert any("nog geen oordeel" in r.cells[2].text for r in table.rows)


@pytest.mark.parametrize("gemeente", PLACES)
def test_an_answer_to_the_council(view, gemeente):
    document = question_sheet(
        view, asked(view, gemeente), "BRZ03", doing=HOSTILE, author=AUTHOR, made_on=DAY
    )
    comparison = answers.compare(view, asked(view, gemeente), "BRZ03")
    table = next(t for t in tables(document) if t.key == "cijfer-brz03")
    assert table.rows[0].cells[table.column("waarde")].value == comparison.value
    said = text(document)
    assert comparison.source in said and "Let op" in said and "per definitie" in said
    for peer in comparison.peers:
        assert (
            peer.value is None or f"{peer.name} {narrative.figure(comparison, peer.value)}" in said
        )
    own = [b for c in document.chapters for b in c.blocks if getattr(b, "by", "") == AUTHOR]
    assert [b.text for b in own] == [HOSTILE.strip()]


def test_a_long_reason_leaves_a_memo_at_two_pages(view, tmp_path):
    lines = [each.line.key for each in answers.room_for_savings(view, asked(view)).lines]
    judged = said_here().judgements[0].entry
    records = tuple(
        recorded(judged.model_copy(update={"line": key, "year": 2023, "reason": "w" * 20_000}))
        for key in lines
    )
    document = made(view, said=Said(judgements=records))
    assert "de hele reden staat op de pagina Beoordeling" in text(document)
    path = tmp_path / "memo.pdf"
    path.write_bytes(formats.write(document, Format.PDF))
    told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Pages:\s+2\b", told)


def test_an_answer_has_no_example_figure(view):
    practice = asked(view, examples=True)
    example = next(
        i.code for i in view.edition.catalogue.indicators if view.shows_example(i.code, practice)
    )
    with pytest.raises(SpiegelError, match="voorbeeldcijfer"):
        question_sheet(view, practice, example, doing="", author=AUTHOR, made_on=DAY)


def test_an_answer_with_too_much_text_is_refused_and_an_empty_one_says_so(view):
    with pytest.raises(SpiegelError, match="er passen er 20000"):
        question_sheet(view, asked(view), "BRZ03", doing="x" * 20_001, author=AUTHOR, made_on=DAY)
    empty = question_sheet(view, asked(view), "BRZ03", doing=" ", author=AUTHOR, made_on=DAY)
    assert "Hier is nog niets ingevuld" in text(empty)


@pytest.mark.parametrize("gemeente", PLACES)
def test_a_memo_has_two_pages_and_an_answer_one(view, gemeente, tmp_path):
    doing = "Wij maken de wachttijd korter en houden twee loketten open. " * 6
    answer = question_sheet(
        view, asked(view, gemeente), "BRZ03", doing=doing, author=AUTHOR, made_on=DAY
    )
    for document, most in ((made(view, gemeente), 2), (answer, 1)):
        path = tmp_path / "a.pdf"
        path.write_bytes(formats.write(document, Format.PDF))
        found = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
        assert int(re.search(r"Pages:\s+(\d+)", found)[1]) <= most
