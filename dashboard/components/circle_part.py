"""A part of the page Leerkring in which municipalities write: what stands there, searching in it, and writing.

Questions and practices differ in what is typed and in how it is told; the rest is the same, and stands here once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import ALL, Input, Output, State, callback, ctx, dcc, html

from benchmark.answers.learning_said import Talk, Thread
from benchmark.errors import SpiegelError
from benchmark.ledger import learning_rules
from benchmark.ledger.learning import PeerQuestion, PeerReply, Practice
from benchmark.ledger.store import Conflict
from dashboard import access, circling
from dashboard.circling import MOST, STORE, Circling
from dashboard.components import circle_thread, notice

Typed = Mapping[str, Any]  # by the name of the field
Made = tuple[
    learning_rules.Written, tuple[str, ...]
]  # what is recorded, and the fields that it used


@dataclass(frozen=True)
class Part:
    """What is special about a part.

    ``key``: under which its elements stand; ``kind``: of its buttons and fields; ``words``: one of it, and several.
    ``form``: the fields for a new one, open when ``failed``; ``deed``: the button under it; ``made``: what that
    records. ``threads``: what stands there, in order; ``opening``: how one begins.
    """

    key: str
    kind: str
    about: type[PeerQuestion] | type[Practice]
    words: tuple[str, str]
    deed: str
    form: Callable[[Circling, Talk, Typed, bool], html.Details]
    made: Callable[[Circling, Typed], Made]
    threads: Callable[[Circling, Talk], Sequence[Thread]]
    opening: Callable[[Circling, Thread], list[Any]]


def section(part: Part, heading: str, under: str) -> html.Section:
    """The section; its content comes when the page stands."""
    name = f"kring-{part.key}"
    return html.Section(
        [
            html.H2(heading, id=name),
            html.P(under, className="onder"),
            html.Div(id=f"leerkring-{part.key}", className="opmerkingen"),
        ],
        className="kaart",
        **{"aria-labelledby": name},
    )


def field(part: Part, key: str) -> dict[str, str]:
    """The id of a field of a part."""
    return {f"{part.kind}-veld": key}


def declare(part: Part) -> None:
    """The callbacks of a part: showing, searching, writing."""
    whole, listed = f"leerkring-{part.key}", f"leerkring-{part.key}-lijst"

    @callback(Output(whole, "children"), Input(STORE, "data"))
    def show(question: Mapping[str, str]) -> list[Any]:
        try:
            return _content(part, circling.of(question))
        except SpiegelError as error:
            return [notice.of_error(error)]

    @callback(
        Output(listed, "children"),
        Input("leerkring-zoek", "value"),
        State(STORE, "data"),
        prevent_initial_call=True,
    )
    def search(words: str | None, question: Mapping[str, str]) -> list[Any]:
        try:
            here = circling.of(question)
            return _listed(part, here, here.talk(), str(words or ""), {})
        except SpiegelError as error:
            return [notice.of_error(error)]

    @access.writes(
        Output(whole, "children", allow_duplicate=True),
        Input({part.kind: ALL}, "n_clicks"),
        State({f"{part.kind}-veld": ALL}, "value"),
        State({f"{part.kind}-veld": ALL}, "id"),
        State(f"{whole}-gezien", "data"),
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
        here = circling.of(question)
        here.writer()
        typed = {i[f"{part.kind}-veld"]: v for i, v in zip(ids, values, strict=True)}
        deed, _, which = str(ctx.triggered_id[part.kind]).partition("-")
        entry, used = _made(part, here, deed, which, typed)
        try:
            here.record(entry, seen)
        except Conflict as conflict:
            return _content(part, here, conflict, typed, str(words or ""))
        left = {k: v for k, v in typed.items() if k not in used}
        return _content(part, here, None, left, str(words or ""))


def _content(
    part: Part,
    here: Circling,
    said: SpiegelError | None = None,
    typed: Typed | None = None,
    words: str = "",
) -> list[Any]:
    """``typed``: what stood in the fields and was not kept."""
    typed, talk = typed or {}, here.talk()
    return [
        *([notice.of_error(said)] if said else []),
        part.form(here, talk, typed, said is not None),
        html.Div(_listed(part, here, talk, words, typed), id=f"leerkring-{part.key}-lijst"),
    ]


def _listed(part: Part, here: Circling, talk: Talk, words: str, typed: Typed) -> list[Any]:
    found = part.threads(here, talk.found(words, here.names))
    shown = found[:MOST]
    told = circle_thread.counted(len(found), len(part.threads(here, talk)), words, *part.words)
    # The version of what stands here, so that who comes second is told.
    seen = {r.subject: r.version for t in shown for r in (t.about, *t.replies)}
    rows = [circle_thread.of(here, t, part.kind, part.opening(here, t), typed) for t in shown]
    return [
        dcc.Store(id=f"leerkring-{part.key}-gezien", data=seen),
        *told,
        *([html.Ul(rows, className="opmerkinglijst")] if rows else []),
    ]


def _made(part: Part, here: Circling, deed: str, which: str, typed: Typed) -> Made:
    """What a button asks to record, and the fields that it used."""
    if deed == part.deed:
        return part.made(here, typed)
    if deed == circle_thread.WITHDRAW:
        return here.taken_back(part.about, f"{here.theme}/{which}"), ()
    if deed == circle_thread.WITHDRAW_REPLY:
        return here.taken_back(PeerReply, f"{here.theme}/{which.replace('-', '/')}"), ()
    found = here.ledger.latest(part.about, f"{here.theme}/{which}")
    if found is None:
        raise SpiegelError(f"Deze {part.words[0]} is er niet.", "Laad de pagina opnieuw.")
    text = str(typed.get(which) or "")
    return learning_rules.reply(found.entry, here.asked.gemeente, text), (which,)
