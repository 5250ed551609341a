"""The answer to the council from the page of a figure: a file with the own text, or one sentence."""

import base64
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient

from benchmark.edition import Home
from benchmark.ledger.entries import LONGEST
from tests.dashboard import writing
from tests.dashboard.writing import SITE, token, visitor

GOUDA = "?gemeente=GM0513&jaar=2023&verslag=rekening&groep=grootte-15"


def ask(
    client: FlaskClient, ending: str, text: str, query: str = GOUDA, code: str = "BRZ03"
) -> Any:
    """Press the button of a format; the whole answer."""
    state = [
        writing.one("raadsvraag-tekst", "value", text),
        writing.one("raadsvraag-vraag", "data", {"query": query, "code": code}),
    ]
    return writing.deed(client, "raadsvraag-bestand", "raadsvraag", ending, state, prop="data")


def test_the_sheet_comes_as_a_file_with_a_name(writer: FlaskClient):
    told = ask(writer, "pdf", "Wij openen een balie. =1+1 <script>")
    sent = told["response"]["raadsvraag-bestand"]["data"]
    assert sent["filename"] == "raadsvraag-gouda-2023.pdf"
    assert base64.b64decode(sent["content"]).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("ending", "text", "query", "code", "said"),
    [
        ("pdf", "x" * (LONGEST + 1), GOUDA, "BRZ03", "tekens"),
        ("pdf", "", GOUDA + "&oefenen=ja", "BAL01", "voorbeeldcijfer"),
        ("pdf", "", "", "BRZ03", "Kies eerst een gemeente"),
        ("exe", "", GOUDA, "BRZ03", "kennen wij niet"),
        ("pdf", "", GOUDA, "WEG01", "WEG01"),
    ],
)
def test_what_cannot_be_made_is_said(
    writer: FlaskClient, ending: str, text: str, query: str, code: str, said: str
):
    assert said in writing.refusal(ask(writer, ending, text, query, code))


def test_nobody_answers_the_council_without_a_name(app: Dash, own_records: Home):
    assert "Vul eerst in" in writing.refusal(ask(visitor(app.server), "pdf", ""))


def test_it_needs_the_token(writer: FlaskClient):
    assert token(writer)
    state = [writing.one("raadsvraag-tekst", "value", "")]
    answer = writing.deed(
        writer, "raadsvraag-bestand", "raadsvraag", "pdf", state, prop="data", **SITE
    )
    assert answer.status_code == 400
