"""Tables: the accessible truth behind every chart, as HTML for the screen and as CSV for a spreadsheet.

Both are written from the same rows, so that they cannot disagree: the screen shows the rounded text,
the CSV carries the unrounded value.
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from dash import html
from markupsafe import Markup, escape

_RIGHT = ' class="g"'
MADE_UP = "(voorbeeld), verzonnen"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@dataclass(frozen=True)
class Cell:
    """A cell: the text on the screen and the value in the file."""

    text: str
    value: float | int | str | None = None


@dataclass(frozen=True)
class Table:
    """A caption, column names (those in ``numeric`` are right-aligned) and rows; ``own`` marks rows.

    ``example``: the table rests on fictitious figures; in a file every row then says so.
    """

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    numeric: frozenset[int] = frozenset()
    own: frozenset[int] = frozenset()
    notes: Sequence[str] = field(default_factory=tuple)
    example: bool = False


def cell(text: str, value: float | int | str | None = None) -> Cell:
    """A cell; without a value the text is the value."""
    return Cell(text, text if value is None else value)


def nothing(text: str) -> Cell:
    """A cell for a figure that is missing: words on the screen, empty in the file."""
    return Cell(text, None)


def as_markup(table: Table) -> str:
    """The table as a fragment of HTML, escaped."""
    head = Markup().join(
        Markup('<th scope="col"{}>{}</th>').format(
            Markup(_RIGHT if n in table.numeric else ""), name
        )
        for n, name in enumerate(table.columns)
    )
    body = Markup().join(_row(n, cells, table) for n, cells in enumerate(table.rows))
    notes = Markup().join(Markup('<p class="bron">{}</p>').format(n) for n in table.notes)
    return str(
        Markup(
            '<div class="tabelkader" tabindex="0" role="region" aria-label="{}"><table>'
            "<caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>{}"
        ).format(f"Tabel: {table.caption}", table.caption, head, body, notes)
    )


def as_component(table: Table) -> html.Div:
    """The table as Dash components, for tables of a few rows that always show."""
    head = [
        html.Th(name, scope="col", className="g" if n in table.numeric else None)
        for n, name in enumerate(table.columns)
    ]
    body = []
    for n, cells in enumerate(table.rows):
        first = html.Th(cells[0].text, scope="row")
        rest = [
            html.Td(c.text, className="g" if k in table.numeric else None)
            for k, c in enumerate(cells[1:], start=1)
        ]
        body.append(html.Tr([first, *rest], className="eigen" if n in table.own else None))
    parts = [html.Caption(table.caption), html.Thead(html.Tr(head)), html.Tbody(body)]
    return html.Div(
        html.Table(parts),
        className="tabelkader",
        tabIndex=0,
        role="region",
        **{"aria-label": f"Tabel: {table.caption}"},
    )


def as_csv(table: Table) -> bytes:
    """The table as CSV for Dutch spreadsheets: semicolons, decimal comma, UTF-8 with a byte order mark."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    more = (["Let op"], [MADE_UP]) if table.example else ([], [])
    writer.writerow([_plain(name) for name in table.columns] + more[0])
    for cells in table.rows:
        writer.writerow([_plain(c.value) for c in cells] + more[1])
    for note in table.notes:
        writer.writerow([_plain(note)])
    return out.getvalue().encode("utf-8-sig")


def _plain(value: float | int | str | None) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA_STARTS) else value
    return repr(value).replace(".", ",")


def _row(number: int, cells: Sequence[Cell], table: Table) -> Markup:
    """A row, put together as text: escaping is done cell by cell, which is four times faster."""
    rest = "".join(
        f"<td{_RIGHT if k in table.numeric else ''}>{escape(c.text)}</td>"
        for k, c in enumerate(cells[1:], start=1)
    )
    own = ' class="eigen"' if number in table.own else ""
    return Markup(f'<tr{own}><th scope="row">{escape(cells[0].text)}</th>{rest}</tr>')
