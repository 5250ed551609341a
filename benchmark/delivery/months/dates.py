"""Dates as exports write them: a closed list of forms, each of a month, a quarter or a day.

``2026-03``, ``maart 2026``, ``2026 K1`` and ``2026 Q1``, ``2026-03-14`` and ``14-03-2026``; behind a day may stand a time.
Nothing else is read, so that "03-04-26" is never taken for another day than was meant.
"""

import calendar
import re
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from benchmark.checks.unread import clipped
from benchmark.errors import SpiegelError
from benchmark.ledger.moment import MONTHS

QUARTER = 3  # months
TIME = (
    r"[ T][0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,6})?)?$"  # behind a day, and not used
)
FORMS = (
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})"),
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"),
    re.compile(r"(?P<day>[0-9]{1,2})-(?P<month>[0-9]{1,2})-(?P<year>[0-9]{4})"),
    re.compile(rf"(?P<name>{'|'.join(MONTHS)}) (?P<year>[0-9]{{4}})", re.IGNORECASE),
    re.compile(r"(?P<year>[0-9]{4})[ -]?[KQ](?P<quarter>[1-4])", re.IGNORECASE),
)
EXPECTED = "Schrijf bijvoorbeeld 2026-03, maart 2026, 2026 K1, 2026-03-14 of 14-03-2026."
FIRST_YEAR, LAST_YEAR = 2000, 2100
CLOSED = 2  # working days at an end of a month without a row: a holiday, not a half export


class Grain(StrEnum):
    """How long a row is."""

    MONTH = "maand"
    QUARTER = "kwartaal"
    DAY = "dag"


class Period(NamedTuple):
    """A month (1 to 12) or a quarter (1 to 4) of a year; they sort as they follow each other."""

    year: int
    number: int
    grain: Grain = Grain.MONTH

    @property
    def words(self) -> str:
        """As it is said: "maart 2026", "kwartaal 1 van 2026"."""
        if self.grain is Grain.QUARTER:
            return f"kwartaal {self.number} van {self.year}"
        return f"{MONTHS[self.number - 1]} {self.year}"

    @property
    def first(self) -> date:
        """The first day."""
        months = QUARTER if self.grain is Grain.QUARTER else 1
        return date(self.year, (self.number - 1) * months + 1, 1)

    @property
    def last(self) -> date:
        """The last day."""
        month = self.number * (QUARTER if self.grain is Grain.QUARTER else 1)
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    def back(self, months: int) -> "Period":
        """The month so many months before this one."""
        index = self.year * 12 + self.number - 1 - months
        return Period(index // 12, index % 12 + 1)


class Dated(NamedTuple):
    """What a date says: its grain, the month or quarter it falls in, and the day where it is one (else 0)."""

    grain: Grain
    year: int
    number: int
    day: int = 0


def read(text: str) -> Dated:
    """The month, quarter or day that a text names; a time behind a day is taken off before. Raises SpiegelError."""
    match = next((m for m in (f.fullmatch(text) for f in FORMS) if m), None)
    if match is None:
        raise SpiegelError(
            f"'{clipped(text)}' is geen maand, kwartaal of dag."
            if text
            else "Er staat geen datum.",
            EXPECTED,
        )
    found = match.groupdict()
    year = int(found["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise SpiegelError(f"Het jaar {year} kan niet kloppen.", EXPECTED)
    if found.get("quarter"):
        return Dated(Grain.QUARTER, year, int(found["quarter"]))
    if found.get("name"):
        return Dated(Grain.MONTH, year, MONTHS.index(found["name"].casefold()) + 1)
    month, day = int(found["month"]), int(found.get("day") or 0)
    try:
        date(year, month, day or 1)
    except ValueError:
        raise SpiegelError(f"De datum '{clipped(text)}' bestaat niet.", EXPECTED) from None
    return Dated(Grain.DAY if day else Grain.MONTH, year, month, day)


def working_days(first: date, last: date) -> int:
    """How many days from Monday to Friday there are from ``first`` up to and including ``last``."""
    days = (first + timedelta(n) for n in range((last - first).days + 1))
    return sum(day.weekday() < calendar.SATURDAY for day in days)


def covers(month: Period, first: date, last: date) -> bool:
    """Whether rows from ``first`` to ``last`` can be all of a month: at most two working days are outside them.

    A counter is closed on holidays and says nothing then; an export that stops half-way must not look like a quiet month.
    """
    before = working_days(month.first, first - timedelta(1)) if first > month.first else 0
    after = working_days(last + timedelta(1), month.last) if last < month.last else 0
    return before <= CLOSED and after <= CLOSED
