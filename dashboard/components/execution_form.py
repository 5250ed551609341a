"""Who carries out a theme: asked first, because it decides which questions come."""

from typing import Any

import dash_mantine_components as dmc
from dash import Input, Output, State, html

from benchmark.delivery.executing import SAYABLE
from benchmark.delivery.questionnaire import Part
from benchmark.errors import SpiegelError
from benchmark.ledger.deliveries import Execution
from benchmark.ledger.reading import made
from benchmark.vocabulary import Role
from dashboard import access, delivering, library, records
from dashboard.components import choice, hand_in, question_field

WORDS = {
    Role.OWN: "Wij zelf",
    Role.HOST: "Wij zelf, ook voor andere gemeenten (gastheer)",
    Role.MEMBER: "Een ander, voor ons (deelnemer)",
}
ROLES = {r.value: r for r in SAYABLE}


def of(part: Part) -> html.Section:
    """The question, with what the register or the municipality said."""
    who = part.executes
    known = {
        True: "Dit gaf uw gemeente zelf op.",
        False: f"Volgens het register. Bron: {who.source}." if who.source else "Er staat niets in het register; wij nemen aan dat u het zelf doet.",
    }[who.said]  # fmt: skip
    return html.Section(
        [
            html.H2("Wie voert dit uit?", id="uitvoering"),
            html.P(f"{known} Wat een ander voor u doet, vragen wij niet aan u.", className="onder"),
            html.Div(
                [
                    choice.one(
                        "lever-rol",
                        "Uitvoering",
                        [{"value": r.value, "label": WORDS[r]} for r in SAYABLE],
                        value=who.role.value if who.role in SAYABLE else Role.MEMBER.value,
                        allowDeselect=False,
                    ),
                    dmc.TextInput(
                        id="lever-organisatie",
                        label="Naam van de organisatie",
                        value=who.organisation,
                        size=choice.SIZE,
                    ),
                    dmc.Checkbox(
                        id="lever-niet",
                        label="Over dit thema leveren wij dit jaar niets",
                        checked=who.off,
                        size="md",
                    ),
                ],
                className="velden",
            ),
            html.Div(
                html.Button("Bewaar", id="lever-rol-bewaar", className="knop licht"),
                className="knoppen",
            ),
        ],
        className="kaart",
        **{"aria-labelledby": "uitvoering"},
    )


@access.writes(
    Output("ga-naar", "href", allow_duplicate=True),
    Input("lever-rol-bewaar", "n_clicks"),
    State("lever-rol", "value"),
    State("lever-organisatie", "value"),
    State("lever-niet", "checked"),
    State(question_field.PAGE, "data"),
    State(hand_in.THEME, "data"),
)
def say(
    _: int | None,
    role: str,
    organisation: str | None,
    off: bool | None,
    page: dict[str, Any],
    theme: str,
) -> str:
    """Record who carries the theme out, and show the questions that follow."""
    if role not in ROLES:
        raise SpiegelError("Deze uitvoering kennen wij niet.", "Kies er een uit de lijst.")
    entry = made(
        Execution,
        gemeente=str(page["gemeente"]),
        year=int(page["year"]),
        theme=theme,
        role=ROLES[role],
        organisation=organisation or "",
        off=bool(off),
    )
    records.ledger().record(entry, access.required(), library.view().edition.info.id)
    # The address gets a mark of its own, or the browser would not ask for the page again.
    count = len(records.ledger().history(Execution, entry.subject))
    return f"{delivering.PATH}/{theme}{page['query']}&stand={count}"
