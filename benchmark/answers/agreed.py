"""What people made of a conversation: agreements of before and of now, and what peers wrote beside their figures.

Records come in as plain values; nothing is read here. What was made in Oefenmodus stays there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from benchmark.answers.agenda import Point
from benchmark.answers.question import Question
from benchmark.ledger.entries import Agreement, AgreementState, Author, Comment
from benchmark.ledger.learning import Contact, Practice
from benchmark.ledger.store import Record

ORDER = tuple(AgreementState)  # what is open comes first


@dataclass(frozen=True)
class Agreed:
    """Agreements of conversations about earlier years (open ones first), and about this year, in order."""

    before: tuple[Record[Agreement], ...] = ()
    now: tuple[Record[Agreement], ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Both as plain data."""
        return {
            "agreed_before": [agreement_dict(r) for r in self.before],
            "agreed_now": [agreement_dict(r) for r in self.now],
        }


def agreement_dict(record: Record[Agreement]) -> dict[str, Any]:
    """One agreement as plain data."""
    entry = record.entry
    return {
        "id": entry.id,
        "year": entry.year,
        "indicator": entry.indicator or None,
        "what": entry.what,
        "owner": entry.owner,
        "due": entry.due.isoformat(),
        "state": entry.state.value,
        "reason": entry.reason or None,
    }


def agreed(records: Sequence[Record[Agreement]], asked: Question) -> Agreed:
    """The agreements of a municipality, divided by the year of the question; later years are left out."""
    mine = [
        r
        for r in records
        if r.entry.gemeente == asked.gemeente and r.entry.example == asked.examples
    ]
    before = sorted(
        (r for r in mine if r.entry.year < asked.year),
        key=lambda r: (ORDER.index(r.entry.state), r.entry.due, r.entry.id),
    )
    now = sorted((r for r in mine if r.entry.year == asked.year), key=lambda r: r.entry.due)
    return Agreed(tuple(before), tuple(now))


Said = TypeVar("Said", Comment, Practice)


@dataclass(frozen=True)
class Heard:
    """What municipalities wrote for others to read: remarks beside figures, and good practices of the Leerkring.

    ``contacts``: who is open to questions there. Of those only that they are open is told on, never how to reach them.
    """

    comments: Sequence[Record[Comment]] = ()
    practices: Sequence[Record[Practice]] = ()
    contacts: Sequence[Record[Contact]] = ()


@dataclass(frozen=True)
class Quote:
    """What a peer wrote. ``gemeente``: its code; ``brought`` and ``amount`` (euros, once): of a good practice only."""

    gemeente: str
    year: int
    text: str
    author: Author
    at: datetime
    brought: str = ""
    amount: float | None = None


def peers_say(point: Point, heard: Heard) -> list[Quote]:
    """The newest remark and the newest good practice of each municipality to ask, in their order.

    A practice counts on its figure, or on its theme when it names none. Never what is intern beraad; and nothing
    beside an example figure, because what people wrote is about their own.
    """
    if point.comparison.example:
        return []
    indicator = point.comparison.indicator
    comments = _newest(
        c for c in heard.comments if c.entry.indicator == point.code and not c.entry.internal
    )
    practices = _newest(
        p
        for p in heard.practices
        if p.entry.indicator == point.code
        or (not p.entry.indicator and p.entry.theme == indicator.theme)
    )
    found = []
    for peer in point.peers:
        if (c := comments.get(peer.code)) is not None:
            found.append(Quote(peer.code, c.entry.year, c.entry.text, c.author, c.at))
        if (p := practices.get(peer.code)) is not None:
            e = p.entry
            found.append(Quote(peer.code, e.year, e.done, p.author, p.at, e.brought, e.amount))
    return found


def open_to_ask(point: Point, heard: Heard) -> tuple[str, ...]:
    """The codes of the municipalities to ask that are open to questions about the theme, in their order.

    None beside an example figure: nobody is asked about invented figures.
    """
    if point.comparison.example:
        return ()
    theme = point.comparison.indicator.theme
    there = {
        c.entry.gemeente for c in heard.contacts if c.entry.theme == theme and not c.entry.withdrawn
    }
    return tuple(p.code for p in point.peers if p.code in there)


def _newest(records: Iterable[Record[Said]]) -> dict[str, Record[Said]]:
    """The last record of every municipality."""
    return {r.entry.gemeente: r for r in sorted(records, key=lambda r: r.at)}
