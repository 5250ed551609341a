"""Under the questions of a theme: what the checks found, and handing the answers in."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import dash
from dash import ALL, Input, Output, State, callback, html

from benchmark import dutch
from benchmark.checks.reply import Problem
from benchmark.delivery import handing_in
from benchmark.delivery.checking import check_part
from benchmark.delivery.questionnaire import Part
from benchmark.errors import SpiegelError
from benchmark.ledger.deliveries import SubmissionStatus
from benchmark.vocabulary import Seriousness
from dashboard import access, delivering, library, records
from dashboard.components import notice, question_field, written

THEME = "lever-thema"


def of() -> html.Section:
    """The section. What the checks found comes when the page stands and follows every answer; what is typed and said
    under it stays."""
    return html.Section(
        [
            html.H2("Controleren en indienen", id="indienen"),
            html.Div(id="lever-indienen"),
            html.Div(
                written.area(
                    "lever-reden",
                    "Waarom veranderen de cijfers?",
                    rows=2,
                    description="Deze cijfers zijn al goedgekeurd. De reden komt in het openbare correctielogboek.",
                ),
                id="lever-correctie",
                hidden=True,
            ),
            html.Div(
                html.Button("Dien in", id="lever-dien-in", className="knop"), className="knoppen"
            ),
            html.Div(id="lever-gezegd", role="status", className="zegt"),
            html.P(
                "Een ander controleert uw antwoorden voordat zij in een editie komen.",
                className="klein",
            ),
        ],
        className="kaart",
        **{"aria-labelledby": "indienen"},
    )


def _content(found: delivering.Delivering, part: Part, problems: Sequence[Problem]) -> list[Any]:
    wrong = [p for p in problems if p.seriousness is Seriousness.ERROR]
    asking = [p for p in problems if p.seriousness is Seriousness.SIGNAL and not p.explained]
    rows = [_link(found, p) for p in [*wrong, *asking]]
    return [
        html.P(_progress(part, wrong, asking), className="zegt-het"),
        *_stand(part),
        *([html.Ul(rows, className="punten")] if rows else []),
    ]


def _progress(part: Part, wrong: Sequence[Problem], asking: Sequence[Problem]) -> str:
    said = [f"{part.answered} van de {len(part.rows)} vragen beantwoord"]
    said.append(dutch.count(len(wrong), "fout", "fouten") if wrong else "geen fouten")
    if asking:
        said.append(f"{dutch.count(len(asking), 'signaal', 'signalen')} zonder toelichting")
    return f"{', '.join(said)}."


def _stand(part: Part) -> list[Any]:
    if part.submission is None:
        return []
    entry = part.submission.entry
    said: list[Any] = [html.P(f"Laatste stand: {entry.status.value}.")]
    if entry.reason:
        said.append(written.text(entry.reason))
    return [html.Div([*said, written.signature(part.submission)], className="bewust")]


def _link(found: delivering.Delivering, problem: Problem) -> html.Li:
    question = found.view.edition.catalogue.question(problem.question)
    text = question.text if question else problem.question
    kind = html.Strong(dutch.upper_first(problem.seriousness.value))
    return html.Li(
        [kind, ": ", html.A(text, href=f"#vraag-{problem.question}"), " ", problem.sentence]
    )


@callback(
    Output(question_field.part("meldt", ALL), "children"),
    Output("lever-indienen", "children"),
    Output("lever-correctie", "hidden"),
    Input(question_field.STATE, "data"),
    State(question_field.PAGE, "data"),
    State(THEME, "data"),
    State(question_field.part("meldt", ALL), "id"),
)
def follow(_: Any, page: dict[str, Any], theme: str, places: list[dict[str, str]]) -> Any:
    """What the checks say beside each field and under them all, and whether a reason is asked."""
    found = delivering.of_query(str(page["query"]))
    part = found.questions.part(theme)
    problems = check_part(found.view, found.questions, part)
    said: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        said[problem.question].append(problem)
    beside = [[_notice(p) for p in said[place["vraag"]]] for place in places]
    corrects = handing_in.approved_before(records.ledger(), found.questions, part)
    return beside, _content(found, part, problems), not corrects


def _notice(problem: Problem) -> html.Div:
    if problem.seriousness is Seriousness.ERROR:
        return notice.say(problem.found, f"{problem.expected} {problem.remedy}", kind="fout")
    if problem.explained:
        said = f"{problem.expected} U gaf een toelichting; die blijft bij het cijfer."
        return notice.say(problem.found, said)
    return notice.say(problem.found, f"{problem.expected} {problem.remedy}", kind="let-op")


@access.writes(
    Output("lever-gezegd", "children"),
    Input("lever-dien-in", "n_clicks"),
    State("lever-reden", "value"),
    State(question_field.PAGE, "data"),
    State(THEME, "data"),
)
def hand_in(_: int | None, reason: str | None, page: dict[str, Any], theme: str) -> Any:
    """Hand the answers of the theme in, and say where they stand."""
    found = delivering.of_query(str(page["query"]))
    part = found.questions.part(theme)
    edition = library.view().edition.info.id
    try:
        record = handing_in.hand_in(
            records.ledger(), found.questions, part, access.required(), edition,
            check_part(found.view, found.questions, part), reason or "",
        )  # fmt: skip
    except SpiegelError as error:
        return notice.of_error(error)
    dash.set_props(question_field.STATE, {"data": record.id})
    return notice.say(
        f"{part.theme.name} over {found.year} is ingediend.",
        f"Nu kijkt een ander ernaar, op de pagina Controle. Status: {SubmissionStatus.SUBMITTED.value}.",
        kind="goed",
    )
