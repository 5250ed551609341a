"""The kinds of slides, as they are planned: what stands on each, without PowerPoint."""

from dataclasses import dataclass

from benchmark.report.native import AnyChart
from benchmark.report.slides.flowing import Column
from benchmark.report.slides.tabling import Layout, Page


@dataclass(frozen=True)
class Slide:
    """A slide. ``kicker``: the topic above the title; ``notes``: for the speaker; ``goes_on``: with the one before."""

    title: str
    kicker: str = ""
    notes: str = ""
    chapter: str = ""
    goes_on: bool = False


@dataclass(frozen=True)
class Front(Slide):
    """The first slide."""

    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Opening(Slide):
    """The slide of a chapter, with what is in it."""

    pieces: Column = ()


@dataclass(frozen=True)
class Text(Slide):
    """Words in one column or two."""

    columns: tuple[Column, ...] = ()


@dataclass(frozen=True)
class Graphic(Slide):
    """A chart with words beside it."""

    chart: AnyChart | None = None
    beside: Column = ()


@dataclass(frozen=True)
class Grid(Slide):
    """A table, or one or two parts of it beside each other, with what is said above and under it."""

    layout: Layout | None = None
    pages: tuple[Page, ...] = ()
    said: Column = ()
    lead: Column = ()
