"""What people made of a conversation: agreements of before and of now, and what peers wrote beside their figures.

Records come in as plain values; nothing is read here. What was made in Oefenmodus stays there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmark.answers.agenda import Point
from benchmark.answers.question import Question
from benchmark.ledger.entries import Agreement, AgreementState, Comment
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


def peers_say(point: Point, comments: Sequence[Record[Comment]]) -> list[Record[Comment]]:
    """The newest remark of each municipality to ask, in their order; never what is intern beraad.

    Beside an example figure there is nothing: what people wrote is about their own.
    """
    if point.comparison.example:
        return []
    open_ = [
        c for c in comments if c.entry.indicator == point.code and not c.entry.internal
    ]  # withdrawn ones are not among them
    newest = {c.entry.gemeente: c for c in sorted(open_, key=lambda c: c.at)}
    return [newest[p.code] for p in point.peers if p.code in newest]
