"""Lists on the pages: uploaded whole or not at all, handed in, and approved by somebody else."""

import copy
import io
import json
from contextlib import closing

import openpyxl
import polars as pl
import pytest
from dash import Dash
from flask.testing import FlaskClient

from benchmark.edition import Home
from benchmark.edition.lists import Lists
from benchmark.ledger.deliveries import ListRows, ListSubmission, SubmissionStatus
from benchmark.ledger.store import Ledger
from benchmark.sources.deliveries import ROW
from benchmark.viewing import View
from dashboard.access import tokens
from dashboard.components import list_deliverers
from tests.dashboard.asking import CALLBACK, headings, page, text_of
from tests.dashboard.uploading import KIND, form, message, quiet, words
from tests.dashboard.writing import SITE, deed, introduce, one, shown, token, visitor

QUERY = "?gemeente=GM0503&over=2024"
GIVEN = {"gemeente": "GM0503", "over": "2024"}
PAGE = "/aanleveren/lijst/levensgebeurtenissen"
SUBJECT = "GM0503/2024/levensgebeurtenissen"
GOOD = b"Gebeurtenis;Organisatie;Rapportcijfer;Aantal antwoorden\nverhuizen;gemeente;7,2;3\n"
WRONG = GOOD.replace(b"7,2", b"12")


def upload(client: FlaskClient, content: bytes, path: str = f"{PAGE}/bestand{QUERY}") -> str:
    body = form(content, b"l.csv", token(client)[tokens.HEADER])
    answer = client.post(path, data=body, content_type=KIND, headers=SITE)
    assert answer.status_code == 200, answer.text[:300]
    quiet(answer.text)
    return answer.text


def rows(home: Home) -> int:
    with closing(Ledger.at(home)) as ledger:
        return len(ledger.every(ListRows))


def test_a_file_with_a_mistake_leaves_nothing(writer: FlaskClient, own_records: Home):
    told = upload(writer, WRONG)
    assert "Er is niets overgenomen" in message(told)
    assert "Fout : In rij 2, kolom Rapportcijfer staat 12; dat moet 1 tot 10 zijn." in words(told)
    assert rows(own_records) == 0
    assert "Kies een xlsx- of csv-bestand" in message(
        writer.post(f"{PAGE}/bestand{QUERY}", data=form(None, b"", token(writer)[tokens.HEADER]), content_type=KIND, headers=SITE).text
    )  # fmt: skip


def test_from_upload_to_approval(app: Dash, writer: FlaskClient, own_records: Home):
    assert "nog geen cijfer" in headings(page("aanleveren_lijst", **GIVEN, key="levensgebeurtenissen"))[0]  # fmt: skip
    told = upload(writer, GOOD)
    assert "1 cijfer van l.csv overgenomen." in message(told)
    assert "Let op : In rij 2, kolom Aantal antwoorden staat 3; dat is minder dan 50." in words(told)  # fmt: skip
    there = text_of(page("aanleveren_lijst", **GIVEN, key="levensgebeurtenissen"))
    assert "verhuizen" in there and "7,2" in there and "nog niet ingediend" in there
    assert "1 cijfer" in text_of(page("aanleveren", **GIVEN))

    assert "Levensgebeurtenissen over 2024 is ingediend." in handed_in(writer)
    assert "is al ingediend" in handed_in(writer)

    assert "Delft, Levensgebeurtenissen, 2024" in text_of(page("controle"))
    key = "GM0503-2024-levensgebeurtenissen"
    assert "1 cijfer over 2024" in headings(page("controle_lijst", key=key))[0]
    decided = [
        one("controle-lijst-reden", "value", ""),
        one("lijst-levering", "data", {"key": key, "version": 1}),
    ]
    same = deed(writer, "lijst-besluit", "controle-lijst", "goed", decided)
    assert "heeft deze levering zelf ingediend" in text_of(shown(same))
    other = visitor(app.server)
    introduce(other, **{"wie-naam": "Vera Validator"})
    done = deed(other, "lijst-besluit", "controle-lijst", "goed", decided)
    assert "Deze levering is goedgekeurd." in text_of(shown(done))
    with closing(Ledger.at(own_records)) as ledger:
        record = ledger.latest(ListSubmission, SUBJECT)
    assert record is not None and record.entry.status is SubmissionStatus.APPROVED
    assert "goedgekeurde levering staat nog niet in editie" in text_of(page("controle"))  # fmt: skip


def handed_in(client: FlaskClient) -> str:
    """What is said after "Dien in" was pressed."""
    state = [
        one("lijst-reden", "value", ""),
        one("lijst-indienen-over", "data", {"key": "levensgebeurtenissen", "query": QUERY}),
    ]
    body = {
        "output": "lijst-gezegd.children",
        "outputs": {"id": "lijst-gezegd", "property": "children"},
        "inputs": [one("lijst-dien-in", "n_clicks", 1)],
        "state": state,
        "changedPropIds": ["lijst-dien-in.n_clicks"],
    }
    answer = client.post(CALLBACK, json=body, headers=SITE | token(client))
    assert answer.status_code == 200, answer.text[:300]
    return text_of(json.loads(answer.text)["response"]["lijst-gezegd"]["children"])


def test_deelname_says_who_is_in_the_edition(app: Dash, view: View):
    """Nobody delivered to the edition that tests share, so there is no table, and no invented list either."""
    assert list_deliverers.of(view) == []
    assert "Wie leverde een lijst" not in text_of(page("deelname"))
    cells = [("handvest", 2024, "GM0503", n, "product", f"product {n}", None, "final", "versie 1") for n in (1, 2)]  # fmt: skip
    frame = pl.DataFrame(cells, schema=ROW, orient="row")
    edition = copy.copy(view.edition)
    names = {"GM0503": "Delft"}
    edition.delivered_lists = Lists(frame, edition.catalogue, names, "Levering", False)
    assert "Kwaliteitshandvest 2024 1 2 beloften Delft" in text_of(
        list_deliverers.of(View(edition))
    )


@pytest.mark.parametrize("name", ["leeg.xlsx", "leeg.csv", "rijen.xlsx", "rijen.csv"])
def test_lists_to_download(writer: FlaskClient, name: str):
    upload(writer, GOOD)
    answer = writer.get(f"{PAGE}/{name}{QUERY}")
    assert answer.status_code == 200
    if name.endswith("csv"):
        lines = answer.data.decode("utf-8-sig").splitlines()
        assert lines[0].startswith("Gebeurtenis;Organisatie;Rapportcijfer")
        filled = lines[1:]
    else:
        sheet = openpyxl.load_workbook(io.BytesIO(answer.data)).worksheets[0]
        filled = list(sheet.iter_rows(min_row=2, values_only=True))
    assert len(filled) == (1 if name.startswith("rijen") else 0)


@pytest.mark.parametrize(
    "path",
    [
        f"/aanleveren/lijst/boetes/bestand{QUERY}",
        f"{PAGE}/anders.xlsx{QUERY}",
        f"{PAGE}/leeg.pdf{QUERY}",
        f"{PAGE}/bestand",
    ],
)
def test_what_is_not_there_is_said(client: FlaskClient, path: str):
    answer = client.get(path)
    assert answer.status_code == 404 and answer.text.strip().endswith(".")
