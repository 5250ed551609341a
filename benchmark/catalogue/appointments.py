"""What a missed appointment takes at the counter: assumptions with their reason, and the bounds of what may be typed."""

from pydantic import Field, model_validator

from benchmark.catalogue.models import Entry, Limits, Text

FILE = "appointments.toml"


class Slot(Limits):
    """Minutes of one counter per appointment; ``low`` and ``high`` bound what somebody may type."""

    value: float = Field(gt=0)
    reason: Text


class Refilled(Entry):
    """The share (0-1) of missed appointments in which somebody else is helped: low, most likely, high."""

    low: float = Field(ge=0, le=1)
    value: float = Field(ge=0, le=1)
    high: float = Field(ge=0, le=1)
    reason: Text

    @model_validator(mode="after")
    def in_order(self) -> "Refilled":
        """The most likely share lies between the other two."""
        if not self.low <= self.value <= self.high:
            raise ValueError("low, value en high op volgorde")
        return self


class Use(Limits):
    """The bounds (percent) outside which the use of counters deserves a question, with the reason."""

    reason: Text


class Appointments(Entry):
    """Everything that the hours of missed appointments rest on.

    ``tolerance``: percentage points by which parts may differ from their whole. ``least_fte``: under it a
    difference is too small to book.
    """

    tolerance: float = Field(ge=0, le=5)
    least_fte: float = Field(gt=0)
    least_reason: Text
    to_call: int = Field(ge=1, le=10)
    slot: Slot
    refilled: Refilled
    refilled_without_walk_in: Refilled
    hours: Limits
    use: Use
