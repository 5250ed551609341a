"""The card of the BurgerServiceCode: ten rows of dots, what the marks mean, and how it was computed."""

from dash import html

from benchmark import dutch
from benchmark.answers import Question
from benchmark.answers.service_code import ServiceCodeAnswer, service_code
from benchmark.narrative import service_code as narrative_code
from benchmark.position.standing import LEAST_FOR_MEDIAN
from benchmark.viewing import View
from dashboard.components import card
from dashboard.figures import service_code as figure
from dashboard.figures import style

KIND = "burgerservicecode"
HOW = (
    "Per norm krijgen inwoners twee stellingen uit de burgerpeiling. Het cijfer is het deel dat het ermee eens is.",
    "De balk is wat het toeval van een enquête openlaat: het interval van Wilson, met 95% zekerheid. De cijfers van andere "
    "gemeenten hebben ook zo'n interval. Staat niet vast of een cijfer boven of onder het midden ligt, dan noemen wij geen plaats.",
)


def of(answer: ServiceCodeAnswer) -> html.Section:
    """The card; its chart comes by its own callback."""
    return card.chart(
        KIND,
        subject="",
        heading=f"Wat inwoners vinden, norm voor norm: {answer.name}",
        subtitle=f"Deel van de inwoners dat het eens is met de stellingen, {answer.asked.year}; hoger is beter.",
        asked=answer.asked,
        height=figure.height(answer),
        source=f"Bron: {narrative_code.judged_by(answer)}.",
        how=[html.P(text) for text in (*HOW, _least(answer))],
        after=_legend(answer),
    )


def _least(answer: ServiceCodeAnswer) -> str:
    """How few answers and municipalities are too few."""
    least = max(n.indicator.minimum_n or 1 for n in answer.norms)
    return (
        f"Met minder dan {dutch.number(least)} antwoorden is er geen stip. Met minder dan {LEAST_FOR_MEDIAN} "
        "gemeenten is er geen middelste."
    )


def _legend(answer: ServiceCodeAnswer) -> html.Ul:
    own = "teken wij open" if answer.example else "teken wij"
    middle = dutch.marked("middelste gemeente", answer.example)
    marks = (
        (own, answer.name),
        ("teken toeval", "wat het toeval openlaat"),
        ("teken peer", "gemeente in de groep"),
        ("teken midden", middle),
    )
    return html.Ul(
        [html.Li([html.Span(className=look), text]) for look, text in marks], className="legenda"
    )


@card.drawer(KIND)
def draw(view: View, asked: Question, _: str) -> tuple[style.Figure, str]:
    """The rows of dots and what they show."""
    answer = service_code(view, asked)
    return figure.draw(answer), narrative_code.rows(answer)
