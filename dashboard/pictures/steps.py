"""Waterfalls of the page as those of a report: why a figure differs, and the steps of a line of savings."""

from collections.abc import Sequence

from benchmark import dutch
from benchmark.answers import Question
from benchmark.answers.difference import why_different
from benchmark.errors import SpiegelError
from benchmark.narrative import difference as narrative_difference
from benchmark.report import document
from benchmark.report.composing import axes
from benchmark.viewing import View
from dashboard.components import difference_card
from dashboard.components.waterfall import Step, bars
from dashboard.pictures.picture import Picture, source_of

NO_CHART = SpiegelError("Deze grafiek bestaat niet.", "Open de afbeelding vanaf de pagina.")
ROLES = {"gross": "gross", "change": "less", "result": "result"}


def why(view: View, asked: Question, code: str) -> Picture:
    """From the group together to the own figure, one factor per step."""
    answer = why_different(view, asked, code)
    if answer is None or answer.refusal or answer.comparison.value is None:
        raise NO_CHART
    indicator = answer.comparison.indicator
    chart = of_steps(
        difference_card.steps(answer),
        title=f"{narrative_difference.HEADING} {indicator.name}",
        caption=narrative_difference.subtitle(answer),
        sentence=f"{narrative_difference.finding(answer)} {narrative_difference.NO_EXPLANATION}",
        example=answer.comparison.example,
    )
    return Picture(chart, source_of([answer.comparison]))


def of_steps(
    steps: Sequence[Step], *, title: str, caption: str, sentence: str, example: bool
) -> document.Waterfall:
    """The waterfall of the page as that of a report. The picture says once that its amounts are made up."""
    plain = [s._replace(shown=s.shown.removesuffix(dutch.EXAMPLE_SUFFIX)) for s in steps]
    ends = [0.0, *(end for bar in bars(plain) for end in bar)]
    return document.Waterfall(
        key="stappen",
        title=title,
        caption=caption,
        sentence=sentence,
        alt="Waterval. " + "; ".join(f"{s.name} {s.shown}" for s in plain) + ".",
        table="stappen",
        example=example,
        steps=tuple(
            document.Step.model_validate(
                {"name": s.name, "reason": s.detail, "amount": s.amount, "text": s.shown, "role": ROLES[s.kind]}
            )
            for s in plain
        ),
        axis=axes.axis(min(ends), max(ends) * 1.02, axes.in_euros),
    )  # fmt: skip
