"""Where the own municipality stands: the peers in one lane, everyone in another, one axis."""

from benchmark import dutch
from benchmark.report import palette
from benchmark.report.document import Distribution
from benchmark.report.drawing import paper, swarm
from benchmark.report.drawing.scale import Scale, inside

HEIGHT = 272.0
LEFT, RIGHT = 8.0, paper.WIDTH - 8.0
NAME, PEERS, EVERYONE, AXIS = 14.0, 78.0, 206.0, 252.0
BAND = 34.0
RADIUS, DOT, OWN, OWN_SMALL = 5.6, 2.7, 9.5, 7.5


def draw(chart: Distribution) -> str:
    """The chart as SVG."""
    scale = Scale(chart.axis, LEFT, RIGHT)
    parts = [*_axis(scale)]
    if chart.example:
        parts.append(paper.watermark(HEIGHT, dutch.EXAMPLE))
    parts += [
        *_middle(chart, scale),
        *_everyone(chart, scale),
        *_peers(chart, scale),
        *_own(chart, scale),
    ]
    return paper.sheet(HEIGHT, [*parts, *_lanes(chart)], chart.title)


def _axis(scale: Scale) -> list[str]:
    parts = [
        paper.line(scale.at(v), NAME + 8, scale.at(v), AXIS - 14, palette.GRID)
        for v, _ in scale.axis.ticks
    ]
    parts.append(paper.line(LEFT, AXIS - 14, RIGHT, AXIS - 14, palette.LINE))
    free = 0.0
    for value, words in scale.axis.ticks:
        half = paper.width_of(words, paper.SMALL) / 2
        x = inside(scale.at(value), words, paper.SMALL)
        if x - half >= free:
            parts.append(paper.text(x, AXIS + 2, words, anchor="middle", size=paper.SMALL))
            free = x + half + 8
    if scale.axis.beyond:
        parts.append(
            paper.text(RIGHT, AXIS + 18, f"{scale.axis.beyond}", anchor="end", size=paper.SMALL)
        )
    return parts


def _lanes(chart: Distribution) -> list[str]:
    group = (
        f"{len(chart.marks)} gemeenten in de groep"
        if len(chart.marks) != 1
        else "1 gemeente in de groep"
    )
    everyone = f"Alle {len(chart.everyone)} gemeenten" if chart.everyone else ""
    words = (group, NAME), (everyone, EVERYONE - 40)
    return [
        paper.text(0, y, w, bold=True, size=paper.SMALL, color=palette.INK) for w, y in words if w
    ]


def _middle(chart: Distribution, scale: Scale) -> list[str]:
    parts = []
    if chart.middle_half is not None:
        low, high = (scale.at(v) for v in chart.middle_half)
        parts.append(paper.rect(low, PEERS - BAND, high - low, 2 * BAND, palette.BAND))
    if chart.median is not None:
        x = scale.at(chart.median.value)
        parts.append(paper.line(x, PEERS - BAND - 6, x, PEERS + BAND + 8, palette.INK, 2))
        words = f"{chart.median.name} {chart.median.text}"
        where = inside(x, words, paper.SMALL, bold=True)
        parts.append(
            paper.text(
                where, PEERS + BAND + 22, words, anchor="middle", size=paper.SMALL, bold=True,
                color=palette.INK,
            )
        )  # fmt: skip
    return parts


def _everyone(chart: Distribution, scale: Scale) -> list[str]:
    span = RIGHT - LEFT
    at = [(scale.at(v) - LEFT) / span for v in chart.everyone]
    ups = swarm.offsets(at, 2 * DOT / span * 1.05, 2 * DOT + 0.3, 28)
    return [
        paper.circle(LEFT + x * span, EVERYONE - y, DOT, palette.CONTEXT)
        for x, y in zip(at, ups, strict=True)
    ]


def _peers(chart: Distribution, scale: Scale) -> list[str]:
    span = RIGHT - LEFT
    at = [(scale.at(m.value) - LEFT) / span for m in chart.marks]
    free = None if chart.own is None else (scale.at(chart.own.value) - LEFT) / span
    ups = swarm.offsets(at, 2.15 * RADIUS / span, 2 * RADIUS + 2, BAND - 6, kept_free=free)
    edge = palette.PEER
    dots = [
        paper.circle(LEFT + x * span, PEERS - y, RADIUS, palette.WHITE, edge)
        for x, y in zip(at, ups, strict=True)
    ]
    return dots + _ends(chart, at, ups)


def _ends(chart: Distribution, at: list[float], ups: list[float]) -> list[str]:
    """The names of the lowest and the highest peer, where there is room beside them."""
    if len(chart.marks) < 2:
        return []
    span, own = RIGHT - LEFT, None if chart.own is None else chart.own.value
    parts = []
    for n, anchor, side in ((0, "end", -1), (len(chart.marks) - 1, "start", 1)):
        mark = chart.marks[n]
        if not mark.name:
            continue
        words = f"{mark.name} {mark.text}"
        x = LEFT + at[n] * span + side * (RADIUS + 5)
        reach = x + side * paper.width_of(words, paper.SMALL)
        clear = own is None or (own > mark.value if side < 0 else own < mark.value)
        if clear and LEFT <= reach <= RIGHT:
            parts.append(
                paper.text(
                    x, PEERS - ups[n] + 4, words, anchor="end" if anchor == "end" else "start",
                    size=paper.SMALL,
                )
            )  # fmt: skip
    return parts


def _own(chart: Distribution, scale: Scale) -> list[str]:
    if chart.own is None:
        return []
    x = scale.at(chart.own.value)
    words = f"{chart.own.name} {chart.own.text}"
    where = inside(x, words, 15, bold=True)
    lane = paper.width_of("40 gemeenten in de groep", paper.SMALL, bold=True) + 10
    half = paper.width_of(words, 15, bold=True) / 2
    where = max(where, lane + half)  # the name of the lane stands at the left
    return [
        paper.line(x, NAME + 8, x, EVERYONE, palette.OWN, 1.5, "2 3"),
        paper.diamond(x, PEERS, OWN, hollow=chart.example),
        paper.diamond(x, EVERYONE, OWN_SMALL, hollow=chart.example),
        paper.text(where, NAME + 2, words, anchor="middle", size=15, bold=True, color=palette.OWN),
    ]
