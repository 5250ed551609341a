"""A moment in Dutch words, in Dutch time."""

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
PLACE = "Europe/Amsterdam"


def words(at: datetime) -> str:
    """Day and time: "26 november 2026 om 09:05"."""
    here = local(at)
    return f"{day(here)} om {here:%H:%M}"


def day(on: date) -> str:
    """A day: "26 november 2026"."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def local(at: datetime) -> datetime:
    """An aware moment in Dutch time; in that of the computer when it knows no other zones."""
    try:
        return at.astimezone(ZoneInfo(PLACE))
    except ZoneInfoNotFoundError:
        return at.astimezone()
