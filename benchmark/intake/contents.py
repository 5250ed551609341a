"""What was read from a file: sheets of cells, with what lies behind the text that a person sees."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Literal

Kind = Literal["xlsx", "csv"]
Value = str | float | bool | None | datetime | timedelta

NO_DATE = "########"  # what Excel shows for a date that there is not
NO_RESULT = "geen uitkomst"  # the error of a formula that was never worked out
REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
# What Excel shows, and a CSV file therefore holds, where the language is Dutch.
DUTCH_ERRORS = {
    "#REF!": "#VERW!",
    "#DIV/0!": "#DEEL/0!",
    "#N/A": "#N/B",
    "#NAME?": "#NAAM?",
    "#NULL!": "#LEEG!",
    "#NUM!": "#GETAL!",
    "#VALUE!": "#WAARDE!",
    "#SPILL!": "#OVERLOOP!",
    "#CALC!": "#BEREKENEN!",
    "#GETTING_DATA": "#GEGEVENS_OPHALEN",
    "#FIELD!": "#VELD!",
    "#BLOCKED!": "#GEBLOKKEERD!",
    "#CONNECT!": "#VERBINDEN!",
    "#UNKNOWN!": "#ONBEKEND!",
    NO_DATE: NO_DATE,
}
ERRORS = {e: e for e in DUTCH_ERRORS} | {dutch: e for e, dutch in DUTCH_ERRORS.items()}


def column_number(letters: str) -> int:
    """The number of a column: A is 1, XFD is 16,384."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """The letters of a column, from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    ``text`` is what Dutch Excel would show, without thousands' points; ``value`` is None where nothing stands and
    where there is an error, and a text in a CSV file, whose numbers nobody has interpreted. A formula was never
    worked out here: its value is the outcome that the file says it had. ``error`` is one of ``DUTCH_ERRORS`` or
    ``NO_RESULT``.
    """

    ref: str
    text: str = ""
    value: Value = None
    formula: bool = False
    error: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it, not even a formula."""
        return not (self.text or self.formula or self.error)

    @property
    def row(self) -> int:
        """The number of the row, from 1."""
        return int(self.ref.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))

    @property
    def column(self) -> int:
        """The number of the column, from 1."""
        return column_number(self.ref.rstrip("0123456789"))

    @property
    def problem(self) -> str:
        """A sentence where the cell holds no value but an error; empty where it does not."""
        if not self.error:
            return ""
        if self.error == NO_RESULT:
            return f"In cel {self.ref} staat een formule zonder uitkomst."
        return f"In cel {self.ref} staat de fout {self.text}."


@dataclass(frozen=True)
class Sheet:
    """One sheet: ``rows[6][1]`` is cell B7, if the sheet and the row reach that far.

    The last row is the last in which something stands, and a row ends at its last cell in which something stands;
    only in a CSV file, which is one sheet without a name, are all rows as long as the first. Cells of hidden rows
    and columns are among them; the two sets say which of those hold something.
    """

    name: str
    hidden: bool
    rows: tuple[tuple[Cell, ...], ...]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @cached_property
    def _by_reference(self) -> dict[str, Cell]:
        return {cell.ref: cell for row in self.rows for cell in row if not cell.empty}

    def cell(self, ref: str) -> Cell | None:
        """The cell at "B7", or None where nothing stands there; raises ValueError for what is no reference."""
        if not REFERENCE.fullmatch(ref):
            raise ValueError(f"no reference to a cell: {ref!r}")
        return self._by_reference.get(ref)

    def visible(self, cell: Cell) -> bool:
        """Whether a person who opens the file sees the cell."""
        return not (
            self.hidden or cell.row in self.hidden_rows or cell.column in self.hidden_columns
        )


@dataclass(frozen=True)
class Received:
    """A whole file as read; ``notes`` are Dutch sentences on what a person should know before using it.

    ``properties`` are the document properties of somebody's own making and the defined names, such as the
    version of a template; where both have a name, the property counts.
    """

    kind: Kind
    digest: str
    sheets: tuple[Sheet, ...]
    properties: dict[str, str] = field(default_factory=dict)
    encoding: str = ""
    separator: str = ""
    notes: tuple[str, ...] = ()

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name, in any case of letters, as in Excel."""
        return next((s for s in self.sheets if s.name.casefold() == name.casefold()), None)
