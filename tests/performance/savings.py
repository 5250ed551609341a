"""A stress test of one line: all reasonable groups, formed and computed, against the line computed once.

Once is what a reader sees without the stress test: from the frame of all municipalities the peers that count,
the 8 nearest in context, and the gap at the reference, for the one group that is shown.
"""

import time
from collections.abc import Callable, Iterator
from statistics import median

import numpy as np
import polars as pl

from benchmark.peers.reasonable import reasonable
from benchmark.savings.anatomy import anatomy
from tests.performance.outcome import Outcome

NAME = "savings"
MUNICIPALITIES, OWN, K, RUNS = 342, "GM0100", 15, 31
CONTEXT = ("urban", "old", "origin")
BAR = 30.0


def measure(say: Callable[[str], None]) -> Iterator[Outcome]:
    say("stress test of a line")
    units = _units()
    default = _default(units)
    groups = [codes for _, codes in reasonable(units, OWN, CONTEXT, default)]
    assert len(groups) >= 300

    def stressed() -> object:
        formed = [codes for _, codes in reasonable(units, OWN, CONTEXT, default)]
        return anatomy(units, OWN, default, formed, context=CONTEXT, reliability=0.9)

    found = stressed()
    assert found is not None
    pairs = [
        (_milliseconds(stressed), _milliseconds(lambda: _once(units, default))) for _ in range(RUNS)
    ]
    mine, theirs = ([p[n] for p in pairs] for n in (0, 1))
    note = f"{len(groups)} groups formed, with 2,000 resamples; {RUNS} pairs"
    what = "stress test of one line, groups and range included, against the line once"
    yield Outcome(NAME, what, median(mine), median(theirs), "ms", BAR, note)


def _units() -> pl.DataFrame:
    lot = np.random.default_rng(1)
    return pl.DataFrame(
        {
            "code": [f"GM{n:04}" for n in range(MUNICIPALITIES)],
            "inhabitants": np.exp(lot.normal(10.4, 0.6, MUNICIPALITIES)).round(),
            "unit_cost": lot.lognormal(3.7, 0.3, MUNICIPALITIES),
            "volume": lot.lognormal(10.4, 0.8, MUNICIPALITIES),
            "counts": lot.random(MUNICIPALITIES) < 0.6,
            "guarded": lot.random(MUNICIPALITIES) < 0.1,
            **{name: lot.normal(size=MUNICIPALITIES) for name in CONTEXT},
        }
    ).with_columns(
        unit_cost=pl.when(pl.col("code") == OWN).then(90.0).otherwise(pl.col("unit_cost"))
    )


def _default(units: pl.DataFrame) -> list[str]:
    own = units.filter(pl.col("code") == OWN)["inhabitants"][0]
    far = (pl.col("inhabitants") / own).log().abs()
    return units.filter(pl.col("code") != OWN).sort(far, "code")["code"][:K].to_list()


def _once(units: pl.DataFrame, default: list[str]) -> float:
    """The line for one group, as anybody would write it with frames."""
    own = units.filter(pl.col("code") == OWN)
    peers = units.filter(pl.col("code").is_in(default), "counts", ~pl.col("guarded"))
    apart = [(pl.col(c) - own[c][0]) ** 2 for c in CONTEXT]
    near = peers.sort(pl.sum_horizontal(apart), "code").head(8)
    reference = near["unit_cost"].quantile(0.5, interpolation="linear")
    return float(0.9 * (own["unit_cost"][0] - reference) * own["volume"][0])


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
