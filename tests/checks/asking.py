"""Questions, indicators and answers for the tests of the checks, with as little as each test needs."""

from datetime import date
from typing import Any

from benchmark.catalogue import Identity, Indicator, Question
from benchmark.checks import Asked
from benchmark.checks.reply import Replies, Reply
from benchmark.vocabulary import Form, Missing

YEAR = 2025


def question(key: str, *parts: str, **more: Any) -> Question:
    """A question about a number of contacts, unless ``more`` says otherwise."""
    said = {"text": f"Hoeveel {key}?", "unit": "contacten", "hint": "Tel alles.", "example": 1250.0}
    return Question(**{"key": key, "theme": "kanalen", "form": Form.COUNT, **said, "parts": parts, **more})  # fmt: skip


def identity(whole: str, *parts: str, rule: str = "equal") -> Identity:
    """What must agree between answers."""
    return Identity.model_validate(
        {"key": "som", "whole": whole, "parts": parts, "rule": rule, "text": "Samen zijn zij alle contacten."}
    )  # fmt: skip


def indicator(code: str = "KAN02", *, low: float = 0, high: float = 100, **more: Any) -> Indicator:
    """A share of contacts in percent, unless ``more`` says otherwise."""
    part = {"text": "contacten", "unit": "contacten"}
    declared = {
        "code": code, "name": f"Cijfer {code}", "question": "Hoeveel?", "theme": "kanalen",
        "status": "no figures yet", "unit": "%", "direction": "neutral", "kind": "share",
        "perspective": "volume", "decimals": 1, "source": "levering", "next_review": date(2027, 1, 1),
        "plausible": {"low": low, "high": high}, "numerator": part, "denominator": part,
        "versions": [{"version": 1, "from": 2020, "definition": "Deel van alle contacten."}],
    }  # fmt: skip
    return Indicator.model_validate({**declared, **more})


def replies(
    now: dict[str, float | Missing], before: dict[str, float] | None = None, note: str = ""
) -> Replies:
    """Answers of this year, with one note on all of them, and of the year before."""
    found = {}
    for key, value in now.items():
        why = value if isinstance(value, Missing) else None
        found[key, YEAR] = Reply(key, YEAR, None if why else float(value), why, note)
    for key, value in (before or {}).items():
        found[key, YEAR - 1] = Reply(key, YEAR - 1, float(value))
    return found


def asked(questions: list[Question], answers: Replies, **more: Any) -> Asked:
    """What the checks get."""
    return Asked(questions=questions, replies=answers, year=YEAR, **more)
