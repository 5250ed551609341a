"""The estimate of one line: first every reason why there is none, then the range with its anatomy."""

from collections.abc import Mapping
from dataclasses import replace

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


def estimate(view: View, asked: Question, line: SavingsLine) -> LineEstimate:
    """One line. Peers that did not pass count in no reference. Raises NoFigures where nobody delivered."""
    comparison = compare(view, asked, line.indicator)
    mean = account_years(view, line.indicator, asked.year, examples=asked.examples)
    group = reference_group(view, comparison, mean.means)
    refusal = _without_peers(view, comparison, group, mean)
    groups: Groups = ()
    years: Mapping[int, float] = {}
    if refusal is None:
        groups = _groups(view, comparison, group)
        years = own_years(view, asked, line.indicator) if asked.level is Level.OWN_BEST else {}
        refusal = _without_level(line, asked.level, years, groups)
    if refusal is None:
        refusal = _without_support(view, line, comparison, mean, group, groups, years)
    if refusal is not None:
        middle = comparison.standing.median
        return LineEstimate(line, comparison, refusal, asked.level, middle, None, group)
    values = {c: comparison.everyone.rows[c].value or 0.0 for c in group.codes}
    reference = _level(line, asked.level, values, years)
    above = max(0.0, (comparison.value or 0.0) - reference)
    found = LineEstimate(
        line,
        comparison,
        Comparable(Outcome.PASSES, ()),
        asked.level,
        reference,
        above * (comparison.denominator or 0.0) / comparison.indicator.unit.multiplier,
        group,
    )
    return _dissected(view, found, mean, groups, years)


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


def _groups(view: View, comparison: Comparison, group: ReferenceGroup) -> Groups:
    asked, theme = comparison.asked, comparison.indicator.theme
    return reasonable_groups(
        view.edition, asked.gemeente, asked.year, theme, group.codes, group.eligible
    )


def _level(
    line: SavingsLine, level: Level, values: Mapping[str, float], years: Mapping[int, float]
) -> float:
    """The reference among the unit costs of the peers, of the own years, or the norm."""
    if level.p is not None:
        return quantile(sorted(values.values()), level.p)
    if level is Level.OWN_BEST:
        return sum(sorted(years.values())[:LOWEST_YEARS]) / LOWEST_YEARS
    assert line.norm is not None
    return line.norm.value


def _without_peers(
    view: View, comparison: Comparison, group: ReferenceGroup, mean: AccountYears
) -> Comparable | None:
    """Own books, own figures, and enough peers of such a size that pass."""
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
    if comparison.asked.gemeente not in mean.means:
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


def _without_level(
    line: SavingsLine, level: Level, years: Mapping[int, float], groups: Groups
) -> Comparable | None:
    """Whether the reference level that was asked for exists for this line."""
    if level is Level.NORM and line.norm is None:
        return Comparable(Outcome.UNKNOWN, ("voor deze lijn bestaat geen norm",))
    if level is Level.OWN_BEST and len(years) < LOWEST_YEARS:
        why = "er zijn te weinig eigen rekeningjaren om de laagste te kiezen"
        return Comparable(Outcome.UNKNOWN, (why,))
    if level.p is not None and len(groups) < FEWEST_GROUPS:
        return _fails(
            f"er zijn maar {len(groups)} redelijke groepen te maken van gemeenten die de toets doorstaan; "
            f"voor een bereik zijn er {FEWEST_GROUPS} nodig"
        )
    return None


def _without_support(
    view: View,
    line: SavingsLine,
    comparison: Comparison,
    mean: AccountYears,
    group: ReferenceGroup,
    groups: Groups,
    years: Mapping[int, float],
) -> Comparable | None:
    """The tests that need the peers. At or beyond the reference there is no amount for them to guard."""
    level, rows = comparison.asked.level, comparison.everyone.rows
    costs = {c: mean.means[c].unit_cost for c in group.codes}
    values = {c: rows[c].value or 0.0 for c in group.codes}
    own, year = mean.means[comparison.asked.gemeente].unit_cost, comparison.value or 0.0
    above = own > _level(line, level, costs, years) and year > _level(line, level, values, years)
    if not above:
        return None
    return outlier_refusal(view, comparison, own, list(costs.values())) or net_refusal(
        view, comparison, group.codes, groups, p=level.p or 0.5
    )


def _fails(why: str) -> Comparable:
    return Comparable(Outcome.FAILS, (why,))


def _dissected(
    view: View,
    found: LineEstimate,
    mean: AccountYears,
    groups: Groups,
    years: Mapping[int, float],
) -> LineEstimate:
    """The line with its anatomy over the account years."""
    comparison, asked, line = found.comparison, found.comparison.asked, found.line
    own, example = mean.means[asked.gemeente], comparison.example
    keep = reliability(view, line.indicator, examples=example)
    bad = guarded(view, asked, comparison.indicator, examples=example)
    repeats = 1.0 if keep is None else keep
    volume = own.volume / comparison.indicator.unit.multiplier
    made: Anatomy | None
    if asked.level is Level.NORM and line.norm is not None:
        made = against_norm(own.unit_cost, volume, line.norm.value)
    elif asked.level is Level.OWN_BEST:
        made = against_own_years(own.unit_cost, volume, list(years.values()), reliability=repeats)
    else:
        made = anatomy(
            units(view, asked.year, mean.means, found.group.eligible, frozenset(bad)),
            asked.gemeente,
            found.group.codes,
            groups,
            context=line.context,
            level=asked.level,
            reliability=repeats,
            beyond=True if found.gap == 0 else None,
        )
    assert made is not None, (asked, line.key)
    peers = {c: mean.means[c].unit_cost for c in found.group.codes}
    z = modified_z(list(peers.values()), own.unit_cost, logarithm=True)
    return replace(
        found,
        basis=Basis(mean.years, own.unit_cost, volume, peers, z, years),
        anatomy=made,
        reliability=keep,
        guard=tuple((c, bad[c]) for c in made.guard),
        quality_known=is_measured(view, asked, comparison.indicator, examples=example),
    )
