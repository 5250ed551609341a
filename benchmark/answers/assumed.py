"""Reading the assumptions of missed appointments as somebody typed them, in a link or on the command line.

What cannot be used raises SpiegelError in one sentence: what was found, where, and what is expected.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from benchmark import dutch
from benchmark.answers.missed import start
from benchmark.answers.planned import rule_of
from benchmark.answers.question import Question
from benchmark.errors import SpiegelError
from benchmark.savings.no_show import Assumed
from benchmark.savings.scenario import Range
from benchmark.viewing import View

NUMBER = re.compile(r"[0-9]{1,5}(?:[.,][0-9]{1,4})?")
SHOWN = 20  # letters of what was typed, in a sentence
SLOT, REFILLED, HOURS = "slot", "opgevuld", "uren"


class Typed(NamedTuple):
    """What was typed per assumption; empty for what the catalogue says."""

    slot: str = ""
    refilled: str = ""
    hours: str = ""


class Names(NamedTuple):
    """What each assumption is called where it was typed: keys of a link, or options of the command line."""

    slot: str = "minuten per afspraak (slot)"
    refilled: str = "deel dat wordt opgevuld (opgevuld)"
    hours: str = "productieve uren (uren)"


LINK = Names()


def assumed(view: View, asked: Question, typed: Typed = Typed(), names: Names = LINK) -> Assumed:
    """The assumptions with those of the catalogue where nothing was typed; raises SpiegelError for the first mistake."""
    found, mistakes = read(view, asked, typed, names)
    if mistakes:
        raise mistakes[0]
    return found


def read(
    view: View, asked: Question, typed: Typed, names: Names = LINK
) -> tuple[Assumed, tuple[SpiegelError, ...]]:
    """The assumptions, and a mistake for each that could not be read: there the catalogue holds."""
    found, rule = start(view, asked), rule_of(view)
    mistakes: list[SpiegelError] = []
    try:
        if typed.slot.strip():
            slot = _within(typed.slot, names.slot, "minuten", rule.slot.low, rule.slot.high)
            found = found._replace(slot=slot)
    except SpiegelError as mistake:
        mistakes.append(mistake)
    try:
        if typed.refilled.strip():
            found = found._replace(refilled=_shares(typed.refilled, names.refilled))
    except SpiegelError as mistake:
        mistakes.append(mistake)
    try:
        if typed.hours.strip():
            hours = _within(typed.hours, names.hours, "uren", rule.hours.low, rule.hours.high)
            found = found._replace(hours=hours)
    except SpiegelError as mistake:
        mistakes.append(mistake)
    return found, tuple(mistakes)


def as_parameters(assumed: Assumed, begin: Assumed) -> Mapping[str, str]:
    """What a link must say of the assumptions: only those that differ from where they begin."""
    shares = assumed.refilled
    ends = [_plain(shares.low), _plain(shares.high)]
    typed = {
        SLOT: _plain(assumed.slot) if assumed.slot != begin.slot else "",
        REFILLED: "-".join(dict.fromkeys(ends)) if shares != begin.refilled else "",
        HOURS: _plain(assumed.hours) if assumed.hours != begin.hours else "",
    }
    return {key: text for key, text in typed.items() if text}


def _within(text: str, name: str, unit: str, low: float, high: float) -> float:
    found = _number(text)
    if found is None or not low <= found <= high:
        ends = f"{dutch.number(low)} tot en met {dutch.number(high)} {unit}"
        raise _wrong(text, name, f"een getal van {ends}")
    return found


def _shares(text: str, name: str) -> Range:
    """ "0.3" or "0.1-0.5", shares from 0 to 1; the middle of two ends is halfway."""
    expected = "een deel van 0 tot en met 1, zoals 0,3, of twee met een streepje, zoals 0,1-0,5"
    ends = [_number(part) for part in text.replace(dutch.EN_DASH, "-").split("-")]
    low, high = ends[0], ends[-1]
    if len(ends) > 2 or low is None or high is None or not 0 <= low <= high <= 1:
        raise _wrong(text, name, expected)
    return Range(low, (low + high) / 2, high)


def _number(text: str) -> float | None:
    plain = text.strip()
    return float(plain.replace(",", ".")) if NUMBER.fullmatch(plain) else None


def _wrong(text: str, name: str, expected: str) -> SpiegelError:
    said = " ".join(text.split())
    short = said[:SHOWN] + ("…" if len(said) > SHOWN else "")
    return SpiegelError(
        f"'{short}' bij {name} is niet te gebruiken.", f"Verwacht wordt {expected}."
    )


def _plain(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
