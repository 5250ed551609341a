"""The document model: what a report says, before any format. Every format is written from this alone.

Numbers are put into words once, when the document is composed: a cell has its value and its text, and a
derived value has the formula that gives it from other cells. So formats cannot disagree, and a document
that is kept as JSON says the same years later.
"""

import hashlib
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Value = float | int | str | None


class Part(BaseModel):
    """A part of a document; it never changes after it was made."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# Tables --------------------------------------------------------------------------------------------


class ColumnKind(StrEnum):
    """What a column holds, which decides alignment and the number format of a workbook."""

    TEXT = "text"
    NUMBER = "number"
    EURO = "euro"
    PERCENT = "percent"  # the value is in percents: 12.5 is 12,5%


class Column(Part):
    """A column of a table: a key for formulas and files, a Dutch title with its unit, and decimals as shown.

    ``printed``: shown on pages; what is not stands only in workbook and CSV.
    """

    key: str
    title: str
    kind: ColumnKind = ColumnKind.TEXT
    decimals: int = 0
    printed: bool = True


class Ref(Part):
    """Cells of a column of a table in the same document: one cell (``row``), or the body rows ``first`` to ``last``
    (inclusive; None: to the end). Rows count from 0."""

    table: str
    column: str
    row: int | None = None
    first: int = 0
    last: int | None = None


class Formula(Part):
    """How a value follows from other cells, for a workbook that recalculates.

    ``text`` in English function names with a placeholder per reference: ``"MEDIAN({0})"``,
    ``"{0}/{1}*1000"``. Its outcome is the value of the cell; a test recalculates every one.
    """

    text: str
    refs: tuple[Ref, ...]


class Cell(Part):
    """One cell: the unrounded value, the words in which it is shown, and the formula of a derived value.

    A missing figure has value None and its reason as text; it is never zero.
    """

    text: str
    value: Value = None
    formula: Formula | None = None


class RowRole(StrEnum):
    """How a row is shown."""

    PLAIN = ""
    OWN = "own"
    TOTAL = "total"
    OUT = "out"  # left out of the total, but visible


class Row(Part):
    """A row; its first cell is its heading."""

    cells: tuple[Cell, ...]
    role: RowRole = RowRole.PLAIN


class Table(Part):
    """A table. ``key`` is unique in the document and serves as name of sheet and file (a-z, 0-9, hyphen).

    ``printed``: shown on pages; a table that is not stands only in workbook and CSV (sources, all peers).
    """

    kind: Literal["table"] = "table"
    key: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,30}$")
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    printed: bool = True

    def column(self, key: str) -> int:
        """The position of a column; KeyError for one that is not there."""
        for n, column in enumerate(self.columns):
            if column.key == key:
                return n
        raise KeyError(key)


# Charts --------------------------------------------------------------------------------------------


class Mark(Part):
    """One municipality in a chart: name as shown (empty when anonymous), value, and the value in words."""

    name: str
    value: float
    text: str


class Axis(Part):
    """An axis that starts at ``low``: ticks with their words, and what lies beyond it, counted in words."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    beyond: str = ""


class ChartBase(Part):
    """What every chart has.

    ``title``: the finding; ``caption``: measure, unit, period; ``sentence``: what it says, in words;
    ``alt``: what somebody who cannot see it must know; ``table``: key of the table with its numbers.
    """

    key: str
    title: str
    caption: str
    sentence: str
    alt: str
    table: str
    example: bool = False


class Distribution(ChartBase):
    """Own municipality among peers (a lane of dots), everyone under it; median and middle half of the peers.

    ``marks`` holds the peers in order of value; ``everyone`` the values of all others, without names.
    """

    kind: Literal["distribution"] = "distribution"
    own: Mark | None
    marks: tuple[Mark, ...]
    everyone: tuple[float, ...]
    median: Mark | None
    middle_half: tuple[float, float] | None
    axis: Axis


class Series(Part):
    """A line over the years; None where there is no value. ``texts``: the words per year."""

    name: str
    role: Literal["own", "median"]
    values: tuple[float | None, ...]
    texts: tuple[str, ...]


class Trend(ChartBase):
    """Own figure and median of the group over the years; ``breaks``: years before which a new series starts,
    each with its reason. ``band``: the middle half per year."""

    kind: Literal["trend"] = "trend"
    years: tuple[int, ...]
    series: tuple[Series, ...]
    band: tuple[tuple[float, float] | None, ...] = ()
    breaks: tuple[tuple[int, str], ...] = ()
    axis: Axis


class Bar(Part):
    """A range: 8 of 10 outcomes between low and high, half of them in ``half``; ``shown``: not from nothing."""

    name: str
    low: float
    central: float
    high: float
    half: tuple[float, float] | None
    shown: bool
    text: str


class Ranges(ChartBase):
    """Ranges under each other on one axis."""

    kind: Literal["ranges"] = "ranges"
    bars: tuple[Bar, ...]
    axis: Axis


class Step(Part):
    """A step of a waterfall: the amount it takes away (or the gross amount, or what is left)."""

    name: str
    reason: str
    amount: float
    text: str
    role: Literal["gross", "less", "result"]


class Waterfall(ChartBase):
    """From the gross difference to what is plausible, step by step."""

    kind: Literal["waterfall"] = "waterfall"
    steps: tuple[Step, ...]
    axis: Axis


class Stack(Part):
    """One colour of stacked columns; ``values`` per category."""

    name: str
    values: tuple[float, ...]


class Columns(ChartBase):
    """Stacked columns per year (the phasing of a kadernota), with a line for the running total if given."""

    kind: Literal["columns"] = "columns"
    categories: tuple[str, ...]
    stacks: tuple[Stack, ...]
    line: tuple[float, ...] = ()
    line_name: str = ""
    axis: Axis


class BandRow(Part):
    """One figure of a municipality beside the band of others; each row has an axis of its own.

    ``detail``: the question that the figure answers; ``words``: the band and where the own figure lies.
    """

    name: str
    detail: str
    own: Mark
    band: tuple[float, float]
    words: str
    axis: Axis


class Bands(ChartBase):
    """Own figures under each other, each beside a band; no other municipality is in it."""

    kind: Literal["bands"] = "bands"
    rows: tuple[BandRow, ...]


AnyChart = Distribution | Trend | Ranges | Waterfall | Columns | Bands
Chart = Annotated[AnyChart, Field(discriminator="kind")]


# Text ----------------------------------------------------------------------------------------------


class Heading(Part):
    """A heading inside a chapter: level 2 or 3; the chapter itself is level 1."""

    kind: Literal["heading"] = "heading"
    level: Literal[2, 3]
    text: str


class Voice(StrEnum):
    """Who speaks in a paragraph, which decides its look."""

    PLAIN = "plain"
    KEY = "key"  # the finding
    SMALL = "small"  # source, status, edition
    CAUTION = "caution"  # a caveat that cannot be removed
    PERSON = "person"  # typed by somebody: inert text, shown as theirs


class Paragraph(Part):
    """A paragraph of plain text; newlines in the text of a person are line breaks. ``by``: who said it."""

    kind: Literal["paragraph"] = "paragraph"
    text: str
    voice: Voice = Voice.PLAIN
    by: str = ""


class Listing(Part):
    """A list of short sentences."""

    kind: Literal["listing"] = "listing"
    items: tuple[str, ...]
    ordered: bool = False


class ChartBlock(Part):
    """A chart in its place, with title, caption and sentence around it."""

    kind: Literal["chart"] = "chart"
    chart: Chart


Block = Annotated[Heading | Paragraph | Listing | Table | ChartBlock, Field(discriminator="kind")]


class Chapter(Part):
    """A chapter: its title is a heading of level 1 (and a slide of its own). ``appendix``: after the report proper."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    appendix: bool = False


class Filter(Part):
    """One choice that the reader must know: "Vergelijkingsgroep", "15 gemeenten van ..."."""

    label: str
    text: str


class DocumentKind(StrEnum):
    """A report has a front and contents; a memo has two pages, a raadsvraag one, a kadernota a table first; an
    agenda ends with room for agreements; a jaarbericht is for citizens."""

    REPORT = "rapport"
    MEMO = "memo"
    QUESTION = "raadsvraag"
    BUDGET_NOTE = "kadernota"
    AGENDA = "agenda"
    OPEN_EDITION = "jaarbericht"


class Document(Part):
    """A whole document.

    ``author``: with "naam niet gecontroleerd" where nobody checked it. ``status``: the status in words.
    ``stamp``: what every page, slide and sheet must carry (examples, concept); empty for none.
    """

    kind: DocumentKind
    title: str
    subtitle: str
    municipality: str
    gemeente: str
    period: str
    edition: str
    code: str
    version: int = 1
    status: str
    author: str
    made_on: date
    audience: str
    example: bool = False
    anonymous: bool = False
    stamp: str = ""
    filters: tuple[Filter, ...]
    chapters: tuple[Chapter, ...]

    def as_json(self) -> bytes:
        """The document as JSON: what is kept under a reference code."""
        return self.model_dump_json().encode()

    @staticmethod
    def of_json(content: bytes) -> "Document":
        """The document that was kept; raises pydantic's ValidationError for anything else."""
        return Document.model_validate_json(content)

    @property
    def digest(self) -> str:
        """A hash over all that it says."""
        return hashlib.sha256(self.as_json()).hexdigest()


def tables(document: Document) -> Iterator[Table]:
    """Every table, in order, printed or not."""
    for chapter in document.chapters:
        for block in chapter.blocks:
            if isinstance(block, Table):
                yield block


def charts(document: Document) -> Iterator[AnyChart]:
    """Every chart, in order."""
    for chapter in document.chapters:
        for block in chapter.blocks:
            if isinstance(block, ChartBlock):
                yield block.chart
