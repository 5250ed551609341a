"""Uploading a file: taken over whole or not at all, only from a page of ours, and what people typed stays what it is."""

import base64
import csv as csv_of
import html
import io
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, time, timedelta
from threading import Barrier
from typing import Any

import openpyxl
import pytest
from dash import Dash
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from benchmark.delivery.workbook import layout
from benchmark.edition import Home
from benchmark.intake import scanner
from benchmark.ledger.deliveries import Way
from benchmark.vocabulary import Missing
from dashboard.access import tokens
from tests.dashboard.uploading import (
    FORM,
    KIND,
    NOTHING,
    QUESTIONNAIRE,
    form,
    message,
    quiet,
    stored,
    words,
)
from tests.dashboard.writing import SITE, introduce, token, visitor
from tests.delivery.answering import CHANNELS, YEAR, cells, csv, filled, saved

TELEPHONE, COUNTER = "contacten-telefoon", "baliebezoeken"


@pytest.fixture
def empty(writer: FlaskClient) -> bytes:
    """The questionnaire of Delft, as somebody downloads it."""
    answer = writer.get(QUESTIONNAIRE)
    assert answer.status_code == 200
    return answer.data


@pytest.fixture
def good(empty: bytes) -> bytes:
    """The same with the five questions on channels answered; the checks have nothing to say of them."""
    return filled(empty, CHANNELS)


@pytest.fixture
def nothing_kept(own_records: Home) -> Iterator[None]:
    """Afterwards the ledger must still be empty."""
    yield
    assert stored(own_records) == NOTHING


def post(client: FlaskClient, body: bytes, path: str = FORM, **headers: str) -> TestResponse:
    return client.post(path, data=body, content_type=KIND, headers=headers or SITE)


def upload(
    client: FlaskClient, content: bytes | None, name: bytes = b"vragenlijst.xlsx", path: str = FORM
) -> str:
    """The page after the form was sent as a browser does."""
    answer = post(client, form(content, name, token(client)[tokens.HEADER]), path)
    assert answer.status_code == 200, answer.text[:500]
    quiet(answer.text)
    return answer.text


def answers(home: Home) -> dict[str, Any]:
    """What is recorded, by question."""
    return {r.entry.question: r.entry.missing or r.entry.value for r in stored(home)[0]}


def marked(page: str) -> openpyxl.Workbook:
    """The workbook that the page gives back."""
    found = re.search(r'href="data:[^"]*;base64,([^"]*)"', page)
    assert found, words(page)
    return openpyxl.load_workbook(io.BytesIO(base64.b64decode(found[1])))


def inert(book: openpyxl.Workbook) -> None:
    """Fails for a workbook in which anything would be worked out, fetched or followed."""
    all_cells = [c for sheet in book for row in sheet.iter_rows() for c in row]
    assert not [c.coordinate for c in all_cells if c.data_type == "f" or c.hyperlink]
    assert not book.defined_names and not book._external_links


# Whole or not at all --------------------------------------------------------------------------------


def test_a_file_is_taken_over_whole(writer: FlaskClient, own_records: Home, good: bytes):
    page = upload(writer, good)
    assert "5 antwoorden van vragenlijst.xlsx zijn overgenomen." in message(page)
    found, (kept,), files = stored(own_records)
    assert answers(own_records) == CHANNELS and {r.entry.way for r in found} == {Way.WORKBOOK}
    assert (kept.entry.name, kept.entry.size, kept.entry.answers) == ("vragenlijst.xlsx", len(good), 5)  # fmt: skip
    assert files == 1


def test_the_same_file_twice(writer: FlaskClient, own_records: Home, good: bytes):
    upload(writer, good)
    before = stored(own_records)
    said = message(upload(writer, good, b"ander.xlsx"))
    assert "Dit bestand is al verwerkt op" in said and "Er is niets veranderd." in said
    assert stored(own_records) == before


@pytest.mark.usefixtures("nothing_kept")
def test_one_mistake_and_nothing_is_taken_over(writer: FlaskClient, good: bytes):
    page = upload(writer, filled(good, {TELEPHONE: "1.234"}))
    assert "Er is niets overgenomen" in message(page) and "1 fout," in words(page)
    assert "cel D" in words(page) and "1.234" in words(page)


def test_somebody_answered_since_the_download(
    writer: FlaskClient, own_records: Home, empty: bytes, good: bytes
):
    upload(writer, filled(empty, CHANNELS | {"klantcontacten": 127_001, "baliebezoeken": 27_501}))
    before = stored(own_records)
    said = message(upload(writer, good))
    assert "Er is een nieuwer antwoord op" in said and "Er is niets overgenomen." in said
    assert stored(own_records) == before


def test_two_suppliers_at_once(app: Dash, writer: FlaskClient, own_records: Home, empty: bytes):
    """One is taken over whole, the other not at all, and is told."""
    other = visitor(app.server)
    introduce(other, **{"wie-naam": "Een collega"})
    more = {"klantcontacten": 127_500, "baliebezoeken": 28_000}
    files = [filled(empty, CHANNELS), filled(empty, CHANNELS | more)]
    together = Barrier(2)

    def send(client: FlaskClient, content: bytes) -> str:
        together.wait()
        return message(upload(client, content))

    with ThreadPoolExecutor(2) as threads:
        said = list(threads.map(send, (writer, other), files))
    won, lost = sorted(said, key=lambda s: "zijn overgenomen" not in s)
    assert "5 antwoorden van vragenlijst.xlsx zijn overgenomen." in won
    assert "nieuwer antwoord" in lost or "Intussen heeft" in lost
    found, kept, files = stored(own_records)
    assert (len(found), len(kept), files) == (5, 1, 1)
    assert answers(own_records) == CHANNELS | (more if said.index(won) else {})


# Of another, of before, of nobody -----------------------------------------------------------------


@pytest.mark.usefixtures("nothing_kept")
def test_the_file_of_another_municipality(
    writer: FlaskClient, good: bytes, caplog: pytest.LogCaptureFixture
):
    said = message(upload(writer, good, path="/aanleveren/bestand?gemeente=GM0518&over=2024"))
    assert "Dit bestand is van Delft, niet van 's-Gravenhage." in said
    assert [(r.levelname, r.getMessage()) for r in caplog.records] == [
        ("WARNING", "a file of GM0503 was handed in for GM0518 and refused")
    ]


@pytest.mark.usefixtures("nothing_kept")
def test_a_code_from_before_a_merger(writer: FlaskClient):
    """Delfzijl became part of Eemsdelta in 2021."""
    content = csv("GM0010;2024;klantcontacten;5;;")
    said = message(
        upload(writer, content, b"a.csv", "/aanleveren/bestand?gemeente=GM1979&over=2024")
    )
    assert "Delfzijl" in said and "Eemsdelta" in said
    for answer in (
        writer.get("/aanleveren/bestand?gemeente=GM0010&over=2024"),
        post(writer, form(content, b"a.csv", token(writer)[tokens.HEADER]), "/aanleveren/bestand?gemeente=GM0010&over=2024"),
    ):  # fmt: skip
        assert answer.status_code == 404 and "Eemsdelta" in answer.text
        quiet(answer.text)


@pytest.mark.usefixtures("nothing_kept")
def test_the_questionnaire_of_other_questions(writer: FlaskClient, good: bytes):
    book = openpyxl.load_workbook(io.BytesIO(good))
    for name, version in book[layout.HIDDEN].iter_rows(max_col=2):
        if name.value in (layout.VERSION, f"{layout.ASKED}{TELEPHONE}"):
            version.value = "00000000"
    said = message(upload(writer, saved(book)))
    assert "hoort bij een oudere vragenlijst" in said and "Download de vragenlijst opnieuw" in said


@pytest.mark.usefixtures("nothing_kept")
@pytest.mark.parametrize(
    "query", ["", "?gemeente=", "?gemeente=GM9999", "?gemeente=%3Cscript%3E", "?gemeente=GM0503&over=1999", "?gemeente=GM0503&over=%00", "?%FF=%FE&gemeente=%ED%A0%80", "?" + "a=b&" * 5000]
)  # fmt: skip
def test_a_link_that_names_nothing(writer: FlaskClient, query: str):
    body = form(csv("$;klantcontacten;5;;"), b"a.csv", token(writer)[tokens.HEADER])
    for answer in (
        writer.get(f"/aanleveren/bestand{query}"),
        writer.get(f"/aanleveren/vragenlijst.xlsx{query}"),
        post(writer, body, f"/aanleveren/bestand{query}"),
    ):
        assert answer.status_code == 404, answer.text[:300]
        assert answer.mimetype == "text/plain" and answer.text.strip()
        quiet(answer.text)


@pytest.mark.usefixtures("nothing_kept")
def test_somebody_without_a_name(app: Dash, own_records: Home):
    client = visitor(app.server)
    assert "Vul uw naam in" in words(client.get(FORM).text)
    said = message(upload(client, csv("$;klantcontacten;5;;"), b"a.csv"))
    assert "Vul eerst in wie u bent." in said


# From a page of ours --------------------------------------------------------------------------------


@pytest.mark.usefixtures("nothing_kept")
@pytest.mark.parametrize("sent", [None, "", "x", "a.b.c", "<script>", "é" * 3000])
def test_without_the_token(writer: FlaskClient, good: bytes, sent: str | None):
    answer = post(writer, form(good, token=sent))
    assert (answer.status_code, answer.text) == (400, tokens.TOO_OLD)


@pytest.mark.usefixtures("nothing_kept")
def test_with_the_token_of_somebody_else(app: Dash, writer: FlaskClient, good: bytes):
    other = token(visitor(app.server))[tokens.HEADER]
    assert post(writer, form(good, token=other)).status_code == 400


@pytest.mark.usefixtures("nothing_kept")
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": "http://localhost:9"},
        {"Origin": "https://localhost"}, {"Origin": "http://localhost.evil.example", "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Sec-Fetch-Site": "none"},
        {"Referer": "http://localhost/aanleveren"},
    ],
    ids=str,
)  # fmt: skip
def test_from_a_page_of_another(writer: FlaskClient, good: bytes, headers: dict[str, str]):
    answer = post(writer, form(good, token=token(writer)[tokens.HEADER]), FORM, **headers)
    assert answer.status_code == 403 and answer.text.startswith("Dit verzoek komt")


@pytest.mark.usefixtures("nothing_kept")
@pytest.mark.parametrize(
    "kind", ["text/plain", "application/json", "multipart/form-data", "multipart/form-data; boundary=", "application/x-www-form-urlencoded"]
)  # fmt: skip
def test_a_body_of_another_kind(writer: FlaskClient, good: bytes, kind: str):
    body = form(good, token=token(writer)[tokens.HEADER])
    answer = writer.post(FORM, data=body, content_type=kind, headers=SITE)
    assert answer.status_code == 400
    quiet(answer.text)
    answer = writer.post(FORM, data=body, content_type=kind, headers=SITE | token(writer))
    assert answer.status_code in (200, 400) and "overgenomen." not in words(answer.text)
    quiet(answer.text)


@pytest.mark.usefixtures("nothing_kept")
def test_very_many_fields(writer: FlaskClient):
    head = b'--grens7d1\r\nContent-Disposition: form-data; name="a"\r\n\r\n'
    for body in (head + b"x\r\n" + (head + b"x\r\n") * 3000, head + b"x" * 1_000_000 + b"\r\n"):
        answer = post(writer, body + form(b"a;b\n", token=token(writer)[tokens.HEADER]))
        assert answer.status_code == 413
        quiet(answer.text)


# The name of a file ---------------------------------------------------------------------------------

NAMES = {
    "markup": (b"<img src=x onerror=alert(1)>.xlsx", "_img src_x onerror_alert(1)_.xlsx"),
    "quote": (b'a\\"b.xlsx', "a_b.xlsx"),
    "template": (b"{{7*7}}.xlsx", "__7_7__.xlsx"),
    "device": (b"CON.xlsx", "_CON.xlsx"),
    "turned around": ("factuur\u202excsl.xlsx".encode(), "factuurxcsl.xlsx"),
    "path": (b"../../etc/passwd.xlsx", "passwd.xlsx"),
    "path of Windows": (b"C:\\\\Users\\\\Jan\\\\a.xlsx", "a.xlsx"),
    "formula": (b"=1+1.xlsx", "_1+1.xlsx"),
    "percent": (b"a%0d%0aX-H: 1.xlsx", "a_0d_0aX-H_ 1.xlsx"),
    "dots": (b"...", "zonder naam"),
    "no letters": ("\u200b\u202e".encode(), "zonder naam"),
    "an order": (b"'; DROP TABLE record;--.xlsx", "'_ DROP TABLE record_--.xlsx"),
    "4 kB": (b"a" * 4096 + b".xlsx", "a" * 54 + "….xlsx"),
}  # fmt: skip


@pytest.mark.parametrize("kind", NAMES)
def test_a_hostile_name(writer: FlaskClient, own_records: Home, good: bytes, kind: str):
    """The file is good, so it is taken over; its name does nothing, here and on the page that lists files."""
    name, shown = NAMES[kind]
    answer = post(writer, form(good, name, token(writer)[tokens.HEADER]))
    assert answer.status_code == 200
    quiet(answer.text)
    assert f"5 antwoorden van {shown} zijn overgenomen." in html.unescape(answer.text)
    assert "<img" not in answer.text and "X-H" not in answer.headers
    assert [r.entry.name for r in stored(own_records)[1]] == [shown]


@pytest.mark.usefixtures("nothing_kept")
@pytest.mark.parametrize(
    "name", [b"a\r\nX-H: 1.xlsx", b"a\nb.xlsx", b'a"; name="csrf_token', b"\xff\xfe.xlsx"]
)
def test_a_name_that_breaks_out_of_its_line(writer: FlaskClient, name: bytes):
    """No browser sends it so; the headers of the answer are those of any other."""
    usual = set(writer.get(FORM).headers.keys())
    answer = post(writer, form(b"<x>", name, token(writer)[tokens.HEADER]))
    assert answer.status_code in (200, 400) and set(answer.headers.keys()) <= usual | {"Set-Cookie"}
    quiet(answer.text)


# What people typed ----------------------------------------------------------------------------------

TEXTS = [
    "<script>alert(1)</script>", "<svg onload=alert(1)>", "{{7*7}}", "${7*7}", "%{customdata}", "javascript:alert(1)",
    '=HYPERLINK("http://evil.example";"x")', "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "＝1+1",
    "'; DROP TABLE record;--", "read_csv('/etc/passwd')", "http://evil.example", "&lt;b&gt;", "{% raw %}",
]  # fmt: skip


def with_text(content: bytes, text: str, key: str, kind: str) -> bytes:
    """The workbook with a text typed in a cell, as Excel keeps it: never as a formula."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    (cell,) = cells(book, [key], YEAR, kind)
    cell.value = text
    cell.data_type = "s"
    return saved(book)


def typed(book: openpyxl.Workbook, key: str, kind: str) -> Any:
    (cell,) = cells(book, [key], YEAR, kind)
    return cell.value


def lines(*records: tuple[str, ...]) -> bytes:
    """A CSV file with these records, in quotes where that is needed."""
    stream = io.StringIO()
    head = ("gemeente", "jaar", "vraag", "antwoord", "reden", "toelichting")
    csv_of.writer(stream, delimiter=";").writerows([head, *records])
    return stream.getvalue().encode()


def shown_only(page: str, text: str) -> None:
    """Fails for a page that does not repeat the text as typed, or has a tag or an outcome of it."""
    said = words(page).casefold()
    assert text[:20].casefold() in said or "hier staat een formule." in said
    assert not re.search(r"<(script|svg|b>|img)", page) and "javascript:" not in re.findall(r'(?:href|src)="([^"]*)"', page)  # fmt: skip
    assert not re.search(r"\b49\b", words(page))


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_that_looks_like_an_order(
    writer: FlaskClient, own_records: Home, good: bytes, text: str
):
    """It is kept as an explanation and comes back as typed; as an answer it is shown and refused."""
    content = with_text(good, text, TELEPHONE, layout.NOTE)
    for kind in (layout.ANSWER, layout.REASON):
        page = upload(writer, with_text(content, text, COUNTER, kind))
        assert "Er is niets overgenomen" in message(page)
        shown_only(page, text)
        book = marked(page)
        inert(book)
        assert typed(book, COUNTER, kind) == typed(book, TELEPHONE, layout.NOTE) == text
    assert stored(own_records) == NOTHING
    upload(writer, content)
    assert [r.entry.note for r in stored(own_records)[0] if r.entry.note] == [text]
    book = openpyxl.load_workbook(io.BytesIO(writer.get(QUESTIONNAIRE).data))
    inert(book)
    assert typed(book, TELEPHONE, layout.NOTE) == text


@pytest.mark.usefixtures("nothing_kept")
@pytest.mark.parametrize("text", TEXTS)
def test_an_order_in_a_csv_file(writer: FlaskClient, text: str):
    usual = ("GM0503", "2024", TELEPHONE, "5", "", "")
    for n in range(5):
        record = (*usual[:n], text, *usual[n + 1 :])
        page = upload(writer, lines(record), b"a.csv")
        assert 'role="alert"' in page
        shown_only(page, text)


@pytest.mark.usefixtures("nothing_kept")
def test_a_personal_number_in_an_explanation(writer: FlaskClient, good: bytes):
    """111222333 passes the test of a burgerservicenummer; what was found is not repeated but in the cell itself."""
    for said in ("Zie dossier 111222333.", "mail jan@voorbeeld.nl", "bel 06-12345678"):
        page = upload(writer, with_text(good, said, TELEPHONE, layout.NOTE))
        assert "In de toelichting staat misschien een" in words(page)
        assert "Er is niets overgenomen" in message(page) and said not in words(page)


@pytest.mark.usefixtures("nothing_kept")
def test_an_explanation_that_is_too_long(writer: FlaskClient, good: bytes):
    page = upload(writer, with_text(good, "lang " * 5000, TELEPHONE, layout.NOTE))
    assert "20.000" in words(page) and "cel" in words(page)
    page = upload(writer, lines(("GM0503", "2024", TELEPHONE, "5", "", "lang " * 5000)), b"a.csv")
    assert "20.000" in words(page) and "regel 2" in words(page).casefold()


# Each kind of content, by one file through the page ---------------------------------------------------

CONTENT = {
    "two readings": ("$;klantcontacten;1.234;;", "1.234"),
    "English number": ("$;klantcontacten;1,234.5;;", "1,234.5"),
    "overflow": ("$;klantcontacten;1e400;;", "1e400"),
    "infinite": ("$;klantcontacten;inf;;", "U schreef 'inf'"),
    "not a number": ("$;klantcontacten;NaN;;", "U schreef 'NaN'"),
    "negative": ("$;klantcontacten;−5;;", "−5"),
    "a billion": ("$;klantcontacten;1000000000000000;;", "Dit getal is te groot"),
    "broken": ("$;klantcontacten;27,5;;", "27,5"),
    "an error of Excel": ("$;klantcontacten;#N/B;;", "kon deze cel niet uitrekenen"),
    "a number and a reason": ("$;klantcontacten;5;later;", "Er staan een getal en de reden ‘later’"),
    "parts that do not add up": ("$;klantcontacten;100;;\n$;contacten-telefoon;200;;", "200"),
    "the same question twice": ("$;klantcontacten;5;;\n$;klantcontacten;6;;", "staat twee keer: op regel 2 en op regel 3"),
    "a question that is not there": ("$;deze-is-er-niet;5;;", "deze-is-er-niet"),
    "two municipalities": ("$;klantcontacten;5;;\nGM0518;2024;klantcontacten;5;;", "Lever één gemeente per bestand"),
    "a municipality that is not there": ("GM9999;2024;klantcontacten;5;;", "Er is geen gemeente 'GM9999'"),
    "a year that is not asked": ("GM0503;1999;klantcontacten;5;;", "Over 1999 worden geen cijfers gevraagd"),
    "ragged": ("$;klantcontacten;5", "Regel 2 van cijfers.csv"),
    "an open quote": ('$;klantcontacten;"5;;', "regel 2"),
    "a NUL": ("$;klantcontacten;5\0;;", "Regel 2 van cijfers.csv"),
    "only names": ("", "geen enkel antwoord"),
}  # fmt: skip


@pytest.mark.usefixtures("nothing_kept")
@pytest.mark.parametrize("kind", CONTENT)
def test_content_that_is_wrong(writer: FlaskClient, kind: str):
    given, said = CONTENT[kind]
    page = upload(writer, csv(given), b"cijfers.csv")
    assert 'role="alert"' in page and said in words(page)


@pytest.mark.usefixtures("nothing_kept")
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (csv("$;klantcontacten;5;;", head="gemeente;jaar;vraag;antwoord;antwoord;toelichting"), "antwoord"),
        (csv("$;klantcontacten;5;;", head="gemeente;jaar;vraag;;reden;toelichting"), "regel 1"),
        (csv("$;klantcontacten;5;;", head="a;b;c;d;e;f"), "ontbreekt de kolom gemeente en jaar"),
        (csv("$;klantcontacten;5;;").decode().encode("utf-32"), "vragenlijst.xlsx"),
        (b"gemeente|jaar|vraag|antwoord\nGM0503|2024|klantcontacten|5\n", "tussen de kolommen"),
        (csv("$;klantcontacten;5;;S\u00fadwest").decode().encode("cp1252") + "é".encode(), "regel"),
    ],
)  # fmt: skip
def test_a_csv_file_that_is_not_plain(writer: FlaskClient, content: bytes, said: str):
    page = upload(writer, content)
    assert 'role="alert"' in page and said in words(page)


@pytest.mark.parametrize(
    ("encoding", "begin"),
    [("utf-8", ""), ("utf-8-sig", ""), ("cp1252", ""), ("utf-16", ""), ("utf-8", "sep=;\n")],
)
def test_a_csv_file_as_excel_writes_it(
    writer: FlaskClient, own_records: Home, encoding: str, begin: str
):
    text = begin + csv("$;klantcontacten;127000;;Súdwest-Fryslân").decode()
    page = upload(writer, text.encode(encoding), b"cijfers.csv")
    assert "1 antwoord van cijfers.csv is overgenomen." in message(page)
    (one,) = stored(own_records)[0]
    assert (one.entry.value, one.entry.note, one.entry.way) == (127_000, "Súdwest-Fryslân", Way.CSV)


@pytest.mark.usefixtures("nothing_kept")
@pytest.mark.parametrize(
    ("value", "said"),
    [
        (date(2025, 3, 1), "Dit is een datum."), (time(1, 30), "Dit is een tijd."), (timedelta(hours=30), "Dit is een tijd."), (True, "WAAR"), ("#REF!", "#REF!"),
        ("#DIV/0!", "#DIV/0!"), (-5, "−5 contacten"), (1e300, "Dit getal is te groot"), ("(500)", "(500)"), ("5-", "5-"), ("-", "Een streepje"),
        ("12 fte", "12 fte"), ("€ 12", "€ 12"), ("12,5%", "12,5%"), ("7" * 32_000, "Dit is geen getal"),
    ],
    ids=lambda v: str(v)[:20],
)  # fmt: skip
def test_a_cell_that_holds_something_else(
    writer: FlaskClient, good: bytes, value: object, said: str
):
    page = upload(writer, filled(good, {TELEPHONE: value}))
    assert "Er is niets overgenomen" in message(page) and said in words(page)
    assert "blad Kanalen, cel D" in words(page)


def test_nothing_nought_and_three_reasons_are_not_the_same(
    writer: FlaskClient, own_records: Home, empty: bytes
):
    typed = {"klantcontacten": "later", TELEPHONE: "nvt", COUNTER: "niet bijgehouden", "contacten-geschreven": 0, "contacten-digitaal": None}  # fmt: skip
    upload(writer, filled(empty, typed))
    assert answers(own_records) == {
        "klantcontacten": Missing.LATER, TELEPHONE: Missing.NOT_APPLICABLE, COUNTER: Missing.NOT_KEPT,
        "contacten-geschreven": 0.0,
    }  # fmt: skip


def test_what_is_hidden_is_said(writer: FlaskClient, good: bytes):
    book = openpyxl.load_workbook(io.BytesIO(good))
    (cell,) = cells(book, [TELEPHONE], YEAR, layout.ANSWER)
    cell.parent.row_dimensions[cell.row].hidden = True
    book.create_sheet("Oude cijfers")["A1"] = 5
    book["Oude cijfers"].sheet_state = "hidden"
    page = words(upload(writer, saved(book)))
    assert "Oude cijfers" in page and f"verborgen rij met gegevens: {cell.row}" in page


@pytest.mark.usefixtures("nothing_kept")
def test_a_virus(writer: FlaskClient, good: bytes, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(scanner.SETTING, "/bin/false")
    assert "virus" in message(upload(writer, good)).casefold()
    monkeypatch.setenv(scanner.SETTING, "/bin/bestaat-niet")
    assert "overgenomen" not in message(upload(writer, good))


@pytest.mark.usefixtures("nothing_kept")
def test_a_formula_without_outcome(writer: FlaskClient, good: bytes):
    page = upload(writer, filled(good, {TELEPHONE: "=1+1", COUNTER: '=HYPERLINK("http://a.nl")'}))
    assert "Er is niets overgenomen" in message(page) and "geen uitkomst" in words(page)
    inert(marked(page))
