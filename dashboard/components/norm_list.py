"""Per norm of the BurgerServiceCode: what a citizen may expect, what residents judge, the evidence, and the gap."""

from typing import Any

from dash import dcc, html

from benchmark.answers.service_code import Evidence, NormAnswer, ServiceCodeAnswer
from benchmark.narrative import service_code as narrative_code
from benchmark.position.perception import Gap
from dashboard.components import strips


def of(answer: ServiceCodeAnswer, query: str) -> html.Ol:
    """The norms in the order of the code."""
    return html.Ol([_norm(found, query) for found in answer.norms], className="normen")


def _norm(found: NormAnswer, query: str) -> html.Li:
    return html.Li(
        [
            html.H3(dcc.Link(found.indicator.name, href=f"/cijfer/{found.indicator.code}{query}")),
            html.P(f"“{found.norm.expects}”", className="belofte"),
            html.Div([_judged(found), _shown(found, query)], className="naast-elkaar"),
            html.P(narrative_code.gap(found), className=_look(found)),
        ]
    )


def _look(found: NormAnswer) -> str:
    return "samen" if found.gap in (Gap.UNKNOWN, Gap.MIXED) else "samen bekend"


def _judged(found: NormAnswer) -> html.Div:
    items = [html.Li(f"“{item}”") for item in found.norm.items]
    return html.Div(
        [
            html.H4("Wat inwoners vinden"),
            html.P(narrative_code.judgement(found)),
            html.Details(
                [
                    html.Summary(
                        [
                            "Toon de stellingen",
                            html.Span(f" van {found.indicator.name}", className="vh"),
                        ]
                    ),
                    html.Ul(items, className="punten"),
                ],
                className="uitleg",
            ),
        ]
    )


def _shown(found: NormAnswer, query: str) -> html.Div:
    """The figures beside the norm, and the questions that stand for what no figure shows."""
    rows: list[Any] = [_evidence(one, query) for one in found.evidence]
    rows += [
        html.Li(["Vraag aan de gemeente: ", html.A(check.question, href=f"#vraag-{check.key}")])
        for check in found.checks
    ]
    return html.Div([html.H4("Wat de feiten laten zien"), html.Ul(rows, className="feiten")])


def _evidence(one: Evidence, query: str) -> html.Li:
    code = one.indicator.code
    mark = strips.tag(one.comparison) if one.comparison is not None else []
    return html.Li(
        [
            dcc.Link(one.indicator.name, href=f"/cijfer/{code}{query}"),
            *mark,
            f": {narrative_code.evidence(one)}.",
        ]
    )
