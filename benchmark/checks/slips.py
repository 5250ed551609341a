"""Slips of the hand: thousands for ones, a fraction for a percentage, and two digits that changed places.

A slip is a guess, so the sentence offers the number that may have been meant.
"""

from collections.abc import Iterator
from itertools import pairwise

from benchmark.catalogue import Indicator, Question
from benchmark.checks.asked import Asked, said
from benchmark.checks.beside_peers import is_far
from benchmark.checks.change import is_large
from benchmark.checks.forms import MOST_DECIMALS
from benchmark.checks.reply import Problem
from benchmark.vocabulary import Form, Unit

THOUSAND = 1000.0
NEAR_THOUSAND = 0.10
NEAR = 0.05  # of last year, for a change that is large by itself
SAME = 0.005  # of last year, for a smaller change: one in a hundred such changes looks like a swap by chance
CLEAR_PERCENT = 2.0
LEAST_PEERS = 5
DIGITS = 3  # two digits are swapped too easily by chance


def slips(asked: Asked) -> Iterator[Problem]:
    """Slips beside last year, at most one per answer, and then beside the peers for indicators without one.

    "fraction" is an error, "thousand" and "swapped" are signals.
    """
    found: set[str] = set()
    for key, value in asked.numbers.items():
        question = asked.by_key[key]
        before = asked.last_year(question)
        problem = _fraction(asked, question, value, before)
        if problem is None and before is not None:
            problem = _thousand(asked, question, value, before) or _swapped(
                asked, question, value, before
            )
        if problem:
            found.add(key)
            yield problem
    for indicator in asked.delivered:
        if not any(key in found for key in asked.behind(indicator)):
            yield from _thousand_beside_peers(asked, indicator)


def _fraction(
    asked: Asked, question: Question, value: float, before: float | None
) -> Problem | None:
    """0.125 where 12.5% was meant: at most 1 where it was clearly more, and nearer to it times a hundred."""
    if question.form is not Form.PERCENT or not 0 < value <= 1:
        return None
    usual = before if before is not None else _least_of_peers(asked, question)
    if usual is None or usual <= max(CLEAR_PERCENT, 10 * value):
        return None
    reference = "Vorig jaar" if before is not None else "Bij gemeenten in uw groep"
    was = said(question, usual)
    return asked.error(
        "fraction",
        question,
        f"U vulde {said(question, value)} in.",
        f"{reference} was het {was}."
        if before is not None
        else f"{reference} is het minstens {was}.",
        f"Bedoelt u {said(question, value * 100)}? Schrijf dan dat percentage.",
    )


def _least_of_peers(asked: Asked, question: Question) -> float | None:
    """The lowest value of the peers for an indicator that is this percentage."""
    for indicator in asked.delivered:
        if indicator.unit is Unit.PERCENT and f"{indicator.code}.numerator" in question.parts:
            peers = asked.peers.get(indicator.code, ())
            if len(peers) >= LEAST_PEERS:
                return min(peers)
    return None


def _thousand(asked: Asked, question: Question, value: float, before: float) -> Problem | None:
    if before <= 0 or value <= 0:
        return None
    for factor in (THOUSAND, 1 / THOUSAND):
        if abs(value / before / factor - 1) <= NEAR_THOUSAND:
            much = "duizend keer zo weinig" if factor > 1 else "duizend keer zoveel"
            return asked.signal(
                "thousand",
                question,
                f"U vulde {said(question, value)} in.",
                f"Vorig jaar was het {said(question, before)}, ongeveer {much}.",
                _offered(question, value / factor),
            )
    return None


def _thousand_beside_peers(asked: Asked, indicator: Indicator) -> Iterator[Problem]:
    """A value far from the peers, of which a thousandth (or a thousand times as much) lies among them."""
    value, question = asked.values.get(indicator.code), asked.fed_by(indicator)
    peers = asked.peers.get(indicator.code, ())
    if value is None or question is None or not peers:
        return
    for factor in (THOUSAND, 1 / THOUSAND):
        if min(peers) <= value / factor <= max(peers) and is_far(value, peers):
            much = "duizend keer zo hoog als" if factor > 1 else "duizend keer zo laag als"
            feeds_above = f"{indicator.code}.numerator" in question.parts
            number = asked.numbers.get(question.key, 0.0)
            yield asked.signal(
                "thousand",
                question,
                f"U vulde {said(question, number)} in.",
                f"Het cijfer '{indicator.name}' wordt daarmee ongeveer {much} in uw groep.",
                _offered(question, number / factor if feeds_above else number * factor),
            )
            return


def _swapped(asked: Asked, question: Question, value: float, before: float) -> Problem | None:
    if not is_large(value, before, NEAR):
        return None
    near = NEAR if is_large(value, before) else SAME
    meant = [v for v in swaps(value) if abs(v / before - 1) <= near]
    if not meant:
        return None
    best = min(meant, key=lambda v: abs(v - before))
    return asked.signal(
        "swapped",
        question,
        f"U vulde {said(question, value)} in.",
        f"Vorig jaar was het {said(question, before)}.",
        _offered(question, best),
    )


def swaps(value: float) -> Iterator[float]:
    """The numbers with two neighbouring digits the other way round and as many digits; none of short numbers."""
    text = f"{value:.10f}".rstrip("0").rstrip(".") if value > 0 else ""
    places = [n for n, c in enumerate(text) if c.isdigit()]
    if len(places) < DIGITS:
        return
    for left, right in pairwise(places):
        signs = list(text)
        signs[left], signs[right] = signs[right], signs[left]
        if signs != list(text) and signs[0] != "0":
            yield float("".join(signs))


def _offered(question: Question, meant: float) -> str:
    rounded = round(meant, MOST_DECIMALS.get(question.form, 4))
    return f"Bedoelt u {said(question, rounded)}? Verander het dan, of leg uit waarom het klopt."
