"""Where everything stands in the workbook: what the writer writes and the reader looks for.

A sheet is known by its first heading and a row by the key of its question, so that a sheet may be renamed
and rows may be sorted. A column of answers is known by its heading and year.
"""

import hashlib

from benchmark.catalogue import Catalogue, Question

HIDDEN = "_gegevens"
GUIDE, FINDINGS = "Uitleg", "Controle"
KEY, QUESTION, UNIT = "sleutel", "Vraag", "Eenheid"
ANSWER, REASON, NOTE = "Antwoord", "Reden", "Toelichting"
BEFORE, EXAMPLE, HINT = "Vorig jaar", "Zo schrijft u het", "Wat telt mee"
HEAD = 3  # the row of headings, from 0
VERSION, GEMEENTE, YEARS, STAMP = "versie", "gemeente", "jaren", "stand"
ASKED = "vraag "
LONGEST_NAME = 31  # of a sheet, in Excel
PER_YEAR = (ANSWER, REASON, NOTE)


def heading(kind: str, year: int) -> str:
    """The heading of a column of answers: "Antwoord 2024"."""
    return f"{kind} {year}"


def fingerprint(question: Question) -> str:
    """Eight digits that change when the text of a question, its unit or its form changes."""
    told = f"{question.key}\0{question.text}\0{question.unit}\0{question.form}\n"
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def version(catalogue: Catalogue) -> str:
    """Eight digits that change when any question does."""
    told = "".join(fingerprint(q) for q in catalogue.questions)
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def versions(catalogue: Catalogue) -> dict[str, str]:
    """The fingerprint of every question, by the name under which the hidden sheet keeps it."""
    return {f"{ASKED}{q.key}": fingerprint(q) for q in catalogue.questions}
