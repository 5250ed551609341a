"""The parameters of the fictitious rows of one list, as ``data/example/lijsten/<key>.toml`` declares them.

A municipality has the list in the years in which it has the example figure that the list ``follows``. What the figure
counts, the list can count too (``rows_from``, ``count``), so that page and figure tell one story.
"""

from string import Formatter
from typing import Annotated, Literal

from pydantic import Field, model_validator

from benchmark.sources.examples.blocks import (
    Block,
    IndicatorCode,
    Municipality,
    Name,
    Reason,
    Share,
    Year,
)

FOLDER = "lijsten/"
Side = Annotated[str, Field(pattern=r"^[A-Z]{3}\d{2}\.(teller|noemer)$")]
Word = str | float
ColumnKey = Annotated[str, Field(min_length=1)]


def key_of(name: str) -> str:
    """The list to which a parameter file belongs."""
    return name.removeprefix(FOLDER).removesuffix(".toml")


class Published(Block):
    """A published value on which a number of a row template stands."""

    column: ColumnKey
    ref: Name
    value: float
    year: int
    of: Name


class Switch(Block):
    """Something that a row, or all rows of a municipality, has or has not: a measurement, a compensation.

    ``count``: as many rows as that part of an example figure counts; ``share``: how many where there is no such figure.
    ``within``: only among rows that have those other switches.
    """

    key: Name
    per: Literal["row", "municipality"] = "row"
    count: Side | None = None
    share: Share
    within: tuple[Name, ...] = ()
    assumption: Reason


class Draw(Block):
    """How the numbers of one column differ; effects are on the scale of the link, as for example figures.

    ``common``: the standard deviation of what all rows of a municipality share; ``spread``: of one row of it; ``noise``:
    of one year; ``sampling``: of one answer, so that its mean over ``of`` answers has a chance error.
    ``of``: the number is a rate of another column, or of "inwoners"; ``missed``: of only the part that this percentage
    left over. ``divides``: the rows share this part of an example figure by their rates; those with the word ``split``
    in an identity get the share that ``split_share`` says. ``around`` and ``above``: a distance from another column,
    over it where the switch is on. ``times``: the product of other columns. ``word``: fixed. ``when``: only in rows that have
    that switch; without anything else it decides so of what the row template says.
    """

    key: ColumnKey
    when: Name | None = None
    link: Literal["logit", "log", "identity"] | None = None
    common: Annotated[float, Field(ge=0)] = 0.0
    spread: Annotated[float, Field(ge=0)] = 0.0
    noise: Annotated[float, Field(ge=0)] = 0.0
    sampling: Annotated[float, Field(ge=0)] = 0.0
    size_effect: float = 0.0
    trend: float = 0.0
    loadings: dict[str, float] = Field(default_factory=dict)
    of: ColumnKey | None = None
    missed: ColumnKey | None = None
    divides: Side | None = None
    split: Name | None = None
    split_share: IndicatorCode | None = None
    around: ColumnKey | None = None
    above: Name | None = None
    times: tuple[ColumnKey, ...] = ()
    word: Name | None = None
    assumption: Reason

    @model_validator(mode="after")
    def one_way(self) -> "Draw":
        """A column is drawn, multiplied or a word, or comes from the row template."""
        if bool(self.link) + bool(self.times) + bool(self.word) > 1:
            raise ValueError("een kolom heeft hooguit één van link, times en word")
        if bool(self.around) != bool(self.above) or (self.split is None) != (
            self.split_share is None
        ):
            raise ValueError("around hoort bij above, en split bij split_share")
        return self


class Template(Block):
    """One row that municipalities may have. ``presence``: how many of those with the list have it.

    Of a row without ``group`` the presence is its own; rows of one group are there together. ``fixed``: the same
    everywhere; ``options``: one of these per municipality; ``texts``: words with numbers of the row in them;
    ``centres``: the middle of what is drawn. ``levels``: columns that move with an example figure of the municipality.
    ``same_as``: numbers that are a part, or the ratio of the parts, of an example figure.
    """

    key: Name
    identity: dict[str, str]
    presence: Annotated[float, Field(gt=0, lt=1)]
    group: Name | None = None
    fixed: dict[str, Word] = Field(default_factory=dict)
    options: dict[str, tuple[Word, ...]] = Field(default_factory=dict)
    texts: dict[str, str] = Field(default_factory=dict)
    centres: dict[str, float] = Field(default_factory=dict)
    levels: dict[str, IndicatorCode] = Field(default_factory=dict)
    same_as: dict[str, Side | IndicatorCode] = Field(default_factory=dict)
    published: tuple[Published, ...] = ()
    assumption: Reason | None = None

    @property
    def named(self) -> frozenset[str]:
        """Every column that this row says something of."""
        filled = (*self.identity, *self.fixed, *self.options, *self.texts, *self.centres)
        said = {n for text in self.texts.values() for _, n, _, _ in Formatter().parse(text) if n}
        return frozenset({*filled, *self.levels, *self.same_as, *said})

    @model_validator(mode="after")
    def grounded(self) -> "Template":
        """What a row says is published or assumed."""
        if not self.published and self.assumption is None:
            raise ValueError("bij elke rij staat published of assumption met een reden")
        return self


class PlantedRow(Block):
    """A row that is there on purpose, with cells fixed or emptied; ``switches`` are set by hand.

    ``alone``: also where the municipality has no figure that the list follows; otherwise only in a list that is there.
    """

    key: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    kind: Literal["story", "small", "usual"]
    code: Municipality
    row: Name
    years: Annotated[tuple[Year, ...], Field(min_length=1)]
    cells: dict[str, Word] = Field(default_factory=dict)
    by_year: dict[str, dict[Year, Word]] = Field(default_factory=dict)
    without: tuple[ColumnKey, ...] = ()
    alone: bool = False
    switches: dict[str, bool] = Field(default_factory=dict)
    reason: Reason

    def fixed(self, year: int) -> dict[str, Word]:
        """The cells that are fixed in a year."""
        return {**self.cells, **{k: v[year] for k, v in self.by_year.items() if year in v}}


class Absent(Block):
    """Rows, or with none named the whole list, that a municipality does not have."""

    code: Municipality
    years: Annotated[tuple[Year, ...], Field(min_length=1)]
    rows: tuple[Name, ...] = ()
    reason: Reason


class ListFile(Block):
    """The blocks of one list; ``shape`` is the reason behind all that is not a centre.

    ``units``: columns with the unit of another column; ``singular``: what a unit is called after the number one.
    """

    shape: Reason
    follows: IndicatorCode
    rows_from: Side | None = None
    units: dict[str, str] = Field(default_factory=dict)
    singular: dict[str, str] = Field(default_factory=dict)
    switch: tuple[Switch, ...] = ()
    column: tuple[Draw, ...] = ()
    row: Annotated[tuple[Template, ...], Field(min_length=1)]
    planted: tuple[PlantedRow, ...] = ()
    absent: tuple[Absent, ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """Every municipality that a block names."""
        return frozenset({p.code for p in self.planted} | {a.code for a in self.absent})

    @property
    def sides(self) -> frozenset[str]:
        """Every part of an example figure that this list needs to know."""
        named = {self.rows_from, *(s.count for s in self.switch), *(c.divides for c in self.column)}
        named |= {s for row in self.row for s in row.same_as.values()}
        codes = {self.follows, *(c.split_share for c in self.column)}
        codes |= {level for row in self.row for level in row.levels.values()}
        codes |= {n for n in named if n and "." not in n}
        whole = {f"{code}.{side}" for code in codes if code for side in ("teller", "noemer")}
        return frozenset({n for n in named if n and "." in n} | whole)
