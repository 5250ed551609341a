"""From a document to the data that the layout reads. Text goes in as data, never as markup."""

import json
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmark import places
from benchmark.report import drawing, palette, typesetting
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
from benchmark.report.facts import facts, reference, running
from benchmark.report.pdf import arranging, characters, widths
from benchmark.report.pdf.words import Words

LAYOUT = Path(__file__).with_name("report.typ")
STAMP = places.ASSETS / "stempel.svg"  # what the screen lays over a page of examples
COLOURS = {
    "ink": palette.INK,
    "ink2": palette.INK_2,
    "own": palette.OWN,
    "ownTint": palette.OWN_TINT,
    "line": palette.LINE,
    "caution": palette.CAUTION,
}

Data = dict[str, Any]


def write(document: Document) -> bytes:
    """The document as PDF; raises TypstError only for a defect of ours."""
    try:
        return _written(document, Words(characters.shown))
    except typesetting.NoShape:  # letters that have a shape by themselves, but not together
        return _written(document, Words(characters.plain))


def _written(document: Document, words: Words) -> bytes:
    data = json.dumps(content(document, words), ensure_ascii=False)
    return typesetting.compiled(_layout(), {"data": data})


@lru_cache(maxsize=1)
def _layout() -> bytes:
    return LAYOUT.read_bytes()


@lru_cache(maxsize=1)
def _watermark() -> str:
    return STAMP.read_text(encoding="utf-8") if STAMP.is_file() else ""


def content(document: Document, words: Words) -> Data:
    """What the layout reads; every text passes ``words``."""
    chapters = document.chapters
    front = document.kind is DocumentKind.REPORT and len(chapters) > 1
    title, municipality = document.title, document.municipality
    made = document.made_on
    texts = {
        "heading": title,
        "title": title if municipality in title else f"{title}, {municipality}",
        "subtitle": document.subtitle,
        "author": document.author,
        "running": running(document),
        "reference": reference(document),
        "stamp": document.stamp,
    }
    return {name: words.shown(text) for name, text in texts.items()} | {
        "front": front,
        "wide": not front and any(map(arranging.is_wide, chapters)),
        "example": document.example,
        "watermark": _watermark() if document.example else "",
        "made": {"year": made.year, "month": made.month, "day": made.day},
        "fonts": typesetting.FONTS,
        "palette": COLOURS,
        "facts": [{"label": words.text(f), "text": words.text(t)} for f, t in facts(document)],
        "chapters": [
            _chapter(chapter, before, words)
            for before, chapter in pairwise((None, *chapters))
            if chapter
        ],
    }


def _chapter(chapter: Chapter, before: Chapter | None, words: Words) -> Data:
    blocks: list[Data] = []
    level = 1
    openings = arranging.openings(chapter)
    tied = arranging.tied(chapter)
    for block in arranging.arranged(chapter.blocks):
        if isinstance(block, tuple):
            table, text = block
            beside = [_block(b, words, level + 1) for b in text]
            blocks.append(
                {
                    "kind": "pair",
                    "table": _table(table, words, widths.ROOM_BESIDE),
                    "beside": beside,
                }
            )
        else:
            blocks.append(_block(block, words, level + 1))
            level = blocks[-1].get("level", level)
            blocks[-1] |= {
                "opens": id(block) in openings,
                "listed": not chapter.appendix,
                "tied": id(block) in tied,
            }
    return {
        "title": words.text(chapter.title),
        "appendix": chapter.appendix,
        "opens": arranging.opens(chapter, before),
        "short": arranging.is_short(chapter),
        "wide": arranging.is_wide(chapter),
        "blocks": blocks,
    }


def _block(block: Block, words: Words, deepest: int) -> Data:
    """One block; a heading is no deeper than ``deepest``, as no level may be skipped."""
    if isinstance(block, Heading):
        return {
            "kind": "heading",
            "level": min(block.level, deepest),
            "text": words.text(block.text),
        }
    if isinstance(block, Paragraph):
        voice = block.voice.value
        return {
            "kind": "paragraph",
            "voice": voice,
            "text": words.text(block.text),
            "by": words.text(block.by),
        }
    if isinstance(block, Listing):
        return {
            "kind": "listing",
            "ordered": block.ordered,
            "items": [words.text(i) for i in block.items],
        }
    if isinstance(block, ChartBlock):
        return _chart(block, words)
    return _table(block, words)


def _chart(block: ChartBlock, words: Words) -> Data:
    chart = block.chart
    return {
        "kind": "chart",
        "title": words.text(chart.title),
        "caption": words.text(chart.caption),
        "sentence": words.text(chart.sentence),
        "alt": words.shown(chart.alt),
        "svg": words.shown(drawing.draw(chart)),
    }


def _table(table: Table, words: Words, room: float = 0.0) -> Data:
    columns = widths.shown(table)
    room = room or (widths.ROOM_WIDE if len(columns) >= arranging.WIDE_FROM else widths.ROOM)
    shares = widths.shares(table, room)
    rows = [(r.role.value, [words.cell(r.cells[n].text) for n in columns]) for r in table.rows]
    return {
        "kind": "table",
        "title": words.text(table.title),
        "whole": arranging.is_whole(table),
        "tight": any(shares),
        "columns": [
            {
                "title": words.text(table.columns[n].title),
                "right": table.columns[n].kind is not ColumnKind.TEXT,
                "share": share,
            }
            for n, share in zip(columns, shares, strict=True)
        ],
        "rows": [
            {"role": role, "cells": texts, "long": arranging.is_long(texts)} for role, texts in rows
        ],
        "notes": [words.text(n) for n in table.notes],
    }
