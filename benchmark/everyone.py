"""The figures of all municipalities for one indicator, as answers and figures pass them on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class FigureRow(NamedTuple):
    """One figure of one municipality."""

    code: str
    name: str
    value: float | None
    numerator: float | None
    denominator: float | None
    status: str
    source: str


@dataclass(frozen=True, eq=False)
class Everyone:
    """The figures of all municipalities for one indicator, year and report kind, by code.

    ``example``: the figures are fictitious; every name in ``rows`` then says so.
    There is one such object per edition and key, so what is derived from it may be kept beside it.
    """

    rows: Mapping[str, FigureRow]
    example: bool = False


class Story(NamedTuple):
    """Something that was planted in the example figures of one municipality: invented, like the figures.

    ``year`` is when a series breaks (``breaks``); None for a story that runs over the years.
    """

    theme: str
    code: str
    indicator: str
    year: int | None
    breaks: bool
    text: str
