"""The page Jaarbericht: what it shows is the document, what it keeps is a record, what it hands out is public."""

import io
import zipfile
from datetime import date

import pytest
from flask.testing import FlaskClient

from benchmark import answers
from benchmark.edition import Home
from benchmark.ledger.entries import Agreement, PublicAgreement, PublicPart, PublicText
from benchmark.report import open_editions
from benchmark.report.document import Heading, Listing, Paragraph, Table
from benchmark.viewing import View
from dashboard import records
from dashboard.components import document_blocks
from tests.dashboard import writing
from tests.dashboard.asking import headings, identifiers, page, text_of
from tests.ledger.writing import ADVISOR

DELFT = {"gemeente": "GM0503", "jaar": "2023"}
QUERY = "?gemeente=GM0503&jaar=2023&verslag=rekening&groep=grootte-15"
EXAMPLES = {"gemeente": "GM0503", "jaar": "2024", "oefenen": "ja"}


def state(texts: dict[PublicPart, str], seen: dict[str, int] | None = None) -> list:
    """What the fields say."""
    typed = {p.value: texts.get(p, "") for p in PublicPart}
    named = {p.value: {"jaarbericht-tekst": p.value} for p in PublicPart}
    return [
        writing.each("jaarbericht-tekst", "value", typed),
        writing.each("jaarbericht-tekst", "id", named),
        writing.one("jaarbericht-gezien", "data", seen or {p.value: 0 for p in PublicPart}),
        writing.one("jaarbericht-vraag", "data", QUERY),
    ]


def test_the_page_shows_every_word_of_the_document(view: View, own_records: Home) -> None:
    asked = answers.question(view, "Delft", 2024, examples=True)
    document = open_editions.preview(view, records.ledger(), asked)
    shown = text_of(page("jaarbericht", **EXAMPLES))
    assert headings(page("jaarbericht", **EXAMPLES)) == [document.title]
    for chapter in document.chapters:
        assert chapter.title in shown
        for block in chapter.blocks:
            if isinstance(block, Heading | Paragraph):
                assert block.text in shown
            elif isinstance(block, Listing):
                assert all(item in shown for item in block.items)
            elif isinstance(block, Table) and block.printed:
                cells = [c.text for r in document_blocks.shown(block).rows for c in r.cells]
                assert all(cell in shown for cell in cells)


def test_oefenmodus_hands_nothing_out(client: FlaskClient, own_records: Home) -> None:
    content = page("jaarbericht", **EXAMPLES)
    assert "er is geen bestand te downloaden" in text_of(content)
    assert "jaarbericht-maak" not in identifiers(content)
    for ending in ("zip", "pdf", "html"):
        answer = client.get(f"/jaarbericht.{ending}?gemeente=GM0503&jaar=2024&oefenen=ja")
        assert answer.status_code == 404 and "verzonnen" in answer.text


def test_the_files_are_those_of_the_command_line(
    client: FlaskClient, view: View, own_records: Home
) -> None:
    answer = client.get(f"/jaarbericht.zip{QUERY}")
    assert (
        answer.headers["Content-Disposition"] == "attachment; filename=jaarbericht-delft-2023.zip"
    )
    asked = answers.question(view, "Delft", 2023)
    made = open_editions.files(open_editions.preview(view, records.ledger(), asked))
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert set(archive.namelist()) == set(made)
        for name in ("index.html", "cijfers-kosten.csv", "LEESMIJ.txt"):
            assert archive.read(name) == made[name]
    assert client.get(f"/jaarbericht.pdf{QUERY}").data.startswith(b"%PDF")
    assert client.get(f"/jaarbericht.html{QUERY}").data.startswith(b"<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/jaarbericht.docx" + QUERY, "Kies zip, pdf of html."),
        ("/jaarbericht.pdf", "Kies eerst een gemeente."),
        ("/jaarbericht.pdf?gemeente=GM0503&jaar=2025&verslag=begroting", "dit is een begroting"),
        ("/jaarbericht/GS-AAAAAA.zip", "Er is geen rapport"),
    ],
)
def test_what_cannot_be_had_is_said(
    client: FlaskClient, own_records: Home, path: str, said: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == 404 and said in answer.text


def test_a_budget_has_no_jaarbericht(own_records: Home) -> None:
    shown = text_of(page("jaarbericht", gemeente="GM0503", jaar="2025", verslag="begroting"))
    assert "Een jaarbericht gaat over een jaar dat voorbij is" in shown


def test_own_texts_are_kept_as_versions_and_shown(writer: FlaskClient) -> None:
    typed = {PublicPart.CHANGES: "Wij openen een derde loket."}
    told = writing.deed(writer, "jaarbericht-teksten", "jaarbericht", "bewaar", state(typed))
    assert "Bewaard." in text_of(writing.shown(told))
    (kept,) = records.ledger().newest(PublicText)
    assert (kept.entry.part, kept.entry.text, kept.entry.year) == (
        PublicPart.CHANGES,
        "Wij openen een derde loket.",
        2023,
    )
    assert "Wij openen een derde loket." in text_of(page("jaarbericht", **DELFT))
    # somebody was first: nothing is lost, theirs is shown
    late = writing.deed(
        writer,
        "jaarbericht-teksten",
        "jaarbericht",
        "bewaar",
        state({PublicPart.CHANGES: "Anders."}),
    )
    assert "dit al vastgelegd" in text_of(writing.shown(late))
    assert len(records.ledger().every(PublicText)) == 1


def test_a_text_that_names_another_municipality_is_kept_inside(writer: FlaskClient) -> None:
    typed = {PublicPart.OPENING: "Net als Rijswijk doen wij mee."}
    told = writing.deed(writer, "jaarbericht-teksten", "jaarbericht", "bewaar", state(typed))
    assert "De tekst noemt Rijswijk." in text_of(writing.shown(told))
    content = page("jaarbericht", **DELFT)
    assert "Tekst 'inleiding': noemt Rijswijk." in text_of(content)
    answer = writer.get(f"/jaarbericht.html{QUERY}")
    assert b"Rijswijk" not in answer.data


def test_an_agreement_is_inside_until_somebody_makes_it_public(
    writer: FlaskClient, view: View
) -> None:
    ledger, edition = records.ledger(), view.edition.info.id
    agreed = Agreement(gemeente="GM0503", id="a1b2c3d4", year=2023, what="Wij meten de wachttijd.", owner="Hoofd publiekszaken", due=date(2027, 3, 1))  # fmt: skip
    ledger.record(agreed, ADVISOR, edition)
    ledger.record(
        agreed.model_copy(update={"id": "e1b2c3d4", "what": "Verzonnen.", "example": True}),
        ADVISOR,
        edition,
    )
    assert "Wij meten de wachttijd." not in text_of(page("jaarbericht", **DELFT))
    writing.deed(writer, "jaarbericht-teksten", "jaarbericht", "zet-a1b2c3d4", state({}))
    shown = writer.get(f"/jaarbericht.html{QUERY}").get_data(as_text=True)
    assert "Wij meten de wachttijd. (voor 1 maart 2027; open)" in shown
    assert "Hoofd publiekszaken" not in shown and "Verzonnen." not in shown
    writing.deed(writer, "jaarbericht-teksten", "jaarbericht", "haal-a1b2c3d4", state({}))
    assert "Wij meten" not in writer.get(f"/jaarbericht.html{QUERY}").get_data(as_text=True)
    assert [r.entry.shown for r in ledger.every(PublicAgreement)] == [True, False]


def test_it_is_kept_under_a_code_and_had_again(writer: FlaskClient) -> None:
    told = writing.clicked(
        writer,
        "ga-naar",
        "href",
        "jaarbericht-maak",
        [writing.one("jaarbericht-maak-vraag", "data", QUERY)],
    )
    href = next(iter(told["response"].values()))["href"]
    code = href.removeprefix("/rapport/").partition("?")[0]
    shown = text_of(page("rapport_code", code=code))
    assert "Jaarbericht dienstverlening 2023 van Delft" in shown and "Download alles" in shown
    answer = writer.get(f"/jaarbericht/{code}.zip")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert code.encode() in archive.read("index.html")


def test_nobody_writes_without_a_name(own_records: Home, app) -> None:
    stranger = writing.visitor(app.server)
    told = writing.deed(
        stranger,
        "jaarbericht-teksten",
        "jaarbericht",
        "bewaar",
        state({PublicPart.OPENING: "Hallo."}),
    )
    assert "Vul eerst in wie u bent." in writing.refusal(told)
