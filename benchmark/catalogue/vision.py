"""The dienstverleningsvisie: values to start from, invented ones for Oefenmodus, and how many figures belong to a value."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from benchmark.catalogue.models import Code, Entry, Indicator, Text
from benchmark.errors import CatalogueError
from benchmark.vocabulary import Direction

FILE = "vision.toml"


class ValueOfVision(Entry):
    """A value: its name, what it means to a resident, and the indicators that confirm or question it."""

    name: Text
    meaning: Annotated[str, Field(pattern=r"\.$")]
    indicators: tuple[Code, ...]


class InventedValue(ValueOfVision):
    """A value for Oefenmodus, with the municipality it is invented for."""

    gemeente: Annotated[str, Field(pattern=r"^GM\d{4}$")]


class VisionRule(Entry):
    """``least`` and ``most``: how many indicators a value has. Without values in an edition from before it."""

    least: Annotated[int, Field(ge=1)] = 2
    most: Annotated[int, Field(ge=1)] = 3
    suggestions: tuple[ValueOfVision, ...] = ()
    examples: tuple[InventedValue, ...] = ()


def check(rule: VisionRule, indicators: Sequence[Indicator]) -> None:
    """Every value has as many indicators as the rule says, each known and with a direction; raises CatalogueError."""
    known = {i.code: i for i in indicators}
    for one in (*rule.suggestions, *rule.examples):
        if not rule.least <= len(set(one.indicators)) <= rule.most:
            raise _refused(
                one, f"staan {len(set(one.indicators))} cijfers", f"Noem er {rule.least} tot {rule.most}."
            )  # fmt: skip
        for code in one.indicators:
            if code not in known:
                raise _refused(one, f"staat '{code}', en dat cijfer is er niet", "Noem een ander.")
            if known[code].direction is Direction.NEUTRAL:
                raise _refused(
                    one, f"staat '{code}', en dat cijfer heeft geen goede kant", "Noem een ander."
                )


def _refused(one: ValueOfVision, why: str, remedy: str) -> CatalogueError:
    return CatalogueError(f"In data/catalogue/{FILE} bij de waarde '{one.name}' {why}.", remedy)
