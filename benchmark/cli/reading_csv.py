"""One's own figures from a CSV file: strict, so that nothing is guessed and nothing falls away unseen.

Commas between columns, a point for decimals, UTF-8 with or without a byte order mark, names of columns
in the first line. An empty cell is a missing figure, and so is NA, which is what R writes for one.
"""

import csv
import difflib
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from benchmark import dutch
from benchmark.errors import FiguresError

MISSING = frozenset({"", "NA"})
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")
LONGEST = 40  # characters of a cell or name that a sentence repeats


@dataclass(frozen=True)
class Sheet:
    """A file as read: names of columns, and per row its line in the file and its cells as text."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def codes(self) -> list[str]:
        """The first column, the unit; raises FiguresError where a code is empty or stands twice."""
        seen: dict[str, int] = {}
        for line, (code, *_) in self.rows:
            if not code:
                raise FiguresError(
                    f"Regel {line} van {self.name} heeft geen naam of code in de eerste kolom.",
                    "Vul die in of haal de regel weg.",
                )
            if code in seen:
                raise FiguresError(
                    f"De eenheid '{code[:LONGEST]}' staat twee keer in {self.name}, op regel {seen[code]} "
                    f"en regel {line}.",
                    "Laat elke eenheid één keer staan.",
                )
            seen[code] = line
        return list(seen)

    def numbers(self, column: str) -> list[float | None]:
        """A column as numbers, None where missing; raises FiguresError with the line of a wrong cell."""
        place = self._place(column)
        return [self._number(column, line, cells[place]) for line, cells in self.rows]

    def texts(self, column: str) -> list[str | None]:
        """A column as text, None where empty."""
        place = self._place(column)
        return [cells[place] or None for _, cells in self.rows]

    def frame(self, **columns: str) -> pl.DataFrame:
        """The units with these columns as numbers, under our own names: ``frame(cost="lasten")``."""
        found: dict[str, Any] = {"unit": self.codes()}
        found |= {ours: self.numbers(theirs) for ours, theirs in columns.items()}
        types = {ours: pl.Float64() for ours in columns}
        return pl.DataFrame(found, schema={"unit": pl.String(), **types})

    def _place(self, column: str) -> int:
        if column in self.columns:
            return self.columns.index(column)
        near = difflib.get_close_matches(column, self.columns, 1)
        raise FiguresError(
            f"In {self.name} is geen kolom '{column[:LONGEST]}'.",
            f"Bedoelt u '{near[0]}'?" if near else f"De kolommen zijn: {_listed(self.columns)}.",
        )

    def _number(self, column: str, line: int, cell: str) -> float | None:
        if cell in MISSING:
            return None
        where = f"'{cell[:LONGEST]}' op regel {line} van {self.name}, kolom '{column[:LONGEST]}',"
        if not (cell.isascii() and NUMBER.fullmatch(cell)):
            raise FiguresError(
                f"{where} is geen getal.",
                "Gebruik een punt voor decimalen en niets voor duizendtallen; laat een ontbrekend getal leeg.",
            )
        number = float(cell)
        if not math.isfinite(number):
            raise FiguresError(f"{where} is te groot.", "Gebruik een kleinere eenheid.")
        return number


def read(path: Path, least_columns: int = 2) -> Sheet:
    """The sheet in a file; raises FiguresError with one sentence on what is wrong, and where."""
    name = path.name[:LONGEST]
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            lines = [
                (reader.line_num, tuple(cell.strip() for cell in cells))
                for cells in reader
                if any(cell.strip() for cell in cells)
            ]
    except FileNotFoundError as error:
        raise FiguresError(f"Het bestand {path} is er niet.", "Kijk de naam na.") from error
    except UnicodeDecodeError as error:
        raise FiguresError(
            f"Het bestand {name} is geen tekst in UTF-8.", "Bewaar het opnieuw als CSV in UTF-8."
        ) from error
    except csv.Error as error:
        raise FiguresError(
            f"Het bestand {name} is na regel {reader.line_num - 1} niet als CSV te lezen.",
            "Kijk of aanhalingstekens in paren staan.",
        ) from error
    except (OSError, ValueError) as error:
        raise FiguresError(f"Het bestand {path} is niet te lezen.", "Kijk de naam na.") from error
    return _checked(name, lines, least_columns)


def _checked(name: str, lines: Sequence[tuple[int, tuple[str, ...]]], least: int) -> Sheet:
    if not lines:
        raise FiguresError(
            f"Het bestand {name} is leeg.", "Begin met een regel met de namen van de kolommen."
        )
    (_, columns), *rows = lines
    if len(columns) < least:
        _refuse_separator(name, columns)
        raise FiguresError(
            f"Het bestand {name} heeft {dutch.count(len(columns), 'kolom', 'kolommen')}.",
            f"Er zijn er minstens {least} nodig, met komma's ertussen.",
        )
    _check_names(name, columns)
    for line, cells in rows:
        if len(cells) != len(columns):
            raise FiguresError(
                f"Regel {line} van {name} heeft {dutch.count(len(cells), 'kolom', 'kolommen')}, en de eerste "
                f"regel {len(columns)}.",
                "Maak ze gelijk; zet een naam met een komma tussen aanhalingstekens.",
            )
    if not rows:
        raise FiguresError(
            f"Het bestand {name} heeft alleen namen van kolommen.", "Voeg regels met cijfers toe."
        )
    return Sheet(name, columns, tuple(rows))


def _refuse_separator(name: str, columns: Sequence[str]) -> None:
    for sign, word in ((";", "puntkomma's"), ("\t", "tabs")):
        if any(sign in c for c in columns):
            raise FiguresError(
                f"In {name} staan {word} tussen de kolommen.",
                "Bewaar het bestand met komma's, en met een punt voor decimalen.",
            )


def _check_names(name: str, columns: Sequence[str]) -> None:
    for place, column in enumerate(columns, start=1):
        if not column and place > 1:  # R leaves the name of the first column empty
            raise FiguresError(
                f"Kolom {place} van {name} heeft geen naam.", "Geef elke kolom een naam."
            )
        if column in columns[: place - 1]:
            raise FiguresError(
                f"De kolom '{column[:LONGEST]}' staat twee keer in {name}.",
                "Geef elke kolom een eigen naam.",
            )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(n[:LONGEST] for n in names)
