"""What can be found, and how the browser gets it."""

import re

import dash
import pytest
from dash import Dash
from flask.testing import FlaskClient

from benchmark import answers
from benchmark.edition import Edition
from dashboard import guard, selection
from dashboard.components import search, shell
from tests.dashboard.asking import nodes, text_of

PATH = "/zoek.json"


@pytest.fixture
def index(app: Dash, edition: Edition) -> dict:
    return search.index(edition)


def test_every_indicator_is_found_with_its_definition(index: dict, edition: Edition):
    found = {i["code"]: i for i in index["indicators"]}
    assert list(found) != [] and set(found) == {i.code for i in edition.catalogue.indicators}
    assert found["BAL01"]["name"] == "No-show" and found["BAL01"]["theme"] == "Balie en no-show"
    for indicator in edition.catalogue.indicators:
        assert found[indicator.code]["definition"] == indicator.definition
        assert (found[indicator.code]["figures"] == "open") == indicator.has_figures


def test_every_municipality_of_today_is_found_once(index: dict, edition: Edition):
    newest = edition.municipalities.in_year(edition.municipalities.years[-1])
    rows = index["municipalities"]
    assert [m["code"] for m in rows] == newest.sort("name")["code"].to_list()
    assert {m["name"]: m["other"] for m in rows if m["other"]} == {
        "'s-Gravenhage": ["den haag"],
        "'s-Hertogenbosch": ["den bosch", "s hertogenbosch"],
    }


def test_a_former_municipality_leads_to_one_of_today(index: dict, edition: Edition):
    today = {m["code"] for m in index["municipalities"]}
    gone = edition.municipalities.frame.filter(
        edition.municipalities.frame["last_year"].is_not_null()
    )
    rows = index["merged"]
    assert {m["code"] for m in rows} == set(gone["code"])
    assert all(m["into"] in today and m["code"] not in today for m in rows)
    delfzijl = [m for m in rows if m["name"] == "Delfzijl"]
    assert delfzijl == [
        {
            "code": "GM0010",
            "name": "Delfzijl",
            "into": "GM1979",
            "says": "Bestaat niet meer sinds 2021, en ging op in Eemsdelta.",
        }
    ]
    split = [m for m in rows if m["name"] == "Littenseradiel"]
    assert len(split) == 3 and len({m["into"] for m in split}) == 3
    assert all(" en " in m["says"] for m in split)


def test_a_merger_of_a_merger_is_followed_to_the_end():
    class Chain:
        """A went into B, and B into C and D; of today are C and D."""

        years = (2024,)

        def in_year(self, _: int) -> dict:
            return {"code": ["C", "D"]}

        def successors(self, code: str) -> tuple[str, ...]:
            return {"A": ("B", "D"), "B": ("C", "D")}[code]

    assert search._ends_in(Chain(), "A") == ["C", "D"]  # type: ignore[arg-type]


def test_only_pages_that_exist_are_found_and_none_is_missing(index: dict, client: FlaskClient):
    pages = {p["path"] for p in index["pages"]}
    registry = {p["path"] for p in dash.page_registry.values() if not p["path_template"]}
    assert registry - {dash.page_registry["dashboard.pages.not_found_404"]["path"]} <= pages
    known = {p.path for p in search.PAGES}
    assert {path for _, path in (*shell.MENU, *shell.MORE)} <= known, (
        "every entry of the menu has its words here"
    )
    for entry in [*index["pages"], *index["terms"]]:
        path = search.THEME if entry["path"].startswith(search.THEME) else entry["path"]
        assert search._exists(path), entry
        assert entry["name"] and entry["says"].endswith((".", "?")), entry
    assert all(client.get(path.partition("#")[0]).status_code == 200 for path in pages)


def test_a_page_that_is_not_there_is_left_out(app: Dash):
    assert search._exists("/overzicht") and search._exists("/methode#toets")
    assert search._exists("/cijfer/")  # any page under it
    assert not search._exists("/over") and not search._exists("/bestaat-niet/")
    assert search._exists("/") and not search._exists("/bestaat-niet")


def test_anchors_stand_on_their_page(client: FlaskClient):
    content = dash.page_registry["dashboard.pages.methode"]["layout"]()
    there = {str(n.id) for n in nodes(content) if getattr(n, "id", None)}
    wanted = {
        p.path.partition("#")[2] for p in (*search.PAGES, *search.TERMS) if p.path.startswith("/methode#")
    }  # fmt: skip
    assert wanted and wanted <= there


def test_no_figure_is_in_the_index(client: FlaskClient, index: dict):
    keys = {
        key
        for rows in index.values()
        if isinstance(rows, list)
        for row in rows
        if isinstance(row, dict)
        for key in row
    }
    assert keys == {
        "code", "name", "question", "theme", "parts", "definition", "figures", "province", "other", "into", "says", "path",
    }  # fmt: skip
    assert not re.search(r"€\s?\d", client.get(PATH).text)


def test_the_browser_keeps_the_index_until_there_is_another(client: FlaskClient, edition: Edition):
    first = client.get(PATH)
    assert first.status_code == 200 and first.mimetype == "application/json"
    assert first.json is not None and first.json["edition"] == edition.info.id
    assert first.headers["Cache-Control"] == "private, no-cache"
    assert len(first.data) < 150_000
    for name, value in guard.HEADERS.items():
        assert first.headers[name] == value
    again = client.get(PATH, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    other = client.get(PATH, headers={"If-None-Match": '"van-een-andere-editie"'})
    assert other.status_code == 200 and other.data == first.data
    assert client.post(PATH).status_code == 405


def test_the_button_and_the_tools_stand_in_the_shell(app: Dash, edition: Edition):
    parts = {n.id: n for n in nodes(shell.layout()) if getattr(n, "id", None)}
    assert text_of(parts["zoekknop"]).startswith("Zoek")
    assert parts["zoekknop"].to_plotly_json()["props"]["aria-keyshortcuts"] == "Control+K"
    tools = parts["weergave"].to_plotly_json()["props"]
    year, report = answers.default_period(edition)
    assert tools["data-gewoon"] == f"jaar={year}&verslag={report.value}&groep=grootte-15"
    assert tools["data-sleutels"].split() == list(selection.KEYS)
    assert text_of(parts["weergave-vast"]) == "Vastzetten"
    assert text_of(parts["weergave-kopieer"]) == "Kopieer koppeling"
