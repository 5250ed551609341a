"""What people write: a field that counts, their text as they typed it, and who wrote it when."""

from collections.abc import Callable, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html

from benchmark.dutch import count, number
from benchmark.ledger import moment
from benchmark.ledger.entries import LONGEST, Author
from benchmark.ledger.store import Record
from dashboard.components import choice

OPENING, FOLDED = 600, 1500  # characters: what shows of a text that is longer than the second
WOO = "Bij een Woo-verzoek kan het openbaar worden."


def area(
    name: Any,
    label: str,
    *,
    description: str = "",
    rows: int = 3,
    value: str = "",
    kept: str = "",
) -> html.Div:
    """A field for plain text with a counter beneath; the browser keeps the count.

    ``kept``: under what the browser remembers the text while it is open, so that going elsewhere loses nothing.
    """
    keeping = {"persistence": kept, "persistence_type": "session"} if kept else {}
    return html.Div(
        [
            dmc.Textarea(
                id=name,
                label=label,
                description=description or None,
                value=value,
                autosize=True,
                minRows=rows,
                maxRows=16,
                size=choice.SIZE,
                **keeping,
            ),
            html.P(
                f"Platte tekst, hoogstens {number(LONGEST)} tekens.",
                className="teller",
                **{"data-hoogste": str(LONGEST)},
            ),
        ],
        className="tekstvak",
    )


def text(typed: str) -> html.Div:
    """Text of a person, literally, in its own direction; a long one opens on request, so that it hides nothing else."""
    if len(typed) <= FOLDED:
        return html.Div(typed, className="getypt", dir="auto")
    whole = html.Details(
        [
            html.Summary(f"Lees de hele tekst ({number(len(typed))} tekens)"),
            html.Div(typed, className="getypt", dir="auto"),
        ],
        className="geschiedenis",
    )
    return html.Div([html.Div(f"{typed[:OPENING]}…", className="getypt", dir="auto"), whole])


def by(author: Author) -> list[Any]:
    """Who wrote it, with what nobody checked."""
    unchecked = "" if author.checked else " (naam niet gecontroleerd)"
    return [html.Bdi(author.name), f", {author.role.value}{unchecked}"]


def signature(record: Record[Any]) -> html.P:
    """Who wrote this version, when, and what they looked at."""
    said = f" · {moment.words(record.at)} · editie {edition(record.edition)}"
    return html.P([*by(record.author), said], className="bron")


def edition(name: str) -> str:
    """An edition as people call it: without the part that tells it from one with the same number."""
    return name.rpartition("-")[0]


def internal() -> html.Span:
    """The mark on what stays inside. Its class keeps what it stands on from a printed page (assets/print.css)."""
    return html.Span("intern beraad", className="merkje intern")


def history(
    versions: Sequence[Record[Any]], show: Callable[[Any], Any], anchor: str = ""
) -> list[html.Details]:
    """The earlier versions of a record, newest first; nothing when there is one. ``versions``: oldest first."""
    earlier = list(versions)[-2::-1]
    if not earlier:
        return []
    said = count(len(earlier), "eerdere versie", "eerdere versies")
    rows = [html.Li([show(v.entry), signature(v)]) for v in earlier]
    return [
        html.Details(
            [html.Summary(f"Toon {said}"), html.Ol(rows, className="versies")],
            className="geschiedenis",
            **({"id": anchor} if anchor else {}),
        )
    ]
