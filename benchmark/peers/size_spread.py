"""How the sizes of a group lie around the own size, so that a lopsided group says so.

At both ends of the distribution a group cannot surround its municipality: the largest four have nobody
larger. Source: METHODS section 1.2.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from benchmark import dutch

LOPSIDED = 0.25  # mean of ln(size of peer / own size) from which METHODS warns


@dataclass(frozen=True)
class SizeSpread:
    """Inhabitants of the smallest, middle and largest peer, and the mean logarithm of their ratio to the own.

    ``larger`` and ``smaller``: how many peers are. All None for a group of nobody.
    """

    smallest: int | None
    middle: float | None
    largest: int | None
    mean_log_ratio: float | None
    larger: int
    smaller: int

    @property
    def lopsided(self) -> bool:
        """Whether the group is clearly larger or smaller on average."""
        return self.mean_log_ratio is not None and abs(self.mean_log_ratio) > LOPSIDED

    @property
    def one_sided(self) -> bool:
        """Whether nobody is larger, or nobody is smaller: then a comparison reaches beyond the group."""
        return self.smallest is not None and not (self.larger and self.smaller)


def spread(own: int, sizes: Sequence[int]) -> SizeSpread:
    """The spread of the sizes of peers around the own size; all of them above zero."""
    if not sizes:
        return SizeSpread(None, None, None, None, 0, 0)
    ordered, n = sorted(sizes), len(sizes)
    return SizeSpread(
        smallest=ordered[0],
        middle=(ordered[(n - 1) // 2] + ordered[n // 2]) / 2,
        largest=ordered[-1],
        mean_log_ratio=sum(math.log(size / own) for size in sizes) / n,
        larger=sum(size > own for size in sizes),
        smaller=sum(size < own for size in sizes),
    )


def in_words(own: int, peer: int) -> str:
    """How much larger or smaller a peer is, as a Dutch phrase."""
    share = peer / own - 1
    if abs(share) < 0.005:
        return "even groot"
    if peer >= 2 * own or own >= 2 * peer:
        times = max(peer / own, own / peer)
        return f"{dutch.number(times, 1)} keer zo {'groot' if peer > own else 'klein'}"
    return f"{dutch.percent(abs(share))} {'groter' if share > 0 else 'kleiner'}"
