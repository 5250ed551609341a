"""Lanes under each other: name at the left, the lane itself, figures in columns, and words at the right."""

from itertools import accumulate
from typing import NamedTuple

from benchmark import dutch
from benchmark.report import palette
from benchmark.report.drawing import paper, swarm
from benchmark.report.lane_charts import Lane, LaneMark, Lanes, Look

LINE, TINY_LINE = 16.0, 14.0  # between two lines of normal and of small words
TINY = 11.5
ROW, ROOM = 48.0, 7.0  # the least height of a row, and what is free above and under its words
HEADING = 30.0
KEY_ROW, SWATCH = 20.0, 14.0
RADIUS, OWN, STEP, MOST = 3.6, 6.5, 9.4, 19.0
EDGE = 9.0  # of a lane, so that a whole mark fits at its end
GAP, ARROW = 12.0, 12.0


class Grid(NamedTuple):
    """Where the parts of a row lie: the width of the names, the lane, the right ends of the figures, the words."""

    name: float
    left: float
    right: float
    figures: tuple[float, ...]
    words: float

    def at(self, place: float) -> float:
        """Where a fraction of the lane lies."""
        return self.left + EDGE + min(max(place, 0.0), 1.0) * (self.right - self.left - 2 * EDGE)


class _Row(NamedTuple):
    """A lane with its words on lines that fit."""

    lane: Lane
    name: list[str]
    detail: list[str]
    words: list[list[str]]
    figures: list[list[str]]

    @property
    def height(self) -> float:
        tallest = max(
            LINE * len(self.name) + TINY_LINE * len(self.detail),
            TINY_LINE * sum(map(len, self.words)),
            *(LINE * len(lines) for lines in self.figures),
        )
        return max(ROW, tallest + 2 * ROOM)


def grid(chart: Lanes) -> Grid:
    """The columns of a chart; without words the lanes are wider."""
    figure, words = (62.0, 104.0) if any(x.words for x in chart.lanes) else (72.0, 0.0)
    last = paper.WIDTH - (words + GAP if words else 0.0)
    ends = tuple(
        last - figure * (len(chart.heads) - bool(words) - n - 1)
        for n in range(len(chart.heads) - bool(words))
    )
    name = 164.0 if words else 218.0
    return Grid(name, name + GAP, ends[0] - figure - 4, ends, paper.WIDTH - words)


def draw(chart: Lanes) -> str:
    """The chart as SVG; what each mark means stands above it, in words."""
    columns = grid(chart)
    rows = [_folded(lane, columns) for lane in chart.lanes]
    key, top = _key(chart)
    parts = _heads(chart, columns, top)
    top += LINE + 6
    steps = [row.height + (HEADING if row.lane.heading else 0.0) for row in rows]
    tops = [top + before for before in accumulate(steps, initial=0.0)]
    if chart.example and all(lane.example for lane in chart.lanes):
        parts.append(paper.watermark(tops[-1], dutch.EXAMPLE))
    for row, start in zip(rows, tops, strict=False):
        parts += _row(row, columns, start)
    return paper.sheet(tops[-1] + 2, [*key, *parts], chart.title)


def _folded(lane: Lane, columns: Grid) -> _Row:
    figure = columns.figures[0] - columns.right - 14
    return _Row(
        lane,
        paper.folded(lane.name, columns.name / paper.BOLDER),
        paper.folded(lane.detail, columns.name, TINY) if lane.detail else [],
        [paper.folded(text, paper.WIDTH - columns.words, TINY) for text in lane.words if text],
        [paper.folded(text, figure) for text in lane.figures],
    )


def _key(chart: Lanes) -> tuple[list[str], float]:
    """What each look means, on as many rows as it takes, and where the lanes may begin."""
    parts: list[str] = []
    invented = all(lane.example for lane in chart.lanes)
    x, y = 0.0, 4.0
    for look, words in chart.looks:
        wide = SWATCH + 7 + paper.width_of(words, paper.SMALL) + 20
        if x and x + wide - 20 > paper.WIDTH:
            x, y = 0.0, y + KEY_ROW
        parts += _swatch(look, x + SWATCH / 2, y + 7, _dash(invented))
        parts.append(paper.text(x + SWATCH + 7, y + 11, words, size=paper.SMALL, color=palette.INK))
        x += wide
    return parts, y + KEY_ROW + 10


def _swatch(look: Look, x: float, y: float, dash: str) -> list[str]:
    if look == "band":
        return [paper.rect(x - 7, y - 7, 14, 14, palette.BAND)]
    if look == "middle":
        return [paper.line(x, y - 8, x, y + 8, palette.INK, 2)]
    if look == "peer":
        return [paper.circle(x, y, RADIUS, palette.WHITE, palette.PEER, 1.4, dash)]
    return [_mark(look, x, y)]


def _mark(look: Look, x: float, y: float) -> str:
    if look in ("own", "example"):
        return paper.diamond(x, y, OWN, hollow=look == "example")
    return paper.circle(x, y, 6, palette.GROUP if look == "now" else palette.WHITE, palette.GROUP)


def _heads(chart: Lanes, columns: Grid, top: float) -> list[str]:
    """The names of the columns, and over the lanes what their ends and their middle mean."""
    base = top + 11
    low, middle, high = chart.ends
    parts = [*_arrow(columns.left, base - 4, 1), *_arrow(columns.right, base - 4, -1)]
    parts.append(paper.text(columns.left + ARROW + 4, base, low, size=TINY))
    parts.append(paper.text(columns.right - ARROW - 4, base, high, anchor="end", size=TINY))
    if middle:
        x = columns.at(0.5)
        parts.append(paper.text(x, base, middle, anchor="middle", size=TINY))
    for x, words in zip(columns.figures, chart.heads, strict=False):
        parts.append(paper.text(x, base, words, anchor="end", size=TINY))
    for words in chart.heads[len(columns.figures) :]:
        parts.append(paper.text(columns.words, base, words, size=TINY))
    return [*parts, paper.line(0, top + LINE + 5, paper.WIDTH, top + LINE + 5, palette.INK)]


def _arrow(tip: float, y: float, way: int) -> list[str]:
    """An arrow that points to the end of the lane; the font has none."""
    head = [(tip + way * 3.5, y - 3.5), (tip, y), (tip + way * 3.5, y + 3.5)]
    shaft = paper.line(tip, y, tip + way * ARROW, y, palette.INK_2, 1.2)
    return [shaft, paper.path(head, palette.INK_2, 1.2)]


def _row(row: _Row, columns: Grid, top: float) -> list[str]:
    lane, parts = row.lane, []
    if lane.heading:
        parts.append(
            paper.text(0, top + 20, lane.heading, bold=True, size=paper.SMALL, color=palette.INK_2)
        )
        top += HEADING
    bottom = top + row.height
    parts += _lane(lane, columns, top, bottom)
    y = (top + bottom - LINE * len(row.name) - TINY_LINE * len(row.detail)) / 2 + 12
    for words in row.name:
        parts.append(paper.text(0, y, words, bold=True, color=palette.INK))
        y += LINE
    for words in row.detail:
        parts.append(paper.text(0, y - 1, words, size=TINY))
        y += TINY_LINE
    for n, (x, lines) in enumerate(zip(columns.figures, row.figures, strict=True)):
        own = n == 0 and lane.strong
        color = palette.INK if n == 0 else palette.INK_2
        base = (top + bottom) / 2 + 4.5 - LINE * (len(lines) - 1) / 2
        for k, words in enumerate(lines):
            parts.append(paper.text(x, base + LINE * k, words, anchor="end", bold=own, color=color))
    said = [(words, n == 0) for n, lines in enumerate(row.words) for words in lines]
    base = (top + bottom) / 2 + 4 - TINY_LINE * (len(said) - 1) / 2
    for k, (words, first) in enumerate(said):
        color = palette.INK if first else palette.INK_2
        parts.append(paper.text(columns.words, base + TINY_LINE * k, words, size=TINY, color=color))
    return [*parts, paper.line(0, bottom, paper.WIDTH, bottom, palette.LINE)]


def _lane(lane: Lane, columns: Grid, top: float, bottom: float) -> list[str]:
    """Band, line and marks; the words where there is nothing to mark."""
    y = (top + bottom) / 2
    if lane.note and not lane.peers and not lane.marks:
        x = columns.left + EDGE
        lines = paper.folded(lane.note, columns.right - x, TINY)
        base = y + 4 - TINY_LINE * (len(lines) - 1) / 2
        return [paper.text(x, base + TINY_LINE * k, w, size=TINY) for k, w in enumerate(lines)]
    parts = []
    if lane.band is not None:
        left, right = map(columns.at, lane.band)
        parts.append(paper.rect(left, top + 4, right - left, bottom - top - 8, palette.BAND))
    parts.append(paper.line(columns.left, y, columns.right, y, palette.LINE))
    if lane.middle is not None:
        x = columns.at(lane.middle)
        parts.append(paper.line(x, top + 1, x, bottom - 1, palette.INK, 2))
    parts += _peers(lane, columns, y)
    if lane.joined and len(lane.marks) > 1:
        ends = sorted(columns.at(m.at) for m in lane.marks)
        parts.append(paper.line(ends[0], y, ends[-1], y, palette.GROUP, 2))
    parts += [_mark(m.look, columns.at(m.at), y) for m in lane.marks]
    if lane.note:
        parts.append(paper.text(columns.right, bottom - 5, lane.note, anchor="end", size=TINY))
    return parts


def _peers(lane: Lane, columns: Grid, y: float) -> list[str]:
    own: LaneMark | None = next(iter(lane.marks), None)
    ups = swarm.offsets(
        lane.peers,
        2.15 * RADIUS / (columns.right - columns.left - 2 * EDGE),
        STEP,
        MOST,
        kept_free=None if own is None else own.at,
    )
    return [
        paper.circle(
            columns.at(x), y - up, RADIUS, palette.WHITE, palette.PEER, 1.4, _dash(lane.example)
        )
        for x, up in zip(lane.peers, ups, strict=True)
    ]


def _dash(example: bool) -> str:
    return "2 1.6" if example else ""
