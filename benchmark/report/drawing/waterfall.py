"""A waterfall lying down: one step per row, with its name, reason and amount as words."""

from benchmark import dutch
from benchmark.report import palette
from benchmark.report.document import Step, Waterfall
from benchmark.report.drawing import paper
from benchmark.report.drawing.scale import Scale

ROW, TOP = 44.0, 6.0
LEFT, RIGHT = 292.0, paper.WIDTH - 108.0
BAR = 16.0
REASON = 280.0  # units for the reason; longer ones go on a second line


def draw(chart: Waterfall) -> str:
    """The chart as SVG."""
    height = TOP + ROW * len(chart.steps) + 4
    scale = Scale(chart.axis, LEFT, RIGHT)
    parts = [paper.line(scale.at(0.0), TOP, scale.at(0.0), height - 4, palette.INK, 1.2)]
    if chart.example:
        parts.append(paper.watermark(height, dutch.EXAMPLE))
    at = 0.0
    for n, step in enumerate(chart.steps):
        start = at if step.role == "less" else 0.0
        at = start + step.amount
        parts += _step(step, scale, (start, at), TOP + ROW * n, example=chart.example)
        if n + 1 < len(chart.steps):
            x, y = scale.at(at), TOP + ROW * n + ROW / 2
            parts.append(
                paper.line(x, y + BAR / 2, x, y + ROW - BAR / 2, palette.GROUP, 1.2, "1 3")
            )
    return paper.sheet(height, parts, chart.title)


def _step(
    step: Step, scale: Scale, ends: tuple[float, float], top: float, *, example: bool
) -> list[str]:
    low, high = sorted(scale.at(v) for v in ends)
    middle = top + ROW / 2
    result = step.role == "result"
    parts = [paper.line(0, top, paper.WIDTH, top, palette.LINE)] if result else []
    parts.append(paper.text(0, top + 15, step.name, bold=True, color=palette.INK))
    for n, words in enumerate(folded(step.reason, REASON)[:2]):
        parts.append(paper.text(0, top + 28 + 12 * n, words, size=11))
    color = palette.OWN if result else palette.GROUP
    if step.amount == 0:
        parts.append(paper.line(low, middle - BAR / 2, low, middle + BAR / 2, palette.INK_2, 1.6))
    elif step.role == "less" or example:
        parts.append(paper.rect(low, middle - BAR / 2, high - low, BAR, palette.WHITE, color))
    else:
        parts.append(paper.rect(low, middle - BAR / 2, high - low, BAR, color))
    parts.append(
        paper.text(paper.WIDTH, middle + 5, step.text, anchor="end", bold=result, color=palette.INK)
    )
    return parts


def folded(words: str, room: float, size: float = 11) -> list[str]:
    """The words on lines that fit; the last of two ends with an ellipsis where more would follow."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if paper.width_of(longer, size) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > 2:
        lines = [lines[0], lines[1].rstrip(" ,;") + "…"]
    return lines
