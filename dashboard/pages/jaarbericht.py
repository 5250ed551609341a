"""The jaarbericht dienstverlening before it goes out: as everyone will read it, with what stays inside and why."""

from typing import Any

import dash
from dash import Input, Output, State, dcc, html

from benchmark import dutch, narrative
from benchmark.answers import Question
from benchmark.answers.open_edition import OpenEdition
from benchmark.errors import SpiegelError
from benchmark.narrative import open_edition as says
from benchmark.report import open_editions
from benchmark.report.composing.open_words import words_of
from benchmark.viewing import View
from dashboard import access, library, records, selection
from dashboard.components import document_blocks, notice, open_words_form, page

PATH = "/jaarbericht"
FILES = (
    ("zip", "Download alles (zip)", "de webpagina, de PDF en de open data"),
    ("pdf", "Download PDF", "om te printen"),
    ("html", "Download webpagina", "één bestand, om op een website te zetten"),
)


def build(view: View, asked: Question) -> page.Content:
    """The message itself, as everyone reads it; then what stays inside, the own text and the files."""
    ledger = records.ledger()
    answer = open_editions.answered(view, ledger, asked)
    document = open_editions.preview(view, ledger, asked)
    left_out = words_of(view, ledger, asked.gemeente, asked.year).left_out
    inside = _inside(answer, (*left_out, *answer.promises.left_out))
    return page.frame(
        _practice(asked) if asked.examples else _to_files(),
        html.Div(
            [document_blocks.chapter(c) for c in document.chapters],
            className="jaarbericht",
            role="region",
            **{"aria-label": "Het jaarbericht"},
        ),
        inside,
        access.who(),
        open_words_form.of(asked),
        *([] if asked.examples else [_files(asked)]),
        kind=f"Jaarbericht dienstverlening · {narrative.period(asked.year, asked.report)}",
        heading=says.title(answer),
        under="Voor inwoners en raad. Zo ziet het eruit als u het nu maakt; andere gemeenten staan er alleen als groep in.",
        example=answer.example,
    )


def _to_files() -> html.P:
    """The way past the message, for who knows it already."""
    return html.P(
        [
            html.A("Schrijf uw eigen tekst", href="#eigen-tekst"),
            " of ",
            html.A("maak en bewaar het jaarbericht", href="#maak-en-bewaar"),
            ". Dat staat onder het bericht.",
        ],
        className="onder",
    )


def _files(asked: Question) -> html.Section:
    query = selection.query_of(asked)
    rows = [
        html.Li([html.A(words, href=f"{PATH}.{ending}{query}", className="knop licht"), html.Span(what)])
        for ending, words, what in FILES
    ]  # fmt: skip
    return html.Section(
        [
            html.H2("Maak en bewaar", id="maak-en-bewaar"),
            html.P(
                "Met een code staat het vast wat erin staat. Daarna kunt u het op de pagina van het rapport vaststellen. "
                "Tot dan staat er 'Concept' op.",
                className="onder",
            ),
            dcc.Store(id="jaarbericht-maak-vraag", data=query),
            html.Button("Bewaar onder een code", id="jaarbericht-maak", className="knop"),
            html.Ul(rows, className="rapport-bestanden"),
        ],
        className="kaart",
    )


def _practice(asked: Question) -> html.Div:
    """In Oefenmodus there is nothing to take along."""
    return notice.say(
        "Dit is een oefening: er is geen bestand te downloaden.",
        "Een jaarbericht is voor iedereen, en deze cijfers zijn verzonnen.",
        notice.button("Stop met oefenen", PATH + selection.practised(asked, False)),
        kind="let-op",
    )


def _inside(answer: OpenEdition, left_out: tuple[tuple[str, tuple[str, ...]], ...]) -> html.Section:
    """What does not go out, and why: bands, counts and texts."""
    items = [f"{i.name}, geen band: {says.WHY[why]}." for i, why in answer.withheld]
    items += [f"Aandeel dat {s.says}: blijft weg, want dan is te zien wie dat zijn." for s in answer.shares if s.of_ten is None]  # fmt: skip
    items += [f"Tekst '{what}': noemt {dutch.listing(names)}." for what, names in left_out]
    shown: Any = html.Ul([html.Li(i) for i in items], className="punten") if items else None
    how = [
        html.H3("Hoe wij andere gemeenten buiten beeld houden"),
        html.P(says.BAND),
        html.P(_rule()),
    ]
    many = dutch.count(len(items), "onderdeel", "onderdelen")
    return page.section(
        "Dit blijft binnen, en waarom",
        html.Details(
            [html.Summary(f"{many} niet in het jaarbericht" if items else "Er is niets weggelaten"), *([shown] if shown else []), *how],
            className="geschiedenis",
        ),
    )  # fmt: skip


def _rule() -> str:
    return library.view().edition.catalogue.open_edition.rule.reason.replace("\n", " ").strip()


@access.writes(
    Output("ga-naar", "href", allow_duplicate=True),
    Input("jaarbericht-maak", "n_clicks"),
    State("jaarbericht-maak-vraag", "data"),
)
def make(_: int | None, query: str) -> str:
    """Keep the open edition under a code and go to its page; raises SpiegelError."""
    view = library.view()
    asked = selection.of_search(str(query), view).asked
    if asked is None:
        raise SpiegelError("Kies eerst een gemeente.")
    kept = open_editions.make(view, records.ledger(), asked, access.required())
    return f"/rapport/{kept.record.entry.code}{selection.query_of(asked)}"


layout = page.answers(build, PATH)
dash.register_page(
    __name__, path=PATH, title="Jaarbericht dienstverlening – Gemeentespiegel", layout=layout
)
