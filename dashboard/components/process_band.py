"""The band of a process: its steps from left to right, each with volume, time, cost and quality in a row of their own."""

from collections.abc import Sequence
from typing import Any

from dash import dcc, html

from benchmark import narrative
from benchmark.answers.process import Cell, Figure, ProcessAnswer, StepAnswer
from benchmark.catalogue.processes import measure
from benchmark.narrative import process as narrative_process
from dashboard.components import strips
from dashboard.figures import small_lane


def band(answer: ProcessAnswer, query: str) -> html.Ol:
    """All steps; the one with the largest difference is marked, in words as well."""
    steps = [
        _step(found, n, answer, query) for n, found in enumerate(answer.steps, start=1)
    ]  # fmt: skip
    return html.Ol(
        steps,
        className="procesband",
        style={"--stappen": str(len(steps))},
        **{"aria-label": f"Stappen van {answer.process.name}"},
    )


def _step(found: StepAnswer, number: int, answer: ProcessAnswer, query: str) -> html.Li:
    largest = found is answer.largest
    head = [html.Span(str(number), className="nummer"), found.step.name]
    law = narrative_process.terms(found.terms)
    return html.Li(
        [
            html.H3(head, className="processtap groot" if largest else "processtap"),
            html.Div(
                [
                    html.P(narrative_process.step(found, answer.who), className="zegt"),
                    *([html.P("grootste verschil", className="merkje")] if largest else []),
                ]
            ),
            html.Div(
                [html.P(found.step.happens), *([html.P(law, className="termijn")] if law else [])],
                className="gebeurt",
            ),
            *(_cell(cell, answer, query) for cell in found.cells),
        ]
    )


def _cell(cell: Cell, answer: ProcessAnswer, query: str) -> html.Div:
    content: list[Any] = [html.H4(narrative_process.SIDES[cell.side], className="kant")]
    if cell.figures:
        content.append(figures(cell.figures, answer, query))
    else:
        content.append(html.P(narrative_process.empty(cell), className="leeg"))
    return html.Div(content, className="procescel")


def figures(found: Sequence[Figure], answer: ProcessAnswer, query: str) -> html.Ul:
    """Figures under each other, each with own value, the middle one, its lane and its place in words."""
    return html.Ul([_figure(f, answer, query) for f in found], className="procescijfers")


def _figure(figure: Figure, answer: ProcessAnswer, query: str) -> html.Li:
    comparison = figure.comparison
    if comparison is None:
        name = dcc.Link(
            figure.indicator.name, href=f"/methode/{measure(figure.measure).code}{query}"
        )  # fmt: skip
        return html.Li([html.P(name, className="naam"), _words(narrative_process.place(figure))])
    lane = small_lane.address(comparison)
    middle = narrative.figure(comparison, comparison.standing.median)
    has_middle = comparison.standing.median is not None
    value = [
        html.Strong(
            narrative.figure(comparison, comparison.value),
            className="eigen-cijfer" if comparison.value is not None else "w",
        ),
        html.Span(f" middelste {middle}" if has_middle else " geen middelste", className="w"),
    ]
    return html.Li(
        [
            html.P(
                [
                    dcc.Link(
                        figure.indicator.name, href=f"/cijfer/{comparison.indicator.code}{query}"
                    ),
                    html.Span(f" {comparison.indicator.unit.value}", className="maat"),
                    *strips.tag(comparison),
                ],
                className="naam",
            ),
            html.P(value, className="waarde"),
            *([html.Img(src=lane, alt="", className="strookje")] if lane else []),
            _words(narrative_process.place(figure)),
            *(
                html.P(text, className="fijn")
                for text in (
                    narrative_process.beside_term(figure),
                    narrative_process.rests_on(figure),
                    narrative_process.before(figure),
                    narrative_process.own(figure, answer.name),
                )
                if text
            ),
        ]
    )


def _words(text: str) -> html.P:
    return html.P(narrative.sentence_of(text), className="woord")
