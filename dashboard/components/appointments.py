"""The cards of the page Afspraken: the whole as one bar, the hours with their assumptions, waiting beside the group."""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import Input, Output, State, clientside_callback, dcc, html

from benchmark import dutch
from benchmark.answers import Question
from benchmark.answers.appointments import AppointmentsAnswer, appointments
from benchmark.answers.assumed import as_parameters
from benchmark.answers.missed import refilled_of, start
from benchmark.answers.planned import PARTS, planned, rule_of
from benchmark.narrative import appointments as narrative_appointments
from benchmark.narrative import missed as narrative_missed
from benchmark.viewing import View
from dashboard import selection
from dashboard.components import card, choice, notice, page, picture_links, strips
from dashboard.components.table import Table, as_component, cell, nothing
from dashboard.figures import missed as hours
from dashboard.figures import style, whole
from dashboard.tables.appointments import code_of, read

PATH = "/afspraken"
WHOLE, HOURS = "afspraken", "no-show-uren"
WAITING = "Wachten, open zijn en benutting"


def of_whole(answer: AppointmentsAnswer) -> html.Section:
    """All planned appointments in one bar, beside the mean of the group."""
    found = answer.planned
    if found.shares is None and found.mean is None:
        why = [html.P(narrative_appointments.whole(found), className="zegt-het")]
        return page.section(narrative_appointments.whole_headline(found), *why)
    mean = (
        f" Het gemiddelde gaat over {found.n_whole} gemeenten waarvan de telling klopt."
        if found.mean is not None
        else ""
    )
    return card.chart(
        WHOLE,
        subject="",
        heading=narrative_appointments.whole_headline(found),
        subtitle=f"Deel van alle geplande afspraken, {answer.asked.year}.",
        asked=answer.asked,
        code="BAL01",
        height=whole.HEIGHT,
        source=f"Bron: {found.source}.{mean}",
        how=[html.P(narrative_appointments.COUNTED), html.P(narrative_appointments.TOGETHER)],
        before=notice.say(narrative_appointments.trouble(found), kind="let-op")
        if found.trouble
        else None,
        after=html.Div(as_component(_shares(answer)), className="schakering oplopend"),
    )


def _shares(answer: AppointmentsAnswer) -> Table:
    """The same shares as numbers: the legend of the bars."""
    found = answer.planned
    rows = []
    for n, part in enumerate(PARTS):
        cells = [
            nothing("geen cijfer") if s is None else cell(f"{dutch.number(s[n], 1)}%", s[n])
            for s in (found.shares, found.mean)
        ]
        rows.append((cell(part), *cells))
    mean = dutch.marked("Gemiddelde van de groep", found.example)
    return Table(
        "De delen van links naar rechts", ("Deel", found.name, mean), rows, frozenset({1, 2})
    )


@card.drawer(WHOLE)
def draw_whole(view: View, asked: Question, _: str) -> tuple[style.Figure, str]:
    """Own parts and the mean of the group, each as one bar."""
    found = planned(view, asked)
    figure = whole.draw(
        found.name, found.shares, found.mean, PARTS, example=found.example, last_darkest=True
    )
    return figure, narrative_appointments.whole(found)


def of_hours(view: View, answer: AppointmentsAnswer) -> list[html.Section]:
    """What no-show takes in hours, what that rests on, and the fields to reckon with other assumptions.

    Nothing without a rate: the page then says why there is none.
    """
    if answer.missed.point is None:
        return []
    found, asked = answer.missed, answer.asked
    begin = start(view, asked)
    rests = narrative_missed.assumptions(found, view.edition.catalogue, refilled_of(view, asked))
    hours_card = card.chart(
        HOURS,
        subject="",
        heading=narrative_missed.room_headline(answer),
        subtitle=f"Uren aan de balie per jaar, {asked.year}. De balk loopt van laag naar hoog, het streepje is het "
        "midden.",
        asked=asked,
        code=code_of(found.assumed, begin),
        height=hours.height(found),
        source=f"Bron: {found.comparison.source}; aannames van ons.",
        how=[html.P(narrative_missed.FORMULA), html.P(narrative_missed.RANGE)],
        after=html.Div(
            [
                html.P(narrative_missed.NO_EUROS, className="zegt-het"),
                html.H3("Waar de uren op rusten"),
                html.Ul([html.Li(text) for text in rests], className="punten"),
                _fields(answer, as_parameters(found.assumed, begin)),
            ],
            className="rust",
        ),
    )
    return [hours_card]


@card.drawer(HOURS)
def draw_hours(view: View, asked: Question, code: str) -> tuple[style.Figure, str]:
    """One point and the difference with the middle municipality, in hours."""
    answer, rule = appointments(view, asked, read(view, asked, code)), rule_of(view)
    figure = hours.draw(answer.missed, rule)
    said = f"{narrative_missed.room(answer, rule)} {narrative_missed.point(answer)}".strip()
    return style.as_example(figure) if answer.planned.example else figure, said


def _fields(answer: AppointmentsAnswer, changed: Mapping[str, str]) -> html.Details:
    """Other assumptions: they stand in the link, so that who gets it sees the same hours."""
    used = answer.missed.assumed
    shares = f"{used.refilled.low:g}-{used.refilled.high:g}".replace(".", ",")
    back = [dcc.Link("Terug naar onze aannames", href=PATH + selection.query_of(answer.asked))]
    fields = (
        ("uren-slot", "Minuten per afspraak", "Van één balie, zoals in het rooster.", f"{used.slot:g}"),
        ("uren-opgevuld", "Deel dat wordt opgevuld", "Van 0 tot en met 1: 0,3 of 0,1-0,5.", shares),
        ("uren-fte", "Productieve uren per fte", "Per jaar.", f"{used.hours:g}"),
    )  # fmt: skip
    return html.Details(
        [
            html.Summary("Reken met uw eigen aannames"),
            html.Div(
                [
                    dmc.TextInput(
                        id=name, label=label, description=help_, value=value.replace(".", ","),
                        size=choice.SIZE,
                    )
                    for name, label, help_, value in fields
                ],
                className="keuzen",
            ),
            html.Div(
                [html.Button("Reken opnieuw", id="uren-reken", className="knop licht"), *(back if changed else [])],
                className="rij",
            ),
        ],
        className="aannames",
        open=bool(changed),
    )  # fmt: skip


def of_waiting(view: View, answer: AppointmentsAnswer) -> list[Any]:
    """Access time, waiting, use of counters and opening hours: a strip each."""
    shown, asked = answer.waiting, answer.asked
    if not shown:
        return []
    query = selection.query_of(asked)
    said = narrative_appointments.remarks(answer, rule_of(view))
    sources = sorted({d.comparison.source for d in shown})
    return [
        page.section(
            WAITING,
            strips.question([d.comparison.indicator.code for d in shown], query),
            *strips.rows(shown, query, answer.trends),
            strips.spoken(),
            *strips.legend(
                shown[0].comparison.municipality.name.removesuffix(dutch.EXAMPLE_SUFFIX),
                {d.comparison.example for d in shown},
            ),
            *([html.Ul([html.Li(text) for text in said], className="punten")] if said else []),
            html.P(
                "Elke strook heeft een eigen schaal: de grijze band is steeds de middelste helft van de groep. "
                f"Bron: {'; '.join(sources)}.",
                className="bron",
            ),
            card.actions(
                "wachten",
                query,
                WAITING,
                pictures=picture_links.drawn_there("wachten", query, WAITING),
            ),
            under="Weinig no-show is pas een sterk punt als inwoners ook snel terechtkunnen.",
        )
    ]


clientside_callback(
    "function(n, slot, share, hours, search) { return window.spiegel.reckon(n, slot, share, hours, search); }",
    Output("ga-naar", "href", allow_duplicate=True),
    Input("uren-reken", "n_clicks"),
    State("uren-slot", "value"),
    State("uren-opgevuld", "value"),
    State("uren-fte", "value"),
    State("_pages_location", "search"),
    prevent_initial_call=True,
)
