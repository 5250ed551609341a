"""Aanleveren: per theme who carries it out, how far it is, and the ways in: this page, a workbook, a CSV file."""

from typing import Any

import dash
from dash import dcc, html

from benchmark import dutch
from benchmark.answers import Question
from benchmark.delivery import rounds
from benchmark.delivery.lists import words
from benchmark.delivery.lists.state import ListState, states
from benchmark.delivery.questionnaire import Part
from benchmark.ledger import moment
from benchmark.ledger.deliveries import Upload
from benchmark.viewing import View
from dashboard import delivering, list_files, records
from dashboard.components import page, written
from dashboard.delivering import Delivering

STATUSES = {
    None: "nog niet ingediend",
    "ingediend": "ingediend, wacht op controle",
    "teruggestuurd": "teruggestuurd: kijk naar de reden",
    "goedgekeurd": "goedgekeurd",
}


def build(view: View, asked: Question, over: str = "") -> page.Content:
    """The themes of one year. ``over``: the year in the link."""
    found = delivering.delivering(view, asked, over)
    parts = found.questions.parts
    todo = sum(len(p.rows) - p.answered for p in parts)
    whole = sum(len(p.rows) for p in parts)
    return page.frame(
        _years(found),
        html.Section([html.Ul([_theme(found, p) for p in parts], className="thema-lijst")], className="sectie", **{"aria-label": "Thema's"}),
        page.section("Lijsten", *_lists(found), under="Wat niet in één getal past, levert u als lijst: een rij per belofte, cijfer of product."),
        page.section("Liever in een bestand?", *_files(found)),
        *_uploads(found),
        kind=f"Aanleveren · {found.questions.municipality.name}",
        heading=f"{found.questions.municipality.name} over {found.year}: {_heading(todo, whole)}",
        under=_until(found),
    )  # fmt: skip


def _heading(todo: int, whole: int) -> str:
    if todo == 0 and whole:
        return "alle vragen hebben een antwoord"
    if todo == whole:
        return f"{dutch.number(whole)} vragen, nog niets ingevuld"
    return f"nog {dutch.number(todo)} van de {dutch.number(whole)} vragen"


def _until(found: Delivering) -> str:
    known = "Wat openbare bronnen al weten, vragen wij niet."
    round_ = found.round
    if round_ is None:
        return f"Over {found.year} is geen meetronde. {known}"
    day = rounds.today()
    if day < round_.opens:
        return f"De ronde over {found.year} begint op {moment.day(round_.opens)}. {known}"
    if day > round_.closes:
        return f"De ronde over {found.year} sloot op {moment.day(round_.closes)}. Een correctie kan altijd nog. {known}"
    return f"U kunt leveren tot en met {moment.day(round_.closes)}. Elk antwoord wordt meteen bewaard. {known}"


def _years(found: Delivering) -> html.Nav:
    items = []
    for year in rounds.offered(found.view):
        here = html.Span(str(year), className="hier", **{"aria-current": "page"})
        href = f"{delivering.PATH}{found.query.rpartition('=')[0]}={year}"
        items.append(html.Li(here if year == found.year else dcc.Link(str(year), href=href)))
    return html.Nav(html.Ul(items), className="tabs", **{"aria-label": "Jaar"})


def _theme(found: Delivering, part: Part) -> html.Li:
    who = part.executes
    by = f" ({who.organisation})" if who.organisation else ""
    status = STATUSES[part.status.value if part.status else None]
    if who.off:
        progress, status = "dit jaar niet", "doet niet mee"
    else:
        progress = f"{part.answered} van {len(part.rows)} beantwoord"
    if not part.rows and not who.off:
        progress, status = "geen vragen aan u", "een ander heeft deze cijfers"
    changed = " · gewijzigd na indienen" if part.submission and part.changed else ""
    return html.Li(
        [
            html.Div(
                [
                    dcc.Link(part.theme.name, href=f"{delivering.PATH}/{part.theme.key}{found.query}"),
                    html.Small(f"Uitvoering: {who.role.value}{by}"),
                ],
                className="thema-naam",
            ),
            html.Div(_bar(part), className="voortgang", **{"aria-hidden": "true"}),
            html.Div([progress, html.Small(f"{status}{changed}")], className="thema-stand"),
        ]
    )  # fmt: skip


def _lists(found: Delivering) -> list[Any]:
    every = states(found.view, records.ledger(), found.asked.gemeente, found.year)
    return [html.Ul([_list(found, one) for one in every], className="thema-lijst")]


def _list(found: Delivering, one: ListState) -> html.Li:
    status = STATUSES[one.status.value if one.status else None]
    changed = "; daarna gewijzigd" if one.changed else ""
    many = (
        words.count(one.declared, len(one.rows)) if one.rows else f"nog geen {one.declared.one_row}"
    )
    href = f"{list_files.path_of(one.declared.key)}{found.query}"
    return html.Li(
        [
            html.Div([dcc.Link(one.declared.name, href=href), html.Small(one.declared.question)], className="thema-naam"),
            html.Div([many, html.Small(f"{status}{changed}")], className="thema-stand"),
        ]
    )  # fmt: skip


def _bar(part: Part) -> html.Div:
    share = part.answered / len(part.rows) if part.rows else 0
    return html.Div(style={"width": f"{share:.0%}"})


def _files(found: Delivering) -> list[Any]:
    return [
        html.P(
            "Download de vragenlijst als Excel, vul de witte vakken in en upload haar. Fouten ziet u per cel, en er "
            "wordt niets overgenomen zolang er een fout in staat. CSV kan ook.",
            className="onder",
        ),
        html.Div(
            [
                html.A("Download de vragenlijst (xlsx)", href=f"{delivering.PATH}/vragenlijst.xlsx{found.query}", className="knop licht"),
                html.A("Upload een bestand", href=f"{delivering.PATH}/bestand{found.query}", className="knop"),
            ],
            className="knoppen",
        ),
    ]  # fmt: skip


def _uploads(found: Delivering) -> list[Any]:
    kept = records.ledger().newest(Upload, found.asked.gemeente)[::-1]
    if not kept:
        return []
    rows = [
        html.Li(
            [
                html.Bdi(r.entry.name),
                f": {_taken(r.entry)} overgenomen",
                written.signature(r),
            ]
        )
        for r in kept
    ]
    return [page.section("Bestanden die zijn verwerkt", html.Ul(rows, className="versies"))]


def _taken(upload: Upload) -> str:
    if upload.rows:
        return dutch.count(upload.rows, "rij", "rijen")
    return dutch.count(upload.answers, "antwoord", "antwoorden")


dash.register_page(
    __name__,
    path=delivering.PATH,
    title="Aanleveren – Gemeentespiegel",
    layout=page.answers(build, delivering.PATH),
)
