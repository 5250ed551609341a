"""What is measured of every municipality: by hand, by another solver, and what may change nothing."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from benchmark.answers import frontier_cloud
from benchmark.catalogue import Frontier
from benchmark.edition import Edition, Home, build
from benchmark.errors import FiguresError
from benchmark.frontier import Returns, Units, measuring
from benchmark.frontier.technology import Orientation
from benchmark.viewing import View
from benchmark.vocabulary import Outcome
from tests.benchmark.test_frontier_oracle import by_scipy
from tests.places import small_data


@pytest.fixture
def rule(view: View) -> Frontier:
    """The rule of the catalogue with few replicates."""
    return view.edition.catalogue.frontier.model_copy(update={"replications": 100})


def units(text: str) -> Units:
    """Units from "A 10 10; B 20 30": code, cost, what is served."""
    rows = [part.split() for part in text.split(";")]
    codes = tuple(r[0] for r in rows)
    cost, made = np.array([[float(r[1])] for r in rows]), np.array([[float(r[2])] for r in rows])
    return Units(codes, cost, made, ("lasten",), ("inwoners",))


def quiet(subject: str, done: int) -> None:
    """Nobody looks."""


def test_a_worked_example(rule: Frontier):
    """C serves 20 for 30. B serves more for 20; half A and half B serve 20 for 15; B per head does it for 13 1/3."""
    found = measuring.measure(units("A 10 10; B 20 30; C 30 20"), np.array([10.0, 30, 20]), rule)
    a, b, c = found.rows(named=True)
    assert (c["real"], c["real_code"]) == (pytest.approx(2 / 3), "B")
    assert c["score"] == pytest.approx(0.5) and c["constant"] == pytest.approx(4 / 9)
    assert c["scale"] == pytest.approx(8 / 9) and c["scale_class"] == "irs"
    assert c["examples"] == [{"code": "A", "weight": 0.5}, {"code": "B", "weight": 0.5}]
    assert c["slacks"] == [{"key": "inwoners", "more": 0.0}]
    assert (a["score"], a["super"], a["out_super"]) == (1.0, pytest.approx(2.0), True)
    assert (b["super"], b["super_why"]) == (None, measuring.NO_OTHERS)
    assert (b["real"], b["real_code"]) == (None, None)
    assert [r["example_for"] for r in (a, b, c)] == [1, 1, 0] and a["often"] and not c["often"]
    # the best of 25 out of B and C: almost surely B
    assert c["order_m"] == pytest.approx(2 / 3, abs=1e-6)
    assert (b["order_m_size"], b["order_m_size_why"]) == (None, measuring.NOBODY_NEAR)
    assert (a["without"], a["without_why"]) == (None, measuring.MARKED)
    assert c["without"] == pytest.approx(2 / 3)  # without A only B is an example


def test_when_all_are_on_the_frontier_there_is_no_correction(rule: Frontier):
    found = measuring.measure(units("A 10 10; B 20 20; C 30 30"), np.ones(3) * 1e4, rule)
    assert found["corrected"].null_count() == found["low"].null_count() == 3
    assert set(found["corrected_why"]) == {measuring.NO_SPREAD}


@pytest.mark.parametrize("subject", ["burgerzaken", "belastingen", "wonen_en_bouwen"])
def test_the_reference_set_is_everyone_who_passes_and_has_all_figures(view: View, subject: str):
    found = frontier_cloud.cloud(view, subject)
    assert found is not None and found.units is not None and found.enough
    assert (found.year, found.years) == (2023, (2022, 2023, 2024))
    passes = {c for c, o in view.outcomes(subject, 2023).items() if o is Outcome.PASSES}
    left_out = {c for c, s in found.status.items() if s == "incomplete"}
    assert set(found.units.codes) == passes - left_out and len(left_out) < 5
    fields = view.edition.catalogue.comparability.subject(subject).task_fields
    code = found.units.codes[7]
    costs = [view.amounts("lasten", fields, y)[code] for y in found.years]
    assert found.units.inputs[7, 0] == pytest.approx(sum(costs) / 3)


def test_a_subject_by_another_solver(view: View, rule: Frontier):
    found = frontier_cloud.cloud(view, "belastingen")
    assert found is not None and found.units is not None
    x, y = found.units.inputs, found.units.outputs
    rows = measuring.measure(found.units, found.sizes, rule)
    for column, returns, alone in (
        ("score", Returns.VRS, False), ("constant", Returns.CRS, False), ("super", Returns.VRS, True),
    ):  # fmt: skip
        theirs = [by_scipy(x, y, o, returns, Orientation.IN, alone) for o in range(found.n)]
        ours = rows[column].fill_null(np.nan).to_numpy()
        np.testing.assert_allclose(ours, theirs, atol=1e-6, rtol=0)
    for row, own in zip(rows.iter_rows(named=True), y, strict=True):
        weights = {e["code"]: e["weight"] for e in row["examples"]}
        assert sum(weights.values()) == pytest.approx(1.0, abs=1e-6)
        places = [found.units.codes.index(c) for c in weights]
        mixed = np.array(list(weights.values())) @ y[places]
        assert (mixed >= own * (1 - 1e-6)).all()
        more = np.array([s["more"] for s in row["slacks"]])
        np.testing.assert_allclose(mixed - own, more, atol=1e-3)


def test_what_holds_of_every_measure(view: View, rule: Frontier):
    found = frontier_cloud.cloud(view, "wonen_en_bouwen")
    assert found is not None and found.units is not None
    rows = measuring.measure(found.units, found.sizes, rule)
    assert not rows.select(pl.col(pl.Float64).is_nan().any()).row(0).count(True)
    score, real = rows["score"], rows["real"].fill_null(1.0)
    assert (score <= real + 1e-9).all() and (rows["constant"] <= score + 1e-9).all()
    assert (rows["low"] <= rows["corrected"]).all() and (rows["corrected"] <= rows["high"]).all()
    assert (rows["high"] <= score + 1e-9).all()
    for value, why in (
        ("corrected", "corrected_why"), ("super", "super_why"), ("without", "without_why"),
        ("order_m_size", "order_m_size_why"),
    ):  # fmt: skip
        assert (rows[value].is_null() == rows[why].is_not_null()).all()
    # euros or thousands of euros, the order of the rows and the seed of today: the same answer
    cheap = replace(found.units, inputs=found.units.inputs / 1000)
    again = measuring.measure(cheap, found.sizes, rule)
    for column in rows.columns:
        if rows[column].dtype == pl.Float64:
            np.testing.assert_allclose(
                again[column].fill_null(-1).to_numpy(), rows[column].fill_null(-1).to_numpy(),
                rtol=1e-6, atol=1e-7,
            )  # fmt: skip
        elif column not in ("examples", "slacks"):
            assert again[column].equals(rows[column]), column


def test_a_municipality_that_fails_the_test_changes_nothing(tmp_path: Path, rule: Frontier):
    data = small_data(tmp_path)
    before = measured(tmp_path / "one", data, rule)
    outside = before.filter((pl.col("subject") == "burgerzaken") & (pl.col("status") == "test"))
    path = data / "open/iv3_fields.csv"
    frame = pl.read_csv(path, infer_schema=False)
    changed = (pl.col("code") == outside["code"][0]) & (pl.col("task_field") == "0.2")
    assert frame.filter(changed).height > 0
    less = (pl.col("amount_x1000").cast(pl.Float64) / 10).cast(pl.String)
    frame.with_columns(
        amount_x1000=pl.when(changed).then(less).otherwise("amount_x1000")
    ).write_csv(path)
    assert measured(tmp_path / "two", data, rule).equals(before)


def measured(root: Path, data: Path, rule: Frontier) -> pl.DataFrame:
    """What is measured for burgerzaken in an edition of a few, as if a few were enough."""
    home = Home(root)
    build(home, data)
    view = View(Edition(home.current()))
    found = frontier_cloud.cloud(view, "burgerzaken")
    assert found is not None and found.n >= 3
    rows = frontier_cloud.measured([replace(found, needed=3)], rule, quiet)
    assert "measured" in set(rows["status"])
    return rows


def test_a_covariate_that_nobody_publishes_is_named(tmp_path: Path):
    data = small_data(tmp_path)
    path = data / "catalogue/frontier.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("nwmigr", "paspoorten"))
    with pytest.raises(FiguresError, match=r"frontier\.toml.*'paspoorten'"):
        build(Home(tmp_path / "home"), data)
