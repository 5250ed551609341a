"""Where one value stands among others: quantiles, mid-rank, deviation, likeness, and how two figures go together."""

from benchmark.position.alike import Likeness, likeness, small_difference
from benchmark.position.deviation import modified_z
from benchmark.position.relation import Relation, relate
from benchmark.position.standing import Standing, against

__all__ = [
    "Likeness",
    "Relation",
    "Standing",
    "against",
    "likeness",
    "modified_z",
    "relate",
    "small_difference",
]
