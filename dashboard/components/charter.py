"""The cards of the quality charter: rows of measured promises, every promise one by one, and the law."""

from typing import Any

from dash import html

from benchmark import dutch
from benchmark.answers import Question
from benchmark.answers.charter import CharterAnswer, Shown, charter
from benchmark.narrative import charter as words
from benchmark.narrative import promises
from benchmark.position.standing import LEAST_FOR_MEDIAN
from benchmark.viewing import View
from dashboard.components import card
from dashboard.figures import charter as figure
from dashboard.figures import style

KIND = "kwaliteitshandvest"


def of(answer: CharterAnswer) -> html.Section:
    """The card with the chart; it comes by its own callback."""
    return card.chart(
        KIND,
        subject="",
        heading=f"Gemeten beloften: {answer.name}",
        subtitle=f"Deel van de gevallen waarin de belofte is nagekomen, {answer.year}; hoger is beter.",
        asked=answer.asked,
        height=figure.height(answer),
        source=words.source(answer),
        how=[html.P(text) for text in _how(answer)],
        after=_legend(answer),
    )


def _how(answer: CharterAnswer) -> tuple[str, ...]:
    return (
        "Een belofte is gehaald als het gemeten deel gelijk is aan het streefcijfer of hoger, net als in het cijfer SRV05. "
        "Een belofte die niet is gemeten, heeft geen rij: dat is geen nul.",
        "De balk is wat het toeval openlaat: het interval van Wilson, met 95% zekerheid. Ligt het streefcijfer binnen de "
        f"balk, dan kan toeval het verschil maken. Met minder dan {answer.least} gevallen tonen wij geen uitslag.",
        words.MILD_IS_EASY,
        "Wij vergelijken alleen dezelfde belofte: zelfde product, kanaal en soort. Minuten rekenen wij om naar seconden en "
        "weken naar dagen. Werkdagen en dagen zijn niet te vergelijken. Een middelste gemeente is er vanaf "
        f"{LEAST_FOR_MEDIAN} gemeenten.",
    )


def _legend(answer: CharterAnswer) -> html.Ul:
    own = "teken wij open" if answer.example else "teken wij"
    marks = (
        (own, answer.name),
        ("teken toeval", "wat het toeval openlaat"),
        ("teken midden", "eigen streefcijfer"),
        ("teken peer", dutch.marked("gemeente in de groep", answer.example)),
    )
    return html.Ul(
        [html.Li([html.Span(className=look), text]) for look, text in marks], className="legenda"
    )


def one_by_one(answer: CharterAnswer) -> html.Div:
    """Every promise under its heading: its sentence, whether it was kept, and what lies beside it."""
    parts = [
        html.Div(
            [html.H3(group), html.Ul([_promise(s) for s in rows], className="beloften")],
            className="breed" if len(rows) > 1 else None,
        )
        for group, rows in words.grouped(answer)
    ]
    return html.Div(parts, className="handvest")


def _promise(shown: Shown) -> html.Li:
    own = shown.promise
    said: list[Any] = [
        html.H4(dutch.upper_first(promises.within(own.key))),
        html.P(own.norm or "De zin van deze belofte ontbreekt.", className="belofte"),
        html.P(f"{dutch.upper_first(promises.asks(own))}.", className="grond"),
        html.P(html.Strong(f"{dutch.upper_first(promises.kept(own))}.")),
    ]
    beside = [
        promises.compensation(own),
        promises.peers(shown.beside),
        promises.measured_peers(shown),
        promises.law(shown.law, own) if shown.law is not None else "",
    ]
    return html.Li([*said, *(html.P(text, className="grond") for text in beside if text)])


def points(items: list[str]) -> html.Ul:
    """Sentences as a list."""
    return html.Ul([html.Li(text) for text in items], className="punten")


@card.drawer(KIND)
def draw(view: View, asked: Question, _: str) -> tuple[style.Figure, str]:
    """The rows of promises and what they show."""
    answer = charter(view, asked)
    return figure.draw(answer), words.rows(answer)
