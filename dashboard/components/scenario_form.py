"""The assumptions of a scenario: each a slider with a number field beside it, seen at work before they are kept."""

from collections.abc import Sequence
from typing import Any

import dash
import dash_mantine_components as dmc
from dash import Input, Output, State, callback, clientside_callback, dcc, html

from benchmark import answers, dutch
from benchmark.answers.budget import start
from benchmark.errors import SpiegelError
from benchmark.ledger.entries import Scenario
from benchmark.ledger.reading import WrongEntry
from benchmark.ledger.store import Conflict
from benchmark.narrative import budget as narrative_budget
from dashboard import access, judging, records
from dashboard.components import choice, notice
from dashboard.components.judged_total import QUESTION
from dashboard.components.judging_form import STATE
from dashboard.scenario_knobs import KNOBS, OTHERS, PACE, Knob, as_typed, scenario_of, value_of


def of(found: judging.Judging) -> html.Section:
    """The section with the fields and what they give."""
    begin = start(found.view, found.asked.gemeente, found.asked.year)
    seen = {r.subject: r.version for r in found.scenarios}
    cycle = judging.cycle()
    return html.Section(
        [
            html.H2("Maak een scenario", id="scenario"),
            html.P(
                f"Hoe snel en hoeveel, van {cycle + 1} tot en met {cycle + 4}. {narrative_budget.CHOSEN_YEARS}",
                className="onder",
            ),
            dcc.Store(id="scenario-gezien", data=seen),
            html.Div(
                [
                    html.Div(
                        [
                            html.Fieldset(
                                [html.Legend("Tempo: welk deel is bereikt?"), *[_knob(k, begin, cycle) for k in PACE]]
                            ),
                            html.Fieldset([html.Legend("Aannames"), *[_knob(k, begin, cycle) for k in OTHERS]]),
                            *_sources(found),
                        ],
                        className="knoppenpaneel",
                    ),
                    html.Div(
                        [
                            html.H3("Dit komt eruit"),
                            html.Div(id="scenario-uitkomst"),
                            dmc.TextInput(id="scenario-naam", label="Naam van het scenario", size=choice.SIZE, mt=16),
                            html.Button("Bewaar scenario", id="scenario-bewaar", className="knop"),
                            html.Div(id="scenario-zegt", role="status", className="zegt"),
                        ],
                        className="uitkomst",
                    ),
                ],
                className="scenario",
            ),
        ],
        className="kaart",
        **{"aria-labelledby": "scenario"},
    )  # fmt: skip


def _sources(found: judging.Judging) -> list[Any]:
    """What the fields begin with, and where that comes from."""
    declared = found.view.edition.catalogue.phasing
    said = [
        f"{f.name}: {v.reason} Wij stellen {narrative_budget.share(v.change)} voor; dat is een aanname. Bron van het jaar: {v.source}."
        for v in declared.volume
        for f in found.view.edition.catalogue.savings_lines
        if f.key == v.lines[0]
    ]
    if declared.hours:
        said.append(
            f"Productieve uren: {dutch.number(declared.hours.value)}. {declared.hours.reason} Bron: {declared.hours.source}."
        )
    if declared.hourly is None:
        said.append(
            "Kosten van een uur: er is geen bron die voor elke gemeente klopt. Vul uw eigen bedrag in."
        )
    return [html.Details([html.Summary("Waar komen deze waarden vandaan?"), html.Ul([html.Li(s) for s in said])], className="uitleg geschiedenis")]  # fmt: skip


def _knob(knob: Knob, begin: Scenario, cycle: int) -> html.Div:
    value = value_of(knob, begin)
    label = knob.label
    if knob.name.startswith("pace-"):
        label = f"{cycle + int(knob.name[-1])} ({knob.label})"
    at = value if value is not None else (100 if knob.name == "cashable" else knob.low)
    unit = "%" if knob.percent else None
    return html.Div(
        [
            dmc.TextInput(
                id=f"scenario-{knob.name}",
                label=label,
                description=knob.help or None,
                value=as_typed(value),
                size=choice.SIZE,
                rightSection=unit,
                rightSectionPointerEvents="none",
            ),
            dmc.Slider(
                id=f"schuif-{knob.name}",
                value=at,
                min=knob.low,
                max=knob.high,
                step=knob.step,
                size="lg",
                label=None,
                thumbLabel=f"{label}, schuif",
                updatemode="drag",
            ),
        ],
        className="knopje",
    )


FIELDS = [(f"scenario-{k.name}", "value") for k in KNOBS]


@callback(
    Output("scenario-uitkomst", "children"),
    *[Output(name, "error") for name, _ in FIELDS],
    *[Input(name, prop) for name, prop in FIELDS],
    Input(STATE, "data"),
    State(QUESTION, "data"),
)
def preview(*values: Any) -> tuple[Any, ...]:
    """What the fields give now; nothing is kept."""
    *texts, _, query = values
    try:
        found = judging.of_query(query)
        scenario = scenario_of(found, _named(texts), "dit scenario")
        budget = answers.budget(found.view, found.room, scenario, judging.cycle())
    except WrongEntry as error:
        return html.P("Er staat een fout in een veld.", className="klein"), *_errors(error)
    except SpiegelError as error:
        return notice.of_error(error), *_errors(None)
    return _outcome(budget), *_errors(None)


def _outcome(budget: answers.Budget) -> list[Any]:
    if not budget.proposed:
        return [
            html.P(narrative_budget.NO_LINE),
            html.P(
                "Geef eerst een lijn met een bedrag het oordeel voorstel aan college.",
                className="klein",
            ),
        ]
    last = budget.phased.years[-1]
    rows = [
        (f"Per jaar in {last.year}", narrative_budget.between(last.structural)),
        ("Waarvan geld", narrative_budget.between(last.money)),
        ("Waarvan capaciteit", narrative_budget.between(last.capacity)),
        *([("Hele fte", _fte(last.fte))] if last.fte is not None else []),
        (f"Opgeteld tot en met {last.year}, midden", narrative_budget.rough(budget.phased.cumulative[-1].central)),
    ]  # fmt: skip
    return [
        html.Dl([html.Div([html.Dt(a), html.Dd(b)]) for a, b in rows], className="uitkomsten"),
        html.P(narrative_budget.present(budget), className="klein stil"),
    ]


def _fte(fte: Any) -> str:
    return (
        dutch.number(fte.low)
        if fte.low == fte.high
        else f"{dutch.number(fte.low)} tot {dutch.number(fte.high)}"
    )


def _named(texts: Sequence[Any]) -> dict[str, str | None]:
    return {k.name: t for k, t in zip(KNOBS, texts, strict=True)}


def _errors(error: WrongEntry | None) -> list[str]:
    return [error.sentence if error is not None and error.field == k.name else "" for k in KNOBS]


@access.writes(
    Output("scenario-zegt", "children"),
    Output("scenario-naam", "error"),
    Output("scenario-gezien", "data"),
    Input("scenario-bewaar", "n_clicks"),
    *[State(name, prop) for name, prop in FIELDS],
    State("scenario-naam", "value"),
    State("scenario-gezien", "data"),
    State(QUESTION, "data"),
)
def keep(_: Any, *values: Any) -> tuple[Any, ...]:
    """Keep the scenario under its name. Somebody else changed it meanwhile: say so, and ask again."""
    *texts, name, seen, query = values
    author, found, ledger = access.required(), judging.of_query(query), records.ledger()
    wanted = str(name or "").strip()
    if not wanted:
        said = notice.say(
            "Er is nog niets bewaard.", "Geef het scenario een naam.", kind="let-op", role="alert"
        )
        return said, "Geef het scenario een naam.", dash.no_update  # fmt: skip
    try:
        entry = scenario_of(found, _named(texts), wanted)
        record = ledger.record(entry, author, found.edition, seen=int(seen.get(f"{found.asked.gemeente}/{wanted.casefold()}", 0)))  # fmt: skip
    except WrongEntry as error:
        said = notice.say("Er is nog niets bewaard.", error.sentence, kind="let-op", role="alert")
        return said, error.sentence if error.field == "name" else "", dash.no_update
    except Conflict as conflict:
        said = notice.say(
            conflict.sentence, "Kies een andere naam, of bewaar opnieuw om het te vervangen.", kind="let-op", role="alert"
        )  # fmt: skip
        return said, "", dict(seen) | {conflict.newest.subject: conflict.newest.version}
    dash.set_props(STATE, {"data": record.id})
    said = html.P(f"Scenario {entry.name} is bewaard.", className="bewaard")
    return said, "", dict(seen) | {record.subject: record.version}


for _knob_ in KNOBS:
    # A slider and the field beside it say the same number.
    clientside_callback(
        "function() { return window.schuif.apply(null, arguments); }",
        Output(f"scenario-{_knob_.name}", "value"),
        Output(f"schuif-{_knob_.name}", "value"),
        Input(f"scenario-{_knob_.name}", "value"),
        Input(f"schuif-{_knob_.name}", "value"),
        prevent_initial_call=True,
    )
