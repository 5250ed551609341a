"""The group of municipalities that are most like one: nearest on circumstances, among those who may be peers."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import polars as pl

from benchmark import dutch
from benchmark.catalogue import PeerRule
from benchmark.errors import NoLikeness
from benchmark.peers.choice import GroupChoice
from benchmark.peers.delivery import Delivery
from benchmark.peers.group import Member, PeerGroup, check_size
from benchmark.peers.likeness import LeftOut, Likeness
from benchmark.peers.similar import Similar


class Measured(NamedTuple):
    """Everybody's likeness to everybody on one scheme, and what it was measured with."""

    scheme: str
    weights: tuple[tuple[str, float], ...]
    similar: Similar


def alike(
    choice: GroupChoice,
    municipalities: pl.DataFrame,
    own: str,
    measured: Measured,
    delivery: Delivery,
    rule: PeerRule,
) -> PeerGroup:
    """The ``choice.k`` most alike among those who may be peers, ties by code.

    ``municipalities``: code, name, inhabitants of the year; ``measured``: with every neighbour ranked.
    Who has figures plays no part. With fewer than ``rule.minimum`` of the own form of execution that
    condition is let go. Raises NoLikeness for a municipality whose circumstances are unknown.
    """
    check_size(choice.k, rule)
    columns = (municipalities[c].to_list() for c in ("code", "name", "inhabitants"))
    about = {c: (n, s) for c, n, s in zip(*columns, strict=True)}
    gaps = _gaps(measured.similar, about)
    missing = next((g.reason for g in gaps if g.code == own), "")
    if missing:
        raise NoLikeness(
            f"Wij kunnen niet zoeken wie op {about[own][0]} lijkt: {missing}.",
            "Kies de groep op grootte, of een later jaar.",
        )
    distances = _ranked(measured.similar, own)
    order = [(c, about[c][0]) for c in distances]
    me = (own, about[own][0])
    sifted = delivery.sifted(me, order, matching=True)
    enough = min(rule.minimum, choice.k)
    matched = sum(not why for _, why in sifted)
    dropped = matched < enough and own not in delivery.unknown
    if dropped:
        sifted = delivery.sifted(me, order, matching=False)
    eligible = [c for c, why in sifted if not why]
    codes = eligible[: choice.k]
    passed = [LeftOut(c, about[c][0], w) for c, w in sifted[: choice.k] if w]
    factor = max(rule.factors)
    near = sum(abs(math.log(about[c][1] / about[own][1])) <= math.log(factor) for c in codes)
    likeness = Likeness(
        about[own][0], measured.scheme, choice.metric, measured.weights, delivery.task, matched,
        dropped, tuple(gaps), tuple(passed), frozenset(eligible),
    )  # fmt: skip
    rows = tuple(Member(c, *about[c], distances[c]) for c in codes)
    return PeerGroup(choice, rows, None, near >= enough, None, likeness)


def _ranked(similar: Similar, own: str) -> dict[str, float]:
    """Every other code with its distance, nearest first."""
    codes = similar.codes.to_list()
    row = codes.index(own)
    order, distance = similar.order[row], similar.distance[row]
    return {codes[i]: d for i, d in zip(order.tolist(), distance.tolist(), strict=True) if i >= 0}


def _gaps(similar: Similar, about: Mapping[str, tuple[str, int]]) -> list[LeftOut]:
    def why(missing: Sequence[str]) -> str:
        word = "het kenmerk" if len(missing) == 1 else "de kenmerken"
        verb = "is" if len(missing) == 1 else "zijn"
        return f"{word} {dutch.listing(missing, 3)} {verb} niet bekend"

    return [LeftOut(c, about[c][0], why(missing)) for c, missing in similar.left_out.iter_rows()]
