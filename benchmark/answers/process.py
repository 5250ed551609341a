"""A service as a process: where between the first and the last step does this municipality differ?

Of every step volume, time, cost and quality stand beside the group, each on the unit that carries the task out. What
stands out can be told apart from the middle one and lies at least one modified z from it. Sources: METHODS section 2,
DOMAIN sections 1, 2 and 4.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from benchmark import dutch
from benchmark.answers.beside_executors import BesideExecutors, beside_executors, measured_as
from benchmark.answers.comparison import Comparison
from benchmark.answers.execution import members_of
from benchmark.answers.executors import Change, Unit, changes, units
from benchmark.answers.overview import deviation, within_middle_half
from benchmark.answers.question import Question
from benchmark.answers.sides import told_apart
from benchmark.answers.theme import among_peers
from benchmark.catalogue import Indicator, Process, Step, Term
from benchmark.catalogue.processes import SIDES, Side, measure
from benchmark.errors import NoFigures, SpiegelError
from benchmark.viewing import View
from benchmark.vocabulary import Direction

STANDS_OUT = 1.0  # modified z, as on the overview
RECENT = 3  # years in which other members of an office still matter to what is shown


@dataclass(frozen=True)
class Figure:
    """One measure of a step. ``beside`` is None where nobody delivered it; ``terms`` are those it is judged against.

    ``z``: the modified z of the own unit in the group, None where it is not given.
    """

    measure: str
    indicator: Indicator
    beside: BesideExecutors | None
    z: float | None
    terms: tuple[Term, ...]

    @property
    def comparison(self) -> Comparison | None:
        """The own unit beside the others; None where nobody delivered."""
        return self.beside.comparison if self.beside else None

    @property
    def stands_out(self) -> bool:
        """Whether this can be told apart from the middle one and lies far enough from it to be named."""
        if self.beside is None or self.z is None or abs(self.z) < STANDS_OUT:
            return False
        comparison = self.beside.comparison
        inside = comparison.standing.p25 is not None and within_middle_half(comparison)
        return told_apart(comparison) and not inside

    @property
    def weight(self) -> tuple[bool, float]:
        """What is named first: figures with a better side before those without, then the largest deviation."""
        return self.indicator.direction is not Direction.NEUTRAL, abs(self.z or 0.0)

    def as_dict(self) -> dict[str, Any]:
        """The figure as plain data; keys that say nothing without figures are then absent."""
        said: dict[str, Any] = {
            "measure": self.measure,
            "name": self.indicator.name,
            "unit": self.indicator.unit.value,
            "terms": [t.words for t in self.terms],
            "delivered": self.beside is not None,
        }
        if self.beside is None:
            return said
        found = self.beside
        return said | {
            "executor": found.comparison.municipality.name,
            "own": found.own,
            "members_with_figure": found.n,
            "gross": found.gross,
            "stands_out": self.stands_out,
            "z": self.z,
            "years": [{"year": y, "value": v} for y, v in found.years],
            **found.comparison.as_dict(),
        }


@dataclass(frozen=True)
class Cell:
    """One side of a step; without figures ``note`` says why there is no measure, if the catalogue does."""

    side: Side
    figures: tuple[Figure, ...]
    note: str = ""


@dataclass(frozen=True)
class StepAnswer:
    """A step with its four cells, the terms of the year, and what stands out most (None: nothing)."""

    step: Step
    cells: tuple[Cell, ...]
    terms: tuple[Term, ...]
    largest: Figure | None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the step."""
        return tuple(f for c in self.cells for f in c.figures)


@dataclass(frozen=True)
class ProcessAnswer:
    """A process of one municipality.

    ``unit``: who carries it out; ``members``: the names of its members when it is a joint office. ``special``: the
    special task in the own figures, ``unknown``: nobody knows who did it in this year. ``change``: the newest of the last
    years in which the office got other members. ``helper``: an organisation that does a task beside it.
    ``largest``: the step with the difference that stands out most.
    """

    process: Process
    asked: Question
    name: str
    unit: Unit
    members: tuple[str, ...]
    special: str
    unknown: bool
    helper: str
    change: Change | None
    steps: tuple[StepAnswer, ...]
    whole: tuple[Figure, ...]
    largest: StepAnswer | None
    reason: str
    stories: tuple[str, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure: of the steps in order, then of the whole."""
        return (*(f for s in self.steps for f in s.figures), *self.whole)

    @property
    def example(self) -> bool:
        """Whether any figure is fictitious."""
        return any(f.comparison is not None and f.comparison.example for f in self.figures)

    @property
    def who(self) -> str:
        """Who is compared, marked where any figure is an example."""
        return dutch.marked(self.unit.name, self.example)

    def as_dict(self) -> dict[str, Any]:
        """The answer as plain data."""
        return {
            "process": self.process.key,
            "gemeente": {"code": self.asked.gemeente, "name": self.name},
            "year": self.asked.year,
            "report": self.asked.report.value,
            "example": self.example,
            "executor": {
                "name": self.unit.name,
                "joint": self.unit.joint,
                "members": list(self.members),
                "special": self.special,
                "known": not self.unknown,
                "change": _changed(self.change),
            },
            "beside": self.helper,
            "largest": self.largest.step.key if self.largest else None,
            "steps": [
                {
                    "step": s.step.key,
                    "name": s.step.name,
                    "terms": [_term(t) for t in s.terms],
                    "stands_out": s.largest.measure if s.largest else None,
                    **{c.side: [f.as_dict() for f in c.figures] for c in s.cells},
                }
                for s in self.steps
            ],
            "whole": [f.as_dict() for f in self.whole],
            "no_amount": self.reason,
        }


def _changed(change: Change | None) -> dict[str, Any] | None:
    if change is None:
        return None
    return {"year": change.year, "joined": list(change.joined), "left": list(change.left)}


def _term(term: Term) -> dict[str, Any]:
    return {
        "words": term.words,
        "weeks": term.weeks,
        "extension": term.extension,
        "reason": term.reason,
        "source": term.source,
    }


@lru_cache(maxsize=1024)
def process(view: View, asked: Question, key: str) -> ProcessAnswer:
    """A process step by step; raises SpiegelError for one that is not in the catalogue."""
    catalogue = view.edition.catalogue
    declared = catalogue.process(key)
    if declared is None:
        known = " of ".join(p.key for p in catalogue.processes)
        raise SpiegelError(
            f"Het proces '{key[:40]}' is er niet.",
            f"Kies {known}." if known else "Maak een nieuwe editie met 'spiegel build'.",
        )
    steps = tuple(_step(view, asked, declared, step) for step in declared.steps)
    whole = tuple(_figure(view, asked, declared, m, ()) for m in declared.whole)
    register = units(view, declared.subject, asked.year)
    unit = register.of[asked.gemeente]
    name = view.edition.municipalities.name
    out = [(s, s.largest) for s in steps if s.largest is not None]
    example = any(
        f.comparison is not None and f.comparison.example for s in steps for f in s.figures
    )
    return ProcessAnswer(
        process=declared,
        asked=asked,
        name=name(asked.gemeente),
        unit=unit,
        members=tuple(sorted(map(name, unit.members))) if unit.joint else (),
        special=register.special.get(asked.gemeente, ""),
        unknown=asked.gemeente in register.unknown,
        helper=_helper(view, asked, declared),
        change=_newest_change(view, asked, declared, unit),
        steps=steps,
        whole=whole,
        largest=max(out, key=lambda pair: pair[1].weight)[0] if out else None,
        reason=_reason(whole),
        stories=tuple(
            dict.fromkeys(s.text for s in view.stories(asked) if s.theme == declared.theme)
        )
        if example
        else (),
    )


def _step(view: View, asked: Question, process: Process, step: Step) -> StepAnswer:
    terms = tuple(t for t in step.terms if t.holds(asked.year))
    cells = tuple(
        Cell(
            side,
            tuple(_figure(view, asked, process, m, terms) for m in step.of(side)),
            step.notes.get(side, ""),
        )
        for side in SIDES
    )
    out = [f for c in cells for f in c.figures if f.stands_out]
    return StepAnswer(step, cells, terms, max(out, key=lambda f: f.weight, default=None))


def _figure(
    view: View, asked: Question, process: Process, text: str, terms: tuple[Term, ...]
) -> Figure:
    measured = measure(text)
    judged = tuple(t for t in terms if text in t.measures)
    try:
        found = beside_executors(view, asked, measured, process.subject)
    except NoFigures:
        indicator = view.edition.catalogue.indicator(measured.code)
        return Figure(text, measured_as(indicator, measured), None, None, judged)
    return Figure(text, found.comparison.indicator, found, _distance(found.comparison), judged)


def _distance(comparison: Comparison) -> float | None:
    """What rests on the books of municipalities counts where those may be compared; a delivery rests on no bookings."""
    return deviation(comparison) if comparison.indicator.is_open else among_peers(comparison)


def _helper(view: View, asked: Question, process: Process) -> str:
    if process.beside is None:
        return ""
    found = members_of(view, process.beside, asked.year).get(asked.gemeente)
    return found[0].organisation if found else ""


def _newest_change(view: View, asked: Question, process: Process, unit: Unit) -> Change | None:
    if not unit.joint:
        return None
    until = [
        c
        for c in changes(view, process.subject, unit.name)
        if asked.year - RECENT < c.year <= asked.year
    ]
    return until[-1] if until else None


def _reason(whole: tuple[Figure, ...]) -> str:
    """Why the books support no amount; empty where they pass the test, or where there are no books to test."""
    return next(iter(_reasons(whole)), "")


def _reasons(whole: tuple[Figure, ...]) -> Iterator[str]:
    for figure in whole:
        comparison = figure.comparison
        if comparison is not None and comparison.indicator.comparability and not comparison.example:
            yield from comparison.comparable.reasons
