"""The table of service formulas: every product under its formula, and each formula as a whole."""

from benchmark import dutch
from benchmark.answers import Question
from benchmark.answers.formulas import Formula, formulas
from benchmark.answers.served import Beside, Middle, Served
from benchmark.narrative import formulas as words
from benchmark.narrative import served as of
from benchmark.viewing import View
from dashboard.components.table import Cell, Table, cell, nothing

ALL = "alle producten"


def product_values(view: View, asked: Question, _: str) -> Table:
    """Per formula a row for the whole and one per product; raises what the answer raises."""
    answer = formulas(view, asked)
    rows = [row for formula in answer.formulas for row in _rows(formula, answer.example)]
    return Table(
        caption=f"Producten per serviceformule van {answer.name}, {answer.year}",
        columns=(
            "Formule", "Product", "Zaken", "Belofte in dagen: van", "Belofte: tot", "Binnen de belofte, %",
            "Toeval: van", "Toeval: tot", "Gemeten zaken", "Kosten per zaak", "Zaken met kosten", "Cijfer", "Antwoorden",
            "Middelste: binnen de belofte, %", "Middelste: kosten per zaak", "Middelste: cijfer",
        ),
        rows=rows,
        numeric=frozenset(range(2, 16)),
        notes=(words.source(answer), words.MIX, of.NOT_TESTED),
        example=answer.example,
    )  # fmt: skip


def _rows(formula: Formula, example: bool) -> list[tuple[Cell, ...]]:
    name = cell(dutch.marked(dutch.upper_first(formula.name), example))
    if formula.served is None:
        return [(name, nothing("geen producten"), *[nothing("")] * 14)]
    whole = [(name, cell(ALL), *_values(formula.served), *_beside(formula.beside))]
    parts = [
        (name, cell(words.product(p)), *_values(p.served), *_beside(p.beside))
        for p in formula.products
    ]
    return whole + parts


def _values(served: Served) -> tuple[Cell, ...]:
    low, high = served.promise or (None, None)
    kept = served.kept
    shares = (kept.value, kept.low, kept.high) if kept else (None, None, None)
    return (
        cell(dutch.number(served.cases), served.cases),
        *(_number(day, "geen belofte") for day in (low, high)),
        *(_percent(share, of.kept(served) if n == 0 else "") for n, share in enumerate(shares)),
        cell(dutch.number(served.measured), served.measured),
        nothing("geen kosten") if served.cost is None else cell(dutch.euro(served.cost), served.cost),
        cell(dutch.number(served.costed), served.costed),
        nothing("te weinig antwoorden") if served.mark is None else cell(dutch.number(served.mark.value, 1), served.mark.value),
        cell(dutch.number(served.answers), served.answers),
    )  # fmt: skip


def _beside(found: Beside) -> tuple[Cell, ...]:
    few = nothing("te weinig gemeenten")
    cost, mark = found.cost.median, found.mark.median
    return (
        _share(found.kept),
        few if cost is None else cell(dutch.euro(cost), cost),
        few if mark is None else cell(dutch.number(mark, 1), mark),
    )


def _share(found: Middle) -> Cell:
    return _percent(found.median, "te weinig gemeenten")


def _percent(share: float | None, why: str) -> Cell:
    return nothing(why) if share is None else cell(dutch.percent(share), 100 * share)


def _number(value: float | None, why: str) -> Cell:
    return nothing(why) if value is None else cell(dutch.number(value), value)
