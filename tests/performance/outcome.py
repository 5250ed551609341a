"""What a measurement gives: ours beside a floor or a peer, and whether the bar is met."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Outcome:
    """One row. ``bar`` is the largest ratio that is good enough; None where there is no bar."""

    measurement: str
    what: str
    ours: float
    peer: float
    unit: str
    bar: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.ours / self.peer

    @property
    def met(self) -> bool | None:
        return None if self.bar is None else self.ratio <= self.bar

    def as_dict(self) -> dict[str, Any]:
        return asdict(self) | {"ratio": round(self.ratio, 3), "met": self.met}
