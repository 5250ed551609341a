"""Life events: the mark that is aimed at, which row stands for the whole chain, and what an event asks of a resident."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from benchmark.catalogue.lists import DeclaredList
from benchmark.catalogue.models import Entry, Text
from benchmark.errors import CatalogueError

FILE = "life_events.toml"
LIST = "levensgebeurtenissen"
EVENT, ORGANISATION = "gebeurtenis", "organisatie"


class Target(Entry):
    """The mark (1-10) that was agreed on, with its source."""

    mark: float = Field(ge=1, le=10)
    source: Text
    reason: Text


class Chain(Entry):
    """What the list calls the mark for everything together, and the municipality itself."""

    organisation: Text
    own: Text


class LifeEvent(Entry):
    """A life event: its name as in the list, and in one sentence what somebody has to arrange."""

    name: Text
    says: Annotated[str, Field(pattern=r"\.$")]


class LifeEvents(Entry):
    """All of it, the events in the order of the screen."""

    target: Target
    chain: Chain
    events: Annotated[tuple[LifeEvent, ...], Field(min_length=1)]

    def says(self, name: str) -> str:
        """What somebody has to arrange at an event; empty for one that is not described."""
        return next((e.says for e in self.events if e.name == name), "")


def check(found: LifeEvents | None, lists: Sequence[DeclaredList]) -> None:
    """Every event and organisation is a choice of the list; raises CatalogueError for one that is not."""
    declared = next((one for one in lists if one.key == LIST), None)
    if found is None or declared is None:
        return
    named = {
        EVENT: [e.name for e in found.events],
        ORGANISATION: [found.chain.organisation, found.chain.own],
    }
    for column, words in named.items():
        choices = declared.column(column).choices
        unknown = next((word for word in words if word not in choices), None)
        if unknown is not None:
            raise CatalogueError(
                f"In data/catalogue/{FILE} staat '{unknown}', maar de lijst '{LIST}' kent die keuze niet.",
                f"Kies uit: {', '.join(choices)}.",
            )
