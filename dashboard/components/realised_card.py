"""Planned beside realised: what lines were to bring in a year, and what they did bring."""

from collections.abc import Mapping
from typing import Any

import dash
import dash_mantine_components as dmc
from dash import Input, Output, State, callback, dcc, html

from benchmark import dutch
from benchmark.errors import SpiegelError
from benchmark.ledger.entries import Realised
from benchmark.ledger.reading import WrongEntry, made
from benchmark.ledger.store import Conflict, Record
from benchmark.narrative import budget as narrative_budget
from dashboard import access, judging, records, typed
from dashboard.components import choice, notice, written
from dashboard.components.judged_total import QUESTION
from dashboard.components.judging_form import STATE
from dashboard.components.table import Cell, Table, as_component, cell, nothing

NAMES = ("line", "year", "amount", "note")
FIELDS = [(f"gerealiseerd-{name}", "value") for name in NAMES]


def of(found: judging.Judging) -> html.Section:
    """The section: the table, and the fields to add a year."""
    lines = [{"value": line.key, "label": line.name} for line in found.room.lines]
    return html.Section(
        [
            html.H2("Gepland naast gerealiseerd", id="gerealiseerd"),
            html.P("Wat een lijn moest opleveren en wat zij opleverde. Vul dit in als een jaar is afgesloten.", className="onder"),
            html.Div(table(found), id="gerealiseerd-tabel"),
            dcc.Store(id="gerealiseerd-gezien", data=seen(found)),
            html.Details(
                [
                    html.Summary("Leg vast wat een lijn opleverde"),
                    html.Div(
                        [
                            choice.one("gerealiseerd-line", "Lijn", lines, placeholder="Kies een lijn", allowDeselect=False),
                            dmc.TextInput(id="gerealiseerd-year", label="Jaar", size=choice.SIZE),
                            dmc.TextInput(id="gerealiseerd-amount", label="Bedrag in euro", size=choice.SIZE),
                        ],
                        className="velden",
                    ),
                    written.area("gerealiseerd-note", "Toelichting", rows=2),
                    html.Button("Bewaar bedrag", id="gerealiseerd-bewaar", className="knop"),
                    html.Div(id="gerealiseerd-zegt", role="status", className="zegt"),
                ],
                className="schrijf",
            ),
        ],
        className="kaart",
        **{"aria-labelledby": "gerealiseerd"},
    )  # fmt: skip


def seen(found: judging.Judging) -> dict[str, int]:
    """The version of every amount on the page."""
    return {r.subject: r.version for r in found.realised}


def table(found: judging.Judging) -> list[Any]:
    """Per line and year the plan of the newest scenario, what was realised, and who said so."""
    rows = _rows(found)
    if not rows:
        return [html.P("Er is nog niets gepland en nog niets vastgelegd.", className="klein")]
    columns = ("Lijn", "Jaar", "Gepland, midden", "Gerealiseerd", "Verschil", "Wie")
    caption = "Gepland naast gerealiseerd, euro per jaar"
    notes = ("Gepland is de kadernota onder het laatst bewaarde scenario.",)
    return [as_component(Table(caption, columns, rows, frozenset({2, 3, 4}), notes=notes))]


def _rows(found: judging.Judging) -> list[list[Cell]]:
    newest = found.scenarios[-1].entry.name if found.scenarios else None
    budget = found.budget(newest)
    planned = {
        (key, budget.years[n]): year.structural.central
        for key, years in budget.phased.lines.items()
        for n, year in enumerate(years)
    }
    brought = {(r.entry.line, r.entry.year): r for r in found.realised}
    names = {line.key: line.name for line in found.room.lines}
    return [
        _row(names.get(key, key), year, planned.get((key, year)), brought.get((key, year)))
        for key, year in sorted({*planned, *brought}, key=lambda at: (at[1], at[0]))
    ]


def _row(name: str, year: int, plan: float | None, record: Record[Realised] | None) -> list[Cell]:
    amount = record.entry.amount if record else None
    gap = None if plan is None or amount is None else amount - plan
    return [
        cell(name),
        cell(str(year)),
        _money(plan, "niet gepland"),
        nothing("nog niet bekend") if amount is None else cell(dutch.euro(amount), amount),
        _money(gap, ""),
        cell(record.author.words if record else ""),
    ]


def _money(value: float | None, none: str) -> Cell:
    return nothing(none) if value is None else cell(narrative_budget.money(value), value)


@callback(
    Output("gerealiseerd-tabel", "children"),
    Input(STATE, "data"),
    State(QUESTION, "data"),
    prevent_initial_call=True,
)
def follow(_: Any, query: str) -> list[Any]:
    """The table after something was recorded."""
    try:
        return table(judging.of_query(query))
    except SpiegelError as error:
        return [notice.of_error(error)]


@access.writes(
    Output("gerealiseerd-zegt", "children"),
    Output("gerealiseerd-gezien", "data"),
    *[Output(name, "error") for name, _ in FIELDS],
    Input("gerealiseerd-bewaar", "n_clicks"),
    *[State(name, prop) for name, prop in FIELDS],
    State("gerealiseerd-gezien", "data"),
    State(QUESTION, "data"),
)
def keep(_: Any, *values: Any) -> tuple[Any, ...]:
    """Keep what a line brought in a year."""
    *texts, known, query = values
    author, found, ledger = access.required(), judging.of_query(query), records.ledger()
    try:
        entry = entry_of(found, dict(zip(NAMES, texts, strict=True)))
        record = ledger.record(entry, author, found.edition, seen=int(known.get(entry.subject, 0)))
    except WrongEntry as error:
        said = notice.say("Er is nog niets bewaard.", error.sentence, kind="let-op", role="alert")
        return said, dash.no_update, *_errors(error)
    except Conflict as conflict:
        said = notice.say(
            conflict.sentence, "Bewaar opnieuw als u het wilt vervangen.", kind="let-op", role="alert"
        )  # fmt: skip
        return (
            said,
            dict(known) | {conflict.newest.subject: conflict.newest.version},
            *_errors(None),
        )
    dash.set_props(STATE, {"data": record.id})
    said = html.P(f"Het bedrag over {entry.year} is bewaard.", className="bewaard")
    return said, dict(known) | {record.subject: record.version}, *_errors(None)


def entry_of(found: judging.Judging, values: Mapping[str, str | None]) -> Realised:
    """What the fields say; raises WrongEntry."""
    if not values["line"]:
        raise WrongEntry("Er is nog geen lijn gekozen; kies er een.", "line")
    year, amount = typed.year(values["year"], "year"), typed.euros(values["amount"], "amount")
    if year is None:
        raise WrongEntry("Het jaar is leeg; vul een jaar in, bijvoorbeeld 2027.", "year")
    if year > judging.cycle():
        raise WrongEntry(f"Het jaar is {year}; dat jaar is nog niet afgesloten.", "year")
    if amount is None:
        raise WrongEntry("Het bedrag is leeg; vul een bedrag in, ook als het 0 is.", "amount")
    return made(
        Realised,
        gemeente=found.asked.gemeente,
        line=values["line"],
        year=year,
        amount=amount,
        note=values["note"] or "",
    )


def _errors(error: WrongEntry | None) -> list[str]:
    return [error.sentence if error is not None and error.field == n else "" for n in NAMES]
