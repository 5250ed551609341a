"""The anatomy of an estimate: from the gross gap to a range, one step at a time.

gross gap -> circumstances (the reference again on the 8 peers nearest in context) -> noise (the gap
shrinks to what returns from year to year) -> quality guard (cheap and bad is no reference) -> range
(all reasonable groups, resampled) -> overlap (what a parent line already holds). The steps add up to the
central amount. Nothing here is a saving: it is a difference with the circumstances and the luck taken out.
Sources: METHODS sections 3, 4 and 7; INDICATORS section 4; DOMAIN section 6.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import polars as pl

NEAREST = 8  # peers nearest in context, among those that count
FEWEST = 5  # fewer have no median
ORDER_STATISTICS = 12  # under this many peers a bootstrap repeats too few values
DOORREKENINGEN = 2000  # resamples in all, over all groups
LOW, CENTRAL, HIGH = 0.10, 0.50, 0.90
HOLDS = 0.90  # share of the groups in which the sign must hold


class Level(StrEnum):
    """The reference that a reader chooses."""

    MEDIAN = "median"
    QUARTILE = "p25"

    @property
    def p(self) -> float:
        """The share of peers under the reference."""
        return {Level.MEDIAN: 0.5, Level.QUARTILE: 0.25}[self]


@dataclass(frozen=True)
class Stress:
    """The estimate over all reasonable groups: in which share its sign holds, and the band of amounts.

    ``low`` and ``high`` are the 10th and 90th percentile of the signed amounts, in euros per year.
    """

    groups: int
    share: float
    low: float
    high: float

    @property
    def holds(self) -> bool:
        """Whether the estimate stands whatever reasonable group is chosen."""
        return self.share >= HOLDS


@dataclass(frozen=True)
class Anatomy:
    """A range in euros per year with the steps that lead to its middle.

    ``steps``: (name, amount) in order; they add up to ``central``. ``guard``: the peers that were no
    reference because their quality is in the worst quartile. ``peers``: the peers behind the last reference
    before resampling, nearest in context first. Without a gap every amount is zero.
    """

    low: float
    central: float
    high: float
    steps: tuple[tuple[str, float], ...]
    guard: tuple[str, ...]
    peers: tuple[str, ...]
    stress: Stress


@dataclass(frozen=True)
class _Units:
    """The units of one line as arrays, in one order."""

    codes: list[str]
    place: Mapping[str, int]
    cost: np.ndarray
    counts: np.ndarray
    guarded: np.ndarray
    context: np.ndarray

    @classmethod
    def of(cls, units: pl.DataFrame, context: Sequence[str]) -> "_Units":
        codes = units["code"].to_list()
        cost = units["unit_cost"].cast(pl.Float64).fill_null(np.nan).to_numpy()
        columns = [units[c].cast(pl.Float64).fill_null(np.nan).to_numpy() for c in context]
        return cls(
            codes,
            {c: n for n, c in enumerate(codes)},
            cost,
            units["counts"].to_numpy() & np.isfinite(cost),
            units["guarded"].to_numpy(),
            np.column_stack(columns) if columns else np.zeros((len(codes), 0)),
        )


def anatomy(
    units: pl.DataFrame,
    own: str,
    default: Sequence[str],
    groups: Sequence[Sequence[str]],
    *,
    context: Sequence[str] = (),
    level: Level = Level.MEDIAN,
    reliability: float = 1.0,
    seed: int = 1,
) -> Anatomy | None:
    """The estimate of one line, or None where own unit cost, volume or five counting peers are missing.

    ``units``: code, unit_cost (euros per unit of volume, mean of the account years), volume, counts
    (passed the test on its books), guarded (quality in the worst quartile), and a z-score per name in
    ``context``. ``default``: codes of the shown group; ``groups``: all reasonable ones. ``reliability``: the
    rank correlation of the indicator from one year to the next, 0 to 1. The same seed resamples the same
    municipalities for every line.
    """
    known = _Units.of(units, context)
    here = known.place[own]
    volume = units["volume"].to_list()[here]
    if not np.isfinite(known.cost[here]) or not volume or volume <= 0:
        return None
    shown = _counting(known, default, here, guard=False)
    if len(shown) < FEWEST:
        return None
    keep = min(max(reliability, 0.0), 1.0)

    def gap(peers: np.ndarray) -> float:
        return float((known.cost[here] - _quantile(known.cost[peers], level.p)) * volume)

    near = _nearest(known, shown, here)
    safe = _counting(known, default, here, guard=True)
    good = _nearest(known, safe, here) if len(safe) >= FEWEST else near
    gross, after_context, after_guard = gap(shown), gap(near), gap(good)
    stress = _stress(known, groups, here, volume, level, keep, after_guard)
    guard = tuple(known.codes[n] for n in shown if known.guarded[n]) if len(safe) >= FEWEST else ()
    peers = tuple(known.codes[n] for n in good)
    if gross <= 0:
        return Anatomy(0.0, 0.0, 0.0, (("gross", 0.0),), guard, peers, stress)
    low, central, high = _range(known, groups, here, volume, level, keep, seed)
    steps = (
        ("gross", gross),
        ("circumstances", after_context - gross),
        ("noise", (keep - 1) * after_context),
        ("guard", keep * (after_guard - after_context)),
        ("range", central - keep * after_guard),
    )
    return Anatomy(low, central, high, steps, guard, peers, stress)


def without_overlap(child: Anatomy, parent: Anatomy) -> Anatomy:
    """A line whose parent already holds its euros: what the parent absorbs comes off, as a last step."""
    absorbed = min(child.central, parent.central)
    return Anatomy(
        max(0.0, child.low - absorbed),
        child.central - absorbed,
        max(0.0, child.high - absorbed),
        (*child.steps, ("overlap", -absorbed)),
        child.guard,
        child.peers,
        child.stress,
    )


def _counting(known: _Units, group: Sequence[str], here: int, *, guard: bool) -> np.ndarray:
    """The peers of a group that may be a reference, in the order of the group."""
    places = [known.place[c] for c in group if c in known.place]
    kept = [n for n in places if n != here and known.counts[n] and not (guard and known.guarded[n])]
    return np.array(kept, dtype=int)


def _nearest(known: _Units, peers: np.ndarray, here: int) -> np.ndarray:
    """The 8 nearest in context; without context the group as it is. Ties keep the order of the group."""
    if known.context.shape[1] == 0 or not np.isfinite(known.context[here]).all():
        return peers
    squares = ((known.context[peers] - known.context[here]) ** 2).sum(axis=1)
    there = peers[np.isfinite(squares)]
    if len(there) < FEWEST:
        return peers
    order = np.argsort(squares[np.isfinite(squares)], kind="stable")
    return there[order][:NEAREST]


def _quantile(values: np.ndarray, p: float) -> float:
    return float(np.quantile(values, p))  # linear is type 7


def _references(known: _Units, groups: Sequence[Sequence[str]], here: int) -> list[np.ndarray]:
    """Per group the unit costs behind its reference, ascending; groups with under five are left out."""
    found = []
    for group in groups:
        peers = _counting(known, group, here, guard=True)
        if len(peers) >= FEWEST:
            found.append(_nearest(known, peers, here))
    return found


def _stress(
    known: _Units,
    groups: Sequence[Sequence[str]],
    here: int,
    volume: float,
    level: Level,
    keep: float,
    shown: float,
) -> Stress:
    amounts = np.array(
        [
            keep * (known.cost[here] - _quantile(known.cost[peers], level.p)) * volume
            for peers in _references(known, groups, here)
        ]
    )
    if not len(amounts):
        return Stress(0, 0.0, 0.0, 0.0)
    share = float((np.sign(amounts) == np.sign(shown)).mean())
    return Stress(len(amounts), share, _quantile(amounts, LOW), _quantile(amounts, HIGH))


def _range(
    known: _Units,
    groups: Sequence[Sequence[str]],
    here: int,
    volume: float,
    level: Level,
    keep: float,
    seed: int,
) -> tuple[float, float, float]:
    """10th, 50th and 90th percentile over groups x resamples of the amount, never under zero."""
    references = _references(known, groups, here)
    if not references:
        return 0.0, 0.0, 0.0
    times = -(-DOORREKENINGEN // len(references))
    lot = np.random.default_rng(seed)
    # One draw of municipalities and one rank per resample: the same for every line of this municipality.
    drawn = lot.multinomial(
        len(known.codes), np.full(len(known.codes), 1 / len(known.codes)), times
    )
    ranks = lot.random(times)
    amounts = []
    for peers in references:
        costs = known.cost[peers]
        for b in range(times):
            if len(peers) < ORDER_STATISTICS:
                reference = _between_ranks(np.sort(costs), level.p, ranks[b])
            else:
                again = np.repeat(costs, drawn[b][peers])
                reference = _quantile(again if len(again) else costs, level.p)
            amounts.append(max(0.0, keep * (known.cost[here] - reference) * volume))
    low, central, high = np.quantile(amounts, (LOW, CENTRAL, HIGH))
    return float(low), float(central), float(high)


def _between_ranks(ordered: np.ndarray, p: float, chance: float) -> float:
    """A quantile drawn from the order statistics: so many of n values lie under it, binomially.

    The true quantile lies between the k-th and the next value; the middle of the two stands for it.
    """
    n = len(ordered)
    below = int(np.searchsorted(_binomial(n, p), chance))
    low, high = ordered[max(below - 1, 0)], ordered[min(below, n - 1)]
    return float((low + high) / 2)


def _binomial(n: int, p: float) -> np.ndarray:
    """P(K <= k) for k = 0..n of a binomial count."""
    mass = np.empty(n + 1)
    mass[0] = (1 - p) ** n
    for k in range(n):
        mass[k + 1] = mass[k] * (n - k) / (k + 1) * p / (1 - p)
    return np.cumsum(mass)
