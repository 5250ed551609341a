"""A CSV file, strictly: nothing is guessed and nothing falls away unseen; every refusal names a line.

Its numbers stay text: what "1.234" means is for whoever knows what the column is.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from benchmark import dutch
from benchmark.intake import lettering
from benchmark.intake.contents import ERRORS, Cell, Received, Sheet, column_letters
from benchmark.intake.limits import Limits
from benchmark.intake.refusing import RefusedFile, label
from benchmark.intake.separating import Opening, opening

QUOTES = "Kijk of aanhalingstekens in paren staan."


def read(content: bytes, name: str, digest: str, limits: Limits) -> Received:
    """The whole file as one sheet without a name; raises RefusedFile with the line that cannot be read."""
    text, encoding = lettering.decoded(content, name)
    begun = opening(text, name)
    rows: list[tuple[Cell, ...]] = []
    trimmed, width = 0, 0
    lines = io.StringIO(text[begun.skipped :], newline="")
    for number, line, record in checked(lines, begun, name, limits):
        cells = []
        for column, raw in enumerate(record, start=1):
            clean = clean_cell(raw, line, name, limits)
            trimmed += clean.trimmed
            error = ERRORS.get(clean.text, "")
            value = None if error or not clean.text else clean.text
            ref = f"{column_letters(column)}{number}"
            cells.append(Cell(ref, clean.text, value, False, error))
        if not width:
            width = check_header([c.text for c in cells], line, name)
        for cell in cells[width:]:
            if cell.text:
                raise nameless(cell.column, line, name)
        rows += [()] * (number - len(rows) - 1)  # empty lines: a row keeps its number
        rows.append(tuple(cells[:width]))
    if not rows:
        raise empty(name)
    notes = tuple(_notes(begun, encoding, trimmed))
    sheet = Sheet("", False, tuple(rows))
    return Received("csv", digest, (sheet,), {}, encoding, begun.separator, notes)


def checked(
    lines: Iterable[str], begun: Opening, name: str, limits: Limits
) -> Iterator[tuple[int, int, list[str]]]:
    """Each record that holds something: its number, the line where it begins and its cells.

    Raises RefusedFile for what is no CSV, for a record that is longer or shorter than the first, and for too many.
    """
    csv.field_size_limit(max(csv.field_size_limit(), limits.characters))
    reader = csv.reader(lines, delimiter=begun.separator, strict=True)
    width, filled, cells, number = 0, 0, 0, 0
    while True:
        line = begun.lines + reader.line_num + 1
        try:
            record = next(reader, None)
        except csv.Error as error:
            raise _broken(str(error), line, begun.lines + reader.line_num, name) from None
        if record is None:
            return
        number += 1
        if number > 10 * limits.rows:  # empty lines count for something too
            raise too_many(name, limits)
        if not any(record) or not any(c.strip() for c in record):
            continue
        width = width or len(record)
        if len(record) != width:
            raise ragged(name, line, len(record), width)
        if width > limits.columns:
            raise too_wide(name, width, limits)
        filled, cells = filled + 1, cells + width
        if filled > limits.rows + 1 or cells > limits.cells:
            raise too_many(name, limits)
        yield number, line, record


def clean_cell(raw: str, line: int, name: str, limits: Limits) -> lettering.Cleaned:
    """One cell as it may be used; raises RefusedFile for one that is too long or holds control characters."""
    if len(raw) > limits.characters:
        raise _too_long(name, line, limits.characters)
    try:
        return lettering.cleaned(raw)
    except ValueError:
        raise unprintable(name, line) from None


def check_header(names: Sequence[str], line: int, name: str) -> int:
    """The number of columns up to the last with a name; raises RefusedFile for an empty or a double name."""
    width = max((place for place, n in enumerate(names, start=1) if n), default=0)
    seen: dict[str, int] = {}
    for place, column in enumerate(names[:width], start=1):
        if not column:
            raise nameless(place, line, name)
        if column.casefold() in seen:
            raise RefusedFile(
                f"In {name} staat de kolom {label(column)} twee keer (regel {line}).",
                "Geef elke kolom een eigen naam.",
            )
        seen[column.casefold()] = place
    return width


def ragged(name: str, line: int, found: int, width: int) -> RefusedFile:
    """The refusal of a record that is longer or shorter than the first."""
    return RefusedFile(
        f"Regel {line} van {name} heeft {dutch.count(found, 'kolom', 'kolommen')} en de eerste regel {width}.",
        "Maak ze gelijk; zet een tekst met een scheidingsteken erin tussen aanhalingstekens.",
    )


def too_many(name: str, limits: Limits) -> RefusedFile:
    """The refusal of a file with more rows than it may have."""
    return RefusedFile(
        f"Het bestand {name} heeft te veel regels; het mogen er {dutch.number(limits.rows)} zijn.",
        "Houd alleen de regels die gevraagd zijn.",
    )


def too_wide(name: str, width: int, limits: Limits) -> RefusedFile:
    """The refusal of a file with more columns than it may have."""
    return RefusedFile(
        f"Het bestand {name} heeft {dutch.number(width)} kolommen; het mogen er "
        f"{dutch.number(limits.columns)} zijn.",
        "Houd alleen de kolommen die gevraagd zijn.",
    )


def empty(name: str) -> RefusedFile:
    """The refusal of a file in which nothing stands."""
    return RefusedFile(
        f"Het bestand {name} is leeg.", "Begin met een regel met de namen van de kolommen."
    )


def unprintable(name: str, line: int) -> RefusedFile:
    """The refusal of a record with characters that are no text."""
    return RefusedFile(f"Regel {line} van {name} bevat tekens die geen tekst zijn.", lettering.SAVE)


def _broken(said: str, line: int, ended: int, name: str) -> RefusedFile:
    if "field larger" in said:
        return _too_long(name, line, csv.field_size_limit())
    if "unexpected end" in said:
        return RefusedFile(
            f"Op regel {line} van {name} begint een aanhalingsteken dat nergens sluit.", QUOTES
        )
    return RefusedFile(f"Regel {ended} van {name} is niet als CSV te lezen.", QUOTES)


def _too_long(name: str, line: int, most: int) -> RefusedFile:
    return RefusedFile(
        f"Op regel {line} van {name} staat een tekst van meer dan {dutch.number(most)} tekens.",
        QUOTES,
    )


def nameless(place: int, line: int, name: str) -> RefusedFile:
    """The refusal of a column in which something stands, but no name."""
    return RefusedFile(
        f"Kolom {column_letters(place)} van {name} heeft geen naam in de eerste regel (zie regel {line}).",
        "Geef elke kolom een naam, of maak de kolom leeg.",
    )


def _notes(begun: Opening, encoding: str, trimmed: int) -> Iterator[str]:
    if begun.told:
        yield "De eerste regel (sep=) noemt het scheidingsteken en is overgeslagen."
    if encoding == lettering.WINDOWS:
        yield "De letters zijn gelezen als Windows-1252. Kijk of letters als é en û kloppen."
    if trimmed:
        yield f"Uit {dutch.count(trimmed, 'cel', 'cellen')} zijn onzichtbare tekens weggehaald."
