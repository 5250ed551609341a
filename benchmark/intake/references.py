"""Looking over the XML of a workbook as bytes, before any parser sees it.

Two things make parsers of XML and of spreadsheets fall over: a document type that defines its own abbreviations
or fetches files, and a cell far away, for which some readers make room for all the cells before it. Both are
plain to see without understanding the rest.
"""

import codecs
import re

from benchmark import dutch
from benchmark.intake.contents import REFERENCE, column_number
from benchmark.intake.limits import MB, Limits
from benchmark.intake.refusing import RefusedFile
from benchmark.intake.zips import corrupt

# Possessive, so that a made-up tag costs no more time than its length.
TAG = re.compile(
    rb"<(?:[A-Za-z_][\w.-]*+:)?(c|row|dimension|mergeCell|xf|sheet)"
    rb"((?:[\s/](?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)?)>"
)
PLACE = re.compile(rb"\s(?:r|ref)\s*=\s*[\"']([^\"']*)[\"']")
PROLOG = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']")
READABLE = (b"utf-8", b"us-ascii", b"ascii")
LONGEST = (
    4 * MB
)  # bytes without a tag: longer than any text, and looking again at more would take long
TRIM = (
    "Druk op elk blad op Ctrl+End: daar staat de laatste cel. Verwijder de lege rijen en kolommen na uw "
    "cijfers en sla het opnieuw op."
)


class Looking:
    """Looks over one part, piece by piece; every piece may raise RefusedFile."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self._kept = b""
        self._begun = False
        self._decoder: codecs.IncrementalDecoder | None = None
        self._counts = {b"row": 0, b"mergeCell": 0, b"xf": 0, b"sheet": 0}
        self._most = {
            b"row": (limits.rows, "rijen op een blad", TRIM),
            b"mergeCell": (limits.merged, "samengevoegde cellen", "Haal die samenvoegingen weg."),
            b"xf": (limits.styles, "soorten opmaak", "Plak uw cijfers in een nieuwe werkmap."),
            b"sheet": (limits.sheets, "bladen", "Houd alleen de bladen met uw cijfers."),
        }

    def feed(self, piece: bytes) -> None:
        """Look over the next piece; a tag may be cut in two, so what follows the last "<" waits."""
        if not self._begun:
            piece = self._kept + piece
            self._kept = b""
            if len(piece) < 200:
                self._kept = piece
                return
            self._begin(piece)
        self._look(self._letters(piece))

    def end(self) -> None:
        """Look over what waited."""
        if not self._begun:
            first, self._kept = self._kept, b""
            self._begin(first)
            self._look(self._letters(first))
        self._look(b"<")  # closes the last tag

    def _begin(self, piece: bytes) -> None:
        """Refuse what a parser would read as other characters than those that we look at.

        Excel keeps parts of its own in UTF-16; a parser knows those by the same two bytes as we do.
        """
        self._begun = True
        if piece.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            self._decoder = codecs.getincrementaldecoder("utf-16")()
            return
        text = piece.removeprefix(codecs.BOM_UTF8)
        said = PROLOG.match(text)
        if not text.lstrip().startswith(b"<") or (said and said[1].lower() not in READABLE):
            raise corrupt(self._name)

    def _letters(self, piece: bytes) -> bytes:
        if self._decoder is None:
            return piece
        try:
            return self._decoder.decode(piece).encode()
        except UnicodeError:
            raise corrupt(self._name) from None

    def _look(self, piece: bytes) -> None:
        if b"\0" in piece:
            raise corrupt(self._name)
        buffer = self._kept + piece
        if b"<" in piece:
            self._tags(buffer)
            buffer = buffer[buffer.rfind(b"<") :]
        self._kept = buffer
        if len(buffer) > LONGEST:
            raise corrupt(self._name)

    def _tags(self, buffer: bytes) -> None:
        """Look at each tag that is whole for certain: those before the last "<"."""
        if b"<!DOCTYPE" in buffer or b"<!ENTITY" in buffer:
            raise RefusedFile(
                f"Het bestand {self._name} bevat opdrachten die in een werkmap niet thuishoren.",
                "Maak een nieuwe werkmap en plak uw cijfers daarin.",
            )
        for tag in TAG.finditer(buffer, 0, buffer.rfind(b"<")):
            self._tag(tag[1], tag[2])

    def _tag(self, tag: bytes, attributes: bytes) -> None:
        if tag == b"c":
            self._place(attributes)
        elif tag == b"dimension":
            self._dimension(attributes)
        else:
            self._counts[tag] += 1
            most, what, remedy = self._most[tag]
            if self._counts[tag] > most:
                raise RefusedFile(
                    f"Het bestand {self._name} heeft meer dan {dutch.number(most)} {what}.", remedy
                )

    def _place(self, attributes: bytes) -> None:
        found = PLACE.findall(attributes)
        if len(found) > 1:
            raise corrupt(self._name)
        if found:
            self._reach(found[0])

    def _dimension(self, attributes: bytes) -> None:
        for found in PLACE.findall(attributes):
            for corner in found.split(b":"):
                self._reach(corner)

    def _reach(self, reference: bytes) -> None:
        place = REFERENCE.fullmatch(reference.decode("ascii", "replace"))
        if place is None:
            raise corrupt(self._name)
        check_reach(int(place[2]), column_number(place[1]), place[0], self._name, self._limits)


def check_reach(row: int, column: int, reference: str, name: str, limits: Limits) -> None:
    """Raise RefusedFile for a cell outside the rows and columns that a sheet may have."""
    if row > limits.rows or column > limits.columns:
        raise RefusedFile(
            f"Het bestand {name} loopt door tot cel {reference}; een blad mag "
            f"{dutch.number(limits.rows)} rijen en {dutch.number(limits.columns)} kolommen hebben.",
            TRIM,
        )
