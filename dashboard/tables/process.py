"""The tables of a process: every figure of every step, and who stand beside it."""

from benchmark import dutch, narrative
from benchmark.answers import Question
from benchmark.answers.executors import units
from benchmark.answers.process import Figure, ProcessAnswer, process
from benchmark.errors import SpiegelError
from benchmark.narrative import process as narrative_process
from benchmark.viewing import View
from dashboard.components.table import Cell, Table, cell, nothing
from dashboard.tables import parts

WHOLE = "Het hele proces"
COLUMNS = (
    "Stap", "Kant", "Cijfer", "Code", "Eenheid", "Uitvoerder", "Cijfer", "Gemeente zelf", "Middelste",
    "Kwart zit onder", "Kwart zit boven", "Plaats in de groep", "Deelnemers met een cijfer", "Uitvoerders met een cijfer", "Zelfde reeks", "Termijn",
)  # fmt: skip


def process_values(view: View, asked: Question, key: str) -> Table:
    """Every figure of a process: own unit, own municipality, the middle one, place, and the term of the law."""
    answer = process(view, asked, key)
    rows = [
        _row(s.step.name, narrative_process.SIDES[c.side], f, answer)
        for s in answer.steps
        for c in s.cells
        for f in c.figures
    ]
    rows += [_row(WHOLE, narrative_process.SIDES["cost"], f, answer) for f in answer.whole]
    sources = sorted({f.comparison.source for f in answer.figures if f.comparison is not None})
    period = narrative.period(asked.year, asked.report)
    return Table(
        caption=f"{answer.process.name}, stap voor stap: {answer.who}, {period}",
        columns=COLUMNS,
        rows=rows,
        numeric=frozenset({6, 7, 8, 9, 10}),
        notes=(f"Bron: {'; '.join(sources)}. Editie {view.edition.info.id}.",) if sources else (),
        example=all(f.comparison.example for f in answer.figures if f.comparison is not None)
        and bool(sources),
    )


def _row(step: str, side: str, figure: Figure, answer: ProcessAnswer) -> tuple[Cell, ...]:
    term = narrative_process.beside_term(figure).removeprefix("termijn: ")
    start = (
        cell(step),
        cell(side),
        cell(figure.indicator.name),
        cell(figure.measure),
        cell(figure.indicator.unit.value),
    )
    found = figure.beside
    if found is None:
        why = narrative_process.place(figure)
        empty = [nothing("geen cijfer")] * 5
        return (*start, cell(answer.unit.name), *empty, cell(why), *[cell("")] * 3, cell(term))
    comparison, standing = found.comparison, found.comparison.standing
    years = "; ".join(f"{y}: {narrative.figure(comparison, v)}" for y, v in found.years)
    return (
        *start,
        cell(comparison.municipality.name),
        parts.shown(comparison, comparison.value, comparison.status.value),
        parts.shown(comparison, found.own),
        parts.shown(comparison, standing.median),
        parts.shown(comparison, standing.p25),
        parts.shown(comparison, standing.p75),
        cell(narrative_process.place(figure)),
        cell(f"{found.n} van {found.of}"),
        cell(f"{standing.n_delivered} van {standing.n}"),
        cell(years),
        cell(term),
    )


def beside_values(view: View, asked: Question, key: str) -> Table:
    """Who stand beside the own unit, for whom they work, and who of the group does not count apart."""
    answer = process(view, asked, key)
    found = next((f.beside for f in answer.figures if f.beside is not None), None)
    if found is None:
        raise SpiegelError("Over dit proces zijn er geen cijfers.", "Kies een ander jaar.")
    register = units(view, answer.process.subject, asked.year)
    name = view.edition.municipalities.name

    def of(code: str, role: str) -> tuple[Cell, ...]:
        unit = register.of[code]
        members = dutch.listing(sorted(map(name, unit.members)))
        kind = "gezamenlijk kantoor" if unit.joint else "doet het zelf"
        return (cell(unit.name), cell(kind), cell(members), cell(role))

    rows = [of(asked.gemeente, "eigen uitvoerder")]
    rows += [of(p.code, "staat ernaast") for p in found.comparison.peers]
    rows += [
        (cell(x.name), cell(""), cell(x.name), cell(f"telt niet apart: {x.why}"))
        for x in found.left_out
    ]
    return Table(
        caption=f"Uitvoerders van {narrative.lower_first(answer.process.name)}, {asked.year}",
        columns=("Uitvoerder", "Vorm", "Gemeenten", "In deze vergelijking"),
        rows=rows,
        own=frozenset({0}),
        notes=("Bron: het register van uitvoerders in onze catalogus.",),
    )
