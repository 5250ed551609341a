"""Which values of a group lie so far out that somebody should look at the books first.

Modified z of the logarithm, |z| > 3.5 (Iglewicz and Hoaglin 1993; METHODS section 5). A flag is a question and
never a removal: flagged values stay in median and quartiles, which hardly notice them.

The fences of the adjusted boxplot for skew are a second reading of a flag and never one by themselves. Drawn
from a lognormal distribution, in which nobody is an outlier, 6 of 10 groups of 15 have a value outside those
fences and 1 of 9 a |z| over 3.5: from so few values skew is known too poorly to send people to their books. The
fences are drawn on the logarithm, as the z is: on plain amounts the low one often falls under zero, and then
even a hundredth of what all others have lies inside.
"""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from benchmark.position.deviation import modified_z
from benchmark.position.skew import adjusted_fences
from benchmark.position.standing import LEAST_FOR_MEDIAN

LIMIT = 3.5


class Outlier(NamedTuple):
    """A flagged value: whose it is, and its modified z; None where it has no logarithm.

    ``outside``: whether it also lies outside the fences that allow for skew; None without z or fences.
    """

    code: str
    value: float
    z: float | None
    outside: bool | None = None


def can_test(values: Sequence[float | None]) -> bool:
    """Whether the test can be made: at least five positive values that are not mostly the same."""
    positive = [v for v in values if v is not None and v > 0]
    if len(positive) < LEAST_FOR_MEDIAN:
        return False
    return modified_z(positive, positive[0], logarithm=True) is not None


def outliers(
    values: Mapping[str, float | None], *, must_be_positive: bool = False, limit: float = LIMIT
) -> tuple[Outlier, ...]:
    """The values that lie far out in their own group, furthest first.

    Missing values are left alone. A value of zero or less has no logarithm: it is flagged without z where it
    ``must_be_positive`` (a cost), and is left alone elsewhere (a share may be 0). Nothing is flagged where
    the test cannot be made.
    """
    known = {code: v for code, v in values.items() if v is not None}
    if not can_test(list(known.values())):
        return ()
    group = list(known.values())
    found = []
    for code, value in known.items():
        z = modified_z(group, value, logarithm=True)
        if z is None and must_be_positive:
            found.append(Outlier(code, value, None))
        elif z is not None and abs(z) > limit:
            found.append(Outlier(code, value, z))
    return tuple(sorted(_read_again(group, found), key=_furthest_first))


def _read_again(group: Sequence[float], found: Sequence[Outlier]) -> Sequence[Outlier]:
    """The flags with what the fences say of them."""
    fences = adjusted_fences([math.log(v) for v in group if v > 0]) if found else None
    if fences is None:
        return found
    return [
        o if o.z is None else o._replace(outside=fences.outside(math.log(o.value))) for o in found
    ]


def _furthest_first(outlier: Outlier) -> tuple[float, str]:
    return (-math.inf if outlier.z is None else -abs(outlier.z), outlier.code)
