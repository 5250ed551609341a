"""Answers in a CSV file: one line per answer, with the columns gemeente, jaar, vraag, antwoord, reden and toelichting."""

import re

from benchmark.catalogue import Catalogue
from benchmark.checks import numbers
from benchmark.delivery.cells import Cells, Gathered, Placed, explanation, reason
from benchmark.delivery.workbook import layout
from benchmark.errors import SpiegelError
from benchmark.intake import Received

COLUMNS = ("gemeente", "jaar", "vraag", "antwoord", "reden", "toelichting")
NEEDED = COLUMNS[:4]


def read(received: Received, catalogue: Catalogue) -> Cells:
    """The answers of a file about one municipality; raises SpiegelError for columns, codes or keys that do not fit."""
    head, *rows = [[cell.text.strip() for cell in row] for row in received.sheets[0].rows]
    names = [name.casefold() for name in head]
    lost = [name for name in NEEDED if name not in names]
    if lost:
        raise SpiegelError(
            f"In het bestand ontbreekt de kolom {' en '.join(lost)}.",
            f"De eerste regel is: {';'.join(COLUMNS)}.",
        )
    found = _Found(catalogue)
    for line, row in enumerate(rows, start=2):
        found.row(line, dict(zip(names, row, strict=False)))
    if not found.places:
        raise SpiegelError(
            "In het bestand staat geen enkel antwoord.", "Zet er één regel per antwoord in."
        )
    years = tuple(sorted({year for _, year in found.places}, reverse=True))
    return Cells(
        found.gemeente, years, "", None, tuple(found.replies), found.places,
        tuple(found.problems), found.typed,
    )  # fmt: skip


class _Found(Gathered):
    """What was found so far."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self.catalogue = catalogue
        self.gemeente = ""

    def row(self, line: int, cells: dict[str, str]) -> None:
        """One answer; raises SpiegelError where the line says not what it is about."""
        if not any(cells.values()):
            return
        place = Placed("", f"regel {line}")
        gemeente, year, key = cells["gemeente"], cells["jaar"], cells["vraag"]
        self.gemeente = self.gemeente or gemeente
        question = self.catalogue.question(key.casefold())
        if gemeente != self.gemeente or not gemeente:
            raise SpiegelError(
                f"Op {place.words} staat gemeente '{gemeente[:40]}', daarvoor '{self.gemeente[:40]}'.",
                "Lever één gemeente per bestand.",
            )
        if not re.fullmatch(r"[0-9]{4}", year):
            raise SpiegelError(
                f"Op {place.words} staat het jaar '{year[:20]}'.", "Verwacht: een jaar, zoals 2024."
            )
        if question is None:
            raise SpiegelError(
                f"Op {place.words} staat de vraag '{key[:60]}'; die kennen wij niet.",
                "De sleutels staan in de vragenlijst (spiegel questionnaire).",
            )
        here = question.key, int(year)
        if here in self.places:
            raise SpiegelError(
                f"De vraag '{question.key}' over {year} staat twee keer: op {self.places[here].words} en op {place.words}.",
                "Laat één regel staan.",
            )
        self.places[here] = place
        try:
            value = numbers.read(cells["antwoord"], question.form, question.unit)
            missing = reason(cells.get("reden", ""), "reden", "Kies er een.")
            note = explanation(cells.get("toelichting", ""))
            self.settle(here, value, missing, note, "Er")
        except numbers.Unreadable as error:
            columns = zip(layout.PER_YEAR, COLUMNS[3:], strict=True)
            self.wrong(here, error, {kind: cells.get(column, "") for kind, column in columns})
