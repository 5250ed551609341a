"""Peer groups: who is compared with whom, chosen before looking at who has figures."""

from benchmark.peers.choice import DEFAULT, GroupChoice
from benchmark.peers.group import PeerGroup, chosen, form, in_class, nearest
from benchmark.peers.notices import notices

__all__ = [
    "DEFAULT",
    "GroupChoice",
    "PeerGroup",
    "chosen",
    "form",
    "in_class",
    "nearest",
    "notices",
]
