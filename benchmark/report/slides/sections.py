"""The sections of the presentation: PowerPoint lists its slides under the chapters of the document."""

from itertools import groupby
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

LIST = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"  # the number of this extension in the standard of Microsoft
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def add(deck: Any, first: str, chapters: list[tuple[str, int]]) -> None:
    """A section per run of slides of one chapter; slides of no chapter are under ``first``."""
    found = []
    for n, (name, slides) in enumerate(groupby(chapters, key=lambda c: c[0])):
        ids = "".join(f'<p14:sldId id="{number}"/>' for _, number in slides)
        mark = str(uuid5(NAMESPACE_URL, f"{n}/{name}")).upper()
        title = quoteattr((name or first)[:120])
        found.append(f'<p14:section name={title} id="{{{mark}}}"><p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>')  # fmt: skip
    made = parse_xml(
        f'<p:ext {nsdecls("p")} uri="{LIST}"><p14:sectionLst xmlns:p14="{P14}">{"".join(found)}</p14:sectionLst></p:ext>'
    )
    root = deck.part._element
    extensions = root.find(qn("p:extLst"))
    if extensions is None:
        extensions = parse_xml(f"<p:extLst {nsdecls('p')}/>")
        root.append(extensions)
    extensions.append(made)
