"""Ranges under each other on one axis: 8 of 10 outcomes, half of them, and the middle."""

from itertools import accumulate

from benchmark import dutch
from benchmark.report import palette
from benchmark.report.document import Bar, Ranges
from benchmark.report.drawing import paper
from benchmark.report.drawing.scale import Scale, inside

TOP, LEFT = 6.0, 8.0
RIGHT = paper.WIDTH - 8.0
LINE, BAR, GAP = 17.0, 24.0, 8.0  # a line of words, the bar under them, and the room to the next


def draw(chart: Ranges) -> str:
    """The chart as SVG: name and words above each bar, so that no name is too long."""
    words = [_words(bar) for bar in chart.bars]
    rows = [LINE * len(lines) + BAR + GAP for lines in words]
    tops = [TOP + before for before in accumulate(rows, initial=0.0)]
    bottom = tops[-1]
    height = bottom + 22
    scale = Scale(chart.axis, LEFT, RIGHT)
    parts = [
        paper.line(scale.at(v), TOP, scale.at(v), bottom, palette.GRID) for v, _ in chart.axis.ticks
    ]
    if chart.axis.low <= 0.0 <= chart.axis.high:
        parts.append(paper.line(scale.at(0.0), TOP, scale.at(0.0), bottom, palette.INK, 1.4))
    parts += axis_words(scale, bottom + 15)
    if chart.example:
        parts.append(paper.watermark(height, dutch.EXAMPLE))
    for bar, lines, top in zip(chart.bars, words, tops, strict=False):
        parts += _lines(lines, top)
        parts += _bar(bar, scale, top + LINE * len(lines) + BAR / 2, example=chart.example)
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


Line = tuple[tuple[str, bool, float], ...]  # words, whether bold, and where they start


def _words(bar: Bar) -> list[Line]:
    """Name and words on one line where they fit, else on lines of their own."""
    after = paper.width_of(bar.name, bold=True) + 10
    if after + paper.width_of(bar.text) <= paper.WIDTH:
        return [((bar.name, True, 0.0), (bar.text, False, after))]
    names = [((part, True, 0.0),) for part in paper.folded(bar.name, paper.WIDTH / paper.BOLDER)]
    return [*names, *(((part, False, 0.0),) for part in paper.folded(bar.text, paper.WIDTH))]


def _lines(lines: list[Line], top: float) -> list[str]:
    parts = []
    for n, line in enumerate(lines):
        end = max(x + paper.width_of(words, bold=bold) for words, bold, x in line)
        parts.append(paper.rect(0, top + LINE * n, end + 6, LINE, palette.WHITE))
        for words, bold, x in line:
            color = palette.INK if bold else palette.INK_2
            parts.append(paper.text(x, top + LINE * n + 13, words, bold=bold, color=color))
    return parts


def _bar(bar: Bar, scale: Scale, middle: float, *, example: bool) -> list[str]:
    low, high = scale.at(bar.low), scale.at(bar.high)
    if not bar.shown:
        if bar.high <= 0:
            return []  # nothing to gain: the words say so
        return [paper.rect(low, middle - 4, high - low, 8, palette.WHITE, palette.INK_2, "3 3")]
    fill = paper.hatched if example else paper.rect
    parts = [fill(low, middle - 4, high - low, 8, palette.RANGE)]
    if bar.half is not None:
        left, right = (scale.at(v) for v in bar.half)
        parts.append(fill(left, middle - 9, right - left, 18, palette.OWN_DARK))
    tick = scale.at(bar.central) - 2.5
    return [*parts, paper.rect(tick, middle - 11, 5, 22, palette.WHITE, palette.INK)]
