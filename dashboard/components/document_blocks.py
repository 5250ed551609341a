"""A document on the screen, block for block: what a preview shows is what every file says."""

from typing import Any

from dash import html

from benchmark.report.document import (
    Bands,
    Block,
    Chapter,
    ChartBlock,
    Heading,
    Listing,
    Paragraph,
    Table,
    Voice,
)
from dashboard.components import document_table, open_bands, written

LOOKS = {Voice.KEY: "kernzin", Voice.SMALL: "bron", Voice.CAUTION: "voorbehoud"}


def chapter(found: Chapter) -> html.Section:
    """A chapter as a section under its heading; tables that stand in files only are left out."""
    inner: list[Any] = [html.H2(found.title)]
    level = 2
    for block in found.blocks:
        if isinstance(block, Heading):
            level = min(block.level + 1, level + 1)
            inner.append((html.H3 if level == 3 else html.H4)(block.text))
        else:
            inner += _block(block)
    return html.Section(inner, className="sectie")


def _block(block: Block) -> list[Any]:
    if isinstance(block, Paragraph):
        if block.voice is Voice.PERSON:
            return [written.text(block.text), html.P(block.by, className="bron")]
        return [html.P(block.text, className=LOOKS.get(block.voice))]
    if isinstance(block, Listing):
        return [html.Ul([html.Li(item) for item in block.items], className="punten")]
    if isinstance(block, Table):
        return [document_table.of(shown(block))] if block.printed else []
    if isinstance(block, ChartBlock) and isinstance(block.chart, Bands):
        return [open_bands.of(block.chart)]
    return []


def shown(table: Table) -> Table:
    """The table with the columns that stand on pages."""
    kept = [n for n, column in enumerate(table.columns) if column.printed]
    rows = [r.model_copy(update={"cells": tuple(r.cells[n] for n in kept)}) for r in table.rows]
    return table.model_copy(
        update={"columns": tuple(table.columns[n] for n in kept), "rows": tuple(rows)}
    )
