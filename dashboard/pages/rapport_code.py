"""One report: what it is, its files, its status, and what came after it."""

from typing import Any

import dash
from dash import dcc, html

from benchmark.errors import SpiegelError
from benchmark.report import keeping
from benchmark.report.document import Document, DocumentKind
from benchmark.report.keeping import Kept
from benchmark.report.spec import Format
from benchmark.viewing import View
from dashboard import access, records, report_files
from dashboard.components import (
    notice,
    page,
    report_changes,
    report_notes,
    report_shelf,
    report_status,
    written,
)

PATH = "/rapport"
WHAT = {
    Format.PDF: "om te lezen en te versturen",
    Format.DOCX: "om verder te schrijven; grafieken zijn te bewerken",
    Format.PPTX: "om te vertellen; grafieken zijn te bewerken",
    Format.XLSX: "om na te rekenen, met formules",
    Format.HTML: "één bestand, om op een website te zetten",
    Format.CSV: "voor andere programma\u2019s, in een zip",
}


def build(view: View, query: str, code: str = "") -> page.Content:
    """The page of a code; one that is not there is said, with the field to type it again."""
    typed = report_shelf.tidy(code)
    try:
        kept = keeping.open_(records.ledger(), typed)
    except SpiegelError as error:
        return page.frame(
            notice.of_error(error),
            report_shelf.opener(typed),
            html.P(dcc.Link("Naar de rapporten", href=PATH + query), className="klein"),
            kind=[dcc.Link("Rapport", href=PATH + query), f" › {typed}"],
            heading="Dit rapport kunnen wij niet openen",
        )
    entry = kept.record.entry
    return page.frame(
        dcc.Store(id="rapport-dit", data=entry.code),
        *_withdrawn(kept.record.edition),
        html.Div(
            [
                html.Div(
                    [
                        _files(kept),
                        access.who(),
                        html.Div(report_status.content(kept.record), id="rapport-status"),
                        report_changes.of(entry.code),
                        report_notes.of(entry.code),
                    ]
                ),
                html.Aside(_about(kept), className="rail"),
            ],
            className="twee",
        ),
        kind=[dcc.Link("Rapport", href=PATH + (query or f"?gemeente={entry.gemeente}")), f" › {entry.code}"],
        heading=entry.title,
        under=f"{kept.document.period} · editie {written.edition(kept.record.edition)}",
        example=kept.document.example,
    )  # fmt: skip


def _withdrawn(edition: str) -> list[Any]:
    """That the edition of this report must no longer be used, and why."""
    reason = records.home().withdrawn().get(edition)
    if reason is None:
        return []
    return [
        notice.say(
            f"De cijfers van dit rapport komen uit editie {written.edition(edition)}, en die is ingetrokken.",
            f"Reden: {reason} Maak het rapport opnieuw op de nieuwste editie.",
            kind="let-op",
            role="alert",
        )
    ]


def _files(kept: Kept) -> html.Section:
    code = kept.record.entry.code
    rows = [
        html.Li(
            [
                html.A(
                    f"Download {report_files.NAMES[f]}",
                    href=f"{PATH}/{code}.{f.value}",
                    className="knop licht",
                ),
                html.Span(WHAT[f]),
            ]
        )
        for f in Format
    ]
    if kept.document.kind is DocumentKind.OPEN_EDITION:
        link = html.A("Download alles", href=f"/jaarbericht/{code}.zip", className="knop licht")
        rows.insert(0, html.Li([link, html.Span("webpagina, PDF en open data, in een zip")]))
    return html.Section(
        [
            html.H2("Download"),
            html.P("Elk bestand zegt hetzelfde: het komt uit één opgeslagen document.", className="onder"),
            html.Ul(rows, className="rapport-bestanden"),
        ],
        className="kaart",
    )  # fmt: skip


def _about(kept: Kept) -> list[html.Section]:
    document, record = kept.document, kept.record
    facts = [
        ("Code", record.entry.code),
        ("Editie", written.edition(record.edition)),
        *((f.label, f.text) for f in document.filters),
    ]
    shown = [html.Div([html.Dt(label), html.Dd(text)]) for label, text in facts]
    return [
        html.Section(
            [
                html.H2("Dit rapport"),
                html.Dl(shown, className="rapport-feiten"),
                html.P(["Gemaakt door ", html.Bdi(document.author), "."], className="klein"),
            ]
        ),
        html.Section([html.H2("Hoofdstukken"), _contents(document)]),
    ]


def _contents(document: Document) -> html.Ol:
    return html.Ol(
        [html.Li(html.Span(c.title), className="bijlage" if c.appendix else "") for c in document.chapters],
        className="opzet",
    )  # fmt: skip


layout = page.general(build)
dash.register_page(
    __name__, path_template="/rapport/<code>", title="Rapport – Gemeentespiegel", layout=layout
)
