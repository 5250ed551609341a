"""The cells of one worksheet: value, outcome of a formula, error and layout in one pass over its XML.

Existing readers give either the formula or its outcome, leave hidden rows out of sight, and take a formula with an
empty text as outcome for one without: here those are told apart. Positions are checked once more.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmark.intake.contents import (
    ERRORS,
    NO_RESULT,
    REFERENCE,
    Cell,
    Sheet,
    column_letters,
    column_number,
)
from benchmark.intake.limits import Limits
from benchmark.intake.markup import Malformed, walk
from benchmark.intake.references import check_reach
from benchmark.intake.refusing import AGAIN, RefusedFile, label
from benchmark.intake.tallying import Tally
from benchmark.intake.valuing import BadCell, Book, value_of

QUOTED = re.compile(r'"[^"]*"')


@dataclass
class Reading:
    """Reads one worksheet: the tags of its XML come in one by one."""

    title: str
    book: Book
    tally: Tally
    limits: Limits
    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    _row: int = 0
    _column: int = 0
    _cell: dict[str, str] | None = None
    _texts: dict[str, list[str]] = field(default_factory=dict)
    _open: str = ""
    _phonetic: bool = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A tag begins."""
        if tag == "c":
            self._cell, self._texts = attributes, {}
            self._place(attributes.get("r"))
        elif self._cell is not None:
            if tag == "rPh":
                self._phonetic = True
            elif tag in ("v", "f", "t") and not self._phonetic:
                self._open = tag
                self._texts.setdefault(tag, [])
        elif tag == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
            if _true(attributes.get("hidden")) or _none(attributes.get("ht")):
                self.hidden_rows.add(self._row)
        elif tag == "col" and (_true(attributes.get("hidden")) or _none(attributes.get("width"))):
            first, last = int(attributes.get("min", "0")), int(attributes.get("max", "0"))
            self.hidden_columns |= set(range(max(first, 1), min(last, self.limits.columns) + 1))

    def text(self, piece: str) -> None:
        """A piece of text."""
        if self._open:
            self._texts[self._open].append(piece)

    def end(self, tag: str) -> None:
        """A tag ends."""
        if tag == "c":
            self._close()
        elif tag == "rPh":
            self._phonetic = False
        elif tag == self._open:
            self._open = ""

    def sheet(self, hidden: bool) -> Sheet:
        """The sheet as read, with empty cells before those that hold something."""
        columns = {column for cells in self.rows.values() for column in cells}
        rows = tuple(self._filled(row) for row in range(1, max(self.rows, default=0) + 1))
        return Sheet(
            self.title,
            hidden,
            rows,
            frozenset(self.hidden_rows & self.rows.keys()),
            frozenset(self.hidden_columns & columns),
        )

    def _filled(self, row: int) -> tuple[Cell, ...]:
        cells = self.rows.get(row, {})
        reach = max(cells, default=0)
        self.tally.count(reach - len(cells), 0, self.limits, self.name)
        return tuple(cells.get(c) or Cell(f"{column_letters(c)}{row}") for c in range(1, reach + 1))

    def _place(self, reference: str | None) -> None:
        """Where the cell stands: where it says, or after the one before it."""
        if reference is None:
            self._column += 1
        else:
            place = REFERENCE.fullmatch(reference)
            if place is None or int(place[2]) != self._row:
                raise Malformed
            self._column = column_number(place[1])
        check_reach(self._row, self._column, self._reference, self.name, self.limits)

    @property
    def _reference(self) -> str:
        return f"{column_letters(self._column)}{self._row}"

    def _close(self) -> None:
        attributes, self._cell, self._open = self._cell or {}, None, ""
        texts = {tag: "".join(pieces) for tag, pieces in self._texts.items()}
        if not texts:
            return
        ref, formula = self._reference, "f" in texts
        if formula:
            self.tally.formulas += 1
            if "|" in QUOTED.sub("", texts["f"]):
                raise self._refused(ref, "een opdracht aan een ander programma (DDE)")
        raw = texts.get("t" if attributes.get("t") == "inlineStr" else "v")
        try:
            found = value_of(raw, attributes, self.book)
        except BadCell as bad:
            raise self._refused(ref, bad.what) from None
        if found is None:
            if not formula:
                return
            cell = Cell(ref, "", None, True, NO_RESULT)
        else:
            text, value, trimmed = found
            error = ERRORS.get(text, "") if isinstance(value, str) else ""
            self.tally.trimmed += trimmed
            if len(text) > self.limits.characters:
                raise self._refused(ref, "een te lange tekst")
            if text == "" and not formula:
                return
            cell = Cell(ref, text, None if error else value, formula, error)
        self._keep(cell)

    def _keep(self, cell: Cell) -> None:
        row = self.rows.setdefault(self._row, {})
        if self._column in row:  # one of the two would go unseen
            raise Malformed
        row[self._column] = cell
        self.tally.count(1, len(cell.text), self.limits, self.name)

    def _refused(self, ref: str, what: str) -> RefusedFile:
        return RefusedFile(
            f"In cel {ref} op blad {label(self.title)} van {self.name} staat {what}.", AGAIN
        )


def read(
    pieces: Iterable[bytes],
    title: str,
    book: Book,
    tally: Tally,
    limits: Limits,
    name: str,
    hidden: bool,
) -> Sheet:
    """One worksheet; raises RefusedFile with the cell that cannot be read, or Malformed."""
    reading = Reading(title, book, tally, limits, name)
    try:
        walk(pieces, reading.start, reading.end, reading.text)
    except ValueError as error:  # a number of a row or column that is none
        raise Malformed from error
    return reading.sheet(hidden)


def _true(said: str | None) -> bool:
    return said in ("1", "true")


def _none(size: str | None) -> bool:
    return size is not None and float(size) == 0
