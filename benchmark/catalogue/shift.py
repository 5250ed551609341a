"""How a shift between channels is told: what is compared, what is no change, and when a panel says anything."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field, model_validator

from benchmark.catalogue.models import Code, Entry, Key, Text
from benchmark.errors import CatalogueError

FILE = "channels.toml"


class Channel(Entry):
    """A channel beside the digital one: its name in a sentence, and the words for one contact over it and for many."""

    key: Key
    name: Text
    indicator: Code
    one: Text
    many: Text


class Panel(Entry):
    """From how many years and municipalities on the figures of all together give an estimate."""

    least_years: int = Field(ge=3)
    least_municipalities: int = Field(ge=10)


class OpenRange(Entry):
    """The rebound that stays possible without an estimate, as shares, and the line of room that uses it."""

    low: float = Field(ge=0)
    high: float = Field(le=1)
    line: Key


class Differing(Entry):
    """An indicator that may differ between those who went different ways, in a few words."""

    indicator: Code
    short: Text


class ChannelShiftRule(Entry):
    """The whole rule. ``window`` in years; ``same`` a share of the first year; ``chance`` in standard errors."""

    digital: Code
    window: int = Field(ge=1)
    same: float = Field(ge=0, lt=1)
    chance: float = Field(gt=0)
    panel: Panel
    rebound: OpenRange
    channels: Annotated[tuple[Channel, ...], Field(min_length=1)]
    differing: tuple[Differing, ...] = ()

    @model_validator(mode="after")
    def each_once(self) -> "ChannelShiftRule":
        """No channel twice, and the digital one not beside itself."""
        keys = [c.key for c in self.channels]
        codes = [self.digital, *(c.indicator for c in self.channels)]
        if len(set(keys)) < len(keys) or len(set(codes)) < len(codes):
            raise ValueError("elk kanaal één keer")
        return self

    def channel(self, key: str) -> Channel | None:
        """The channel of that key."""
        return next((c for c in self.channels if c.key == key), None)


def check(rule: ChannelShiftRule | None, codes: Iterable[str], lines: Iterable[str]) -> None:
    """Every indicator and line that is named is there; raises CatalogueError."""
    if rule is None:
        return
    named = {
        "digital": [rule.digital],
        "channels.indicator": [c.indicator for c in rule.channels],
        "differing.indicator": [d.indicator for d in rule.differing],
    }
    known = set(codes)
    for key, wanted in named.items():
        for code in wanted:
            if code not in known:
                raise _unknown(key, code, "een indicator")
    if rule.rebound.line not in set(lines):
        raise _unknown("rebound.line", rule.rebound.line, "een lijn")


def _unknown(key: str, value: str, kind: str) -> CatalogueError:
    return CatalogueError(
        f"In data/catalogue/{FILE} verwijst de sleutel '{key}' naar '{value}', "
        f"maar {kind} met die naam is er niet.",
        "Verbeter de verwijzing of voeg het ontbrekende toe.",
    )
