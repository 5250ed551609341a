"""Where the own municipality stands: the peers in one lane, everyone in another, one axis."""

from collections.abc import Sequence

from benchmark import dutch
from benchmark.report import palette
from benchmark.report.document import Distribution
from benchmark.report.drawing import paper, swarm
from benchmark.report.drawing.box import Box
from benchmark.report.drawing.scale import Scale, inside

HEIGHT = 244.0
LEFT, RIGHT = 8.0, paper.WIDTH - 8.0
NAME, PEERS, EVERYONE, AXIS = 14.0, 70.0, 180.0, 224.0
BAND = 34.0
MEDIAN = PEERS + BAND + 22  # baseline of the label of the median
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
    words = (group, NAME), (everyone, EVERYONE - 34)
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
                where, MEDIAN, words, anchor="middle", size=paper.SMALL, bold=True,
                color=palette.INK,
            )
        )  # fmt: skip
    return parts


def _everyone(chart: Distribution, scale: Scale) -> list[str]:
    span = RIGHT - LEFT
    at = [(scale.at(v) - LEFT) / span for v in chart.everyone]
    ups = swarm.offsets(at, 2 * DOT / span * 1.05, 2 * DOT + 0.3, 28)
    places = [(LEFT + x * span, EVERYONE - y) for x, y in zip(at, ups, strict=True)]
    return [paper.dots(places, DOT, palette.CONTEXT)]


def _peers(chart: Distribution, scale: Scale) -> list[str]:
    span = RIGHT - LEFT
    at = [(scale.at(m.value) - LEFT) / span for m in chart.marks]
    free = None if chart.own is None else (scale.at(chart.own.value) - LEFT) / span
    ups = swarm.offsets(at, 2.15 * RADIUS / span, 2 * RADIUS + 2, BAND - 6, kept_free=free)
    places = [(LEFT + x * span, PEERS - y) for x, y in zip(at, ups, strict=True)]
    dash = "3 2" if chart.example else ""
    dots = [paper.circle(x, y, RADIUS, palette.WHITE, palette.PEER, dash=dash) for x, y in places]
    return dots + _ends(chart, scale, places)


def _ends(chart: Distribution, scale: Scale, places: Sequence[tuple[float, float]]) -> list[str]:
    """The names of the lowest and the highest peer, beside the dot or under it, where that is free."""
    if len(chart.marks) < 2:
        return []
    taken = [Box.around(x, y, RADIUS + 1) for x, y in places]
    if chart.own is not None:
        x = scale.at(chart.own.value)
        taken += [Box.around(x, PEERS, OWN), Box(x - 2, NAME, x + 2, EVERYONE)]
    if chart.median is not None:
        x = scale.at(chart.median.value)
        words = f"{chart.median.name} {chart.median.text}"
        taken += [
            Box(x - 2, PEERS - BAND - 6, x + 2, PEERS + BAND + 8),
            Box.of_text(inside(x, words, paper.SMALL, bold=True), MEDIAN, words, paper.SMALL),
        ]
    parts = []
    for mark, (x, y), side in ((chart.marks[0], places[0], -1), (chart.marks[-1], places[-1], 1)):
        if not mark.name:
            continue
        words = f"{mark.name} {mark.text}"
        reach = RADIUS + 5 + paper.width_of(words, paper.SMALL) / 2
        under = inside(x, words, paper.SMALL)
        for middle, down in ((x + side * reach, y + 4), (under, y + 20), (under, y - 11)):
            box = Box.of_text(middle, down, words, paper.SMALL)
            if box.is_inside(LEFT - 8, RIGHT + 8) and not any(map(box.touches, taken)):
                parts.append(paper.text(middle, down, words, anchor="middle", size=paper.SMALL))
                taken.append(box)
                break
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
