"""One submission for the validator: what it moves, what the checks said and what was explained, the answers, the decision."""

from typing import Any

import dash
from dash import Input, Output, State, dcc, html

from benchmark import dutch
from benchmark.catalogue import Question
from benchmark.delivery import given, handing_in
from benchmark.delivery.reviewing import Waiting, waiting
from benchmark.errors import SpiegelError
from benchmark.ledger.deliveries import Given, Submission, SubmissionStatus
from benchmark.ledger.store import Record
from benchmark.viewing import View
from dashboard import access, library, records, reviewing
from dashboard.components import decision, influence, notice, page, plain_table, thread, written


def build(view: View, query: str, key: str = "") -> page.Content:
    """The submission ``key`` (GM0503-2024-balie)."""
    ledger = records.ledger()
    record = reviewing.found(ledger, key)
    found = waiting(view, ledger, record)
    entry = record.entry
    questions = view.edition.catalogue.questions_of(entry.theme)
    return page.frame(
        dcc.Store(id="controle-levering", data={"key": key, "version": record.version}),
        html.P(dcc.Link("Alle leveringen", href=f"{reviewing.PATH}{query}"), className="terug"),
        access.who(),
        page.section("Wat verschuift er?", *influence.rows(found.influences)),
        page.section("Signalen", *_signals(view, found)),
        page.section("Antwoorden", _answers(view, record, questions)),
        thread.of(entry.gemeente, entry.year, questions),
        html.Section(
            [html.H2("Besluit", id="besluit"), html.Div(decision.of(record), id="controle-besluit")],
            className="kaart",
            **{"aria-labelledby": "besluit"},
        ),
        kind=f"Controle · {found.theme.name} · {entry.year}",
        heading=f"{found.municipality.name}: {found.theme.name.lower()} over {entry.year}",
        under=f"Status: {entry.status.value}{', een correctie' if found.corrects else ''}.",
    )  # fmt: skip


def _signals(view: View, found: Waiting) -> list[Any]:
    if not found.problems:
        return [html.P("De controle vond niets bijzonders.", className="zegt-het")]
    rows = []
    for problem in found.problems:
        question = view.edition.catalogue.question(problem.question)
        kind = dutch.upper_first(problem.seriousness.value)
        said: list[Any] = [
            html.P(html.Strong(question.text if question else problem.question)),
            html.P(f"{kind}: {problem.found} {problem.expected}"),
        ]
        if problem.explained:
            said += [
                html.P("De gemeente schrijft:", className="klein"),
                written.text(problem.explained),
            ]
        rows.append(html.Li(said))
    return [html.Ul(rows, className="versies")]


def _answers(view: View, record: Record[Submission], questions: tuple[Question, ...]) -> html.Div:
    """Every answer beside the one that was approved before, and its explanation."""
    history = records.ledger().history(Submission, record.subject)
    before = [
        v
        for v in history
        if v.entry.status is SubmissionStatus.APPROVED and v.version < record.version
    ]
    was = {g.question: g for g in before[-1].entry.given} if before else {}
    now = {g.question: g for g in record.entry.given}
    heads = ["Vraag", "Antwoord", *(["Eerder goedgekeurd"] if was else []), "Toelichting"]
    rows = []
    for question in questions:
        answer, text = now.get(question.key), _said(question, now.get(question.key))
        cells: list[Any] = [question.text, text]
        if was:
            earlier = _said(question, was.get(question.key))
            cells.append(html.Strong(earlier) if earlier != text else earlier)
        rows.append([*cells, written.text(answer.note) if answer and answer.note else ""])
    return plain_table.of("De antwoorden van deze levering", heads, rows)


def _said(question: Question, answer: Given | None) -> str:
    return given.NOTHING if answer is None else given.words(question, answer.value, answer.missing)


@access.writes(
    Output("controle-besluit", "children"),
    Input({"controle": dash.ALL}, "n_clicks"),
    State("controle-reden", "value"),
    State("controle-levering", "data"),
)
def decide(_: Any, reason: str | None, about: dict[str, Any]) -> list[Any]:
    """Record the decision; a newer version or the same name is said, and nothing changes."""
    ledger, view = records.ledger(), library.view()
    record = reviewing.found(ledger, str(about["key"]))
    status = decision.OF_BUTTON[str(dash.ctx.triggered_id["controle"])]
    try:
        if record.version != about["version"]:
            raise SpiegelError(
                "Deze levering is intussen veranderd.",
                "Laad de pagina opnieuw en bekijk haar nog eens.",
            )
        edition = view.edition.info.id
        decided = handing_in.decide(
            ledger, record, status, access.required(), edition, reason or ""
        )
    except SpiegelError as error:
        return [notice.of_error(error), *decision.of(record)]
    return decision.of(decided)


dash.register_page(
    __name__,
    path_template=f"{reviewing.PATH}/<key>",
    title="Controle – Gemeentespiegel",
    layout=page.general(build),
)
