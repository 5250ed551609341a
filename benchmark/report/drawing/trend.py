"""Account years as lines: the own municipality, the middle one, and the middle half of the group."""

from collections.abc import Iterator, Sequence

from benchmark import dutch
from benchmark.report import palette
from benchmark.report.document import Series, Trend
from benchmark.report.drawing import paper
from benchmark.report.drawing.scale import Scale, apart, inside

TOP, BOTTOM, LEFT = 14.0, 196.0, 58.0
LABEL_GAP, ROW = 15.0, 17.0


def draw(chart: Trend) -> str:
    """The chart as SVG; the labels stand at the end of their line."""
    right = paper.WIDTH - _room(chart)
    height = BOTTOM + 24 + ROW * len(_starts(chart))
    up = Scale(chart.axis, BOTTOM, TOP)
    xs = _places(chart.years, right)
    parts = [*_axis(chart, up, xs, right)]
    if chart.example:
        parts.append(paper.watermark(height, dutch.EXAMPLE))
    parts += _band(chart, up, xs)
    for series in sorted(chart.series, key=lambda s: s.role == "own"):
        parts += _line(chart, series, up, xs)
    parts += [*_breaks(chart, xs), *_labels(chart, up, xs)]
    return paper.sheet(height, parts, chart.title)


def _room(chart: Trend) -> float:
    widest = max((paper.width_of(words, bold=True) for words, _, _ in _ends(chart)), default=0.0)
    return min(widest + 18, 230.0)


def _places(years: Sequence[int], right: float) -> list[float]:
    first, last = years[0], years[-1]
    step = (right - LEFT - 24) / max(last - first, 1)
    return [LEFT + 12 + (y - first) * step for y in years]


def _axis(chart: Trend, up: Scale, xs: list[float], right: float) -> list[str]:
    parts = [paper.line(LEFT, up.at(v), right, up.at(v), palette.GRID) for v, _ in chart.axis.ticks]
    parts += [
        paper.text(LEFT - 8, up.at(v) + 4, words, anchor="end", size=paper.SMALL)
        for v, words in chart.axis.ticks
    ]
    parts.append(paper.line(LEFT, BOTTOM, right, BOTTOM, palette.LINE))
    return parts + [
        paper.text(x, BOTTOM + 18, str(year), anchor="middle", size=paper.SMALL)
        for x, year in zip(xs, chart.years, strict=True)
    ]


def _starts(chart: Trend) -> set[int]:
    """The positions at which a new series starts."""
    return {n for n, year in enumerate(chart.years) if any(b == year for b, _ in chart.breaks)}


def _runs(chart: Trend, known: Sequence[object | None]) -> Iterator[list[int]]:
    """Positions that may be joined: known, and not parted by a break."""
    run: list[int] = []
    starts = _starts(chart)
    for n, value in enumerate(known):
        if run and (value is None or n in starts):
            yield run
            run = []
        if value is not None:
            run.append(n)
    if run:
        yield run


def _band(chart: Trend, up: Scale, xs: list[float]) -> list[str]:
    parts = []
    for run in _runs(chart, chart.band):
        known = [(n, span) for n in run if (span := chart.band[n]) is not None]
        if len(known) > 1:
            low = [(xs[n], up.at(span[0])) for n, span in known]
            high = [(xs[n], up.at(span[1])) for n, span in reversed(known)]
            parts.append(paper.area([*low, *high], palette.BAND))
    return parts


def _line(chart: Trend, series: Series, up: Scale, xs: list[float]) -> list[str]:
    own = series.role == "own"
    color, width = (palette.OWN, 3.0) if own else (palette.INK_2, 2.0)
    dash = "2 3" if own and chart.example else "" if own else "5 4"
    parts = []
    for run in _runs(chart, series.values):
        points = [(xs[n], up.at(v)) for n in run if (v := series.values[n]) is not None]
        if len(points) > 1:
            parts.append(paper.path(points, color, width, dash))
        if own:
            parts += [paper.circle(x, y, 3.6, palette.OWN) for x, y in points]
        elif len(points) == 1:
            x, y = points[0]
            parts.append(paper.line(x - 6, y, x + 6, y, color, width))
    return parts


def _breaks(chart: Trend, xs: list[float]) -> list[str]:
    parts = []
    for row, n in enumerate(sorted(_starts(chart))):
        x = xs[n] if n == 0 else (xs[n] + xs[n - 1]) / 2
        why = next(why for year, why in chart.breaks if year == chart.years[n])
        parts.append(paper.line(x, TOP - 4, x, BOTTOM, palette.GROUP, 1.2, "1 3"))
        words = f"vanaf {chart.years[n]}: {why}"
        where = inside(x, words, paper.SMALL)
        parts.append(
            paper.text(where, BOTTOM + 36 + ROW * row, words, anchor="middle", size=paper.SMALL)
        )
    return parts


def _ends(chart: Trend) -> list[tuple[str, Series, int]]:
    """Per series the words at its end, and the position of that end."""
    found = []
    for series in chart.series:
        known = [n for n, v in enumerate(series.values) if v is not None]
        if known:
            found.append((f"{series.name} {series.texts[known[-1]]}", series, known[-1]))
    return found


def _labels(chart: Trend, up: Scale, xs: list[float]) -> list[str]:
    ends = _ends(chart)
    heights = apart([up.at(s.values[n] or 0.0) for _, s, n in ends], LABEL_GAP)
    return [
        paper.text(
            max(xs) + 14, y + 4, words, bold=True, size=paper.SMALL,
            color=palette.OWN if series.role == "own" else palette.INK,
        )
        for (words, series, _), y in zip(ends, heights, strict=True)
    ]  # fmt: skip
