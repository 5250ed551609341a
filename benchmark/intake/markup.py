"""Reading XML as a stream of tags: no document type, no names from elsewhere, nothing kept but what is asked."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from xml.parsers import expat

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]
# The two names that the cells of a workbook go by: as everybody saves, and "Strict Open XML".
MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main ",
    "http://purl.oclc.org/ooxml/spreadsheetml/main ",
)
BELOW = 64  # tags within tags; a workbook needs a dozen


class Malformed(Exception):
    """Bytes that are no XML, or XML that a workbook does not have."""


class Tag(NamedTuple):
    """One tag of a small part: its name without what stands before it, attributes alike, and its own text."""

    name: str
    attributes: dict[str, str]
    text: str


def walk(pieces: Iterable[bytes], start: Start, end: End, text: Text) -> None:
    """Call the three for each tag and text; raises Malformed, or whatever they raise.

    A tag of a worksheet has its plain name ("c"); any other has its namespace and a space before it.
    """
    parser = expat.ParserCreate("utf-8", " ")
    parser.buffer_text = True
    known: dict[str, str] = {}
    depth = 0

    def plain(name: str) -> str:
        if name not in known:
            mine = next((m for m in MAIN if name.startswith(m)), "")
            known[name] = name[len(mine) :]
        return known[name]

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > BELOW:
            raise Malformed
        start(plain(name), attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(plain(name))

    def refused(*_: object) -> None:
        raise Malformed

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refused
    parser.EntityDeclHandler = refused
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Malformed from error


def tags(pieces: Iterable[bytes]) -> Iterator[Tag]:
    """All tags of a small part, each when it closes; raises Malformed."""
    found: list[Tag] = []
    opened: list[tuple[dict[str, str], list[str]]] = []

    def start(_: str, attributes: dict[str, str]) -> None:
        opened.append(({_local(k): v for k, v in attributes.items()}, []))

    def end(name: str) -> None:
        attributes, pieces_of_text = opened.pop()
        found.append(Tag(_local(name), attributes, "".join(pieces_of_text)))

    def text(piece: str) -> None:
        if opened:
            opened[-1][1].append(piece)

    walk(pieces, start, end, text)
    yield from found


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
