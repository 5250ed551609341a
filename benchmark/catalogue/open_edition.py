"""What the open edition tells of the dienstverlening, in which order, and the rule by which others stay unknown."""

from collections.abc import Iterable

from pydantic import Field, model_validator

from benchmark.catalogue.models import Code, Entry, Key, Text

FILE = "open_edition.toml"


class Rule(Entry):
    """When something about others may be published.

    ``least``: municipalities with a value before there is a band; ``around``: values in the mean that stands for an
    edge; ``dominance``: the largest share one of those may have in their sum; ``step``: the least rounding, as a share of
    the upper edge; ``margin``: how far, in steps, an edge at least lies from that mean; ``changed``: contributors that must
    be other ones before the band of a class and year is published anew; ``least_counted``: municipalities on each side
    before a count is shown.
    """

    least: int = Field(default=8, ge=8)
    around: int = Field(default=3, ge=3)
    dominance: float = Field(default=0.5, gt=0, le=0.6)
    step: float = Field(default=0.05, ge=0.05, le=0.5)
    margin: float = Field(default=0.25, ge=0.25, le=1)
    changed: int = Field(default=3, ge=3)
    least_counted: int = Field(default=3, ge=3)
    reason: Text = "De waarden waarmee het programma is gemaakt."

    @model_validator(mode="after")
    def apart(self) -> "Rule":
        """Both edges have values of their own: the means around them share none."""
        if self.least < 2 * self.around + 2:
            raise ValueError("least moet minstens twee meer zijn dan twee keer around")
        return self


class PublicClass(Entry):
    """Municipalities that get the same band; ``below`` (inhabitants) is exclusive, and absent for the last class."""

    name: Text
    below: int | None = Field(default=None, gt=0)


class Whole(Entry):
    """Figures that add up to a known total, so that one can be worked out from the others."""

    name: Text
    codes: tuple[Code, ...] = Field(min_length=2)


class Reached(Entry):
    """A value that municipalities reach or not; ``says`` what it means that they do."""

    code: Code
    value: float
    says: Text


class OpenSubject(Entry):
    """A part of the open edition: its figures in the order in which they stand."""

    key: Key
    name: Text
    title: Text
    opening: str = ""
    codes: tuple[Code, ...] = Field(min_length=1)


class OpenEditions(Entry):
    """The open edition as declared; empty in an edition from before there was one."""

    rule: Rule = Rule()
    classes: tuple[PublicClass, ...] = ()
    wholes: tuple[Whole, ...] = ()
    reached: tuple[Reached, ...] = ()
    subjects: tuple[OpenSubject, ...] = ()

    @model_validator(mode="after")
    def ordered(self) -> "OpenEditions":
        """Classes go from small to large, and only the last one is open."""
        bounds = [c.below for c in self.classes]
        closed = [b for b in bounds[:-1] if b is not None]
        if len(closed) != max(len(bounds) - 1, 0) or closed != sorted(set(closed)):
            raise ValueError(
                "de klassen lopen van klein naar groot, en alleen de laatste heeft geen below"
            )
        if bounds and bounds[-1] is not None:
            raise ValueError("de laatste klasse heeft geen below")
        keys = [s.key for s in self.subjects]
        if len(set(keys)) != len(keys):
            raise ValueError("elk onderwerp heeft een eigen key")
        return self

    @property
    def codes(self) -> tuple[str, ...]:
        """Every figure that is told or counted, each once."""
        named: Iterable[str] = (
            *(c for s in self.subjects for c in s.codes),
            *(c for w in self.wholes for c in w.codes),
            *(r.code for r in self.reached),
        )
        return tuple(dict.fromkeys(named))

    def class_of(self, inhabitants: int) -> PublicClass:
        """The class of a number of inhabitants."""
        return next(c for c in self.classes if c.below is None or inhabitants < c.below)
