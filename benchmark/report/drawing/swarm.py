"""Where to put dots that would lie on top of each other: stacked away from the middle line."""

from collections.abc import Sequence


def offsets(
    positions: Sequence[float],
    width: float,
    step: float,
    most: float,
    kept_free: float | None = None,
) -> list[float]:
    """A vertical offset for each position, so that dots within ``width`` of each other do not overlap.

    Offsets are 0, +step, -step, +2 step ... and never beyond ``most``. The middle line near
    ``kept_free`` stays empty for the own mark. The same positions always give the same offsets, in the
    order of the input.
    """
    steps = int(most / step)
    levels = [0.0, *(sign * k * step for k in range(1, steps + 1) for sign in (1, -1))]
    order = sorted(range(len(positions)), key=lambda i: positions[i])
    placed: list[tuple[float, float]] = []
    result = [0.0] * len(positions)
    for i in order:
        x = positions[i]
        placed = [dot for dot in placed if x - dot[0] < width]
        taken = {y for _, y in placed}
        if kept_free is not None and abs(x - kept_free) < 1.2 * width:
            taken.add(0.0)
        y = next((y for y in levels if y not in taken), levels[-1])
        result[i] = y
        placed.append((x, y))
    return result
