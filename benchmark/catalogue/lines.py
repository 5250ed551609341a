"""The lines on which room may be estimated, and what stands beside them and is never room."""

from typing import Literal

from pydantic import Field

from benchmark.catalogue.models import Code, Entry, Key, Text


class Norm(Entry):
    """A published level of an indicator, in its unit, with where it was published."""

    value: float = Field(ge=0)
    source: Text


class SavingsLine(Entry):
    """A line on which room may be estimated, from one indicator.

    ``context``: the circumstances on which the nearest peers are sought. ``narrowed_by``: the indicator that,
    once delivered, says most about the difference. ``parent``: the line that already holds these euros.
    """

    key: Key
    name: Text
    indicator: Code
    basis: Literal["bookkeeping", "delivered"]
    nature: Literal["cashable", "capacity", "mixed"]
    parent: Key | None = None
    context: tuple[str, ...] = ()
    narrowed_by: Code | None = None
    norm: Norm | None = None
    caveat: Text


class CoverLine(Entry):
    """Fees and overhead: a figure that is looked at beside the lines and never counts as room, and why not."""

    indicator: Code
    kind: Literal["fees", "overhead"]
    reason: Text
