"""Answers that must agree: parts that add up to a whole, or stay within it.

An identity is only tested when all its answers are numbers. What was not kept is never taken for zero.
"""

import math
from collections.abc import Iterator

from benchmark import dutch
from benchmark.catalogue import Identity, Question
from benchmark.checks.amounts import value_of
from benchmark.checks.asked import Asked
from benchmark.checks.forms import decimals_of
from benchmark.checks.reply import Problem
from benchmark.vocabulary import Form

STEP = {Form.COUNT: 0.0, Form.EURO: 1.0, Form.NUMBER: 0.1, Form.PERCENT: 1.0, Form.MARK: 0.1}
BINARY = 1e-9


def disagreeing(asked: Asked) -> Iterator[Problem]:
    """Parts that do not add up to their whole, or are more than it ("sum"), with the difference."""
    for identity in asked.identities:
        whole, question = asked.amount(identity.whole), asked.by_key.get(identity.whole)
        amounts = [asked.amount(key) for key in identity.parts]
        known = [a for a in amounts if a is not None]
        if question is None or whole is None or len(known) < len(amounts):
            continue
        together = math.fsum(known)
        over = together - whole
        if abs(over) <= _rounding(asked, identity) or (identity.rule == "within" and over < 0):
            continue
        yield asked.error(
            "sum", question, _found(identity, together, whole), identity.text, _remedy(over)
        )


def _found(identity: Identity, together: float, whole: float) -> str:
    parts = "De delen zijn samen" if len(identity.parts) > 1 else "Het deel is"
    return f"{parts} {_plain(together)}. Het geheel is {_plain(whole)}."


def _remedy(over: float) -> str:
    return f"Het verschil is {_plain(abs(over))}. Verbeter het getal dat niet klopt."


def _plain(value: float) -> str:
    return dutch.number(value, decimals_of(value, 2))


def _rounding(asked: Asked, identity: Identity) -> float:
    """How far rounded answers may lie apart: half a step each; counts are exact, averages are worth their step times."""
    keys = (identity.whole, *identity.parts)
    exact = BINARY * max(abs(asked.amount(k) or 0.0) for k in keys)
    return exact + math.fsum(_half_step(asked, asked.by_key[k]) for k in keys)


def _half_step(asked: Asked, question: Question) -> float:
    many = value_of(question.times, asked.replies, asked.year) if question.times else None
    if many is None:
        return STEP[question.form] / 2
    return max(STEP[question.form], 0.1) / 2 * abs(many * question.factor)
