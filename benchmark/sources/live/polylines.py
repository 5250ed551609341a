"""Borders as polylines: each shared border once, and coarse enough for a page.

Polygons that touch repeat the points of their common border, so an edge that occurs twice is shared.
Edges are joined into lines between the points where three or more meet; every line is then thinned
(Douglas and Peucker 1973), and neighbours stay joined because the end points stay.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

Point = tuple[float, float]
Edge = tuple[Point, Point]
DECIMALS = 3  # degrees: about a hundred metres
COARSE = 0.003


def lines(rings: Iterable[Sequence[Point]]) -> list[dict]:
    """``{"outer": bool, "points": [[lon, lat], ...]}`` for every line; outer ones belong to one ring."""
    used: Counter[Edge] = Counter()
    for ring in rings:
        rounded = [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in ring]
        used.update({_edge(a, b) for a, b in pairwise(rounded) if a != b})
    near: dict[Point, list[Point]] = defaultdict(list)
    for a, b in sorted(used):
        near[a].append(b)
        near[b].append(a)
    left = set(used)
    ends = [
        p for p in near if len(near[p]) != 2 or len({used[_edge(p, n)] > 1 for n in near[p]}) > 1
    ]
    found = [_follow(p, n, near, left, used, set(ends)) for p in ends for n in near[p]]
    loops = [_follow(a, b, near, left, used, {a}) for a, b in sorted(left)]
    return [line for line in (*found, *loops) if line is not None]


def _edge(a: Point, b: Point) -> Edge:
    return (a, b) if a < b else (b, a)


def _follow(
    start: Point,
    then: Point,
    near: dict[Point, list[Point]],
    left: set[Edge],
    used: Counter[Edge],
    ends: set[Point],
) -> dict | None:
    """The line that leaves ``start`` towards ``then``, up to the next end; None when it was taken."""
    first = _edge(start, then)
    if first not in left:
        return None
    left.discard(first)
    points = [start, then]
    while points[-1] not in ends:
        onward = [n for n in near[points[-1]] if _edge(points[-1], n) in left]
        if not onward:
            break
        left.discard(_edge(points[-1], onward[0]))
        points.append(onward[0])
    return {"outer": used[first] == 1, "points": [list(p) for p in thinned(points)]}


def thinned(points: Sequence[Point], most: float = COARSE) -> list[Point]:
    """The points without those that lie within ``most`` of the line through the others."""
    if points[0] == points[-1] and len(points) > 3:
        half = len(points) // 2  # a loop has no direction of its own
        return thinned(points[: half + 1], most) + thinned(points[half:], most)[1:]
    keep = {0, len(points) - 1}
    todo = [(0, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        far, at = 0.0, 0
        for i in range(first + 1, last):
            if (distance := _distance(points[i], points[first], points[last])) > far:
                far, at = distance, i
        if far > most:
            keep.add(at)
            todo += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def _distance(point: Point, a: Point, b: Point) -> float:
    (x, y), (dx, dy) = point, (b[0] - a[0], b[1] - a[1])
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, ((x - a[0]) * dx + (y - a[1]) * dy) / length)) if length else 0.0
    away = (x - a[0] - along * dx, y - a[1] - along * dy)
    return (away[0] ** 2 + away[1] ** 2) ** 0.5
