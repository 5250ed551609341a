"""Peer groups: who is compared with whom, chosen before looking at who has figures.

``similar``, ``alike``, ``in_size`` and ``why`` are imported by their own names: they need NumPy, and a command or a
page that does without should not wait a tenth of a second for it.
"""

from benchmark.peers.choice import ALIKE, DEFAULT, GroupChoice
from benchmark.peers.group import PeerGroup, chosen, form, in_class, nearest
from benchmark.peers.notices import notices

__all__ = [
    "ALIKE",
    "DEFAULT",
    "GroupChoice",
    "PeerGroup",
    "chosen",
    "form",
    "in_class",
    "nearest",
    "notices",
]
