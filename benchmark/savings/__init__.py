"""Room for savings: an amount only where the books allow one, otherwise the reason."""

from benchmark.savings.rough import RoughEstimate, rough

__all__ = ["RoughEstimate", "rough"]
