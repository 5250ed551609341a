"""The elasticity of a panel: worked by hand, against dummy variables, against the library alone, and what may not matter."""

import math
import random

import numpy as np
import pandas as pd
import polars as pl
import pytest
from linearmodels.panel import PanelOLS

from benchmark.position.elasticity import Elasticity, TooLittle, elasticity
from tests.examples import frame

SEED = 11


def estimated(panel: pl.DataFrame, units: int = 3, periods: int = 2) -> Elasticity:
    found = elasticity(panel, least_units=units, least_periods=periods)
    assert isinstance(found, Elasticity)
    return found


def drawn(units: int = 40, periods: int = 4, slope: float = -0.4) -> pl.DataFrame:
    """A panel with gaps in which y follows x, the unit and the period."""
    lot = random.Random(SEED)
    rows = []
    for u in range(units):
        level = lot.gauss(0, 1)
        for t in range(periods):
            x = lot.gauss(6, 0.3) + 0.1 * t
            y = slope * x + level + 0.05 * t + lot.gauss(0, 0.1)
            if lot.random() > 0.1:
                rows.append((f"GM{u:04}", 2021 + t, math.exp(x), math.exp(y)))
    return pl.DataFrame(rows, schema=["unit", "period", "x", "y"], orient="row")


def test_a_calculation_by_hand():
    """Three municipalities, two years, and x and y as powers of e so that their logarithms are whole.

    | log x | 1st | 2nd | change | less the mean of 2 |     | log y | change | less the mean of -5/3 |
    | A     | 0   | 1   | 1      | -1                 |     | A     | -1     | 2/3                    |
    | B     | 0   | 3   | 3      | 1                  |     | B     | -3     | -4/3                   |
    | C     | 0   | 2   | 2      | 0                  |     | C     | -1     | 2/3                    |

    With two years the transform within municipality and year is half of the last columns, with a minus for the first
    year. Slope: (-1 x 2/3 + 1 x -4/3 + 0) / (1 + 1 + 0) = -1.
    What is left: 2/3 - 1 = -1/3, -4/3 + 1 = -1/3 and 2/3. Per municipality the sum over both years of x times what is
    left is half of the product: 1/6, -1/6 and 0. Their squares add to 1/18; the squares of x add to 2 x 2/4 = 1.
    The variance is 1/18, times 6 observations / (6 - 4 effects - 1 slope) = 6: one third. With one degree of freedom
    the interval is -1 plus or minus 12.706 x the root of one third.
    """
    e = math.e
    panel = frame(
        f"""
        | unit | period | x        | y         |
        | A    | 1      | 1.0      | 1.0       |
        | A    | 2      | {e}      | {e**-1}   |
        | B    | 1      | 1.0      | 1.0       |
        | B    | 2      | {e**3}   | {e**-3}   |
        | C    | 1      | 1.0      | 1.0       |
        | C    | 2      | {e**2}   | {e**-1}   |
        """
    )
    found = estimated(panel)
    assert found.value == pytest.approx(-1)
    assert found.error == pytest.approx(math.sqrt(1 / 3))
    assert found.low == pytest.approx(-1 - 12.7062 * math.sqrt(1 / 3), abs=1e-4)
    assert found.high == pytest.approx(-1 + 12.7062 * math.sqrt(1 / 3), abs=1e-4)
    assert (found.units, found.periods, found.n) == (3, (1, 2), 6)
    assert not found.told_apart


def test_the_same_as_least_squares_with_a_dummy_for_everything():
    panel = drawn()
    found = estimated(panel)
    unit, period = (pd.Categorical(panel[c].to_list()).codes for c in ("unit", "period"))
    log = {c: np.log(panel[c].to_numpy()) for c in ("x", "y")}
    dummies = [np.eye(unit.max() + 1)[unit], np.eye(period.max() + 1)[period][:, 1:]]
    everything = np.column_stack([log["x"], *dummies])
    fitted, *_ = np.linalg.lstsq(everything, log["y"], rcond=None)
    assert found.value == pytest.approx(fitted[0])
    # The slope alone, after the dummies took their part (Frisch and Waugh), with what is left summed per unit.
    others = np.column_stack(dummies)
    left_x = log["x"] - others @ np.linalg.lstsq(others, log["x"], rcond=None)[0]
    score = left_x * (log["y"] - everything @ fitted)
    meat = sum(score[unit == u].sum() ** 2 for u in range(unit.max() + 1))
    free = len(score) - everything.shape[1]
    error = math.sqrt(meat / (left_x @ left_x) ** 2 * len(score) / free)
    assert found.error == pytest.approx(error)


def test_the_same_as_the_library_used_bare():
    panel = drawn()
    logs = pd.DataFrame({c: np.log(panel[c].to_numpy()) for c in ("x", "y")})
    logs.index = pd.MultiIndex.from_arrays([panel[c].to_list() for c in ("unit", "period")])
    model = PanelOLS(logs["y"], logs[["x"]], entity_effects=True, time_effects=True)
    bare = model.fit(cov_type="clustered", cluster_entity=True)
    found = estimated(panel)
    ends = bare.conf_int().loc["x"]
    assert (found.value, found.error) == pytest.approx((bare.params["x"], bare.std_errors["x"]))
    assert (found.low, found.high) == pytest.approx((ends["lower"], ends["upper"]))


def test_the_slope_that_was_put_in_comes_out():
    found = estimated(drawn(units=120))
    assert found.low < -0.4 < found.high < 0 and found.told_apart


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_rows_does_not_matter(seed: int):
    panel = drawn()
    assert estimated(panel.sample(fraction=1, shuffle=True, seed=seed)) == estimated(panel)


def test_counting_a_channel_otherwise_everywhere_changes_nothing():
    panel = drawn()
    once = estimated(panel)
    scaled = estimated(panel.with_columns(pl.col("y") * 7, pl.col("x") / 1000))
    assert scaled.value == pytest.approx(once.value)
    assert (scaled.low, scaled.high) == pytest.approx((once.low, once.high))


def test_a_municipality_with_one_year_changes_nothing():
    """Nor does a year with one municipality, nor one that is left with one year by that."""
    panel = drawn()
    alone = [("GM9998", 2022, 5.0, 9.0), ("GM9999", 2021, 5.0, 9.0), ("GM9999", 2035, 7.0, 9.0)]
    more = pl.DataFrame(alone, schema=panel.schema, orient="row")
    assert estimated(pl.concat([panel, more])) == estimated(panel)


def test_too_little_is_no_number():
    panel = drawn(units=12, periods=2)
    for least in ({"least_units": 30, "least_periods": 2}, {"least_units": 5, "least_periods": 3}):
        found = elasticity(panel, **least)
        assert isinstance(found, TooLittle)
        assert found.periods == (2021, 2022) and not found.still
    empty = elasticity(panel.clear(), least_units=3, least_periods=2)
    assert empty == TooLittle(0, ())


def test_a_channel_that_never_moves_is_no_number():
    """Constant per municipality, and one move that all share in a year: nothing is left within."""
    panel = drawn().with_columns(
        x=pl.lit(800.0) * pl.when(pl.col("period") > 2022).then(1.1).otherwise(1.0)
    )
    found = elasticity(panel, least_units=3, least_periods=2)
    assert isinstance(found, TooLittle) and found.still


@pytest.mark.parametrize("wrong", [0.0, -3.0, math.nan, None])
def test_a_value_without_a_logarithm_is_refused(wrong: float | None):
    row = pl.DataFrame([("GM9999", 2021, wrong, 9.0)], schema=drawn().schema, orient="row")
    with pytest.raises(ValueError, match="logarithm"):
        elasticity(pl.concat([drawn(), row]), least_units=3, least_periods=2)


def test_the_same_year_twice_is_refused():
    panel = drawn()
    with pytest.raises(ValueError, match="twice"):
        elasticity(pl.concat([panel, panel.head(1)]), least_units=3, least_periods=2)
