"""The contents of a report before it is made: its chapters, and about how many pages each takes."""

import math
from datetime import date
from typing import NamedTuple

from benchmark.report.composing.report import compose
from benchmark.report.composing.said import Said
from benchmark.report.document import (
    Block,
    Chapter,
    ChartBlock,
    Heading,
    Listing,
    Paragraph,
    Table,
)
from benchmark.report.spec import Depth, Spec
from benchmark.viewing import View

# Heights in lines of text; a page holds so many, as text stands beside tables.
PAGE, LINE = 60.0, 92
CHART = {"distribution": 17.0, "trend": 16.0, "ranges": 4.0, "waterfall": 4.0, "columns": 18.0}
ROW_OF = {"ranges": 3.0, "waterfall": 3.0}
SHORT = 16  # rows; what a table has beyond that costs less, as it fills pages to the end
FRONT = 2  # title page and contents


class OutlineEntry(NamedTuple):
    """A chapter: its title, its estimated number of pages, whether it is an appendix, and its key (empty for what
    no introduction can open)."""

    title: str
    pages: int
    appendix: bool
    key: str = ""


def outline(view: View, spec: Spec, said: Said) -> tuple[OutlineEntry, ...]:
    """The chapters of the report that these choices would give, front first; raises what ``compose`` raises."""
    document = compose(view, spec, said, code="", author="", made_on=date.min)
    found = tuple(OutlineEntry(c.title, pages(c), c.appendix, c.key) for c in document.chapters)
    if spec.depth is Depth.ONE_PAGE:
        return found
    return (OutlineEntry("Voorblad en inhoud", FRONT, False), *found)


def pages(chapter: Chapter) -> int:
    """About how many pages a chapter takes; it starts on a new one."""
    return max(1, math.ceil(sum(map(_lines, chapter.blocks)) / PAGE - 0.15))


def _lines(block: Block) -> float:
    if isinstance(block, Heading):
        return 3.0 if block.level == 2 else 2.2
    if isinstance(block, Paragraph):
        return sum(1 + len(p) // LINE for p in block.text.split("\n")) + 0.8
    if isinstance(block, Listing):
        return sum(1.2 + len(i) // LINE for i in block.items) + 0.8
    if isinstance(block, ChartBlock):
        chart = block.chart
        rows = len(getattr(chart, "bars", ()) or getattr(chart, "steps", ()))
        return CHART[chart.kind] + rows * ROW_OF.get(chart.kind, 0.0) + 4.0
    if isinstance(block, Table) and block.printed:
        beyond = max(0, len(block.rows) - SHORT)
        return (len(block.rows) - beyond) * 1.2 + beyond * 0.5 + 4.0 + len(block.notes)
    return 0.0
