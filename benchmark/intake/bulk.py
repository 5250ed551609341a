"""A large CSV file from disk, in columns of text: as strict as an upload, a hundred times as fast.

The file is looked over once as bytes, without holding it; then a library reads the columns. Where the library
stops, or where quotes may hide a mistake from it, the strict reader goes over the file and names the line.
"""

import codecs
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from benchmark import dutch
from benchmark.intake import delimited, kinds, lettering
from benchmark.intake.limits import BULK, MB, Limits
from benchmark.intake.refusing import RefusedFile, shown
from benchmark.intake.separating import Opening, opening

if TYPE_CHECKING:
    import polars as pl

PIECE = 4 * MB
HEAD = 64 * 1024
NONSENSE = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class _Seen:
    """What a look at the whole file told."""

    encoding: str
    begun: Opening
    quoted: bool
    plain: bool  # nothing but ASCII, so nothing unseen in it


def bulk(path: Path, limits: Limits = BULK) -> "pl.DataFrame":
    """The file as columns of text, "" where a cell is empty; rows that hold nothing are left out.

    For files of our own on the command line: it is read in this process. Raises RefusedFile with the line that
    cannot be read.
    """
    name = shown(path.name)
    try:
        seen = _look(path, name, limits)
        if seen.quoted:
            _walk(path, seen, name, limits, cells=False)
        return _frame(path, seen, name, limits)
    except OSError as error:
        raise RefusedFile(f"Het bestand {name} is niet te lezen.", "Kijk de naam na.") from error


def _look(path: Path, name: str, limits: Limits) -> _Seen:
    """Read the bytes once: encoding, separator, control characters, quotes and the number of lines."""
    if path.stat().st_size > limits.bytes:
        most = dutch.number(limits.bytes / MB)
        raise RefusedFile(f"Het bestand {name} is groter dan {most} MB.", "Splits het bestand.")
    with path.open("rb") as file:
        head = file.read(HEAD)
        if kinds.is_zip(head, name):
            raise RefusedFile(
                f"Het bestand {name} is geen .csv.", "Sla het op als .csv en probeer het opnieuw."
            )
        encoding = _encoding(file, name)
        if encoding == lettering.UTF16:
            raise RefusedFile(f"Het bestand {name} is in UTF-16.", lettering.SAVE)
        quoted, plain, lines = False, True, 0
        for piece in _pieces(file):
            if NONSENSE.search(piece):
                at = NONSENSE.search(piece)
                line = lines + piece.count(b"\n", 0, at.start() if at else 0) + 1
                raise delimited.unprintable(name, line)
            quoted = quoted or b'"' in piece
            plain = plain and piece.isascii()
            lines += piece.count(b"\n")
            if lines > 2 * limits.rows + 2 and not quoted:
                raise delimited.too_many(name, limits)
    first = codecs.getincrementaldecoder(encoding)().decode(head)
    return _Seen(encoding, opening(first, name), quoted, plain)


def _encoding(file: BinaryIO, name: str) -> str:
    """The encoding of the whole file, by reading it through; raises RefusedFile with the line."""
    decoder = codecs.getincrementaldecoder(lettering.UTF8)()
    line = 1
    file.seek(0)
    if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return lettering.UTF16
    for piece in _pieces(file):
        try:
            decoder.decode(piece)
        except UnicodeDecodeError as error:
            line += piece.count(b"\n", 0, max(error.start, 0))
            break
        line += piece.count(b"\n")
    else:
        return lettering.UTF8_MARKED if _marked(file) else lettering.UTF8
    if _marked(file) or any(lettering.LETTER.search(p) for p in _pieces(file)):
        raise lettering.unreadable(name, line)
    strict = codecs.getincrementaldecoder(lettering.WINDOWS)()
    try:
        for piece in _pieces(file):
            strict.decode(piece)
    except UnicodeDecodeError:
        raise lettering.unreadable(name, line) from None
    return lettering.WINDOWS


def _marked(file: BinaryIO) -> bool:
    file.seek(0)
    return file.read(3) == codecs.BOM_UTF8


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    while piece := file.read(PIECE):
        yield piece + file.readline(PIECE)  # whole lines, so that no letter is cut in two


def _walk(path: Path, seen: _Seen, name: str, limits: Limits, cells: bool = True) -> None:
    """Go over the records, and their cells; raises RefusedFile with the line of the first that is wrong."""
    with path.open(encoding=seen.encoding, newline="") as file:
        if seen.begun.told:
            file.readline()
        for _, line, record in delimited.checked(file, seen.begun, name, limits):
            for cell in record if cells else ():
                delimited.clean_cell(cell, line, name, limits)


def _frame(path: Path, seen: _Seen, name: str, limits: Limits) -> "pl.DataFrame":
    # Only here: the process that reads uploads imports this room, and must weigh little.
    import polars as pl  # noqa: PLC0415
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import csv as arrow  # noqa: PLC0415

    try:
        table = arrow.read_csv(
            path,
            arrow.ReadOptions(
                autogenerate_column_names=True,
                skip_rows=seen.begun.lines,
                encoding="utf8" if seen.encoding.startswith("utf-8") else seen.encoding,
                block_size=PIECE,
            ),
            arrow.ParseOptions(
                delimiter=seen.begun.separator,
                quote_char='"' if seen.quoted else False,
                newlines_in_values=seen.quoted,
                invalid_row_handler=lambda row: _invalid(row.text, seen.begun.separator),
            ),
            arrow.ConvertOptions(
                column_types={f"f{n}": pa.string() for n in range(limits.columns)},
                strings_can_be_null=False,
            ),
        )
    except (pa.ArrowException, ValueError):
        _walk(path, seen, name, limits)
        raise RefusedFile(
            f"Het bestand {name} is niet als CSV te lezen.", delimited.QUOTES
        ) from None
    frame = pl.from_arrow(table)
    assert isinstance(frame, pl.DataFrame)
    if frame.width > limits.columns:
        raise delimited.too_wide(name, frame.width, limits)
    letters = pl.all().str
    odd = letters.len_chars() > limits.characters
    if not seen.plain:
        odd |= letters.contains(lettering.CONTROL.pattern)
        letters = letters.replace_all(lettering.INVISIBLE.pattern, "").str.normalize("NFC").str
    if any(frame.lazy().select(odd.any()).collect().row(0)):
        _walk(path, seen, name, limits)
    frame = frame.lazy().select(letters.strip_chars()).collect()
    return _named(frame.filter(pl.any_horizontal(pl.all() != "")), seen, name, limits)


def _invalid(text: str, separator: str) -> str:
    """What to do with a row of another length: one that holds nothing has no length either."""
    record = next(csv.reader([text], delimiter=separator), [])
    return "error" if any(cell.strip() for cell in record) else "skip"


def _named(frame: "pl.DataFrame", seen: _Seen, name: str, limits: Limits) -> "pl.DataFrame":
    """The frame under the names in its first row, without columns in which nothing stands."""
    if frame.is_empty():
        raise delimited.empty(name)
    if frame.height - 1 > limits.rows:
        raise delimited.too_many(name, limits)
    header = [str(cell) for cell in frame.row(0)]
    line = seen.begun.lines + 1
    width = delimited.check_header(header, line, name)
    for column in frame.columns[width:]:
        if (frame[column] != "").any():
            raise delimited.nameless(frame.columns.index(column) + 1, line, name)
    kept = frame.select(frame.columns[:width]).slice(1)
    kept.columns = header[:width]
    return kept
