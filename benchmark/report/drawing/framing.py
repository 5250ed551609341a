"""A drawing with the words around it that it needs to stand alone: finding, measure, and source."""

import re

from benchmark.report import palette
from benchmark.report.document import ChartBase
from benchmark.report.drawing import paper

MARGIN, GAP = 24.0, 14.0
TITLE, TITLE_LINE = 18.0, 24.0
CAPTION_LINE = 19.0
SIZE = re.compile(r'width="[\d.]+" height="([\d.]+)"')


def framed(chart: ChartBase, drawn: str, source: str) -> str:
    """The drawing under its finding and measure, above its source, on white with a margin."""
    parts: list[str] = []
    y = 0.0
    for line in paper.folded(chart.title, paper.WIDTH, TITLE * paper.BOLDER):
        y += TITLE_LINE
        parts.append(paper.text(0, y - 6, line, size=TITLE, bold=True, color=palette.INK))
    for line in paper.folded(chart.caption, paper.WIDTH):
        y += CAPTION_LINE
        parts.append(paper.text(0, y - 5, line))
    y += GAP
    size = SIZE.search(drawn)
    high = float(size[1]) if size else 0.0
    parts.append(drawn.replace("<svg ", f'<svg x="0" y="{paper.number(y)}" ', 1))
    y += high + (GAP if source else 0.0)
    for line in paper.folded(source, paper.WIDTH, paper.SMALL) if source else ():
        y += CAPTION_LINE
        parts.append(paper.text(0, y - 5, line, size=paper.SMALL))
    return paper.page(y, parts, chart.title, chart.alt, MARGIN)
