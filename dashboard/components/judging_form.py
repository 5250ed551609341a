"""The fields to judge one line. It saves on its own, with the version that its writer saw."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash
import dash_mantine_components as dmc
from dash import MATCH, Input, Output, State, ctx, dcc, html

from benchmark import dutch
from benchmark.answers import JudgedLine
from benchmark.catalogue import SavingsLine
from benchmark.errors import SpiegelError
from benchmark.ledger.entries import Judgement, JudgementStatus
from benchmark.ledger.reading import WrongEntry, made
from benchmark.ledger.store import Conflict
from benchmark.narrative import budget as narrative_budget
from dashboard import access, judging, records, typed
from dashboard.components import choice, notice, verdict, written

FIELDS = ("status", "reason", "owner", "first_year", "one_off", "cashable", "programme")
STATE = "oordelen-stand"  # its data change with every record, and what depends on records follows
NATURE_SHARE = {"cashable": "100%", "capacity": "0%", "mixed": ""}


def part(name: str, line: Any) -> dict[str, Any]:
    """The id of a part of a line; Dash matches on the key that the parts of a line share."""
    return {"oordeel": name, "lijn": line}


def of(line: JudgedLine, found: judging.Judging) -> list[Any]:
    """The fields, filled with the newest judgement."""
    record = line.judgement
    entry = record.entry if record else None
    key = line.key
    share = NATURE_SHARE[line.estimate.line.nature]
    if entry:
        share = narrative_budget.share(entry.cashable)
    return [
        dcc.Store(id=part("gezien", key), data=record.version if record else 0),
        dcc.Store(id=part("vraag", key), data=found.query),
        html.Div(
            [
                choice.one(
                    part("status", key),
                    "Oordeel",
                    [{"value": s.value, "label": dutch.upper_first(s.value)} for s in JudgementStatus],
                    value=entry.status.value if entry else None,
                    placeholder="Kies een oordeel",
                    allowDeselect=False,
                ),
                _text("programme", key, "Programma", entry.programme if entry else "", "Zoals in uw begroting"),
                _text("owner", key, "Eigenaar", entry.owner if entry else "", "Wie zoekt dit uit of voert het uit?"),
                _text("first_year", key, "Eerste jaar", str(entry.first_year or "") if entry else "", f"Leeg is {judging.cycle() + 1}"),
                _text("one_off", key, "Eenmalige kosten in euro", dutch.number(entry.one_off) if entry and entry.one_off else "", "Bijvoorbeeld 40.000"),
                _text("cashable", key, "Deel dat geld wordt", share, _cashable_help(line.estimate.line)),
            ],
            className="velden",
        ),
        written.area(part("reason", key), "Waarom?", rows=2, value=entry.reason if entry else ""),
        html.Div(
            html.Button(
                ["Bewaar oordeel", html.Span(f" over {line.name}", className="vh")],
                id=part("bewaar", key),
                className="knop",
            ),
            className="knoppen",
        ),
        html.Div(id=part("zegt", key), role="status", className="zegt"),
    ]  # fmt: skip


def _cashable_help(line: SavingsLine) -> str:
    if line.nature == "mixed":
        return "In procenten; nodig voor een voorstel. Niemand weet dit deel beter dan u."
    return "In procenten; de rest is capaciteit"


def _text(name: str, key: str, label: str, value: str, description: str) -> dmc.TextInput:
    return dmc.TextInput(
        id=part(name, key), label=label, description=description, value=value, size=choice.SIZE
    )


def entry_of(
    found: judging.Judging, line: JudgedLine, values: Mapping[str, str | None]
) -> Judgement:
    """The judgement that the fields say; raises WrongEntry with the field that must change."""
    if not values["status"]:
        raise WrongEntry("Er is nog geen oordeel gekozen; kies er een.", "status")
    if not (values["reason"] or "").strip():
        raise WrongEntry("De reden is leeg; schrijf op waarom.", "reason")
    status = _status(values["status"])
    cashable = typed.share(values["cashable"], "cashable")
    if cashable is None and status is JudgementStatus.PROPOSE:
        raise WrongEntry(
            "Het verzilverbare deel is leeg; voor een voorstel is het nodig, bijvoorbeeld 50%.",
            "cashable",
        )
    anatomy, asked = line.estimate.anatomy, found.asked
    return made(
        Judgement,
        gemeente=asked.gemeente,
        line=line.key,
        year=asked.year,
        status=status,
        reason=values["reason"],
        owner=values["owner"] or "",
        first_year=typed.year(values["first_year"], "first_year"),
        one_off=typed.euros(values["one_off"], "one_off") or 0.0,
        cashable=cashable or 0.0,
        programme=values["programme"] or "",
        low=anatomy.low if anatomy else None,
        central=anatomy.central if anatomy else None,
        high=anatomy.high if anatomy else None,
        level=asked.level.value,
        group=str(asked.group),
    )  # fmt: skip


def _status(text: str | None) -> JudgementStatus:
    try:
        return JudgementStatus(text or "")
    except ValueError:
        known = dutch.listing([s.value for s in JudgementStatus])
        raise WrongEntry(f"Dit oordeel kennen wij niet; kies uit {known}.", "status") from None


@access.writes(
    Output(part("besluit", MATCH), "children"),
    Output(part("zegt", MATCH), "children"),
    Output(part("gezien", MATCH), "data"),
    *[Output(part(name, MATCH), "error") for name in FIELDS],
    Input(part("bewaar", MATCH), "n_clicks"),
    *[State(part(name, MATCH), "value") for name in FIELDS],
    State(part("gezien", MATCH), "data"),
    State(part("vraag", MATCH), "data"),
)
def save(_: Any, *given: Any) -> tuple[Any, ...]:
    """Keep the judgement of one line. Somebody else was first: show theirs, keep what was typed, and ask again."""
    *values, seen, query = given
    key = str(ctx.triggered_id["lijn"])
    author, ledger, found = access.required(), records.ledger(), judging.of_query(query)
    line = found.room.line(key)
    if line is None:
        raise SpiegelError("Deze lijn is er niet.", "Laad de pagina opnieuw.")
    try:
        entry = entry_of(found, line, dict(zip(FIELDS, values, strict=True)))
        record = ledger.record(entry, author, found.edition, seen=int(seen))
    except WrongEntry as error:
        said = notice.say("Er is nog niets bewaard.", error.sentence, kind="let-op", role="alert")
        return dash.no_update, said, dash.no_update, *_errors(error)
    except Conflict as conflict:
        line = judging.of_query(query).room.line(key)
        assert line is not None
        said = notice.say(
            conflict.sentence,
            "Dat oordeel staat nu hierboven. Uw tekst staat nog in de velden. Bewaar opnieuw als u het oordeel wilt vervangen.",
            kind="let-op",
            role="alert",
        )
        return verdict.of(line, ledger), said, conflict.newest.version, *_errors(None)
    line = judging.of_query(query).room.line(key)
    assert line is not None
    dash.set_props(STATE, {"data": record.id})
    said = html.P(
        f"Het oordeel over {line.name} is bewaard: {entry.status.value}.", className="bewaard"
    )
    return verdict.of(line, ledger), said, record.version, *_errors(None)  # fmt: skip


def _errors(error: WrongEntry | None) -> Sequence[str]:
    """What stands beside each field."""
    return [error.sentence if error is not None and error.field == name else "" for name in FIELDS]
