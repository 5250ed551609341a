"""How certain is a place: which chance is in a figure, and who can be told apart from whom?

Figures of a survey and shares of counted cases carry chance, because with other visitors or other cases they
would have come out differently. Euros from the accounts do not: they are all the euros there are.
"""

from collections.abc import Iterable
from enum import StrEnum

from benchmark.catalogue import Indicator
from benchmark.everyone import FigureRow
from benchmark.position import interval
from benchmark.position.interval import Estimate
from benchmark.position.rank_interval import RankInterval, rank_interval
from benchmark.vocabulary import Kind, Unit

# Units that are measured and not counted: a share of euros is no draw of cases.
MEASURED = ("euro", "minuten")


class Basis(StrEnum):
    """What is known about the certainty of a place."""

    SURVEY = "survey"  # answers of some, for all
    COUNTS = "counts"  # counted cases, that chance could have dealt otherwise
    YEARS = "years"  # a full count: no chance of a sample, but the place moved from year to year
    NONE = "none"  # nothing is known


def chance_in(indicator: Indicator) -> Basis:
    """The kind of chance in an indicator: survey, counts, or none (full counts and measures).

    A share of cases counts when the catalogue asks for a minimum number of them; without that it is a full
    count, such as the share of all products that can be asked for online.
    """
    if indicator.kind is Kind.SURVEY:
        return Basis.SURVEY
    counted = indicator.numerator.unit not in MEASURED
    if indicator.kind is Kind.SHARE and indicator.minimum_n is not None and counted:
        return Basis.COUNTS
    return Basis.NONE


def estimate(indicator: Indicator, row: FigureRow) -> Estimate | None:
    """A figure with its interval, in the unit of the indicator; None without figure or without chance."""
    if row.value is None or row.denominator is None or chance_in(indicator) is Basis.NONE:
        return None
    if indicator.unit is Unit.MARK:
        return interval.mark(row.value, row.denominator)
    share = interval.wilson(row.denominator, row.numerator or 0.0)
    return None if share is None else Estimate(*(100 * end for end in share))


def ranks(indicator: Indicator, own: FigureRow, others: Iterable[FigureRow]) -> RankInterval | None:
    """The places that the own figure may have among others; None where there is no chance to weigh."""
    mine = estimate(indicator, own)
    theirs = [e for row in others if (e := estimate(indicator, row)) is not None]
    return rank_interval(mine, theirs) if mine is not None else None
