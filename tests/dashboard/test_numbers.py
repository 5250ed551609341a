"""Numbers are written as Babel writes them in Dutch, but for the minus sign."""

import random

import pytest
from babel.numbers import format_decimal

from benchmark import dutch
from benchmark.vocabulary import Unit


@pytest.mark.parametrize("decimals", [0, 1, 2, 3])
def test_as_babel_writes_them(decimals: int):
    lot = random.Random(decimals)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    values = [lot.uniform(-1, 1) * 10 ** lot.randint(0, 10) for _ in range(3000)]
    values += [float(lot.randint(-(10**9), 10**9)) for _ in range(300)]
    values += [n + 0.5 for n in range(-20, 20)] if not decimals else []  # halves go to even
    for value in values:
        expected = format_decimal(value, format=pattern, locale="nl_NL").replace("-", dutch.MINUS)
        if not any(c in "123456789" for c in expected):
            expected = expected.removeprefix(dutch.MINUS)  # no minus before zero
        assert dutch.number(value, decimals) == expected, value


def test_euros_and_percentages_are_the_same_numbers():
    lot = random.Random(4)
    for _ in range(500):
        value = lot.uniform(0, 5000)
        assert dutch.euro(value, 1) == f"€{dutch.NBSP}{dutch.number(value, 1)}"
        assert dutch.value(value, Unit.PERCENT, 1) == f"{dutch.number(value, 1)}%"
        assert dutch.euro(-1 - value) == f"{dutch.MINUS}€{dutch.NBSP}{dutch.number(1 + value)}"
