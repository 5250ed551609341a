"""The peer group: who is in it, why each, does it fit, and what would another one change?"""

from dataclasses import replace
from typing import Any

import dash
from dash import ALL, Input, Output, State, clientside_callback, html

from benchmark import answers, dutch, narrative
from benchmark.answers import Comparison, GroupAnswer, Question
from benchmark.errors import NoFigures
from benchmark.narrative import group as narrative_group
from benchmark.peers import PeerGroup
from benchmark.viewing import View
from dashboard import at_hand, selection
from dashboard.components import balance, card, group_choice, members, notice, page, saved_groups
from dashboard.figures import map, middle_band, style

PATH = at_hand.GROUP


def build(view: View, asked: Question, cijfer: Any = "") -> page.Content:
    """How it is chosen, members with reasons and map, balance beside weights, and whether the outcome holds."""
    code, unread = answers.figure_at_hand(view, asked, str(cijfer)[: selection.LONGEST])
    theme = view.edition.catalogue.indicator(code).theme if code else ""
    answer = answers.group(view, asked, theme)
    comparison = _comparison(view, asked, code)
    return page.frame(
        *([notice.say(unread, kind="let-op")] if unread else []),
        *members.said(answer),
        group_choice.of(view, answer, code),
        html.Div(
            [_members(answer, comparison, code), _map(asked, answer.group, code)],
            className="zeven-vijf",
        ),
        html.Div(
            [
                balance.of(answer, f"/{code}" if code else "", selection.query_of(asked)),
                group_choice.weights(view, answer, _change(view, answer, comparison), code),
            ],
            className="zeven-vijf",
        ),
        *_stress(view, asked, comparison),
        saved_groups.of(asked, code),
        kind="Vergelijkingsgroep",
        heading=_heading(answer.group, answer.municipality.name),
        under=f"Gekozen {narrative_group.basis(answer.group)}. Dat gebeurde voordat wij keken wie er cijfers "
        "heeft.",
    )


def _comparison(view: View, asked: Question, code: str) -> Comparison | None:
    """The figure at hand, always a real one."""
    return answers.compare(view, replace(asked, examples=False), code) if code else None


def _heading(group: PeerGroup, name: str) -> str:
    if group.choice.method == "own":
        return f"U koos zelf {dutch.count(group.n, 'gemeente', 'gemeenten')} om {name} mee te vergelijken"
    return f"{name} staat naast {narrative.group_words(group)}"


def _members(answer: GroupAnswer, comparison: Comparison | None, code: str) -> html.Section:
    query, path = selection.query_of(answer.asked), f"/{code}" if code else ""
    said = [*narrative_group.sizes(answer), narrative_group.execution(answer)]
    return html.Section(
        [
            html.H2("Wie zitten erin, en waarom"),
            html.P(f"Op volgorde van afstand. {narrative_group.distance(answer.group)}", className="onder"),
            members.table(answer, comparison),
            html.P(" ".join(s for s in said if s), className="zegt-het"),
            *members.left_out(answer),
            html.Div(html.A("Download (csv)", href=f"/csv/groep{path}{query}"), className="acties"),
        ],
        className="kaart",
    )  # fmt: skip


def _map(asked: Question, group: PeerGroup, code: str) -> html.Section:
    return card.chart(
        "ligging",
        heading="Waar zij liggen",
        subtitle="Elke stip is een gemeente; open stippen zijn de groep",
        asked=asked,
        code=code,
        height=map.HEIGHT,
        source="Grenzen: CBS en Kadaster, CC BY 4.0.",
        table=False,
    )


def _change(view: View, answer: GroupAnswer, comparison: Comparison | None) -> str:
    """What the alternative does to the figure at hand; empty where there is nothing to lay beside."""
    if comparison is None or answer.alternative is None:
        return ""
    other = replace(comparison.asked, group=answer.alternative.choice)
    try:
        then = answers.compare(view, other, comparison.indicator.code)
    except NoFigures:
        return ""
    return narrative_group.change(comparison, then, narrative_group.alternative_words(answer))


def _stress(view: View, asked: Question, comparison: Comparison | None) -> list[Any]:
    if comparison is None:
        return []
    found = answers.stress(view, comparison.asked, comparison.indicator.code)
    year = narrative.period(comparison.asked.year, comparison.asked.report)
    return [
        card.chart(
            "doorrekening",
            heading=narrative_group.verdict(found),
            subtitle=f"{comparison.indicator.name}, {comparison.indicator.unit.value}, {year}. De band: waar de "
            "middelste gemeente ligt in 8 van de 10 redelijke groepen",
            asked=asked,
            code=comparison.indicator.code,
            height=middle_band.HEIGHT,
            source=f"Bron: {comparison.source}.",
            how=html.P(
                "Redelijke groepen verschillen in aantal (8 tot 30), in hoeveel groter of kleiner een gemeente mag "
                "zijn (1,5 tot 3 keer), in welke kenmerken tellen en hoe zwaar, en in één gemeente minder. De "
                "uitkomst houdt stand als zij in minstens 90% van de groepen dezelfde is."
            ),
        )
    ]


layout = page.answers(build, PATH)
dash.register_page(__name__, path=PATH, title="Vergelijkingsgroep – Gemeentespiegel", layout=layout)


@card.drawer("ligging")
def draw_map(view: View, asked: Question, code: str) -> tuple[style.Figure, str]:
    """The members on the map."""
    theme = view.edition.catalogue.indicator(code).theme if code else ""
    group = answers.group_of(view.edition, asked, theme)
    names = map.names_of(group)
    figure = map.draw(view.edition.places(asked.year), asked.gemeente, names)
    return figure, f"{dutch.upper_first(dutch.listing(list(names.values())))}."


@card.drawer("doorrekening")
def draw_stress(view: View, asked: Question, code: str) -> tuple[style.Figure, str]:
    """The middle one over all reasonable groups."""
    found = answers.stress(view, replace(asked, examples=False), code)
    return middle_band.draw(found), narrative_group.held(found)


clientside_callback(
    "function(n, k, search) { return window.spiegel.groupBySize(n, k, search); }",
    Output("ga-naar", "href", allow_duplicate=True),
    Input("groep-op-grootte", "n_clicks"),
    State("groep-aantal", "value"),
    State("_pages_location", "search"),
    prevent_initial_call=True,
)
clientside_callback(
    "function(n, code, search) { return window.spiegel.groupForFigure(n, code, search); }",
    Output("ga-naar", "href", allow_duplicate=True),
    Input("groep-cijfer-toon", "n_clicks"),
    State("groep-cijfer", "value"),
    State("_pages_location", "search"),
    prevent_initial_call=True,
)
clientside_callback(
    "function(n, weights, ids, known, search) "
    "{ return window.spiegel.groupByWeights(n, weights, ids, known, search); }",
    Output("ga-naar", "href", allow_duplicate=True),
    Output("gewicht-melding", "children"),
    Input("groep-gewichten", "n_clicks"),
    State({"gewicht": ALL}, "value"),
    State({"gewicht": ALL}, "id"),
    State("gewicht-bekend", "data"),
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
