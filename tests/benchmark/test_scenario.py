"""The four years of a kadernota: worked by hand, against a slow oracle, and what must always hold."""

import math
import random
from dataclasses import replace

import pytest

from benchmark.savings.scenario import YEARS, Assumptions, Line, Phased, Range, phase

T = 2026
ONE = Line("a", Range(100_000, 200_000, 300_000), cashable=0.5, one_off=40_000)


def phased(*lines: Line, assumed: Assumptions | None = None, together: float = 1.0) -> Phased:
    return phase(lines, assumed or Assumptions(), cycle=T, price_year=2023, together=together)


def test_by_hand_a_line_over_four_years() -> None:
    found = phased(ONE)
    assert [y.year for y in found.years] == [2027, 2028, 2029, 2030]
    assert [y.structural.central for y in found.years] == [50_000, 100_000, 150_000, 200_000]
    assert [y.structural.low for y in found.years] == [25_000, 50_000, 75_000, 100_000]
    assert [y.one_off for y in found.years] == [40_000, 0, 0, 0]
    assert [y.money.central for y in found.years] == [25_000, 50_000, 75_000, 100_000]
    assert [y.capacity.high for y in found.years] == [37_500, 75_000, 112_500, 150_000]
    # 50 - 40 = 10; + 100 = 110; + 150 = 260; + 200 = 460, in thousands.
    assert [c.central for c in found.cumulative] == [10_000, 110_000, 260_000, 460_000]
    worth = (25_000 - 40_000) / 1.02 + 50_000 / 1.02**2 + 75_000 / 1.02**3 + 100_000 / 1.02**4
    assert found.present.central == pytest.approx(worth)


def test_by_hand_hours_and_whole_fte() -> None:
    known = Assumptions(hourly=50, hours=1_300)
    found = phased(ONE, assumed=known)
    # Capacity in the last year: 100,000 euros, 2,000 hours, 1.54 fte: one whole.
    assert found.years[3].hours is not None and found.years[3].fte is not None
    assert found.years[3].hours.central == 2_000
    assert found.years[3].fte == Range(0, 1, 2)
    assert phased(ONE, assumed=replace(known, hours=None)).years[3].fte is None
    assert phased(ONE, assumed=replace(known, hourly=None)).years[3].hours is None
    # Dearer hours make capacity worth more euros and not more hours.
    dearer = phased(ONE, assumed=replace(known, price=0.03))
    assert dearer.years[3].hours.central == pytest.approx(2_000)  # type: ignore[union-attr]
    assert dearer.years[3].structural.central == pytest.approx(200_000 * 1.03**7)


def test_by_hand_a_volume_that_falls_in_2029() -> None:
    passports = replace(ONE, volume=(0.0, 0.0, -0.2, 0.0))
    found = phased(passports, assumed=Assumptions(pace=(1, 1, 1, 1), volume=(0.1, 0, 0, 0)))
    assert [y.structural.central for y in found.years] == pytest.approx(
        [220_000, 220_000, 176_000, 176_000]
    )


def test_the_first_year_moves_the_pace_and_the_costs() -> None:
    later = phased(replace(ONE, first_year=2029))
    assert [y.structural.central for y in later.years] == [0, 0, 50_000, 100_000]
    assert [y.one_off for y in later.years] == [0, 0, 40_000, 0]
    begun = phased(replace(ONE, first_year=2026))
    assert [y.structural.central for y in begun.years] == [100_000, 150_000, 200_000, 200_000]
    assert [y.one_off for y in begun.years] == [0, 0, 0, 0]
    beyond = phased(replace(ONE, first_year=2031))
    assert beyond.cumulative[-1] == Range(0, 0, 0)


def test_a_scenario_overrides_the_share_of_the_judgements() -> None:
    assert phased(ONE, assumed=Assumptions(cashable=1.0)).years[3].capacity == Range(0, 0, 0)
    assert phased(ONE, assumed=Assumptions(cashable=0.0)).years[3].money == Range(0, 0, 0)


# What must always hold ------------------------------------------------------------------------------


def some_lines(seed: int) -> tuple[list[Line], Assumptions]:
    dice = random.Random(seed)
    lines = []
    for n in range(dice.randint(1, 5)):
        low, central, high = sorted(dice.uniform(0, 2e6) for _ in range(3))
        first = dice.choice([None, 2025, 2027, 2029, 2031])
        volume = tuple(dice.uniform(-0.3, 0.1) for _ in range(YEARS))
        lines.append(
            Line(
                str(n),
                Range(low, central, high),
                dice.random(),
                first,
                dice.uniform(0, 1e5),
                volume,
            )  # type: ignore[arg-type]
        )
    pace = tuple(sorted(dice.random() for _ in range(YEARS)))
    change = tuple(dice.uniform(-0.05, 0.05) for _ in range(YEARS))
    given = dice.choice([None, dice.random()])
    return lines, Assumptions(change, dice.uniform(-0.02, 0.05), pace, given, 60, 1_363, 0.03)  # type: ignore[arg-type]


def oracle(lines: list[Line], assumed: Assumptions, year: int) -> tuple[float, float, float]:
    """Structural, money and costs of one year in the middle, each from nothing and with no running state."""
    structural = money = once = 0.0
    for line in lines:
        first = line.first_year or T + 1
        pace = [0.0 if y < first else assumed.pace[min(3, y - first)] for y in range(T + 1, T + 5)]
        volume = math.prod(
            (1 + assumed.volume[y - T - 1]) * (1 + line.volume[y - T - 1])
            for y in range(T + 1, year + 1)
        )
        amount = line.amount.central * volume * (1 + assumed.price) ** (year - 2023)
        amount *= pace[year - T - 1]
        structural += amount
        money += amount * (line.cashable if assumed.cashable is None else assumed.cashable)
        yields = [y for y, share in zip(range(T + 1, T + 5), pace, strict=True) if share > 0]
        if first > T and yields and yields[0] == year:
            once += line.one_off
    return structural, money, once


@pytest.mark.parametrize("seed", range(25))
def test_the_same_as_the_oracle_and_as_itself(seed: int) -> None:
    lines, assumed = some_lines(seed)
    found = phased(*lines, assumed=assumed)
    for year in found.years:
        structural, money, once = oracle(lines, assumed, year.year)
        assert year.structural.central == pytest.approx(structural)
        assert year.money.central == pytest.approx(money)
        assert year.one_off == pytest.approx(once)
        assert all(v >= 0 for r in (year.structural, year.money, year.capacity) for v in r)
        assert year.structural.low <= year.structural.central <= year.structural.high
        assert year.fte is not None and all(v >= 0 and v == int(v) for v in year.fte)
    shuffled = list(lines)
    random.Random(seed + 1).shuffle(shuffled)
    assert phased(*shuffled, assumed=assumed).years == found.years
    assert phased(*shuffled, assumed=assumed).present == found.present
    double = [
        replace(x, amount=Range(*(2 * v for v in x.amount)), one_off=2 * x.one_off) for x in lines
    ]
    assert phased(*double, assumed=assumed).present.central == pytest.approx(
        2 * found.present.central
    )
    half = phased(*lines, assumed=assumed, together=0.5)
    assert half.years[3].structural.central == pytest.approx(found.years[3].structural.central / 2)
    still = phased(*lines, assumed=replace(assumed, pace=(0, 0, 0, 0)))
    assert still.cumulative[-1] == Range(0, 0, 0) == still.present


def test_nothing_at_all_is_nothing() -> None:
    found = phased()
    assert all(y.structural == Range(0, 0, 0) for y in found.years) and found.lines == {}
