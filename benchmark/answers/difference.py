"""Why does a municipality differ from its group: which declared factor makes up which part of it?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from benchmark import dutch
from benchmark.answers.comparison import Comparison, compare
from benchmark.answers.question import Question
from benchmark.catalogue import Indicator
from benchmark.catalogue import factors as declared
from benchmark.errors import FiguresError
from benchmark.savings.factors import Difference, FactorPart, Side, explain, together
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind, Unit

LEAST = 5  # fewer municipalities are no group to be laid beside
TOGETHER = "de groep samen"
DELIVERED = "levering."
NO_SPLIT = "Het verschil is niet op te delen"

Columns = Mapping[str, Mapping[str, float]]  # measure -> municipality -> amount


@dataclass(frozen=True)
class Basis:
    """The municipalities that are the group together; ``passed``: all of them pass the comparability test."""

    codes: tuple[str, ...]
    passed: bool


@dataclass(frozen=True)
class WhyDifferent:
    """The difference with the group taken together, in parts that add up to it; or why there are none.

    ``own`` and ``group`` are in ``unit``: that of the indicator, or euros per inhabitant where its factors
    multiply to that. Never an amount for the whole municipality.
    """

    comparison: Comparison
    unit: Unit
    decimals: int
    difference: Difference | None = None
    basis: Basis | None = None
    refusal: str = ""

    @property
    def parts(self) -> tuple[FactorPart, ...]:
        """The parts, in the order in which the catalogue declares the factors."""
        return self.difference.parts if self.difference else ()

    @property
    def largest(self) -> FactorPart | None:
        """The part that adds or takes the most."""
        return max(self.parts, key=lambda p: abs(p.amount), default=None)

    def as_dict(self) -> dict[str, Any] | None:
        """The answer with the fixed keys of the command line; None where nothing could be split."""
        if self.difference is None or self.basis is None:
            return None
        return {
            "own": self.difference.own,
            "group": self.difference.group,
            "unit": self.unit.value,
            "parts": [{"factor": p.key, "amount": p.amount} for p in self.parts],
            "basis": {"books_compared": self.basis.passed, "peers": list(self.basis.codes)},
        }


@lru_cache(maxsize=2048)
def why_different(view: View, asked: Question, code: str) -> WhyDifferent | None:
    """The difference of one indicator in its declared factors; None for an indicator without factors.

    Raises what ``compare`` raises.
    """
    comparison = compare(view, asked, code)
    indicator = comparison.indicator
    if not indicator.factors:
        return None
    per_inhabitant = declared.per(indicator) == {declared.INHABITANTS}
    unit = Unit.EURO_PER_INHABITANT if per_inhabitant else indicator.unit
    decimals = indicator.decimals if unit is indicator.unit else max(1, indicator.decimals)
    if asked.report is ReportKind.BUDGET:
        why = "Een begroting is een plan; wij delen alleen het verschil tussen jaarrekeningen op."
        return WhyDifferent(comparison, unit, decimals, refusal=why)
    try:
        basis, own, group = _sides(view, comparison)
        found = explain(indicator, own, group)
    except FiguresError as error:
        return WhyDifferent(comparison, unit, decimals, refusal=error.sentence)
    return WhyDifferent(comparison, unit, decimals, found, basis)


def _sides(view: View, comparison: Comparison) -> tuple[Basis, Side, Side]:
    """Own amounts and those of the group together; raises FiguresError with why there are none."""
    columns = _columns(view, comparison.asked, comparison.indicator)
    _refuse_missing(view, comparison, columns)
    basis = _basis(comparison, columns)
    rows = [{m: column[code] for m, column in columns.items()} for code in basis.codes]
    own = {m: column[comparison.municipality.code] for m, column in columns.items()}
    return basis, Side(comparison.municipality.name, own), Side(TOGETHER, together(rows))


def _basis(comparison: Comparison, columns: Columns) -> Basis:
    """Those that pass the comparability test, or all with figures where those are too few."""
    known = [
        p
        for p in comparison.peers
        if p.value is not None and all(p.code in column for column in columns.values())
    ]
    passed = [] if comparison.example else [p.code for p in known if p.passes]
    if len(passed) >= LEAST:
        return Basis(tuple(passed), True)
    if len(known) < LEAST:
        n = dutch.count(len(known), "gemeente in de groep heeft", "gemeenten in de groep hebben")
        raise FiguresError(
            f"{NO_SPLIT}: {n} alle cijfers die daarvoor nodig zijn, en er zijn er {LEAST} nodig."
        )
    return Basis(tuple(p.code for p in known), False)


def _refuse_missing(view: View, comparison: Comparison, columns: Columns) -> None:
    asked, name = comparison.asked, comparison.municipality.name
    if comparison.value is None:
        raise FiguresError(f"{NO_SPLIT}: {name} heeft geen cijfer.")
    for factor in comparison.indicator.factors:
        needed = [columns[m] for m in (*factor.over, *factor.per) if m in columns]
        if not all(needed):
            other = _known_years(view, comparison)
            way = f" Wel over {dutch.listing([str(y) for y in other])}." if other else ""
            raise FiguresError(
                f"{NO_SPLIT}: voor '{factor.name}' zijn er over {asked.year} geen cijfers.{way}"
            )
        if not all(asked.gemeente in column for column in needed):
            raise FiguresError(f"{NO_SPLIT}: {name} heeft geen cijfer voor '{factor.name}'.")


def _known_years(view: View, comparison: Comparison) -> list[int]:
    """The account years in which every factor has figures."""
    asked, indicator = comparison.asked, comparison.indicator
    years = [y for y, report in view.edition.report_years if report == asked.report.value]
    return [y for y in years if all(_columns(view, replace(asked, year=y), indicator).values())]


def _columns(view: View, asked: Question, indicator: Indicator) -> Columns:
    return {m: _amounts(view, asked, m) for m in declared.measures(indicator)}


def _amounts(view: View, asked: Question, measure: str) -> Mapping[str, float]:
    """One measure per municipality: from the accounts, or from what was delivered for an indicator."""
    if not measure.startswith(DELIVERED):
        return view.amounts_of(measure, asked.year)
    indicator, part = measure.removeprefix(DELIVERED).split(".")
    everyone = view.everyone(indicator, asked.year, asked.report.value, examples=asked.examples)
    rows = everyone.rows.values() if everyone else ()
    found = {r.code: r.numerator if part == "teller" else r.denominator for r in rows}
    return {code: amount for code, amount in found.items() if amount is not None}
