"""On the page Leerkring: a question to named municipalities, and the questions with their answers."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import ALL, Input, Output, State, callback, ctx, dcc, html

from benchmark import dutch
from benchmark.answers.learning_said import Talk, Thread
from benchmark.errors import SpiegelError
from benchmark.ledger import learning_rules
from benchmark.ledger.learning import PeerQuestion, PeerReply
from benchmark.ledger.store import Conflict
from benchmark.narrative import learning as narrative
from dashboard import access, circling
from dashboard.circling import MOST, STORE, Circling
from dashboard.components import choice, circle_thread, notice, written
from dashboard.components.circle_named import OPEN

KIND = "kring-vraag"
ASK, TO, TEXT = "stel", "aan", "tekst"
NOT_OPEN = "Wie nog niet openstaat voor vragen, kunt u ook kiezen. Die gemeente ziet dan uw vraag, en hoe zij kan meedoen."


def of() -> html.Section:
    """The section; its content comes when the page stands."""
    return html.Section(
        [
            html.H2("Vraag een collega", id="kring-vragen"),
            html.P(f"{narrative.NO_MAIL} {narrative.OPEN_TO_ALL}", className="onder"),
            html.Div(id="leerkring-vragen", className="opmerkingen"),
        ],
        className="kaart",
        **{"aria-labelledby": "kring-vragen"},
    )


@callback(Output("leerkring-vragen", "children"), Input(STORE, "data"))
def show(question: Mapping[str, str]) -> list[Any]:
    """The field for a question, and the questions."""
    try:
        return _content(circling.of(question))
    except SpiegelError as error:
        return [notice.of_error(error)]


@callback(
    Output("leerkring-vragen-lijst", "children"),
    Input("leerkring-zoek", "value"),
    State(STORE, "data"),
    prevent_initial_call=True,
)
def search(words: str | None, question: Mapping[str, str]) -> list[Any]:
    """The questions in which these words occur."""
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
    named = sorted(here.peers, key=here.names.name)
    options = [{"value": c, "label": here.names.name(c) + (f" ({OPEN})" if c in talk.contacts else "")} for c in named]  # fmt: skip
    return [
        *([notice.of_error(said)] if said else []),
        html.Details(
            [
                html.Summary(f"Stel een vraag namens {here.name}"),
                choice.several(
                    {f"{KIND}-veld": TO},
                    "Aan welke gemeenten in uw groep?",
                    options,
                    description=NOT_OPEN,
                    value=list(typed.get(TO) or []),
                    maxValues=here.view.edition.catalogue.learning.most_asked,
                    mt=8,
                    maw=720,
                ),
                written.area({f"{KIND}-veld": TEXT}, "Uw vraag", description=written.WOO, value=str(typed.get(TEXT) or "")),
                circle_thread.button(KIND, "Plaats de vraag", ASK),
            ],
            className="schrijf",
            open=bool(said or typed.get(TEXT)),
        ),
        html.Div(_listed(here, talk, words, typed), id="leerkring-vragen-lijst"),
    ]  # fmt: skip


def _listed(here: Circling, talk: Talk, words: str, typed: Mapping[str, Any]) -> list[Any]:
    """The questions put to the own municipality first, then the newest."""
    found = talk.found(words, here.names).questions
    mine = [t for t in found if here.asked.gemeente in _entry(t).to]
    shown = [*mine, *(t for t in found if t not in mine)][:MOST]
    told = circle_thread.counted(len(found), len(talk.questions), words, "vraag", "vragen")
    # The version of what stands here, so that who comes second is told.
    seen = {r.subject: r.version for t in shown for r in (t.about, *t.replies)}
    rows = [circle_thread.of(here, t, KIND, _opening(here, t), typed) for t in shown]
    return [
        dcc.Store(id="leerkring-vragen-gezien", data=seen),
        *told,
        *([html.Ul(rows, className="opmerkinglijst")] if rows else []),
    ]


def _entry(thread: Thread) -> PeerQuestion:
    entry = thread.about.entry
    assert isinstance(entry, PeerQuestion)
    return entry


def _opening(here: Circling, thread: Thread) -> list[Any]:
    entry = _entry(thread)
    to = dutch.listing([here.names.name(c) for c in entry.to])
    asked = here.asked.gemeente in entry.to
    answered = any(r.entry.gemeente == here.asked.gemeente for r in thread.replies)
    mark = [" ", html.Span("aan u gevraagd", className="merkje op")] if asked and not answered else []  # fmt: skip
    return [
        html.P([html.Strong(here.names.name(entry.gemeente)), f" vraagt {to}", *mark]),
        written.text(entry.text),
    ]


@access.writes(
    Output("leerkring-vragen", "children", allow_duplicate=True),
    Input({KIND: ALL}, "n_clicks"),
    State({f"{KIND}-veld": ALL}, "value"),
    State({f"{KIND}-veld": ALL}, "id"),
    State("leerkring-vragen-gezien", "data"),
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
    """Place a question or an answer, or take one back; what else was typed stays."""
    here = circling.of(question)
    here.writer()
    typed = {i[f"{KIND}-veld"]: v for i, v in zip(ids, values, strict=True)}
    deed, _, which = str(ctx.triggered_id[KIND]).partition("-")
    entry, used = _made(here, deed, which, typed)
    try:
        here.record(entry, seen)
    except Conflict as conflict:
        return _content(here, conflict, typed, str(words or ""))
    left = {k: v for k, v in typed.items() if k not in used}
    return _content(here, None, left, str(words or ""))


def _made(
    here: Circling, deed: str, which: str, typed: Mapping[str, Any]
) -> tuple[learning_rules.Written, tuple[str, ...]]:
    """What the button asks to record, and the fields that it used."""
    if deed == ASK:
        asked = learning_rules.question(
            here.names, here.view.edition.catalogue, here.asked.gemeente, here.theme,
            [str(c) for c in typed.get(TO) or ()], str(typed.get(TEXT) or ""),
        )  # fmt: skip
        return asked, (TO, TEXT)
    if deed == circle_thread.WITHDRAW:
        return here.taken_back(PeerQuestion, f"{here.theme}/{which}"), ()
    if deed == circle_thread.WITHDRAW_REPLY:
        return here.taken_back(PeerReply, f"{here.theme}/{which.replace('-', '/')}"), ()
    found = here.ledger.latest(PeerQuestion, f"{here.theme}/{which}")
    if found is None:
        raise SpiegelError("Deze vraag is er niet.", "Laad de pagina opnieuw.")
    text = str(typed.get(which) or "")
    return learning_rules.reply(found.entry, here.asked.gemeente, text), (which,)
