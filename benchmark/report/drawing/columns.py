"""Stacked columns per year, with the running total as a line."""

from benchmark import dutch
from benchmark.report import palette
from benchmark.report.document import Columns
from benchmark.report.drawing import paper
from benchmark.report.drawing.scale import Scale

HIGH, LEFT, RIGHT = 178.0, 84.0, paper.WIDTH - 8.0
FILLS = (palette.OWN, palette.CONTEXT, palette.OWN_DARK, palette.BAND)
WIDE = 0.5  # of the room of a year
KEY_ROW, SWATCH = 20.0, 12.0


def draw(chart: Columns) -> str:
    """The chart as SVG; what each colour means stands above it, in words."""
    key, top = _key(chart)
    bottom = top + HIGH
    height = bottom + 26
    up = Scale(chart.axis, bottom, top)
    room = (RIGHT - LEFT) / max(len(chart.categories), 1)
    middles = [LEFT + room * (n + 0.5) for n in range(len(chart.categories))]
    parts = [paper.line(LEFT, up.at(v), RIGHT, up.at(v), palette.GRID) for v, _ in chart.axis.ticks]
    parts += [
        paper.text(LEFT - 8, up.at(v) + 4, words, anchor="end", size=paper.SMALL)
        for v, words in chart.axis.ticks
    ]
    if chart.example:
        parts.append(paper.watermark(height, dutch.EXAMPLE))
    parts += _stacks(chart, up, middles, room * WIDE)
    parts.append(paper.line(LEFT, up.at(0.0), RIGHT, up.at(0.0), palette.INK, 1.2))
    parts += [
        paper.text(x, bottom + 18, words, anchor="middle", size=paper.SMALL)
        for x, words in zip(middles, chart.categories, strict=True)
    ]
    if chart.line:
        points = [(x, up.at(v)) for x, v in zip(middles, chart.line, strict=True)]
        parts.append(paper.path(points, palette.INK, 2.2))
        parts += [paper.circle(x, y, 4, palette.WHITE, palette.INK) for x, y in points]
    return paper.sheet(height, [*parts, *key], chart.title)


def _stacks(chart: Columns, up: Scale, middles: list[float], width: float) -> list[str]:
    parts = []
    for n, x in enumerate(middles):
        above = below = 0.0
        for k, stack in enumerate(chart.stacks):
            value = stack.values[n]
            start = above if value >= 0 else below
            top, bottom = sorted((up.at(start), up.at(start + value)))
            if bottom > top:
                parts.append(_block(chart, k, x - width / 2, top, width, bottom - top))
            above, below = (start + value, below) if value >= 0 else (above, start + value)
    return parts


def _block(chart: Columns, k: int, x: float, y: float, width: float, height: float) -> str:
    """A piece in the look of its stack: four colours, and the same ones hatched for what comes after."""
    fill = FILLS[k % len(FILLS)]
    if chart.example or k >= len(FILLS):
        return paper.hatched(x, y, width, height, palette.GROUP if fill == palette.BAND else fill)
    return paper.rect(x, y, width, height, fill, palette.INK_2 if fill == palette.BAND else "")


def _key(chart: Columns) -> tuple[list[str], float]:
    """What each colour means, on as many rows as it takes, and where the columns may begin."""
    parts: list[str] = []
    x, y = 0.0, 4.0
    names = [s.name for s in chart.stacks] + ([chart.line_name] if chart.line else [])
    for k, name in enumerate(names):
        wide = SWATCH + 6 + paper.width_of(name, paper.SMALL) + 22
        if x and x + wide > paper.WIDTH:
            x, y = 0.0, y + KEY_ROW
        if k < len(chart.stacks):
            parts.append(_block(chart, k, x, y, SWATCH, SWATCH))
        else:
            parts.append(paper.line(x - 2, y + 6, x + SWATCH + 2, y + 6, palette.INK, 2.2))
            parts.append(paper.circle(x + 6, y + 6, 3.5, palette.WHITE, palette.INK))
        parts.append(paper.text(x + SWATCH + 6, y + 11, name, size=paper.SMALL, color=palette.INK))
        x += wide
    return parts, y + KEY_ROW + 12
