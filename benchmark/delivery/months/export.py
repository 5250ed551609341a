"""An export as columns of text: from an upload, through the guarded reading, or from a large file on the command line."""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmark import intake
from benchmark.errors import SpiegelError
from benchmark.intake import lettering
from benchmark.intake.separating import opening

if TYPE_CHECKING:
    import polars as pl

# An export has more rows than a questionnaire, and fewer columns that count.
LIMITS = replace(intake.UPLOAD, rows=100_000, columns=60, cells=600_000)
HEAD = 64 * 1024


@dataclass(frozen=True)
class Export:
    """A file as read. ``line_of``: the line of each of some rows of the frame, as a person finds it in the file."""

    name: str
    frame: "pl.DataFrame"
    line_of: Callable[[Sequence[int]], Mapping[int, int]]
    notes: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in the order of the file."""
        return tuple(self.frame.columns)

    def example(self, column: str) -> str:
        """The first text in a column that holds something; empty where none does."""
        texts = self.frame[column]
        found = texts.filter(texts != "").head(1)
        return str(found[0]) if len(found) else ""


def uploaded(content: bytes, name: str) -> Export:
    """An uploaded CSV file; raises RefusedFile, and SpiegelError for a workbook."""
    import polars as pl  # noqa: PLC0415

    received = intake.received(content, name, LIMITS)
    if received.kind != "csv":
        raise SpiegelError(
            f"Het bestand {intake.shown(name)} is een werkmap; maandcijfers lezen wij uit csv.",
            "Open het in Excel, kies 'Opslaan als' en dan 'CSV UTF-8', en probeer het opnieuw.",
        )
    head, *rows = [
        (n, row) for n, row in enumerate(received.sheets[0].rows, start=1) if any(c.text for c in row)
    ]  # fmt: skip
    names = [cell.text for cell in head[1]]
    columns = {name: [row[n].text for _, row in rows] for n, name in enumerate(names)}
    frame = pl.DataFrame(columns, schema=dict.fromkeys(names, pl.String))
    lines = [line for line, _ in rows]
    return Export(
        intake.shown(name),
        frame,
        lambda wanted: {row: lines[row] for row in wanted},
        received.notes,
    )


def of_path(path: Path) -> Export:
    """A CSV file of up to two million rows on this computer; raises RefusedFile."""
    frame = intake.bulk(path)
    return Export(intake.shown(path.name), frame, lambda wanted: _lines(path, wanted))


def _lines(path: Path, wanted: Sequence[int]) -> dict[int, int]:
    """The lines where rows begin: goes through the file again, which only a file with a mistake costs."""
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        begun = opening(file.read(HEAD), path.name)
        file.seek(0)
        for _ in range(begun.lines):
            file.readline()
        reader = csv.reader(file, delimiter=begun.separator)
        found: dict[int, int] = {}
        left, row, line = set(wanted), -1, begun.lines + 1  # the header is row -1
        for record in reader:
            if any(cell.strip() for cell in record):
                if row in left:
                    found[row] = line
                    left.discard(row)
                    if not left:
                        break
                row += 1
            line = begun.lines + reader.line_num + 1
    return found


def _encoding(path: Path) -> str:
    try:
        with path.open(encoding=lettering.UTF8_MARKED) as file:
            while file.read(1 << 20):
                pass
    except UnicodeDecodeError:
        return lettering.WINDOWS
    return lettering.UTF8_MARKED
