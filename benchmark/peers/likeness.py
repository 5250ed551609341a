"""What a group that was chosen on likeness is made of: weights, form of execution, who was left out."""

from dataclasses import dataclass
from typing import NamedTuple

from benchmark.peers.choice import Metric


class LeftOut(NamedTuple):
    """A municipality that is no peer although it might have been, and why, as a Dutch clause."""

    code: str
    name: str
    reason: str


@dataclass(frozen=True)
class Likeness:
    """How likeness was measured, and among whom.

    ``name``: the own municipality. ``weights``: the circumstances that take part, in order of the
    catalogue. ``task``: what is carried out, in words, where the register of executors sets a condition;
    ``matched``: how many municipalities meet it; ``dropped``: they were too few, so it was let go.
    ``gaps``: those of which a circumstance is unknown; ``passed_over``: those who would be
    in the group on likeness alone, and are not because of who carries out the task. ``eligible``: everyone who may be a peer.
    """

    name: str
    scheme: str
    metric: Metric
    weights: tuple[tuple[str, float], ...]
    task: str
    matched: int
    dropped: bool
    gaps: tuple[LeftOut, ...]
    passed_over: tuple[LeftOut, ...]
    eligible: frozenset[str]

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Everyone who was left out and is named."""
        return (*self.gaps, *self.passed_over)
