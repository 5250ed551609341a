"""Radial scores by data envelopment analysis, of every unit against everyone.

Charnes, Cooper and Rhodes (1978) for constant returns, Banker, Charnes and Cooper (1984) for variable ones;
super-efficiency after Andersen and Petersen (1993). METHODS section 3 has the programs.
"""

from dataclasses import dataclass, replace

import numpy as np

from benchmark.frontier import highs, simplex
from benchmark.frontier.simplex import Programs, Whole
from benchmark.frontier.technology import Orientation, Returns
from benchmark.frontier.units import Array

SHIFT = 1e-8  # of a right-hand side: far above rounding, far below what a score shows
LEAST = 1e-3  # of a column's mean, where the unit itself has a zero
PENALTY = 1e5  # of using oneself in super-efficiency; larger scores are left to HiGHS
EXACT = 1e-9  # a score this near 1 is 1


@dataclass(frozen=True)
class Scores:
    """``values``: a score per unit, NaN where the program has no answer; the rest tells how it was found.

    ``programs`` and ``basis`` are the batch that was solved and where it ended, to start a next one from;
    ``by_highs`` counts the units that the engine left to HiGHS.
    """

    values: Array
    programs: Programs
    basis: Whole
    by_highs: int


def scores(
    inputs: Array,
    outputs: Array,
    returns: Returns,
    orientation: Orientation,
    *,
    exclude_self: bool = False,
    reference: tuple[Array, Array] | None = None,
    warm: Whole | None = None,
) -> Scores:
    """Scores of n units (``inputs`` n x m, ``outputs`` n x s, no unit all zero on a side).

    Input orientation gives theta in (0, 1], output orientation phi >= 1. ``exclude_self`` leaves every unit
    out of its own reference set: a score may then pass 1, and NaN means that the others cannot make its
    outputs (or live on its inputs). ``reference`` is another cloud of n points to measure against, of which
    the j-th stands on the ray of unit j (the bootstrap's); ``warm`` a basis to start from.

    Scores do not depend on units of measurement: columns are divided by their means first.
    """
    programs = _programs(inputs, outputs, returns, orientation, reference)
    if exclude_self:
        programs = replace(programs, penalty=PENALTY)
    found = simplex.solve(programs, warm)
    values = found.values.copy()
    # HiGHS decides where the engine is not sure, and whether a unit can do without itself
    left = (~found.solved | found.kept_penalty).nonzero()[0]
    for k in left:
        values[k] = _by_highs(programs, int(k), returns, exclude_self)
    with np.errstate(invalid="ignore"):
        values[np.abs(values - 1.0) < EXACT] = 1.0
    return Scores(values, programs, found.basis, len(left))


def _means(figures: Array) -> Array:
    """Column means to divide by; a column of zeros stays as it is."""
    mean = figures.mean(axis=0)
    return np.where(mean > 0, mean, 1.0)


def _programs(
    inputs: Array,
    outputs: Array,
    returns: Returns,
    orientation: Orientation,
    reference: tuple[Array, Array] | None,
) -> Programs:
    n, m = inputs.shape
    s = outputs.shape[1]
    x, y = inputs / _means(inputs), outputs / _means(outputs)
    around = (x, y)
    if reference is not None:
        around = (reference[0] / _means(inputs), reference[1] / _means(outputs))
    if returns is Returns.CRS:
        # any multiple of a unit is as good, so bring all to one size: no program then spans a factor 1e3
        size = 1.0 / np.hstack([x, y]).max(axis=1, keepdims=True)
        x, y, around = x * size, y * size, (around[0] * size, around[1] * size)
    convex = returns is not Returns.CRS
    r = m + s + convex
    ones = np.ones((n, 1))
    points = np.hstack([-around[0], around[1], ones])[:, :r].T
    surplus = -np.eye(r)[:, : m + s]
    tail = {Returns.DRS: 1.0, Returns.IRS: -1.0}.get(returns)
    extra = [] if tail is None else [tail * np.eye(r)[:, -1:]]
    zero_x, zero_y = np.zeros_like(x), np.zeros_like(y)
    held_in = orientation is Orientation.OUT
    radial = np.hstack([zero_x, -y, 0 * ones] if held_in else [x, zero_y, 0 * ones])[:, :r]
    rhs = np.hstack([-x, zero_y, ones] if held_in else [zero_x, y, ones])[:, :r]
    size_of_row = np.maximum(np.hstack([x, y, ones])[:, :r], LEAST)
    shift = SHIFT * size_of_row * (1.0 + np.random.default_rng(0).random((n, r)))
    shift[:, m + s :] = 0.0
    start, free = _start(x, y, orientation, r, n)
    shift[np.arange(n)[:, None], free] = 0.0
    columns = np.ascontiguousarray(np.hstack([points, surplus, *extra]))
    start[start == -1] = columns.shape[1]
    return Programs(columns, radial, rhs, shift, np.arange(n), start, -1.0 if held_in else 1.0)


def _start(x: Array, y: Array, orientation: Orientation, r: int, n: int) -> tuple[Whole, Whole]:
    """A first basis per unit: itself, the radial column (-1), and surpluses for all other rows.

    Also the two rows that the first two take, which must stay unshifted for the basis to be feasible.
    """
    m, s = x.shape[1], y.shape[1]
    largest_x, largest_y = x.argmax(axis=1), m + y.argmax(axis=1)
    if orientation is Orientation.IN:
        radial_row, own_row = largest_x, largest_y
    else:
        radial_row, own_row = largest_y, largest_x
    if r > m + s:
        own_row = np.full(n, r - 1)
    rows = np.arange(n)
    start = np.tile(n + np.arange(r), (n, 1))  # the surplus of row i is column n + i
    start[rows, radial_row] = -1
    start[rows, own_row] = rows
    return start, np.column_stack([radial_row, own_row])


def _by_highs(programs: Programs, k: int, returns: Returns, exclude_self: bool) -> float:
    """The score of program ``k`` by HiGHS; NaN when it has no answer."""
    matrix = np.hstack([programs.columns, programs.radial[k][:, None]])
    if exclude_self:
        matrix = np.delete(matrix, programs.own[k], axis=1)
    scale = np.maximum(np.abs(programs.rhs[k]), np.abs(programs.radial[k]))
    scale = np.where(scale > 0, scale, 1.0)
    cost = np.zeros(matrix.shape[1])
    cost[-1] = programs.sign
    rhs = programs.rhs[k] / scale
    found = highs.solve(highs.Program(cost, matrix / scale[:, None], rhs, rhs))
    return float("nan") if found is None else float(found[-1])
