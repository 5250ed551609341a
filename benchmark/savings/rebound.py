"""What of a shift to a cheaper channel remains: per extra contact there, how many fewer or more over the old one.

Were every new contact to replace an old one, the change would be -1. What is not replaced is the rebound:
1 + change (INDICATORS section 4, S-CHN: shifted volume x difference in cost x (1 - rebound)). Above 1 the old channel
grows along. In contacts, because the costs per contact are another question.
"""

from dataclasses import dataclass

from benchmark.position.change import Change, Way
from benchmark.position.elasticity import Elasticity


@dataclass(frozen=True)
class Exchange:
    """Contacts over the old channel per extra contact over the new one: ``central`` between ``low`` and ``high``.

    ``central`` is None where only the range is known, and the ends are where only one observation is.
    """

    central: float | None
    low: float | None
    high: float | None

    @property
    def rebound(self) -> tuple[float | None, float | None, float | None]:
        """The rebound as a share: low, central, high."""
        low, central, high = (
            None if v is None else 1 + v for v in (self.low, self.central, self.high)
        )
        return low, central, high


def of_elasticity(found: Elasticity, new: float, old: float) -> Exchange:
    """At so much over the new and the old channel: 1% of the old is ``old / new`` contacts per 1% of the new."""
    ratio = old / new
    return Exchange(found.value * ratio, found.low * ratio, found.high * ratio)


def of_history(new: Change, old: Change) -> Exchange | None:
    """What went together in one place; None where the new channel hardly moved, because that says nothing."""
    if new.way is Way.SAME:
        return None
    return Exchange(old.step / new.step, None, None)


def of_rebound(low: float, high: float) -> Exchange:
    """A range of the rebound itself, where nothing narrower is known."""
    return Exchange(None, low - 1, high - 1)
