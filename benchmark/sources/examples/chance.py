"""Numbers that look random and depend only on what they are for.

Every number is a hash of the seed, a name, a municipality and a year. Whatever else is made, and in
whatever order, that number stays the same.
"""

from collections.abc import Iterable
from hashlib import blake2b
from statistics import NormalDist
from struct import unpack

_NORMAL = NormalDist()
_WORDS = 16
_SPAN = 2**32
_YEARS = 7
# Draws are cut off at 2.6 standard deviations: a fictitious figure need not be a rare one as well.
_TAIL = 0.005

NOISE, SAMPLING = 1, 1 + _YEARS


class Chance:
    """All numbers of one name (a parameter block, a factor, a kind of gap)."""

    def __init__(self, seed: int, name: str) -> None:
        self._prefix = f"{seed}/{name}/"
        self._drawn: dict[str, tuple[int, ...]] = {}

    def _word(self, code: str, place: int) -> float:
        words = self._drawn.get(code)
        if words is None:
            digest = blake2b((self._prefix + code).encode(), digest_size=4 * _WORDS).digest()
            words = self._drawn[code] = unpack(f"<{_WORDS}I", digest)
        return (words[place] + 0.5) / _SPAN

    def uniform(self, code: str, year: int | None = None) -> float:
        """Between 0 and 1, for a municipality, or for a municipality in one year."""
        return self._word(code, 0 if year is None else NOISE + year % _YEARS)

    def normal(self, code: str, year: int | None = None, kind: int = NOISE) -> float:
        """Standard normal, for a municipality, or for one year: its noise, or its sampling error."""
        share = self._word(code, 0 if year is None else kind + year % _YEARS)
        return _NORMAL.inv_cdf(_TAIL + (1 - 2 * _TAIL) * share)


def in_order_of_chance(seed: int, name: str, codes: Iterable[str]) -> list[str]:
    """The codes in an order that depends on nothing but the seed and each code."""
    chance = Chance(seed, name)
    return sorted(codes, key=lambda code: (chance.uniform(code), code))
