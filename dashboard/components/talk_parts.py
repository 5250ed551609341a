"""Parts of a duidingsgesprek that its page and its presentation both show."""

from collections.abc import Sequence
from typing import Any

from dash import html

from benchmark.answers.agenda import Point
from benchmark.answers.agreed import Quote
from benchmark.narrative import agenda as narrative
from dashboard.components import written
from dashboard.talking import Talk


def questions(asked: Sequence[str]) -> html.Ol:
    """Open questions, numbered."""
    return html.Ol([html.Li(q) for q in asked], className="gesprek-vragen")


def ask(talk: Talk, point: Point) -> list[Any]:
    """Whom to ask, and what those wrote beside the same figure."""
    return [
        html.P(narrative.ask(point, talk.answer, talk.open_to_ask(point)), className="gesprek-wie"),
        *(_remark(name, quote) for name, quote in talk.said(point)),
    ]


def _remark(name: str, quote: Quote) -> html.Figure:
    """What a peer wrote, as theirs."""
    said = [written.text(text) for text in (quote.text, narrative.brought(quote)) if text]
    about = "goed voorbeeld uit" if quote.brought else "bij"
    signed = [f"{name}, {about} {quote.year}. ", *written.by(quote.author)]
    return html.Figure(
        [html.Blockquote(said), html.Figcaption(signed, className="bron")],
        className="gesprek-citaat",
    )


def bookings(talk: Talk) -> html.Ul:
    """Why books do not pass, and for which figures."""
    return html.Ul([html.Li(text) for text in narrative.bookings(talk.answer)], className="punten")
