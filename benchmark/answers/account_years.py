"""One unit cost over several account years, because one year is a bad basis for an amount.

Costs of the years over volumes of the years: the ratio is taken once, so that a large year counts for more
than a small one. Source: DOMAIN section 3 (amounts rest on three account years).
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from benchmark.answers.question import Question
from benchmark.comparability.books import window
from benchmark.position import reliability as repeating
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind

FEWEST_YEARS = 2  # a municipality that merged in the middle of the years has no more


class Mean(NamedTuple):
    """Unit cost over the years, mean yearly volume, and over how many years."""

    unit_cost: float
    volume: float
    years: int


@dataclass(frozen=True)
class AccountYears:
    """The account years around a year, and the mean of every municipality that has at least two of them."""

    years: tuple[int, ...]
    means: dict[str, Mean]


@lru_cache(maxsize=256)
def account_years(view: View, code: str, year: int, *, examples: bool) -> AccountYears:
    """The years around ``year`` in which the indicator has accounts, as the comparability test takes them."""
    indicator = view.edition.catalogue.indicator(code)
    length = view.edition.catalogue.comparability.account_years
    published = accounts_of(view, code, examples=examples)
    if not published:
        return AccountYears((), {})
    years = tuple(y for y in window(year, published, length) if y in published)
    parts: dict[str, list[tuple[float, float]]] = {}
    for one in years:
        everyone = view.everyone(code, one, ReportKind.ACCOUNTS.value, examples=examples)
        for c, row in everyone.rows.items() if everyone else ():
            if row.value is not None and row.numerator is not None and row.denominator:
                parts.setdefault(c, []).append((row.numerator, row.denominator))
    multiplier = indicator.unit.multiplier
    means = {
        c: Mean(
            sum(n for n, _ in known) / sum(d for _, d in known) * multiplier,
            sum(d for _, d in known) / len(known),
            len(known),
        )
        for c, known in parts.items()
        if len(known) >= min(FEWEST_YEARS, len(years))
    }
    return AccountYears(years, means)


@lru_cache(maxsize=256)
def reliability(view: View, code: str, *, examples: bool) -> float | None:
    """The rank correlation of an indicator from one account year to the next, over all municipalities.

    Pairs of years on both sides of a series break say nothing about chance and are left out. None when no
    pair is left with enough municipalities.
    """
    indicator = view.edition.catalogue.indicator(code)
    breaks = {e.first_year for e in view.edition.catalogue.events_of(indicator) if e.breaks}
    published = accounts_of(view, code, examples=examples)
    found = []
    for year in published:
        if year + 1 not in published or year + 1 in breaks:
            continue
        pair = {}
        for one in (year, year + 1):
            everyone = view.everyone(code, one, ReportKind.ACCOUNTS.value, examples=examples)
            pair[one] = {c: r.value for c, r in everyone.rows.items()} if everyone else {}
        correlation = repeating.year_to_year(pair)
        found += [] if correlation is None else [correlation]
    return sum(found) / len(found) if found else None


def own_years(view: View, asked: Question, code: str) -> dict[int, float]:
    """The own unit cost per account year since the last series break, up to the year asked.

    Money stands in prices of the year asked, because an earlier year is cheap by its prices alone; a year
    whose price level is not known is left out.
    """
    catalogue = view.edition.catalogue
    indicator = catalogue.indicator(code)
    breaks = [e.first_year for e in catalogue.events_of(indicator) if e.breaks]
    since = max((b for b in breaks if b <= asked.year), default=0)
    found = {}
    for year in accounts_of(view, code, examples=asked.examples):
        everyone = view.everyone(code, year, ReportKind.ACCOUNTS.value, examples=asked.examples)
        row = everyone.rows.get(asked.gemeente) if everyone else None
        factor = catalogue.prices.factor(year, asked.year) if indicator.unit.is_money else 1.0
        if since <= year <= asked.year and row is not None and row.value is not None and factor:
            found[year] = row.value * factor
    return found


def accounts_of(view: View, code: str, *, examples: bool) -> tuple[int, ...]:
    """The account years in which an indicator has figures, oldest first."""
    published = view.edition.published(code, examples=examples)
    return tuple(y for y, r in published if r == ReportKind.ACCOUNTS.value)
