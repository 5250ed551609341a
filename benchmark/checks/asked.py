"""Everything that the checks on answers may look at, and what follows from it: amounts, parts and values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from benchmark.catalogue import Identity, Indicator, Question
from benchmark.checks.amounts import amount_of, parts_of, value_of
from benchmark.checks.forms import shown
from benchmark.checks.reply import Problem, Replies, Reply
from benchmark.vocabulary import Seriousness

SIDES = ("numerator", "denominator")


@dataclass(frozen=True, eq=False)
class Asked:
    """The answers to ``questions`` about ``year``, and beside what they are held.

    ``replies``: of this year and earlier ones. ``known``: by year, the parts that open figures fill
    ("KAN01.denominator"). ``peers``: by code of an indicator, its value at each of the peers, never the own.
    """

    questions: Sequence[Question]
    replies: Replies
    year: int
    identities: Sequence[Identity] = ()
    indicators: Sequence[Indicator] = ()
    known: Mapping[int, Mapping[str, float]] = field(default_factory=dict)
    peers: Mapping[str, Sequence[float]] = field(default_factory=dict)

    @cached_property
    def by_key(self) -> dict[str, Question]:
        """The questions by key."""
        return {q.key: q for q in self.questions}

    @cached_property
    def feeding(self) -> dict[str, Question]:
        """The question that feeds a part."""
        return {part: q for q in self.questions for part in q.parts}

    @cached_property
    def numbers(self) -> dict[str, float]:
        """What was answered about the year with a number, by question in their order."""
        found = {q.key: value_of(q.key, self.replies, self.year) for q in self.questions}
        return {key: value for key, value in found.items() if value is not None}

    @cached_property
    def parts(self) -> dict[str, float]:
        """The numerators and denominators of the year."""
        return {
            **self.known.get(self.year, {}),
            **parts_of(self.questions, self.replies, self.year),
        }

    @cached_property
    def delivered(self) -> tuple[Indicator, ...]:
        """The indicators that these questions feed."""
        codes = {code for q in self.questions for code in q.codes}
        return tuple(i for i in self.indicators if i.code in codes)

    @cached_property
    def values(self) -> dict[str, float]:
        """The values of those indicators, where there is one."""
        found = {i.code: self._value(i) for i in self.delivered}
        return {code: value for code, value in found.items() if value is not None}

    def _value(self, indicator: Indicator) -> float | None:
        above = self.parts.get(f"{indicator.code}.numerator")
        if above is None or indicator.denominator is None:
            return above
        below = self.parts.get(f"{indicator.code}.denominator")
        return None if below is None or below <= 0 else above / below * indicator.unit.multiplier

    def last_year(self, question: Question) -> float | None:
        """What was answered about the year before."""
        return value_of(question.key, self.replies, self.year - 1)

    def amount(self, key: str) -> float | None:
        """What the answer to a question amounts to; None where it is not asked or not known."""
        question = self.by_key.get(key)
        return None if question is None else amount_of(question, self.replies, self.year)

    def reply(self, key: str) -> Reply | None:
        """The reply to a question about the year."""
        return self.replies.get((key, self.year))

    def fed_by(self, indicator: Indicator) -> Question | None:
        """The question at which a sentence about an indicator belongs: that of its numerator, else its denominator."""
        return next((q for s in SIDES if (q := self.feeding.get(f"{indicator.code}.{s}"))), None)

    def behind(self, indicator: Indicator) -> tuple[str, ...]:
        """The keys of the questions that an indicator is made of, also of what averages are multiplied by."""
        found = [q for s in SIDES if (q := self.feeding.get(f"{indicator.code}.{s}"))]
        return tuple(key for q in found for key in (q.key, q.times) if key)

    def error(
        self, check: str, question: Question, found: str, expected: str, remedy: str
    ) -> Problem:
        """Something that cannot be right; no explanation makes it so."""
        return Problem(check, Seriousness.ERROR, question.key, self.year, found, expected, remedy)

    def signal(
        self, check: str, question: Question, found: str, expected: str, remedy: str
    ) -> Problem:
        """Something that asks for an explanation; the note of the reply is one."""
        reply = self.reply(question.key)
        return Problem(
            check, Seriousness.SIGNAL, question.key, self.year, found, expected, remedy,
            reply.note if reply else "",
        )  # fmt: skip


def said(question: Question, value: float) -> str:
    """An answer in words: "12.345 contacten"."""
    return shown(value, question.form, question.unit)
