"""Where everything stands in the workbook: what the writer writes and the reader looks for.

A sheet is known by its first heading and a row by the key of its question, so that a sheet may be renamed
and rows may be sorted. A column of answers is known by its heading and year.
"""

import hashlib

from benchmark.catalogue import Catalogue

HIDDEN = "_gegevens"
GUIDE, FINDINGS = "Uitleg", "Controle"
KEY, QUESTION, UNIT = "sleutel", "Vraag", "Eenheid"
ANSWER, REASON, NOTE = "Antwoord", "Reden", "Toelichting"
BEFORE, EXAMPLE, HINT = "Vorig jaar", "Zo schrijft u het", "Wat telt mee"
HEAD = 3  # the row of headings, from 0
VERSION, GEMEENTE, YEARS, STAMP = "versie", "gemeente", "jaren", "stand"
LONGEST_NAME = 31  # of a sheet, in Excel
PER_YEAR = (ANSWER, REASON, NOTE)


def heading(kind: str, year: int) -> str:
    """The heading of a column of answers: "Antwoord 2024"."""
    return f"{kind} {year}"


def version(catalogue: Catalogue) -> str:
    """Eight digits that change when a question, its unit or its form changes."""
    digest = hashlib.sha256()
    for question in catalogue.questions:
        digest.update(
            f"{question.key}\0{question.text}\0{question.unit}\0{question.form}\n".encode()
        )
    return digest.hexdigest()[:8]
