"""Every line with its range and its judgement, and the fields to judge it; each line saves on its own."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash
import dash_mantine_components as dmc
from dash import MATCH, Input, Output, State, ctx, dcc, html

from benchmark import dutch, narrative, narrative_budget, narrative_savings
from benchmark.answers import JudgedLine
from benchmark.catalogue import SavingsLine
from benchmark.errors import SpiegelError
from benchmark.ledger.entries import Judgement, JudgementStatus
from benchmark.ledger.reading import WrongEntry, made
from benchmark.ledger.store import Conflict, Ledger, Record
from dashboard import access, judging, records, typed
from dashboard.components import choice, notice, range_bar, room, written

FIELDS = ("status", "reason", "owner", "first_year", "one_off", "cashable", "programme")
STATE = "oordelen-stand"  # its data change with every record, and what depends on records follows
NATURE_SHARE = {"cashable": "100%", "capacity": "0%", "mixed": ""}


def part(name: str, line: Any) -> dict[str, Any]:
    """The id of a part of a line; Dash matches on the key that the parts of a line share."""
    return {"oordeel": name, "lijn": line}


def of(found: judging.Judging, ledger: Ledger) -> list[Any]:
    """Column names and one row per line."""
    scale = room.scale_of(found.room.room, found.room.room.lines)
    head = []
    if scale is not None:
        names = ("Lijn", room.labels(scale, middle=False), "Mogelijke ruimte per jaar", "Oordeel")
        head = [
            html.Div(
                [html.Span(n) for n in names], className="oordeelkop", **{"aria-hidden": "true"}
            )
        ]
    rows = [_row(line, found, scale, ledger) for line in found.room.lines]
    legend = [range_bar.legend()] if scale is not None else []
    return [*head, html.Ol(rows, className="oordelen"), *legend]  # fmt: skip


def _row(
    line: JudgedLine, found: judging.Judging, scale: range_bar.Axis | None, ledger: Ledger
) -> html.Li:
    anatomy = line.estimate.anatomy
    name = html.Div(
        [
            html.H3(
                dcc.Link(line.name, href=f"/cijfer/{line.estimate.line.indicator}{found.query}")
            ),
            html.P(narrative_savings.NATURES[line.estimate.line.nature], className="klein stil"),
        ]
    )
    if anatomy is None:
        difference = narrative.difference(line.estimate)
        drawn: Any = html.P(
            f"Verschil met de middelste van de groep: {difference}." if difference else "",
            className="klein",
        )
        words: Any = html.P(narrative_savings.line(line.estimate), className="klein")
    else:
        drawn = range_bar.lane(scale, room.span(anatomy)) if scale else html.Div()
        said = narrative_savings.room(anatomy)
        strong = line.proven
        words = html.Div(
            [
                html.P(html.Strong(said) if strong else said),
                html.P(narrative_savings.stress(line.estimate), className="klein"),
                html.P(
                    dcc.Link(
                        ["Hoe komt dit tot stand?", html.Span(f" {line.name}", className="vh")],
                        href=f"/mogelijke-ruimte{found.query}&lijn={line.key}#lijn",
                    ),
                    className="klein",
                ),
            ]
        )
    return html.Li(
        [
            name,
            drawn,
            words,
            html.Div(verdict(line, ledger), id=part("besluit", line.key), className="besluit"),
            html.Details(
                [
                    html.Summary([_verb(line), html.Span(f": {line.name}", className="vh")]),
                    html.Div(_form(line, found)),
                ],
                className="schrijf",
            ),
        ],
        id=f"lijn-{line.key.lower()}",
    )


def _verb(line: JudgedLine) -> str:
    return "Geef een oordeel" if line.judgement is None else "Verander het oordeel"


def verdict(line: JudgedLine, ledger: Ledger) -> list[Any]:
    """What was judged, by whom and when; last year's beside it, and the earlier versions."""
    record, before = line.judgement, line.before
    parts: list[Any] = []
    if record is None:
        parts.append(html.P("Nog geen oordeel", className="stil"))
    else:
        history = written.history(ledger.history(Judgement, record.subject), _short)
        parts += [*shown(record), *history]
    if before is not None:
        parts.append(
            html.Details(
                [html.Summary(f"Oordeel over {before.entry.year}"), *shown(before)],
                className="geschiedenis",
            )
        )
    return parts


def shown(record: Record[Judgement]) -> list[Any]:
    """A judgement with everything that was filled in."""
    entry = record.entry
    out = [] if entry.status.counts else [html.P("telt niet mee in het totaal", className="klein")]
    details = [text for text in _details(entry) if text]
    return [
        html.P(html.Span(entry.status.value, className=f"merkje {_look(entry.status)}")),
        *out,
        written.text(entry.reason),
        *([html.P(" · ".join(details), className="klein")] if details else []),
        written.signature(record),
    ]


def _look(status: JudgementStatus) -> str:
    return "ok" if status is JudgementStatus.PROPOSE else "gewoon"


def _details(entry: Judgement) -> list[str]:
    propose = entry.status is JudgementStatus.PROPOSE
    return [
        f"programma {entry.programme}" if entry.programme else "",
        f"eigenaar {entry.owner}" if entry.owner else "",
        f"vanaf {entry.first_year}" if entry.first_year else "",
        f"eenmalig {dutch.euro(entry.one_off)}" if entry.one_off else "",
        f"{narrative_budget.share(entry.cashable)} verzilverbaar" if propose else "",
    ]


def _short(entry: Judgement) -> html.Div:
    return html.Div([html.P(entry.status.value), written.text(entry.reason)])


# The fields ----------------------------------------------------------------------------------------


def _form(line: JudgedLine, found: judging.Judging) -> list[Any]:
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
        return verdict(line, ledger), said, conflict.newest.version, *_errors(None)
    line = judging.of_query(query).room.line(key)
    assert line is not None
    dash.set_props(STATE, {"data": record.id})
    said = html.P(
        f"Het oordeel over {line.name} is bewaard: {entry.status.value}.", className="bewaard"
    )
    return verdict(line, ledger), said, record.version, *_errors(None)  # fmt: skip


def _errors(error: WrongEntry | None) -> Sequence[str]:
    """What stands beside each field."""
    return [error.sentence if error is not None and error.field == name else "" for name in FIELDS]
