"""Parts of a duidingsgesprek that its page and its presentation both show."""

from collections.abc import Sequence
from typing import Any

from dash import html

from benchmark.answers.agenda import Point
from benchmark.ledger.entries import Comment
from benchmark.ledger.store import Record
from benchmark.narrative import agenda as narrative
from dashboard.components import written
from dashboard.talking import Talk


def questions(asked: Sequence[str]) -> html.Ol:
    """Open questions, numbered."""
    return html.Ol([html.Li(q) for q in asked], className="gesprek-vragen")


def ask(talk: Talk, point: Point) -> list[Any]:
    """Whom to ask, and what those wrote beside the same figure."""
    return [
        html.P(narrative.ask(point, talk.answer), className="gesprek-wie"),
        *(_remark(name, record) for name, record in talk.said(point)),
    ]


def _remark(name: str, record: Record[Comment]) -> html.Figure:
    """What a peer wrote, as theirs."""
    return html.Figure(
        [
            html.Blockquote(written.text(record.entry.text)),
            html.Figcaption([f"{name}, bij {record.entry.year}. ", *written.by(record.author)], className="bron"),
        ],
        className="gesprek-citaat",
    )  # fmt: skip


def bookings(talk: Talk) -> html.Ul:
    """Why books do not pass, and for which figures."""
    return html.Ul([html.Li(text) for text in narrative.bookings(talk.answer)], className="punten")
