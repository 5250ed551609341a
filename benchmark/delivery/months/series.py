"""Lines of months: every indicator that the months of a municipality can make, and every count.

Numerator and denominator travel together, month by month, and the ratio is taken once.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from benchmark import dutch
from benchmark.catalogue import Catalogue, Indicator, Question
from benchmark.checks.amounts import parts_of
from benchmark.checks.forms import shown
from benchmark.checks.reply import Replies, Reply
from benchmark.delivery.months.dates import Period
from benchmark.ledger.deliveries import Months
from benchmark.ledger.store import Ledger, Record
from benchmark.vocabulary import Form

ASKED_AS_IT_STANDS = re.compile(r"[a-z]{3}[0-9]{2}-(?:teller|noemer)")
SHOWN = 13  # months: the newest, the same one last year, and those between
ByMonth = dict[Period, dict[str, float]]


class Point(NamedTuple):
    """The value of a month, with what it was made of; a count is its own numerator and has no denominator."""

    value: float
    numerator: float
    denominator: float | None = None


@dataclass(frozen=True)
class Series:
    """A line of months. ``key``: the code of the indicator, or the key of the question that was counted."""

    key: str
    name: str
    theme: str
    points: Mapping[Period, Point]
    indicator: Indicator | None = None
    question: Question | None = None

    @property
    def newest(self) -> Period:
        """The newest month with a value."""
        return max(self.points)

    @property
    def values(self) -> dict[Period, float]:
        """The value of every month that has one."""
        return {month: point.value for month, point in self.points.items()}

    @property
    def unit(self) -> str:
        """What is counted, in words."""
        if self.indicator is None:
            return self.question.unit if self.question else ""
        return self.indicator.unit.value

    def words(self, value: float) -> str:
        """A value as people read it, with its unit."""
        if self.question is not None:
            whole = self.question.form is Form.COUNT
            return shown(round(value) if whole else value, self.question.form, self.question.unit)
        assert self.indicator is not None
        number = dutch.value(value, self.indicator.unit, self.indicator.decimals)
        return f"{number} {dutch.unit_words(self.indicator.unit)}".strip()

    def window(self, until: Period) -> list[tuple[Period, Point | None]]:
        """The thirteen months up to and including ``until``, oldest first; None where there is no value."""
        months = [until.back(n) for n in range(SHOWN - 1, -1, -1)]
        return [(month, self.points.get(month)) for month in months]


def series(catalogue: Catalogue, months: Iterable[Record[Months]]) -> list[Series]:
    """Indicators first, in the order of the catalogue, then counts that are not an indicator by themselves."""
    known = by_month(months)
    found = _indicators(catalogue, known)
    alone = {s.key for s in found if s.indicator and s.indicator.denominator is None}
    for question in catalogue.questions:
        if question.roll_up != "sum" or alone.intersection(question.codes):
            continue
        points = {m: Point(v[question.key], v[question.key]) for m, v in known.items() if question.key in v}  # fmt: skip
        if points:
            found.append(
                Series(question.key, name_of(question), question.theme, points, question=question)
            )
    return found


def name_of(question: Question) -> str:
    """The name of a count: the words of its key, or its question where the key is that of an indicator."""
    if ASKED_AS_IT_STANDS.fullmatch(question.key):
        return question.text.rstrip("?")
    return dutch.upper_first(question.key.replace("-", " ").replace("_", " "))


def of(ledger: Ledger, catalogue: Catalogue, gemeente: str) -> list[Series]:
    """The lines of a municipality as they stand in the ledger."""
    return series(catalogue, ledger.newest(Months, gemeente))


def by_month(months: Iterable[Record[Months]]) -> ByMonth:
    """What is known of each month: question and number."""
    found: ByMonth = defaultdict(dict)
    for record in months:
        entry = record.entry
        for number, value in enumerate(entry.values, start=1):
            if value is not None:
                found[Period(entry.year, number)][entry.question] = value
    return dict(sorted(found.items()))


def _indicators(catalogue: Catalogue, known: ByMonth) -> list[Series]:
    parts = {month: parts_of(catalogue.questions, _replies(v), 0) for month, v in known.items()}
    found = []
    for indicator in catalogue.indicators:
        if indicator.is_open:
            continue
        points = {m: p for m, made in parts.items() if (p := _point(indicator, made))}
        if points:
            found.append(
                Series(indicator.code, indicator.name, indicator.theme, points, indicator=indicator)
            )
    return found


def _replies(values: Mapping[str, float]) -> Replies:
    """The numbers of one month as if they were answers, for the rules that turn answers into amounts."""
    return {(key, 0): Reply(key, 0, value) for key, value in values.items()}


def _point(indicator: Indicator, parts: Mapping[str, float]) -> Point | None:
    over = parts.get(f"{indicator.code}.numerator")
    if over is None:
        return None
    if indicator.denominator is None:
        return Point(over, over)
    under = parts.get(f"{indicator.code}.denominator")
    if under is None or under <= 0:
        return None
    return Point(over / under * indicator.unit.multiplier, over, under)
