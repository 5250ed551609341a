"""A promise beside the same promise of peers: how many make it, who asks more, and what they measured."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from benchmark.answers.promises import Key, Promise
from benchmark.position.interval import Estimate
from benchmark.position.limits import Limit, Standing, side_of, standing
from benchmark.position.rank_interval import RankInterval, rank_interval
from benchmark.position.standing import LEAST_FOR_MEDIAN, quantile


class OfPeer(NamedTuple):
    """A promise of a peer, with the name of that peer."""

    name: str
    promise: Promise


@dataclass(frozen=True)
class Beside:
    """A promise among ``lists`` peers with a list, of whom ``promising`` make the same one (product, channel, kind).

    ``comparable``: those whose limit can be laid beside the own one. ``limits``: in ``unit``; None under five that can.
    ``stands``: 1 stricter than the middle one, 0 the same, -1 milder. ``measured``: what peers measured in enough cases,
    lowest first; ``middle_measured`` None under five of them; ``ranks``: the places that chance leaves to the own one.
    """

    lists: int
    promising: int
    comparable: int
    unit: str
    limits: Standing | None
    stands: int | None
    measured: tuple[tuple[str, float, Limit | None], ...]
    middle_measured: float | None
    ranks: RankInterval | None

    @property
    def against_measured(self) -> int | None:
        """-1 or 1 when certainly lower or higher than the middle one, 0 when that is open, None without."""
        if self.ranks is None:
            return None
        return 0 if self.ranks.too_close else (1 if self.ranks.low >= 0.5 else -1)

    def as_dict(self) -> dict[str, Any]:
        """The comparison as plain data."""
        found = self.limits
        return {
            "lists": self.lists,
            "promising": self.promising,
            "comparable": self.comparable,
            "unit": self.unit or None,
            "middle": found.middle if found else None,
            "strictest": found.strictest if found else None,
            "mildest": found.mildest if found else None,
            "stands": self.stands,
            "measuring": len(self.measured),
            "middle_measured": self.middle_measured,
            "against_measured": self.against_measured,
        }


class Lacking(NamedTuple):
    """A promise that peers make and the municipality does not."""

    product: str
    channel: str
    kind: str
    beside: Beside

    @property
    def key(self) -> Key:
        """What names the promise."""
        return self.product, self.channel, self.kind

    def as_dict(self) -> dict[str, Any]:
        """It as plain data."""
        named = {"product": self.product, "channel": self.channel, "kind": self.kind}
        return named | self.beside.as_dict()


Others = Mapping[Key, Sequence[OfPeer]]


def others_of(lists: Mapping[str, Mapping[Key, Promise]]) -> Others:
    """The promises of peers (by name) by what names a promise."""
    found: dict[Key, list[OfPeer]] = {}
    for name, promises in lists.items():
        for key, promise in promises.items():
            found.setdefault(key, []).append(OfPeer(name, promise))
    return found


def beside(own: Promise | None, others: Sequence[OfPeer], lists: int) -> Beside:
    """The own promise among those of peers; without an own one, in the unit that most of them use."""
    asked = [o.promise.asks for o in others]
    limits = [a for a in asked if a is not None]
    mine = own.asks if own is not None else None
    unit = mine.unit if mine is not None else ("" if own is not None else _usual(limits))
    scale = Limit(1.0, unit).scale
    same = [a for a in limits if a.scale == scale]
    found = standing(unit, same)
    stands = side_of(mine.value, found.middle, unit) if mine is not None and found else None
    measured = sorted(
        ((o.name, o.promise.estimate, o.promise.limit) for o in others if o.promise.estimate),
        key=lambda m: (m[1].value, m[0]),
    )
    estimates = [estimate for _, estimate, _ in measured]
    enough = len(estimates) >= LEAST_FOR_MEDIAN
    return Beside(
        lists=lists,
        promising=len(others),
        comparable=len(same),
        unit=unit,
        limits=found,
        stands=stands,
        measured=tuple((name, estimate.value, limit) for name, estimate, limit in measured),
        middle_measured=quantile([e.value for e in estimates], 0.5) if enough else None,
        ranks=_ranks(own, estimates) if enough else None,
    )


def lacking(own: Mapping[Key, Promise], others: Others, lists: int) -> tuple[Lacking, ...]:
    """Promises that are common in the group (at least half of the lists, and five) and missing here, most common first."""
    found = [
        Lacking(*key, beside(None, made, lists))
        for key, made in others.items()
        if key not in own and len(made) >= LEAST_FOR_MEDIAN and 2 * len(made) >= lists
    ]
    return tuple(sorted(found, key=lambda one: (-one.beside.promising, one.key)))


def _ranks(own: Promise | None, estimates: Sequence[Estimate]) -> RankInterval | None:
    mine = own.estimate if own is not None else None
    return rank_interval(mine, estimates) if mine is not None else None


def _usual(limits: Sequence[Limit]) -> str:
    """The unit of most limits; of as many, the first of the alphabet, so that order does not decide."""
    units = sorted(limit.unit for limit in limits)
    return max(sorted(set(units)), key=units.count, default="")
