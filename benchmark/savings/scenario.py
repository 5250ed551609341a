"""What lines of room bring in the four years of a kadernota, under a set of assumptions.

``t`` is the year in which the kadernota is made, and t+1 the first year of its budget. Amounts are euros per
year at the price level of the accounts. Per year: amount x volume x price x pace, split into what can become
money and what is capacity. All arithmetic; what counts is decided elsewhere. Source: METHODS section 6.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

YEARS = 4
Path = tuple[float, float, float, float]
STILL: Path = (0.0, 0.0, 0.0, 0.0)


class Range(NamedTuple):
    """Low, middle and high, in one unit."""

    low: float
    central: float
    high: float

    def each(self, change: Callable[[float], float]) -> "Range":
        """The three of them changed alike."""
        return Range(*(change(v) for v in self))


NOTHING = Range(0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Line:
    """A line that counts: its range in euros per year and what was judged of it.

    ``first_year``: None is t+1. ``cashable``: the share that can become money, 0-1. ``volume``: the relative
    change of its own volume in each of the years t+1 to t+4, beside that of the assumptions.
    """

    key: str
    amount: Range
    cashable: float = 1.0
    first_year: int | None = None
    one_off: float = 0.0
    volume: Path = STILL


@dataclass(frozen=True)
class Assumptions:
    """What a scenario assumes; as ``benchmark.ledger.entries.Scenario``, without its name."""

    volume: Path = STILL
    price: float = 0.0
    pace: Path = (0.25, 0.5, 0.75, 1.0)
    cashable: float | None = None
    hourly: float | None = None
    hours: float | None = None
    discount: float = 0.02


@dataclass(frozen=True)
class LineYear:
    """A line in a year, in euros: what it brings each year from then on, and what it costs once."""

    structural: Range
    money: Range
    one_off: float


@dataclass(frozen=True)
class Year:
    """All lines in a year. ``hours``: of capacity; ``fte``: whole ones, rounded down; None when not known."""

    year: int
    structural: Range
    money: Range
    capacity: Range
    one_off: float
    hours: Range | None
    fte: Range | None


@dataclass(frozen=True)
class Phased:
    """The four years. ``lines``: per key its years, before ``together``; ``cumulative``: the running total of what
    is structural less what was paid once; ``present``: the value in t of the money less the costs.
    """

    price_year: int
    lines: dict[str, tuple[LineYear, ...]]
    years: tuple[Year, ...]
    cumulative: tuple[Range, ...]
    present: Range


def phase(
    lines: Sequence[Line],
    assumed: Assumptions,
    *,
    cycle: int,
    price_year: int,
    together: float = 1.0,
) -> Phased:
    """The lines over the years ``cycle`` + 1 to + 4.

    ``price_year``: the year of the accounts. ``together``: the share of the sum of the lines that remains when
    their costs are compared as one, 0-1.
    """
    made = {line.key: _line(line, assumed, cycle, price_year) for line in lines}
    years = [
        _year(n, list(made.values()), assumed, cycle, price_year, together) for n in range(YEARS)
    ]
    running, cumulative, present = NOTHING, [], NOTHING
    for n, year in enumerate(years, start=1):
        running = _sum([running, _less(year.structural, year.one_off)])
        cumulative.append(running)
        worth = (1 + assumed.discount) ** n
        present = _sum([present, _times(_less(year.money, year.one_off), 1 / worth)])
    return Phased(price_year, made, tuple(years), tuple(cumulative), present)


def _line(line: Line, assumed: Assumptions, cycle: int, price_year: int) -> tuple[LineYear, ...]:
    share = line.cashable if assumed.cashable is None else assumed.cashable
    start = cycle + 1 if line.first_year is None else line.first_year
    volume, paid, found = 1.0, start <= cycle, []
    for n in range(YEARS):
        year = cycle + 1 + n
        volume *= max(0.0, 1 + assumed.volume[n]) * max(0.0, 1 + line.volume[n])
        reached = _pace(assumed, year - start)
        factor = volume * reached * (1 + assumed.price) ** (year - price_year)
        structural = _times(line.amount.each(lambda v: max(0.0, v)), factor)
        one_off = 0.0 if paid or reached <= 0 else line.one_off
        paid = paid or reached > 0
        found.append(LineYear(structural, _times(structural, share), one_off))
    return tuple(found)


def _pace(assumed: Assumptions, step: int) -> float:
    """The share reached, so many years after the first; nothing before."""
    return 0.0 if step < 0 else min(1.0, max(0.0, assumed.pace[min(step, YEARS - 1)]))


def _year(
    n: int,
    made: Sequence[tuple[LineYear, ...]],
    assumed: Assumptions,
    cycle: int,
    price_year: int,
    together: float,
) -> Year:
    year = cycle + 1 + n
    structural = _times(_sum([line[n].structural for line in made]), together)
    money = _times(_sum([line[n].money for line in made]), together)
    capacity = Range(*(max(0.0, s - m) for s, m in zip(structural, money, strict=True)))
    hours = fte = None
    if assumed.hourly:
        cost = assumed.hourly * (1 + assumed.price) ** (year - price_year)
        hours = capacity.each(lambda v: v / cost)
        if assumed.hours:
            per_fte = assumed.hours
            # A whole fte that falls a rounding short of itself is whole.
            fte = hours.each(lambda v: float(math.floor(v / per_fte + 1e-9)))
    one_off = math.fsum(line[n].one_off for line in made)
    return Year(year, structural, money, capacity, one_off, hours, fte)


def _sum(ranges: Sequence[Range]) -> Range:
    """Added exactly, so that the order of the lines does not matter."""
    return Range(*(math.fsum(r[k] for r in ranges) for k in range(3)))


def _times(amounts: Range, factor: float) -> Range:
    return amounts.each(lambda v: v * factor)


def _less(amounts: Range, cost: float) -> Range:
    return amounts.each(lambda v: v - cost)
