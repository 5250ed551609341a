"""What was judged of each line of room, and what the lines that count give together.

Records come in as plain values; nothing is read here. A line that leaves the total stays in the answer, with
the reason. The total is held against the costs of the same lines as one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from benchmark.answers.line_estimate import LineEstimate
from benchmark.answers.question import Question
from benchmark.answers.room import RoomForSavings, room_for_savings, total_of
from benchmark.ledger.entries import Judgement, JudgementStatus
from benchmark.ledger.store import Record
from benchmark.savings.total import Total
from benchmark.viewing import View


@dataclass(frozen=True)
class JudgedLine:
    """A line with the newest judgement of this year of accounts and the last one of an earlier year."""

    estimate: LineEstimate
    judgement: Record[Judgement] | None = None
    before: Record[Judgement] | None = None

    @property
    def key(self) -> str:
        """The key of the line."""
        return self.estimate.line.key

    @property
    def name(self) -> str:
        """The name of the line."""
        return self.estimate.line.name

    @property
    def status(self) -> JudgementStatus | None:
        """The status of this year; None before anybody judged."""
        return self.judgement.entry.status if self.judgement else None

    @property
    def counts(self) -> bool:
        """Whether nobody took the line out of the total; one without a judgement stays in."""
        return self.status is None or self.status.counts

    @property
    def proven(self) -> bool:
        """Whether there is an amount whose range does not begin at nothing."""
        return self.estimate.anatomy is not None and self.estimate.anatomy.low > 0

    @property
    def proposed(self) -> bool:
        """Whether the line goes to the college with an amount."""
        return self.status is JudgementStatus.PROPOSE and self.proven


@dataclass(frozen=True)
class JudgedRoom:
    """All lines with their judgements.

    ``total``: over the lines that count; ``all_lines``: as if nobody judged; None without any estimate.
    ``proposed``: over the lines that go to the college.
    """

    room: RoomForSavings
    lines: tuple[JudgedLine, ...]
    total: Total | None
    all_lines: Total | None
    proposed: Total | None

    @property
    def excluded(self) -> tuple[JudgedLine, ...]:
        """The lines that left the total."""
        return tuple(line for line in self.lines if not line.counts)

    def line(self, key: str) -> JudgedLine | None:
        """A line by its key."""
        return next((line for line in self.lines if line.key == key), None)


def judged_room(view: View, asked: Question, judgements: Sequence[Record[Judgement]]) -> JudgedRoom:
    """Room for savings with the judgements of the municipality; example figures never enter."""
    asked = replace(asked, examples=False)
    answer = room_for_savings(view, asked)
    lines = tuple(
        JudgedLine(
            found,
            _of_year(judgements, asked, found.line.key),
            _before(judgements, asked, found.line.key),
        )
        for found in answer.lines
    )
    total = answer.total
    if not all(line.counts for line in lines):
        total = _total(view, asked, tuple(line.key for line in lines if line.counts))
    proposed = _total(view, asked, tuple(line.key for line in lines if line.proposed))
    return JudgedRoom(answer, lines, total, answer.total, proposed)


@lru_cache(maxsize=512)
def _total(view: View, asked: Question, keys: tuple[str, ...]) -> Total | None:
    """The total over these lines alone, also in the joint model."""
    lines = [line for line in room_for_savings(view, asked).lines if line.line.key in keys]
    return total_of(view, asked, lines)


def _of_year(
    judgements: Sequence[Record[Judgement]], asked: Question, line: str
) -> Record[Judgement] | None:
    found = [r for r in _about(judgements, asked, line) if r.entry.year == asked.year]
    return max(found, key=lambda r: r.version, default=None)


def _before(
    judgements: Sequence[Record[Judgement]], asked: Question, line: str
) -> Record[Judgement] | None:
    """The last judgement over earlier accounts."""
    found = [r for r in _about(judgements, asked, line) if r.entry.year < asked.year]
    return max(found, key=lambda r: (r.entry.year, r.version), default=None)


def _about(
    judgements: Sequence[Record[Judgement]], asked: Question, line: str
) -> list[Record[Judgement]]:
    return [r for r in judgements if r.entry.gemeente == asked.gemeente and r.entry.line == line]
