"""What a native chart is made of: a kind, categories, series with their look, and number formats."""

from dataclasses import dataclass, field
from typing import Any

Values = tuple[float | None, ...]


@dataclass(frozen=True)
class Look:
    """How a series is drawn. ``color`` None: not to be seen, it only lifts what stands on it."""

    color: str | None
    outlined: bool = False
    dashed: bool = False
    hatched: bool = False
    width: float = 1.5  # points, of a line or an edge


UNSEEN = Look(None)


@dataclass(frozen=True)
class Row:
    """A series: a name, a value per category, and its look.

    ``labelled``: its values stand beside it; ``ends``: only its last value does, with its name.
    ``listed``: it stands in the legend, if there is one.
    """

    name: str
    values: Values
    look: Look
    labelled: bool = False
    ends: bool = False
    listed: bool = True


@dataclass(frozen=True)
class Span:
    """The value axis: where it starts and ends (None: as the program likes) and its step."""

    low: float | None = None
    high: float | None = None
    step: float | None = None
    shown: bool = True


@dataclass(frozen=True)
class NativeChart:
    """A chart as Office draws it. ``number``: format of the axis; ``label``: format of values beside their marks.

    ``line``: a series that is drawn as a line over the columns. ``upside_down``: first category on top.
    ``named``: categories carry their names.
    """

    kind: Any  # a member of XL_CHART_TYPE
    categories: tuple[str, ...]
    series: tuple[Row, ...]
    number: str
    label: str
    span: Span = field(default_factory=Span)
    line: Row | None = None
    upside_down: bool = False
    named: bool = True
    legend: bool = False
    room_for_names: float = (
        0.0  # share of the width that names of categories need; 0: as the program likes
    )
    gap: int = 40  # percent of a bar that is left free between bars

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every series, the line last."""
        return self.series if self.line is None else (*self.series, self.line)
