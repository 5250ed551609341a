"""Stacked columns per year, with the running total as a line."""

from benchmark import dutch
from benchmark.report import palette
from benchmark.report.document import Columns
from benchmark.report.drawing import paper
from benchmark.report.drawing.scale import Scale

HEIGHT = 252.0
TOP, BOTTOM, LEFT, RIGHT = 36.0, 214.0, 84.0, paper.WIDTH - 8.0
FILLS = (palette.OWN, palette.CONTEXT, palette.OWN_DARK, palette.BAND)
WIDE = 0.5  # of the room of a year


def draw(chart: Columns) -> str:
    """The chart as SVG; what each colour means stands above it, in words."""
    up = Scale(chart.axis, BOTTOM, TOP)
    room = (RIGHT - LEFT) / max(len(chart.categories), 1)
    middles = [LEFT + room * (n + 0.5) for n in range(len(chart.categories))]
    parts = [paper.line(LEFT, up.at(v), RIGHT, up.at(v), palette.GRID) for v, _ in chart.axis.ticks]
    parts += [
        paper.text(LEFT - 8, up.at(v) + 4, words, anchor="end", size=paper.SMALL)
        for v, words in chart.axis.ticks
    ]
    if chart.example:
        parts.append(paper.watermark(HEIGHT, dutch.EXAMPLE))
    parts += _stacks(chart, up, middles, room * WIDE)
    parts.append(paper.line(LEFT, up.at(0.0), RIGHT, up.at(0.0), palette.INK, 1.2))
    parts += [
        paper.text(x, BOTTOM + 18, words, anchor="middle", size=paper.SMALL)
        for x, words in zip(middles, chart.categories, strict=True)
    ]
    if chart.line:
        points = [(x, up.at(v)) for x, v in zip(middles, chart.line, strict=True)]
        parts.append(paper.path(points, palette.INK, 2.2))
        parts += [paper.circle(x, y, 4, palette.WHITE, palette.INK) for x, y in points]
    return paper.sheet(HEIGHT, [*parts, *_key(chart)], chart.title)


def _stacks(chart: Columns, up: Scale, middles: list[float], width: float) -> list[str]:
    parts = []
    for n, x in enumerate(middles):
        above = below = 0.0
        for stack, fill in zip(chart.stacks, FILLS, strict=False):
            value = stack.values[n]
            start = above if value >= 0 else below
            top, bottom = sorted((up.at(start), up.at(start + value)))
            edge = palette.INK_2 if fill == palette.BAND else ""
            parts.append(paper.rect(x - width / 2, top, width, bottom - top, fill, edge))
            above, below = (start + value, below) if value >= 0 else (above, start + value)
    return parts


def _key(chart: Columns) -> list[str]:
    parts, x = [], 0.0
    for stack, fill in zip(chart.stacks, FILLS, strict=False):
        parts.append(paper.rect(x, 4, 12, 12, fill, palette.INK_2 if fill == palette.BAND else ""))
        parts.append(paper.text(x + 18, 15, stack.name, size=paper.SMALL, color=palette.INK))
        x += 18 + paper.width_of(stack.name, paper.SMALL) + 22
    if chart.line:
        parts.append(paper.line(x, 10, x + 18, 10, palette.INK, 2.2))
        parts.append(paper.circle(x + 9, 10, 3.5, palette.WHITE, palette.INK))
        parts.append(paper.text(x + 24, 15, chart.line_name, size=paper.SMALL, color=palette.INK))
    return parts
