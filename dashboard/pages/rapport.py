"""Put a report together: the choices at the left, at the right what it becomes, and one button."""

import secrets
from typing import Any

import dash
from dash import ALL, Input, Output, State, callback, ctx, dcc, html

from benchmark import dutch, narrative
from benchmark.answers import Question
from benchmark.errors import SpiegelError
from benchmark.jobs import progress
from benchmark.ledger.store import Conflict
from benchmark.report import composing, keeping
from benchmark.report.spec import Spec
from benchmark.viewing import View
from dashboard import access, library, records, report_choices, selection
from dashboard.components import notice, page, report_builder, report_shelf, report_templates

PATH = "/rapport"

# What the fields say, in the order in which the callbacks get it.
CHOICES = (
    ("rapport-diepte", "value"),
    ("rapport-publiek", "value"),
    ("rapport-anoniem", "checked"),
    ("rapport-toelichting", "checked"),
    ("rapport-keuzes", "checked"),
    ("rapport-themas", "value"),
    ({"rapport-cijfers": ALL}, "value"),
)
TEXTS = (
    ({"rapport-inleiding": ALL}, "value"),
    ({"rapport-inleiding": ALL}, "id"),
    ("rapport-reactie", "value"),
    ("rapport-vraag", "data"),
)


def build(view: View, asked: Question, sjabloon: Any = "") -> page.Content:
    """Fields, outline and button; templates and earlier reports beneath."""
    ledger = records.ledger()
    spec = report_choices.plain(asked)
    notices: list[Any] = []
    if sjabloon:
        spec, notices = report_templates.open_named(view, asked, ledger, str(sjabloon))
    said = composing.said_of(ledger, asked.gemeente)
    name = view.edition.municipalities.name(asked.gemeente)
    offered = report_choices.offered(view, asked)
    choices = report_builder.fields(view, spec, offered, len(said.comments) + len(said.choices))
    return page.frame(
        *notices,
        dcc.Store(id="rapport-vraag", data=selection.query_of(asked)),
        access.who(),
        html.Div([html.Div(choices), html.Aside(_rail(), className="rail rapport-rail")], className="twee"),
        report_templates.of(ledger, asked),
        report_shelf.of(ledger, asked.gemeente, name),
        kind="Rapport",
        heading=f"Een rapport over {name}",
        under=f"Gemeente, jaar en groep staan hierboven: {narrative.period(asked.year, asked.report)}. "
        "Alles staat al goed voor een gewoon rapport; verander wat u wilt.",
    )  # fmt: skip


def _rail() -> html.Section:
    return html.Section(
        [
            html.H2("Dit wordt het rapport"),
            html.P(id="rapport-omvang", role="status", className="rapport-omvang"),
            html.Button("Maak rapport", id="rapport-maak", className="knop"),
            html.Div(id="rapport-voortgang", role="status"),
            html.Div(id="rapport-opzet"),
            dcc.Store(id="rapport-teken", data=secrets.token_urlsafe(12)),
            dcc.Interval(id="rapport-klok", interval=400, disabled=True),
        ]
    )


layout = page.answers(build, PATH)
dash.register_page(__name__, path=PATH, title="Rapport – Gemeentespiegel", layout=layout)


def chosen(values: list[Any], texts: list[Any] | None = None) -> tuple[View, Question, Spec]:
    """What the fields say; raises SpiegelError. ``values`` as CHOICES, ``texts`` as TEXTS; the question comes last."""
    depth, audience, anonymous, comments, choices, themes, figures = values[: len(CHOICES)]
    typed, names, reaction, query = texts or [[], [], "", values[-1]]
    view = library.view()
    asked = selection.of_search(str(query), view).asked
    if asked is None:
        raise SpiegelError("Kies eerst een gemeente.")
    spec = report_choices.gathered(
        view,
        asked,
        depth=str(depth),
        audience=str(audience),
        ticked={"anonymous": bool(anonymous), "comments": bool(comments), "choices": bool(choices)},
        themes=[str(t) for t in themes or []],
        figures=[str(c) for codes in figures for c in codes or []],
        texts={n["rapport-inleiding"]: str(t or "") for n, t in zip(names, typed, strict=True)},
        reaction=str(reaction or ""),
    )
    return view, asked, spec


@callback(
    Output("rapport-opzet", "children"),
    Output("rapport-omvang", "children"),
    *[Input(name, prop) for name, prop in CHOICES],
    State("rapport-vraag", "data"),
)
def outline(*values: Any) -> tuple[Any, str]:
    """The chapters with their pages, after every choice; on paper also the choices."""
    try:
        view, asked, spec = chosen(list(values))
        entries = composing.outline(view, spec, composing.said_of(records.ledger(), asked.gemeente))
    except SpiegelError as error:
        return notice.of_error(error), ""
    total = sum(e.pages for e in entries)
    rows = [
        html.Li(
            [html.Span(e.title), html.Span(_pages(e.pages))],
            className="bijlage" if e.appendix else "",
        )
        for e in entries
    ]
    content = [html.Ol(rows, className="opzet"), report_builder.on_paper(view, spec)]
    return (
        content,
        f"Ongeveer {_pages(total)}, {dutch.count(len(entries), 'hoofdstuk', 'hoofdstukken')}.",
    )


def _pages(found: float) -> str:
    whole = max(1, round(found))
    return dutch.count(whole, "bladzijde", "bladzijden")


@access.writes(
    Output("ga-naar", "href", allow_duplicate=True),
    Input("rapport-maak", "n_clicks"),
    *[State(name, prop) for name, prop in (*CHOICES, *TEXTS)],
    State("rapport-teken", "data"),
    running=[
        (Output("rapport-klok", "disabled"), False, True),
        (Output("rapport-maak", "disabled"), True, False),
    ],
)
def make(_: int | None, *values: Any) -> str:
    """Make the report and go to its page."""
    *fields, token = values
    view, asked, spec = chosen(fields[: len(CHOICES)], fields[len(CHOICES) :])
    author = access.required()
    home = records.ledger().home
    said = progress.Progress(home, str(token))
    try:
        made = keeping.make(view, records.ledger(), spec, author, progress=said.say)
    finally:
        said.end()
    return f"{PATH}/{made.record.entry.code}{selection.query_of(asked)}"


@callback(
    Output("rapport-voortgang", "children"),
    Input("rapport-klok", "n_intervals"),
    Input("rapport-klok", "disabled"),
    State("rapport-teken", "data"),
)
def follow(_: int | None, disabled: bool, token: str) -> Any:
    """How far the report is, while it is being made."""
    if disabled:
        return None
    found = progress.read(records.ledger().home, str(token))
    done, total, words = (found.done, found.total, found.words) if found else (0, 1, "Beginnen")
    return [
        html.Progress(
            value=str(done), max=str(total), **{"aria-label": "Voortgang van het rapport"}
        ),
        html.P(f"{words}…", className="klein"),
    ]


@access.writes(
    Output("sjablonen-lijst", "children"),
    Input({"sjabloon": ALL}, "n_clicks"),
    *[State(name, prop) for name, prop in (*CHOICES, *TEXTS)],
    State("sjabloon-naam", "value"),
    State("sjablonen-gezien", "data"),
)
def keep(_: Any, *values: Any) -> list[Any]:
    """Keep the choices of now as a template, or take one back."""
    *fields, name, seen = values
    _view, asked, spec = chosen(fields[: len(CHOICES)], fields[len(CHOICES) :])
    deed, typed = str(ctx.triggered_id["sjabloon"]), str(name or "")
    ledger = records.ledger()
    try:
        report_templates.keep(asked, deed, spec, typed, seen)
    except Conflict as conflict:
        return report_templates.content(ledger, asked, conflict, typed)
    return report_templates.content(ledger, asked)
