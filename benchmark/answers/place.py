"""How certain is the place of a municipality on one indicator, and what if outliers did not count?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from benchmark import position
from benchmark.answers import certainty, series
from benchmark.answers.certainty import Basis
from benchmark.answers.comparison import Comparison, Peer, compare
from benchmark.answers.question import Question
from benchmark.catalogue import Indicator
from benchmark.comparability.books import window
from benchmark.position import Standing, resampling
from benchmark.position.interval import Estimate, OrderInterval, order_interval
from benchmark.position.outliers import Outlier, can_test, outliers
from benchmark.position.rank import mid_rank
from benchmark.position.rank_interval import RankInterval
from benchmark.position.series import run_of
from benchmark.position.standing import LEAST_FOR_MEDIAN
from benchmark.position.weighted import weighted_quantile
from benchmark.viewing import View
from benchmark.vocabulary import Kind, ReportKind, Unit

LEAST_YEARS = 2


class YearPlace(NamedTuple):
    """The own place in one account year, among the same peers."""

    year: int
    value: float
    standing: Standing


class Average(NamedTuple):
    """A mean of the group; the interval is None with under 8 peers."""

    value: float
    interval: Estimate | None


@dataclass(frozen=True)
class Place:
    """The place of a municipality with its certainty.

    ``basis`` says what is known: chance of a survey or of counts (``ranks``, ``own``), or for full counts the
    places over the surrounding account years (``years``, the asked one included), which is no interval of
    chance. ``mean``: every peer counts once; ``weighted``: by its denominator, or by inhabitants where
    there is none (``by_inhabitants``). ``weighted_median``: the figure of the peer with the middle inhabitant,
    or the middle unit of the denominator; always the figure of one of them. ``weighted_rank``: the share of the inhabitants of the peers that lives
    where the figure is lower (0-1). All of these are None with under five peers. ``quartiles``: the intervals of
    p25 and p75, None with under 13. ``without``: the standing when the
    flagged peers do not count.
    """

    comparison: Comparison
    basis: Basis
    own: Estimate | None
    ranks: RankInterval | None
    years: tuple[YearPlace, ...]
    assumed_sd: bool
    mean: Average | None
    weighted: Average | None
    weighted_median: float | None
    by_inhabitants: bool
    weighted_rank: float | None
    median: OrderInterval | None
    quartiles: tuple[OrderInterval | None, OrderInterval | None]
    tested: bool
    outliers: tuple[Outlier, ...]
    without: Standing
    mean_without: Average | None
    weighted_without: Average | None
    weighted_median_without: float | None

    @property
    def too_close(self) -> bool:
        """Whether chance leaves so many places open that none may be named."""
        return self.comparison.too_close

    @property
    def low(self) -> float | None:
        """The lowest mid-rank (0-1): by chance, or for full counts over the years."""
        if self.ranks is not None:
            return self.ranks.low
        return min((r for y in self.years if (r := y.standing.rank) is not None), default=None)

    @property
    def high(self) -> float | None:
        """The highest mid-rank (0-1): by chance, or for full counts over the years."""
        if self.ranks is not None:
            return self.ranks.high
        return max((r for y in self.years if (r := y.standing.rank) is not None), default=None)

    def as_dict(self) -> dict[str, Any]:
        """What the command line adds to a comparison; ``rank_basis`` tells chance from years."""
        names = {p.code: p.name for p in self.comparison.peers}
        without = self.without
        return {
            "rank_low": self.low,
            "rank_high": self.high,
            "rank_basis": self.basis.value,
            "too_close": self.too_close,
            "mean": self.mean and self.mean.value,
            "weighted_mean": self.weighted and self.weighted.value,
            "weighted_median": self.weighted_median,
            "outliers": [
                {
                    "code": o.code,
                    "name": names[o.code],
                    "value": o.value,
                    "z": o.z,
                    "reason": reason(self.comparison.indicator, o),
                }
                for o in self.outliers
            ],
            "without_outliers": {
                "median": without.median,
                "p25": without.p25,
                "p75": without.p75,
                "rank": without.rank,
            },
        }


def reason(indicator: Indicator, outlier: Outlier) -> str:
    """Why a value was flagged: always something to check first, never a verdict.

    It says so when the second reading agrees. It never says that skew excuses a value: a group is too small
    to know its skew that well.
    """
    what = "boeking" if indicator.numerator.unit == "euro" else "telling"
    how = "is nul of lager" if outlier.z is None else "wijkt sterk af"
    also = ", ook buiten de grenzen voor een scheve verdeling" if outlier.outside else ""
    return f"{how}{also}; controleer eerst de {what}"


@lru_cache(maxsize=4096)
def place(view: View, asked: Question, code: str) -> Place:
    """The place of the own figure in the group; raises as ``compare`` does."""
    comparison = compare(view, asked, code)
    indicator = comparison.indicator
    peers = [p for p in comparison.peers if p.value is not None]
    weights, by_inhabitants = _weights(comparison, peers)
    values = {p.code: p.value for p in peers if p.value is not None}
    figures = list(values.values())
    # A survey is not tested: its scale has ends, and its chance alone can be more than the spread.
    tested = indicator.kind is not Kind.SURVEY and can_test(figures)
    flagged = outliers(values, must_be_positive=indicator.unit.is_money) if tested else ()
    out = {o.code for o in flagged}
    rest = [p for p in peers if p.code not in out]
    years = () if comparison.ranks else _years(view, asked, comparison)
    return Place(
        comparison=comparison,
        basis=_basis(comparison, years),
        own=certainty.estimate(indicator, comparison.everyone.rows[asked.gemeente]),
        ranks=comparison.ranks,
        years=years,
        assumed_sd=comparison.ranks is not None and indicator.unit is Unit.MARK,
        mean=_average(peers),
        weighted=_average(peers, weights),
        weighted_median=_weighted_median(peers, weights),
        by_inhabitants=by_inhabitants,
        weighted_rank=_weighted_rank(comparison, peers),
        median=order_interval(figures),
        quartiles=(order_interval(figures, 0.25), order_interval(figures, 0.75)),
        tested=tested,
        outliers=flagged,
        without=position.against([p.value for p in rest], comparison.value),
        mean_without=_average(rest),
        weighted_without=_average(rest, weights),
        weighted_median_without=_weighted_median(rest, weights),
    )


def _basis(comparison: Comparison, years: Sequence[YearPlace]) -> Basis:
    if comparison.ranks is not None:
        return certainty.chance_in(comparison.indicator)
    return Basis.YEARS if years else Basis.NONE


def _weights(comparison: Comparison, peers: Sequence[Peer]) -> tuple[Mapping[str, float], bool]:
    """What every peer counts for: its denominator, or where one of them has none its inhabitants."""
    rows = comparison.everyone.rows
    found = {p.code: d for p in peers if (d := rows[p.code].denominator) is not None and d > 0}
    if len(found) == len(peers):
        part = comparison.indicator.denominator
        return found, part is not None and part.unit == "inwoners"
    return {p.code: float(p.inhabitants) for p in peers}, True


def _average(peers: Sequence[Peer], weights: Mapping[str, float] | None = None) -> Average | None:
    if len(peers) < LEAST_FOR_MEDIAN:
        return None
    values = [p.value for p in peers if p.value is not None]
    counts = [1.0 if weights is None else weights[p.code] for p in peers]
    value = sum(v * w for v, w in zip(values, counts, strict=True)) / sum(counts)
    return Average(value, resampling.mean(values, counts))


def _weighted_median(peers: Sequence[Peer], weights: Mapping[str, float]) -> float | None:
    if len(peers) < LEAST_FOR_MEDIAN:
        return None
    values = [p.value for p in peers if p.value is not None]
    return weighted_quantile(values, [weights[p.code] for p in peers])


def _weighted_rank(comparison: Comparison, peers: Sequence[Peer]) -> float | None:
    if comparison.value is None or len(peers) < LEAST_FOR_MEDIAN:
        return None
    values = [p.value for p in peers if p.value is not None]
    return mid_rank(values, comparison.value, [float(p.inhabitants) for p in peers])


def _years(view: View, asked: Question, comparison: Comparison) -> tuple[YearPlace, ...]:
    """The own place in the account years around the asked one, as far as the series runs."""
    indicator = comparison.indicator
    if asked.report is not ReportKind.ACCOUNTS or comparison.standing.rank is None:
        return ()
    published = [
        y
        for y, report in view.edition.published(indicator.code, examples=asked.examples)
        if report == ReportKind.ACCOUNTS.value
    ]
    length = view.edition.catalogue.comparability.account_years
    around = [y for y in window(asked.year, published, length) if y in published]
    same = run_of(asked.year, around, series.break_years(view, asked, indicator))
    found = [_year(view, asked, comparison, year) for year in same]
    known = tuple(y for y in found if y is not None and y.standing.rank is not None)
    return known if len(known) >= LEAST_YEARS else ()


def _year(view: View, asked: Question, comparison: Comparison, year: int) -> YearPlace | None:
    everyone = view.everyone(
        comparison.indicator.code, year, asked.report.value, examples=asked.examples
    )
    own = everyone.rows.get(asked.gemeente) if everyone is not None else None
    if everyone is None or own is None or own.value is None:
        return None
    rows = everyone.rows
    values = [rows[p.code].value for p in comparison.peers if p.code in rows]
    return YearPlace(year, own.value, position.against(values, own.value))
