"""Rows of the list of products taken together: cases, promise, what was kept of it, cost and satisfaction.

A sum is over the rows that have the figure and says over how many; an empty cell is never zero. Source: INDICATORS
(SRV), issue 7, item 7.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmark.catalogue.service_formulas import PRODUCT
from benchmark.listed import Row
from benchmark.position import interval
from benchmark.position.interval import Estimate
from benchmark.position.rank_interval import rank_interval
from benchmark.position.standing import LEAST_FOR_MEDIAN, quantile


@dataclass(frozen=True)
class Least:
    """Under how many measured cases a share says nothing, and under how many answers a mark."""

    cases: int
    answers: int


@dataclass(frozen=True)
class Served:
    """Rows of one municipality taken together.

    ``promise``: fewest and most days promised; ``days``: the mean over the cases with a promise. ``kept``: the share
    (0-1) of ``measured`` cases that were done in the promised days, None under the least; ``within`` says how many.
    ``cost``: euros per case over the ``costed`` cases in ``costed_rows`` rows. ``mark``: mean of ``answers`` answers.
    """

    products: tuple[str, ...]
    rows: int
    cases: int
    promise: tuple[int, int] | None
    days: float | None
    promised_rows: int
    within: int
    measured: int
    kept: Estimate | None
    cost: float | None
    costed: int
    costed_rows: int
    answers: int
    mark: Estimate | None

    def as_dict(self) -> dict[str, Any]:
        """The figures as plain data; shares from 0 to 1, euros per case."""
        kept, mark = self.kept, self.mark
        return {
            "products": list(self.products),
            "rows": self.rows,
            "cases": self.cases,
            "promise_days": list(self.promise) if self.promise else None,
            "promise_mean": self.days,
            "rows_with_promise": self.promised_rows,
            "measured": self.measured,
            "within": self.within,
            "kept": kept._asdict() if kept else None,
            "cost_per_case": self.cost,
            "cases_with_cost": self.costed,
            "rows_with_cost": self.costed_rows,
            "answers": self.answers,
            "mark": mark._asdict() if mark else None,
        }


def together(rows: Sequence[Row], least: Least) -> Served | None:
    """The rows as one; None without rows. The order of the rows does not matter."""
    if not rows:
        return None
    promised = [r for r in rows if r["belofte_dagen"] is not None]
    measured = [r for r in promised if r["binnen_belofte"] is not None]
    costed = [r for r in rows if r["kosten"] is not None]
    judged = [r for r in rows if r["cijfer"] is not None and r["n"] is not None]
    days = [_number(r, "belofte_dagen") for r in promised]
    cases, within = _total(measured, "aantal"), _total(measured, "binnen_belofte")
    of_cost, answers = _total(costed, "aantal"), _total(judged, "n")
    weight = _total(promised, "aantal")
    mean = sum(_number(r, "cijfer") * _number(r, "n") for r in judged) / answers if answers else 0
    return Served(
        products=tuple(sorted({str(r[PRODUCT]) for r in rows})),
        rows=len(rows),
        cases=round(_total(rows, "aantal")),
        promise=(round(min(days)), round(max(days))) if days else None,
        days=sum(_number(r, "belofte_dagen") * _number(r, "aantal") for r in promised) / weight
        if weight
        else None,
        promised_rows=len(promised),
        within=round(within),
        measured=round(cases),
        kept=interval.wilson(cases, within) if cases >= least.cases else None,
        cost=_total(costed, "kosten") / of_cost if of_cost else None,
        costed=round(of_cost),
        costed_rows=len(costed),
        answers=round(answers),
        mark=interval.mark(mean, answers) if answers >= least.answers else None,
    )


def _number(row: Row, column: str) -> float:
    found = row[column]
    return found if isinstance(found, float) else 0.0


def _total(rows: Sequence[Row], column: str) -> float:
    return sum(_number(r, column) for r in rows)


@dataclass(frozen=True)
class Middle:
    """The middle one of ``n`` peers with the figure; None under five. ``side``: -1 or 1 when the own figure lies
    certainly lower or higher, 0 when chance leaves that open, None where it is not asked or cannot be."""

    median: float | None
    n: int
    side: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """The middle one as plain data."""
        return {"median": self.median, "n_peers": self.n, "side": self.side}


@dataclass(frozen=True)
class Beside:
    """What peers promise (mean days per case), keep, spend per case and are given as a mark."""

    days: Middle
    kept: Middle
    cost: Middle
    mark: Middle

    def as_dict(self) -> dict[str, Any]:
        """The middle ones as plain data."""
        parts = {"promise": self.days, "kept": self.kept, "cost": self.cost, "mark": self.mark}
        return {key: part.as_dict() for key, part in parts.items()}


def beside(own: Served | None, peers: Sequence[Served]) -> Beside:
    """The middle one of the peers per figure; what a share and a mark are certain of is asked pair by pair."""
    return Beside(
        days=_middle([p.days for p in peers if p.days is not None]),
        kept=_certain(own.kept if own else None, [p.kept for p in peers if p.kept is not None]),
        cost=_middle([p.cost for p in peers if p.cost is not None]),
        mark=_certain(own.mark if own else None, [p.mark for p in peers if p.mark is not None]),
    )


def _middle(values: Sequence[float]) -> Middle:
    enough = len(values) >= LEAST_FOR_MEDIAN
    return Middle(quantile(sorted(values), 0.5) if enough else None, len(values))


def _certain(own: Estimate | None, peers: Sequence[Estimate]) -> Middle:
    middle = _middle([p.value for p in peers])
    ranks = rank_interval(own, peers) if own is not None and middle.median is not None else None
    if ranks is None:
        return middle
    side = 0 if ranks.too_close else (1 if ranks.low >= 0.5 else -1)
    return Middle(middle.median, middle.n, side)
