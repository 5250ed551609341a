"""The chapter of a process: where the difference is, what each step shows, and every figure of it beside the group."""

from benchmark import narrative
from benchmark.answers import Question
from benchmark.answers.process import Figure, ProcessAnswer, process
from benchmark.narrative import process as narrative_process
from benchmark.report.composing import cells
from benchmark.report.composing.naming import Naming
from benchmark.report.document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Listing,
    Paragraph,
    Row,
    Table,
    Voice,
)
from benchmark.viewing import View

WHOLE = "Het hele proces"
TOO_FEW = "te weinig uitvoerders"


def taxes(view: View, asked: Question, naming: Naming) -> list[Block]:
    """The chapter of taxes."""
    return _chapter(process(view, asked, "belastingen"), naming)


def permits(view: View, asked: Question, naming: Naming) -> list[Block]:
    """The chapter of permits."""
    return _chapter(process(view, asked, "vergunningen"), naming)


def _chapter(answer: ProcessAnswer, naming: Naming) -> list[Block]:
    """Nothing where nobody delivered a step and the municipality does the work alone: its theme then says it all."""
    delivered = any(f.beside for s in answer.steps for f in s.figures)
    if not delivered and not answer.unit.joint:
        return []
    named = not naming.anonymous
    who = (
        narrative_process.executor(answer, named=named),
        narrative_process.helper(answer) if named else "",
        narrative_process.beside(answer, named=named),
    )
    change = narrative_process.change(answer, named=named)
    return [
        Paragraph(text=f"{narrative_process.headline(answer)}.", voice=Voice.KEY),
        Paragraph(text=" ".join(text for text in who if text)),
        *([Paragraph(text=change, voice=Voice.CAUTION)] if change else []),
        *([Listing(items=_steps(answer), ordered=True)] if delivered else []),
        _table(answer),
        Paragraph(text=f"{answer.process.about_whole} {narrative_process.amount(answer)}"),
        Listing(items=(*_terms(answer), *answer.process.remarks)),
    ]


def _steps(answer: ProcessAnswer) -> tuple[str, ...]:
    return tuple(f"{s.step.name}. {narrative_process.step(s, answer.who)}" for s in answer.steps)


def _terms(answer: ProcessAnswer) -> list[str]:
    known = [(s.step.name, narrative_process.terms(s.terms)) for s in answer.steps]
    return [f"{name}. {text}" for name, text in known if text]


def _table(answer: ProcessAnswer) -> Table:
    rows = [
        _row(s.step.name, narrative_process.SIDES[c.side], f)
        for s in answer.steps
        for c in s.cells
        for f in c.figures
    ]
    rows += [_row(WHOLE, narrative_process.SIDES["cost"], f) for f in answer.whole]
    number = ColumnKind.NUMBER
    return Table(
        key=f"proces-{answer.process.key}",
        title=f"{answer.process.name}, stap voor stap: {answer.who}",
        columns=(
            Column(key="stap", title="Stap"),
            Column(key="kant", title="Kant"),
            Column(key="cijfer", title="Cijfer"),
            Column(key="code", title="Code", printed=False),
            Column(key="eenheid", title="Eenheid", printed=False),
            Column(key="uitvoerder", title="Uitvoerder", printed=False),
            Column(key="eigen", title="Eigen", kind=number, decimals=1),
            Column(key="gemeente", title="Gemeente zelf", kind=number, decimals=1, printed=False),
            Column(key="midden", title="Middelste", kind=number, decimals=1),
            Column(key="plaats", title="Plaats"),
            Column(key="termijn", title="Termijn", printed=False),
        ),
        rows=tuple(rows),
        notes=("Een kantoor telt één keer. Een lager of hoger cijfer is geen oordeel.",),
    )


def _row(step: str, side: str, figure: Figure) -> Row:
    found, place = figure.beside, narrative_process.place(figure)
    why = cells.nothing("geen cijfer")
    own: tuple[Cell, Cell, Cell] = (why, why, why)
    executor = ""
    if found is not None:
        comparison = found.comparison
        executor = comparison.municipality.name
        own = (
            cells.figure(comparison, comparison.value),
            cells.figure(comparison, found.own),
            cells.figure(comparison, comparison.standing.median, TOO_FEW),
        )
    term = narrative_process.beside_term(figure).removeprefix("termijn: ")
    return Row(
        cells=(
            cells.words(step),
            cells.words(side),
            cells.words(figure.indicator.name),
            cells.words(figure.measure),
            cells.words(figure.indicator.unit.value),
            cells.words(executor),
            *own,
            cells.words(narrative.sentence_of(place).rstrip(".")),
            cells.words(term),
        )
    )
