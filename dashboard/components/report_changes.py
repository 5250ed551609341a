"""What a newer edition changed in the figures of a report: asked for when the section is opened."""

from typing import Any

from dash import Input, Output, State, callback, html

from benchmark.errors import SpiegelError
from benchmark.report import keeping
from benchmark.report.document import Block, Document, Heading, Listing, Paragraph, RowRole, Table
from benchmark.report.spec import Format
from dashboard import library, records, report_files
from dashboard.components import notice

SHOWN = (Format.PDF, Format.DOCX, Format.XLSX)


def of(code: str) -> html.Section:
    """The section of a report; it works the answer out when asked."""
    return html.Section(
        [
            html.H2("Wat veranderde er sinds deze editie?"),
            html.P("Nieuwere cijfers veranderen dit rapport niet. Hier ziet u wel wat er anders zou zijn.", className="onder"),
            html.Button("Vergelijk met de nieuwste editie", id="rapport-verschil", className="knop licht"),
            html.Div(id="rapport-verschillen", role="status"),
        ],
        className="kaart",
    )  # fmt: skip


@callback(
    Output("rapport-verschillen", "children"),
    Input("rapport-verschil", "n_clicks"),
    State("rapport-dit", "data"),
    prevent_initial_call=True,
)
def show(clicks: int | None, code: str) -> Any:
    """The difference report, as far as it is printed."""
    if not clicks:
        return None
    try:
        found = keeping.changed(records.ledger(), library.home(), str(code))
    except SpiegelError as error:
        return notice.of_error(error)
    return [*_printed(found), _downloads(str(code))]


def _downloads(code: str) -> html.Div:
    links = [
        html.A(f"Download {report_files.NAMES[f]}", href=f"/rapport/{code}/verschil.{f.value}", **{"aria-label": f"Download de verschillen in {report_files.NAMES[f]}"})
        for f in SHOWN
    ]  # fmt: skip
    return html.Div(links, className="acties")


def _printed(document: Document) -> list[Any]:
    return [
        shown for c in document.chapters if not c.appendix for b in c.blocks for shown in block(b)
    ]


def block(found: Block) -> list[Any]:
    """A part of a document as part of a page; charts are in the files."""
    if isinstance(found, Heading):
        return [html.H3(found.text)]
    if isinstance(found, Paragraph):
        return [html.P(found.text, className="getypt")]
    if isinstance(found, Listing):
        rows = [html.Li(item) for item in found.items]
        return [html.Ol(rows) if found.ordered else html.Ul(rows, className="punten")]
    return [_table(found)] if isinstance(found, Table) and found.printed else []


def _table(found: Table) -> html.Div:
    head = html.Tr([html.Th(c.title, scope="col") for c in found.columns])
    rows = [
        html.Tr(
            [html.Th(row.cells[0].text, scope="row"), *(html.Td(c.text) for c in row.cells[1:])],
            className="eigen" if row.role is RowRole.OWN else "",
        )
        for row in found.rows
    ]
    return html.Div(
        html.Table([html.Caption(found.title), html.Thead(head), html.Tbody(rows)]),
        className="tabelkader",
        tabIndex=0,
        role="region",
        **{"aria-label": found.title},
    )
