"""What a municipality says of itself in the checklist of the BurgerServiceCode."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from benchmark.ledger.entries import Entry, Text

FIRST, LAST = date(2000, 1, 1), date(2100, 12, 31)


class CheckState(StrEnum):
    """The answer to a question of the checklist."""

    YES = "ja"
    BUSY = "bezig"
    NO = "nee"


def _within(on: date) -> date:
    if not FIRST <= on <= LAST:
        raise ValueError(f"verwacht wordt een dag van {FIRST.year} tot en met {LAST.year}")
    return on


class Checked(Entry):
    """The answer to one question, as it stood ``on`` a day. ``withdrawn``: the question is open again."""

    kind = "checked"
    check: str = Field(pattern=r"^[a-z0-9-]{1,60}$")
    state: CheckState
    on: Annotated[date, AfterValidator(_within)]
    note: Text = ""
    withdrawn: bool = False

    @property
    def subject(self) -> str:
        """Municipality and question."""
        return f"{self.gemeente}/{self.check}"
