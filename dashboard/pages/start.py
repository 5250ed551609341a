"""First visit: which municipality is yours, and how does this work?"""

import dash
from dash import Input, Output, clientside_callback, dcc, html

from benchmark.viewing import View
from dashboard.components import choice, notice, page, shell

PRACTICE = "/thema/kanalen?gemeente=GM0503&oefenen=ja"
STEPS = (
    ("Kies uw gemeente", "U ziet direct de openbare cijfers over burgerzaken, belastingen, wonen en bouwen, en overhead."),
    ("Bekijk de afwijkingen", "De vergelijkingsgroep staat klaar. U past die aan in gewone woorden."),
    ("Zoek de verklaring", "Bij elk cijfer staat hoe het is berekend, waar het vandaan komt en of u het mag vergelijken."),
)  # fmt: skip


def build(view: View, _: str) -> page.Content:
    """Choose a municipality; three steps beside it."""
    edition = view.edition
    years = edition.municipalities.years
    n = len(edition.municipalities.in_year(years[-1]))
    left = html.Div(
        [
            html.H1("Waar wijkt uw gemeente af, en waarom?", tabIndex=-1, className="groot"),
            html.P(
                "Gemeentespiegel legt de kosten van dienstverlening van uw gemeente naast die van "
                f"gemeenten van vergelijkbare grootte. Alle {n} gemeenten staan erin, met openbare cijfers."
            ),
            _doors(view),
            html.P(id="laatst-bekeken", className="klein"),
        ]
    )
    steps = [
        html.Li([html.Span(str(k), className="cijfer", **{"aria-hidden": "true"}), html.Div([html.H3(t), html.P(x)])])
        for k, (t, x) in enumerate(STEPS, start=1)
    ]  # fmt: skip
    right = html.Section(
        [
            html.H2("Zo werkt het"),
            html.Ol(steps, className="stappen"),
            html.P(
                "Geen ranglijst en geen rood of groen. Een cijfer opent een gesprek.",
                className="klein stil",
            ),
        ]
    )
    return [html.Div([left, right], className="begin")]


def _doors(view: View) -> html.Ul:
    """Two ways in: the real figures of one's own municipality, and practice with invented ones."""
    real = html.Li(
        [
            html.H2("Bekijk echte cijfers"),
            choice.municipality(
                "eerste-keuze",
                "Kies uw gemeente",
                shell.municipality_options(view.edition),
                description="Typ de eerste letters of de code. Wij onthouden uw keuze op dit apparaat.",
                placeholder="Bijvoorbeeld Delft",
                size="lg",
                className="eerste-keuze",
            ),
            html.P(
                [
                    "Eerst even kijken? ",
                    dcc.Link("Bekijk Delft", href="/overzicht?gemeente=GM0503"),
                ],
                className="klein",
            ),
        ]
    )
    if not view.edition.example_years:
        return html.Ul([real], className="deuren")
    practice = html.Li(
        [
            html.H2("Oefen met voorbeeldcijfers"),
            html.P(
                "Over kanalen, afspraken, wachttijd en vergunningen zijn nog geen openbare cijfers. "
                "Met verzonnen cijfers ziet u hoe de vergelijking wordt als gemeenten leveren.",
                className="klein",
            ),
            notice.button("Oefen met Delft", PRACTICE, light=True),
        ]
    )
    return html.Ul(
        [real, practice], className="deuren", **{"aria-label": "Twee manieren om te beginnen"}
    )


layout = page.general(build)
dash.register_page(__name__, path="/", title="Begin – Gemeentespiegel", layout=layout)

clientside_callback(
    "function(chosen) { return window.spiegel.first(chosen); }",
    Output("ga-naar", "href", allow_duplicate=True),
    Input("eerste-keuze", "value"),
    prevent_initial_call=True,
)
