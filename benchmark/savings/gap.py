"""The unit-cost gap of every unit against its own peers: what it pays more than the reference.

gap = max(0, unit cost - reference) x volume (METHODS section 3). The reference is a quantile (type 7)
of the peers with figures; the unit itself is never one of them. It is a difference, not a saving.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import polars as pl

from benchmark.position.rank import mid_rank
from benchmark.position.standing import quantile

Reference = Literal["median", "p25", "min"]
LEVELS: dict[Reference, float] = {"median": 0.5, "p25": 0.25, "min": 0.0}
NEEDED = {"cost": "kosten", "volume": "volume", "size": "grootte"}
PLURAL = frozenset({"kosten"})
SCHEMA: dict[str, pl.DataType] = {
    "unit": pl.String(),
    "unit_cost": pl.Float64(),
    "peers": pl.List(pl.String),
    "n_delivered": pl.Int64(),
    "reference": pl.Float64(),
    "gap": pl.Float64(),
    "share": pl.Float64(),
    "rank": pl.Float64(),
    "reason": pl.String(),
}


def gaps(
    units: pl.DataFrame, peers: Mapping[str, Sequence[str]], reference: Reference = "median"
) -> pl.DataFrame:
    """A row per unit, in the order of ``units``.

    ``units``: unit, cost, volume, size; null where missing. ``peers``: per unit the codes of its peers.
    A unit cost exists where cost and volume are positive; ``n_delivered`` peers have one. ``gap`` is in
    the unit of cost, ``share`` is gap / cost and ``rank`` the mid-rank among those peers, both 0-1. What
    cannot be computed is null, and ``reason`` says why in Dutch; it also warns of a thin reference.
    """
    own = {row["unit"]: _unit_cost(row) for row in units.iter_rows(named=True)}
    rows = [
        _row(row, own, peers.get(row["unit"], ()), reference) for row in units.iter_rows(named=True)
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _unit_cost(row: Mapping[str, Any]) -> float | None:
    cost, volume = row["cost"], row["volume"]
    if not (_positive(cost) and _positive(volume)):
        return None
    found: float = cost / volume
    return found if math.isfinite(found) else None


def _positive(figure: float | None) -> bool:
    return figure is not None and figure > 0


def _row(
    row: Mapping[str, Any],
    unit_costs: Mapping[str, float | None],
    peers: Sequence[str],
    reference: Reference,
) -> tuple[Any, ...]:
    own = unit_costs[row["unit"]]
    found = sorted(u for p in peers if (u := unit_costs[p]) is not None)
    level = quantile(found, LEVELS[reference]) if found else None
    gap = share = rank = None
    if own is not None and level is not None:
        gap = max(0.0, own - level) * row["volume"]
        share = gap / row["cost"]
        rank = mid_rank(found, own)
    reason = "; ".join([*_problems(row), *_thin(peers, len(found))]) or None
    return row["unit"], own, list(peers), len(found), level, gap, share, rank, reason


def _problems(row: Mapping[str, Any]) -> list[str]:
    """What is wrong with the figures of a unit."""
    found = []
    if _positive(row["cost"]) and _positive(row["volume"]) and _unit_cost(row) is None:
        found.append("kosten per eenheid zijn te groot om te tonen")
    for column, name in NEEDED.items():
        figure, are = row[column], "zijn" if name in PLURAL else "is"
        if figure is None:
            found.append(f"{name} {'ontbreken' if name in PLURAL else 'ontbreekt'}")
        elif figure <= 0:
            found.append(f"{name} {are} {'nul' if figure == 0 else 'negatief'}")
    return found


def _thin(peers: Sequence[str], n: int) -> list[str]:
    if not peers or n > 1:
        return []
    return [f"{'geen' if n == 0 else 'maar één'} van de {len(peers)} in de groep heeft een cijfer"]
