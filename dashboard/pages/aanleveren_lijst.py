"""One list of a municipality: the rows that are there, files to fill in and to upload, handing it in."""

from typing import Any

import dash
from dash import dcc, html

from benchmark.answers import Question
from benchmark.delivery.lists import words
from benchmark.delivery.lists.state import ListState, state
from benchmark.viewing import View
from dashboard import access, delivering, list_files, records
from dashboard.components import list_hand_in, list_rows, page


def build(view: View, asked: Question, key: str = "", over: str = "") -> page.Content:
    """The list ``key``. ``over``: the year in the link."""
    found = delivering.delivering(view, asked, over)
    current = state(view, records.ledger(), asked.gemeente, key, found.year)
    declared = current.declared
    return page.frame(
        html.P(dcc.Link("Alle thema's en lijsten", href=f"{delivering.PATH}{found.query}"), className="terug"),
        access.who(),
        page.section("Bestanden", *_files(current, found.query)),
        *_rows(current),
        list_hand_in.of(current, found.query),
        kind=f"Aanleveren · {current.municipality.name} · {found.year}",
        heading=_heading(current),
        under=declared.question,
    )  # fmt: skip


def _heading(current: ListState) -> str:
    name = current.declared.name
    if not current.rows:
        return f"{name}: nog geen {current.declared.one_row}"
    return f"{name}: {words.count(current.declared, len(current.rows))}"


def _files(current: ListState, query: str) -> list[Any]:
    here = list_files.path_of(current.declared.key)
    ways = [("Lege lijst (xlsx)", "leeg.xlsx"), ("Lege lijst (csv)", "leeg.csv")]
    if current.rows:
        ways += [("Uw rijen (xlsx)", "rijen.xlsx"), ("Uw rijen (csv)", "rijen.csv")]
    links = [
        html.A(text, href=f"{here}/{name}{query}", className="knop licht") for text, name in ways
    ]
    return [
        html.P(current.declared.hint, className="onder"),
        html.Div([html.A("Upload een bestand", href=f"{here}/bestand{query}", className="knop"), *links], className="knoppen"),
    ]  # fmt: skip


def _rows(current: ListState) -> list[Any]:
    if not current.rows:
        said = "Download een lege lijst, vul haar in en upload haar. Dan staan de rijen hier."
        return [page.section("Uw rijen", html.P(said, className="zegt-het"))]
    return [
        page.section("Uw rijen", list_rows.table(current.declared, current.rows)),
        page.section("Wat de controle zegt", *list_rows.said(current.declared, current.problems)),
    ]


dash.register_page(
    __name__,
    path_template=f"{list_files.PATH}/<key>",
    title="Aanleveren – Gemeentespiegel",
    layout=page.answers(build, delivering.PATH),
)
