"""Fields of Word: page numbers, numbers of captions, and contents whose lines stand there before anybody updates them."""

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

CONTENTS = r'TOC \o "1-2" \h \z \u'
Entry = tuple[int, str, str]  # level, words, name of the bookmark


def add(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field with what it shows until it is updated."""
    begin(paragraph, instruction)
    paragraph.add_run(shown)
    _mark(paragraph, "end")


def begin(paragraph: Paragraph, instruction: str) -> None:
    """The start of a field, up to what it shows."""
    _mark(paragraph, "begin")
    words = OxmlElement("w:instrText")
    words.set(qn("xml:space"), "preserve")
    words.text = f" {instruction} "
    paragraph.add_run()._r.append(words)
    _mark(paragraph, "separate")


def _mark(paragraph: Paragraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def bookmark(paragraph: Paragraph, number: int) -> str:
    """A bookmark around the words of a heading; its name."""
    name = f"_Toc{number:08d}"
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    runs = paragraph._p.findall(qn("w:r"))
    runs[0].addprevious(start)
    runs[-1].addnext(end)
    return name


def contents(before: Paragraph, entries: Sequence[Entry]) -> None:
    """The contents as one field before a paragraph: a line per heading that leads there, with its page.

    Word fills the page numbers in when it prints or updates; until then a line has its words only, as no page number
    is better than a wrong one.
    """
    for n, (level, words, name) in enumerate(entries):
        line = before.insert_paragraph_before(style=f"toc {level}")
        if n == 0:
            begin(line, CONTENTS)
        _line(line, words, name)
    if entries:
        _mark(line, "end")


def _line(line: Paragraph, words: str, name: str) -> None:
    link: Any = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), name)
    link.set(qn("w:history"), "1")
    before = len(line._p)
    line.add_run(words)
    line.add_run().add_tab()
    add(line, rf"PAGEREF {name} \h", "")
    for element in list(line._p)[before:]:
        link.append(element)
    line._p.append(link)
