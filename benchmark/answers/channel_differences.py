"""What differs between a municipality and peers whose channels moved the other way: it goes together, it proves nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from benchmark.answers.channel_shift import Move, Quadrant, Shift, rule_of, shift
from benchmark.answers.comparison import Comparison, compare
from benchmark.answers.question import Question
from benchmark.catalogue import Differing
from benchmark.errors import NoFigures
from benchmark.position.deviation import modified_z
from benchmark.position.standing import LEAST_FOR_MEDIAN, quantile
from benchmark.viewing import View


@dataclass(frozen=True)
class Side:
    """Peers that moved the same way; ``quadrant`` says how."""

    quadrant: Quadrant
    moves: tuple[Move, ...]


@dataclass(frozen=True)
class SideValue:
    """What one side has on an indicator: the middle one of ``n``, or with fewer than five each by name."""

    n: int
    median: float | None
    named: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class DifferenceRow:
    """One indicator: own (in ``comparison``, like the group), and every side. ``z``: how far the first side lies from
    the second, or without that from the own value, in robust deviations of everyone; None where that cannot be said."""

    differing: Differing
    comparison: Comparison
    sides: tuple[SideValue, ...]
    z: float | None


@dataclass(frozen=True)
class Differences:
    """The indicators on which own and sides can be laid beside each other, in the order of the catalogue.

    With an own quadrant the one side is who went the other way; without it the two sides are those with more
    digital: less and more over the channel. No sides and no rows where nobody is on one of them.
    """

    shift: Shift
    sides: tuple[Side, ...]
    rows: tuple[DifferenceRow, ...]

    @property
    def largest(self) -> DifferenceRow | None:
        """The row on which own and the other side lie furthest apart, on one scale for all."""
        known = [r for r in self.rows if r.z is not None]
        return max(known, key=lambda r: abs(r.z or 0.0)) if known else None

    def as_dict(self) -> list[dict[str, Any]]:
        """The rows as plain data."""
        return [
            {
                "indicator": row.comparison.indicator.code,
                "name": row.comparison.indicator.name,
                "unit": row.comparison.indicator.unit.value,
                "own": row.comparison.value,
                "sides": [
                    {
                        "quadrant": side.quadrant.name.lower(),
                        "n": value.n,
                        "median": value.median,
                        "values": [{"name": n, "value": v} for n, v in value.named],
                    }
                    for side, value in zip(self.sides, row.sides, strict=True)
                ],
                "group": {
                    "n": row.comparison.standing.n_delivered,
                    "median": row.comparison.standing.median,
                },
            }
            for row in self.rows
        ]


@lru_cache(maxsize=1024)
def differences(view: View, asked: Question, key: str) -> Differences:
    """What differs, for the channel ``key``; raises NoFigures as ``shift`` does."""
    found = shift(view, asked, key)
    sides = _sides(found)
    rows = []
    for differing in rule_of(view).differing if sides else ():
        try:
            comparison = compare(view, asked, differing.indicator)
        except NoFigures:
            continue
        values = tuple(_value(comparison, side.moves) for side in sides)
        if any(v.n for v in values):
            rows.append(DifferenceRow(differing, comparison, values, _apart(comparison, values)))
    return Differences(found, sides, tuple(rows))


def _sides(found: Shift) -> tuple[Side, ...]:
    quadrant = found.own.quadrant if found.own else None
    wanted = (quadrant.opposite,) if quadrant else (Quadrant.MORE_LESS, Quadrant.MORE_MORE)
    sides = tuple(Side(q, found.among(q)) for q in wanted)
    return sides if all(s.moves for s in sides) else ()


def _value(comparison: Comparison, moves: Sequence[Move]) -> SideValue:
    rows = comparison.everyone.rows
    known = [
        (m.name, value)
        for m in moves
        if m.code in rows and (value := rows[m.code].value) is not None
    ]
    if len(known) < LEAST_FOR_MEDIAN:
        return SideValue(len(known), None, tuple(known))
    return SideValue(len(known), quantile(sorted(v for _, v in known), 0.5), ())


def _apart(comparison: Comparison, values: Sequence[SideValue]) -> float | None:
    """How far the first side lies from the other one, or without that from the own value, on the spread of everyone."""
    there = _middle(values[0])
    here = _middle(values[1]) if len(values) > 1 else comparison.value
    if there is None or here is None:
        return None
    everyone = [r.value for r in comparison.everyone.rows.values() if r.value is not None]
    places = [modified_z(everyone, v, logarithm=False) for v in (there, here)]
    return None if None in places else (places[0] or 0.0) - (places[1] or 0.0)


def _middle(value: SideValue) -> float | None:
    if value.median is not None or not value.n:
        return value.median
    return quantile(sorted(v for _, v in value.named), 0.5)
