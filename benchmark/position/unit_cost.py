"""A ratio of one's own figures, with the totals of groups, laid beside what somebody published.

A total is the ratio of sums and not the mean of ratios, over the units that have both figures: numerator
and denominator travel together, and the ratio is taken once (METHODS section 2, ARCHITECTURE).
"""

import math
from collections.abc import Iterable
from typing import NamedTuple

import polars as pl

TOTAL = "*"  # before the name of a group, in the column of units
SCHEMA = {
    "unit": pl.String,
    "value": pl.Float64,
    "reason": pl.String,
    "published": pl.Float64,
    "reproduces": pl.Boolean,
}


class _Pair(NamedTuple):
    """Numerator, denominator and what was published, of a unit or a group."""

    unit: str
    numerator: float | None
    denominator: float | None
    published: float | None


def unit_costs(
    units: pl.DataFrame, *, scale: float = 1.0, tolerance: float = 0.005
) -> pl.DataFrame:
    """``scale`` x numerator / denominator: a row per unit, then a row ``*GROUP`` per group.

    ``units``: unit, numerator, denominator, and where there are any: group, published. Missing is null.
    Gives unit, value (null with a Dutch ``reason``), reason (null with a value), published, and
    ``reproduces``: whether value and published differ by no more than ``tolerance`` x published; null
    where one of them is missing. Groups stand in the order in which they first appear.
    """
    found = [_row(pair, scale, tolerance) for pair in (*_units(units), *_groups(units))]
    return pl.DataFrame(found, schema=SCHEMA, orient="row")


def _units(units: pl.DataFrame) -> Iterable[_Pair]:
    for row in units.iter_rows(named=True):
        yield _Pair(row["unit"], row["numerator"], row["denominator"], row.get("published"))


def _groups(units: pl.DataFrame) -> Iterable[_Pair]:
    if "group" not in units.columns:
        return
    members: dict[str, list[tuple[float | None, float | None]]] = {}
    columns = units.select("group", "numerator", "denominator")
    for group, numerator, denominator in columns.iter_rows():
        if group is not None:
            members.setdefault(group, []).append((numerator, denominator))
    for group, pairs in members.items():
        # a negative denominator is a mistake and no figure; a zero is one, and its cost counts
        known = [(n, d) for n, d in pairs if n is not None and d is not None and d >= 0]
        numerator = _sum(n for n, _ in known) if known else None
        denominator = _sum(d for _, d in known) if known else None
        yield _Pair(TOTAL + group, numerator, denominator, None)


def _sum(figures: Iterable[float]) -> float:
    """The exact sum, whatever the order of rows; infinite where it is too large for a number."""
    try:
        return math.fsum(figures)
    except OverflowError:
        return math.inf


def _row(
    pair: _Pair, scale: float, tolerance: float
) -> tuple[str, float | None, str | None, float | None, bool | None]:
    value, reason = _ratio(pair, scale)
    reproduces = None
    if value is not None and pair.published is not None:
        reproduces = abs(value - pair.published) <= tolerance * abs(pair.published)
    return pair.unit, value, reason, pair.published, reproduces


def _ratio(pair: _Pair, scale: float) -> tuple[float | None, str | None]:
    """The ratio, or why there is none."""
    missing = [
        name
        for name, figure in (("teller", pair.numerator), ("noemer", pair.denominator))
        if figure is None
    ]
    if pair.numerator is None or pair.denominator is None:
        return None, f"{' en '.join(missing)} {'ontbreken' if len(missing) > 1 else 'ontbreekt'}"
    if pair.denominator == 0:
        return None, "noemer is nul"
    if pair.denominator < 0:
        return None, "noemer is negatief"
    value = pair.numerator / pair.denominator * scale
    return (value, None) if math.isfinite(value) else (None, "uitkomst is te groot om te tonen")
