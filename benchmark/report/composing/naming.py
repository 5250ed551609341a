"""Whether the peers of a report have a name. Anonymous is decided here, before any table or chart is made."""

from dataclasses import dataclass

from benchmark import dutch, narrative
from benchmark.peers import PeerGroup

NAMELESS = "gemeente in de groep"
FOUND_ELSEWHERE = (
    "De andere gemeenten staan hier zonder naam. De cijfers zelf zijn openbaar: wie zoekt, kan een gemeente "
    "toch herkennen."
)


@dataclass(frozen=True)
class Naming:
    """How peers are called. ``anonymous``: no name, no code, no size, nothing that can be divided into one."""

    anonymous: bool

    def of(self, name: str) -> str:
        """A peer in a table."""
        return NAMELESS if self.anonymous else name

    def mark(self, name: str) -> str:
        """A peer in a chart; empty where it has no name."""
        return "" if self.anonymous else name

    def group(self, group: PeerGroup) -> str:
        """The group in words; without names also without sizes from which one could tell who is in it."""
        if not self.anonymous or not group.n:
            return narrative.group_words(group)
        count = dutch.count(group.n, "gemeente", "gemeenten")
        sizes = [m.inhabitants for m in group.rows]
        low, high = _around(min(sizes)), _around(max(sizes), up=True)
        start = f"van {dutch.number(low)} " if low else ""
        return f"{count}, ongeveer {start}tot {dutch.number(high)} inwoners"


def _around(inhabitants: int, *, up: bool = False) -> int:
    """Down or up to whole steps, so that everybody in the group is between the two."""
    step = 50_000 if inhabitants >= 100_000 else 10_000 if inhabitants >= 20_000 else 5_000
    return -(-inhabitants // step) * step if up else inhabitants // step * step
