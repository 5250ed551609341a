"""How much y changes, in percent, with one percent more x, within units and beyond what all had in common in a period.

Least squares of log y on log x with an effect for every unit and for every period, standard errors clustered by
unit (Cameron and Miller 2015), by ``linearmodels``. A unit is laid beside itself only: that large ones differ from
small ones plays no part, nor does what moved everybody in a year. It says what went together, not what caused it.
"""

import importlib
from dataclasses import dataclass

import polars as pl

CONFIDENCE = 0.95
LEAST_SPREAD = 1e-9  # of log x within units and periods; below it there is no change to go by


@dataclass(frozen=True)
class Elasticity:
    """``value``: percent of y with 1% more x; ``low`` and ``high``: the 95% interval; ``error`` its standard error.

    ``units``, ``periods`` and ``n``: how many units, which periods and how many observations it rests on.
    """

    value: float
    low: float
    high: float
    error: float
    units: int
    periods: tuple[int, ...]
    n: int

    @property
    def told_apart(self) -> bool:
        """Whether it can be told apart from zero."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True)
class TooLittle:
    """No estimate: so many units and periods are left to compare; ``still``: x does not move within them."""

    units: int
    periods: tuple[int, ...]
    still: bool = False


def elasticity(
    panel: pl.DataFrame, *, least_units: int, least_periods: int
) -> Elasticity | TooLittle:
    """The estimate over a panel: one row per ``unit`` and ``period`` with ``x`` and ``y``, both above zero.

    A unit with one period, or a period with one unit, cannot be compared with itself and is left out: it would
    change nothing in the estimate, and make the interval look surer than it is (Correia 2015). The order of rows
    does not matter. Raises ValueError for a unit that has a period twice or for a value that has no logarithm.
    """
    _check(panel)
    used = _connected(panel).sort("unit", "period")
    units, periods = used["unit"].n_unique(), tuple(used["period"].unique().sort())
    if units < least_units or len(periods) < least_periods:
        return TooLittle(units, periods)
    if _spread(used) < LEAST_SPREAD:
        return TooLittle(units, periods, still=True)
    value, error, low, high = _fit(used)
    return Elasticity(value, low, high, error, units, periods, used.height)


def _check(panel: pl.DataFrame) -> None:
    if panel.select(pl.struct("unit", "period").is_duplicated().any()).item():
        raise ValueError("a unit has a period twice")
    both = pl.col("x", "y")
    wrong = pl.any_horizontal(both.is_null() | ~(both > 0) | ~both.is_finite())
    if panel.select(wrong.any()).item():
        raise ValueError("a value has no logarithm")


def _connected(panel: pl.DataFrame) -> pl.DataFrame:
    """The rows whose unit has another period and whose period has another unit."""
    while True:
        others = (pl.len().over("unit") > 1) & (pl.len().over("period") > 1)
        kept = panel.filter(others)
        if kept.height == panel.height:
            return kept
        panel = kept


def _spread(panel: pl.DataFrame) -> float:
    """The largest move of log x within a unit, after what all units had in common in a period."""
    log = pl.col("x").log()
    within = panel.with_columns(moved=log - log.mean().over("period"))
    most = within.group_by("unit").agg(pl.col("moved").max() - pl.col("moved").min())
    return float(most.select(pl.col("moved").max()).item() or 0.0)


def _fit(panel: pl.DataFrame) -> tuple[float, float, float, float]:
    """Value, standard error, and both ends of the interval.

    Both effects count in the degrees of freedom, as the library does by itself for two of them. Programs that leave
    out those of the clusters give a slightly narrower interval; with few years we stay on the safe side.
    """
    pandas = importlib.import_module("pandas")
    models = importlib.import_module("linearmodels.panel")
    index = pandas.MultiIndex.from_arrays([panel["unit"].to_numpy(), panel["period"].to_numpy()])
    logs = {name: panel[name].log().to_numpy() for name in ("x", "y")}
    frame = pandas.DataFrame(logs, index=index)
    model = models.PanelOLS(frame["y"], frame[["x"]], entity_effects=True, time_effects=True)
    found = model.fit(cov_type="clustered", cluster_entity=True)
    ends = found.conf_int(CONFIDENCE).loc["x"]
    return (
        float(found.params["x"]),
        float(found.std_errors["x"]),
        float(ends["lower"]),
        float(ends["upper"]),
    )
