"""The parameters of the example deliveries, as ``data/example`` declares them.

Every model is frozen and refuses unknown keys. What needs more than one block to be seen, is checked
by ``benchmark.sources.examples.reading``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator, model_validator

from benchmark.sources.examples.blocks import (
    YEARS,
    Block,
    Gap,
    IndicatorCode,
    Municipality,
    Name,
    Reason,
    Share,
    Year,
    linked,
    unlinked,
)
from benchmark.sources.examples.lists.parameters import ListFile


class Published(Block):
    """The published value on which a centre is calibrated.

    ``carry`` says how a value from before the example years is used: as it was ("flat"), or moved
    along the trend of the block ("trend").
    """

    ref: Annotated[str, Field(min_length=1)]
    value: float
    year: int
    of: Name = "landelijk"
    carry: Literal["flat", "trend"] = "flat"
    tolerance: Annotated[float, Field(gt=0, le=0.5)] | None = None


class Recipe(Block):
    """How a rate differs between municipalities and years.

    All effects are on the scale of the link: log-odds for "logit", logarithms for "log", the unit
    itself for "identity". ``centre`` is in the unit of the indicator, or per unit of the basis.
    """

    link: Literal["logit", "log", "identity"] | None = None
    centre: float | dict[Year, float] | None = None
    spread: Annotated[float, Field(ge=0)] = 0.0
    size_effect: float = 0.0
    trend: float = 0.0
    noise: Annotated[float, Field(ge=0)] = 0.0
    sampling: Annotated[float, Field(ge=0)] = 0.0
    loadings: dict[str, float] = Field(default_factory=dict)
    whole: dict[Year, Share] = Field(default_factory=dict)
    decimals: int = Field(default=0, ge=0, le=2)
    published: tuple[Published, ...] = ()
    assumption: Reason | None = None
    shape: Reason | None = None

    @field_validator("published", mode="before")
    @classmethod
    def one_or_more(cls, value: Any) -> Any:
        """A single published value may stand without brackets."""
        return [value] if isinstance(value, dict) else value

    @model_validator(mode="after")
    def complete(self) -> "Recipe":
        """A rate has a link, a centre and a ground for it; without a rate there is nothing of these."""
        grounds = bool(self.published) + (self.assumption is not None)
        if self.centre is None:
            if self.model_fields_set & (set(Recipe.model_fields) - {"decimals"}):
                raise ValueError("een blok met een van deze sleutels heeft ook een centre")
            return self
        if self.link is None:
            raise ValueError("een blok met centre heeft ook een link: logit, log of identity")
        if grounds != 1:
            raise ValueError("bij elk centre staat óf published, óf assumption met een reden")
        if isinstance(self.centre, dict):
            if set(self.centre) != set(YEARS):
                raise ValueError("een centre per jaar noemt elk jaar van 2021 tot en met 2024")
            if self.trend:
                raise ValueError("een centre per jaar heeft geen trend")
        if self.whole and self.link != "logit":
            raise ValueError("whole hoort bij een aandeel, dus bij link logit")
        return self

    @property
    def has_rate(self) -> bool:
        """Whether this block draws a rate of its own."""
        return self.centre is not None

    def level(self, year: int, base_year: int, scale: float = 1.0) -> float:
        """The middle of all municipalities in a year, on the scale of the link."""
        centre = self.centre[year] if isinstance(self.centre, dict) else self.centre
        assert centre is not None and self.link is not None
        return linked(self.link, centre / scale) + self.trend * (year - base_year)

    def expected(self, year: int, base_year: int, scale: float = 1.0) -> float:
        """The same in the unit of the block."""
        assert self.link is not None
        return unlinked(self.link, self.level(year, base_year, scale)) * scale


class Volume(Recipe):
    """A count that more indicators share: a rate of a basis, or other counts added and subtracted."""

    name: Name
    basis: Name | None = None
    besides: Name | None = None
    sum: tuple[Name, ...] = ()
    minus: tuple[Name, ...] = ()

    @model_validator(mode="after")
    def one_way(self) -> "Volume":
        """A volume is made in one way only."""
        if self.has_rate != bool(self.basis or self.besides) or self.has_rate == bool(self.sum):
            raise ValueError("een volume heeft óf centre met basis of besides, óf sum")
        if self.basis and self.besides:
            raise ValueError("een volume heeft basis of besides, niet allebei")
        return self


class Example(Recipe):
    """The example of one indicator; its numerator is a count that others may use, named by its code.

    Its rate is numerator / denominator in the unit of the catalogue. With ``besides`` the denominator
    is the numerator and that volume together. Without a rate both parts are volumes.
    """

    code: IndicatorCode
    numerator: Name | None = None
    denominator: Name | None = None
    besides: Name | None = None
    group: Name | None = None
    not_kept: Share | None = None

    @model_validator(mode="after")
    def one_way(self) -> "Example":
        """The numerator is drawn or named; the denominator is named in one way only."""
        if self.has_rate == (self.numerator is not None):
            raise ValueError("een indicator heeft óf centre, óf numerator")
        if self.besides and (self.denominator or not self.has_rate):
            raise ValueError("besides staat bij een centre en vervangt de denominator")
        return self


class Factor(Block):
    """Something hidden about a municipality that moves several indicators together."""

    name: Name
    size_effect: float = 0.0
    noise: Annotated[float, Field(ge=0)] = 0.0
    years: dict[Year, float] = Field(default_factory=dict)
    assumption: Reason


class Adoption(Block):
    """Something that municipalities start with, one after the other, and what it moves from then on."""

    name: Name
    share: dict[Year, Share]
    since: dict[Municipality, int] = Field(default_factory=dict)
    effects: dict[str, float]
    assumption: Reason

    @model_validator(mode="after")
    def grows(self) -> "Adoption":
        """Every year has a share, and nobody stops."""
        shares = [self.share.get(y, -1.0) for y in YEARS]
        if min(shares) < 0 or shares != sorted(shares):
            raise ValueError("share noemt elk jaar van 2021 tot en met 2024 en daalt nooit")
        return self


class Break(Block):
    """A series that jumps because somebody counts in another way from a year on."""

    target: Name
    codes: Annotated[tuple[Municipality, ...], Field(min_length=1)]
    year: Year
    factor: Annotated[float, Field(gt=0)]
    reason: Reason


class Step(Block):
    """The rates or counts of one block that are fixed by hand, per year."""

    target: Name
    values: dict[Year, float] = Field(default_factory=dict)
    counts: dict[Year, Annotated[int, Field(ge=0)]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def one_kind(self) -> "Step":
        """Rates or counts."""
        if bool(self.values) == bool(self.counts):
            raise ValueError("een stap heeft óf values, óf counts")
        return self


class Planted(Block):
    """Figures that are there on purpose: a story to read, an outlier to notice, a number too small."""

    key: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    kind: Literal["story", "outlier", "small"]
    code: Municipality
    reason: Reason
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]


class Uncounted(Block):
    """Contacts of which nobody noted the channel: a volume grows by a share that no part explains."""

    target: Name
    code: Municipality
    year: Year
    share: Annotated[float, Field(gt=0, lt=0.5)]
    reason: Reason


class Unseen(Block):
    """A part that a municipality does not count, so that the whole misses it too."""

    code: Municipality
    indicator: IndicatorCode
    part: Name
    whole: Name
    years: Annotated[tuple[Year, ...], Field(min_length=1)]
    reason: Reason


class NotApplicable(Block):
    """Indicators that some municipalities need not deliver; all conditions given must hold."""

    key: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    indicators: tuple[IndicatorCode, ...] = ()
    executor: Literal["tax office", "environment service"] | None = None
    codes: tuple[Municipality, ...] = ()
    below: int | None = Field(default=None, gt=0)
    share: Share | dict[Year, Share] | None = None
    reason: Reason

    @model_validator(mode="after")
    def conditions(self) -> "NotApplicable":
        """Something is named, and a condition is given."""
        if bool(self.indicators) == (self.executor is not None):
            raise ValueError("noem óf indicators, óf executor")
        if not self.codes and self.below is None and self.share is None:
            raise ValueError("noem codes, below of share")
        if isinstance(self.share, dict) and set(self.share) != set(YEARS):
            raise ValueError("een share per jaar noemt elk jaar van 2021 tot en met 2024")
        return self

    def share_in(self, year: int) -> float:
        """The share of municipalities to which this applies in a year."""
        if isinstance(self.share, dict):
            return self.share[year]
        return 1.0 if self.share is None else self.share


class DeclaredGap(Block):
    """A gap that is there on purpose."""

    indicators: Annotated[tuple[IndicatorCode, ...], Field(min_length=1)]
    codes: Annotated[tuple[Municipality, ...], Field(min_length=1)]
    years: Annotated[tuple[Year, ...], Field(min_length=1)]
    kind: Gap
    reason: Reason


class Gaps(Block):
    """How often figures are missing by chance, and why."""

    not_kept: Share
    not_kept_by_source: dict[str, Share] = Field(default_factory=dict)
    not_delivered: Share
    not_delivered_theme: Share
    every_other_year: dict[str, Share] = Field(default_factory=dict)
    assumption: Reason


class Selection(Block):
    """Which municipalities deliver."""

    share: Annotated[float, Field(gt=0, le=1)]
    share_by_class: dict[str, Annotated[float, Field(gt=0, le=1)]] = Field(default_factory=dict)
    always: Annotated[tuple[Municipality, ...], Field(min_length=1)]
    complete: tuple[Municipality, ...] = ()
    assumption: Reason


class General(Block):
    """What holds for all themes: ``algemeen.toml``."""

    seed: int
    base_year: Year
    reference_size: int = Field(gt=0)
    tolerance: Annotated[float, Field(gt=0, le=0.5)]
    selection: Selection
    gaps: Gaps
    factor: tuple[Factor, ...] = ()


class ThemeFile(Block):
    """The blocks of one theme; ``shape`` is the reason behind all that is not a centre."""

    shape: Reason
    volume: tuple[Volume, ...] = ()
    indicator: tuple[Example, ...] = ()
    adoption: tuple[Adoption, ...] = ()
    series_break: tuple[Break, ...] = ()
    planted: tuple[Planted, ...] = ()
    uncounted: tuple[Uncounted, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    not_applicable: tuple[NotApplicable, ...] = ()
    gap: tuple[DeclaredGap, ...] = ()

    @property
    def planted_codes(self) -> frozenset[str]:
        """The municipalities in which something of this theme was planted, broken or left out."""
        return frozenset(
            {p.code for p in self.planted}
            | {u.code for u in self.uncounted}
            | {u.code for u in self.unseen}
            | {code for jump in self.series_break for code in jump.codes}
        )


@dataclass(frozen=True)
class Parameters:
    """Everything the generator needs, with the blocks of each theme, and of each list, under its file name."""

    general: General
    files: Mapping[str, ThemeFile]
    lists: Mapping[str, ListFile] = field(default_factory=dict)

    @cached_property
    def volumes(self) -> dict[str, Volume]:
        """All volumes by name."""
        return {v.name: v for f in self.files.values() for v in f.volume}

    @cached_property
    def examples(self) -> dict[str, Example]:
        """All indicators by code."""
        return {e.code: e for f in self.files.values() for e in f.indicator}

    @cached_property
    def file_of(self) -> dict[str, str]:
        """The file name of every indicator."""
        return {e.code: name for name, f in self.files.items() for e in f.indicator}

    @cached_property
    def planted(self) -> tuple[Planted, ...]:
        """All that was planted: stories, outliers, small numbers."""
        return tuple(p for f in self.files.values() for p in f.planted)

    @cached_property
    def adoptions(self) -> tuple[Adoption, ...]:
        """What municipalities start with."""
        return tuple(a for f in self.files.values() for a in f.adoption)

    @cached_property
    def breaks(self) -> tuple[Break, ...]:
        """The declared series breaks."""
        return tuple(b for f in self.files.values() for b in f.series_break)

    @cached_property
    def uncounted(self) -> tuple[Uncounted, ...]:
        """Wholes that are larger than their parts."""
        return tuple(u for f in self.files.values() for u in f.uncounted)

    @cached_property
    def unseen(self) -> tuple[Unseen, ...]:
        """Parts that a municipality does not count."""
        return tuple(u for f in self.files.values() for u in f.unseen)

    @cached_property
    def rules(self) -> tuple[NotApplicable, ...]:
        """When an indicator does not apply."""
        return tuple(r for f in self.files.values() for r in f.not_applicable)

    @cached_property
    def declared_gaps(self) -> tuple[DeclaredGap, ...]:
        """Gaps on purpose."""
        return tuple(g for f in self.files.values() for g in f.gap)

    @cached_property
    def named(self) -> frozenset[str]:
        """Every municipality that a block names, and that therefore delivers."""
        codes = {*self.general.selection.always, *self.general.selection.complete}
        for file in self.files.values():
            codes |= file.planted_codes
            codes |= {c for gap in file.gap for c in gap.codes}
            codes |= {c for adoption in file.adoption for c in adoption.since}
            codes |= {c for rule in file.not_applicable for c in rule.codes}
        for declared in self.lists.values():
            codes |= declared.codes
        return frozenset(codes)
