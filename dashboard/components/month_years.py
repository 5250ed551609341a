"""Under the lines of Deze maand: how far each year is, and taking whole years over as answers."""

from collections.abc import Sequence
from typing import Any

import dash
from dash import Input, Output, State, dcc, html

from benchmark import dutch
from benchmark.delivery.months import years
from benchmark.delivery.months.series import name_of
from benchmark.delivery.months.years import RolledUp
from benchmark.errors import SpiegelError
from dashboard import access, delivering, library, monthly, records
from dashboard.components import notice
from dashboard.components.table import Table, as_component, cell, nothing

QUERY, SEEN, PLACE, BUTTON = "maand-vraag", "maand-gezien", "maand-jaren", "maand-neem-over"
CHANGED = SpiegelError(
    "Intussen zijn de maanden of de antwoorden veranderd.", "Kijk wat er nu staat en kies opnieuw."
)


def of(found: monthly.Monthly) -> html.Div:
    """The section: a table per year, and the button where a year is whole."""
    every = years.years(found.view, records.ledger(), found.asked.gemeente)
    return html.Div(
        [
            dcc.Store(id=QUERY, data=found.query),
            html.Div(_content(every, found.query), id=PLACE, className="maand-jaren"),
        ]
    )


def _content(every: Sequence[RolledUp], query: str) -> list[Any]:
    proposed = [r for r in every if r.proposed]
    tables = [as_component(_table(every, year)) for year in dict.fromkeys(r.year for r in every)]
    return [
        dcc.Store(id=SEEN, data=_seen(proposed)),
        html.P(_progress(every, proposed), className="zegt-het"),
        *tables,
        *_offer(proposed, query),
    ]


def _seen(proposed: Sequence[RolledUp]) -> dict[str, list[Any]]:
    """What stood on the page: of each proposal its value and the version of the answer that it replaces."""
    return {
        f"{p.year}/{p.question.key}": [p.value, p.answered.version if p.answered else 0]
        for p in proposed
    }


def _progress(every: Sequence[RolledUp], proposed: Sequence[RolledUp]) -> str:
    if proposed:
        count = dutch.count(len(proposed), "antwoord", "antwoorden")
        verb = "volgt" if len(proposed) == 1 else "volgen"
        return f"Uit hele jaren {verb} {count} voor de vragenlijst. U beslist of dat wordt overgenomen."
    if any(r.value is not None for r in every):
        return "De hele jaren staan al in de vragenlijst."
    return (
        "Nog geen jaar is compleet. Een jaar telt pas als alle 12 maanden of 4 kwartalen er zijn."
    )


def _table(every: Sequence[RolledUp], year: int) -> Table:
    rows = [
        (
            cell(name_of(r.question)),
            cell(r.words, r.value) if r.value is not None else nothing(r.progress),
            cell(_state(r)),
        )
        for r in every
        if r.year == year
    ]
    return Table(f"Van maanden naar het jaar {year}", ("Vraag", "Uit de maanden", "In de vragenlijst"), rows)  # fmt: skip


def _state(one: RolledUp) -> str:
    """The answer that stands, and what can be done about it."""
    if not one.asked:
        return "wordt u niet gevraagd"
    return f"{one.standing}, kan worden overgenomen" if one.proposed else one.standing


def _offer(proposed: Sequence[RolledUp], query: str) -> list[Any]:
    if not proposed:
        return [html.Div([notice.button("Naar Aanleveren", f"{delivering.PATH}{query}", light=True)], className="knoppen")]  # fmt: skip
    count = dutch.count(len(proposed), "antwoord", "antwoorden")
    button = html.Button(f"Neem {count} over", id=BUTTON, type="button", className="knop")
    said = "Daarna staat het op Aanleveren. Daar kijkt u het na en dient u het in."
    return [html.Div([button], className="knoppen"), html.P(said, className="klein")]


@access.writes(
    Output(PLACE, "children"), Input(BUTTON, "n_clicks"), State(QUERY, "data"), State(SEEN, "data")
)
def take_over(_: int | None, query: str, seen: dict[str, list[Any]]) -> list[Any]:
    """Take over what stood on the page, all or none, and show what then stands."""
    found = monthly.of_query(str(query))
    ledger, gemeente = records.ledger(), found.asked.gemeente
    by, edition = access.required(), library.view().edition.info.id
    every = years.years(found.view, ledger, gemeente)
    said: Any
    try:
        if _seen([r for r in every if r.proposed]) != dict(seen):
            raise CHANGED
        done = years.take_over(ledger, every, gemeente, by, edition)
        count = dutch.count(len(done), "antwoord is", "antwoorden zijn")
        said = notice.say(f"{count} overgenomen in de vragenlijst.", kind="goed")
    except SpiegelError as error:
        said = notice.of_error(error)
    dash.set_props("weigering", {"children": ""})
    fresh = years.years(found.view, ledger, gemeente)
    return [said, *_content(fresh, found.query)]
