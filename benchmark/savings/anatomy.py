"""The anatomy of an estimate: from the gross gap to a range, one step at a time.

gross gap -> circumstances (the reference again on the 8 peers nearest in context) -> noise (the gap
shrinks to what returns from year to year) -> quality guard (cheap and bad is no reference) -> range
(all reasonable groups, resampled) -> overlap (what a parent line already holds). The steps add up to the
central amount. In the range the groups stand as they were formed: most were formed on circumstances, and
cutting each to the 8 nearest would make one group of nearly all of them. Nothing here is a saving: it is a difference with the circumstances and the luck taken out.
Sources: METHODS sections 3, 4 and 7; INDICATORS section 4; DOMAIN section 6.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import polars as pl

from benchmark.position.holding import CENTRAL, HIGH, HOLDS, LOW
from benchmark.savings.level import Level
from benchmark.savings.references import DOORREKENINGEN, Floats, Groups, Places

NEAREST = 8  # peers nearest in context, among those that count
FEWEST = 5  # fewer have no median
LOWEST_YEARS = 3  # own years whose mean is the own best level


@dataclass(frozen=True)
class Stress:
    """The estimate over all reasonable groups: in which share the conclusion holds, and the band of amounts.

    The conclusion is room (an amount above nothing) or none (nothing, or under the reference). ``low`` and
    ``high`` are the 10th and 90th percentile of ``amounts``: signed, in euros per year, one per group, ascending.
    """

    groups: int
    share: float
    low: float
    high: float
    amounts: tuple[float, ...] = field(default=(), compare=False, repr=False)

    @property
    def holds(self) -> bool:
        """Whether the conclusion stands whatever reasonable group is chosen."""
        return self.share >= HOLDS


@dataclass(frozen=True)
class Anatomy:
    """A range in euros per year with the steps that lead to its middle.

    ``steps``: (name, amount) in order; they add up to ``central``. ``guard``: the peers that were no
    reference because their quality is in the worst quartile. ``peers``: the peers behind the last reference
    before resampling, nearest in context first. ``reference``: the unit cost behind the gross gap.
    ``half``: the middle half of the range. ``from_groups``: the share of the spread that comes from the
    choice of the group, the rest being chance within groups. ``stress`` is None where the level does not
    look at peers. ``replicates``: every amount behind the range, in an order that all lines share. Without a
    gap every amount is zero.
    """

    low: float
    central: float
    high: float
    steps: tuple[tuple[str, float], ...]
    guard: tuple[str, ...]
    peers: tuple[str, ...]
    reference: float
    half: tuple[float, float]
    from_groups: float
    stress: Stress | None
    replicates: Floats = field(compare=False, repr=False)


@dataclass(frozen=True)
class _Units:
    """The units of one line as arrays, in one order."""

    codes: list[str]
    place: Mapping[str, int]
    cost: Floats
    volume: float
    counts: np.ndarray
    guarded: np.ndarray
    context: Floats
    here: int

    @classmethod
    def of(cls, units: pl.DataFrame, own: str, context: Sequence[str]) -> "_Units":
        units = units.sort("code")  # so that a draw means the same municipalities for every line
        codes = units["code"].to_list()
        place = {c: n for n, c in enumerate(codes)}
        cost = units["unit_cost"].cast(pl.Float64).fill_null(np.nan).to_numpy()
        columns = [units[c].cast(pl.Float64).fill_null(np.nan).to_numpy() for c in context]
        return cls(
            codes,
            place,
            cost,
            float(units["volume"][place[own]] or 0.0),
            units["counts"].to_numpy() & np.isfinite(cost),
            units["guarded"].to_numpy(),
            np.column_stack(columns) if columns else np.zeros((len(codes), 0)),
            place[own],
        )

    @property
    def own(self) -> float:
        return float(self.cost[self.here])

    def counting(self, group: Sequence[str], *, guard: bool) -> Places:
        """The peers of a group that may be a reference, in the order of the group."""
        places = np.array([self.place[c] for c in group if c in self.place], dtype=np.intp)
        kept = self.counts[places] & (places != self.here)
        return places[kept & ~self.guarded[places]] if guard else places[kept]

    def nearest(self, peers: Places) -> Places:
        """The 8 nearest in context; without context the group as it is. Ties keep the order of the group."""
        if self.context.shape[1] == 0 or not np.isfinite(self.context[self.here]).all():
            return peers
        squares = ((self.context[peers] - self.context[self.here]) ** 2).sum(axis=1)
        known = np.isfinite(squares)
        if known.sum() < FEWEST:
            return peers
        return peers[known][np.argsort(squares[known], kind="stable")][:NEAREST]

    def gap(self, reference: Any) -> Any:
        """What the own unit cost is above a reference (or many), times the volume: signed euros per year."""
        return (self.own - reference) * self.volume


def anatomy(
    units: pl.DataFrame,
    own: str,
    default: Sequence[str],
    groups: Sequence[Sequence[str]],
    *,
    context: Sequence[str] = (),
    level: Level = Level.MEDIAN,
    reliability: float = 1.0,
    beyond: bool | None = None,
    seed: int = 1,
) -> Anatomy | None:
    """The estimate of one line, or None where own unit cost, volume or five counting peers are missing.

    ``units``: code, unit_cost (euros per unit of volume, mean of the account years), volume, counts
    (passed the test on its books), guarded (quality in the worst quartile), and a z-score per name in
    ``context``. ``default``: codes of the shown group; ``groups``: all reasonable ones. ``reliability``: the
    rank correlation of the indicator from one year to the next, 0 to 1. The same seed resamples the same
    municipalities for every line. ``beyond``: whether there is nothing, whatever other groups say, because
    the unit lies at or beyond the reference; None means when its gross gap is not above nothing. ``level``
    must be one that looks at peers.
    """
    p = level.p
    assert p is not None, level
    known = _Units.of(units, own, context)
    shown = known.counting(default, guard=False)
    if not np.isfinite(known.own) or known.volume <= 0 or len(shown) < FEWEST:
        return None
    keep = min(max(reliability, 0.0), 1.0)
    near = known.nearest(shown)
    safe = known.counting(default, guard=True)
    good = known.nearest(safe) if len(safe) >= FEWEST else near
    reference = _quantile(known.cost[shown], p)
    gross, after_context, after_guard = (
        float(known.gap(_quantile(known.cost[peers], p))) for peers in (shown, near, good)
    )
    table = _table(known, groups)
    guard = tuple(known.codes[n] for n in shown if known.guarded[n]) if len(safe) >= FEWEST else ()
    peers = tuple(known.codes[n] for n in good)
    if table is None or (gross <= 0 if beyond is None else beyond):
        return _nothing(guard, peers, reference, _stress(known, table, p, keep, room=False))
    replicates = np.maximum(0.0, keep * known.gap(table.resampled(p, len(known.codes), seed)))
    low, central, high = np.quantile(replicates, (LOW, CENTRAL, HIGH)).tolist()
    return Anatomy(
        low,
        central,
        high,
        (
            ("gross", gross),
            ("circumstances", after_context - gross),
            ("noise", (keep - 1) * after_context),
            ("guard", keep * (after_guard - after_context)),
            ("range", central - keep * after_guard),
        ),
        guard,
        peers,
        reference,
        _half(replicates),
        _from_groups(replicates, len(table.sizes)),
        _stress(known, table, p, keep, room=central > 0),
        replicates,
    )


def against_norm(own: float, volume: float, norm: float) -> Anatomy:
    """The estimate against a norm, in the same units: one number, so its range has no width.

    Nobody else's figures are in it, so there are no circumstances, no chance, no guard and no stress.
    """
    gross = (own - norm) * volume
    if gross <= 0:
        return _nothing((), (), norm, None)
    each = np.full(DOORREKENINGEN, gross)
    steps = (("gross", gross),)
    return Anatomy(gross, gross, gross, steps, (), (), norm, (gross, gross), 0.0, None, each)


def against_own_years(
    own: float, volume: float, years: Sequence[float], *, reliability: float = 1.0, seed: int = 1
) -> Anatomy:
    """The estimate against the own lowest years: the mean of the three lowest, because one year is luck.

    ``years``: at least three own unit costs in the prices of today. The range comes from drawing the years
    again. There are no peers in it, so no circumstances, no guard and no stress.
    """
    keep = min(max(reliability, 0.0), 1.0)
    known = np.asarray(years, dtype=float)
    reference = float(np.sort(known)[:LOWEST_YEARS].mean())
    gross = (own - reference) * volume
    if gross <= 0:
        return _nothing((), (), reference, None)
    lot = np.random.default_rng(seed)
    drawn = np.sort(known[lot.integers(0, len(known), (DOORREKENINGEN, len(known)))], axis=1)
    replicates = np.maximum(0.0, keep * (own - drawn[:, :LOWEST_YEARS].mean(axis=1)) * volume)
    low, central, high = np.quantile(replicates, (LOW, CENTRAL, HIGH)).tolist()
    steps = (("gross", gross), ("noise", (keep - 1) * gross), ("range", central - keep * gross))
    return Anatomy(
        low, central, high, steps, (), (), reference, _half(replicates), 0.0, None, replicates
    )


def without_overlap(child: Anatomy, parent: Anatomy) -> Anatomy:
    """A line whose parent already holds its euros: what the parent absorbs comes off, as a last step."""
    left = np.maximum(0.0, child.replicates - parent.replicates)
    low, central, high = np.quantile(left, (LOW, CENTRAL, HIGH)).tolist()
    return replace(
        child,
        low=low,
        central=central,
        high=high,
        steps=(*child.steps, ("overlap", central - child.central)),
        half=_half(left),
        replicates=left,
    )


def _nothing(
    guard: tuple[str, ...], peers: tuple[str, ...], reference: float, stress: Stress | None
) -> Anatomy:
    """At or beyond the reference."""
    none = np.zeros(DOORREKENINGEN)
    steps = (("gross", 0.0),)
    return Anatomy(0.0, 0.0, 0.0, steps, guard, peers, reference, (0.0, 0.0), 0.0, stress, none)


def _quantile(values: Floats, p: float) -> float:
    return float(np.quantile(values, p))  # linear is type 7


def _half(replicates: Floats) -> tuple[float, float]:
    lower, upper = np.quantile(replicates, (0.25, 0.75)).tolist()
    return lower, upper


def _table(known: _Units, groups: Sequence[Sequence[str]]) -> Groups | None:
    """The peers behind each reference; groups with under five are left out, None when all are."""
    counted = (known.counting(group, guard=True) for group in groups)
    found = [peers for peers in counted if len(peers) >= FEWEST]
    return Groups(known.cost, found) if found else None


def _stress(known: _Units, table: Groups | None, p: float, keep: float, *, room: bool) -> Stress:
    if table is None:
        return Stress(0, 0.0, 0.0, 0.0)
    amounts = np.sort(keep * known.gap(table.references(p)))
    share = float((amounts > 0).mean())
    low, high = np.quantile(amounts, (LOW, HIGH)).tolist()
    return Stress(len(amounts), share if room else 1 - share, low, high, tuple(amounts.tolist()))


def _from_groups(replicates: Floats, groups: int) -> float:
    """The share of the variance that lies between groups: which choice, rather than which peers in it."""
    total = float(replicates.var())
    if total == 0:
        return 0.0
    turn = np.arange(len(replicates)) * groups // len(replicates)
    counts = np.bincount(turn, minlength=groups)
    sums = np.bincount(turn, weights=replicates, minlength=groups)
    present = counts > 0
    means = sums[present] / counts[present]
    between = float(np.average((means - replicates.mean()) ** 2, weights=counts[present]))
    within = total - between
    # The mean of a few resamples carries chance of its own; take it off, or every group would seem to matter.
    few = float(counts[present].mean())
    chance = within / max(few - 1, 1)
    return min(1.0, max(0.0, (between - chance) / total))
