"""Does a group surround its municipality, or does it lie to one side on something that matters?

The difference is the mean of the group less the own value, in standard deviations (n - 1) over all units.
Source: METHODS section 1.6; from half a standard deviation it warns.
"""

from collections.abc import Sequence

import polars as pl

CODE, COVARIATE, DIFFERENCE = "code", "covariate", "difference"
UNBALANCED = 0.5


def balance(units: pl.DataFrame, own: str, peers: Sequence[str]) -> pl.DataFrame:
    """A row per covariate: covariate, difference.

    ``units``: code and numeric covariates, null where unknown; peers whose value is unknown do not count.
    The difference is null where the own value is unknown, no peer has one, or nobody differs.
    """
    names = [c for c in units.columns if c != CODE]
    values = units.select(CODE, pl.col(names).cast(pl.Float64))
    mean = _one(values.filter(pl.col(CODE).is_in(list(peers))), pl.col(names).mean())
    own_values = _one(values.filter(pl.col(CODE) == own), pl.col(names).first())
    spread = _one(values, pl.col(names).std(ddof=1))
    found = [_difference(mean[n], own_values[n], spread[n]) for n in names]
    return pl.DataFrame(
        {COVARIATE: names, DIFFERENCE: found}, schema={COVARIATE: pl.String, DIFFERENCE: pl.Float64}
    )


def _one(frame: pl.DataFrame, what: pl.Expr) -> dict[str, float | None]:
    return frame.select(what).row(0, named=True)


def _difference(mean: float | None, own: float | None, spread: float | None) -> float | None:
    if mean is None or own is None or not spread:
        return None
    return (mean - own) / spread
