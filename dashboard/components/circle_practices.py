"""On the page Leerkring: what municipalities did, what it cost and what it brought, with what others say to it."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Input, Output, State, callback, ctx, dcc, html

from benchmark.answers.learning_said import Talk, Thread
from benchmark.errors import SpiegelError
from benchmark.ledger import learning_rules
from benchmark.ledger.learning import PeerReply, Practice
from benchmark.ledger.store import Conflict
from benchmark.narrative import learning as narrative
from dashboard import access, circling
from dashboard import typed as typing_
from dashboard.circling import MOST, STORE, Circling
from dashboard.components import choice, circle_thread, notice, written

KIND = "kring-praktijk"
KEEP = "bewaar"
AREAS = (("done", "Wat deed u?"), ("brought", "Wat bracht het?"))
SHORT = (
    ("year", "Jaar", "Bijvoorbeeld 2023."),
    ("amount", "Wat kostte het, in euro's?", "Eenmalig. Mag leeg blijven."),
    ("before", "Cijfer ervoor", "Alleen bij een gekozen cijfer."),
    ("after", "Cijfer erna", "In dezelfde eenheid."),
)
FIELDS = ("indicator", *(k for k, *_ in (*AREAS, *SHORT)))


def of() -> html.Section:
    """The section; its content comes when the page stands."""
    return html.Section(
        [
            html.H2("Wat andere gemeenten deden", id="kring-praktijken"),
            html.P(
                "Geschreven door gemeenten zelf. Niemand controleert wat het kostte of bracht.",
                className="onder",
            ),
            html.Div(id="leerkring-praktijken", className="opmerkingen"),
        ],
        className="kaart",
        **{"aria-labelledby": "kring-praktijken"},
    )


@callback(Output("leerkring-praktijken", "children"), Input(STORE, "data"))
def show(question: Mapping[str, str]) -> list[Any]:
    """The practices, and the fields for one."""
    try:
        return _content(circling.of(question))
    except SpiegelError as error:
        return [notice.of_error(error)]


@callback(
    Output("leerkring-praktijken-lijst", "children"),
    Input("leerkring-zoek", "value"),
    State(STORE, "data"),
    prevent_initial_call=True,
)
def search(words: str | None, question: Mapping[str, str]) -> list[Any]:
    """The practices in which these words occur."""
    try:
        here = circling.of(question)
        return _listed(here, here.talk(), str(words or ""), {})
    except SpiegelError as error:
        return [notice.of_error(error)]


def _content(
    here: Circling,
    said: SpiegelError | None = None,
    typed: Mapping[str, Any] | None = None,
    words: str = "",
) -> list[Any]:
    """``typed``: what stood in the fields and was not kept."""
    typed, talk = typed or {}, here.talk()
    figures = [{"value": i.code, "label": i.name} for i in here.view.edition.catalogue.of_theme(here.theme)]  # fmt: skip
    begun = any(typed.get(k) for k in FIELDS)
    return [
        *([notice.of_error(said)] if said else []),
        html.Div(_listed(here, talk, words, typed), id="leerkring-praktijken-lijst"),
        html.Details(
            [
                html.Summary(f"Schrijf op wat {here.name} deed"),
                *(written.area(_id(k), label, value=str(typed.get(k) or "")) for k, label in AREAS),
                html.Div(
                    [
                        *(_short(*one, typed) for one in SHORT[:2]),
                        choice.one(
                            _id("indicator"),
                            "Bij welk cijfer?",
                            figures,
                            description="Mag leeg blijven.",
                            inputWrapperOrder=["label", "input", "description"],
                            value=typed.get("indicator") or None,
                        ),
                        *(_short(*one, typed) for one in SHORT[2:]),
                    ],
                    className="velden",
                ),
                circle_thread.button(KIND, "Bewaar", KEEP),
            ],
            className="schrijf",
            open=bool(said or begun),
        ),
    ]


def _id(key: str) -> dict[str, str]:
    return {f"{KIND}-veld": key}


def _short(key: str, label: str, hint: str, typed: Mapping[str, Any]) -> dmc.TextInput:
    return dmc.TextInput(
        id=_id(key),
        label=label,
        description=hint,
        inputWrapperOrder=["label", "input", "description"],
        size=choice.SIZE,
        value=str(typed.get(key) or ""),
    )


def _listed(here: Circling, talk: Talk, words: str, typed: Mapping[str, Any]) -> list[Any]:
    found = talk.found(words, here.names).practices
    shown = found[:MOST]
    told = circle_thread.counted(len(found), len(talk.practices), words, "praktijk", "praktijken")
    seen = {r.subject: r.version for t in shown for r in (t.about, *t.replies)}
    rows = [circle_thread.of(here, t, KIND, _opening(here, t), typed) for t in shown]
    return [
        dcc.Store(id="leerkring-praktijken-gezien", data=seen),
        *told,
        *([html.Ul(rows, className="opmerkinglijst")] if rows else []),
    ]


def _opening(here: Circling, thread: Thread) -> list[Any]:
    entry = thread.about.entry
    assert isinstance(entry, Practice)
    facts = [narrative.practice_cost(entry)]
    if entry.indicator:
        indicator = here.view.edition.catalogue.indicator(entry.indicator)
        facts.append(narrative.practice_figure(entry, indicator))
    return [
        html.P(html.Strong(f"{here.names.name(entry.gemeente)}, {entry.year}")),
        written.text(entry.done),
        html.P("Wat het bracht:", className="klein"),
        written.text(entry.brought),
        html.P(" ".join(facts)),
    ]


@access.writes(
    Output("leerkring-praktijken", "children", allow_duplicate=True),
    Input({KIND: ALL}, "n_clicks"),
    State({f"{KIND}-veld": ALL}, "value"),
    State({f"{KIND}-veld": ALL}, "id"),
    State("leerkring-praktijken-gezien", "data"),
    State("leerkring-zoek", "value"),
    State(STORE, "data"),
)
def write(
    _: Any,
    values: Sequence[Any],
    ids: Sequence[Mapping[str, str]],
    seen: Mapping[str, int],
    words: str | None,
    question: Mapping[str, str],
) -> list[Any]:
    """Keep a practice or a reaction to one, or take one back; what else was typed stays."""
    here = circling.of(question)
    here.writer()
    given = {i[f"{KIND}-veld"]: v for i, v in zip(ids, values, strict=True)}
    deed, _, which = str(ctx.triggered_id[KIND]).partition("-")
    entry, used = _made(here, deed, which, given)
    try:
        here.record(entry, seen)
    except Conflict as conflict:
        return _content(here, conflict, given, str(words or ""))
    left = {k: v for k, v in given.items() if k not in used}
    return _content(here, None, left, str(words or ""))


def _made(
    here: Circling, deed: str, which: str, given: Mapping[str, Any]
) -> tuple[learning_rules.Written, tuple[str, ...]]:
    """What the button asks to record, and the fields that it used."""
    if deed == KEEP:
        return _practice(here, {k: str(given.get(k) or "") for k in FIELDS}), FIELDS
    if deed == circle_thread.WITHDRAW:
        return here.taken_back(Practice, f"{here.theme}/{which}"), ()
    if deed == circle_thread.WITHDRAW_REPLY:
        return here.taken_back(PeerReply, f"{here.theme}/{which.replace('-', '/')}"), ()
    found = here.ledger.latest(Practice, f"{here.theme}/{which}")
    if found is None:
        raise SpiegelError("Deze praktijk is er niet.", "Laad de pagina opnieuw.")
    text = str(given.get(which) or "")
    return learning_rules.reply(found.entry, here.asked.gemeente, text), (which,)


def _practice(here: Circling, given: Mapping[str, str]) -> Practice:
    return learning_rules.practice(
        here.view.edition.catalogue,
        here.asked.gemeente,
        here.theme,
        year=typing_.year(given["year"], "year"),
        done=given["done"],
        brought=given["brought"],
        amount=typing_.euros(given["amount"], "amount"),
        indicator=given["indicator"],
        before=typing_.number(given["before"], "before"),
        after=typing_.number(given["after"], "after"),
    )
