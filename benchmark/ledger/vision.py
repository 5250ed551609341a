"""A value of the dienstverleningsvisie of a municipality, in its own words, with the figures that confirm or question it."""

from typing import Annotated

from pydantic import Field

from benchmark.ledger.entries import Entry, Name, Text


class StatedValue(Entry):
    """``meaning``: what a resident may notice of it. ``indicators``: codes; which side of each confirms follows from its
    direction in the catalogue, so it is not written down twice. ``example``: made in Oefenmodus, and shown there only.
    """

    kind = "stated-value"
    id: str = Field(pattern=r"^[0-9a-z]{8}$")
    name: Name
    meaning: Annotated[Text, Field(min_length=1)]
    indicators: Annotated[
        tuple[Annotated[str, Field(pattern=r"^[A-Z]{3}\d{2}$")], ...],
        Field(min_length=1, max_length=10),
    ]
    example: bool = False
    withdrawn: bool = False

    @property
    def subject(self) -> str:
        """Municipality and number."""
        return f"{self.gemeente}/{self.id}"
