"""Reading a workbook that came back: which answers stand in it, and where. Nothing is judged here but what a cell is.

Sheets, rows and columns are found by what stands in them. Raises SpiegelError for a workbook that is not ours, of
another municipality, or that lacks questions; a cell that cannot be read is a problem with its place.
"""

import re
from collections.abc import Mapping, Sequence

from benchmark.catalogue import Catalogue, Question
from benchmark.checks import numbers
from benchmark.delivery.cells import Cells, Gathered, Placed, explanation, reason
from benchmark.delivery.workbook import layout
from benchmark.errors import SpiegelError
from benchmark.intake import Cell, Received, Sheet
from benchmark.vocabulary import Missing

SHOWN = 8  # changed questions that a sentence names
TOLD = {
    layout.VERSION: re.compile(r"[0-9a-f]{8}"),
    layout.GEMEENTE: re.compile(r"GM[0-9]{4}"),
    layout.YEARS: re.compile(r"[0-9]{4}(,[0-9]{4})*"),
    layout.STAMP: re.compile(r"[0-9]{1,18}"),
}


def read(received: Received, catalogue: Catalogue) -> Cells:
    """The answers of a workbook; raises SpiegelError when it cannot be one of ours."""
    told = _told(received)
    years = tuple(dict.fromkeys(int(y) for y in told[layout.YEARS].split(",")))
    found = _Found(catalogue, years)
    for sheet in received.sheets:
        found.sheet(sheet)
    found.refuse_missing()
    if told[layout.VERSION] != layout.version(catalogue):
        raise _stale(told, catalogue)
    return Cells(
        told[layout.GEMEENTE], years, told[layout.VERSION], int(told[layout.STAMP]),
        tuple(found.replies), found.places, tuple(found.problems), found.typed,
    )  # fmt: skip


def is_ours(note: str) -> bool:
    """Whether a note of the intake is about what we hid ourselves: the column of keys, and the sheet about the file."""
    return note.startswith(f"Blad {layout.HIDDEN} ") or note.endswith(
        "verborgen kolom met gegevens: A."
    )


def _told(received: Received) -> dict[str, str]:
    """What the hidden sheet says; raises SpiegelError when it is not there or not whole."""
    sheet = next((s for s in received.sheets if s.name == layout.HIDDEN), None)
    told = {row[0].text: row[1].text for row in sheet.rows if len(row) > 1} if sheet else {}
    if not all(pattern.fullmatch(told.get(name, "")) for name, pattern in TOLD.items()):
        raise SpiegelError(
            "Dit is geen vragenlijst van Gemeentespiegel: het verborgen blad met de gemeente en de versie ontbreekt.",
            "Download de vragenlijst opnieuw en neem uw antwoorden over.",
        )
    return told


class _Found(Gathered):
    """What was found so far."""

    def __init__(self, catalogue: Catalogue, years: Sequence[int]) -> None:
        super().__init__()
        self.catalogue, self.years = catalogue, years
        self.seen: dict[str, Placed] = {}
        self.columns: set[str] = set()

    def sheet(self, sheet: Sheet) -> None:
        """Every row of a sheet that has our headings; other sheets are somebody's own."""
        head = next(
            (n for n, row in enumerate(sheet.rows) if row and _text(row[0]) == layout.KEY), None
        )
        if head is None:
            return
        columns = {_text(cell): n for n, cell in enumerate(sheet.rows[head]) if _text(cell)}
        self.columns |= columns.keys()
        for row in sheet.rows[head + 1 :]:
            key = _text(row[0]) if row else ""
            if key:
                self._row(sheet.name, key, row, columns)

    def _row(self, sheet: str, key: str, row: Sequence[Cell], columns: Mapping[str, int]) -> None:
        question, place = self.catalogue.question(key), Placed(sheet, row[0].ref)
        if question is None:
            raise SpiegelError(
                f"Op {place.words} staat de vraag '{key[:60]}'; die kennen wij niet (meer).",
                "Download de vragenlijst opnieuw en neem uw antwoorden over.",
            )
        if key in self.seen:
            raise SpiegelError(
                f"De vraag '{question.text}' staat twee keer: op {self.seen[key].words} en op {place.words}.",
                "Laat één regel staan.",
            )
        self.seen[key] = place
        for year in self.years:
            cells = {}
            for kind in layout.PER_YEAR:
                at = columns.get(layout.heading(kind, year))
                cells[kind] = row[at] if at is not None and at < len(row) else None
            self._answer(sheet, question, year, cells)

    def _answer(
        self, sheet: str, question: Question, year: int, cells: Mapping[str, Cell | None]
    ) -> None:
        answer = cells[layout.ANSWER]
        at = next((c.ref for c in cells.values() if c is not None), "")
        here = question.key, year
        self.places[here] = Placed(sheet, answer.ref if answer else at)
        try:
            value = _value(answer, question) if answer else None
            missing = reason(_text(cells[layout.REASON]), layout.REASON, "Kies uit de lijst.")
            note = explanation(_text(cells[layout.NOTE]))
            self.settle(here, value, missing, note, "Bij deze vraag")
        except numbers.Unreadable as error:
            self.wrong(here, error, {kind: cell.text for kind, cell in cells.items() if cell})

    def refuse_missing(self) -> None:
        """Raises SpiegelError when all questions or columns of answers were taken out."""
        lost = [layout.heading(layout.ANSWER, y) for y in self.years]
        lost = [name for name in lost if name not in self.columns]
        if lost or not self.seen:
            names = ", ".join(lost) or "alle vragen"
            raise SpiegelError(
                f"In deze werkmap ontbreekt: {names}.",
                "Download de vragenlijst opnieuw en neem uw antwoorden over.",
            )


def _stale(told: Mapping[str, str], catalogue: Catalogue) -> SpiegelError:
    """The refusal of a workbook that was made of other questions: which are new or have changed."""
    now = layout.versions(catalogue)
    changed = [
        q.text for q in catalogue.questions if told.get(n := f"{layout.ASKED}{q.key}") != now[n]
    ]
    named = (
        f"Nieuw of veranderd: {'; '.join(changed[:SHOWN])}"
        if changed
        else "Er zijn vragen vervallen"
    )
    return SpiegelError(
        f"Deze werkmap hoort bij een oudere vragenlijst. {named}.",
        "Download de vragenlijst opnieuw en neem uw antwoorden over.",
    )


def _value(cell: Cell, question: Question) -> float | Missing | None:
    if cell.error:
        raise numbers.Unreadable(
            f"In de cel staat de fout {cell.error}.", "Verwacht: een getal.", "Herstel de formule of typ het getal."
        )  # fmt: skip
    return numbers.from_cell(cell.value, question.form, question.unit)


def _text(cell: Cell | None) -> str:
    return "" if cell is None else cell.text.strip()
