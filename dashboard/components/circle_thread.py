"""A question or a practice with its replies: text as typed, who wrote it, a field to answer, and taking back one's own."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from benchmark.answers.learning_said import Thread
from benchmark.dutch import count
from benchmark.ledger.learning import PeerReply, Practice
from benchmark.ledger.store import Record
from dashboard.circling import MOST, Circling
from dashboard.components import written

REPLY, WITHDRAW, WITHDRAW_REPLY = "antwoord", "intrek", "antwoordweg"


def of(
    here: Circling,
    thread: Thread,
    kind: str,
    opening: Sequence[Any],
    typed: Mapping[str, Any],
) -> html.Li:
    """One thread. ``kind``: under which name its buttons and fields stand; ``opening``: what it is about."""
    entry = thread.about.entry
    own = entry.gemeente == here.asked.gemeente
    answer = "Reageer" if isinstance(entry, Practice) else "Geef antwoord"
    text = str(typed.get(entry.id) or "")
    back = [button(kind, "Trek in", f"{WITHDRAW}-{entry.id}", light=True)] if own else []
    write = html.Details(
        [
            html.Summary(answer),
            written.area({f"{kind}-veld": entry.id}, f"{answer} namens {here.name}", value=text),
            button(kind, "Plaats", f"{REPLY}-{entry.id}"),
        ],
        className="schrijf",
        open=bool(text),
    )
    said = [html.Ol([_reply(here, r, kind) for r in thread.replies], className="versies antwoorden")] if thread.replies else []  # fmt: skip
    return html.Li([*opening, written.signature(thread.about), *back, *said, write])


def _reply(here: Circling, record: Record[PeerReply], kind: str) -> html.Li:
    entry = record.entry
    own = entry.gemeente == here.asked.gemeente
    back = [button(kind, "Trek dit antwoord in", f"{WITHDRAW_REPLY}-{entry.about}-{entry.id}", light=True)] if own else []  # fmt: skip
    return html.Li(
        [
            html.P(html.Strong(here.names.name(entry.gemeente))),
            written.text(entry.text),
            written.signature(record),
            *back,
        ]
    )


def button(kind: str, words: str, deed: str, *, light: bool = False) -> html.Button:
    """A button of a thread."""
    return html.Button(words, id={kind: deed}, className="knop licht" if light else "knop")


def counted(found: int, all_of_them: int, words: str, one: str, many: str) -> list[Any]:
    """How many there are, how many were found, and how many are not shown."""
    told = []
    if words.strip():
        told.append(f"{count(found, one, many)} gevonden, van {all_of_them}.")
    elif not all_of_them:
        told.append(f"Er staan nog geen {many}.")
    if found > MOST:
        told.append(f"U ziet de nieuwste {MOST}; zoek om de andere te vinden.")
    return [html.P(" ".join(told), className="klein", role="status")] if told else []
