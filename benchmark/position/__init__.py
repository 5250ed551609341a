"""Where one value stands among others: quantiles, mid-rank, deviation, trend."""

from benchmark.position.deviation import modified_z
from benchmark.position.standing import Standing, against

__all__ = ["Standing", "against", "modified_z"]
