"""From whom can be learned in a theme: low costs with passing books, and quality that is no worse.

Open and delivered figures only; example figures never enter, also not in Oefenmodus (DOMAIN section 8). Nobody is a
good example before quality was delivered: who has low costs alone is named as such, with what is not known.
Who has low costs and lower quality is counted and not named.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any

from benchmark import peers
from benchmark.answers import account_years, certainty, quality_guard, series
from benchmark.answers.question import Question, group_of
from benchmark.catalogue import Indicator, Theme
from benchmark.comparability.books import window
from benchmark.errors import SpiegelError
from benchmark.everyone import Everyone
from benchmark.peers import GroupChoice
from benchmark.position import apart
from benchmark.position.alike import small_difference
from benchmark.position.apart import Side
from benchmark.position.series import run_of
from benchmark.savings.level import Level
from benchmark.viewing import View
from benchmark.vocabulary import Direction, Outcome, ReportKind

WIDE = GroupChoice("size", 40)  # within it lies everybody whose usual group can hold a municipality


class Quality(StrEnum):
    """What is known of the quality of a municipality with low costs."""

    GOOD = "goede kwaliteit"
    MIDDLE = "kwaliteit rond het midden"
    UNKNOWN = "kwaliteit nog niet bekend"
    LOWER = "lagere kwaliteit"  # never named


@dataclass(frozen=True)
class LowCost:
    """A cost lower than the middle of the peers that passed, in every one of ``years``."""

    indicator: Indicator
    value: float
    middle: float
    years: tuple[int, ...]


@dataclass(frozen=True)
class Measured:
    """A quality figure of a municipality; ``better``: than the middle of the group, None when that cannot be told."""

    indicator: Indicator
    value: float
    better: bool | None


@dataclass(frozen=True)
class Named:
    """A municipality that is named, and what is known of its quality."""

    code: str
    name: str
    costs: tuple[LowCost, ...]
    measured: tuple[Measured, ...]
    quality: Quality

    def as_dict(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "code": self.code,
            "name": self.name,
            "quality": self.quality.value,
            "costs": [
                {
                    "indicator": c.indicator.code,
                    "unit": c.indicator.unit.value,
                    "value": c.value,
                    "median": c.middle,
                    "years": list(c.years),
                }
                for c in self.costs
            ],
            "quality_figures": [
                {"indicator": m.indicator.code, "value": m.value, "better": m.better}
                for m in self.measured
            ],
        }


@dataclass(frozen=True)
class Circle:
    """A theme of the Leerkring. ``passed``: per cost with figures how many peers passed its test; ``costs``: all
    that speak for the theme, ``unpublished`` those without figures in the period; ``testable``: whether the test can be
    made for it; ``least``: how many must have passed; ``elsewhere``: themes whose costs have their quality in this one.

    ``qualities`` have figures, ``missing`` have none. ``named``: good ones first; ``lower``: how many fell out.
    """

    theme: Theme
    asked: Question
    name: str
    costs: tuple[Indicator, ...]
    unpublished: tuple[Indicator, ...]
    passed: tuple[tuple[Indicator, int], ...]
    elsewhere: tuple[Theme, ...]
    qualities: tuple[Indicator, ...]
    missing: tuple[Indicator, ...]
    named: tuple[Named, ...]
    lower: int
    comparable_size: bool
    testable: bool
    least: int

    @property
    def good(self) -> tuple[Named, ...]:
        """Those with low costs and good quality."""
        return tuple(n for n in self.named if n.quality is Quality.GOOD)

    @property
    def others(self) -> tuple[Named, ...]:
        """Those with low costs of which nobody may say that the quality is good."""
        return tuple(n for n in self.named if n.quality is not Quality.GOOD)

    def as_dict(self) -> dict[str, Any]:
        """As plain data, for the command line."""
        return {
            "theme": self.theme.key,
            "costs": [i.code for i in self.costs],
            "costs_missing": [i.code for i in self.unpublished],
            "passed": {i.code: n for i, n in self.passed},
            "quality_known": [i.code for i in self.qualities],
            "quality_missing": [i.code for i in self.missing],
            "low_cost_good_quality": [n.as_dict() for n in self.good],
            "low_cost": [n.as_dict() for n in self.others],
            "left_out_for_quality": self.lower,
        }


def circle(view: View, asked: Question, key: str) -> Circle:
    """The Leerkring of a theme; raises SpiegelError for a theme that is not there."""
    return _circle(view, replace(asked, examples=False, real=False, level=Level.MEDIAN), key)


@lru_cache(maxsize=2048)
def _circle(view: View, asked: Question, key: str) -> Circle:
    catalogue = view.edition.catalogue
    theme = next((t for t in catalogue.themes if t.key == key), None)
    if theme is None:
        raise SpiegelError(
            f"Het thema '{key[:40]}' is er niet.",
            f"Kies uit: {', '.join(t.key for t in catalogue.themes)}.",
        )
    costs = tuple(catalogue.indicator(c) for c in catalogue.learning.of_theme(key))
    group = group_of(view.edition, asked, key)
    found = {i.code: _passing(view, asked, i, group.codes) for i in costs}
    sides = {i.code: _sides(view, asked, i, found[i.code]) for i in costs if found[i.code]}
    codes = dict.fromkeys(q for i in costs for q in i.quality_indicators)
    linked = [catalogue.indicator(c) for c in codes]
    figures = {i.code: view.everyone(i.code, asked.year, asked.report.value) for i in linked}
    known = tuple(i for i in linked if figures[i.code] is not None)
    worst = {c for i in costs for c in quality_guard.guarded(view, asked, i, examples=False)}
    named = []
    for code in group.codes if group.comparable_size else []:
        low = _low(sides, code)
        if low:
            measured = _measured(known, figures, [*group.codes, asked.gemeente], code)
            quality = _quality(measured, among_worst=code in worst)
            name = view.edition.municipalities.name(code)
            named.append(Named(code, name, low, measured, quality))
    shown = [n for n in named if n.quality is not Quality.LOWER]
    order = list(Quality)
    return Circle(
        theme=theme,
        asked=asked,
        name=view.edition.municipalities.find(asked.gemeente, asked.year).name,
        costs=costs,
        unpublished=tuple(
            i for i in costs if view.everyone(i.code, asked.year, asked.report.value) is None
        ),
        passed=tuple((i, len(found[i.code])) for i in costs if found[i.code]),
        elsewhere=() if costs else _elsewhere(view, key),
        qualities=known,
        missing=tuple(i for i in linked if figures[i.code] is None),
        named=tuple(sorted(shown, key=lambda n: (order.index(n.quality), n.name))),
        lower=len(named) - len(shown),
        comparable_size=group.comparable_size,
        testable=asked.report is ReportKind.ACCOUNTS and asked.year in view.edition.tested_years,
        least=catalogue.learning.least_peers,
    )


def _passing(view: View, asked: Question, cost: Indicator, group: Sequence[str]) -> list[str]:
    """The peers with this cost whose books passed; accounts only."""
    if asked.report is not ReportKind.ACCOUNTS:
        return []
    everyone = view.everyone(cost.code, asked.year, asked.report.value)
    outcomes = view.outcomes(cost.comparability or "", asked.year)
    rows = everyone.rows if everyone else {}
    return [
        c
        for c in group
        if c in rows and rows[c].value is not None and outcomes.get(c) is Outcome.PASSES
    ]


def _sides(
    view: View, asked: Question, cost: Indicator, passing: Sequence[str]
) -> dict[str, tuple[Side, LowCost]]:
    """Per peer the side of the middle on which its cost lies in all account years around the asked one, and by more
    than a difference that hardly moves anybody."""
    rule = view.edition.catalogue.learning
    if len(passing) < rule.least_peers:
        return {}
    published = account_years.accounts_of(view, cost.code, examples=False)
    length = view.edition.catalogue.comparability.account_years
    around = [y for y in window(asked.year, published, length) if y in published]
    values: dict[str, dict[int, float]] = {c: {} for c in passing}
    for year in run_of(asked.year, around, series.break_years(view, asked, cost)):
        everyone = view.everyone(cost.code, year, asked.report.value)
        for code in passing if everyone else ():
            row = everyone.rows.get(code) if everyone else None
            if row is not None and row.value is not None:
                values[code][year] = row.value
    years = sorted({y for known in values.values() for y in known})
    middles = {
        y: m
        for y in years
        if (m := apart.middle([v[y] for v in values.values() if y in v])) is not None
    }
    everyone = view.everyone(cost.code, asked.year, asked.report.value)
    small = small_difference([r.value for r in everyone.rows.values()]) if everyone else None
    found = {}
    for code, own in values.items():
        known = tuple(y for y in middles if y in own)
        here = LowCost(cost, own[asked.year], middles[asked.year], known)
        side = apart.over_years(own, middles, rule.least_years)
        seen = apart.differs(here.value, here.middle, cost.decimals, small)
        found[code] = (side if side is seen else Side.UNTOLD, here)
    return found


def _low(sides: Mapping[str, dict[str, tuple[Side, LowCost]]], code: str) -> tuple[LowCost, ...]:
    """The costs on which a peer is lower; none when it is higher on another one."""
    own = [found[code] for found in sides.values() if code in found]
    if any(side is Side.HIGHER for side, _ in own):
        return ()
    return tuple(cost for side, cost in own if side is Side.LOWER)


def _measured(
    known: Sequence[Indicator],
    figures: Mapping[str, Everyone | None],
    among: Sequence[str],
    code: str,
) -> tuple[Measured, ...]:
    """The quality figures of one municipality, each beside the others of the group."""
    found = []
    for indicator in known:
        everyone = figures[indicator.code]
        row = everyone.rows.get(code) if everyone else None
        if everyone is None or row is None or row.value is None:
            continue
        side = _side(indicator, everyone, [c for c in among if c != code], code)
        if indicator.direction is Direction.NEUTRAL or side is Side.UNTOLD:
            better = None
        else:
            better = (side is Side.HIGHER) is (indicator.direction is Direction.HIGHER)
        found.append(Measured(indicator, row.value, better))
    return tuple(found)


def _side(indicator: Indicator, everyone: Everyone, others: Sequence[str], code: str) -> Side:
    rows = everyone.rows
    there = [rows[c] for c in others if c in rows and rows[c].value is not None]
    if certainty.chance_in(indicator) is not certainty.Basis.NONE:
        own = certainty.estimate(indicator, rows[code])
        theirs = [e for r in there if (e := certainty.estimate(indicator, r)) is not None]
        return apart.by_chance(own, theirs) if own is not None else Side.UNTOLD
    small = small_difference([r.value for r in rows.values()])
    values = [r.value for r in there if r.value is not None]
    return apart.by_size(rows[code].value or 0.0, values, indicator.decimals, small)


def _quality(measured: Sequence[Measured], *, among_worst: bool) -> Quality:
    if among_worst or any(m.better is False for m in measured):
        return Quality.LOWER
    if any(m.better for m in measured):
        return Quality.GOOD
    return Quality.MIDDLE if measured else Quality.UNKNOWN


def _elsewhere(view: View, key: str) -> tuple[Theme, ...]:
    """The themes whose costs are guarded by a quality figure of this theme."""
    catalogue = view.edition.catalogue
    own = {i.code for i in catalogue.of_theme(key)}
    found = [
        t
        for t in catalogue.themes
        for c in catalogue.learning.of_theme(t.key)
        if own & set(catalogue.indicator(c).quality_indicators)
    ]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=512)
def named_for(view: View, gemeente: str, year: int, key: str) -> tuple[str, ...]:
    """For whom a municipality is named in a theme, each beside their usual group: names, in order."""
    own = Question(gemeente, year)
    near = group_of(view.edition, replace(own, group=WIDE)).codes
    names = [
        view.edition.municipalities.name(code)
        for code in near
        if any(n.code == gemeente for n in circle(view, replace(own, gemeente=code, group=peers.DEFAULT), key).named)
    ]  # fmt: skip
    return tuple(sorted(names))
