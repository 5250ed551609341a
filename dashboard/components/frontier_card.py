"""What the best of everyone show: one real municipality first, then the score with its uncertainty."""

from typing import Any

from dash import dcc, html

from benchmark.answers import Comparison, Question
from benchmark.answers.frontier import FrontierAnswer, State, frontier
from benchmark.narrative import frontier as words
from benchmark.viewing import View
from dashboard import selection
from dashboard.components import card
from dashboard.components.table import as_component
from dashboard.figures import frontier as figure
from dashboard.figures import style
from dashboard.tables import frontier as tables

KIND = "grens"


def of(view: View, comparison: Comparison) -> list[html.Section]:
    """The card; nothing for an indicator whose subject has no model."""
    answer = frontier(view, comparison.asked, comparison.indicator.code)
    if answer is None or comparison.example:
        return []
    if answer.state is not State.MEASURED:
        return [_without(answer, comparison)]
    code, asked = comparison.indicator.code, comparison.asked
    return [
        card.chart(
            KIND,
            heading=words.HEADING,
            subtitle=words.subtitle(answer),
            asked=asked,
            code=code,
            height=figure.height(answer),
            before=html.P(words.real(answer), className="zegt-het"),
            after=html.Div(_after(view, answer)),
            source="Bron: CBS Iv3 en gemeentefonds; eigen berekening.",
            how=[*(html.P(text) for text in words.method(answer)), *_everyone(asked, code)],
        )
    ]


def _after(view: View, answer: FrontierAnswer) -> list[Any]:
    said = [words.scale(answer), words.marks(answer)]
    parts: list[Any] = [html.P(text, className="zegt-het") for text in said if text]
    if any(e.code != answer.asked.gemeente for e in answer.examples):
        parts.append(as_component(tables.examples(view, answer)))
    return parts


def _everyone(asked: Question, code: str) -> list[Any]:
    query, name = selection.query_of(asked), "Alle gemeenten die gemeten zijn"
    links = [
        (f"{KIND}-alle", "Download alle gemeenten (csv)"),
        (f"{KIND}-voorbeelden", "Download de voorbeelden (csv)"),
    ]
    return [
        card.fetched(f"/tabel/{KIND}-alle/{code}{query}", "Toon alle gemeenten", of=name),
        *(html.P(html.A(text, href=f"/csv/{kind}/{code}{query}")) for kind, text in links),
    ]


def _without(answer: FrontierAnswer, comparison: Comparison) -> html.Section:
    """The card that says why there is no result, and where there is one."""
    content: list[Any] = [
        html.H2(words.HEADING, id=f"{KIND}-kop"),
        html.P(words.state(answer), className="zegt-het"),
    ]
    if answer.state is State.OTHER_YEAR and answer.year is not None:
        query = selection.accounts_of(comparison.asked, answer.year)
        way = f"/cijfer/{comparison.indicator.code}{query}"
        content.append(html.P(dcc.Link(f"Toon de jaarrekening {answer.year}", href=way)))
    return html.Section(content, className="kaart", **{"aria-labelledby": f"{KIND}-kop"})


@card.drawer(KIND)
def draw(view: View, asked: Question, code: str) -> tuple[style.Figure, str]:
    """The score, corrected, and the one real municipality."""
    answer = tables.answer_of(view, asked, code)
    return figure.draw(answer), words.mixture(answer) if answer.row else words.state(answer)


def scale_share(view: View, comparison: Comparison) -> float | None:
    """The share of the own cost that goes with size alone; None where it was not measured."""
    answer = frontier(view, comparison.asked, comparison.indicator.code)
    return answer.scale_share if answer is not None and not comparison.example else None
