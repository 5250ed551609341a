"""Who are you: the few fields that are asked once, and the line that shows them on every page that writes."""

from typing import Any

import dash_mantine_components as dmc
from dash import Input, Output, State, html

from benchmark.dutch import upper_first
from benchmark.errors import SpiegelError
from benchmark.ledger.entries import Author, AuthorRole
from benchmark.ledger.reading import made
from dashboard import library
from dashboard.access import session
from dashboard.access.writing import writes
from dashboard.components import choice

ROLES = tuple(role for role in AuthorRole if role is not AuthorRole.COMMAND_LINE)
UNCHECKED = "naam niet gecontroleerd"


def who(*, opened: bool = False) -> html.Div:
    """Who writes on this page, or the question; once per page. ``opened``: the page asks nothing else."""
    return html.Div(_content(session.author(), opened), id="wie", className="wie")


def link(author: Author | None) -> list[Any]:
    """The words of the link in the shell."""
    return ["Wie bent u?"] if author is None else [html.Bdi(author.name)]


def _content(author: Author | None, opened: bool) -> list[Any]:
    if author is None:
        heading = [] if opened else [html.H2("Wie bent u?", className="wie-kop")]
        said = (
            "Wat u bewaart, krijgt uw naam. Niemand controleert die naam; dat staat er steeds bij."
        )
        return [*heading, html.P(said, className="klein"), _fields(None)]
    line = html.P(
        ["U schrijft als ", html.Strong(html.Bdi(author.name)), f", {_role(author)} ({UNCHECKED})."]
    )
    change = html.Details([html.Summary("Wijzig uw naam of rol"), _fields(author)], open=opened)
    return [html.Div([line, change], className="wie-bekend")]


def _role(author: Author) -> str:
    if not author.gemeente:
        return author.role.value
    return f"{author.role.value} bij {library.view().edition.municipalities.name(author.gemeente)}"


def _fields(author: Author | None) -> html.Div:
    names = library.view().edition.municipalities
    place = names.name(author.gemeente) if author and author.gemeente else ""
    roles = [{"value": r.value, "label": upper_first(r.value)} for r in ROLES]
    return html.Div(
        [
            dmc.TextInput(
                id="wie-naam",
                label="Uw naam",
                size=choice.SIZE,
                value=author.name if author else "",
                autoComplete="name",
            ),
            choice.one(
                "wie-rol",
                "Uw rol",
                roles,
                value=(author.role if author else AuthorRole.ADVISOR).value,
                allowDeselect=False,
            ),
            dmc.TextInput(
                id="wie-gemeente",
                label="Gemeente waar u werkt",
                description="Mag leeg blijven.",
                inputWrapperOrder=["label", "input", "description"],
                size=choice.SIZE,
                value=place,
            ),
            dmc.Button("Onthoud wie ik ben", id="wie-bewaar", size=choice.SIZE),
        ],
        className="wie-velden",
    )


@writes(
    Output("wie", "children"),
    Output("wie-boven", "children"),
    Input("wie-bewaar", "n_clicks"),
    State("wie-naam", "value"),
    State("wie-rol", "value"),
    State("wie-gemeente", "value"),
)
def remember(_: int | None, name: Any, role: Any, gemeente: Any) -> tuple[list[Any], list[Any]]:
    """Keep who writes and show it; raises SpiegelError for a name or role that cannot be kept."""
    given = author_of(name, role, gemeente)
    session.remember(given)
    return _content(given, False), link(given)


def author_of(name: Any, role: Any, gemeente: Any) -> Author:
    """The author that somebody typed; raises SpiegelError."""
    if role not in [r.value for r in ROLES]:
        raise SpiegelError("Deze rol kennen wij niet.", "Kies er een uit de lijst.")
    place = str(gemeente or "").strip()
    code = library.view().edition.municipalities.code_of(place) if place else ""
    return made(Author, name=str(name or "").strip(), role=role, gemeente=code)
