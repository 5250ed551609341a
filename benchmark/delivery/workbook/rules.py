"""What Excel itself says of a cell while somebody types; our own checks decide, and say it better."""

import textwrap
from typing import Any

from benchmark.catalogue import Question
from benchmark.ledger.entries import LONGEST
from benchmark.vocabulary import Form, Missing

REASONS = [m.value for m in Missing]
NOTE_LENGTH = min(LONGEST, 2000)  # of a cell that is typed in
LONGEST_TITLE, LONGEST_MESSAGE = 32, 250  # what Excel takes


def number(question: Question) -> dict[str, Any]:
    """What may be typed; Excel only warns, because our own check says it better."""
    whole = question.form is Form.COUNT
    rule: dict[str, Any] = {
        "validate": "integer" if whole else "decimal",
        "input_title": question.unit[:LONGEST_TITLE],
        "input_message": textwrap.shorten(question.hint, LONGEST_MESSAGE, placeholder="…"),
        "error_title": "Kijk dit getal na",
        "error_message": "Verwacht: een heel getal." if whole else "Verwacht: een getal.",
        "error_type": "warning",
    }
    if question.high is None:
        return rule | {"criteria": ">=", "value": question.low}
    return rule | {"criteria": "between", "minimum": question.low, "maximum": question.high}


def reason() -> dict[str, Any]:
    """Why there is no number: one of a list."""
    return {
        "validate": "list",
        "source": REASONS,
        "input_title": "Geen getal?",
        "input_message": "Kies waarom. Laat het antwoord dan leeg.",
        "error_title": "Kies een reden",
        "error_message": "Kies uit de lijst.",
    }


def note() -> dict[str, Any]:
    """How long an explanation may be."""
    return {
        "validate": "length",
        "criteria": "<=",
        "value": NOTE_LENGTH,
        "error_title": "Te lang",
        "error_message": f"Er passen {NOTE_LENGTH} tekens.",
    }
