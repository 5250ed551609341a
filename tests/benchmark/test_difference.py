"""Why different: the parts add up without a rest, whatever the order, and zeros are no exception."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmark.errors import FiguresError
from benchmark.savings.difference import logarithmic_mean, split

POSITIVE = st.floats(1e-3, 1e6)
THREE = st.fixed_dictionaries({"volume": POSITIVE, "price": POSITIVE, "share": st.floats(0.001, 1)})


def test_a_worked_example():
    """5000 at 60 against 4000 at 50: L = 100000 / ln(1,5); volume L ln 1,25 and price L ln 1,2."""
    found = split([{"volume": 5000.0, "price": 60.0}], [{"volume": 4000.0, "price": 50.0}])
    mean = 100_000 / math.log(1.5)
    assert found.difference == 100_000
    assert found.parts["volume"] == pytest.approx(mean * math.log(1.25))
    assert found.parts["price"] == pytest.approx(mean * math.log(1.2))


def test_the_same_price_and_volume_leave_only_the_mix():
    """Both make a hundred products at the same prices; one makes more of the dear one."""
    own = [
        {"volume": 100.0, "share": 0.6, "price": 50.0},
        {"volume": 100.0, "share": 0.4, "price": 10.0},
    ]
    other = [
        {"volume": 100.0, "share": 0.4, "price": 50.0},
        {"volume": 100.0, "share": 0.6, "price": 10.0},
    ]
    found = split(own, other)
    assert found.parts["volume"] == found.parts["price"] == 0
    assert found.parts["share"] == pytest.approx(found.difference) == pytest.approx(800)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(THREE, THREE), min_size=1, max_size=5))
def test_it_adds_up_and_turns_round(pairs: list[tuple[dict[str, float], dict[str, float]]]):
    own, other = [p[0] for p in pairs], [p[1] for p in pairs]
    found, back = split(own, other), split(other, own)
    size = max(found.own, found.other)
    assert math.fsum(found.parts.values()) == pytest.approx(found.difference, abs=1e-9 * size)
    for name, part in found.parts.items():
        assert back.parts[name] == pytest.approx(-part, abs=1e-9 * size)


@given(st.floats(1e-6, 1e6), st.floats(1e-6, 1e6))
def test_the_logarithmic_mean_lies_between_the_two_others(a: float, b: float):
    mean = logarithmic_mean(a, b)
    assert math.sqrt(a * b) * (1 - 1e-9) <= mean <= (a + b) / 2 * (1 + 1e-9)
    assert logarithmic_mean(a, a) == pytest.approx(a)


def test_a_product_that_only_one_side_makes():
    """The factor that is zero carries the whole product; the limit of ever smaller values says the same."""
    own = [{"volume": 100.0, "share": 0.5, "price": 20.0}]
    none = [{"volume": 80.0, "share": 0.0, "price": 30.0}]
    found = split(own, none)
    assert found.parts == {"volume": 0.0, "share": 1000.0, "price": 0.0}
    nearly = split(own, [{"volume": 80.0, "share": 1e-300, "price": 30.0}])
    assert nearly.parts["share"] == pytest.approx(1000, rel=0.01)
    assert split(none, none).parts == {"volume": 0.0, "share": 0.0, "price": 0.0}


@pytest.mark.parametrize(
    ("own", "other", "says"),
    [
        ([{"v": 1.0}], [], "Links staan 1 producten en rechts 0"),
        ([{"v": 1.0}], [{"p": 1.0}], "De factoren verschillen: v en p"),
        ([{"v": -1.0}], [{"v": 1.0}], "De factor 'v' is -1.0; een factor is nul of meer"),
        ([{"v": math.nan}], [{"v": 1.0}], "De factor 'v' is nan"),
    ],
)
def test_what_cannot_be_split_is_said(own: list, other: list, says: str):
    with pytest.raises(FiguresError, match=says):
        split(own, other)
