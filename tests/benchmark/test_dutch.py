"""The one form of numbers in Dutch."""

import pytest

from benchmark import dutch
from benchmark.vocabulary import Unit


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (dutch.number(1234567.891, 2), "1.234.567,89"),
        (dutch.number(-0.04, 1), "0,0"),  # no minus before zero
        (dutch.number(-12.5), "\u221212"),  # halves go to even
        (dutch.number(0), "0"),
        (dutch.euro(64.01410, 1), "€\u00a064,0"),
        (dutch.euro(-1500), "\u2212€\u00a01.500"),
        (dutch.euro(-0.2), "€\u00a00"),
        (dutch.amount(0), "€\u00a00"),
        (dutch.amount(612_345), "€\u00a0610.000"),
        (dutch.amount(994_999), "€\u00a0990.000"),
        (dutch.amount(999_999), "€\u00a01,0 miljoen"),
        (dutch.amount(1_249_000), "€\u00a01,2 miljoen"),
        (dutch.amount(94_400_000), "€\u00a094 miljoen"),
        (dutch.amount(-1_249_000), "\u2212€\u00a01,2 miljoen"),
        (dutch.percent(0.256), "26%"),
        (dutch.value(None, Unit.PERCENT, 1), "geen cijfer"),
        (dutch.value(12.66, Unit.PERCENT, 1), "12,7%"),
        (dutch.value(64.014, Unit.EURO_PER_INHABITANT, 1), "€\u00a064,0"),
        (dutch.value(1234.5, Unit.SECONDS, 0), "1.234"),
        (dutch.unit_words(Unit.EURO_PER_INHABITANT), "per inwoner"),
        (dutch.unit_words(Unit.EURO), ""),
        (dutch.unit_words(Unit.PERCENT), ""),
        (dutch.unit_words(Unit.WORKING_DAYS), "werkdagen"),
        (dutch.between("1", "2"), "1 \u2013 2"),
        (dutch.listing(["A"]), "A"),
        (dutch.listing(["A", "B", "C"]), "A, B en C"),
        (dutch.listing(["A", "B", "C", "D"], most=2), "A, B en 2 andere"),
        (dutch.count(1, "gemeente", "gemeenten"), "1 gemeente"),
        (dutch.count(1500, "gemeente", "gemeenten"), "1.500 gemeenten"),
        (dutch.upper_first("'s-Hertogenbosch springt"), "'s-Hertogenbosch springt"),
        (dutch.upper_first("delft springt"), "Delft springt"),
    ],
)
def test_form(shown, expected):
    assert shown == expected


@pytest.mark.parametrize(
    ("share", "shown"),
    [(1.0, "100%"), (0.996, "99%"), (0.896, "89%"), (0.9, "90%"), (0.0, "0%"), (0.29, "29%")],
)
def test_a_share_that_must_reach_a_bound_is_rounded_down(share: float, shown: str):
    assert dutch.percent_reached(share) == shown
