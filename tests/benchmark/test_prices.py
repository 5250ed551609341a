"""Money of one year in the prices of another, and which years belong together."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmark import catalogue as catalogues
from benchmark.catalogue import Catalogue
from benchmark.errors import CatalogueError
from benchmark.position.prices import real
from benchmark.position.series import run_of, runs
from tests.benchmark.test_catalogue import TEXTS, changed, without


def test_a_hundred_euros_of_2020_by_hand(catalogue: Catalogue):
    """2.7% in 2021, 10.0% in 2022 and 3.8% in 2023: 100 x 1.027 x 1.1 x 1.038 = 117.26."""
    assert real(100, 2020, 2023, catalogue.prices.index) == pytest.approx(117.2629, abs=1e-4)
    assert catalogue.prices.factor(2020, 2023) == pytest.approx(1.027 * 1.1 * 1.038)


def test_the_changes_that_cbs_published(catalogue: Catalogue):
    """CPI 2015 = 100 of CBS: 106.16 in 2019 and 121.43 in 2022 give +14.4%; rounded changes lose little."""
    assert catalogue.prices.factor(2019, 2022) == pytest.approx(121.43 / 106.16, abs=0.002)


LEVELS = catalogues.load(TEXTS).prices.index
years = st.integers(2017, 2024)


@settings(deadline=None)
@given(st.floats(0, 1e9), years, years, years)
def test_there_and_back_and_by_way_of_another_year(value, one, other, third):
    there = real(value, one, other, LEVELS)
    assert real(there, other, one, LEVELS) == pytest.approx(value)
    assert real(real(value, one, third, LEVELS), third, other, LEVELS) == pytest.approx(there)
    assert real(value, one, one, LEVELS) == value
    assert real(1000 * value, one, other, LEVELS) == pytest.approx(1000 * there)


def test_what_is_not_known_stays_unknown(catalogue: Catalogue):
    prices = catalogue.prices
    assert real(None, 2020, 2023, prices.index) is None
    assert real(5.0, 2016, 2023, prices.index) is None and prices.factor(2016, 2023) is None
    assert real(5.0, 2023, 2026, prices.index) is None and prices.factor(2023, 2026) is None
    assert (prices.base(2010), prices.base(2023), prices.base(2026)) == (2017, 2023, 2024)


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (without("prices.toml"), ["prices.toml", "ontbreekt"]),
        (changed("prices.toml", "2020 = 1.3\n", ""), ["prices.toml", "elk jaar"]),
        (changed("prices.toml", "2020 = 1.3", "2020 = 1300"), ["prices.toml", "changes.2020"]),
        (changed("prices.toml", "2020 = 1.3", "jaar = 1.3"), ["prices.toml", "jaar"]),
        (changed("prices.toml", "source =", "bron ="), ["prices.toml", "source"]),
        (changed("prices.toml", "[changes]", "[changes]\n2017 = 'veel'"), ["prices.toml", "2017"]),
    ],
    ids=["no file", "a gap", "a hundredfold", "no year", "no source", "no number"],
)
def test_a_mistake_in_the_prices_is_one_sentence(texts, names):
    with pytest.raises(CatalogueError) as found:
        catalogues.load(texts)
    assert all(name in str(found.value) for name in names), str(found.value)


@pytest.mark.parametrize(
    ("years", "breaks", "expected"),
    [
        ([2017, 2018, 2019], [], ((2017, 2018, 2019),)),
        ([2017, 2018, 2019], [2019], ((2017, 2018), (2019,))),
        ([2017, 2018, 2019], [2017], ((2017, 2018, 2019),)),  # before the first year nothing stands
        ([2017, 2020, 2021], [2019], ((2017,), (2020, 2021))),  # a break in a year without a figure
        ([2017, 2018], [2018, 2018], ((2017,), (2018,))),
        ([], [2019], ()),
    ],
)
def test_a_break_starts_a_series(years, breaks, expected):
    assert runs(years, breaks) == expected
    assert sum(len(run) for run in expected) == len(years)
    assert all(run_of(y, years, breaks) == run for run in expected for y in run)
    assert run_of(1999, years, breaks) == ()
