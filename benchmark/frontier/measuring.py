"""Everything that a frontier says of every unit, in one frame: scores, how sure, whose example, what stands out.

The reference set is all units that are given. METHODS sections 3 to 5 have the measures.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import polars as pl

from benchmark.catalogue.frontier import Frontier
from benchmark.frontier.bootstrap import Bootstrapped, bootstrap, draws
from benchmark.frontier.dominance import free_disposal
from benchmark.frontier.envelopment import scores
from benchmark.frontier.order_m import conditional_order_m, order_m
from benchmark.frontier.scale import scale_efficiency
from benchmark.frontier.slacks import slacks
from benchmark.frontier.technology import Orientation, Returns
from benchmark.frontier.units import Array, Units

IN, VRS = Orientation.IN, Returns.VRS
NO_SPREAD = "alle gemeenten liggen op de grens"
TOO_WIDE = "de spreiding is te groot"
NO_OTHERS = "de andere gemeenten bedienen samen niet zoveel"
NOBODY_NEAR = "geen andere gemeente van deze grootte bedient minstens zoveel"
MARKED = "de gemeente valt zelf op"

SCHEMA: dict[str, Any] = {
    "code": pl.String,
    # the largest share of the own cost that mixtures of real units do it for, and how sure that is
    "score": pl.Float64, "corrected": pl.Float64, "low": pl.Float64, "high": pl.Float64,
    "justified": pl.Boolean, "corrected_why": pl.String,
    # the same as if any size were possible; the part that scale explains; "crs", "drs" or "irs"
    "constant": pl.Float64, "scale": pl.Float64, "scale_class": pl.String,
    # one real unit that serves at least as much; null when that is nobody else
    "real": pl.Float64, "real_code": pl.String,
    # against the expected best of a few, of everyone and of units of a like size
    "order_m": pl.Float64, "order_m_size": pl.Float64, "order_m_size_why": pl.String,
    # without the unit itself among the examples; without those that stand out
    "super": pl.Float64, "super_why": pl.String, "without": pl.Float64, "without_why": pl.String,
    "examples": pl.List(pl.Struct({"code": pl.String, "weight": pl.Float64})),
    "slacks": pl.List(pl.Struct({"key": pl.String, "more": pl.Float64})),
    "example_for": pl.Int32, "often": pl.Boolean,
    "out_super": pl.Boolean, "out_order_m": pl.Boolean,
    "bandwidth": pl.Float64, "replications": pl.Int32, "seed": pl.Int64,
}  # fmt: skip


def measure(
    units: Units, sizes: Array, rule: Frontier, progress: Callable[[int], None] = lambda done: None
) -> pl.DataFrame:
    """One row per unit (``SCHEMA``), in the order of ``units``; inputs are costs, all figures positive.

    ``sizes``: n numbers of inhabitants. ``progress`` is told how many replicates of the bootstrap are done.
    What cannot be said is null, with a clause that says why in the column of that name.
    """
    x, y = units.inputs, units.outputs
    values = scores(x, y, VRS, IN).values
    share, classes = scale_efficiency(x, y, IN)
    real = free_disposal(x, y, IN)
    left = slacks(x, y, values, VRS, IN)
    example_for = (left.weights > 0).sum(axis=0) - (np.diag(left.weights) > 0)
    alone = scores(x, y, VRS, IN, exclude_self=True).values
    over = [order_m(x, y, m, IN) > rule.order_m for m in rule.stable_over]
    out_super, out_order_m = alone > rule.super_efficiency, np.all(over, axis=0)
    like = _order_m_of_size(units, sizes, rule)
    without = _without(x, y, out_super | out_order_m)
    other = real.by != np.arange(units.n)
    columns = {
        "code": units.codes,
        "score": values,
        **_sureness(units, rule, progress),
        "constant": scores(x, y, Returns.CRS, IN).values,
        "scale": share,
        "scale_class": classes,
        "real": np.where(other, real.values, np.nan),
        "real_code": [units.codes[j] if o else None for j, o in zip(real.by, other, strict=True)],
        "order_m": order_m(x, y, rule.order, IN),
        "order_m_size": like,
        "order_m_size_why": _why(like, NOBODY_NEAR),
        "super": alone,
        "super_why": _why(alone, NO_OTHERS),
        "without": without,
        "without_why": _why(without, MARKED),
        "examples": [_examples(units, row) for row in left.weights],
        "slacks": [_slacks(units, row) for row in left.outputs],
        "example_for": example_for,
        "often": example_for > rule.often * max(units.n - 1, 1),
        "out_super": out_super,
        "out_order_m": out_order_m,
        "replications": [rule.replications] * units.n,
        "seed": [rule.seed] * units.n,
    }
    frame = pl.DataFrame({name: _column(name, columns[name]) for name in SCHEMA})
    return frame.with_columns(pl.col(pl.Float64).fill_nan(None))


def _column(name: str, values: Any) -> pl.Series:
    """A column as ``SCHEMA`` has it."""
    return pl.Series(name, list(values), dtype=SCHEMA[name], strict=False)


def _why(values: Array, reason: str) -> list[str | None]:
    """The reason where there is no value."""
    return [None if np.isfinite(v) else reason for v in values]


def _sureness(units: Units, rule: Frontier, progress: Callable[[int], None]) -> dict[str, Any]:
    """The bootstrapped columns; empty with the reason where all units are on the frontier."""
    drawn = draws(units.n, rule.replications, rule.seed)
    sure: Bootstrapped | None = bootstrap(
        units.inputs, units.outputs, VRS, IN, drawn, progress=progress
    )
    if sure is None:
        nothing: list[None] = [None] * units.n
        empty = dict.fromkeys(("corrected", "low", "high", "justified", "bandwidth"), nothing)
        return {**empty, "corrected_why": [NO_SPREAD] * units.n}
    # an interval with one end means nothing to a reader: all three, or none and the reason
    whole = np.isfinite(sure.corrected) & np.isfinite(sure.low) & np.isfinite(sure.high)
    parts = {
        name: np.where(whole, getattr(sure, name), np.nan) for name in ("corrected", "low", "high")
    }
    return {
        **parts,
        "justified": [bool(j) if w else None for j, w in zip(sure.justified, whole, strict=True)],
        "corrected_why": _why(parts["corrected"], TOO_WIDE),
        "bandwidth": [sure.bandwidth] * units.n,
    }


def _order_m_of_size(units: Units, sizes: Array, rule: Frontier) -> Array:
    """Order-m among units of a like size; NaN where nobody else near makes as much."""
    z, h = np.log(sizes), float(np.log(rule.size_factor))
    found = conditional_order_m(units.inputs, units.outputs, rule.order, IN, z, h)
    near = np.abs(z[None, :] - z[:, None]) < h
    enough = (units.outputs[None, :, :] >= units.outputs[:, None, :]).all(axis=2)
    return np.where((near & enough).sum(axis=1) > 1, found, np.nan)


def _without(x: Array, y: Array, marked: Any) -> Array:
    """Scores among the units that do not stand out; NaN for those that do."""
    found = np.full(len(x), np.nan)
    if not marked.all():
        found[~marked] = scores(x[~marked], y[~marked], VRS, IN).values
    return found


def _examples(units: Units, weights: Array) -> list[dict[str, Any]]:
    """The reference units of one unit, heaviest first."""
    heavy = sorted(np.flatnonzero(weights > 0), key=lambda j: (-weights[j], units.codes[j]))
    return [{"code": units.codes[j], "weight": float(weights[j])} for j in heavy]


def _slacks(units: Units, more: Array) -> list[dict[str, Any]]:
    """How much more of each output the reference units make together."""
    names = units.output_names
    return [{"key": name, "more": float(m)} for name, m in zip(names, more, strict=True)]
