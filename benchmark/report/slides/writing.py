"""Writing the planned slides with python-pptx: real layouts and placeholders, text as text."""

import copy
import io
from datetime import datetime
from typing import Any

from pptx.util import Pt

from benchmark.report import palette
from benchmark.report.document import Document
from benchmark.report.facts import reference, running
from benchmark.report.native import cleaned, measuring, rgb
from benchmark.report.slides import (
    graphics,
    lettering,
    sections,
    tables,
    talking,
    template,
)
from benchmark.report.slides.planning import plan
from benchmark.report.slides.slide import Front, Graphic, Grid, Opening, Slide, Text

LAYOUTS = {Front: template.FRONT, Opening: template.OPENING, Text: template.TEXT, Graphic: template.GRAPHIC, Grid: template.TABLE}  # fmt: skip
KICKER_APART, STAMP_AROUND = (
    24.0,
    14.0,
)  # points between the kicker and the stamp, and around its words


def write(document: Document) -> bytes:
    """The document as PPTX."""
    document = cleaned(document)
    deck = template.presentation()
    _properties(deck.core_properties, document)
    foot = f"{running(document)} · {reference(document)}"
    chapters: list[tuple[str, int]] = []
    for slide in plan(document):
        made = deck.slides.add_slide(deck.slide_layouts[LAYOUTS[type(slide)]])
        _fill(made, slide)
        _head(made, slide, document)
        _feet(made, foot, len(chapters) + 1)
        _named(made)
        made.notes_slide.notes_text_frame.text = f"{slide.title}\n{slide.notes}"
        chapters.append((slide.chapter, made.slide_id))
    sections.add(deck, document.title, chapters)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _properties(core: Any, document: Document) -> None:
    core.title = f"{document.title}, {document.municipality}"[:255]
    core.author = core.last_modified_by = document.author[:255]
    core.subject, core.keywords = document.subtitle[:255], document.code
    core.category, core.comments = document.kind.value, reference(document)[:255]
    core.language = lettering.DUTCH
    core.created = core.modified = datetime.combine(document.made_on, datetime.min.time())


def _fill(made: Any, slide: Slide) -> None:
    """Everything of the slide but its head and feet."""
    if isinstance(slide, Front):
        lettering.lines(_place(made, 1), slide.lines)
    elif isinstance(slide, Opening):
        lettering.column(_place(made, template.BODY), slide.pieces)
    elif isinstance(slide, Graphic):
        graphics.fill(_place(made, template.THING), slide)
        _beside(_place(made, template.BODY), slide)
    elif isinstance(slide, Grid):
        tables.fill(made, slide)
    elif isinstance(slide, Text):
        _text(made, slide)


def _beside(shape: Any, slide: Graphic) -> None:
    """The words beside a chart, as wide as the chart leaves them."""
    assert slide.chart is not None
    wide = talking.wide(slide.chart)
    if slide.beside and wide != template.BESIDE:
        shape.left, shape.top = Pt(template.LEFT + template.ROOM - wide), Pt(template.TOP)
        shape.width, shape.height = Pt(wide), Pt(template.TALL)
    lettering.column(shape, slide.beside)


def _place(made: Any, number: int) -> Any:
    return next(p for p in made.placeholders if p.placeholder_format.idx == number)


def _text(made: Any, slide: Text) -> None:
    first, second = _place(made, template.BODY), _place(made, template.SECOND)
    lettering.column(first, slide.columns[0])
    lettering.column(second, slide.columns[1] if len(slide.columns) > 1 else ())
    if len(slide.columns) == 1:
        first.left, first.top = Pt(template.LEFT), Pt(template.TOP)
        first.width, first.height = Pt(template.READING), Pt(template.TALL)


def _head(made: Any, slide: Slide, document: Document) -> None:
    """Title, topic and stamp; a placeholder that would be empty is taken away."""
    lettering.title(made.shapes.title, slide.title, template.TITLES[type(slide).__name__])
    taken = _stamp(made, slide, document)
    if isinstance(slide, Front | Opening):
        return
    kicker = _place(made, template.KICKER)
    left, top, wide, high = template.KICKER_BOX
    room = template.ROOM - taken if taken else wide
    lettering.line(kicker, measuring.shortened(slide.kicker, template.SMALL_SIZE, room))
    if slide.kicker and room < wide:
        kicker.left, kicker.top, kicker.width, kicker.height = Pt(left), Pt(top), Pt(room), Pt(high)


def _stamp(made: Any, slide: Slide, document: Document) -> float:
    """The stamp in its frame, as wide as its words; how many points of the line it takes."""
    shape = _place(made, template.STAMP)
    lettering.line(shape, document.stamp)
    if not document.stamp:
        return 0.0
    wide = measuring.width(document.stamp, template.SMALL_SIZE, bold=True) + STAMP_AROUND
    front = isinstance(slide, Front)
    top = shape.top
    shape.left = Pt(template.LEFT if front else template.LEFT + template.ROOM - wide)
    shape.top, shape.width, shape.height = top, Pt(wide), Pt(template.STAMP_TALL)
    color = rgb(palette.CAUTION if document.example else palette.INK)
    shape.line.color.rgb, shape.line.width = color, Pt(1.25)
    for run in shape.text_frame.paragraphs[0].runs:
        run.font.color.rgb = color
    return wide + KICKER_APART


def _named(made: Any) -> None:
    """Shapes are called in Dutch, as on their layout."""
    names = {p.placeholder_format.idx: p.name for p in made.slide_layout.placeholders}
    for shape in made.placeholders:
        shape.name = names[shape.placeholder_format.idx]


def _feet(made: Any, words: str, number: int) -> None:
    """The footer and the number of the slide: python-pptx leaves these placeholders on the layout."""
    tree = made.shapes._spTree
    for shape in made.slide_layout.placeholders:
        if shape.placeholder_format.idx not in (template.FOOTER, template.NUMBER):
            continue
        element = copy.deepcopy(shape._element)
        ids = [int(i) for i in tree.xpath("//@id") if i.isdigit()]
        element.nvSpPr.cNvPr.set("id", str(max(ids) + 1))
        element.spPr.clear()
        tree.append(element)
        if shape.placeholder_format.idx == template.FOOTER:
            lettering.line(made.shapes[-1], words)
        else:
            lettering.field(element, str(number))
