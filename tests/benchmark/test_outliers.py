"""Who lies so far out that somebody should look at the books first."""

import csv
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmark.position.outliers import LIMIT, can_test, outliers
from tests import oracle
from tests.places import FIXTURES


def published(n: int) -> tuple[dict[str, float], dict[str, float]]:
    """Unit costs, and the modified z of their logarithm as R gives it."""

    def read(name: str, column: str) -> dict[str, float]:
        with (FIXTURES / "published" / name).open(encoding="utf-8", newline="") as file:
            return {row["i"]: float(row[column]) for row in csv.DictReader(file)}

    return read(f"stats_n{n}_data.csv", "unit_cost"), read(
        f"stats_n{n}_expected_by_unit.csv", "log_mod_z"
    )


@pytest.mark.parametrize("n", [12, 30])
def test_the_published_deviations_and_who_they_flag(n):
    costs, deviations = published(n)
    assert [o.code for o in outliers(costs)] == [c for c, z in deviations.items() if abs(z) > LIMIT]
    found = {o.code: o.z for o in outliers(costs, limit=0.0)}
    assert found == pytest.approx({c: z for c, z in deviations.items() if z != 0}, abs=1e-9)


def test_a_host_among_fifteen():
    """Beuningen hosts Munitax: 172 euro among costs of about 20. The one at 0.35 books elsewhere."""
    costs = {f"GM{n}": 18.0 + n for n in range(9)} | {
        "host": 172.0,
        "elsewhere": 0.35,
        "none": None,
    }
    found = outliers(costs)
    assert [o.code for o in found] == ["elsewhere", "host"]
    assert found[0].z < -LIMIT and found[1].z > LIMIT


def test_nothing_is_tested_without_spread_or_with_a_handful():
    assert not can_test([20.0] * 9 + [90.0])  # MAD is 0: any difference would be infinite
    assert not can_test([1.0, 2.0, 3.0, 4.0])
    assert outliers({str(n): 20.0 for n in range(9)} | {"x": 90.0}) == ()
    assert outliers({}) == ()


def test_zero_is_a_question_for_a_cost_and_none_for_a_share():
    values = {str(n): 20.0 + n for n in range(9)} | {"zero": 0.0, "less": -3.0}
    assert outliers(values) == ()
    found = outliers(values, must_be_positive=True)
    assert [(o.code, o.z) for o in found] == [("less", None), ("zero", None)]


@settings(deadline=None)
@given(
    st.dictionaries(st.text("abcdefgh", min_size=1), st.floats(0.01, 1e6) | st.none(), max_size=25),
    st.sampled_from([0.001, 0.5, 1000.0]),
)
def test_euros_or_thousands_of_euros_flag_the_same(values, factor):
    scaled = outliers({c: v and v * factor for c, v in reversed(values.items())})
    found = outliers(values)
    near = {c for c, z in _oracle(values).items() if z is not None and abs(abs(z) - LIMIT) < 1e-6}
    assert {o.code for o in scaled} - near == {o.code for o in found} - near
    assert all(values[o.code] is not None for o in found)


@settings(deadline=None)
@given(
    st.dictionaries(st.text("abcdefgh", min_size=1), st.floats(0.01, 1e4), min_size=5, max_size=25)
)
def test_the_flags_agree_with_the_formula(values):
    expected = {c: z for c, z in _oracle(values).items() if z is not None and abs(z) > LIMIT}
    assert {o.code: o.z for o in outliers(values)} == pytest.approx(expected, rel=1e-6)


def _oracle(values: dict[str, float | None]) -> dict[str, float | None]:
    logs = {c: math.log(v) for c, v in values.items() if v is not None}
    return {c: oracle.modified_z(list(logs.values()), x) if len(logs) > 4 else None for c, x in logs.items()}  # fmt: skip
