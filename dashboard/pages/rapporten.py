"""Reports for many municipalities: start a batch, see how far it is, stop it, go on, fetch the result."""

from datetime import UTC, datetime
from typing import Any

import dash
import dash_mantine_components as dmc
from dash import ALL, Input, Output, State, clientside_callback, ctx, dcc, html, no_update

from benchmark import answers, dutch, peers
from benchmark.answers import Question
from benchmark.edition import Home
from benchmark.errors import SpiegelError
from benchmark.jobs import job
from benchmark.jobs.asked import Asked
from benchmark.jobs.job import Standing
from benchmark.jobs.shelf import Shelf
from benchmark.ledger.reading import made
from benchmark.report.spec import Format, Spec
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind
from dashboard import access, batch_choices, library, selection
from dashboard.components import batch_form, batch_list, page, shell

PATH = "/rapporten"
EVERY = 1500  # milliseconds between two looks at how far it is


def build(view: View, query: str) -> page.Content:
    """The fields and the jobs."""
    asked = _opened(view, query)
    found = job.standings(_home())
    return page.frame(
        html.Div(
            [
                html.Div(
                    [
                        *batch_form.fields(view, asked, shell.period_options(view.edition), _groups(asked)),
                        html.Section(
                            [
                                access.who(),
                                html.Div(
                                    dmc.Button("Maak de rapporten", id="rapporten-start", size="md"),
                                    className="knoppen",
                                ),
                                html.P(id="rapporten-melding", role="status"),
                            ],
                            className="kaart",
                        ),
                    ]
                ),
                html.Section(
                    [
                        html.H2("Opdrachten"),
                        html.P(batch_list.KEPT, className="onder"),
                        html.Div(_list(found), id="rapporten-lijst"),
                        html.P(id="rapporten-omroep", role="status", className="vh"),
                    ],
                    className="kaart",
                ),
            ],
            className="rapporten",
        ),
        dcc.Interval(id="rapporten-tik", interval=EVERY, disabled=not _moving(found)),
        dcc.Store(id="rapporten-vraag", data=0),
        dcc.Store(id="rapporten-stand", data=_states(found)),
        dcc.Store(id="rapporten-voortgang"),
        dcc.Store(id="rapporten-getoond"),
        kind="Rapport",
        heading="Rapporten voor veel gemeenten",
        under="Elk rapport krijgt een eigen code. U kunt ondertussen doorwerken of dit venster sluiten.",
    )  # fmt: skip


dash.register_page(
    __name__,
    path=PATH,
    title="Rapporten voor veel gemeenten – Gemeentespiegel",
    layout=page.general(build),
)


def _home() -> Home:
    return library.home()


def _opened(view: View, query: str) -> Question:
    """The question of the link; without one that of any municipality, for its period."""
    asked = selection.of_search(query, view).asked
    if asked is not None:
        return asked
    year, report = answers.default_period(view.edition)
    some = view.edition.municipalities.in_year(year)["code"][0]
    return answers.question(view, some, year, report)


def _groups(asked: Question) -> list[dict[str, str]]:
    """The ways to choose a group that every municipality can follow: not one that is chosen by hand."""
    options = shell.group_options(peers.DEFAULT)
    now = str(asked.group)
    return sorted(options, key=lambda o: (o["value"] != now, o["value"] != str(peers.DEFAULT)))


def _list(found: list[Standing]) -> list[Any]:
    return batch_list.jobs(found, worked=Shelf(_home().root).worked())


def _moving(found: list[Standing]) -> bool:
    return any(s.state.moving for s in found)


def _states(found: list[Standing]) -> dict[str, str]:
    return {s.id: s.state.value for s in found}


@access.writes(
    Output("rapporten-vraag", "data"),
    Output("rapporten-melding", "children"),
    Input("rapporten-start", "n_clicks"),
    State("rapporten-vraag", "data"),
    State("rapporten-welke", "value"),
    State("rapporten-zelf", "value"),
    State("rapporten-periode", "value"),
    State("rapporten-groep", "value"),
    State("rapporten-diepte", "value"),
    State("rapporten-publiek", "value"),
    State("rapporten-anoniem", "checked"),
    State("rapporten-formaten", "value"),
)
def start(
    _: int | None, asked: int, which: Any, named: Any, period: Any, group: Any,
    depth: Any, audience: Any, anonymous: Any, formats: Any,
) -> tuple[int, str]:  # fmt: skip
    """Put a batch in the queue; raises SpiegelError for a choice that cannot be followed."""
    view = library.view()
    year, report = _period(period)
    codes = batch_choices.of(view.edition, year, which, named or ())
    wished = tuple(f for f in Format if f.value in (formats or ()))
    if not wished:
        raise SpiegelError("Er is geen vorm gekozen.", "Kies er minstens één.")
    spec = made(
        Spec, gemeente=codes[0], year=year, kind=report, group=str(peers.GroupChoice.parse(str(group))),
        depth=depth, audience=audience, anonymous=bool(anonymous),
    )  # fmt: skip
    wanted = made(
        Asked,
        spec=spec,
        gemeenten=tuple(codes),
        formats=wished,
        edition=view.edition.info.id,
        author=access.required(),
        at=datetime.now(UTC),
    )
    job.ask(_home(), wanted)
    return (
        asked + 1,
        f"De opdracht voor {dutch.count(len(codes), 'gemeente', 'gemeenten')} staat in de rij.",
    )


def _period(text: Any) -> tuple[int, ReportKind]:
    report, _, year = str(text).partition("-")
    try:
        return int(year), ReportKind(report)
    except ValueError:
        raise SpiegelError("Dit jaar kennen wij niet.", "Kies er een uit de lijst.") from None


@access.writes(
    Output("rapporten-vraag", "data", allow_duplicate=True),
    Input({"taak-stop": ALL}, "n_clicks"),
    Input({"taak-verder": ALL}, "n_clicks"),
    State("rapporten-vraag", "data"),
)
def decide(stops: list[Any], goes: list[Any], asked: int) -> Any:
    """Stop a job or take it up again, for the button that was pressed."""
    pressed = ctx.triggered_id
    if not pressed or not any(
        [*stops, *goes]
    ):  # buttons that came on the page, not one that was pressed
        return no_update
    access.required()
    if "taak-stop" in pressed:
        job.cancel(_home(), pressed["taak-stop"])
    else:
        job.resume(_home(), pressed["taak-verder"])
    return asked + 1


@dash.callback(
    Output("rapporten-lijst", "children"),
    Output("rapporten-tik", "disabled"),
    Output("rapporten-stand", "data"),
    Output("rapporten-omroep", "children"),
    Output("rapporten-voortgang", "data"),
    Input("rapporten-tik", "n_intervals"),
    Input("rapporten-vraag", "data"),
    State("rapporten-stand", "data"),
    prevent_initial_call=True,
)
def follow(_: int | None, __: int, before: dict[str, str]) -> tuple[Any, ...]:
    """How the jobs stand. The list is only made again when a job changed; in between its bars move."""
    found = job.standings(_home())
    now = _states(found)
    if now == before:
        far = [[s.id, s.done, batch_list.said(s)] for s in found if s.state.moving]
        return no_update, not _moving(found), no_update, no_update, far
    return _list(found), not _moving(found), now, batch_list.announced(before, found), no_update


clientside_callback(
    "function(far) { return window.spiegel.jobs(far); }",
    Output("rapporten-getoond", "data"),
    Input("rapporten-voortgang", "data"),
    prevent_initial_call=True,
)
clientside_callback(
    'function(which) { return which !== "zelf"; }',
    Output("rapporten-zelf-deel", "hidden"),
    Input("rapporten-welke", "value"),
)
