"""The agenda as a document, and the chapter of a report: the same as the kit, and nothing that should stay inside."""

import io
import zipfile
from datetime import UTC, date, datetime

import pytest

from benchmark import narrative
from benchmark.answers import Question
from benchmark.answers.agenda import agenda
from benchmark.answers.agreed import Agreed, Heard, agreed
from benchmark.ledger.entries import Agreement, Author, AuthorRole, Comment
from benchmark.ledger.store import Record
from benchmark.report import formats
from benchmark.report.composing import Said, agenda_document
from benchmark.report.document import Chapter, Document, Heading, Listing, Paragraph, Table, tables
from benchmark.report.spec import Format
from benchmark.viewing import View
from tests.report.composed import composed

DELFT, PRACTISED = Question("GM0503", 2023), Question("GM0503", 2024, examples=True)
BY = Author(name="De adviseur", role=AuthorRole.ADVISOR)


def record(entry) -> Record:
    when = datetime(2026, 5, 1, tzinfo=UTC)
    return Record(1, entry.kind, entry.subject, 1, BY, when, "2026-1", entry)


def made(
    view: View, asked: Question, agreements: Agreed = Agreed(), heard: Heard = Heard()
) -> Document:
    return agenda_document(
        view, asked, agreements, heard, author=BY.words, made_on=date(2026, 10, 1)
    )


def words(document: Document) -> str:
    return document.model_dump_json()


def chapter(document: Document, key: str) -> Chapter | None:
    return next((c for c in document.chapters if c.key == key), None)


def questions(found: Chapter) -> list[str]:
    return [i for b in found.blocks if isinstance(b, Listing) and b.ordered for i in b.items]


@pytest.mark.parametrize("asked", [DELFT, PRACTISED], ids=["open figures", "Oefenmodus"])
def test_the_agenda_says_what_the_kit_says(view: View, asked: Question):
    kit, document = agenda(view, asked), made(view, asked)
    found = chapter(document, "afwijkingen")
    assert found is not None
    assert [b.text for b in found.blocks if isinstance(b, Heading)] == [
        p.comparison.indicator.name for p in kit.points
    ]
    assert questions(found) == [q for p in kit.points for q in p.questions]
    assert document.example is asked.examples is bool(document.stamp)
    assert ("(voorbeeld)" in words(document)) is asked.examples
    order = [c.key for c in document.chapters]
    assert order.index("sterk") < order.index("afwijkingen") < order.index("boeking")


def test_last_years_agreements_open_the_agenda_with_how_they_stand(view: View):
    entry = Agreement(
        gemeente="GM0503", id="abcd1234", year=2022, what="Bel Emmen.", owner="Team KCC",
        due=date(2026, 3, 1), state="losgelaten", reason="Emmen werkt anders.",
    )  # fmt: skip
    document = made(view, DELFT, agreed([record(entry)], DELFT))
    assert document.chapters[0].key == "vorig-jaar"
    table = next(tables(document))
    assert [c.text for c in table.rows[0].cells] == [
        "Bel Emmen.", "Team KCC", "1 maart 2026", "losgelaten: Emmen werkt anders.",
    ]  # fmt: skip
    assert "Niemand controleert de namen" in table.notes[0]
    room = next(t for t in tables(document) if t.key == "afspraken")
    assert all(not c.text.strip() for row in room.rows for c in row.cells), "rows to write in"


def test_a_peer_is_quoted_with_name_and_author(view: View):
    point = agenda(view, DELFT).points[0]
    said = Comment(gemeente=point.peers[0].code, id="abcd1234", indicator=point.code, year=2023, text="Wij kochten minder in.")  # fmt: skip
    document = made(view, DELFT, heard=Heard([record(said)]))
    quoted = [
        b
        for c in document.chapters
        for b in c.blocks
        if isinstance(b, Paragraph) and b.text == said.text
    ]
    assert len(quoted) == 1 and quoted[0].by.startswith(f"{point.peers[0].name}, De adviseur")
    assert "naam niet gecontroleerd" in quoted[0].by


@pytest.mark.parametrize("format", [Format.PDF, Format.DOCX])
def test_the_agenda_is_a_file_that_opens(view: View, format: Format):
    content = formats.write(made(view, PRACTISED), format)
    if format is Format.PDF:
        assert content.startswith(b"%PDF")
    else:
        text = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
        assert "Duidingsgesprek Delft (voorbeeld)" in text and "Wat spreken wij af?" in text


def test_without_a_deviation_the_agenda_still_has_questions(view: View):
    found = chapter(made(view, Question("GM0513", 2023)), "afwijkingen")
    assert found is not None and len(questions(found)) == 3
    assert found.title == "Bij Gouda houdt geen afwijking stand"


# In a report ------------------------------------------------------------------------------------------


def test_a_report_asks_and_does_not_say_again_how_far(view: View):
    document = composed(view)
    found, summary = chapter(document, "gesprek"), chapter(document, "samenvatting")
    assert found is not None and summary is not None
    kit = agenda(view, DELFT)
    assert questions(found) == [q for p in kit.points for q in p.questions]
    told = {i for b in summary.blocks if isinstance(b, Listing) for i in b.items}
    texts = [b.text for b in found.blocks if isinstance(b, Paragraph)]
    assert told and not any(line in text for line in told for text in texts)
    middle = [narrative.figure(p.comparison, p.comparison.value) for p in kit.points]
    assert not any(value in text for value in middle for text in texts)
    assert not any(isinstance(b, Table) for b in found.blocks)


def test_an_anonymous_report_names_nobody_to_ask(view: View):
    found = chapter(composed(view, anonymous=True), "gesprek")
    open_one = chapter(composed(view), "gesprek")
    assert found is not None and open_one is not None
    names = {p.name for point in agenda(view, DELFT).points for p in point.comparison.peers}
    assert any(name in open_one.model_dump_json() for name in names)
    assert not [name for name in names if name in found.model_dump_json()]
    assert questions(found) == questions(open_one)


def test_a_report_for_the_management_starts_with_last_years_agreements(view: View):
    entry = Agreement(
        gemeente="GM0503", id="abcd1234", year=2022, what="Bel Emmen.", owner="Team KCC", due=date(2026, 3, 1),
    )  # fmt: skip
    said = Said(agreements=(record(entry), record(entry.model_copy(update={"example": True}))))
    document = composed(view, said)
    assert document.chapters[0].key == "afspraken"
    table = next(tables(document))
    assert [row.cells[0].text for row in table.rows] == ["Bel Emmen."], "not that of Oefenmodus"
    for elsewhere in ({"audience": "raad"}, {"audience": "openbaar"}, {"anonymous": True}):
        other = composed(view, said, depth="kort", **elsewhere)
        assert "Bel Emmen." not in words(other) and chapter(other, "afspraken") is None
        assert "Bel Emmen." not in words(composed(view, said, **elsewhere))
