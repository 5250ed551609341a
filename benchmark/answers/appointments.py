"""Appointments at the counter: the whole of them, what no-show takes in hours, waiting and capacity, whom to call."""

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from benchmark.answers.comparison import Peer
from benchmark.answers.missed import Missed, missed
from benchmark.answers.overview import Deviation
from benchmark.answers.planned import PARTS, THEME, Planned, Shares, planned, rule_of
from benchmark.answers.question import Question
from benchmark.answers.theme import ThemeAnswer, theme
from benchmark.answers.trend import Trend
from benchmark.savings.no_show import Assumed, Effect
from benchmark.savings.scenario import Range
from benchmark.viewing import View

WAITING = ("BAL06", "BAL04", "BAL05", "BAL08", "BAL07")
SIGNIFICANT = 6  # digits after the point in JSON: more is arithmetic and no knowledge


@dataclass(frozen=True)
class AppointmentsAnswer:
    """Everything about the appointments of a municipality in a year.

    What stands beside the whole and its hours (waiting, peers to call) is asked when it is needed: a chart needs none of it.
    """

    view: View = field(repr=False, compare=False)
    asked: Question
    planned: Planned
    missed: Missed

    @cached_property
    def _of_theme(self) -> ThemeAnswer:
        return theme(self.view, self.asked, THEME)

    @property
    def waiting(self) -> tuple[Deviation, ...]:
        """Access time, waiting, use and opening hours beside the group, as far as anybody delivered them."""
        known = {d.comparison.indicator.code: d for d in self._of_theme.found}
        return tuple(known[code] for code in WAITING if code in known)

    @property
    def trends(self) -> dict[str, Trend]:
        """The years of every figure of the theme, by code."""
        return dict(self._of_theme.trends)

    @property
    def stories(self) -> tuple[str, ...]:
        """What was planted in an example."""
        return self._of_theme.stories

    @property
    def to_call(self) -> tuple[Peer, ...]:
        """Peers with clearly less no-show, fewest first; empty for example figures."""
        return to_call(self.missed, rule_of(self.view).to_call)

    @property
    def name(self) -> str:
        """The municipality, which says so where its no-show is an example."""
        return self.planned.name

    @property
    def example(self) -> bool:
        """Whether any figure is fictitious."""
        return self.planned.example or any(d.comparison.example for d in self.waiting)

    def as_dict(self) -> dict[str, Any]:
        """The answer as plain data, for the command line."""
        found, whole = self.missed, self.planned
        marked = {"example": True} if self.example else {}
        return marked | {
            "gemeente": {"code": self.asked.gemeente, "name": self.name},
            "year": self.asked.year,
            "report": self.asked.report.value,
            "appointments": {
                "counts": whole.counts._asdict(),
                "parts": list(PARTS),
                "shares": _shares(whole.shares),
                "why_not": whole.trouble and whole.trouble.kind,
                "group_mean": _shares(whole.mean),
                "n_whole": whole.n_whole,
                "left_out": list(whole.left_out),
            },
            "no_show": {
                "rate": found.rate and found.rate.value,
                "rate_low": found.rate and found.rate.low,
                "rate_high": found.rate and found.rate.high,
                "status": found.comparison.status.value,
                "reference": found.reference,
                "n_delivered": found.comparison.standing.n_delivered,
                "standing": found.standing.value,
                "proven": found.proven,
                "too_small": found.small if found.room else None,
                "room": _effect(found.room),
                "one_point": _effect(found.point),
                "share_of_counter_minutes": found.share_of_counters,
            },
            "assumed": {
                "slot_minutes": found.assumed.slot,
                "refilled": found.assumed.refilled._asdict(),
                "productive_hours": found.assumed.hours,
                "walk_in": found.walk_in,
            },
            "figures": [d.comparison.as_dict() for d in self.waiting],
            "to_call": [{"code": p.code, "name": p.name, "rate": p.value} for p in self.to_call],
            "edition": found.comparison.edition,
        }


def _shares(found: Shares | None) -> dict[str, float] | None:
    return None if found is None else {k: round(v, SIGNIFICANT) for k, v in found._asdict().items()}


def _effect(found: Effect | None) -> dict[str, dict[str, float]] | None:
    if found is None:
        return None
    return {name: _range(value) for name, value in found._asdict().items()}


def _range(found: Range) -> dict[str, float]:
    return {name: round(value, SIGNIFICANT) for name, value in found._asdict().items()}


@lru_cache(maxsize=1024)
def appointments(view: View, asked: Question, assumed: Assumed) -> AppointmentsAnswer:
    """The whole answer; raises NoFigures when nobody delivered no-show in that period."""
    return AppointmentsAnswer(view, asked, planned(view, asked), missed(view, asked, assumed))


def to_call(found: Missed, most: int) -> tuple[Peer, ...]:
    """The peers with the least no-show that is believable and lower than the own and the middle one, fewest first."""
    comparison, own = found.comparison, found.comparison.value
    if comparison.example or own is None or found.reference is None:
        return ()
    under, least = min(own, found.reference), comparison.indicator.plausible.low
    lower = [p for p in comparison.peers if p.value is not None and least <= p.value < under]
    return tuple(sorted(lower, key=lambda p: (p.value or 0.0, p.name))[:most])
