"""The page around the chapters: head, skip link, contents, and what the reader must know of the document.

All text is escaped; the page holds its own style and asks for nothing, and its policy says so to the browser.
"""

from collections.abc import Sequence
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import NamedTuple

from benchmark.report.document import Chapter, Document
from benchmark.report.facts import facts, reference, running
from benchmark.report.html import blocks

STYLE = Path(__file__).with_name("page.css")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
MARK = (
    '<svg class="beeldmerk" viewBox="0 0 30 22" width="30" height="22" aria-hidden="true" focusable="false">'
    '<path d="M10 1.5 18 11 10 20.5 2 11Z" fill="currentColor"/>'
    '<path d="M20.5 3.2 27 11 20.5 18.8 14 11Z" fill="none" stroke="#45525f" stroke-width="2"/></svg>'
)


class Beside(NamedTuple):
    """A file that lies beside the page: its name, what it is, and for whom."""

    href: str
    name: str
    says: str


def write(document: Document) -> bytes:
    """The document as a page by itself."""
    return written(document)


def written(document: Document, beside: Sequence[Beside] = ()) -> bytes:
    """The document as a page, with links to the files that lie beside it."""
    shown = [c for c in document.chapters if blocks.is_shown(c)]
    parts = [
        '<a class="overslaan" href="#inhoud">Naar de inhoud</a>',
        f'<header><p class="merk">{MARK}{escape(running(document))}</p>{_stamp(document)}</header>',
        '<main id="inhoud" tabindex="-1">',
        f"<h1>{escape(document.title)}</h1>",
        f'<p class="onder">{escape(document.subtitle)}</p>' if document.subtitle else "",
        _contents(shown),
        *(blocks.chapter(c) for c in shown),
        _beside(beside),
        "</main>",
        f"<footer>{_facts(document)}<p>{escape(reference(document))}</p></footer>",
    ]
    return f"{_head(document)}<body>{''.join(parts)}</body></html>\n".encode()


def _head(document: Document) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="nl"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{escape(document.title)}</title>"
        f'<meta name="description" content="{escape(document.subtitle)}"><link rel="icon" href="data:,">'
        f"<style>{_style()}</style></head>"
    )


@lru_cache(maxsize=1)
def _style() -> str:
    return STYLE.read_text(encoding="utf-8")


def _stamp(document: Document) -> str:
    kind = "stempel voorbeeld" if document.example else "stempel"
    return f'<p class="{kind}">{escape(document.stamp)}</p>' if document.stamp else ""


def _contents(chapters: Sequence[Chapter]) -> str:
    """The way to each chapter; of one chapter there is nothing to choose."""
    if len(chapters) < 2:
        return ""
    rows = "".join(f'<li><a href="#{escape(c.key)}">{escape(c.title)}</a></li>' for c in chapters)
    return f'<nav aria-label="Inhoud"><h2>Inhoud</h2><ol>{rows}</ol></nav>'


def _beside(files: Sequence[Beside]) -> str:
    if not files:
        return ""
    rows = "".join(
        f'<li><a href="{escape(f.href)}">{escape(f.name)}</a> <span class="klein">{escape(f.says)}</span></li>'
        for f in files
    )
    return f'<section id="bestanden"><h2>Download</h2><ul>{rows}</ul></section>'


def _facts(document: Document) -> str:
    rows = "".join(
        f"<div><dt>{escape(label)}</dt><dd>{blocks.lines(text)}</dd></div>"
        for label, text in facts(document)
    )
    return f'<h2>Wat u hiervan moet weten</h2><dl class="feiten">{rows}</dl>'
