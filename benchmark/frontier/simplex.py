"""Many small linear programs at once: a revised simplex with one tiny basis per program, in NumPy.

The programs share their columns and differ in one column (the radial one) and in the right-hand side:

    minimise  sign * t + penalty * z[own]   such that   columns @ z + radial * t = rhs,  z >= 0

An envelopment program has as many rows as there are inputs and outputs, plus one. A pivot of all programs
is then one matrix product and a rank-one change of their inverses (Dantzig's rule; the right-hand side is
shifted a little so that no program can stand still, and the answer is taken at the true one).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmark.frontier.units import Array

OPTIMAL = 1e-10  # a reduced cost above minus this cannot improve the answer
PIVOT = 1e-10  # a smaller pivot element would blow up the inverse
CHECKED = 1e-8  # largest residual of a program that counts as solved
ROUNDS_PER_ROW = 60
ALONE = 250_000  # multiplications that OpenBLAS leaves to one thread (its bound is 262,144)
Whole = NDArray[np.intp]


@dataclass(frozen=True)
class Programs:
    """A batch of k programs with r rows and c shared columns.

    ``columns``: r x c; ``radial`` and ``rhs``: k x r; ``shift``: k x r, what is taken off the right-hand
    side while pivoting; ``own``: per program the column that bears ``penalty``; ``start``: k x r, the
    columns of a first basis, where the number c stands for the radial column.
    """

    columns: Array
    radial: Array
    rhs: Array
    shift: Array
    own: Whole
    start: Whole
    sign: float
    penalty: float = 0.0


@dataclass(frozen=True)
class Answers:
    """Per program the value of ``t``, its last basis, and whether the residuals are small enough.

    ``kept_penalty``: the penalised column is still in use, so without it there may be no answer.
    """

    values: Array
    basis: Whole
    solved: NDArray[np.bool_]
    kept_penalty: NDArray[np.bool_]


def solve(programs: Programs, warm: Whole | None = None) -> Answers:
    """The best ``t`` of every program; those that fail their own check come back as not solved.

    ``warm`` (k x r) is tried as a first basis and replaced by ``start`` where it is not feasible.
    """
    basis, inverse, at = _begin(programs, warm)
    _pivot_all(programs, basis, inverse, at)
    return _checked(programs, basis)


def _matrix(programs: Programs, basis: Whole) -> Array:
    """The columns of each basis as a matrix, k x r x r."""
    c = programs.columns.shape[1]
    matrix = programs.columns.T[np.minimum(basis, c - 1)]
    which = basis == c
    matrix[which] = programs.radial[which.nonzero()[0]]
    return matrix.transpose(0, 2, 1)


def _inverses(matrix: Array) -> tuple[NDArray[Any], NDArray[Any]]:
    """The inverse of each matrix, and which matrices have one."""
    try:
        return np.linalg.inv(matrix), np.ones(len(matrix), bool)
    except np.linalg.LinAlgError:
        regular = np.asarray(np.linalg.matrix_rank(matrix) == matrix.shape[1])
        inverse = np.zeros_like(matrix)
        inverse[regular] = np.linalg.inv(matrix[regular])
        return inverse, regular


def _begin(programs: Programs, warm: Whole | None) -> tuple[Whole, Array, Array]:
    shifted = programs.rhs - programs.shift
    basis = (programs.start if warm is None else warm).copy()
    inverse, regular = _inverses(_matrix(programs, basis))
    at = (inverse @ shifted[:, :, None])[:, :, 0]
    if warm is not None:
        radial = basis == programs.columns.shape[1]
        cold = ~(regular & ((at >= 0) | radial).all(axis=1))
        if cold.any():
            basis[cold] = programs.start[cold]
            inverse[cold] = np.linalg.inv(_matrix(programs, basis)[cold])
            at[cold] = (inverse[cold] @ shifted[cold][:, :, None])[:, :, 0]
    return basis, inverse, at


def _product(left: Array, right: Array) -> Array:
    """``left @ right``, in slices so small that the library underneath starts no threads for them.

    A pivot multiplies for a tenth of a millisecond. On a busy machine threads then wait for each other a
    hundred times as long.
    """
    result = np.empty((len(left), right.shape[1]))
    rows = max(1, ALONE // right.size)
    for start in range(0, len(left), rows):
        np.matmul(left[start : start + rows], right, out=result[start : start + rows])
    return result


def _costs(programs: Programs, basis: Whole, own: Whole) -> Array:
    radial = np.where(basis == programs.columns.shape[1], programs.sign, 0.0)
    if programs.penalty == 0.0:
        return radial
    return radial + np.where(basis == own[:, None], programs.penalty, 0.0)


def _pivot_all(programs: Programs, basis: Whole, inverse: Array, at: Array) -> None:
    """Pivot every program until nothing improves; ``basis`` receives the last basis of each."""
    k, r = basis.shape
    c = programs.columns.shape[1]
    turned = np.ascontiguousarray(programs.columns.T)
    here, own, local = np.arange(k), programs.own, basis.copy()
    costs = _costs(programs, local, own)
    for _ in range(ROUNDS_PER_ROW * r):
        duals = (costs[:, None, :] @ inverse)[:, 0, :]
        gain = _product(duals, programs.columns)
        rows = np.arange(len(here))
        if programs.penalty:
            gain[rows, own] -= programs.penalty
        enter = gain.argmax(axis=1)
        busy = gain[rows, enter] > OPTIMAL
        direction = (inverse @ turned[enter][:, :, None])[:, :, 0]
        allowed = (direction > PIVOT) & (local != c)
        ratio = np.full(direction.shape, np.inf)
        np.divide(at, direction, out=ratio, where=allowed)
        leave = ratio.argmin(axis=1)
        step = ratio[rows, leave]
        busy &= np.isfinite(step)  # else it has no bottom: left to the check, which refuses it
        if not busy.all():
            basis[here[~busy]] = local[~busy]
            if not busy.any():
                return
            here, own, local, costs = here[busy], own[busy], local[busy], costs[busy]
            inverse, at, direction = inverse[busy], at[busy], direction[busy]
            enter, leave, step = enter[busy], leave[busy], step[busy]
            rows = np.arange(len(here))
        pivot_row = inverse[rows, leave] / direction[rows, leave, None]
        inverse -= direction[:, :, None] * pivot_row[:, None, :]
        inverse[rows, leave] = pivot_row
        at -= step[:, None] * direction
        np.maximum(at, 0.0, out=at, where=local != c)
        at[rows, leave] = step
        local[rows, leave] = enter
        costs[rows, leave] = 0.0
        if programs.penalty:
            costs[rows, leave] = np.where(enter == own, programs.penalty, 0.0)
    basis[here] = local


def _checked(programs: Programs, basis: Whole) -> Answers:
    """The answers at the true right-hand side, with their residuals looked at afresh.

    Solved means: equations hold, nothing is negative, no column could improve (all within ``CHECKED``),
    and the values of the program and of its dual agree.
    """
    k = len(basis)
    rows = np.arange(k)
    matrix = _matrix(programs, basis)
    inverse, solved = _inverses(matrix)
    at = (inverse @ programs.rhs[:, :, None])[:, :, 0]
    is_radial = basis == programs.columns.shape[1]
    costs = _costs(programs, basis, programs.own)
    duals = (costs[:, None, :] @ inverse)[:, 0, :]
    gain = _product(duals, programs.columns)
    gain[rows, programs.own] -= programs.penalty
    residual = np.abs((matrix @ at[:, :, None])[:, :, 0] - programs.rhs).max(axis=1)
    negative = -np.where(is_radial, 0.0, at).min(axis=1)
    gap = np.abs((costs * at).sum(axis=1) - (duals * programs.rhs).sum(axis=1))
    for error in (residual, negative, gain.max(axis=1), gap):
        solved &= error <= CHECKED
    values = np.where(is_radial, at, 0.0).sum(axis=1)
    used = np.where(basis == programs.own[:, None], at, 0.0).sum(axis=1)
    return Answers(values, basis, solved, (used > CHECKED) & (programs.penalty > 0))
