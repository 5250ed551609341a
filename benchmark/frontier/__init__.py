"""Frontiers: what the best of everyone shows to be possible. Frames and arrays in, arrays out; no files."""

from benchmark.frontier.bootstrap import Bootstrapped, bootstrap, draws
from benchmark.frontier.dominance import free_disposal
from benchmark.frontier.envelopment import scores
from benchmark.frontier.order_m import conditional_order_m, order_m
from benchmark.frontier.scale import scale_efficiency
from benchmark.frontier.slacks import slacks
from benchmark.frontier.technology import Orientation, Returns
from benchmark.frontier.units import Units, from_frame

__all__ = [
    "Bootstrapped",
    "Orientation",
    "Returns",
    "Units",
    "bootstrap",
    "conditional_order_m",
    "draws",
    "free_disposal",
    "from_frame",
    "order_m",
    "scale_efficiency",
    "scores",
    "slacks",
]
