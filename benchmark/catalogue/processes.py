"""A service as a process: its steps from left to right, and what is measured of each."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from benchmark.catalogue.models import Entry, Key, Text

FILE = "processes.toml"
Part = Literal["", "teller", "noemer"]
Measured = Annotated[str, Field(pattern=r"^[A-Z]{3}\d{2}(\.(teller|noemer))?$")]
Side = Literal["volume", "time", "cost", "quality"]
SIDES: tuple[Side, ...] = ("volume", "time", "cost", "quality")


class Measure(NamedTuple):
    """What is measured: an indicator, or one of its parts per 1,000 inhabitants (``part`` is then not empty)."""

    code: str
    part: Part


def measure(text: Measured) -> Measure:
    """A measure as the catalogue writes it: "BEL01" or "BEL01.noemer"."""
    code, _, part = text.partition(".")
    return Measure(code, "noemer" if part == "noemer" else "teller" if part else "")


class Term(Entry):
    """A term of the law for the cases of a step, in the years in which it holds.

    ``measures`` are judged against it. ``weeks`` is absent for a term that is no number of weeks; ``extension``
    are the weeks that may be added once.
    """

    words: Text
    weeks: int | None = Field(default=None, ge=1)
    extension: int | None = Field(default=None, ge=1)
    measures: Annotated[tuple[Measured, ...], Field(min_length=1)]
    first_year: int | None = Field(default=None, alias="from")
    last_year: int | None = Field(default=None, alias="to")
    reason: Text
    source: Text

    def holds(self, year: int) -> bool:
        """Whether the term is the law of that year."""
        first, last = self.first_year, self.last_year
        return (first is None or first <= year) and (last is None or year <= last)


class Step(Entry):
    """A step: what happens, and the measures of its volume, time, cost and quality.

    ``notes``: per side why it has no measure of its own.
    """

    key: Key
    name: Text
    happens: Text
    volume: tuple[Measured, ...] = ()
    time: tuple[Measured, ...] = ()
    cost: tuple[Measured, ...] = ()
    quality: tuple[Measured, ...] = ()
    notes: Mapping[Side, Text] = Field(default_factory=dict)
    terms: tuple[Term, ...] = ()

    def of(self, side: Side) -> tuple[Measured, ...]:
        """The measures on one side."""
        sides = {"volume": self.volume, "time": self.time, "cost": self.cost}
        return sides.get(side, self.quality)

    def measured(self) -> Iterator[Measured]:
        """Everything that is measured of the step, in the order in which it is shown."""
        for side in SIDES:
            yield from self.of(side)


class Process(Entry):
    """A service from first to last step. ``whole`` are measures that cannot be laid on one step."""

    key: Key
    theme: Key
    name: Text
    route: Text
    question: Annotated[str, Field(pattern=r"\?$")]
    subject: Key
    beside: Key | None = None
    steps: Annotated[tuple[Step, ...], Field(min_length=2)]
    whole: tuple[Measured, ...] = ()
    about_whole: Text
    no_amount: Text
    remarks: tuple[Text, ...] = ()

    def measured(self) -> Iterator[Measured]:
        """Everything that is measured, of the steps and of the whole."""
        for step in self.steps:
            yield from step.measured()
        yield from self.whole
