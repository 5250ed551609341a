"""The BurgerServiceCode: what each norm promises, what is laid beside it, and the checklist that goes with it."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from benchmark.catalogue.models import Code, Entry, Indicator, Key, Text
from benchmark.errors import CatalogueError

FILE = "service_code.toml"


class CheckPart(StrEnum):
    """Where a question of the checklist belongs."""

    IMPULSE = "kwaliteitsimpuls"
    ALSO = "ook"
    EVIDENCE = "bewijs"


class Caution(Entry):
    """What a reader must know before laying a judgement beside figures, with its source."""

    text: Text
    source: Text


class Norm(Entry):
    """A norm: its survey figure, what a citizen may expect, the statements asked, and hard evidence.

    ``evidence``: indicators; ``checks``: keys of the checklist, for what no figure shows.
    """

    indicator: Code
    expects: Annotated[str, Field(pattern=r"\.$")]
    items: Annotated[tuple[Text, ...], Field(min_length=1)]
    evidence: tuple[Code, ...] = ()
    checks: tuple[Key, ...] = ()


class Check(Entry):
    """A question of the checklist that the municipality answers about itself; ``who`` acts on it."""

    key: Key
    part: CheckPart
    question: Annotated[str, Field(pattern=r"\?$")]
    who: tuple[Text, ...] = ()


class ServiceCode(Entry):
    """All norms in their order, and the checklist. Empty in an edition from before it."""

    caution: Caution | None = None
    norms: tuple[Norm, ...] = ()
    checks: tuple[Check, ...] = ()

    def check(self, key: str) -> Check | None:
        """The question of the checklist with that key, if there is one."""
        return next((c for c in self.checks if c.key == key), None)


def check(code: ServiceCode, indicators: Sequence[Indicator]) -> None:
    """Every reference is there, every key stands once, and every item is what the indicator says is asked.

    Raises CatalogueError with the key at fault.
    """
    known = {i.code: i for i in indicators}
    keys = [c.key for c in code.checks]
    for n, one in enumerate(code.checks, start=1):
        if keys.count(one.key) > 1:
            raise _refused(
                f"checks[{n}].key", f"staat '{one.key}' twee keer", "Gebruik hem één keer."
            )
        if one.part is CheckPart.IMPULSE and not one.who:
            raise _refused(f"checks[{n}].who", "ontbreekt wie er aan zet is", "Noem wie handelt.")
    for n, norm in enumerate(code.norms, start=1):
        named = [("indicator", norm.indicator), *(("evidence", e) for e in norm.evidence)]
        for key, value in named:
            if value not in known:
                raise _unknown(f"norms[{n}].{key}", value, "een indicator")
        for value in norm.checks:
            if value not in keys:
                raise _unknown(f"norms[{n}].checks", value, "een vraag")
        for item in norm.items:
            if f'"{item}"' not in known[norm.indicator].definition:
                raise _refused(
                    f"norms[{n}].items",
                    f"staat '{item}', en de definitie van {norm.indicator} noemt die stelling niet",
                    "Neem de stelling letterlijk over.",
                )


def _unknown(key: str, value: str, kind: str) -> CatalogueError:
    return CatalogueError(
        f"In data/catalogue/{FILE} verwijst de sleutel '{key}' naar '{value}', "
        f"maar {kind} met die naam is er niet.",
        "Verbeter de verwijzing of voeg het ontbrekende toe.",
    )


def _refused(key: str, why: str, remedy: str) -> CatalogueError:
    return CatalogueError(f"In data/catalogue/{FILE} bij de sleutel '{key}' {why}.", remedy)
