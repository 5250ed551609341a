"""The table of the quality charter: every promise, what was measured, and what lies beside it."""

from benchmark import dutch
from benchmark.answers import Question
from benchmark.answers.charter import Shown, charter
from benchmark.answers.promises_beside import Beside
from benchmark.narrative import charter as words
from benchmark.narrative import promises
from benchmark.viewing import View
from dashboard.components.table import Cell, Table, cell, nothing


def promise_values(view: View, asked: Question, _: str) -> Table:
    """One row per own promise; raises what the answer raises."""
    answer = charter(view, asked)
    return Table(
        caption=f"Beloften van {answer.name}, {answer.year}",
        columns=(
            "Belofte", "Zin", "Grens", "Streefcijfer", "Gemeten", "Toeval: van", "Toeval: tot", "Gevallen",
            "Uitslag", "Vergoeding", "Keer betaald", "Bedrag betaald", "Beloven dit ook", "Middelste grens",
            "Strengste", "Mildste", "Eigen belofte", "Middelste gemeten", "Gemeenten die meten", "Naast de wet",
        ),
        rows=[_row(shown) for shown in answer.promises],
        numeric=frozenset({3, 4, 5, 6, 7, 9, 10, 11, 12, 17, 18}),
        notes=(words.source(answer), words.MILD_IS_EASY),
        example=answer.example,
    )  # fmt: skip


def _row(shown: Shown) -> tuple[Cell, ...]:
    one, beside = shown.promise, shown.beside
    found = one.estimate
    few = nothing("te weinig gemeenten")
    return (
        cell(promises.name(one.key)),
        cell(one.norm),
        cell(promises.limit(*one.limit)) if one.limit is not None else nothing("geen grens"),
        _share(one.target, "geen streefcijfer"),
        _share(found.value if found else None, promises.outcome(one)),
        _share(found.low if found else None, ""),
        _share(found.high if found else None, ""),
        _count(one.cases),
        cell(promises.outcome(one)),
        nothing("") if one.compensation is None else cell(promises.euros(one.compensation), one.compensation),
        _count(one.times_paid),
        nothing("") if one.paid is None else cell(promises.euros(one.paid), one.paid),
        cell(dutch.number(beside.promising), beside.promising),
        *_limits(beside),
        cell(promises.stands(beside)),
        few if beside.middle_measured is None else _share(beside.middle_measured, ""),
        cell(dutch.number(len(beside.measured)), len(beside.measured)),
        cell(promises.law_short(shown.grade)),
    )  # fmt: skip


def _limits(beside: Beside) -> list[Cell]:
    """The middle limit, the strictest and the mildest."""
    if beside.limits is None:
        return [nothing("te weinig gemeenten")] * 3
    return [cell(promises.limit(value, beside.unit)) for value in beside.limits]


def _share(value: float | None, why: str) -> Cell:
    return nothing(why) if value is None else cell(promises.percent(value), value)


def _count(value: int | None) -> Cell:
    return nothing("") if value is None else cell(dutch.number(value), value)
