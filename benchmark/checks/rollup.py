"""Months and quarters to a year: a year of which months are missing is not a smaller year.

A quarter is never spread over its months. It counts as one piece of the year where its own months are not all known;
where they are, they are finer and count instead.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from benchmark.catalogue import Question

MONTHS = 12
QUARTERS = 4
Values = Sequence[float | None]


class Periods(NamedTuple):
    """What is known of one question in a year: twelve months, and quarters that came as quarters."""

    months: Values
    quarters: Values = (None,) * QUARTERS


class Year(NamedTuple):
    """The answer of a year, None until it is whole, and of how many months something is known."""

    value: float | None
    known: int

    @property
    def whole(self) -> bool:
        """Whether nothing is missing."""
        return self.known == MONTHS


def year_of(
    question: Question,
    values: Sequence[float | None],
    weights: Sequence[float | None] | None = None,
) -> tuple[float | None, int]:
    """The answer of a year from those of its twelve months, January first, and how many months are known.

    By the rule of the question (``roll_up``): the sum, the mean weighted with ``weights`` (the monthly answers to
    the question that it is multiplied by; all months alike without them), or the last month that is known. Sum and
    mean are None until all twelve months are known. A month of weight zero needs no value: nobody waited in a month
    without visitors. Raises ValueError for another number of months, and for a negative weight.
    """
    if len(values) != MONTHS or (weights is not None and len(weights) != MONTHS):
        raise ValueError("a year has twelve months")
    if question.roll_up == "weighted":
        return _mean(values, [1.0] * MONTHS if weights is None else weights)
    known = [v for v in values if v is not None]
    if question.roll_up == "last":
        return (known[-1] if known else None), len(known)
    return (math.fsum(known) if len(known) == MONTHS else None), len(known)


def year_from(question: Question, own: Periods, weights: Periods | None = None) -> Year:
    """The answer of a year from its months and quarters: no value before all twelve months are covered.

    By the rule of the question, as ``year_of``; ``weights`` are those of the question that it is multiplied by, and
    a mean has no value without them. Raises ValueError as ``year_of`` does.
    """
    if question.roll_up == "weighted":
        heavy = weights or Periods((None,) * MONTHS)
        value, known = _of_pieces(_weighed(own, heavy))
    elif not any(q is not None for q in own.quarters):
        value, known = year_of(question, own.months)
    else:
        pieces = _pieces(own)
        known = sum(size for _, size in pieces)
        values = [v for v, _ in pieces]
        value = values[-1] if question.roll_up == "last" and values else math.fsum(values)
    return Year(value if known == MONTHS else None, known)


def _pieces(own: Periods) -> list[tuple[float, int]]:
    """The months of each quarter, or the quarter itself where they are not all known; each with its length."""
    found = []
    for n, quarter in enumerate(own.quarters):
        months = [v for v in own.months[3 * n : 3 * n + 3] if v is not None]
        if len(months) < 3 and quarter is not None:
            found.append((quarter, 3))
        else:
            found += [(v, 1) for v in months]
    return found


def _weighed(own: Periods, weights: Periods) -> list[tuple[float, float, int]]:
    """Value, weight and length of every piece of a year of which both are known; a weight of zero needs no value."""
    found = []
    for n, quarter in enumerate(own.quarters):
        span = slice(3 * n, 3 * n + 3)
        pairs = [
            (0.0 if v is None else v, w, 1)
            for v, w in zip(own.months[span], weights.months[span], strict=True)
            if w is not None and (v is not None or w == 0)
        ]
        whole = weights.quarters[n]
        if all(w is not None for w in weights.months[span]):
            whole = math.fsum(w for w in weights.months[span] if w is not None)
        if len(pairs) < 3 and whole is not None and (quarter is not None or whole == 0):
            found.append((quarter or 0.0, whole, 3))
        else:
            found += pairs
    return found


def _of_pieces(pieces: Sequence[tuple[float, float, int]]) -> tuple[float | None, int]:
    if any(w < 0 for _, w, _ in pieces):
        raise ValueError("a weight is never negative")
    total = math.fsum(w for _, w, _ in pieces)
    value = math.fsum(v * w for v, w, _ in pieces) / total if total > 0 else None
    return value, sum(size for _, _, size in pieces)


def _mean(
    values: Sequence[float | None], weights: Sequence[float | None]
) -> tuple[float | None, int]:
    if any(w is not None and w < 0 for w in weights):
        raise ValueError("a weight is never negative")
    pairs = [
        (0.0 if v is None else v, w)
        for v, w in zip(values, weights, strict=True)
        if w is not None and (v is not None or w == 0)
    ]
    total = math.fsum(w for _, w in pairs)
    if len(pairs) < MONTHS or total == 0:
        return None, len(pairs)
    return math.fsum(v * w for v, w in pairs) / total, len(pairs)
