"""The cards of life events: the rows of marks, and per event what stands out."""

from typing import Any

from dash import html

from benchmark import dutch
from benchmark.answers import Question
from benchmark.answers.journeys import Journey, JourneysAnswer, journeys
from benchmark.narrative import journeys as words
from benchmark.position.interval import ASSUMED_SD
from benchmark.position.standing import LEAST_FOR_MEDIAN
from benchmark.viewing import View
from dashboard.components import card
from dashboard.figures import journeys as figure
from dashboard.figures import style

KIND = "levensgebeurtenissen"


def of(answer: JourneysAnswer) -> html.Section:
    """The card with the chart; it comes by its own callback."""
    return card.chart(
        KIND,
        subject="",
        heading=f"Cijfer per gebeurtenis en organisatie: {answer.name}",
        subtitle=f"Rapportcijfer van inwoners, van 1 tot 10, {answer.year}; hoger is beter.",
        asked=answer.asked,
        height=figure.height(answer),
        source=words.source(answer),
        how=[html.P(text) for text in _how(answer)],
        after=_legend(answer),
    )


def _how(answer: JourneysAnswer) -> tuple[str, ...]:
    goal = words.mark(answer.target).removesuffix(",0")
    return (
        words.NO_CAUSE,
        f"De balk is wat het toeval van een enquête openlaat, met 95% zekerheid. Levert een gemeente de spreiding van de "
        f"antwoorden niet, dan rekenen wij met {dutch.number(ASSUMED_SD, 1)} punt. Ligt de {goal} binnen de balk, dan is het "
        "verschil met het streefcijfer niet zeker.",
        "Een organisatie blijft achter als zij zeker lager ligt dan meer dan de helft van de andere bij dezelfde gebeurtenis. "
        "Wij behandelen de antwoorden per organisatie als die van andere mensen. Dat is voorzichtig: wie de ene organisatie "
        "een laag cijfer geeft, doet dat vaker ook bij de andere.",
        f"Met minder dan {answer.least} antwoorden tonen wij geen cijfer. Een middelste gemeente is er vanaf "
        f"{LEAST_FOR_MEDIAN} gemeenten die dezelfde gebeurtenis en organisatie maten.",
    )


def _legend(answer: JourneysAnswer) -> html.Ul:
    own = "teken wij open" if answer.example else "teken wij"
    marks = (
        (own, answer.name),
        ("teken toeval", "wat het toeval openlaat"),
        ("teken peer", dutch.marked("middelste gemeente", answer.example)),
        ("teken midden", "streefcijfer"),
    )
    return html.Ul(
        [html.Li([html.Span(className=look), text]) for look, text in marks], className="legenda"
    )


def events(answer: JourneysAnswer) -> html.Ul:
    """Per event what somebody has to arrange and what stands out."""
    return html.Ul([_event(j) for j in answer.journeys], className="reizen")


def _event(journey: Journey) -> html.Li:
    said: list[Any] = [html.H3(dutch.upper_first(journey.event))]
    if journey.says:
        said.append(html.P(journey.says, className="belofte"))
    said.append(html.P(words.finding(journey)))
    if journey.chain is not None and journey.chain.estimate is not None:
        said.append(html.P(f"In de groep: {words.peers_words(journey.chain)}.", className="grond"))
    if journey.earlier:
        said.append(html.P(words.earlier(journey), className="grond"))
    return html.Li(said)


@card.drawer(KIND)
def draw(view: View, asked: Question, _: str) -> tuple[style.Figure, str]:
    """The rows of marks and what they show."""
    answer = journeys(view, asked)
    return figure.draw(answer), words.rows(answer)
