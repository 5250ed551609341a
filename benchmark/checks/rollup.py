"""Months to a year: a year of which months are missing is not a smaller year."""

import math
from collections.abc import Sequence

from benchmark.catalogue import Question

MONTHS = 12


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
