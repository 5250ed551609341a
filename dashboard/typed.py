"""Numbers as people type them in Dutch, read strictly: "1.234,5", "50%", "€ 40.000"; empty is nothing.

What cannot be read raises WrongEntry with the name of the field, so that the sentence can stand beside it.
"""

import re
from datetime import UTC, datetime
from datetime import date as day

from benchmark.dutch import upper_first
from benchmark.ledger import moment
from benchmark.ledger.reading import FIELDS, SHOWN, WrongEntry

NUMBER = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?")
FAR = 10  # years ahead for which something can be agreed
YEAR = re.compile(r"20[0-9]{2}")
DAYS = (
    re.compile(r"(?P<day>[0-9]{1,2})-(?P<month>[0-9]{1,2})-(?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"),
    re.compile(r"(?P<day>[0-9]{1,2}) +(?P<month>[a-z]{3,9}) +(?P<year>[0-9]{4})"),
)


def number(text: str | None, field: str) -> float | None:
    """A number; a point separates thousands, a comma the decimals."""
    return _read(text, field, "bijvoorbeeld 1.234,5")


def euros(text: str | None, field: str) -> float | None:
    """An amount of euros."""
    plain = (text or "").strip().removeprefix("€")
    return _read(plain, field, "bijvoorbeeld 40.000 of 1.234,50", text)


def share(text: str | None, field: str) -> float | None:
    """A percentage as a share: "50%" and "50" are 0.5."""
    plain = (text or "").strip().removesuffix("%")
    found = _read(plain, field, "een percentage, bijvoorbeeld 50%", text)
    return None if found is None else found / 100


def year(text: str | None, field: str) -> int | None:
    """A year of four digits."""
    plain = (text or "").strip()
    if not plain:
        return None
    if not YEAR.fullmatch(plain):
        raise _wrong(plain, field, "een jaar, bijvoorbeeld 2027")
    return int(plain)


def date(text: str | None, field: str) -> day | None:
    """A day: "14-3-2026", "2026-03-14" or "14 maart 2026", and one that is on the calendar."""
    plain = (text or "").strip().lower()
    if not plain:
        return None
    found = next((m for form in DAYS if (m := form.fullmatch(plain))), None)
    try:
        if found is not None:
            return day(int(found["year"]), _month(found["month"]), int(found["day"]))
    except ValueError:  # 31 February
        pass
    raise _wrong(text or "", field, "een datum, bijvoorbeeld 14-3-2026")


def coming_day(text: str, field: str) -> day:
    """A day from today on, within ``FAR`` years: an agreement about another day is a slip of the pen."""
    found, today = date(text, field), moment.local(datetime.now(UTC)).date()
    named = upper_first(FIELDS.get(field, "dit veld"))
    if found is None:
        raise WrongEntry(f"{named} ontbreekt.", field)
    if found < today:
        raise WrongEntry(
            f"{named} is {moment.day(found)}; dat is al geweest. Kies een dag vanaf vandaag.", field
        )
    if found.year > today.year + FAR:
        raise WrongEntry(
            f"{named} is {moment.day(found)}; verwacht wordt een dag binnen {FAR} jaar.", field
        )
    return found


def example_day() -> str:
    """A day to show as an example where ``coming_day`` is asked: "1 maart" of next year."""
    return f"1 maart {moment.local(datetime.now(UTC)).year + 1}"


def _month(text: str) -> int:
    """The number of a month, typed as that or as its name; raises ValueError for another word."""
    return int(text) if text.isdigit() else moment.MONTHS.index(text) + 1


def _read(plain: str | None, field: str, example: str, typed: str | None = None) -> float | None:
    found = (plain or "").strip().replace("\N{MINUS SIGN}", "-").replace("\xa0", "")
    if not found:
        return None
    sign, digits = (-1, found[1:].strip()) if found.startswith("-") else (1, found)
    if len(digits) > SHOWN or not NUMBER.fullmatch(digits):
        raise _wrong(typed or found, field, example)
    return sign * float(digits.replace(".", "").replace(",", "."))


def _wrong(typed: str, field: str, example: str) -> WrongEntry:
    said = " ".join(typed.split())
    short = said[:SHOWN] + ("…" if len(said) > SHOWN else "")
    named = upper_first(FIELDS.get(field, "dit veld"))
    return WrongEntry(f"{named} is '{short}'; verwacht wordt {example}.", field)
