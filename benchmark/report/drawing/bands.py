"""Own figures beside bands of others: per row the words, a lane with the band and the own mark, and the ends of its axis."""

from itertools import accumulate

from benchmark import dutch
from benchmark.report import palette
from benchmark.report.document import BandRow, Bands
from benchmark.report.drawing import paper
from benchmark.report.drawing.scale import Scale, inside

LEFT, RIGHT = 8.0, paper.WIDTH - 8.0
LINE, LANE, GAP = 17.0, 38.0, 10.0  # a line of words, the lane under them, and the room to the next
MIDDLE, HALF, OWN = 12.0, 8.5, 8.0  # of the lane, of the band, and of the own mark


def draw(chart: Bands) -> str:
    """The chart as SVG; nothing in it stands for one other municipality."""
    words = [_words(row) for row in chart.rows]
    highs = [LINE * len(lines) + LANE + GAP for lines in words]
    tops = list(accumulate(highs, initial=0.0))
    parts = [paper.watermark(tops[-1], dutch.EXAMPLE)] if chart.example else []
    for row, lines, top in zip(chart.rows, words, tops, strict=False):
        parts += [
            paper.text(0, top + LINE * n + 13, line, bold=bold, color=palette.INK if bold else palette.INK_2)
            for n, (line, bold) in enumerate(lines)
        ]  # fmt: skip
        parts += _lane(row, top + LINE * len(lines) + 4, example=chart.example)
    return paper.sheet(tops[-1], parts, chart.title)


def _words(row: BandRow) -> list[tuple[str, bool]]:
    names = paper.folded(f"{row.name}: {row.own.text}", paper.WIDTH / paper.BOLDER)
    return [
        *((n, True) for n in names),
        *((w, False) for w in paper.folded(row.words, paper.WIDTH)),
    ]


def _lane(row: BandRow, top: float, *, example: bool) -> list[str]:
    scale, middle = Scale(row.axis, LEFT, RIGHT), top + MIDDLE
    low, high = (scale.at(v) for v in row.band)
    x = scale.at(row.own.value)
    parts = [
        paper.line(LEFT, middle, RIGHT, middle, palette.LINE),
        paper.rect(low, middle - HALF, high - low, 2 * HALF, palette.BAND, palette.PEER),
        paper.diamond(x, middle, OWN, hollow=example),
    ]
    for value, words in row.axis.ticks:
        at = inside(scale.at(value), words, paper.SMALL)
        parts.append(paper.text(at, top + LANE - 4, words, anchor="middle", size=paper.SMALL))
    return parts
