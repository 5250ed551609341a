"""One line of room for savings: the amount and all that it rests on, or the reasons why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from benchmark import dutch
from benchmark.answers.comparison import Comparable, Comparison
from benchmark.answers.reference_group import ReferenceGroup
from benchmark.catalogue import SavingsLine
from benchmark.savings.anatomy import Anatomy
from benchmark.savings.level import Level
from benchmark.savings.total import Total


class Reaching(NamedTuple):
    """A peer at or under the reference, with its unit cost over the account years."""

    code: str
    name: str
    unit_cost: float


@dataclass(frozen=True)
class Basis:
    """What an amount rests on: own unit cost and yearly volume over the account years, and those of the peers.

    ``own_years``: the own unit cost per earlier year in prices of the year asked, where those are the
    reference. ``peers``: the unit cost of each peer that counts, nearest first. ``z``: the modified z of the
    own unit cost among theirs, on the logarithm.
    """

    years: tuple[int, ...]
    own: float
    volume: float
    peers: Mapping[str, float]
    z: float | None = None
    own_years: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True)
class LineEstimate:
    """One line: a range in euros per year where the test allows one, else the reasons.

    ``reference`` and ``gap`` are of the year itself, the first form of the estimate: the reference is that of
    the peers that count or, where no amount may be given, the middle peer of the group, to show the
    difference. ``basis`` and ``anatomy`` are over the account years; None without an amount.
    ``guard``: per peer that is no reference the quality indicator in the worst quartile; ``quality_known``
    whether any such figure exists.
    """

    line: SavingsLine
    comparison: Comparison
    comparable: Comparable
    level: Level
    reference: float | None
    gap: float | None
    group: ReferenceGroup
    basis: Basis | None = None
    anatomy: Anatomy | None = None
    reliability: float | None = None
    guard: tuple[tuple[str, str], ...] = ()
    quality_known: bool = False

    @property
    def n_passed(self) -> int:
        """How many peers count in the reference."""
        return len(self.group.codes)

    @property
    def reaching(self) -> tuple[Reaching, ...]:
        """The peers at or under the reference that are not among the worst in quality, nearest first."""
        if self.anatomy is None or self.basis is None or self.level.p is None:
            return ()
        bad, rows = {c for c, _ in self.guard}, self.comparison.everyone.rows
        return tuple(
            Reaching(c, rows[c].name, cost)
            for c, cost in self.basis.peers.items()
            if c not in bad and cost <= self.anatomy.reference
        )

    def as_dict(self) -> dict[str, Any]:
        """The line with the fixed keys of the command line: unrounded amounts, and beside them what is shown."""
        found, basis = self.anatomy, self.basis
        stress = found.stress if found else None
        return {
            "line": self.line.key,
            "indicator": self.line.indicator,
            "comparable": self.comparable.passes,
            "reasons": list(self.comparable.reasons),
            "volume": self.comparison.denominator,
            "own": self.comparison.value,
            "reference": self.reference,
            "gap": self.gap,
            "level": self.level.value,
            "nature": self.line.nature,
            **amounts(found),
            "steps": [{"step": s, "amount": a} for s, a in found.steps] if found else [],
            "reaching": [r._asdict() for r in self.reaching],
            "guard": [{"code": c, "indicator": why} for c, why in self.guard],
            "stress": None
            if stress is None
            else {
                "groups": stress.groups,
                "share": stress.share,
                "low": stress.low,
                "high": stress.high,
                "holds": stress.holds,
            },
            "basis": None
            if basis is None or found is None
            else {
                "years": list(basis.years),
                "own": basis.own,
                "reference": found.reference,
                "volume": basis.volume,
                "reliability": self.reliability,
                "peers": list(basis.peers),
                "added": list(self.group.added),
                "z": basis.z,
            },
        }


def amounts(found: Anatomy | Total | None) -> dict[str, Any]:
    """Low, central and high in euros, unrounded, and as screens show them; None without an estimate."""
    names = ("low", "central", "high")
    if found is None:
        return {**dict.fromkeys(names), "shown": None}
    known = {name: getattr(found, name) for name in names}
    return {**known, "shown": {name: dutch.amount(value) for name, value in known.items()}}
