"""What the no-show of a municipality takes in counter hours, beside the middle municipality of its group."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from benchmark.answers import certainty
from benchmark.answers.comparison import Comparison, compare
from benchmark.answers.planned import NO_SHOW, VISITS, rule_of
from benchmark.answers.question import Question
from benchmark.catalogue import Refilled
from benchmark.errors import NoFigures, SpiegelError
from benchmark.position.interval import Estimate
from benchmark.savings import no_show
from benchmark.savings.no_show import Assumed, Effect
from benchmark.savings.scenario import Range
from benchmark.viewing import View
from benchmark.vocabulary import Status

WAIT = "BAL05"
ALL_BY_APPOINTMENT = 100.0


class Standing(StrEnum):
    """Where the own no-show stands beside the middle municipality."""

    NO_FIGURE = "no_figure"
    NO_REFERENCE = "no_reference"  # too few peers with a figure
    REACHED = "reached"  # at the reference as shown, or beyond it
    ROOM = "room"


@dataclass(frozen=True)
class Missed:
    """The hours of no-show with what they rest on.

    ``rate``: the own percentage with its interval; ``reference`` that of the middle municipality. ``point``: what one
    percentage point takes; ``room`` what the difference takes, None unless ``standing`` is ROOM. ``small``: the middle
    of ``room`` is too small to book. ``proven``: chance alone does not explain that the own rate is higher.
    ``doubtful``: a rate outside believable limits, "low" or "high". ``walk_in``: whether people come without an
    appointment; None when that is not known. ``share_of_counters``: the middle of ``room`` as a share (0-1) of all
    planned counter minutes. ``minutes``: counter minutes in use per visit, as delivered.
    """

    comparison: Comparison
    assumed: Assumed
    standing: Standing
    rate: Estimate | None
    reference: float | None
    point: Effect | None
    room: Effect | None
    small: bool
    proven: bool
    doubtful: str
    walk_in: bool | None
    share_of_counters: float | None
    minutes: float | None


def walk_in(view: View, asked: Question) -> bool | None:
    """Whether people can come without an appointment, from what was delivered; None when nothing tells."""
    wait, visits = (_known(view, asked, code) for code in (WAIT, VISITS))
    if wait is not None and wait.status is Status.NOT_APPLICABLE:
        return False
    if visits is not None and visits.value is not None:
        return visits.value < ALL_BY_APPOINTMENT
    return True if wait is not None and wait.value is not None else None


def refilled_of(view: View, asked: Question) -> Refilled:
    """The assumption on refilled slots that fits the municipality."""
    rule = rule_of(view)
    return rule.refilled_without_walk_in if walk_in(view, asked) is False else rule.refilled


def start(view: View, asked: Question) -> Assumed:
    """The assumptions to begin with; raises SpiegelError where the catalogue has no productive hours."""
    rule, share = rule_of(view), refilled_of(view, asked)
    hours = view.edition.catalogue.phasing.hours
    if hours is None:
        raise SpiegelError("De catalogus kent geen productieve uren.", "Vul scenario.toml aan.")
    return Assumed(rule.slot.value, Range(share.low, share.value, share.high), hours.value)


@lru_cache(maxsize=1024)
def missed(view: View, asked: Question, assumed: Assumed) -> Missed:
    """The hours under these assumptions; raises NoFigures when nobody delivered no-show in that period."""
    comparison = compare(view, asked, NO_SHOW)
    row = comparison.everyone.rows[asked.gemeente]
    rate, reference = certainty.estimate(comparison.indicator, row), comparison.standing.median
    stood = row.denominator if rate is not None else None
    room = None
    if rate is not None and reference is not None and stood is not None and _higher(comparison):
        room = no_show.beyond(rate, reference, stood, assumed)
    scheduled, minutes = _counters(view, asked)
    return Missed(
        comparison=comparison,
        assumed=assumed,
        standing=_standing(rate, reference, room),
        rate=rate,
        reference=reference,
        point=None if stood is None else no_show.of_a_point(stood, assumed),
        room=room,
        small=room is not None and no_show.too_small(room.fte.central, rule_of(view).least_fte),
        proven=rate is not None and reference is not None and rate.low > reference,
        doubtful=_doubtful(comparison),
        walk_in=walk_in(view, asked),
        share_of_counters=room.hours.central * no_show.MINUTES / scheduled
        if room is not None and scheduled
        else None,
        minutes=minutes,
    )


def _higher(comparison: Comparison) -> bool:
    """Whether the own rate is higher as shown: a difference that nobody can read is none."""
    value, middle = comparison.value, comparison.standing.median
    decimals = comparison.indicator.decimals
    return (
        value is not None
        and middle is not None
        and round(value, decimals) > round(middle, decimals)
    )


def _standing(rate: Estimate | None, reference: float | None, room: Effect | None) -> Standing:
    if rate is None:
        return Standing.NO_FIGURE
    if reference is None:
        return Standing.NO_REFERENCE
    return Standing.REACHED if room is None else Standing.ROOM


def _doubtful(comparison: Comparison) -> str:
    limits, value = comparison.indicator.plausible, comparison.value
    if value is None or limits.low <= value <= limits.high:
        return ""
    return "low" if value < limits.low else "high"


def _counters(view: View, asked: Question) -> tuple[float | None, float | None]:
    """Planned counter minutes of the year, and minutes in use per visit."""
    use, visits = (_known(view, asked, code) for code in ("BAL08", VISITS))
    scheduled = use.denominator if use is not None and use.value is not None else None
    if use is None or visits is None or use.numerator is None or not visits.denominator:
        return scheduled, None
    return scheduled, use.numerator / visits.denominator


def _known(view: View, asked: Question, code: str) -> Comparison | None:
    try:
        return compare(view, asked, code)
    except NoFigures:
        return None
