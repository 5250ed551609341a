"""Where does this municipality differ most, and is the difference one of books or of practice?"""

from dataclasses import dataclass
from functools import lru_cache

from benchmark import position
from benchmark.answers.comparison import Comparison, compare
from benchmark.answers.question import Question, group_of
from benchmark.errors import NoFigures
from benchmark.viewing import View
from benchmark.vocabulary import Direction, Kind, Outcome, ReportKind

MOST = 7


@dataclass(frozen=True)
class Deviation:
    """A comparison with its deviation: modified z among the peers that passed; None where not given."""

    comparison: Comparison
    z: float | None

    @property
    def judged(self) -> bool:
        """Whether it can be said that this value stands out or not: that takes quartiles and a z."""
        return self.z is not None and self.comparison.standing.p25 is not None

    @property
    def stands_out(self) -> bool:
        """A deviation worth a sentence: outside the middle half of the group, at least one z, and no chance."""
        if self.z is None or self.comparison.too_close:
            return False
        return abs(self.z) >= 1 and not within_middle_half(self.comparison)


@dataclass(frozen=True)
class Overview:
    """What the landing page tells.

    ``deviations``: passed the test, largest first. ``bookings``: the own books did not pass; to be
    looked at first. ``others``: no deviation can be given (too few peers, or the year cannot be tested).
    ``strong``: the strongest point, if an indicator with a direction shows one. ``testable``: whether
    the comparability test can be made for this year at all. ``present``: the own figures, of which ``delivered`` come
    from municipalities and the others from open sources.
    """

    deviations: tuple[Deviation, ...]
    bookings: tuple[Deviation, ...]
    others: tuple[Deviation, ...]
    strong: Deviation | None
    testable: bool
    comparable_size: bool
    present: int
    asked: int
    delivered: int = 0


@lru_cache(maxsize=2048)
def overview(view: View, asked: Question) -> Overview:
    """The overview of one municipality, over every indicator that has figures."""
    catalogue = view.edition.catalogue
    found = []
    for indicator in catalogue.with_figures():
        try:
            comparison = compare(view, asked, indicator.code)
        except NoFigures:
            continue
        found.append(Deviation(comparison, deviation(comparison)))
    shown = [d for d in found if d.comparison.value is not None]
    ranked = sorted(
        (d for d in shown if d.z is not None),
        key=lambda d: (within_middle_half(d.comparison), -abs(d.z or 0.0)),
    )
    failed = [d for d in shown if d.comparison.comparable.outcome is Outcome.FAILS]
    rest = [d for d in shown if d.z is None and d not in failed]
    return Overview(
        deviations=tuple(ranked[:MOST]),
        bookings=tuple(failed),
        others=tuple(rest) + tuple(ranked[MOST:]),
        strong=strongest(ranked),
        testable=asked.report is ReportKind.ACCOUNTS and asked.year in view.edition.tested_years,
        comparable_size=group_of(view.edition, asked).comparable_size,
        present=len(shown),
        asked=len(catalogue.indicators),
        delivered=sum(not d.comparison.indicator.is_open for d in shown),
    )


def deviation(comparison: Comparison) -> float | None:
    """Modified z of the own value among own peers that passed, when the own books passed too.

    None where there is no group of comparable size: a deviation from others of another size says nothing.
    """
    if comparison.value is None or not comparison.comparable.passes:
        return None
    if not comparison.group.comparable_size:
        return None
    values = [p.value for p in comparison.peers if p.passes and p.value is not None]
    is_share = comparison.indicator.kind is Kind.SHARE
    return position.modified_z(values, comparison.value, logarithm=not is_share)


def within_middle_half(comparison: Comparison) -> bool:
    """Whether the own value lies between the quartiles of the whole group; then nothing stands out.

    Without quartiles nobody can say that it lies outside.
    """
    standing = comparison.standing
    if comparison.value is None or standing.p25 is None or standing.p75 is None:
        return True
    return standing.p25 <= comparison.value <= standing.p75


def strongest(ranked: list[Deviation]) -> Deviation | None:
    """The deviation furthest to the better side; neutral indicators have no better side."""
    signs = {Direction.HIGHER: 1, Direction.LOWER: -1, Direction.NEUTRAL: 0}
    better = [d for d in ranked if (d.z or 0.0) * signs[d.comparison.indicator.direction] > 0]
    return better[0] if better else None
