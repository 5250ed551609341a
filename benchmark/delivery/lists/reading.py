"""The rows of a list as they stand in a file. Nothing is judged here but what a cell is and which column it is in.

Columns are found by their headings, in any order. Raises SpiegelError for a file that is no such list; a cell that
cannot be read is a problem with its place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmark import dutch
from benchmark.catalogue import Column, DeclaredList
from benchmark.checks import numbers
from benchmark.checks.rows import RowProblem
from benchmark.checks.unread import clipped
from benchmark.delivery.lists import layout
from benchmark.errors import SpiegelError
from benchmark.intake import NO_RESULT, Cell, Received, Sheet
from benchmark.vocabulary import ColumnForm, Form, Missing, Seriousness

# Limits of percentages and marks are those of the column, so that the sentence about them is the same everywhere.
FORMS = {
    ColumnForm.COUNT: Form.COUNT, ColumnForm.DAYS: Form.COUNT, ColumnForm.EURO: Form.EURO,
    ColumnForm.NUMBER: Form.NUMBER, ColumnForm.PERCENT: Form.NUMBER, ColumnForm.MARK: Form.NUMBER,
}  # fmt: skip


@dataclass(frozen=True)
class Read:
    """``rows``: the filled cells of each row; ``lines``: where each stands in the file, as a person counts."""

    rows: tuple[dict[str, str | float], ...]
    lines: tuple[int, ...]
    problems: tuple[RowProblem, ...]


def read(received: Received, declared: DeclaredList) -> Read:
    """The rows of a file; rows in which nothing stands are left out. Raises SpiegelError when it is no such list."""
    _refuse_other_list(received, declared)
    sheet, at, columns = _headings(received, declared)
    rows: list[dict[str, str | float]] = []
    lines: list[int] = []
    problems: list[RowProblem] = []
    for line, cells in enumerate(sheet.rows[at + 1 :], start=at + 2):
        if not any(n < len(cells) and not cells[n].empty for n in columns):
            continue
        row: dict[str, str | float] = {}
        for n, column in columns.items():
            if n >= len(cells) or cells[n].empty:
                continue
            try:
                value = _value(cells[n], column)
            except numbers.Unreadable as error:
                problems.append(_unreadable(len(rows), column, cells[n], error))
                continue
            if value is not None:
                row[column.key] = value
        rows.append(row)
        lines.append(line)
    if not rows:
        raise SpiegelError(
            "In het bestand staan geen rijen.",
            f"Vul onder de kopregel één regel per {declared.one_row} in.",
        )
    return Read(tuple(rows), tuple(lines), tuple(problems))


def is_ours(note: str) -> bool:
    """Whether a note of the intake is about the sheet that we hid ourselves."""
    return note.startswith(f"Blad {layout.HIDDEN} ")


def _refuse_other_list(received: Received, declared: DeclaredList) -> None:
    hidden = received.sheet(layout.HIDDEN)
    first = hidden.rows[0] if hidden and hidden.rows else ()
    if len(first) > 1 and first[0].text == layout.LIST and first[1].text != declared.key:
        raise SpiegelError(
            f"Dit is de werkmap van de lijst '{first[1].text[:40]}', niet van {declared.name}.",
            "Upload haar bij de goede lijst, of download de werkmap van deze lijst.",
        )


def _headings(received: Received, declared: DeclaredList) -> tuple[Sheet, int, dict[int, Column]]:
    """The sheet with the list, the row of its headings (from 0), and the column that stands in each."""
    known = layout.columns_by_heading(declared)
    best: tuple[int, Sheet, int] | None = None
    for sheet in received.sheets:
        for at, row in enumerate(sheet.rows[: layout.HEAD_WITHIN]):
            fits = sum(layout.heading(c.text) in known for c in row)
            if not sheet.hidden and fits > (best[0] if best else 1):
                best = fits, sheet, at
    if best is None:
        raise SpiegelError(
            f"In het bestand staat geen kopregel van {declared.name}.",
            f"De eerste regel is: {'; '.join(c.name for c in declared.columns)}.",
        )
    fits, sheet, at = best
    _refuse_second(received, declared, sheet, fits)
    return sheet, at, _columns(sheet.rows[at], declared, known)


def _refuse_second(received: Received, declared: DeclaredList, first: Sheet, fits: int) -> None:
    """A list is on one sheet; of rows on a second one nobody would see that they were left out. Raises SpiegelError."""
    known = layout.columns_by_heading(declared)
    for sheet in received.sheets:
        if sheet is first or sheet.hidden:
            continue
        for at, row in enumerate(sheet.rows[: layout.HEAD_WITHIN]):
            as_good = sum(layout.heading(c.text) in known for c in row) >= fits
            if as_good and any(not c.empty for below in sheet.rows[at + 1 :] for c in below):
                raise SpiegelError(
                    f"Op twee bladen staan {declared.many_rows}: ‘{clipped(first.name)}’ en ‘{clipped(sheet.name)}’.",
                    "Zet alle rijen onder elkaar op één blad.",
                )


def _columns(
    head: Sequence[Cell], declared: DeclaredList, known: Mapping[str, Column]
) -> dict[int, Column]:
    found: dict[int, Column] = {}
    for n, cell in enumerate(head):
        if cell.empty:
            continue
        column = known.get(layout.heading(cell.text))
        if column is None:
            raise SpiegelError(
                f"De kolom ‘{clipped(cell.text)}’ hoort niet bij {declared.name}.",
                f"De kolommen zijn: {'; '.join(c.name for c in declared.columns)}.",
            )
        if column in found.values():
            raise SpiegelError(
                f"De kolom ‘{column.name}’ staat er twee keer.", "Laat één van beide staan."
            )
        found[n] = column
    lost = [f"‘{c.name}’" for c in declared.required if c not in found.values()]
    if lost:
        raise SpiegelError(
            f"In het bestand ontbreekt {dutch.listing(lost)}.",
            "Zet de kolom erbij, of download de werkmap opnieuw.",
        )
    return found


def _value(cell: Cell, column: Column) -> str | float | None:
    """What stands in a cell; None for a word that says that there is no number. Raises Unreadable."""
    if cell.error == NO_RESULT:
        raise numbers.Unreadable(
            cell.problem, "Wij verwachten een waarde.", "Open het bestand in Excel en sla het op, of typ de waarde."
        )  # fmt: skip
    if cell.error:
        raise numbers.Unreadable(
            f"In de cel staat de fout {cell.text}.", "Wij verwachten een waarde.", "Herstel de formule of typ de waarde."
        )  # fmt: skip
    if not column.is_number:
        text = " ".join(cell.text.split())
        text = text[1:] if text[:1] == "'" and text[1:2] in layout.STARTS else text
        return _spelled(text, column.words or column.suggestions)
    # A cell that shows a percentage holds a hundredth of what a person sees.
    shown = cell.text if cell.text.endswith("%") else cell.value
    unit = "%" if column.form is ColumnForm.PERCENT else column.unit
    found = numbers.from_cell(shown, FORMS[column.form], unit)
    return None if isinstance(found, Missing) else found


def _spelled(text: str, words: Sequence[str]) -> str:
    """The word as the list spells it, when it is one of them in other capitals."""
    return {w.casefold(): w for w in words}.get(text.casefold(), text)


def _unreadable(at: int, column: Column, cell: Cell, error: numbers.Unreadable) -> RowProblem:
    what = "een formule zonder uitkomst" if cell.error == NO_RESULT else f"‘{clipped(cell.text)}’"
    found = f"staat {what}. {error.expected}"
    return RowProblem(
        "leesbaar", Seriousness.ERROR, at, column.key, (column.key,), found, error.remedy
    )
