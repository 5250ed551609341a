"""A waterfall lying down: one step per row, with its name, reason and amount as words."""

from itertools import accumulate

from benchmark import dutch
from benchmark.report import palette
from benchmark.report.document import Step, Waterfall
from benchmark.report.drawing import paper
from benchmark.report.drawing.scale import Scale

ROW, TOP, LINE = 40.0, 4.0, 12.5
LEFT, RIGHT = 296.0, paper.WIDTH - 112.0
BAR = 16.0
REASON, REASON_SIZE = 278.0, 11.5  # units for a line of the reason, and the size of its letters


def draw(chart: Waterfall) -> str:
    """The chart as SVG."""
    reasons = [paper.folded(s.reason, REASON, REASON_SIZE) for s in chart.steps]
    rows = [max(ROW, 22 + LINE * len(lines) + 3) for lines in reasons]
    tops = [TOP + before for before in accumulate(rows, initial=0.0)]
    height = tops[-1] + 4
    scale = Scale(chart.axis, LEFT, RIGHT)
    parts = [paper.line(scale.at(0.0), TOP, scale.at(0.0), height - 4, palette.INK, 1.2)]
    if chart.example:
        parts.append(paper.watermark(height, dutch.EXAMPLE))
    at = 0.0
    for n, step in enumerate(chart.steps):
        start = at if step.role == "less" else 0.0
        at = start + step.amount
        middle = tops[n] + rows[n] / 2
        if step.role == "result":
            parts.append(paper.line(0, tops[n], paper.WIDTH, tops[n], palette.LINE))
        parts += _words(step, reasons[n], tops[n], middle)
        parts += _bar(step, scale, (start, at), middle, example=chart.example)
        if n + 1 < len(chart.steps):
            x, below = scale.at(at), tops[n + 1] + rows[n + 1] / 2 - BAR / 2
            parts.append(paper.line(x, middle + BAR / 2, x, below, palette.GROUP, 1.2, "1 3"))
    return paper.sheet(height, parts, chart.title)


def _words(step: Step, reason: list[str], top: float, middle: float) -> list[str]:
    parts = [paper.text(0, top + 16, step.name, bold=True, color=palette.INK)]
    for n, words in enumerate(reason):
        parts.append(paper.text(0, top + 30 + LINE * n, words, size=REASON_SIZE))
    strong = step.role != "less"
    amount = paper.text(
        paper.WIDTH, middle + 5, step.text, anchor="end", bold=strong, color=palette.INK
    )
    return [*parts, amount]


def _bar(
    step: Step, scale: Scale, ends: tuple[float, float], middle: float, *, example: bool
) -> list[str]:
    low, high = sorted(scale.at(v) for v in ends)
    top = middle - BAR / 2
    if step.amount == 0:
        return [paper.line(low, top, low, top + BAR, palette.INK_2, 1.6)]
    color = palette.OWN if step.role == "result" else palette.GROUP
    if example:
        return [paper.hatched(low, top, high - low, BAR, color)]
    if step.role == "less":
        return [paper.rect(low, top, high - low, BAR, palette.WHITE, color)]
    return [paper.rect(low, top, high - low, BAR, color)]
