"""Does a judgement lie higher or lower in the group than the hard evidence beside it?

Only sides of the middle one are laid beside each other: two places on one side of it are not told apart. Nothing is
said where either side is unknown. It is a difference, never its cause. Source: DOMAIN section 5; issue 7, item 4.
"""

from collections.abc import Sequence
from enum import StrEnum


class Gap(StrEnum):
    """The judgement against the evidence. ``MIXED``: the evidence itself lies on both sides."""

    HIGHER = "higher"
    LOWER = "lower"
    ALIKE = "alike"
    MIXED = "mixed"
    UNKNOWN = "unknown"


def gap(judged: bool | None, shown: Sequence[bool | None]) -> Gap:
    """``judged`` and ``shown``: on the better side of the middle one; None where that cannot be told.

    The order of the evidence does not matter, and what cannot be told counts for nothing.
    """
    sides = {side for side in shown if side is not None}
    if judged is None or not sides:
        return Gap.UNKNOWN
    if len(sides) > 1:
        return Gap.MIXED
    if sides == {judged}:
        return Gap.ALIKE
    return Gap.HIGHER if judged else Gap.LOWER
