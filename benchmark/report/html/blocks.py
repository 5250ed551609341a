"""Chapters and blocks as HTML: headings that skip no level, tables with headers, charts with their words."""

import re
from html import escape

from benchmark.report import drawing
from benchmark.report.document import (
    Bands,
    Block,
    Chapter,
    ChartBlock,
    ColumnKind,
    Heading,
    Listing,
    Paragraph,
    RowRole,
    Table,
    Voice,
)
from benchmark.report.html import bands

LOOKS = {RowRole.TOTAL: "totaal", RowRole.OUT: "buiten", RowRole.OWN: "eigen"}
VOICES = {Voice.KEY: "kern", Voice.SMALL: "klein", Voice.CAUTION: "let-op", Voice.PERSON: "getypt"}
PAGE = 1  # the level of the title; a chapter is one deeper


def is_shown(chapter: Chapter) -> bool:
    """Whether anything of the chapter stands on a page."""
    return any(not isinstance(b, Table) or b.printed for b in chapter.blocks)


def chapter(found: Chapter) -> str:
    """A chapter as a section with its heading."""
    key = escape(found.key)
    inner, level = [], PAGE + 1
    for block in found.blocks:
        if isinstance(block, Heading):
            level = min(block.level + PAGE, level + 1)
            inner.append(f"<h{level}>{escape(block.text)}</h{level}>")
        else:
            inner.append(_block(block))
    before = '<p class="soort">Bijlage</p>' if found.appendix else ""
    return (
        f'<section id="{key}" aria-labelledby="{key}-kop">{before}'
        f'<h2 id="{key}-kop">{escape(found.title)}</h2>{"".join(inner)}</section>'
    )


def lines(text: str) -> str:
    """Text as it was typed, in which a line end is one."""
    return "<br>".join(escape(part) for part in text.split("\n"))


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return _paragraph(block)
    if isinstance(block, Listing):
        tag = "ol" if block.ordered else "ul"
        return f"<{tag}>{''.join(f'<li>{lines(i)}</li>' for i in block.items)}</{tag}>"
    if isinstance(block, Table):
        return _table(block) if block.printed else ""
    return _chart(block) if isinstance(block, ChartBlock) else ""


def _paragraph(block: Paragraph) -> str:
    look = VOICES.get(block.voice, "")
    if block.voice is Voice.PERSON:
        by = f'<footer class="klein">{escape(block.by)}</footer>' if block.by else ""
        return f'<blockquote class="{look}"><p dir="auto">{lines(block.text)}</p>{by}</blockquote>'
    return f"<p{f' class={chr(34)}{look}{chr(34)}' if look else ''}>{lines(block.text)}</p>"


def _table(table: Table) -> str:
    """The table in a frame that scrolls by itself, also with the keyboard."""
    shown = [n for n, column in enumerate(table.columns) if column.printed]
    right = {n for n in shown if table.columns[n].kind is not ColumnKind.TEXT}
    head = "".join(
        f'<th scope="col"{_side(n in right)}>{escape(table.columns[n].title)}</th>' for n in shown
    )
    rows = []
    for row in table.rows:
        first, *rest = shown
        cells = [f'<th scope="row">{lines(row.cells[first].text)}</th>']
        cells += [f"<td{_side(n in right)}>{lines(row.cells[n].text)}</td>" for n in rest]
        look = LOOKS.get(row.role)
        rows.append(
            f"<tr{f' class={chr(34)}{look}{chr(34)}' if look else ''}>{''.join(cells)}</tr>"
        )
    notes = "".join(f'<p class="klein">{lines(note)}</p>' for note in table.notes)
    title = escape(table.title)
    return (
        f'<div class="kader" role="region" tabindex="0" aria-label="{escape("Tabel: " + table.title)}"><table>'
        f"<caption>{title}</caption><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>{notes}"
    )


def _side(right: bool) -> str:
    return ' class="g"' if right else ""


def _chart(block: ChartBlock) -> str:
    """A chart with its finding, measure and sentence; bands are rows of text, others a drawing with its words."""
    chart = block.chart
    key = escape(f"grafiek-{chart.key}")
    if isinstance(chart, Bands):
        inner = bands.rows(chart)
    else:
        # The drawing is a picture: what it shows is said in the sentence, the table and the alternative text.
        svg = re.sub(r"<title>.*?</title>", "", drawing.draw(chart), count=1, flags=re.DOTALL)
        named = svg.replace('role="img"', f'role="img" aria-label="{escape(chart.alt)}"', 1)
        label = escape(f"Grafiek: {chart.title}")
        inner = f'<div class="kader" role="region" tabindex="0" aria-label="{label}">{named}</div>'
    return (
        f'<figure aria-labelledby="{key}"><figcaption id="{key}"><strong>{escape(chart.title)}</strong>'
        f'<span class="klein">{escape(chart.caption)}</span></figcaption>{inner}'
        f"<p>{escape(chart.sentence)}</p></figure>"
    )
