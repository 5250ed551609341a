"""A workbook: which sheets it has, what its cells refer to, and what its makers wrote beside it.

Runs in the process that may die. Only parts that were looked over are opened, each found by following the
relations from the start, as Excel does.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmark.intake import noting, worksheet, zips
from benchmark.intake.contents import Received
from benchmark.intake.formats import Layout, layouts
from benchmark.intake.limits import Limits
from benchmark.intake.markup import Malformed, Tag, tags, walk
from benchmark.intake.refusing import RefusedFile
from benchmark.intake.scanning import XML
from benchmark.intake.tallying import Tally
from benchmark.intake.valuing import Book, plain

PROPERTIES = 1_000  # more names than anybody gives
LONGEST = 1_000  # characters of a property
OWN = "_xlnm."  # names that Excel makes: what is printed, what is filtered


@dataclass(frozen=True)
class _Package:
    """The parts of the file by name."""

    content: bytes
    name: str
    entries: dict[str, zips.Entry]

    def pieces(self, part: str) -> Iterator[bytes]:
        entry = self.entries.get(part.casefold())
        if entry is None or not part.lower().endswith(XML):
            raise Malformed
        return zips.inflated(self.content, entry, self.name)

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """Where a part points to within the file: by id the kind of relation and the other part."""
        folder, base = posixpath.split(part)
        beside = posixpath.join(folder, "_rels", f"{base}.rels")
        if beside.casefold() not in self.entries:
            return {}
        found = {}
        for tag in tags(self.pieces(beside)):
            if tag.name == "Relationship" and tag.attributes.get("TargetMode") != "External":
                kind = tag.attributes.get("Type", "").rpartition("/")[2]
                target = posixpath.join("/", folder, tag.attributes.get("Target", ""))
                found[tag.attributes.get("Id", "")] = (kind, posixpath.normpath(target).lstrip("/"))
        return found


@dataclass
class _Texts:
    """The texts that cells share, as they come in."""

    found: list[tuple[str, bool] | None] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _inside: bool = False
    _phonetic: bool = False

    def start(self, tag: str, _: dict[str, str]) -> None:
        if tag == "si":
            self._pieces = []
        self._phonetic |= tag == "rPh"
        self._inside = tag == "t" and not self._phonetic

    def text(self, piece: str) -> None:
        if self._inside:
            self._pieces.append(piece)

    def end(self, tag: str) -> None:
        self._inside = False
        if tag == "rPh":
            self._phonetic = False
        elif tag == "si":
            self.found.append(plain("".join(self._pieces)))


def read(content: bytes, name: str, digest: str, limits: Limits) -> Received:
    """The whole workbook; raises RefusedFile, with the cell where it is one cell that cannot be read."""
    try:
        return _read(content, name, digest, limits)
    except (Malformed, ValueError):
        raise zips.corrupt(name) from None


def _read(content: bytes, name: str, digest: str, limits: Limits) -> Received:
    found = zips.entries(content, name, limits)
    package = _Package(content, name, {e.name.casefold(): e for e in found})
    start = package.related("")
    main = _only("officeDocument", start)
    related = package.related(main)
    told = list(tags(package.pieces(main)))
    book = _book(package, related, told)
    tally = Tally()
    sheets = []
    for tag in told:
        kind, part = related.get(tag.attributes.get("id", ""), ("", ""))
        if tag.name != "sheet" or kind == "chartsheet":
            continue
        if kind != "worksheet":
            raise Malformed
        hidden = tag.attributes.get("state", "visible") != "visible"
        title = plain(tag.attributes.get("name", ""))
        if title is None or len(title[0]) > limits.characters:
            raise Malformed
        pieces = package.pieces(part)
        sheets.append(worksheet.read(pieces, title[0], book, tally, limits, name, hidden))
    if not any(sheet.rows for sheet in sheets):
        raise RefusedFile(
            f"Het bestand {name} heeft geen enkele gevulde cel.",
            "Kijk of u het goede bestand koos.",
        )
    properties = _names(told) | _properties(package, start)
    notes = tuple(noting.notes(sheets, told, tally))
    return Received("xlsx", digest, tuple(sheets), properties, notes=notes)


def _book(package: _Package, related: dict[str, tuple[str, str]], told: list[Tag]) -> Book:
    """The shared texts, the layouts and the day that dates count from; a workbook may do without any."""
    texts, styles = _Texts(), list[Layout]()
    for kind, part in related.values():
        if kind == "sharedStrings":
            walk(package.pieces(part), texts.start, texts.end, texts.text)
        elif kind == "styles":
            styles = layouts(tags(package.pieces(part)))
    since_1904 = any(
        t.name == "workbookPr" and t.attributes.get("date1904") in ("1", "true") for t in told
    )
    return Book(texts.found, styles, since_1904)


def _only(kind: str, related: dict[str, tuple[str, str]]) -> str:
    parts = [part for k, part in related.values() if k == kind]
    if len(parts) != 1:
        raise Malformed
    return parts[0]


def _names(told: list[Tag]) -> dict[str, str]:
    """The defined names of the whole workbook and what they stand for."""
    return _kept(
        (t.attributes.get("name", ""), t.text)
        for t in told
        if t.name == "definedName"
        and "localSheetId" not in t.attributes
        and not t.attributes.get("name", "").startswith(OWN)
    )


def _properties(package: _Package, start: dict[str, tuple[str, str]]) -> dict[str, str]:
    """The custom properties; each value stands in a tag of its type within the property."""
    found, value = [], ""
    for kind, part in start.values():
        if kind == "custom-properties":
            for tag in tags(package.pieces(part)):
                if tag.name == "property":
                    found.append((tag.attributes.get("name", ""), value))
                value = tag.text
    return _kept(iter(found))


def _kept(found: Iterator[tuple[str, str]]) -> dict[str, str]:
    kept: dict[str, str] = {}
    for raw_name, raw_value in found:
        name, value = plain(raw_name[:LONGEST]), plain(raw_value[:LONGEST])
        if name and name[0] and value and len(kept) < PROPERTIES:
            kept[name[0]] = value[0]
    return kept
