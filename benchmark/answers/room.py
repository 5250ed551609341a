"""Where may there be room for savings, and where do the books not allow an amount?

An amount exists only where the vergelijkbaarheidstoets passes for the municipality and for each peer that
counts. It is a range with its anatomy: see ``benchmark.savings.anatomy``. Fees and overhead are no room and
stand apart as ``cover``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from benchmark.answers.account_years import account_years
from benchmark.answers.comparison import Comparison, compare
from benchmark.answers.estimating import estimate, units
from benchmark.answers.line_estimate import LineEstimate, amounts
from benchmark.answers.question import Question
from benchmark.answers.reasonable import reasonable_groups
from benchmark.catalogue import CoverLine, SavingsLine
from benchmark.errors import NoFigures
from benchmark.savings.anatomy import Anatomy, anatomy, without_overlap
from benchmark.savings.total import Total, total
from benchmark.viewing import View


@dataclass(frozen=True)
class RoomForSavings:
    """The lines that can be looked at, their total, and those that wait for figures.

    ``total`` is over the lines whose range does not begin at nothing; None where no line has an estimate.

    ``practice``: in Oefenmodus, unit costs made up as an example. They stand apart, have no total, and
    get an amount only where the real books pass the test, as the real lines do. ``cover``: fees and
    overhead, which are never room.
    """

    asked: Question
    name: str
    edition: str
    lines: tuple[LineEstimate, ...]
    waiting: tuple[SavingsLine, ...]
    total: Total | None = None
    practice: tuple[LineEstimate, ...] = ()
    cover: tuple[tuple[CoverLine, Comparison], ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The answer with the fixed keys of the command line."""
        found = self.total
        return {
            "gemeente": {"code": self.asked.gemeente, "name": self.name},
            "year": self.asked.year,
            "reference": self.asked.level.value,
            "edition": self.edition,
            "lines": [line.as_dict() for line in self.lines],
            "total": None
            if found is None
            else {
                **amounts(found),
                "sum_of_lines": found.added,
                "joint": found.joint,
                "lines": found.lines,
            },
            "cover": [
                {
                    "indicator": c.indicator,
                    "kind": c.kind,
                    "own": f.value,
                    "median": f.standing.median,
                }
                for c, f in self.cover
            ],
        }


def line_with_amount(view: View, asked: Question, key: str) -> LineEstimate:
    """A line of room that has an amount; raises NoFigures for any other."""
    answer = room_for_savings(view, asked)
    found = next((x for x in (*answer.lines, *answer.practice) if x.line.key == key), None)
    if found is None or found.anatomy is None:
        raise NoFigures(
            "Voor deze lijn is er geen bedrag.", "Kies een lijn met een bedrag op Mogelijke ruimte."
        )
    return found


@lru_cache(maxsize=2048)
def room_for_savings(view: View, asked: Question) -> RoomForSavings:
    """Every line on open figures, in the order of the catalogue, at the reference level of the question."""
    edition = view.edition
    lines: list[LineEstimate] = []
    waiting: list[SavingsLine] = []
    practice: list[LineEstimate] = []
    for line in edition.catalogue.savings_lines:
        try:
            found = estimate(view, asked, line)
        except NoFigures:
            waiting.append(line)
            continue
        if not found.comparison.example:
            lines.append(found)
            continue
        waiting.append(line)
        if edition.catalogue.indicator(line.indicator).unit.is_money:
            practice.append(found)
    lines, practice = _overlapping(lines), _overlapping(practice)
    return RoomForSavings(
        asked,
        edition.municipalities.name(asked.gemeente),
        edition.info.id,
        tuple(lines),
        tuple(waiting),
        total_of(view, asked, tuple(lines)),
        tuple(practice),
        _cover(view, asked),
    )


def _overlapping(lines: Sequence[LineEstimate]) -> list[LineEstimate]:
    """The lines, each without what its declared parent already holds."""
    by_key = {line.line.key: line for line in lines}
    found = []
    for line in lines:
        parent = by_key.get(line.line.parent or "")
        if line.anatomy is not None and parent is not None and parent.anatomy is not None:
            line = replace(line, anatomy=without_overlap(line.anatomy, parent.anatomy))
        found.append(line)
    return found


def total_of(view: View, asked: Question, lines: Sequence[LineEstimate]) -> Total | None:
    """Lines of one answer together, held against their costs as one; None where no line has an estimate."""
    if all(line.anatomy is None for line in lines):
        return None
    proven = [line for line in lines if line.anatomy is not None and line.anatomy.low > 0]
    made = [line.anatomy for line in proven if line.anatomy is not None]
    return total(made, _joint(view, asked, proven) if len(proven) > 1 else None)


def _joint(view: View, asked: Question, lines: Sequence[LineEstimate]) -> Anatomy | None:
    """Some lines as one cost per unit of volume; None where they do not share their volume or their peers."""
    level = asked.level
    volumes = {line.comparison.indicator.scale_variable for line in lines}
    means = [account_years(view, one.line.indicator, asked.year, examples=False) for one in lines]
    if level.p is None or len(volumes) > 1 or len({m.years for m in means}) > 1:
        return None
    eligible = frozenset.intersection(*(line.group.eligible for line in lines))
    wanted = dict.fromkeys(c for line in lines for c in line.group.codes if c in eligible)
    together = {
        c: means[0].means[c]._replace(unit_cost=sum(m.means[c].unit_cost for m in means))
        for c in means[0].means
        if all(c in m.means for m in means)
    }
    known = [line.reliability for line in lines if line.reliability is not None]
    theme, codes = lines[0].comparison.indicator.theme, tuple(wanted)
    return anatomy(
        units(view, asked.year, together, eligible, frozenset()),
        asked.gemeente,
        codes,
        reasonable_groups(view.edition, asked.gemeente, asked.year, theme, codes, eligible),
        context=tuple(dict.fromkeys(key for line in lines for key in line.line.context)),
        level=level,
        reliability=sum(known) / len(known) if known else 1.0,
        beyond=False,
    )


def _cover(view: View, asked: Question) -> tuple[tuple[CoverLine, Comparison], ...]:
    """Fees and overhead with figures in this period."""
    found = []
    for line in view.edition.catalogue.cover:
        try:
            found.append((line, compare(view, replace(asked, examples=False), line.indicator)))
        except NoFigures:
            continue
    return tuple(found)
