"""Which slides a document becomes: one message each, with the finding as its title. Nothing here knows PowerPoint."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from benchmark.report.document import (
    Block,
    Cell,
    Chapter,
    ChartBlock,
    Column,
    Document,
    DocumentKind,
    Heading,
    Paragraph,
    Row,
    Table,
    Voice,
)
from benchmark.report.facts import facts, reference
from benchmark.report.slides import talking, template
from benchmark.report.slides.flowing import Piece, columns
from benchmark.report.slides.section import section, words
from benchmark.report.slides.slide import Front, Opening, Slide
from benchmark.report.slides.spreading import grids, texts

MORE = " (vervolg{})"
CONTENTS, FACTS = "Inhoud", "Wat u van deze presentatie moet weten"
OPENING_HIGH = 280.0  # points for what is in a chapter


def plan(document: Document) -> list[Slide]:
    """The slides in order; no two have the same title."""
    slides: list[Slide] = [_front(document)]
    report = document.kind is DocumentKind.REPORT
    if report:
        slides += _facts(document)
        if len(document.chapters) > 2:
            slides += _contents(document)
    for chapter in document.chapters:
        slides += [replace(s, chapter=chapter.title) for s in _chapter(document, chapter, report)]
    if not report:
        slides += _facts(document)
    return list(_told_apart(slides))


def _front(document: Document) -> Front:
    lines = (document.subtitle, f"{document.author} · {dict(facts(document))['Gemaakt op']}")
    return Front(title=document.title, lines=lines, notes=reference(document))


def _facts(document: Document) -> Iterator[Slide]:
    rows = tuple(Row(cells=(Cell(text=label), Cell(text=text))) for label, text in facts(document))
    names = (Column(key="onderwerp", title="Onderwerp"), Column(key="keuze", title="Keuze"))
    table = Table(key="feiten", title=FACTS, columns=names, rows=rows)
    return grids(table, "", reference(document), [])


def _contents(document: Document) -> Iterator[Slide]:
    pieces = [talking.plain(chapter.title) for chapter in document.chapters]
    return texts(CONTENTS, "", pieces, reference(document))


def _chapter(document: Document, chapter: Chapter, report: bool) -> Iterator[Slide]:
    """Sections with a chart or table have slides of their own; those of words only share them."""
    sections = _sections(chapter)
    large = [heading for heading, blocks in sections if heading and any(map(is_thing, blocks))]
    if report and len(large) > 1:
        yield _opening(document, chapter, [heading for heading, _ in sections if heading])
    waiting: list[tuple[str, list[Block]]] = []
    for heading, blocks in sections:
        if not any(map(is_thing, blocks)):
            waiting.append((heading, blocks))
            continue
        yield from _words(document, chapter, waiting)
        waiting = []
        yield from section(
            chapter.title, heading or chapter.title, blocks, _notes(document, blocks)
        )
    yield from _words(document, chapter, waiting)


def _sections(chapter: Chapter) -> list[tuple[str, list[Block]]]:
    """The blocks under each heading of level 2; those before the first under an empty one."""
    found: list[tuple[str, list[Block]]] = [("", [])]
    for block in chapter.blocks:
        if isinstance(block, Heading) and block.level == 2:
            found.append((block.text, []))
        elif not isinstance(block, Table) or block.printed:
            found[-1][1].append(block)
    return [(heading, blocks) for heading, blocks in found if heading or blocks]


def is_thing(block: Block) -> bool:
    """Whether it is a chart or a table."""
    return isinstance(block, Table | ChartBlock)


def _opening(document: Document, chapter: Chapter, headings: list[str]) -> Opening:
    parts = columns([talking.plain(h) for h in headings], template.ROOM, OPENING_HIGH)
    return Opening(title=chapter.title, pieces=parts[0], notes=reference(document))


def _words(
    document: Document, chapter: Chapter, sections: list[tuple[str, list[Block]]]
) -> Iterator[Slide]:
    """Slides of sections without a chart or table, under the title of the chapter or of the only one of them."""
    if len(sections) == 1:
        heading, blocks = sections[0]
        yield from words(chapter.title, heading or chapter.title, blocks, _notes(document, blocks))
        return
    pieces: list[Piece] = []
    for heading, blocks in sections:
        pieces += ([talking.heading(heading)] if heading else []) + talking.pieces(blocks)
    if not pieces:
        return
    title, kicker = chapter.title, ""
    first = sections[0][1][0] if sections[0][1] else None
    if talking.is_finding(first) and not sections[0][0]:
        title, kicker, pieces = pieces[0].text, chapter.title, pieces[1:]
    yield from texts(title, kicker, pieces, reference(document))


def _notes(document: Document, blocks: Sequence[Block]) -> str:
    """The source of a section and where the figures can be found again."""
    sources = [b.text for b in blocks if isinstance(b, Paragraph) and b.voice is Voice.SMALL]
    return "\n".join([*sources, reference(document)])


def _told_apart(slides: list[Slide]) -> Iterator[Slide]:
    """Titles that are not the same twice: with the topic before a second one, or that it goes on."""
    seen: Counter[str] = Counter()
    title = ""
    for slide in slides:
        topic = slide.kicker.split(": ")[-1]
        if not slide.goes_on:
            title = slide.title
            if title in seen and topic and topic not in title:
                title = f"{topic}: {title}"
        seen[title] += 1
        times = seen[title] - 1
        yield replace(
            slide, title=title + (MORE.format("" if times == 1 else f" {times}") if times else "")
        )
