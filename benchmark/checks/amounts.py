"""What answers amount to: the numerators and denominators that they feed.

Where an average or a share was asked, it is multiplied by the answer it belongs to. Nothing is made of nothing: where
a number or the number it is multiplied by is missing, there is no amount.
"""

from collections.abc import Iterable

from benchmark.catalogue import Question
from benchmark.checks.reply import Replies


def value_of(key: str, replies: Replies, year: int) -> float | None:
    """The number that was answered, as it was asked; None without an answer, or with a reason why there is none."""
    reply = replies.get((key, year))
    return None if reply is None else reply.value


def amount_of(question: Question, replies: Replies, year: int) -> float | None:
    """The number answered, times the answer to ``times`` where there is one, times the factor; None without them."""
    value = value_of(question.key, replies, year)
    if value is None:
        return None
    many = 1.0 if question.times is None else value_of(question.times, replies, year)
    return None if many is None else value * many * question.factor


def parts_of(questions: Iterable[Question], replies: Replies, year: int) -> dict[str, float]:
    """The amount of every part that the answers of a year feed ("KAN01.numerator"); missing ones are left out."""
    found = {}
    for question in questions:
        amount = amount_of(question, replies, year) if question.parts else None
        if amount is not None:
            found.update(dict.fromkeys(question.parts, amount))
    return found
