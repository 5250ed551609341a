"""Does what we see hold in every group that somebody might reasonably have chosen?

The middle municipality is taken again in hundreds of groups: other numbers of peers, other sizes, other
circumstances and weights, one peer less. Source: METHODS section 1.7; issue "Peers, position and savings",
item 4.
"""

import importlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from benchmark.answers.beside import usual_figures
from benchmark.answers.comparison import Comparison, compare
from benchmark.answers.question import Question
from benchmark.errors import UnknownIndicator
from benchmark.position.holding import HIGH, HOLDS, LOW
from benchmark.position.standing import LEAST_FOR_MEDIAN, quantile
from benchmark.viewing import View

FEWEST = 30  # groups under which a share says nothing


@dataclass(frozen=True)
class Stress:
    """One figure over all reasonable groups.

    ``groups``: those with enough figures for a middle one. ``low`` and ``high``: the 10th and 90th
    percentile of that middle one; None with too few groups. ``side``: 1 when the own value is higher than
    the middle one of the shown group, -1 when lower, 0 when equal as shown. ``share``: the part of the
    groups in which it stands on that side; None without an own value or a middle one.
    """

    comparison: Comparison
    groups: int
    low: float | None
    high: float | None
    side: int
    share: float | None

    @property
    def holds(self) -> bool:
        """Whether the own value stands on the same side in nearly all groups."""
        return self.share is not None and self.share >= HOLDS


@lru_cache(maxsize=2048)
def stress(view: View, asked: Question, code: str) -> Stress:
    """One figure over the reasonable groups of its theme; raises what ``compare`` raises.

    The groups are formed among those who may be a peer in the group in use.
    """
    comparison = compare(view, asked, code)
    # Brings NumPy, for which an answer about one group should not wait.
    reasonable = importlib.import_module("benchmark.answers.reasonable")
    likeness = comparison.group.likeness
    groups = reasonable.reasonable_groups(
        view.edition, asked.gemeente, asked.year, comparison.indicator.theme,
        tuple(comparison.group.codes), likeness.eligible if likeness else None,
    )  # fmt: skip
    middles = sorted(_middles(comparison, groups))
    if len(middles) < FEWEST:
        return Stress(comparison, len(middles), None, None, 0, None)
    low, high = quantile(middles, LOW), quantile(middles, HIGH)
    own, middle = comparison.value, comparison.standing.median
    if own is None or middle is None:
        return Stress(comparison, len(middles), low, high, 0, None)
    decimals = comparison.indicator.decimals
    side = _side(own, middle, decimals)
    same = sum(_side(own, m, decimals) == side for m in middles)
    return Stress(comparison, len(middles), low, high, side, same / len(middles))


def _middles(comparison: Comparison, groups: Iterable[tuple[str, ...]]) -> Iterable[float]:
    """The middle value of every group in which enough municipalities have one."""
    values = {c: row.value for c, row in comparison.everyone.rows.items() if row.value is not None}
    for codes in groups:
        known = sorted(values[c] for c in codes if c in values)
        if len(known) >= LEAST_FOR_MEDIAN:
            yield quantile(known, 0.5)


def _side(own: float, middle: float, decimals: int) -> int:
    shown, other = round(own, decimals), round(middle, decimals)
    return (shown > other) - (shown < other)


def figure_at_hand(view: View, asked: Question, text: str = "") -> tuple[str, str]:
    """The code of the figure that a group is judged by, and a sentence where ``text`` was not usable.

    A real figure with values in the year of the question, never an example; empty when there is none.
    """
    real = replace(asked, examples=False)
    usual = next(iter(usual_figures(view, real)), "")
    if not text:
        return usual, ""
    try:
        indicator = view.edition.catalogue.indicator(text.strip())
    except UnknownIndicator as error:
        return usual, f"{error.sentence} U ziet een ander cijfer."
    if view.everyone(indicator.code, real.year, real.report.value) is None:
        return (
            usual,
            f"Voor '{indicator.name}' zijn er over {real.year} geen cijfers. U ziet een ander cijfer.",
        )
    return indicator.code, ""


def figures_to_choose(view: View, asked: Question) -> tuple[tuple[str, str], ...]:
    """Code and name of every real figure with values in the year of the question."""
    return tuple(
        (i.code, i.name)
        for i in view.edition.catalogue.with_figures()
        if view.everyone(i.code, asked.year, asked.report.value) is not None
    )
