"""The first signal: whether the newest month is unlike the months before it, and how it lies beside a year ago.

The twelve months before are summed up by their median and their median deviation (MAD), which one odd month hardly
moves; a month is unlike them where its modified z is above 3.5 (Iglewicz and Hoaglin 1993). Where more than half of
the months are equal the MAD is zero, and the mean deviation takes its place, as they advise; a value between those
that were there before is then never odd. With fewer than six months before it nothing is said of a month: the median
deviation would rest on two or three of them.
"""

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmark.delivery.months.dates import Period
from benchmark.delivery.months.series import Series
from benchmark.position.deviation import modified_z
from benchmark.position.outliers import LIMIT

LEAST = 6  # months before it
BEFORE = 12
MEAN_TO_SD = 1.253314  # of the mean deviation, for a normal distribution


@dataclass(frozen=True)
class Signal:
    """The newest month beside those before it. ``z``: None with too few months to say anything.

    ``year_ago``: the same month of the year before, None where that is not known.
    """

    month: Period
    value: float
    before: int
    middle: float | None
    year_ago: float | None
    z: float | None

    @property
    def odd(self) -> bool:
        """Whether the month is unlike those before it."""
        return self.z is not None and abs(self.z) > LIMIT

    @property
    def higher(self) -> bool:
        """Whether it lies above the middle."""
        return self.z is not None and self.z > 0


def first(values: Mapping[Period, float], month: Period) -> Signal | None:
    """The signal of a month; None where the month has no value."""
    if month not in values:
        return None
    value = values[month]
    earlier = [values[m] for m in (month.back(n) for n in range(1, BEFORE + 1)) if m in values]
    enough = len(earlier) >= LEAST
    return Signal(
        month,
        value,
        len(earlier),
        statistics.median(earlier) if enough else None,
        values.get(month.back(BEFORE)),
        _z(earlier, value) if enough else None,
    )


def _z(earlier: Sequence[float], value: float) -> float:
    z = modified_z(earlier, value, logarithm=False)
    if z is not None:
        return z
    away = value - statistics.median(earlier)
    mean = statistics.fmean(abs(v - statistics.median(earlier)) for v in earlier)
    if mean == 0:
        return math.copysign(math.inf, away) if away else 0.0
    z = away / (MEAN_TO_SD * mean)
    seen = min(earlier) <= value <= max(earlier)
    return max(-LIMIT, min(LIMIT, z)) if seen else z


def sentence(line: Series, found: Signal) -> str:
    """The signal in words: the month, how it lies beside the months before, and beside a year ago."""
    said = f"In {found.month.words} was dit {line.words(found.value)}."
    if found.middle is None:
        many = "is nog geen eerdere maand" if found.before == 0 else "is nog maar 1 eerdere maand" if found.before == 1 else f"zijn nog maar {found.before} eerdere maanden"  # fmt: skip
        said += f" Er {many}; vanaf {LEAST} zeggen wij of een maand afwijkt."
    else:
        span = f"de {found.before} bekende maanden ervoor" if found.before < BEFORE else "de 12 maanden ervoor"  # fmt: skip
        middle = line.words(found.middle)
        if found.odd:
            way = "hoger" if found.higher else "lager"
            said += f" Dat is veel {way} dan in {span}; de middelste daarvan is {middle}."
        else:
            said += f" Dat past bij {span}; de middelste daarvan is {middle}."
    return f"{said} {_beside_last_year(line, found)}"


def _beside_last_year(line: Series, found: Signal) -> str:
    name = found.month.back(BEFORE).words
    if found.year_ago is None:
        return f"Van {name} is er geen cijfer."
    return f"In {name} was het {line.words(found.year_ago)}."
