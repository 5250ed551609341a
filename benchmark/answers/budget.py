"""The kadernota: the lines that go to the college over four years, under a scenario.

t is the year in which it is made: a kadernota of this spring is about the budget of next year (t+1) and the
three years after it. The accounts give the price level, not the years.
"""

from dataclasses import dataclass

from benchmark.answers.judged import JudgedLine, JudgedRoom
from benchmark.catalogue import Phasing, VolumeChange
from benchmark.catalogue.models import Event
from benchmark.ledger.entries import JudgementStatus, Scenario
from benchmark.savings.scenario import STILL, YEARS, Assumptions, Line, Path, Phased, Range, phase
from benchmark.viewing import View

UNNAMED = "Uitgangspunt"


@dataclass(frozen=True)
class Fall:
    """A volume that is expected to fall within the four years, and by how much here."""

    line: JudgedLine
    year: int
    change: float
    declared: VolumeChange


@dataclass(frozen=True)
class Budget:
    """The lines of a kadernota.

    ``proposed`` are in ``phased``; ``pending`` stand as p.m.; ``booked`` are in the budget already; ``out`` left the
    total. ``together``: the share of the sum that remains when the lines are compared as one.
    """

    judged: JudgedRoom
    scenario: Scenario
    cycle: int
    phased: Phased
    together: float
    proposed: tuple[JudgedLine, ...]
    pending: tuple[JudgedLine, ...]
    booked: tuple[JudgedLine, ...]
    out: tuple[JudgedLine, ...]
    falls: tuple[Fall, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """t+1 to t+4."""
        return tuple(self.cycle + n for n in range(1, YEARS + 1))


def start(view: View, gemeente: str, year: int) -> Scenario:
    """The scenario from which everybody starts; what it assumes is said where it is shown."""
    declared = view.edition.catalogue.phasing
    return Scenario(
        gemeente=gemeente,
        year=year,
        name=UNNAMED,
        hours=declared.hours.value if declared.hours else None,
        hourly=declared.hourly.value if declared.hourly else None,
        fall=min((v.change for v in declared.volume), default=0.0),
    )


def budget(view: View, judged: JudgedRoom, scenario: Scenario, cycle: int) -> Budget:
    """The lines over ``cycle`` + 1 to + 4."""
    catalogue = view.edition.catalogue
    proposed = tuple(line for line in judged.lines if line.proposed)
    status = JudgementStatus
    booked = tuple(line for line in judged.lines if line.status is status.BUDGETED)
    pending = tuple(
        line
        for line in judged.lines
        if line.status is status.INVESTIGATE
        or (line.status is status.PROPOSE and not line.proposed)
    )
    out = tuple(line for line in judged.excluded if line not in booked)
    falls = tuple(
        fall
        for line in judged.lines
        if (fall := _fall(line, scenario, cycle, catalogue.phasing, catalogue.events)) is not None
    )
    by_key = {fall.line.key: fall for fall in falls}
    total = judged.proposed
    together = total.central / total.added if total and total.is_joint and total.added > 0 else 1.0
    phased = phase(
        [_line(line, by_key.get(line.key), cycle) for line in proposed],
        assumptions(scenario),
        cycle=cycle,
        price_year=judged.room.asked.year,
        together=together,
    )
    return Budget(judged, scenario, cycle, phased, together, proposed, pending, booked, out, falls)


def assumptions(scenario: Scenario) -> Assumptions:
    """The numbers of a scenario."""
    return Assumptions(
        scenario.volume, scenario.price, scenario.pace, scenario.cashable, scenario.hourly,
        scenario.hours, scenario.discount,
    )  # fmt: skip


def _line(line: JudgedLine, fall: Fall | None, cycle: int) -> Line:
    found, judgement = line.estimate.anatomy, line.judgement
    assert found is not None and judgement is not None
    entry = judgement.entry
    return Line(
        line.key,
        Range(found.low, found.central, found.high),
        entry.cashable,
        entry.first_year,
        entry.one_off,
        _path(fall, cycle),
    )


def _path(fall: Fall | None, cycle: int) -> Path:
    if fall is None:
        return STILL
    a, b, c, d = (fall.change if cycle + n == fall.year else 0.0 for n in range(1, YEARS + 1))
    return a, b, c, d


def _fall(
    line: JudgedLine,
    scenario: Scenario,
    cycle: int,
    phasing: Phasing,
    events: tuple[Event, ...],
) -> Fall | None:
    """The fall that the catalogue expects for this line, when it lies within the four years."""
    declared = phasing.of_line(line.key)
    year = declared.year(events) if declared else None
    if declared is None or year is None or not cycle < year <= cycle + YEARS:
        return None
    return Fall(line, year, scenario.fall, declared)
