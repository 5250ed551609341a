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
    """Words that lie outside their page, in part or wholly."""
    said = _pdftotext(content, "-bbox")
    found, wide, high = [], 0.0, 0.0
    for line in said.splitlines():
        if page := re.search(r'<page width="([\d.]+)" height="([\d.]+)"', line):
            wide, high = float(page[1]), float(page[2])
        if word := re.search(
            r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)<', line
        ):
            left, top, right, bottom = map(float, word.groups()[:4])
            if left < 0 or top < 0 or right > wide or bottom > high:
                found.append(word[5])
    return found
