"""Under a figure: the answer to a question of the council on one A4, with the own text, as a file."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from dash import ALL, Input, Output, State, ctx, dcc, html

from benchmark.answers import Question
from benchmark.errors import SpiegelError
from benchmark.ledger.moment import local
from benchmark.report import composing, formats
from benchmark.report.spec import Format
from dashboard import access, library, report_files, selection
from dashboard.components import written

OFFERED = {Format.PDF: "Download PDF", Format.DOCX: "Download Word"}


def of(asked: Question, code: str) -> html.Section:
    """The section of a figure."""
    data = {"query": selection.query_of(asked), "code": code}
    buttons = [
        html.Button(words, id={"raadsvraag": f.value}, className="knop licht")
        for f, words in OFFERED.items()
    ]
    return html.Section(
        [
            html.H2("Vraag van de raad?", id="raadsvraag"),
            html.P("Eén A4 met dit cijfer, de groep, de bron en wat u eraan doet.", className="onder"),
            dcc.Store(id="raadsvraag-vraag", data=data),
            dcc.Download(id="raadsvraag-bestand"),
            html.Details(
                [
                    html.Summary("Maak het antwoord"),
                    written.area(
                        "raadsvraag-tekst",
                        "Wat doen wij?",
                        description="Uw eigen tekst; zij komt letterlijk op het blad, met uw naam.",
                        kept=f"{asked.gemeente}/{code}",
                    ),
                    html.Div(buttons, className="knoppen"),
                ],
                className="schrijf",
            ),
        ],
        className="kaart",
        **{"aria-labelledby": "raadsvraag"},
    )  # fmt: skip


@access.writes(
    Output("raadsvraag-bestand", "data"),
    Input({"raadsvraag": ALL}, "n_clicks"),
    State("raadsvraag-tekst", "value"),
    State("raadsvraag-vraag", "data"),
)
def give(_: Any, text: str | None, question: Mapping[str, str]) -> dict[str, Any]:
    """The sheet in the format of the button; raises SpiegelError for an example figure or a text that does not fit."""
    author, view = access.required(), library.view()
    asked = selection.of_search(question["query"], view).asked
    if asked is None:
        raise SpiegelError("Kies eerst een gemeente.")
    chosen = report_files.format_of(str(ctx.triggered_id["raadsvraag"]))
    document = composing.question_sheet(
        view,
        asked,
        str(question["code"]),
        doing=str(text or ""),
        author=author.words,
        made_on=local(datetime.now(UTC)).date(),
    )
    name = formats.filename(document, chosen)
    return dict(dcc.send_bytes(formats.write(document, chosen), name, formats.MIMETYPES[chosen]))
