"""Somebody else's frontiers: scores, slacks, order-m, and a bootstrap with their draws and with ours."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from benchmark.frontier import (
    Orientation,
    Returns,
    bootstrap,
    draws,
    free_disposal,
    order_m,
    scale_efficiency,
    scores,
    slacks,
)
from tests.places import FIXTURES

FOLDER = FIXTURES / "frontier"


def read(path: Path) -> pl.DataFrame:
    return pl.read_csv(path, null_values=["NA", ""], infer_schema_length=None)


def having(pattern: str) -> list[str]:
    return sorted(str(p.relative_to(FOLDER)) for p in FOLDER.glob(f"*/{pattern}.csv"))


def figures(folder: Path) -> tuple[np.ndarray, np.ndarray]:
    data = read(folder / "data.csv").cast(pl.Float64, strict=False)
    return tuple(data.select(f"^{c}\\d+$").to_numpy() for c in "xy")


def gap(found, expected: pl.Series) -> float:
    return float(np.abs(np.asarray(found) - expected.to_numpy()).max())


@pytest.mark.parametrize("file", having("expected_scores"))
def test_scores(file):
    x, y = figures((FOLDER / file).parent)
    expected = read(FOLDER / file)
    for way in Orientation:
        for returns in (Returns.VRS, Returns.CRS, Returns.DRS, Returns.IRS):
            found = scores(x, y, returns, way)
            assert gap(found.values, expected[f"{returns}_{way}"]) < 1e-6
            assert found.by_highs == 0
        assert gap(free_disposal(x, y, way).values, expected[f"fdh_{way}"]) < 1e-6
    share, classes = scale_efficiency(x, y, Orientation.IN)
    assert gap(share, expected["scale_eff_in"]) < 1e-6
    assert classes == expected["rts_class"].to_list()


@pytest.mark.parametrize("file", having("expected_scores"))
@pytest.mark.parametrize("returns", [Returns.CRS, Returns.VRS])
def test_super_efficiency(file, returns):
    expected = read(FOLDER / file)[f"super_{returns}_in"].cast(pl.Float64).fill_null(np.nan)
    found = scores(*figures((FOLDER / file).parent), returns, Orientation.IN, exclude_self=True)
    np.testing.assert_allclose(found.values, expected, atol=1e-6, rtol=0)


@pytest.mark.parametrize("file", having("expected_slacks_lambdas_*"))
def test_slacks_and_reference_weights(file):
    x, y = figures((FOLDER / file).parent)
    expected = read(FOLDER / file)
    returns = Returns(file[-7:-4])
    values = scores(x, y, returns, Orientation.IN).values
    found = slacks(x, y, values, returns, Orientation.IN)
    theirs = expected.select("^slack_.*$").to_numpy()
    np.testing.assert_allclose(np.hstack([found.inputs, found.outputs]), theirs, atol=1e-6)
    for column in expected.select("^L\\d+$"):
        assert gap(found.weights[:, int(column.name[1:]) - 1], column) < 1e-6


@pytest.mark.parametrize("file", having("expected_orderm"))
def test_order_m_is_exact(file):
    x, y = figures((FOLDER / file).parent)
    expected = read(FOLDER / file)
    for name in (c for c in expected.columns if "_m" in c):
        way, m = name.split("_m")
        found = order_m(x, y, int(m), Orientation(way))
        assert gap(found if way == "in" else 1 / found, expected[name]) < 1e-9


@pytest.mark.parametrize("file", having("expected_replay_vrs_in"))
def test_a_bootstrap_with_their_draws(file):
    folder = (FOLDER / file).parent
    x, y = figures(folder)
    theirs, summary = read(FOLDER / file), read(folder / "expected_replay_summary_vrs_in.csv")
    shape = (-1, len(x))
    drawn = zip(
        theirs["reflect_index"].to_numpy().reshape(shape),
        theirs["eps"].to_numpy().reshape(shape),
        strict=True,
    )
    found = bootstrap(x, y, Returns.VRS, Orientation.IN, drawn)
    assert found is not None
    assert found.bandwidth == pytest.approx(summary["h"][0], abs=1e-8)
    assert gap(1 / found.distances.ravel(), theirs["theta_star"]) < 1e-8
    for ours, name in ((found.corrected, "theta_bc"), (found.low, "ci_lo"), (found.high, "ci_hi")):
        assert gap(ours, summary[name]) < 1e-8


@pytest.mark.parametrize("file", having("expected_bootstrap_*"))
def test_a_bootstrap_with_our_draws(file):
    x, y = figures((FOLDER / file).parent)
    returns, way = file[:-4].split("_")[-2:]
    expected = read(FOLDER / file)
    scale = {"in": "shep", "out": "farrell"}[way]
    name = {"in": "bc_shephard", "out": "bc_farrell"}[way]
    for seed in (
        (1, 2) if len(x) < 60 else (1,)
    ):  # seventy programs of eight rows take half a minute
        run = bootstrap(x, y, Returns(returns), Orientation(way), draws(len(x), 2000, seed))
        assert run is not None
        assert gap(run.corrected, expected[name]) < 0.005, seed
        assert gap(run.low, expected[f"ci_{scale}_lo"]) < 0.01, seed
        assert gap(run.high, expected[f"ci_{scale}_hi"]) < 0.01, seed
