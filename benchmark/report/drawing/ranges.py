"""Ranges under each other on one axis: 8 of 10 outcomes, half of them, and the middle."""

from benchmark import dutch
from benchmark.report import palette
from benchmark.report.document import Bar, Ranges
from benchmark.report.drawing import paper
from benchmark.report.drawing.scale import Scale, inside

ROW, TOP, LEFT = 46.0, 6.0, 8.0
RIGHT = paper.WIDTH - 8.0


def draw(chart: Ranges) -> str:
    """The chart as SVG: name and words above each bar, so that no name is too long."""
    height = TOP + ROW * len(chart.bars) + 24
    scale = Scale(chart.axis, LEFT, RIGHT)
    bottom = height - 22
    parts = [
        paper.line(scale.at(v), TOP, scale.at(v), bottom, palette.GRID) for v, _ in chart.axis.ticks
    ]
    parts.append(paper.line(scale.at(0.0), TOP, scale.at(0.0), bottom, palette.INK, 1.4))
    parts += axis_words(scale, bottom + 15)
    if chart.example:
        parts.append(paper.watermark(height, dutch.EXAMPLE))
    for n, bar in enumerate(chart.bars):
        parts += _bar(bar, scale, TOP + ROW * n, example=chart.example)
    return paper.sheet(height, parts, chart.title)


def axis_words(scale: Scale, y: float) -> list[str]:
    """The words of the ticks, those left out that would touch the one before."""
    parts, free = [], 0.0
    for value, words in scale.axis.ticks:
        half = paper.width_of(words, paper.SMALL) / 2
        x = inside(scale.at(value), words, paper.SMALL)
        if x - half >= free:
            parts.append(paper.text(x, y, words, anchor="middle", size=paper.SMALL))
            free = x + half + 10
    return parts


def _bar(bar: Bar, scale: Scale, top: float, *, example: bool) -> list[str]:
    middle = top + 31
    name = paper.width_of(bar.name + "  ", bold=True)
    parts = [
        paper.rect(LEFT - 8, top, name + paper.width_of(bar.text) + 12, 18, palette.WHITE),
        paper.text(0, top + 14, bar.name, bold=True, color=palette.INK),
        paper.text(name + 4, top + 14, bar.text),
    ]
    low, high = scale.at(bar.low), scale.at(bar.high)
    if bar.high <= 0:
        return parts
    if not bar.shown:
        return [
            *parts,
            paper.rect(low, middle - 4, high - low, 8, palette.WHITE, palette.INK_2, "3 3"),
        ]
    fill, edge = (palette.WHITE, palette.RANGE) if example else (palette.RANGE, "")
    parts.append(paper.rect(low, middle - 4, high - low, 8, fill, edge))
    if bar.half is not None:
        left, right = (scale.at(v) for v in bar.half)
        inner = (palette.WHITE, palette.OWN_DARK) if example else (palette.OWN_DARK, "")
        parts.append(paper.rect(left, middle - 9, right - left, 18, *inner))
    parts.append(
        paper.rect(scale.at(bar.central) - 2.5, middle - 11, 5, 22, palette.WHITE, palette.INK)
    )
    return parts
