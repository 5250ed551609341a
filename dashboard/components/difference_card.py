"""Waarom anders: from the group together to the own figure, one declared factor per step."""

from typing import Any

from dash import html

from benchmark.answers import Comparison
from benchmark.answers.difference import WhyDifferent, why_different
from benchmark.narrative import difference as words
from benchmark.viewing import View
from dashboard import selection
from dashboard.components import card, picture_links
from dashboard.components.waterfall import Step, waterfall

KIND = "waarom"


def of(
    view: View, comparison: Comparison, *, scale_share: float | None = None
) -> list[html.Section]:
    """The card; nothing for an indicator without factors or without an own figure.

    ``scale_share``: the part of the own cost (0 to 1) that goes with size alone, from the frontier;
    it stands apart, under the steps, and without it nothing is said of scale.
    """
    answer = why_different(view, comparison.asked, comparison.indicator.code)
    if answer is None or comparison.value is None:
        return []
    content = [html.H2(words.HEADING, id=f"{KIND}-kop")]
    content += [html.P(answer.refusal, className="zegt-het")] if answer.refusal else _split(answer)
    if scale_share is not None:
        content.append(html.P(words.scale(scale_share), className="zegt-het"))
    if not answer.refusal:
        content += _below(answer)
    return [html.Section(content, className="kaart", **{"aria-labelledby": f"{KIND}-kop"})]


def _split(answer: WhyDifferent) -> list[Any]:
    example = answer.comparison.example
    said = f"{words.finding(answer)} {words.own_books(answer)}".strip()
    careful = f"{words.NO_EXPLANATION} {words.candidates(answer)}".strip()
    return [
        html.P(words.subtitle(answer), className="onder"),
        waterfall(steps(answer), label=words.list_label(answer), example=example),
        html.P(said, className="zegt-het"),
        html.P(careful, className="zegt-het klein"),
        html.P(" ".join(words.about(answer)), className="zegt-het klein stil"),
    ]


def _below(answer: WhyDifferent) -> list[Any]:
    comparison, code = answer.comparison, answer.comparison.indicator.code
    query = selection.query_of(comparison.asked)
    return [
        card.actions(
            f"{KIND}/{code}",
            query,
            words.HEADING,
            html.P(words.METHOD),
            pictures=picture_links.drawn_there(f"{KIND}/{code}", query, words.HEADING),
        ),
        html.P(f"Bron: {comparison.source}.", className="bron"),
    ]


def steps(answer: WhyDifferent) -> list[Step]:
    """The rows of the waterfall, with the amounts as shown so that text and bars agree."""
    found, name = answer.difference, answer.comparison.municipality.name
    if found is None:
        return []
    group, own = round(found.group, answer.decimals), round(found.own, answer.decimals)
    changes = [
        Step(part.name, words.reason(part, amount), amount, words.change(answer, amount), "change")
        for part, amount in zip(answer.parts, words.shown_amounts(answer), strict=True)
    ]
    return [
        Step(
            words.group_name(answer),
            words.group_detail(answer),
            group,
            words.cost(answer, group),
            "gross",
        ),
        *changes,
        Step(name, answer.unit.value, own, words.cost(answer, own), "result"),
    ]
