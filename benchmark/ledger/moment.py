"""A moment in Dutch words, in Dutch time."""

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
PLACE = "Europe/Amsterdam"


def words(at: datetime) -> str:
    """Day and time: "26 november 2026 om 09:05"."""
    here = local(at)
    return f"{here.day} {MONTHS[here.month - 1]} {here.year} om {here:%H:%M}"


def local(at: datetime) -> datetime:
    """An aware moment in Dutch time; in that of the computer when it knows no other zones."""
    try:
        return at.astimezone(ZoneInfo(PLACE))
    except ZoneInfoNotFoundError:
        return at.astimezone()
