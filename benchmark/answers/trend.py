"""How did this municipality and its peers develop over the account years?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from benchmark import dutch, position
from benchmark.answers import series
from benchmark.answers.question import Question, group_of
from benchmark.catalogue import Event, Indicator
from benchmark.everyone import Everyone
from benchmark.position import Standing
from benchmark.position.prices import real
from benchmark.position.series import runs
from benchmark.position.standing import LEAST_FOR_MEDIAN
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind

ACCOUNTS = ReportKind.ACCOUNTS.value
Periods = Mapping[tuple[int, str], Everyone]  # by year and report kind


@dataclass(frozen=True)
class TrendYear:
    """One account year: own value, the peers' standing, and the budget of that year if there is one."""

    year: int
    value: float | None
    standing: Standing
    budget: float | None
    status: str


@dataclass(frozen=True)
class Trend:
    """Account years in order, with the events on the axis and the mergers that touch the municipality.

    ``name``: the municipality, which says so where the figures are an example. ``stories``: what was
    planted in an example. ``constant``: how many peers have a value in every account year; the standing of
    all years rests on just those, unless they are too few (``same_peers`` is then false). ``breaks``: the
    first years of a new series. ``prices_of``: the year in whose prices all amounts are; None where each year
    has its own. ``unpriced``: years left out because their price level is not known yet. ``counted``: the codes of
    the peers behind every standing.
    """

    indicator: Indicator
    years: tuple[TrendYear, ...]
    budgets: tuple[tuple[int, float], ...]
    events: tuple[Event, ...]
    merger_years: tuple[int, ...]
    name: str
    example: bool = False
    stories: tuple[str, ...] = ()
    constant: int = 0
    same_peers: bool = False
    breaks: tuple[int, ...] = ()
    prices_of: int | None = None
    unpriced: tuple[int, ...] = ()
    counted: frozenset[str] = frozenset()

    @property
    def runs(self) -> tuple[tuple[TrendYear, ...], ...]:
        """The years parted where a new series starts: what lies in one run may be read as a development."""
        known = {y.year: y for y in self.years}
        return tuple(tuple(known[y] for y in run) for run in runs(list(known), self.breaks))


@lru_cache(maxsize=4096)
def trend(view: View, asked: Question, code: str) -> Trend:
    """The trend of an indicator; the group is that of the asked year, kept the same in all years.

    Budgets stand beside the accounts and are never joined to them. Amounts are in the prices of the asked
    year where the question wants that.
    """
    edition = view.edition
    indicator = edition.catalogue.indicator(code)
    group = group_of(edition, asked, indicator.theme).codes
    periods, prices_of, unpriced = _periods(view, asked, indicator)
    constant = _constant(group, [e for (_, report), e in periods.items() if report == ACCOUNTS])
    same_peers = len(constant) >= LEAST_FOR_MEDIAN
    counted = constant if same_peers else frozenset(group)
    years, budgets = [], []
    for (year, report), everyone in periods.items():
        rows = everyone.rows
        shown = {
            c: rows[c].value
            if prices_of is None
            else real(rows[c].value, year, prices_of, edition.catalogue.prices.index)
            for c in (asked.gemeente, *group)
            if c in rows
        }
        value = shown.get(asked.gemeente)
        if report == ACCOUNTS:
            peers = [shown[c] if c in counted else None for c in group if c in rows]
            status = rows[asked.gemeente].status if asked.gemeente in rows else "not_delivered"
            years.append(TrendYear(year, value, position.against(peers, value), None, status))
        elif value is not None:
            budgets.append((year, value))
    example = any(e.example for e in periods.values())
    known = dict(budgets)
    name = edition.municipalities.name(asked.gemeente)
    with_budget = tuple(
        TrendYear(y.year, y.value, y.standing, known.get(y.year), y.status) for y in years
    )
    planted = [s for s in view.stories(asked) if s.indicator == indicator.code]
    return Trend(
        indicator=indicator,
        years=with_budget,
        budgets=tuple(budgets),
        events=series.events(view, asked, indicator),
        merger_years=edition.municipalities.merger_years(asked.gemeente),
        name=dutch.marked(name, example),
        example=example,
        stories=tuple(dict.fromkeys(s.text for s in planted)),
        constant=len(constant),
        same_peers=same_peers,
        breaks=series.break_years(view, asked, indicator),
        prices_of=prices_of,
        unpriced=unpriced,
        counted=counted,
    )


def _periods(
    view: View, asked: Question, indicator: Indicator
) -> tuple[Periods, int | None, tuple[int, ...]]:
    """The figures per year and report kind, the year in whose prices they go, and what falls out by that."""
    found = {}
    for year, report in view.edition.published(indicator.code, examples=asked.examples):
        everyone = view.everyone(indicator.code, year, report, examples=asked.examples)
        if everyone is not None:
            found[year, report] = everyone
    if not (asked.real and indicator.unit.is_money):
        return found, None, ()
    prices = view.edition.catalogue.prices
    unpriced = tuple(sorted({y for y, _ in found if y not in prices.index}))
    priced = {key: e for key, e in found.items() if key[0] in prices.index}
    return priced, prices.base(asked.year), unpriced


def _constant(group: Sequence[str], accounts: Sequence[Everyone]) -> frozenset[str]:
    """The members of the group with a value in every account year: with them the years can be compared."""
    return frozenset(
        code
        for code in group
        if all(code in e.rows and e.rows[code].value is not None for e in accounts)
    )
