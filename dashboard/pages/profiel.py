"""Who you are: the page behind the name at the top."""

from typing import Any

import dash
from dash import html

from benchmark.viewing import View
from dashboard import access
from dashboard.components import page


def profile(view: View, query: str) -> page.Content:
    """The profile and what happens to it."""
    about: list[Any] = [
        "Uw naam en rol komen onder wat u schrijft: een toelichting, een bewuste keuze, een oordeel, een rapport.",
        "Gemeentespiegel kent nog geen aanmelding. Daarom staat achter elke naam: naam niet gecontroleerd.",
        "Uw gegevens staan in een cookie van deze browser, en onder wat u bewaart op deze computer.",
        "Wat u bewaart, blijft staan met uw naam. Een wijziging wordt een nieuwe versie.",
    ]
    return page.frame(
        access.who(opened=True),
        html.Ul([html.Li(line) for line in about], className="gewoon"),
        heading="Wie bent u?",
        under="Lezen kan zonder naam. Wie iets bewaart, zegt eerst wie hij is.",
    )


dash.register_page(
    __name__, path="/profiel", title="Wie bent u? – Gemeentespiegel", layout=page.general(profile)
)
