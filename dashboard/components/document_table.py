"""A table of a document on the screen: the same words as in every export."""

from dash import html

from benchmark.report.document import ColumnKind, RowRole, Table

LOOKS = {RowRole.TOTAL: "totaalrij", RowRole.OUT: "buiten", RowRole.OWN: "eigen"}


def of(table: Table) -> html.Div:
    """The table with its notes; wide ones scroll inside their own frame."""
    right = [c.kind is not ColumnKind.TEXT for c in table.columns]
    head = [
        html.Th(c.title, scope="col", className="g" if r else None)
        for c, r in zip(table.columns, right, strict=True)
    ]
    body = []
    for row in table.rows:
        first = html.Th(row.cells[0].text, scope="row")
        rest = [
            html.Td(cell.text, className="g" if r else None)
            for cell, r in zip(row.cells[1:], right[1:], strict=True)
        ]
        body.append(html.Tr([first, *rest], className=LOOKS.get(row.role)))
    frame = html.Div(
        html.Table([html.Caption(table.title), html.Thead(html.Tr(head)), html.Tbody(body)]),
        className="tabelkader",
        tabIndex=0,
        role="region",
        **{"aria-label": f"Tabel: {table.title}"},
    )
    return html.Div([frame, *[html.P(note, className="bron") for note in table.notes]])
