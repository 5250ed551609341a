"""Cheap and bad is no reference: who lies in the worst quartile on a quality indicator of a line?"""

from collections.abc import Mapping

from benchmark.answers.question import Question
from benchmark.catalogue import Indicator
from benchmark.everyone import Everyone
from benchmark.position.standing import LEAST_FOR_QUARTILES, quantile
from benchmark.viewing import View
from benchmark.vocabulary import Direction


def guarded(view: View, asked: Question, indicator: Indicator, *, examples: bool) -> dict[str, str]:
    """Per code of a municipality the name of the first linked quality indicator on which it is among the worst.

    The worst quartile of everyone with a figure; a neutral indicator has no worst side. ``examples``: a line
    on example figures is guarded by example figures, a real line by real ones only.
    """
    found: dict[str, str] = {}
    for quality in _measured(view, asked, indicator, examples=examples):
        code, everyone = quality
        linked = view.edition.catalogue.indicator(code)
        for municipality in _worst(everyone, linked.direction):
            found.setdefault(municipality, linked.name)
    return found


def is_measured(view: View, asked: Question, indicator: Indicator, *, examples: bool) -> bool:
    """Whether any linked quality indicator has figures at all."""
    return bool(_measured(view, asked, indicator, examples=examples))


def _measured(
    view: View, asked: Question, indicator: Indicator, *, examples: bool
) -> list[tuple[str, Everyone]]:
    found = []
    for code in indicator.quality_indicators:
        everyone = view.everyone(code, asked.year, asked.report.value, examples=examples)
        if everyone is not None and everyone.example == examples:
            found.append((code, everyone))
    return found


def _worst(everyone: Everyone, direction: Direction) -> list[str]:
    values: Mapping[str, float] = {
        c: r.value for c, r in everyone.rows.items() if r.value is not None
    }
    if direction is Direction.NEUTRAL or len(values) < LEAST_FOR_QUARTILES:
        return []
    ordered = sorted(values.values())
    if direction is Direction.HIGHER:
        edge = quantile(ordered, 0.25)
        return [c for c, v in values.items() if v < edge]
    edge = quantile(ordered, 0.75)
    return [c for c, v in values.items() if v > edge]
