"""One linear program by HiGHS (Huangfu and Hall 2018): the engine's refuge, and what finds slacks."""

from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import ArrayLike

from benchmark.frontier.units import Array

PRECISE = {
    "output_flag": False,
    "log_to_console": False,
    "threads": 1,
    "primal_feasibility_tolerance": 1e-10,
    "dual_feasibility_tolerance": 1e-10,
    "small_matrix_value": 1e-12,
}


class _Silent(highspy.Highs):
    """HiGHS with our options, which does not greet.

    Its own constructor switches on callbacks, and that prints a banner on standard output before any
    option can forbid it; in between stands this one. We use no callbacks.
    """

    def __init__(self) -> None:
        super(highspy.Highs, self).__init__()  # the solver itself, below the class of the package
        for option, value in PRECISE.items():
            self.setOptionValue(option, value)

    def run(self) -> None:
        """Solve, without the loop of the package that waits for callbacks."""
        super(highspy.Highs, self).run()


class NoOptimum(Exception):
    """HiGHS stopped without an optimum and without proof that there is none."""


@dataclass(frozen=True)
class Program:
    """minimise cost @ z such that low <= matrix @ z <= high and z >= 0; ``matrix`` is rows x columns."""

    cost: ArrayLike
    matrix: Array
    low: ArrayLike
    high: ArrayLike


def solve(program: Program) -> Array | None:
    """The best ``z``, or None when no ``z`` satisfies the rows. Raises NoOptimum."""
    solver = _Silent()
    solver.passModel(_model(program))
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kOptimal:
        return np.array(solver.getSolution().col_value)
    if status == highspy.HighsModelStatus.kInfeasible:
        return None
    raise NoOptimum(str(status))


def _model(program: Program) -> highspy.HighsLp:
    rows, columns = program.matrix.shape
    model = highspy.HighsLp()
    model.num_row_, model.num_col_ = rows, columns
    model.col_cost_ = np.asarray(program.cost, float)
    model.col_lower_ = np.zeros(columns)
    model.col_upper_ = np.full(columns, highspy.kHighsInf)
    model.row_lower_ = np.asarray(program.low, float)
    model.row_upper_ = np.asarray(program.high, float)
    column, row = program.matrix.T.nonzero()
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.searchsorted(column, np.arange(columns + 1))
    model.a_matrix_.index_ = row
    model.a_matrix_.value_ = program.matrix[row, column]
    return model
