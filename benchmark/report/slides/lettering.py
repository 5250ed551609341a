"""Text into the placeholders of a slide: run by run, in Dutch, with lines at a fixed distance."""

from collections.abc import Sequence
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from benchmark.report import palette
from benchmark.report.native import measuring, rgb
from benchmark.report.slides.flowing import CONTINUED, NUMBER, Piece

DUTCH = "nl-NL"
Sizes = tuple[tuple[float, int], ...]  # sizes of letters to try, each with the lines that then fit


def column(shape: Any, pieces: Sequence[Piece]) -> None:
    """The pieces as paragraphs; a placeholder without any is taken away."""
    if not pieces:
        shape._element.getparent().remove(shape._element)
        return
    frame = shape.text_frame
    for n, piece in enumerate(pieces):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        _piece(paragraph, piece)


def _piece(paragraph: Any, piece: Piece) -> None:
    runs(paragraph, piece.text, piece.size, bold=piece.bold, color=piece.color)
    paragraph.space_after = Pt(piece.after)
    properties = paragraph._p.get_or_add_pPr()
    if piece.mark:
        paragraph.level = 1
    if piece.mark == NUMBER:
        properties.append(parse_xml(f'<a:buFont {nsdecls("a")} typeface="+mj-lt"/>'))
        properties.append(
            parse_xml(f'<a:buAutoNum {nsdecls("a")} type="arabicPeriod" startAt="{piece.number}"/>')
        )
    elif piece.mark == CONTINUED:
        properties.append(parse_xml(f"<a:buNone {nsdecls('a')}/>"))


def runs(
    paragraph: Any, text: str, size: float, *, bold: bool = False, color: str = palette.INK
) -> None:
    """The text in the paragraph; a newline is a line break."""
    for n, part in enumerate(text.split("\n")):
        if n:
            paragraph.add_line_break()
        if not part:
            continue
        run = paragraph.add_run()
        run.text = part
        run.font.size, run.font.bold = Pt(size), bold
        if color != palette.INK:
            run.font.color.rgb = rgb(color)
    if not text:
        paragraph._p.append(parse_xml(f'<a:endParaRPr {nsdecls("a")} sz="{round(size * 100)}"/>'))
    _dutch(paragraph, size)
    paragraph.line_spacing = Pt(round(size * measuring.SPACING, 1))


def _dutch(paragraph: Any, size: float) -> None:
    for tag in ("a:rPr", "a:endParaRPr"):
        for found in paragraph._p.iter(qn(tag)):
            found.set("lang", DUTCH)
    for line_break in paragraph._p.iter(qn("a:br")):
        if line_break.find(qn("a:rPr")) is None:
            line_break.append(
                parse_xml(f'<a:rPr {nsdecls("a")} lang="{DUTCH}" sz="{round(size * 100)}"/>')
            )


def line(shape: Any, text: str) -> None:
    """One line in the look of the placeholder; without words it is taken away."""
    if not text:
        shape._element.getparent().remove(shape._element)
        return
    shape.text_frame.text = text.replace("\n", " ")
    paragraph = shape.text_frame.paragraphs[0]
    for run in paragraph.runs:
        run._r.get_or_add_rPr()
    _dutch(paragraph, 14)


def lines(shape: Any, texts: Sequence[str]) -> None:
    """Lines under each other on the first slide; what takes more than three lines is shortened."""
    frame = shape.text_frame
    for n, text in enumerate(t for t in texts if t):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        size = 20.0 if n == 0 else 16.0
        words = measuring.cut(text, size, 800.0, 3)
        runs(paragraph, words, size, color=palette.INK_2)
        paragraph.space_after = Pt(10)


def title(shape: Any, text: str, sizes: Sizes) -> None:
    """The title in the largest size that fits, and shortened where none does (the notes have all of it)."""
    wide = shape.width.pt
    for size, most in sizes:
        if len(measuring.lines(text, size, wide, bold=True)) <= most:
            break
    frame = shape.text_frame
    shown = measuring.cut(text, size, wide / measuring.BOLD, most)
    runs(frame.paragraphs[0], shown.replace("\n", " "), size, bold=True)


def field(element: Any, number: str) -> None:
    """The number of the slide, as a field that follows it, in the words of now."""
    for text in element.iter(qn("a:t")):
        text.text = number
