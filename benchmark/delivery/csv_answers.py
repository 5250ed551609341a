"""Answers in a CSV file: one line per answer, with the columns gemeente, jaar, vraag, antwoord, reden and toelichting."""

import re

from benchmark.catalogue import Catalogue
from benchmark.checks import numbers
from benchmark.checks.reply import Problem, Reply
from benchmark.delivery.cells import Cells, Placed, explanation
from benchmark.delivery.workbook import layout
from benchmark.errors import SpiegelError
from benchmark.intake import Received
from benchmark.vocabulary import Missing, Seriousness

COLUMNS = ("gemeente", "jaar", "vraag", "antwoord", "reden", "toelichting")
NEEDED = COLUMNS[:4]
REASONS = {m.value: m for m in Missing}


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


class _Found:
    """What was found so far."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.gemeente = ""
        self.replies: list[Reply] = []
        self.places: dict[tuple[str, int], Placed] = {}
        self.problems: list[Problem] = []
        self.typed: dict[tuple[str, int, str], str] = {}

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
            self._answer(here, numbers.read(cells["antwoord"], question.form, question.unit), cells)
        except numbers.Unreadable as error:
            self.problems.append(
                Problem(
                    "leesbaar", Seriousness.ERROR, *here, error.found, error.expected, error.remedy
                )
            )
            for kind, column in zip(layout.PER_YEAR, COLUMNS[3:], strict=True):
                if cells.get(column):
                    self.typed[*here, kind] = cells[column]

    def _answer(
        self, here: tuple[str, int], value: float | Missing | None, cells: dict[str, str]
    ) -> None:
        reason = cells.get("reden", "").casefold()
        missing = value if isinstance(value, Missing) else REASONS.get(reason)
        number = None if isinstance(value, Missing) else value
        if reason and reason not in REASONS:
            raise numbers.Unreadable(
                f"Bij reden staat ‘{reason[:40]}’.", f"Verwacht: {', '.join(REASONS)}.", "Kies er een."
            )  # fmt: skip
        if number is not None and missing is not None:
            raise numbers.Unreadable(
                f"Er staan een getal en de reden ‘{missing.value}’.", "Eén van beide kan waar zijn.",
                "Haal het getal of de reden weg.",
            )  # fmt: skip
        if number is not None or missing is not None:
            note = explanation(cells.get("toelichting", ""))
            self.replies.append(Reply(*here, number, missing, note))
