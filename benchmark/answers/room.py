"""Where may there be room for savings, and where do the books not allow an amount?

An amount exists only where the vergelijkbaarheidstoets passes for the municipality and for each peer that
counts. It is a range with its anatomy: see ``benchmark.savings.anatomy``. Fees and overhead are no room and
stand apart as ``cover``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

import polars as pl

from benchmark import dutch
from benchmark.answers.account_years import (
    FEWEST_YEARS,
    AccountYears,
    account_years,
    own_years,
    reliability,
)
from benchmark.answers.circumstances import circumstances
from benchmark.answers.comparison import Comparable, Comparison, compare
from benchmark.answers.net_cost import net_refusal
from benchmark.answers.quality_guard import guarded, is_measured
from benchmark.answers.question import Question
from benchmark.answers.reasonable import reasonable_groups
from benchmark.answers.reference_group import ReferenceGroup, reference_group
from benchmark.catalogue import CoverLine, SavingsLine
from benchmark.errors import NoFigures
from benchmark.peers.reasonable import standardised
from benchmark.position.standing import quantile
from benchmark.savings.anatomy import Anatomy, against_fixed, anatomy, without_overlap
from benchmark.savings.level import Level
from benchmark.savings.total import Total, total
from benchmark.viewing import View
from benchmark.vocabulary import Outcome


@dataclass(frozen=True)
class Basis:
    """What an amount rests on: own and reference unit cost and the volume, over the account years."""

    years: tuple[int, ...]
    own: float
    volume: float


class Reaching(NamedTuple):
    """A peer at or under the reference, with its unit cost over the account years."""

    code: str
    name: str
    unit_cost: float


@dataclass(frozen=True)
class LineEstimate:
    """One line: a range in euros per year where the test allows one, else the reasons.

    ``reference`` and ``gap`` are of the year itself, the first form of the estimate: the reference is that of
    the peers that count or, where no amount may be given, the middle peer of the group, to show the
    difference. ``basis`` and ``anatomy`` are over the account years; None without an amount.
    ``reaching``: peers at or under the reference, nearest first. ``guard``: per peer that is no reference the
    quality indicator in the worst quartile; ``quality_known`` whether any such figure exists.
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
    reaching: tuple[Reaching, ...] = ()
    guard: tuple[tuple[str, str], ...] = ()
    quality_known: bool = False

    @property
    def n_passed(self) -> int:
        """How many peers count in the reference."""
        return len(self.group.codes)

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
            "low": found.low if found else None,
            "central": found.central if found else None,
            "high": found.high if found else None,
            "shown": _shown(found),
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
                "peers": list(self.group.codes),
                "added": list(self.group.added),
            },
        }


def _shown(found: Anatomy | Total | None) -> dict[str, str] | None:
    if found is None:
        return None
    return {key: dutch.amount(getattr(found, key)) for key in ("low", "central", "high")}


@dataclass(frozen=True)
class RoomForSavings:
    """The lines that can be looked at, their total, and those that wait for figures.

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
                "low": found.low,
                "central": found.central,
                "high": found.high,
                "shown": _shown(found),
                "sum_of_lines": found.added,
                "joint": found.joint,
                "netted": found.netted,
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
        _total(view, asked, lines),
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


def estimate(view: View, asked: Question, line: SavingsLine) -> LineEstimate:
    """One line. Peers that did not pass count in no reference."""
    comparison = compare(view, asked, line.indicator)
    mean = account_years(view, line.indicator, asked.year, examples=asked.examples)
    group = reference_group(view, comparison, mean.means)
    own, volume = comparison.value, comparison.denominator
    refusal = _refusal(view, comparison, group, mean)
    middle = comparison.standing.median
    if refusal is not None:
        return LineEstimate(line, comparison, refusal, asked.level, middle, None, group)
    fixed = _fixed(view, asked, line)
    if isinstance(fixed, Comparable):
        return LineEstimate(line, comparison, fixed, asked.level, middle, None, group)
    assert own is not None and volume
    values = sorted(comparison.everyone.rows[c].value or 0.0 for c in group.codes)
    p = asked.level.p
    reference = min(fixed) if p is None else quantile(values, p)
    found = replace(
        LineEstimate(
            line, comparison, Comparable(Outcome.PASSES, ()), asked.level, None, None, group
        ),
        reference=reference,
        gap=max(0.0, own - reference) * volume / comparison.indicator.unit.multiplier,
    )
    return _dissected(view, found, mean, fixed)


def _dissected(
    view: View, found: LineEstimate, mean: AccountYears, fixed: Sequence[float]
) -> LineEstimate:
    """The line with its anatomy over the account years."""
    comparison, asked, line = found.comparison, found.comparison.asked, found.line
    own = mean.means[asked.gemeente]
    example = comparison.example
    keep = reliability(view, line.indicator, examples=example)
    bad = guarded(view, asked, comparison.indicator, examples=example)
    volume = own.volume / comparison.indicator.unit.multiplier
    repeats = 1.0 if keep is None else keep
    if asked.level.p is None:
        best = asked.level is Level.OWN_BEST
        made: Anatomy | None = against_fixed(
            own.unit_cost, volume, fixed, lowest=best, reliability=repeats
        )
    else:
        made = anatomy(
            _units(view, asked, mean, found.group.eligible, frozenset(bad)),
            asked.gemeente,
            found.group.codes,
            reasonable_groups(
                view.edition,
                asked.gemeente,
                asked.year,
                comparison.indicator.theme,
                found.group.codes,
                found.group.eligible,
            ),
            context=line.context,
            level=asked.level,
            reliability=repeats,
        )
    assert made is not None, (asked, line.key)
    rows, means = comparison.everyone.rows, mean.means
    reaching = tuple(
        Reaching(c, rows[c].name, means[c].unit_cost)
        for c in found.group.codes
        if c not in bad and means[c].unit_cost <= made.reference
    )
    return replace(
        found,
        basis=Basis(mean.years, own.unit_cost, volume),
        anatomy=made,
        reliability=keep,
        reaching=reaching,
        guard=tuple((c, bad[c]) for c in made.guard),
        quality_known=is_measured(view, asked, comparison.indicator, examples=example),
    )


def _units(
    view: View,
    asked: Question,
    mean: AccountYears,
    eligible: frozenset[str],
    bad: frozenset[str],
) -> pl.DataFrame:
    """All municipalities of the year as the anatomy takes them; the volume in the unit of the amounts."""
    places = circumstances(view.edition, asked.year)
    keys = [c.key for c in view.edition.catalogue.schemes.circumstances]
    codes = places["code"].to_list()
    costs = [mean.means[c].unit_cost if c in mean.means else None for c in codes]
    volumes = [mean.means[c].volume if c in mean.means else None for c in codes]
    z = {k: standardised(places[k].to_numpy().astype(float)) for k in keys}
    return pl.DataFrame(
        {
            "code": codes,
            "unit_cost": pl.Series(costs, dtype=pl.Float64),
            "volume": pl.Series(volumes, dtype=pl.Float64),
            "counts": [c in eligible for c in codes],
            "guarded": [c in bad for c in codes],
            **z,
        }
    )


def _fixed(view: View, asked: Question, line: SavingsLine) -> tuple[float, ...] | Comparable:
    """The references that do not depend on peers, or why the level does not exist for this line."""
    if asked.level is Level.NORM:
        if line.norm is None:
            return Comparable(Outcome.UNKNOWN, ("voor deze lijn bestaat geen norm",))
        return (line.norm.value,)
    if asked.level is Level.OWN_BEST:
        years = own_years(view, asked, line.indicator)
        if len(years) < FEWEST_YEARS:
            why = "er zijn te weinig eigen rekeningjaren om een beste jaar te kiezen"
            return Comparable(Outcome.UNKNOWN, (why,))
        return tuple(years.values())
    return ()


def _refusal(
    view: View, comparison: Comparison, group: ReferenceGroup, mean: AccountYears
) -> Comparable | None:
    """Why no amount may be given; None when one may."""
    if not comparison.comparable.passes:
        return comparison.comparable
    if comparison.value is None or not comparison.denominator:
        return Comparable(Outcome.UNKNOWN, ("het eigen cijfer ontbreekt",))
    minimum = view.edition.catalogue.comparability.minimum_peers
    if not group.comparable_size:
        passing = " die de toets doorstaan" if comparison.group.comparable_size else ""
        why = f"er zijn te weinig gemeenten van vergelijkbare grootte{passing}"
        return Comparable(Outcome.FAILS, (why,))
    if len(group.codes) < minimum:
        return Comparable(Outcome.FAILS, (_too_few(comparison, group, minimum),))
    if comparison.asked.gemeente not in mean.means:
        why = (
            "er zijn geen twee rekeningjaren met een eigen cijfer, en een bedrag rust op meer jaren"
        )
        return Comparable(Outcome.UNKNOWN, (why,))
    return net_refusal(view, comparison, group.codes)


def _too_few(comparison: Comparison, group: ReferenceGroup, minimum: int) -> str:
    through = sum(p.passes for p in comparison.peers)
    known = f", en {group.passed} daarvan hebben een cijfer" if through != group.passed else ""
    return (
        f"{through} van de {comparison.standing.n} gemeenten in de groep doorstaan de toets{known}; "
        f"er zijn er {minimum} nodig"
    )


def _total(view: View, asked: Question, lines: Sequence[LineEstimate]) -> Total | None:
    """The lines together, held against the costs of the lines with room at once, and against all costs."""
    known = [line for line in lines if line.anatomy is not None]
    if not known:
        return None
    room = [line for line in known if line.anatomy and line.anatomy.central > 0]
    made = [line.anatomy for line in room or known if line.anatomy is not None]
    joint = _joint(view, asked, room) if len(room) > 1 else None
    netted = _joint(view, asked, known) if room and len(room) < len(known) else None
    return total(made, joint, netted)


def _joint(view: View, asked: Question, lines: Sequence[LineEstimate]) -> Anatomy | None:
    """All lines as one cost per unit of volume; None where they do not share their volume or their peers."""
    level = asked.level
    volumes = {line.comparison.indicator.scale_variable for line in lines}
    eligible = frozenset.intersection(*(line.group.eligible for line in lines))
    means = [account_years(view, one.line.indicator, asked.year, examples=False) for one in lines]
    if level.p is None or len(volumes) > 1 or len({m.years for m in means}) > 1:
        return None
    codes = [c for c in lines[0].group.codes if c in eligible]
    codes += [c for line in lines for c in line.group.codes if c in eligible and c not in codes]
    together = {
        c: means[0].means[c]._replace(unit_cost=sum(m.means[c].unit_cost for m in means))
        for c in means[0].means
        if all(c in m.means for m in means)
    }
    known = [line.reliability for line in lines if line.reliability is not None]
    theme = lines[0].comparison.indicator.theme
    groups = reasonable_groups(
        view.edition, asked.gemeente, asked.year, theme, tuple(codes), eligible
    )
    context = tuple(dict.fromkeys(key for line in lines for key in line.line.context))
    return anatomy(
        _units(view, asked, AccountYears(means[0].years, together), eligible, frozenset()),
        asked.gemeente,
        codes,
        groups,
        context=context,
        level=level,
        reliability=sum(known) / len(known) if known else 1.0,
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
