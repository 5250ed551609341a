"""From a document to the data that the layout reads. Text goes in as data, never as markup."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from benchmark.ledger.moment import MONTHS
from benchmark.report import drawing, palette
from benchmark.report.document import (
    Block,
    Chapter,
    ChartBlock,
    ColumnKind,
    Document,
    DocumentKind,
    Heading,
    Listing,
    Paragraph,
    Table,
)
from benchmark.report.pdf import characters, compiling

LAYOUT = Path(__file__).with_name("report.typ")
WIDE_FROM = 8  # printed columns
LONG = 16  # letters from which a text column may take the room that is left
COLOURS = {
    "ink": palette.INK,
    "ink2": palette.INK_2,
    "own": palette.OWN,
    "ownTint": palette.OWN_TINT,
    "line": palette.LINE,
    "caution": palette.CAUTION,
    "cautionTint": palette.CAUTION_TINT,
}


def write(document: Document) -> bytes:
    """The document as PDF; raises TypstError only for a defect of ours."""
    return compiling.compiled(
        _layout(), {"data": json.dumps(content(document), ensure_ascii=False)}
    )


@lru_cache(maxsize=1)
def _layout() -> bytes:
    return LAYOUT.read_bytes()


def content(document: Document) -> dict[str, Any]:
    """What the layout reads."""
    short = document.kind is DocumentKind.REPORT and len(document.chapters) == 1
    edition = f"Editie {document.edition}"
    reference = f"{edition} · code {document.code}" if document.code else edition
    return {
        "kind": document.kind.value,
        "short": short,
        "wide": _is_wide(document),
        "fonts": compiling.FONTS,
        "palette": COLOURS,
        "title": _safe(document.title),
        "subtitle": _safe(document.subtitle),
        "municipality": document.municipality,
        "author": _safe(document.author),
        "running": f"Gemeentespiegel · {document.municipality} · {document.period}",
        "reference": reference,
        "stamp": document.stamp,
        "facts": facts(document),
        "chapters": [_chapter(c) for c in document.chapters],
    }


def facts(document: Document) -> list[dict[str, str]]:
    """The choices behind the document, and who made it when."""
    made = document.made_on
    pairs = [(f.label, f.text) for f in document.filters]
    pairs += [
        ("Status", document.status),
        ("Gemaakt door", document.author),
        ("Gemaakt op", f"{made.day} {MONTHS[made.month - 1]} {made.year}"),
        ("Editie van de cijfers", document.edition),
    ]
    if document.code:
        version = f", versie {document.version}" if document.version > 1 else ""
        pairs.append(
            (
                "Code van dit rapport",
                f"{document.code}{version}. Met de code krijgt u later dezelfde cijfers.",
            )
        )
    return [{"label": _safe(label), "text": _safe(text)} for label, text in pairs]


def _is_wide(document: Document) -> bool:
    printed = (
        sum(c.printed for c in b.columns)
        for chapter in document.chapters
        for b in chapter.blocks
        if isinstance(b, Table) and b.printed
    )
    return max(printed, default=0) >= WIDE_FROM


def _chapter(chapter: Chapter) -> dict[str, Any]:
    return {
        "title": _safe(chapter.title),
        "appendix": chapter.appendix,
        "blocks": [_block(b) for b in chapter.blocks if not isinstance(b, Table) or b.printed],
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": "heading", "level": block.level, "text": _safe(block.text)}
    if isinstance(block, Paragraph):
        return {
            "kind": "paragraph", "voice": block.voice.value, "text": _safe(block.text), "by": _safe(block.by),
        }  # fmt: skip
    if isinstance(block, Listing):
        return {
            "kind": "listing",
            "ordered": block.ordered,
            "items": [_safe(i) for i in block.items],
        }
    if isinstance(block, ChartBlock):
        chart = block.chart
        return {
            "kind": "chart",
            "title": _safe(chart.title),
            "caption": _safe(chart.caption),
            "sentence": _safe(chart.sentence),
            "alt": _safe(chart.alt),
            "svg": drawing.draw(chart),
        }
    return _table(block)


def _table(table: Table) -> dict[str, Any]:
    shown = [n for n, c in enumerate(table.columns) if c.printed]
    widest = {n: max((len(r.cells[n].text) for r in table.rows), default=0) for n in shown}
    longest = max(widest.values(), default=0)
    return {
        "kind": "table",
        "title": _safe(table.title),
        "columns": [
            {
                "title": _safe(table.columns[n].title),
                "right": table.columns[n].kind is not ColumnKind.TEXT,
                "wide": table.columns[n].kind is ColumnKind.TEXT
                and (widest[n] >= LONG or widest[n] == longest),
            }
            for n in shown
        ],
        "rows": [
            {"role": r.role.value, "cells": [_safe(r.cells[n].text) for n in shown]}
            for r in table.rows
        ],
        "notes": [_safe(n) for n in table.notes],
    }


def _safe(text: str) -> str:
    return characters.shown(text)
