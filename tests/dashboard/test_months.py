"""The page Deze maand: lines, signal, table and file, the form in three steps, and taking a year over."""

import csv
import io
import os
import re
import time
from typing import Any

import plotly.graph_objects as go
import pytest
from dash import Dash
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from benchmark.catalogue import Catalogue
from benchmark.delivery.months import inbox, series, signal
from benchmark.delivery.months.dates import Period
from benchmark.edition import Home
from benchmark.ledger.deliveries import Answered, Mapping, Months, Way
from dashboard import records
from dashboard.components import month_years
from dashboard.figures import months as figure
from tests.dashboard.asking import DELFT, headings, identifiers, nodes, page, text_of
from tests.dashboard.test_layouts import sound
from tests.dashboard.writing import SITE, clicked, one, shown, token, visitor

FORM = f"/deze-maand/bestand{DELFT}"
KEYS = ("aangeboden-oproepen", "beantwoord-binnen-25-seconden")
YEAR = [f"2025-{n:02d};{1000 + n};{700 + n}" for n in range(1, 13)]
HEAD = "Maand;Aangeboden;Snel"


def content(*rows: str, head: str = HEAD) -> bytes:
    return "\r\n".join([head, *rows]).encode()


def send(client: FlaskClient, fields: dict[str, Any]) -> TestResponse:
    """Post the form as a browser does."""
    hidden = {"csrf_token": next(iter(token(client).values()))}
    return client.post(FORM, data=hidden | fields, headers=SITE, content_type="multipart/form-data")


def upload(
    client: FlaskClient, body: bytes, mapping: str = "", name: str = "tel.csv"
) -> TestResponse:
    return send(client, {"stap": "1", "bestand": (io.BytesIO(body), name), "indeling": mapping})


def choose(client: FlaskClient, first: TestResponse, **fields: str) -> TestResponse:
    """Step 2, with the token that step 1 gave."""
    hidden = re.search(r'name="bestand-code" value="([^"]+)"', first.text)
    assert hidden is not None, first.text
    typed = {
        "stap": "2", "bestand-code": hidden[1], "bestand-naam": "tel.csv", "naam": "Telefonie",
        "datum": "Maand", "kolom-1": KEYS[0], "kolom-2": KEYS[1],
    }  # fmt: skip
    return send(client, typed | {k.replace("_", "-"): v for k, v in fields.items()})


def keep(client: FlaskClient, *rows: str) -> None:
    answer = choose(client, upload(client, content(*rows)))
    assert answer.status_code == 200 and "Dit is gelezen" in answer.text


def of_delft() -> Any:
    return page("deze_maand", gemeente="GM0503", jaar="2023")


# The page ---------------------------------------------------------------------------------------------------------------


def test_an_empty_page_says_what_it_is_in_three_steps(app: Dash, own_records: Home) -> None:
    found = of_delft()
    sound(found, "deze maand")
    assert headings(found) == ["Hoe gaat het deze maand?"]
    steps = [n for n in nodes(found) if type(n).__name__ == "H3"]
    assert [text_of(s) for s in steps] == ["Maak een export", "Kies de kolommen", "Bekijk de maand"]
    assert f"/deze-maand/bestand{DELFT}" in [getattr(n, "href", None) for n in nodes(found)]


def test_the_signal_comes_first_and_every_line_has_its_card(writer: FlaskClient) -> None:
    keep(writer, *YEAR, "2026-01;1000;200")
    found = of_delft()
    sound(found, "deze maand")
    assert headings(found) == ["Januari 2026: 2 van de 3 cijfers wijken af van de maanden ervoor"]
    second = [text_of(n) for n in nodes(found) if type(n).__name__ == "H2"]
    assert second[0] == "Eerste signaal"
    assert second[1] == "Servicelevel telefonie (25 seconden): lager dan de maanden ervoor"
    assert "Aangeboden oproepen" in second and "Van maanden naar het jaar" in second
    assert {"maand-tel01-kop", "maand-aangeboden-oproepen-zin"} <= identifiers(found)
    assert "In januari 2026 was dit 20,0%. Dat is veel lager" in text_of(found)


@pytest.mark.parametrize(
    ("rows", "heading"),
    [
        (YEAR, "December 2025: alle 3 cijfers passen bij de maanden ervoor"),
        (YEAR[:5], "Mei 2025: nog te weinig maanden om te vergelijken"),
    ],
)
def test_the_heading_is_the_finding(writer: FlaskClient, rows: list[str], heading: str) -> None:
    keep(writer, *rows)
    assert headings(of_delft()) == [heading]


def test_a_line_that_stopped_says_when(writer: FlaskClient) -> None:
    keep(writer, *YEAR)
    answer = choose(writer, upload(writer, content("2026-02;900;1")), kolom_2="")
    assert answer.status_code == 200
    said = text_of(of_delft())
    assert "Van februari 2026 is er geen cijfer. Het laatste is van december 2025: 70,4%." in said


def test_table_and_file_hold_the_thirteen_months_and_what_they_were_made_of(
    writer: FlaskClient,
) -> None:
    keep(writer, *YEAR[1:])
    table = writer.get(f"/tabel/maand/TEL01{DELFT}").text
    assert "13 maanden tot en met december 2025" in table and "geen cijfer" in table
    file = writer.get(f"/csv/maand/TEL01{DELFT}").data.decode("utf-8-sig")
    head, *rows = list(csv.reader(io.StringIO(file), delimiter=";"))
    assert len(head) == 4 and len(rows) == 14  # and its source
    assert rows[0] == ["2024-12", "", "", ""]
    assert rows[12][0] == "2025-12" and rows[12][2:] == ["712,0", "1012,0"]
    assert float(rows[12][1].replace(",", ".")) == pytest.approx(712 / 1012 * 100)
    assert writer.get(f"/tabel/maand/BAL01{DELFT}").status_code == 404


def test_the_figure_breaks_where_a_month_is_missing(catalogue: Catalogue) -> None:
    until = Period(2026, 1)
    points = {until.back(n): series.Point(10.0 + n, 10.0 + n) for n in range(13) if n != 4}
    line = series.Series("x", "X", "x", points, question=catalogue.question(KEYS[0]))
    found = signal.first(line.values, until)
    drawn = figure.draw(line, until, found)
    go.Figure(drawn)
    own = next(t for t in drawn["data"] if t["mode"] == "lines+markers")
    assert own["y"] == [22, 21, 20, 19, 18, 17, 16, 15, None, 13, 12, 11, 10]
    assert own["connectgaps"] is False
    middle = next(t for t in drawn["data"] if t["mode"] == "lines")
    assert middle["y"] == [found.middle, found.middle] and middle["x"] == [0, 11]
    said = [a["text"] for a in drawn["layout"]["annotations"]]
    assert said[0] == "<b>◆ januari 2026: 10 oproepen</b>" and len(said) == 3
    assert drawn["layout"]["yaxis"]["range"][0] == 0
    assert figure.draw(line, Period(2030, 1), None)["data"] == []


# The form ---------------------------------------------------------------------------------------------------------------


def test_three_steps_and_the_second_time_one(writer: FlaskClient, own_records: Home) -> None:
    assert "Kies uw export" in writer.get(FORM).text
    first = upload(writer, content(*YEAR))
    assert (
        "Kies de kolommen" in first.text
        and "Daarin staat bijvoorbeeld: <bdi>1001</bdi>" in first.text
    )
    third = choose(writer, first)
    assert third.status_code == 200
    assert "24 nieuwe cijfers zijn bewaard." in third.text and "tel.csv: 12 regels" in third.text
    assert list((own_records.root / inbox.FOLDER).glob("*")) == []  # the export itself is gone
    (kept,) = records.ledger().newest(Mapping, "GM0503")
    assert kept.entry.columns == dict(zip(KEYS, ("Aangeboden", "Snel"), strict=True))

    assert "<option>Telefonie</option>" in writer.get(FORM).text
    again = upload(writer, content("2025-12;2000;712", "2026-01;5;5"), mapping="Telefonie")
    assert again.status_code == 200 and "Dit is gelezen" in again.text
    assert "2 nieuwe cijfers en 1 gewijzigd cijfer zijn bewaard." in again.text
    assert "was 1.012 oproepen, is nu 2.000 oproepen." in again.text
    assert len(records.ledger().history(Months, f"GM0503/2025/{KEYS[0]}")) == 2


def test_columns_called_like_a_question_are_chosen_already(writer: FlaskClient) -> None:
    answer = upload(writer, content("2025-01;5", head="datum;Aangeboden oproepen"))
    assert re.search(r'name="kolom-1".*?<option value="aangeboden-oproepen" selected>', answer.text, re.DOTALL)  # fmt: skip
    assert "<option selected>datum</option>" in answer.text


def test_mistakes_are_said_with_their_line_and_other_columns_can_be_chosen(
    writer: FlaskClient,
) -> None:
    first = upload(writer, content(*YEAR, "ergens;1;1", "2026-01;x;1"))
    wrong = choose(writer, first)
    assert wrong.status_code == 200 and "Er is niets bewaard" in wrong.text
    assert "Regel 14: &#39;ergens&#39; is geen maand" in wrong.text
    assert "Regel 15: Kolom ‘Aangeboden’" in wrong.text
    assert 'value="beantwoord-binnen-25-seconden" selected' in wrong.text
    assert records.ledger().newest(Months, "GM0503") == []


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"kolom_1": "", "kolom_2": ""}, "Er is nog geen kolom gekozen"),
        ({"kolom_2": KEYS[0]}, "is twee keer gekozen: bij Aangeboden en bij Snel"),
        ({"naam": " "}, "De naam is leeg"),
        ({"datum": "Weg"}, "ontbreekt de kolom"),
        ({"kolom_1": "bestaat-niet"}, "maar die wordt niet gesteld"),
        ({"kolom_1": "<script>"}, "klopt niet"),
    ],
)
def test_a_choice_that_is_not_whole_is_said_and_what_was_chosen_stays(
    writer: FlaskClient, fields: dict[str, str], says: str
) -> None:
    answer = choose(writer, upload(writer, content(*YEAR)), **fields)
    assert answer.status_code == 200 and says in answer.text, answer.text[:3000]
    assert "Kies de kolommen" in answer.text and "<script>" not in answer.text
    assert records.ledger().newest(Months, "GM0503") == []


def test_what_is_no_export_is_refused(writer: FlaskClient) -> None:
    for body, says in (
        (b"", "is leeg"),
        (b"Maand;A\r\n2025-01;1;2\r\n", "egel 2"),
        (b"%PDF-1.7", "csv"),
    ):
        answer = upload(writer, body)
        assert answer.status_code == 200 and says in answer.text
    assert send(writer, {"stap": "1"}).status_code == 200
    gone = send(writer, {"stap": "2", "bestand-code": "../../current", "naam": "x"})
    assert gone.status_code == 200 and "Het bestand is er niet meer" in gone.text


def test_nobody_writes_without_a_name_or_a_token(app: Dash, own_records: Home) -> None:
    stranger = visitor(app.server)
    assert "Zeg eerst wie u bent" in stranger.get(FORM).text
    assert upload(stranger, content(*YEAR)).status_code == 200
    assert stranger.post(FORM, data={"stap": "1"}, headers=SITE).status_code == 400
    assert not (own_records.root / inbox.FOLDER).exists()
    assert stranger.get("/deze-maand/bestand?gemeente=Nergens").status_code == 404


def test_a_file_waits_an_hour_at_most(own_records: Home) -> None:
    token_ = inbox.put(own_records.root, b"x")
    assert inbox.get(own_records.root, token_) == b"x"
    path = own_records.root / inbox.FOLDER / token_
    old = time.time() - inbox.LASTING - 1
    os.utime(path, (old, old))
    with pytest.raises(type(inbox.GONE)):
        inbox.get(own_records.root, token_)
    inbox.put(own_records.root, b"y")
    assert not path.exists()


# The year -----------------------------------------------------------------------------------------------------------------


def press(client: FlaskClient, seen: Any) -> Any:
    state = [one(month_years.QUERY, "data", DELFT), one(month_years.SEEN, "data", seen)]
    return shown(clicked(client, month_years.PLACE, "children", month_years.BUTTON, state))


def seen_on_page() -> Any:
    return next(n.data for n in nodes(of_delft()) if getattr(n, "id", None) == month_years.SEEN)


def test_a_whole_year_is_taken_over_with_a_button(writer: FlaskClient) -> None:
    keep(writer, *YEAR, "2026-01;5;5")
    found = of_delft()
    assert "1 van 12 maanden" in text_of(found) and "12.078 oproepen" in text_of(found)
    assert "Uit hele jaren volgen 2 antwoorden" in text_of(found)
    told = press(writer, seen_on_page())
    assert "2 antwoorden zijn overgenomen in de vragenlijst." in text_of(told)
    kept = {r.entry.question: r.entry for r in records.ledger().newest(Answered, "GM0503")}
    assert {k: (v.value, v.year, v.way) for k, v in kept.items()} == {
        KEYS[0]: (12078, 2025, Way.MONTHS), KEYS[1]: (8478, 2025, Way.MONTHS),
    }  # fmt: skip
    assert month_years.BUTTON not in identifiers(of_delft())


def test_what_changed_since_the_page_was_seen_is_not_taken_over(writer: FlaskClient) -> None:
    keep(writer, *YEAR)
    before = seen_on_page()
    keep(writer, "2025-05;1;1")
    told = press(writer, before)
    assert "Intussen zijn de maanden of de antwoorden veranderd." in text_of(told)
    assert records.ledger().newest(Answered, "GM0503") == []
    assert seen_on_page() != before


def test_an_incomplete_year_has_no_button(writer: FlaskClient) -> None:
    keep(writer, *YEAR[:9])
    found = of_delft()
    assert "9 van 12 maanden" in text_of(found) and "Nog geen jaar is compleet" in text_of(found)
    assert month_years.BUTTON not in identifiers(found)


def test_quarters_show_on_a_page_without_months(writer: FlaskClient) -> None:
    rows = [f"2025 K{n};{100 * n};{50 * n}" for n in range(1, 5)]
    keep(writer, *rows)
    said = text_of(of_delft())
    assert "Hoe gaat het deze maand?" in said and "1.000 oproepen" in said
    assert records.ledger().newest(Months, "GM0503") == []


def test_many_odd_lines_fold_after_the_first_seven(
    writer: FlaskClient, catalogue: Catalogue
) -> None:
    keys = [q.key for q in catalogue.questions if q.roll_up == "sum" and q.form == "count"][:9]
    head = ";".join(["Maand", *(f"k{n}" for n in range(len(keys)))])
    rows = [";".join([f"2025-{n:02d}", *[str(100 + n % 3)] * 9]) for n in range(1, 13)]
    first = upload(writer, content(*rows, ";".join(["2026-01", *["900"] * 9]), head=head))
    assert choose(writer, first, **{f"kolom_{n}": k for n, k in enumerate(keys, start=1)}).status_code == 200  # fmt: skip
    found = of_delft()
    sound(found, "deze maand")
    lists = [n for n in nodes(found) if getattr(n, "className", "") == "punten"]
    assert [len(n.children) for n in lists] == [7, len(signals_of(found)) - 7]
    assert len({a for n in lists for a in links(n)}) == len(signals_of(found)) >= 9


def signals_of(found: Any) -> list[str]:
    """The headings of the cards that say that a line is odd."""
    said = [text_of(n) for n in nodes(found) if type(n).__name__ == "H2"]
    return [s for s in said if s.endswith("dan de maanden ervoor")]


def links(content: Any) -> list[str]:
    return [n.href for n in nodes(content) if getattr(n, "href", None)]


def test_only_so_many_files_wait(own_records: Home) -> None:
    made = [inbox.put(own_records.root, b"x") for _ in range(inbox.MOST + 3)]
    assert len(list((own_records.root / inbox.FOLDER).glob("*"))) == inbox.MOST
    assert inbox.get(own_records.root, made[-1]) == b"x"
