"""The peer group: who is in it, why each, and how to choose another."""

from dataclasses import replace

import dash
import dash_mantine_components as dmc
from dash import Input, Output, State, clientside_callback, dcc, html

from benchmark import answers, dutch, narrative
from benchmark.answers import Question
from benchmark.peers import GroupChoice, PeerGroup
from benchmark.peers.notices import notices
from benchmark.viewing import View
from dashboard import selection, tables
from dashboard.components import card, choice, notice, page
from dashboard.components.table import as_component
from dashboard.figures import map, style

PATH = "/vergelijkingsgroep"


def build(view: View, asked: Question) -> page.Content:
    """Method and size, members with reasons, map."""
    group = answers.group_of(view.edition, asked)
    name = view.edition.municipalities.name(asked.gemeente)
    said = [notice.say(text, kind="let-op") for text in notices(group)]
    return page.frame(
        *said,
        _choice(view, asked, group),
        html.Div([_members(view, asked), _map(asked, group)], className="zeven-vijf"),
        kind="Vergelijkingsgroep",
        heading=_heading(group, name),
        under="De groep is gekozen op inwoners, voordat wij keken wie er cijfers heeft.",
    )


def _heading(group: PeerGroup, name: str) -> str:
    if group.choice.method == "own":
        return f"U koos zelf {dutch.count(group.n, 'gemeente', 'gemeenten')} om {name} mee te vergelijken"
    return f"{name} staat naast {narrative.group_words(group)}"


def _choice(view: View, asked: Question, group: PeerGroup) -> html.Section:
    newest = view.edition.municipalities.in_year(asked.year).sort("name")
    options = [
        {"value": c, "label": n}
        for c, n in newest.select("code", "name").iter_rows()
        if c != asked.gemeente
    ]
    return html.Section(
        [
            html.H2("Hoe kiest u de groep?"),
            html.Div(
                [
                    html.Div(
                        [
                            html.Label("Aantal gemeenten, op grootte", htmlFor="groep-aantal"),
                            html.P(
                                "De gemeenten die in inwoners het dichtst bij liggen.",
                                className="hulp",
                            ),
                            html.Div(
                                [
                                    dmc.NumberInput(
                                        id="groep-aantal",
                                        value=group.choice.k
                                        if group.choice.method == "size"
                                        else 15,
                                        min=view.edition.catalogue.peers.minimum_chosen,
                                        max=view.edition.catalogue.peers.largest_size,
                                        step=1,
                                        allowDecimal=False,
                                        hideControls=True,
                                        size="md",
                                        w=96,
                                    ),
                                    html.Button(
                                        "Kies op grootte",
                                        id="groep-op-grootte",
                                        className="knop licht",
                                    ),
                                ],
                                className="rij",
                            ),
                        ]
                    ),
                    html.Div(
                        [
                            html.P(html.Strong("Grootteklasse")),
                            html.P(
                                "Alle gemeenten in dezelfde klasse van het CBS.", className="hulp"
                            ),
                            notice.button(
                                "Kies de grootteklasse",
                                _href(asked, GroupChoice("class")),
                                light=True,
                            ),
                        ]
                    ),
                    html.Div(
                        [
                            choice.several(
                                "groep-zelf",
                                "Zelf kiezen",
                                options,
                                description="Minstens vijf. Typ een naam en kies; begin eventueel met de groep van nu.",
                                value=group.codes if group.choice.method == "own" else [],
                            ),
                            html.Div(
                                [
                                    html.Button(
                                        "Gebruik deze gemeenten",
                                        id="groep-gebruik",
                                        className="knop licht",
                                    ),
                                    html.Button(
                                        "Begin met de groep van nu",
                                        id="groep-vul",
                                        className="knop licht",
                                    ),
                                ],
                                className="rij",
                            ),
                            html.P(id="groep-melding", role="status", className="hulp"),
                        ]
                    ),
                    dcc.Store(id="groep-nu", data=group.codes),
                ],
                className="keuzen",
            ),
        ],
        className="kaart",
    )


def _href(asked: Question, choice: GroupChoice) -> str:
    return PATH + selection.query_of(replace(asked, group=choice))


def _members(view: View, asked: Question) -> html.Section:
    query = selection.query_of(asked)
    return html.Section(
        [
            html.H2("Wie zitten erin, en waarom"),
            as_component(tables.municipality.group_members(view, asked, "")),
            html.P(
                "Afstand 0 is even groot; 0,69 is twee keer zo groot of half zo groot.",
                className="bron",
            ),
            html.Div(html.A("Download (csv)", href=f"/csv/groep{query}"), className="acties"),
        ],
        className="kaart",
    )


def _map(asked: Question, group: PeerGroup) -> html.Section:
    return card.chart(
        "ligging",
        heading="Waar zij liggen",
        subtitle="Elke stip is een gemeente; open stippen zijn de groep",
        asked=asked,
        height=map.HEIGHT,
        source="Grenzen: CBS en Kadaster, CC BY 4.0.",
        table=False,
    )


layout = page.answers(build, PATH)
dash.register_page(__name__, path=PATH, title="Vergelijkingsgroep – Gemeentespiegel", layout=layout)


@card.drawer("ligging")
def draw_map(view: View, asked: Question, _: str) -> tuple[style.Figure, str]:
    """The members on the map."""
    group = answers.group_of(view.edition, asked)
    names = map.names_of(group)
    figure = map.draw(view.edition.places(asked.year), asked.gemeente, names)
    return figure, f"{dutch.upper_first(dutch.listing(list(names.values())))}."


clientside_callback(
    "function(n, k, search) { return window.spiegel.groupBySize(n, k, search); }",
    Output("ga-naar", "href", allow_duplicate=True),
    Input("groep-op-grootte", "n_clicks"),
    State("groep-aantal", "value"),
    State("_pages_location", "search"),
    prevent_initial_call=True,
)
clientside_callback(
    "function(n, codes, search) { return window.spiegel.groupByHand(n, codes, search); }",
    Output("ga-naar", "href", allow_duplicate=True),
    Output("groep-melding", "children"),
    Input("groep-gebruik", "n_clicks"),
    State("groep-zelf", "value"),
    State("_pages_location", "search"),
    prevent_initial_call=True,
)
clientside_callback(
    "function(n, codes) { return n ? codes : window.dash_clientside.no_update; }",
    Output("groep-zelf", "value"),
    Input("groep-vul", "n_clicks"),
    State("groep-nu", "data"),
    prevent_initial_call=True,
)
