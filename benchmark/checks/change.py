"""Answers that differ much from those of the year before."""

from collections.abc import Container, Iterator

from benchmark import dutch
from benchmark.checks.asked import Asked, said
from benchmark.checks.findings import LARGEST_CHANGE, ROUNDING
from benchmark.checks.reply import Problem


def sudden(asked: Asked, slipped: Container[str] = ()) -> Iterator[Problem]:
    """A change of more than 30% ("change"), but for the answers among ``slipped``, which were asked about already."""
    for key, value in asked.numbers.items():
        question = asked.by_key[key]
        before = asked.last_year(question)
        if before is None or key in slipped or not is_large(value, before):
            continue
        growth = value / before - 1
        yield asked.signal(
            "change",
            question,
            f"U vulde {said(question, value)} in.",
            f"Vorig jaar was het {said(question, before)}: {_in_words(growth)}.",
            "Leg uit wat er veranderde, of verbeter het getal.",
        )


def is_large(value: float, before: float, limit: float = LARGEST_CHANGE) -> bool:
    """Whether the change is larger than the limit; from zero or less there is no change to speak of."""
    return before > 0 and abs(value / before - 1) > limit + ROUNDING


def _in_words(growth: float) -> str:
    if growth > 1:
        return f"dit is {dutch.number(growth + 1, 1)} keer zoveel"
    return f"dit is {dutch.percent(abs(growth))} {'meer' if growth > 0 else 'minder'}"
