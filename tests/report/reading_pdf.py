"""A PDF as other programs read it: its tags by pypdf, its words by pdftotext."""

import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader


@dataclass(frozen=True)
class Tag:
    """An element of the structure: its kind, alternative text, and the kinds it stands in."""

    kind: str
    alt: str | None
    within: tuple[str, ...]
    scope: str | None


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def tags(content: bytes) -> list[Tag]:
    return list(_walk(read(content).trailer["/Root"]["/StructTreeRoot"], ()))


def _walk(found: Any, within: tuple[str, ...]) -> Iterator[Tag]:
    node = found.get_object()
    if isinstance(node, list):
        for kid in node:
            yield from _walk(kid, within)
    if not isinstance(node, dict):
        return
    kind = str(node.get("/S", ""))[1:]
    if kind:
        said = node.get("/A", [])
        scope = next((str(a["/Scope"]) for a in said if "/Scope" in a), None)
        yield Tag(kind, node.get("/Alt"), within, scope)
        within = (*within, kind)
    if "/K" in node:
        yield from _walk(node["/K"], within)


def _pdftotext(content: bytes, *options: str) -> str:
    asked = ["pdftotext", "-enc", "UTF-8", *options, "-", "-"]
    return subprocess.run(asked, input=content, capture_output=True, check=True).stdout.decode()


def pages(content: bytes) -> list[str]:
    """The words of each page, in the order in which they were written, with single spaces."""
    return [plain(page) for page in _pdftotext(content, "-raw").split("\f")[:-1]]


def plain(text: str) -> str:
    """With single spaces, and without the marks that allow or forbid the end of a line."""
    return " ".join(re.sub("[\u200b\u2060]|\xad\\s*", "", text).split())


def chapters(content: bytes) -> list[tuple[str, int]]:
    """The bookmarks of the first level with the number of their page."""
    found = read(content)
    return [
        (str(mark.title), found.get_destination_page_number(mark) + 1)
        for mark in found.outline
        if not isinstance(mark, list)
    ]


def outside(content: bytes) -> list[str]:
    """Words that lie outside their page in part or wholly, or between the text and the one line of the footer."""
    found = []
    for wide, high, words in _placed(content):
        foot = {round(bottom) for _, _, _, bottom, _ in words if bottom > high - FOOT}
        found += [
            word
            for left, top, right, bottom, word in words
            if left < 0 or top < 0 or right > wide or bottom > high
        ]
        found += [f"onder de tekst: {sorted(foot)}"] if len(foot) > 1 else []
    return found


FOOT = 60.0  # points under the text of a page, in which only the footer stands
PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)"')
WORD = re.compile(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)<')
Word = tuple[float, float, float, float, str]


def _placed(content: bytes) -> list[tuple[float, float, list[Word]]]:
    """Per page its width and height, and its words with left, top, right and bottom."""
    found: list[tuple[float, float, list[Word]]] = []
    for line in _pdftotext(content, "-bbox").splitlines():
        if page := PAGE.search(line):
            found.append((float(page[1]), float(page[2]), []))
        if word := WORD.search(line):
            left, top, right, bottom = map(float, word.groups()[:4])
            found[-1][2].append((left, top, right, bottom, word[5]))
    return found
