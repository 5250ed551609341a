"""Booking check: the comparability test, turned to use for the controller."""

from typing import Any

import dash
from dash import dcc, html

from benchmark import answers, dutch, narrative
from benchmark.answers import BookingCheck, Question, SubjectCheck
from benchmark.answers.booking import TestResult
from benchmark.viewing import View
from benchmark.vocabulary import Outcome, ReportKind
from dashboard import selection
from dashboard.components import card, notice, page

PATH = "/boekingscheck"
MARKS = {Outcome.PASSES: "merkje ok", Outcome.FAILS: "merkje op", Outcome.UNKNOWN: "merkje"}
SIGNS = {Outcome.PASSES: "✓ ", Outcome.FAILS: "! ", Outcome.UNKNOWN: "? "}


def build(view: View, asked: Question) -> page.Content:
    """Signals first, then every subject with its tests, then what the checks found."""
    if asked.report is ReportKind.BUDGET:
        return _only_accounts(view, asked)
    answer = answers.booking_check(view, asked)
    query = selection.query_of(asked)
    name = answer.municipality.name
    content: list[Any] = []
    if not answer.subjects:
        content.append(
            notice.say(
                f"{name} leverde geen jaarrekening {asked.year}.",
                "Kies een ander jaar.",
                kind="let-op",
            )
        )
    elif not answer.testable:
        content.append(
            notice.say(
                f"Over {asked.year} kunnen niet alle toetsen.",
                "De salarissen en baten per taakveld zijn over dit jaar niet bekend.",
                *_latest(view, asked),
            )
        )
    if answer.signals:
        content.append(
            page.section(
                "Wat opvalt in uw boeking",
                html.Ul([html.Li(s) for s in answer.signals], className="punten groot"),
            )
        )
    content += [_subject(s) for s in answer.subjects]
    if answer.subjects:
        content.append(card.actions("boeking", query, "Boekingscheck"))
    content.append(_found(answer, query))
    return page.frame(
        *content,
        kind=f"Boekingscheck (vergelijkbaarheidstoets) · jaarrekening {asked.year}",
        heading=_heading(answer),
        under="Boekhouding is geen prestatie. Deze toetsen laten zien of uw boeken naast die van anderen mogen liggen.",
    )  # fmt: skip


def _heading(answer: BookingCheck) -> str:
    name = answer.municipality.name
    if not answer.subjects:
        return f"Voor {name} is er niets te toetsen in {answer.year}"
    failed = [s.subject.name for s in answer.subjects if s.outcome is Outcome.FAILS]
    if failed:
        return f"{name}: kijk de boeking na van {narrative.lower_first(dutch.listing([narrative.lower_first(f) for f in failed]))}"
    if all(s.outcome is Outcome.PASSES for s in answer.subjects):
        return f"De boeken van {name} doorstaan alle toetsen"
    return f"Niet alle toetsen zijn voor {name} te maken"


def _latest(view: View, asked: Question) -> list[Any]:
    return [
        notice.button(f"Toon de jaarrekening {y}", PATH + selection.accounts_of(asked, y))
        for y in view.edition.tested_years[-1:]
    ]  # fmt: skip


def _only_accounts(view: View, asked: Question) -> page.Content:
    title = "De boekingscheck kijkt alleen naar jaarrekeningen."
    return page.frame(
        notice.say(title, "Een begroting is een plan.", *_latest(view, asked)),
        kind="Boekingscheck",
        heading="Kies een jaarrekening",
    )


def _subject(check: SubjectCheck) -> html.Section:
    fields = dutch.listing(list(check.subject.task_fields))
    plural = "taakvelden" if len(check.subject.task_fields) > 1 else "taakveld"
    tests = html.Ol([_test(r) for r in check.results], className="toetsen")
    return html.Section(
        [
            html.H2(
                [
                    check.subject.name,
                    html.Span(
                        SIGNS[check.outcome] + narrative.outcome(check.outcome),
                        className=MARKS[check.outcome],
                    ),
                ]
            ),
            html.P(
                f"{dutch.upper_first(plural)} {fields}. {check.n_passed} van de {check.n_tested} gemeenten doorstaan deze toets.",
                className="onder",
            ),
            tests,
        ],
        className="kaart",
    )


def _test(result: TestResult) -> html.Li:
    words: list[Any] = []
    if result.outcome is Outcome.FAILS:
        words = [
            html.P(narrative.sentence_of(result.sentence)),
            html.P(result.test.advice),
            html.Details([html.Summary("Waarom deze grens?"), html.P(result.test.reason)]),
        ]
    elif result.outcome is Outcome.UNKNOWN:
        words = [html.P(narrative.sentence_of(result.sentence))]
    return html.Li(
        [
            html.Span(SIGNS[result.outcome] + narrative.outcome(result.outcome), className=MARKS[result.outcome]),
            html.Strong(result.test.name),
            html.Span(f"{result.found} (grens {result.limit})" if result.test.limit is not None else result.found, className="w"),
            html.Div(words, className="uitleg"),
        ],
        className="toets",
    )  # fmt: skip


def _found(answer: BookingCheck, query: str) -> html.Section:
    if not answer.findings:
        return page.section("Wat de controles vonden", html.P("Geen bijzonderheden."))
    return page.section(
        "Wat de controles vonden",
        html.Ul([html.Li(f) for f in answer.findings], className="punten groot"),
        html.P(dcc.Link("Alle bevindingen en gegevens", href="/gegevens" + query)),
        under="Een bevinding is een vraag en geen verbetering.",
    )


layout = page.answers(build, PATH)
dash.register_page(__name__, path=PATH, title="Boekingscheck – Gemeentespiegel", layout=layout)
