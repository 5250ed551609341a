"""Tables say the same on the screen and in the file, and carry no code into either."""

import csv
import io
import re
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from benchmark import answers
from benchmark.answers import Question
from benchmark.errors import SpiegelError
from benchmark.viewing import View
from dashboard import tables
from dashboard.components.table import Table, as_component, as_csv, as_markup, cell, nothing
from tests.dashboard.asking import DELFT, questions, text_of

NASTY = '<script>alert("1")</script>'


def read(content: bytes) -> list[list[str]]:
    """The rows of a file as a Dutch spreadsheet reads them."""
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def tree(markup: str) -> ElementTree.Element:
    """The fragment as a browser reads it."""
    return ElementTree.fromstring(f"<root>{markup}</root>")


def test_what_stands_in_a_table_is_never_markup():
    table = Table(NASTY, (NASTY, "b"), [(cell(NASTY), cell(NASTY))], notes=(NASTY,))
    markup = as_markup(table)
    assert "<script" not in markup
    found = tree(markup)
    assert [e.text for e in found.iter("td")] == [NASTY]
    assert [e.text for e in found.iter("caption")] == [NASTY]
    assert found.find("div").get("aria-label") == f"Tabel: {NASTY}"


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1",
        "+31 15",
        "-cmd|' /C calc'!A0",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
    ],
)
def test_a_formula_in_a_file_stays_text(formula: str):
    rows = read(as_csv(Table("c", ("a",), [(cell(formula),)], notes=(formula,))))
    assert rows[1:] == [["'" + formula], ["'" + formula]]


def test_a_formula_as_the_name_of_a_column_stays_text():
    assert read(as_csv(Table("c", ("=1+1",), [(cell("x"),)])))[0] == ["'=1+1"]


def test_numbers_in_a_file_are_whole_and_dutch():
    row = (cell("€ 64,0", 64.01410176649134), cell("1.234", 1234), cell("min", -0.5), nothing("?"))
    content = as_csv(Table("c", ("a", "b", "c", "d"), [row]))
    assert content.startswith(b"\xef\xbb\xbf") and b"\r\n" in content
    assert read(content)[1] == ["64,01410176649134", "1234", "-0,5", ""]


def test_separators_and_quotes_survive_a_file():
    text = 'a;b"c\nd'
    assert read(as_csv(Table("c", ("a", "b"), [(cell(text), cell("y"))])))[1] == [text, "y"]


def test_the_file_holds_the_unrounded_value_of_the_answer(client: FlaskClient, view: View):
    answer = answers.compare(view, Question("GM0503", 2023), "BRZ03")
    rows = read(client.get(f"/csv/verdeling/BRZ03{DELFT}").data)
    own = next(r for r in rows if r[1:2] == ["GM0503"])
    assert [float(own[n].replace(",", ".")) for n in (3, 4, 5)] == [
        answer.value, answer.numerator, answer.denominator,
    ]  # fmt: skip
    assert own[3] == "64,01410176649134"


BY_LINE = {"ruimte-stappen", "ruimte-groepen", "ruimte-gemeenten"}


def test_screen_and_file_hold_the_same_rows(view: View):
    made = 0
    for asked in questions(view, 2, seed=5):
        for kind, builder in tables.BUILDERS.items():
            try:
                table = builder(view, asked, ABOUT[kind][0] if kind in BY_LINE else "BRZ03")
            except SpiegelError:
                continue
            found, rows = tree(as_markup(table)), read(as_csv(table))
            made += 1
            assert len(rows) == 1 + len(table.rows) + len(table.notes), kind
            assert {len(r) for r in rows[: 1 + len(table.rows)]} == {len(table.columns)}, kind
            assert rows[0] == [e.text for e in found.iter("th") if e.get("scope") == "col"], kind
            shown = [["".join(c.itertext()) for c in r] for r in found.iter("tr")][1:]
            assert shown == [[c.text for c in cells] for cells in table.rows], kind
            said = [table.caption, *table.columns, *(text for row in shown for text in row)]
            assert text_of(as_component(table)).split() == " ".join(said).split(), kind
            assert len([r for r in found.iter("tr") if r.get("class") == "eigen"]) == len(table.own)
            everything = f"{shown} {table.caption} {table.columns}"
            assert not any(word in everything for word in ("None", "nan", "inf'")), kind
    assert made > 80


def test_a_missing_figure_is_empty_in_the_file_and_words_on_the_screen(view: View):
    table = tables.indicator.group_values(view, Question("GM1961", 2023), "BRZ03")
    own = table.rows[next(iter(table.own))]
    assert (own[3].text, own[3].value) == ("niet geleverd", None)


PRACTISE = DELFT + "&oefenen=ja"
ABOUT = {
    "thema": ("burgerzaken", DELFT),
    "proces": ("belastingen", DELFT),
    "proces-naast": ("belastingen", DELFT),
    "vragenlijst": ("balie", DELFT),
    "samenstelling": ("KAN04", PRACTISE),
    "volumes": ("KAN04", PRACTISE),
    "afspraken": ("BAL01", PRACTISE),
    "no-show-uren": ("uren", PRACTISE),
    "wachten": ("balie", PRACTISE),
    "verschuiving-telefoon": ("x", PRACTISE),
    "verschuiving-balie": ("x", PRACTISE),
    "verschuiving-anders": ("telefoon", PRACTISE),
    "verschuiving-samen": ("x", PRACTISE),
    "serviceformules": ("x", PRACTISE.replace("2023", "2024")),
    "levensgebeurtenissen": ("x", PRACTISE.replace("2023", "2024")),
    "kwaliteitshandvest": ("x", PRACTISE.replace("2023", "2024")),
    "burgerservicecode": ("x", PRACTISE),
    "oordeel-feiten": ("x", PRACTISE),
    "ruimte-voorbeeld": ("alles", PRACTISE),
    "uitvoering": ("BEL15", DELFT),
    "uitschieters": ("KST05", DELFT),
    "ruimte-stappen": ("S-BRZ-IV3", DELFT),
    "ruimte-groepen": ("S-BRZ-IV3", DELFT),
    "ruimte-gemeenten": ("S-BRZ-IV3", DELFT),
}


OF_RECORDS = {"maand"}  # nothing is recorded here; test_months asks for it


def test_the_routes_give_the_table(client: FlaskClient):
    for kind in set(tables.BUILDERS) - OF_RECORDS:
        code, query = ABOUT.get(kind, ("BRZ03", DELFT))
        shown = client.get(f"/tabel/{kind}/{code}{query}")
        filed = client.get(f"/csv/{kind}/{code}{query}")
        assert (shown.status_code, shown.mimetype) == (200, "text/html"), kind
        assert (filed.status_code, filed.mimetype) == (200, "text/csv"), kind
        name = filed.headers["Content-Disposition"]
        made_up = "-voorbeeld" if "oefenen" in query and "voorbeeld" not in kind else ""
        year = re.search("jaar=([0-9]+)", query)
        words = f"gemeentespiegel{made_up}-{kind}-{code.lower()}-gm0503-{year and year[1]}"
        assert name == f'attachment; filename="{words}.csv"'


@pytest.mark.parametrize(
    "path",
    [
        f"onzin/BRZ03{DELFT}",
        "verdeling/BRZ03",
        "verdeling/BRZ03?gemeente=Nergenshuizen",
        f"verdeling/BAL01{DELFT}",
        f"verdeling/NIETS{DELFT}",
        f"verdeling/%3Cscript%3E{DELFT}",
        f"verdeling{DELFT}",
    ],
)
def test_a_table_that_is_not_there_says_why(client: FlaskClient, path: str):
    shown, filed = (client.get(route + path) for route in ("/tabel/", "/csv/"))
    assert (shown.status_code, filed.status_code) == (404, 404)
    assert filed.mimetype == "text/plain"
    said = tree(shown.text).find("p")
    assert said is not None and said.get("role") == "alert"
    assert said.text == filed.text and filed.text.endswith((".", "?"))
