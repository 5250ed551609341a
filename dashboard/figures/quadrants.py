"""Two channels through the years: every municipality as a step from nothing, in four named quadrants.

Both axes run equally far and one step has one length, so that a line at 45 degrees is one contact for one. The own
municipality comes as a line through its years. Names of peers appear on hover and stand in the table; those that went
the other way are named beside their dot as far as there is room.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from benchmark import dutch
from benchmark.answers.channel_shift import Move, Quadrant, Shift
from benchmark.narrative import channel_shift as words
from dashboard.figures import style

HEIGHT = 470
LEFT, RIGHT, TOP, BOTTOM = 52, 16, 34, 56
SIDES = (260, 380)  # pixels of the plot on a telephone and on a desk: labels may collide on neither
STEPS = (1, 2, 5, 10)
TICKS = 2  # to each side of zero; on a telephone no more fit
MOST_NAMED = 4
AIR = 1.15
CORNERS = {
    Quadrant.LESS_MORE: (0.0, 1.0, "left", "top"),
    Quadrant.MORE_MORE: (1.0, 1.0, "right", "top"),
    Quadrant.LESS_LESS: (0.0, 0.0, "left", "bottom"),
    Quadrant.MORE_LESS: (1.0, 0.0, "right", "bottom"),
}
BEHIND = "rgba(255,255,255,0.85)"
LETTER = 7.2  # pixels of a letter in a label, about
Point = tuple[float, float]
Box = tuple[float, float, float, float]
Path = Sequence[tuple[int, float | None, float | None]]


def draw(found: Shift) -> style.Figure:
    """The quadrants; says why it is empty where nobody has figures of both years."""
    if not found.peers and found.own is None:
        return style.empty(HEIGHT, "Niemand in de groep heeft cijfers van beide jaren.")
    path = _steps(found)
    reach = _reach(found, path)
    return {
        "data": [*_peers(found), *_own(found, path)],
        "layout": style.layout(
            HEIGHT,
            margin={"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM, "autoexpand": False},
            xaxis=_axis(reach),
            yaxis=_axis(reach) | {"scaleanchor": "x", "scaleratio": 1},
            shapes=[_zero("x"), _zero("y")],
            annotations=[
                *_corners(found),
                *_titles(found),
                *_tags(found, path, reach),
            ],
        ),
    }


def _steps(found: Shift) -> Path:
    """The own years as steps from the first one."""
    if found.own is None:
        return []
    x0, y0 = found.own.digital.before, found.own.other.before
    return [
        (year, None if x is None else x - x0, None if y is None else y - y0)
        for year, x, y in found.path
    ]


def _known(path: Path) -> list[tuple[int, Point]]:
    return [(year, (x, y)) for year, x, y in path if x is not None and y is not None]


def _reach(found: Shift, path: Path) -> float:
    """How far every axis runs to both sides: everybody in sight, with room for a name."""
    far = [abs(v) for p in found.peers for v in (p.digital.step, p.other.step)]
    far += [abs(v) for _, point in _known(path) for v in point]
    return (max(far) or 1.0) * AIR


def _step(reach: float) -> float:
    """The step between ticks: 1, 2 or 5 times a power of ten, at most ``TICKS`` to each side."""
    power = 10 ** math.floor(math.log10(reach / TICKS))
    return next(s * power for s in STEPS if s * power * TICKS >= reach / AIR * 0.75)


def _axis(reach: float) -> dict:
    step = _step(reach)
    ticks = [n * step for n in range(-4 * TICKS, 4 * TICKS + 1)]  # a wide screen shows more
    return {
        "range": [-reach, reach],
        "constrain": "range",
        "fixedrange": True,
        "tickmode": "array",
        "tickvals": ticks,
        "ticktext": [words.signed(t) for t in ticks],
        "tickangle": 0,
        "tickfont": {"size": 14, "color": style.INK_2},
        "gridcolor": style.GRID,
        "zeroline": False,
    }


def _zero(axis: str) -> dict:
    """The line of no change, over the whole width or height."""
    across = axis == "y"
    place = {"x0": 0, "x1": 1, "xref": "paper", "y0": 0, "y1": 0} if across else {
        "x0": 0, "x1": 0, "y0": 0, "y1": 1, "yref": "paper",
    }  # fmt: skip
    return {
        "type": "line",
        "layer": "below",
        **place,
        "line": {"color": style.INK_2, "width": 1.5},
    }


def _peers(found: Shift) -> list[dict]:
    """The peers; who went the other way is filled."""
    apart = {p.code for p in found.other_way}
    plain = [p for p in found.peers if p.code not in apart]
    filled = style.peer_mark(12) | {
        "color": style.GROUP,
        "line": {"color": style.WHITE, "width": 1.5},
    }
    made = [(plain, style.peer_mark()), (list(found.other_way), filled)]
    return [
        style.points(
            [p.digital.step for p in some],
            [p.other.step for p in some],
            mark,
            [_hover(p, found) for p in some],
        )
        for some, mark in made
        if some
    ]  # fmt: skip


def _hover(move: Move, found: Shift) -> str:
    channel = found.channel.name
    lines = [
        move.name,
        f"Digitaal: {_from_to(move.digital.before, move.digital.after)}",
        f"{dutch.upper_first(channel)}: {_from_to(move.other.before, move.other.after)}",
        dutch.upper_first(words.went(move, found.channel)),
    ]
    return "<br>".join(lines)


def _from_to(before: float, after: float) -> str:
    return f"van {dutch.number(before)} naar {dutch.number(after)} per 1.000 inwoners"


def _own(found: Shift, path: Path) -> list[dict]:
    if found.own is None:
        return []
    channel = found.channel.name
    line = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [x for _, x, _ in path],
        "y": [y for _, _, y in path],
        "line": {"color": style.OWN, "width": 2.5},
        "marker": {"color": style.OWN, "size": 7},
        "connectgaps": False,
        "cliponaxis": False,
        "hoverinfo": "text",
        "text": [
            ""
            if x is None or y is None
            else f"{found.name}, {year}<br>Digitaal {words.signed(x)}, {channel} {words.signed(y)} sinds {found.first}"
            for year, x, y in path
        ],
    }
    mark = style.points(
        [found.own.digital.step],
        [found.own.other.step],
        style.own_mark(),
        [_hover(found.own, found)],
    )
    return [line, mark]


def _corners(found: Shift) -> list[dict]:
    """The names of the quadrants with how many peers lie in each; that of the own municipality in its colour."""
    own = found.own.quadrant if found.own else None
    made = []
    for where, (x, y, xanchor, yanchor) in CORNERS.items():
        mine = where is own
        digital, other = words.quadrant(where, found.channel).split(", ")
        label = style.label(
            "", x, y, xref="paper", yref="paper", xanchor=xanchor, yanchor=yanchor, bold=mine,
            color=style.OWN if mine else style.INK_2, align=xanchor, bgcolor=BEHIND, borderpad=2,
        )  # fmt: skip
        text = f"{digital},<br>{other}"
        made.append(label | {"text": f"<b>{text}</b>" if mine else text})
    return made


def _titles(found: Shift) -> list[dict]:
    place: dict[str, Any] = {"xref": "paper", "yref": "paper", "color": style.INK}
    return [
        style.label("digitaal →", 1, 0, xanchor="right", yanchor="top", yshift=-28, **place),
        style.label(
            f"↑ {found.channel.name}", 0, 1, xanchor="left", yanchor="bottom", yshift=8, xshift=-LEFT + 4,
            **place,
        ),
    ]  # fmt: skip


class Tag(NamedTuple):
    """A label that looks for a place beside its point."""

    text: str
    at: Point
    own: bool
    bold: bool = False


def _tags(found: Shift, path: Path, reach: float) -> list[dict]:
    """Years along the own line and, where they are few, the names of who went the other way."""
    known = _known(path)
    tags = [Tag(str(year), at, True, n + 1 == len(known)) for n, (year, at) in enumerate(known)]
    if len(found.other_way) <= MOST_NAMED:
        tags += [
            Tag(style.short(p.name, 18), (p.digital.step, p.other.step), False)
            for p in found.other_way
        ]
    scales = [side / (2 * reach) for side in SIDES]
    dots = [(p.digital.step, p.other.step) for p in found.peers]
    dots += _along([at for _, at in known])
    taken: list[list[Box]] = [[] for _ in scales]
    made = []
    for tag in tags:
        move = min(_moves(tag), key=lambda m: _cost(tag, m, dots, taken, scales))
        if not tag.own and _cost(tag, move, dots, taken, scales) >= 1:
            continue  # hover and table have the name; beside another dot it would mislead
        for boxes, scale in zip(taken, scales, strict=True):
            boxes.append(_box(tag, move, scale))
        made.append(
            style.label(
                tag.text, *tag.at, color=style.OWN if tag.own else style.INK, bold=tag.bold,
                xshift=round(move[0]), yshift=round(move[1]),
            )
        )  # fmt: skip
    return made


def _along(points: Sequence[Point]) -> list[Point]:
    """Points of a line, close together, so that no label lies on it."""
    found = list(points)
    for (x0, y0), (x1, y1) in pairwise(points):
        found += [(x0 + (x1 - x0) * k / 6, y0 + (y1 - y0) * k / 6) for k in range(1, 6)]
    return found


def _moves(tag: Tag) -> list[Point]:
    """Where a label may stand from its point: above, below, beside; a year also a little further."""
    wide, large = LETTER * len(tag.text) / 2, 6 if tag.bold else 0
    return [
        (dx, dy + further if dy > 0 else dy - further if dy < 0 else dy)
        for further in ((large, 10 + large, 22 + large) if tag.own else (0,))
        for dx, dy in (
            (0.0, 17.0), (0.0, -17.0), (12 + wide, 0.0), (-12 - wide, 0.0),
            (6 + wide, 12.0), (-6 - wide, 12.0), (6 + wide, -12.0), (-6 - wide, -12.0),
        )
    ]  # fmt: skip


def _box(tag: Tag, move: Point, scale: float) -> Box:
    x, y = tag.at[0] * scale + move[0], tag.at[1] * scale + move[1]
    half = LETTER * len(tag.text) / 2
    return (x - half, y - 8, x + half, y + 8)


def _cost(
    tag: Tag, move: Point, dots: Sequence[Point], taken: Sequence[Sequence[Box]], scales: Sequence[float]
) -> float:  # fmt: skip
    """How bad a place is on all widths: dots and lines under it, other labels, and what falls off the plot."""
    cost = 0.0
    for boxes, scale, side in zip(taken, scales, SIDES, strict=True):
        left, low, right, high = _box(tag, move, scale)
        cost += sum(
            left - 4 < x * scale < right + 4 and low - 3 < y * scale < high + 3 for x, y in dots
        )
        cost += 4 * sum(left < b[2] and b[0] < right and low < b[3] and b[1] < high for b in boxes)
        cost += max(0.0, -side / 2 - left) + max(0.0, right - side / 2 - RIGHT)
    return cost
