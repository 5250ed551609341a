"""Dots stacked where their amounts lie, over one axis."""

from benchmark import dutch
from benchmark.report import palette
from benchmark.report.drawing import paper
from benchmark.report.drawing.ranges import axis_words
from benchmark.report.drawing.scale import Scale
from benchmark.report.lane_charts import Dots

TOP, LEFT, RIGHT = 8.0, 8.0, paper.WIDTH - 8.0
BINS, STEP, RADIUS = (
    52,
    11.0,
    4.8,
)  # columns of dots, from one dot to the next above it, and their size
LEAST = 90.0  # the height of the field, also with few dots in a column


def draw(chart: Dots) -> str:
    """The chart as SVG."""
    scale = Scale(chart.axis, LEFT, RIGHT)
    wide = (RIGHT - LEFT) / BINS
    heights: dict[int, int] = {}
    places = []
    for amount in chart.amounts:
        column = min(BINS - 1, int((scale.at(amount) - LEFT) / wide))
        heights[column] = heights.get(column, -1) + 1
        places.append((LEFT + wide * (column + 0.5), heights[column]))
    floor = TOP + max(LEAST, STEP * (max(heights.values(), default=0) + 1) + 6)
    height = floor + 24
    parts = [
        paper.line(scale.at(v), TOP, scale.at(v), floor, palette.GRID) for v, _ in chart.axis.ticks
    ]
    if chart.example:
        parts.append(paper.watermark(height, dutch.EXAMPLE))
    parts.append(paper.line(LEFT, floor, RIGHT, floor, palette.LINE))
    if chart.axis.low <= 0.0 <= chart.axis.high:
        parts.append(paper.line(scale.at(0.0), TOP, scale.at(0.0), floor, palette.INK, 2))
    stacked = [(x, floor - 7 - STEP * up) for x, up in places]
    if chart.example:
        parts += [
            paper.circle(x, y, RADIUS - 1, palette.WHITE, palette.GROUP, 1.4, "2 1.6")
            for x, y in stacked
        ]
    else:
        parts.append(paper.dots(stacked, RADIUS, palette.GROUP))
    return paper.sheet(height, [*parts, *axis_words(scale, floor + 17)], chart.title)
