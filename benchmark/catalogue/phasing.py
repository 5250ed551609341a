"""What a scenario starts from: productive hours, cost of an hour, and volumes that fall after an event."""

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from benchmark.catalogue.models import Entry, Event, Key, Text

FILE = "scenario.toml"
Basis = Literal["source", "assumption"]


class Start(Entry):
    """A value to start from, with its source or the reason why it is assumed."""

    value: float = Field(gt=0)
    basis: Basis
    source: Text
    reason: Text


class VolumeChange(Entry):
    """The volume of lines changes once, relatively, in the year after an event (by its label) ends."""

    lines: tuple[Key, ...]
    after: Text
    change: float = Field(ge=-1, le=1)
    basis: Basis
    source: Text
    reason: Text

    def year(self, events: Sequence[Event]) -> int | None:
        """The first year of the new volume; None when the event has no end."""
        ends = [e.last_year for e in events if e.label == self.after]
        return ends[0] + 1 if ends and ends[0] is not None else None


class Phasing(Entry):
    """Where scenarios start. ``hours``: productive hours per fte per year; ``hourly``: euros per hour."""

    hours: Start | None = None
    hourly: Start | None = None
    volume: tuple[VolumeChange, ...] = ()

    def of_line(self, key: str) -> VolumeChange | None:
        """The change of the volume of a line, if one is expected."""
        return next((v for v in self.volume if key in v.lines), None)
