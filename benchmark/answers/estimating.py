"""The estimate of one line: first every reason why there is none, then the range with its anatomy."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import polars as pl

from benchmark.answers.account_years import (
    AccountYears,
    Mean,
    account_years,
    own_years,
    reliability,
)
from benchmark.answers.amount_tests import net_refusal, outlier_refusal
from benchmark.answers.circumstances import standard_circumstances
from benchmark.answers.comparison import Comparable, Comparison, compare
from benchmark.answers.line_estimate import Basis, LineEstimate
from benchmark.answers.quality_guard import guarded, is_measured
from benchmark.answers.question import Question
from benchmark.answers.reasonable import Groups, reasonable_groups
from benchmark.answers.reference_group import ReferenceGroup, reference_group
from benchmark.catalogue import SavingsLine
from benchmark.position import modified_z
from benchmark.position.standing import quantile
from benchmark.savings.anatomy import (
    LOWEST_YEARS,
    Anatomy,
    against_norm,
    against_own_years,
    anatomy,
)
from benchmark.savings.level import Level
from benchmark.viewing import View
from benchmark.vocabulary import Outcome

FEWEST_GROUPS = 300  # fewer reasonable groups say too little about the choice of the group


@dataclass(frozen=True)
class _Case:
    """A line in the hands of one municipality: the peers that count and the own earlier years.

    ``groups`` and ``years`` are empty until the peers are found to be enough.
    """

    line: SavingsLine
    comparison: Comparison
    mean: AccountYears
    group: ReferenceGroup
    groups: Groups = ()
    years: Mapping[int, float] = field(default_factory=dict)

    @property
    def level(self) -> Level:
        return self.comparison.asked.level

    @property
    def own(self) -> Mean:
        return self.mean.means[self.comparison.asked.gemeente]

    @cached_property
    def costs(self) -> dict[str, float]:
        """The unit cost of the peers over the account years, nearest first."""
        return {c: self.mean.means[c].unit_cost for c in self.group.codes}

    @cached_property
    def reference_of_the_year(self) -> float:
        """The reference in the year itself."""
        rows = self.comparison.everyone.rows
        return self.reference({c: rows[c].value or 0.0 for c in self.group.codes})

    @cached_property
    def z(self) -> float | None:
        """How far the own unit cost lies from those of the peers: modified z of the logarithm."""
        return modified_z(list(self.costs.values()), self.own.unit_cost, logarithm=True)

    @property
    def is_above(self) -> bool:
        """Whether the municipality lies above the reference, over the account years and in the year itself."""
        over_the_years = self.own.unit_cost > self.reference(self.costs)
        return over_the_years and (self.comparison.value or 0.0) > self.reference_of_the_year

    def reference(self, values: Mapping[str, float]) -> float:
        """The reference among the unit costs of the peers, of the own years, or the norm."""
        if self.level.p is not None:
            return quantile(sorted(values.values()), self.level.p)
        if self.level is Level.OWN_BEST:
            return sum(sorted(self.years.values())[:LOWEST_YEARS]) / LOWEST_YEARS
        assert self.line.norm is not None
        return self.line.norm.value


def estimate(view: View, asked: Question, line: SavingsLine) -> LineEstimate:
    """One line. Peers that did not pass count in no reference. Raises NoFigures where nobody delivered."""
    comparison = compare(view, asked, line.indicator)
    mean = account_years(view, line.indicator, asked.year, examples=asked.examples)
    case = _Case(line, comparison, mean, reference_group(view, comparison, mean.means))
    refusal = _without_peers(view, case)
    if refusal is None:
        years = own_years(view, asked, line.indicator) if asked.level is Level.OWN_BEST else {}
        case = replace(case, groups=_groups(view, case), years=years)
        refusal = _without_level(case) or _without_support(view, case)
    if refusal is not None:
        middle = comparison.standing.median
        return LineEstimate(line, comparison, refusal, asked.level, middle, None, case.group)
    above = max(0.0, (comparison.value or 0.0) - case.reference_of_the_year)
    found = LineEstimate(
        line,
        comparison,
        Comparable(Outcome.PASSES, ()),
        asked.level,
        case.reference_of_the_year,
        above * (comparison.denominator or 0.0) / comparison.indicator.unit.multiplier,
        case.group,
    )
    return _dissected(view, found, case)


def units(
    view: View, year: int, means: Mapping[str, Mean], eligible: frozenset[str], bad: frozenset[str]
) -> pl.DataFrame:
    """All municipalities of a year as the anatomy takes them: unit cost and volume over the account years."""
    places = standard_circumstances(view.edition, year)
    codes = places["code"].to_list()
    costs = [means[c].unit_cost if c in means else None for c in codes]
    volumes = [means[c].volume if c in means else None for c in codes]
    return places.with_columns(
        pl.Series("unit_cost", costs, dtype=pl.Float64),
        pl.Series("volume", volumes, dtype=pl.Float64),
        pl.Series("counts", [c in eligible for c in codes]),
        pl.Series("guarded", [c in bad for c in codes]),
    )


def _groups(view: View, case: _Case) -> Groups:
    asked, group = case.comparison.asked, case.group
    theme = case.comparison.indicator.theme
    return reasonable_groups(
        view.edition, asked.gemeente, asked.year, theme, group.codes, group.eligible
    )


def _without_peers(view: View, case: _Case) -> Comparable | None:
    """Own books, own figures, and enough peers of such a size that pass."""
    comparison, group = case.comparison, case.group
    if not comparison.comparable.passes:
        return comparison.comparable
    if comparison.value is None or not comparison.denominator:
        return Comparable(Outcome.UNKNOWN, ("het eigen cijfer ontbreekt",))
    if not group.comparable_size:
        passing = " die de toets doorstaan" if comparison.group.comparable_size else ""
        return _fails(f"er zijn te weinig gemeenten van vergelijkbare grootte{passing}")
    minimum = view.edition.catalogue.comparability.minimum_peers
    if len(group.codes) < minimum:
        return _fails(_too_few(comparison, group, minimum))
    if comparison.asked.gemeente not in case.mean.means:
        why = (
            "er zijn geen twee rekeningjaren met een eigen cijfer, en een bedrag rust op meer jaren"
        )
        return Comparable(Outcome.UNKNOWN, (why,))
    return None


def _too_few(comparison: Comparison, group: ReferenceGroup, minimum: int) -> str:
    through = sum(p.passes for p in comparison.peers)
    known = f", en {group.passed} daarvan hebben een cijfer" if through != group.passed else ""
    return (
        f"{through} van de {comparison.standing.n} gemeenten in de groep doorstaan de toets{known}; "
        f"er zijn er {minimum} nodig"
    )


def _without_level(case: _Case) -> Comparable | None:
    """Whether the reference level that was asked for exists for this line."""
    if case.level is Level.NORM and case.line.norm is None:
        return Comparable(Outcome.UNKNOWN, ("voor deze lijn bestaat geen norm",))
    if case.level is Level.OWN_BEST and len(case.years) < LOWEST_YEARS:
        why = "er zijn te weinig eigen rekeningjaren om de laagste te kiezen"
        return Comparable(Outcome.UNKNOWN, (why,))
    if case.level.p is not None and len(case.groups) < FEWEST_GROUPS:
        return _fails(
            f"er zijn maar {len(case.groups)} redelijke groepen te maken van gemeenten die de toets doorstaan; "
            f"voor een bereik zijn er {FEWEST_GROUPS} nodig"
        )
    return None


def _without_support(view: View, case: _Case) -> Comparable | None:
    """The tests that need the peers. At or beyond the reference there is no amount for them to guard."""
    if not case.is_above:
        return None
    return outlier_refusal(view, case.comparison, case.z) or net_refusal(
        view, case.comparison, case.group.codes, case.groups, p=case.level.p or 0.5
    )


def _fails(why: str) -> Comparable:
    return Comparable(Outcome.FAILS, (why,))


def _dissected(view: View, found: LineEstimate, case: _Case) -> LineEstimate:
    """The line with its anatomy over the account years."""
    comparison, asked, line = case.comparison, case.comparison.asked, case.line
    own, example = case.own, comparison.example
    keep = reliability(view, line.indicator, examples=example)
    bad = guarded(view, asked, comparison.indicator, examples=example)
    repeats = 1.0 if keep is None else keep
    volume = own.volume / comparison.indicator.unit.multiplier
    years = list(case.years.values())
    made: Anatomy | None
    if asked.level is Level.NORM and line.norm is not None:
        made = against_norm(own.unit_cost, volume, line.norm.value)
    elif asked.level is Level.OWN_BEST:
        made = against_own_years(own.unit_cost, volume, years, reliability=repeats)
    else:
        made = anatomy(
            units(view, asked.year, case.mean.means, case.group.eligible, frozenset(bad)),
            asked.gemeente,
            case.group.codes,
            case.groups,
            context=line.context,
            level=asked.level,
            reliability=repeats,
            beyond=True if found.gap == 0 else None,
        )
    assert made is not None, (asked, line.key)
    return replace(
        found,
        basis=Basis(case.mean.years, own.unit_cost, volume, case.costs, case.z, case.years),
        anatomy=made,
        reliability=keep,
        guard=tuple((c, bad[c]) for c in made.guard),
        quality_known=is_measured(view, asked, comparison.indicator, examples=example),
    )
