"""A path that leads nowhere."""

from typing import Any

import dash
from dash import html

from dashboard.components import notice, page


def layout(*_: Any, **__: Any) -> page.Content:
    """Say so, and offer the way back."""
    return page.frame(
        html.P("Misschien is de koppeling oud of niet helemaal overgenomen."),
        html.Div([notice.button("Naar het begin", "/")], className="knoppen"),
        heading="Deze bladzijde bestaat niet",
    )


dash.register_page(__name__, title="Niet gevonden – Gemeentespiegel", layout=layout)
