"""The command for a process: its steps from left to right, beside the group."""

from typing import Annotated

import typer
from rich.console import RenderableType

from benchmark import narrative
from benchmark.answers.process import Figure, ProcessAnswer, process
from benchmark.cli import asking, options, output, tables
from benchmark.cli.asking import Wish
from benchmark.cli.dutch_help import DutchCommand
from benchmark.narrative import process as narrative_process
from benchmark.vocabulary import ReportKind

Key = Annotated[
    str,
    typer.Argument(metavar="PROCES", help="belastingen of vergunningen.", show_default=False),
]


def register(app: typer.Typer) -> None:
    """Put the command in the program."""
    app.command("process", cls=DutchCommand)(of_process)


def of_process(
    key: Key,
    gemeente: options.Gemeente,
    year: options.Year = None,
    report: options.Report = ReportKind.ACCOUNTS,
    method: options.GroupMethod = None,
    k: options.Size = None,
    with_: options.With = None,
    group: options.GroupText = None,
    examples: options.Examples = False,
    as_json: options.Json = False,
) -> None:
    """Laat een proces stap voor stap zien: hoeveelheid, tijd, kosten en kwaliteit naast de groep."""
    seen = asking.view()
    wish = Wish(method, k, tuple(with_ or ()), group)
    asked = asking.question(seen, gemeente, year, report, wish, examples=examples)
    answer = process(seen, asked, key)
    if as_json:
        output.show_json(answer.as_dict() | {"headline": narrative_process.headline(answer)})
    else:
        output.show(*_told(answer))


def _told(answer: ProcessAnswer) -> list[RenderableType]:
    parts: list[RenderableType] = [tables.heading(narrative_process.headline(answer))]
    said = (
        narrative_process.executor(answer),
        narrative_process.beside(answer),
        narrative_process.helper(answer),
        narrative_process.change(answer),
    )
    parts += [tables.line(text) for text in said if text]
    for n, found in enumerate(answer.steps, start=1):
        parts += [tables.line(""), tables.heading(f"{n}. {found.step.name}")]
        parts.append(tables.line(narrative_process.step(found, answer.who)))
        law = narrative_process.terms(found.terms)
        parts += [tables.line(law)] if law else []
        rows = [(narrative_process.SIDES[c.side], f) for c in found.cells for f in c.figures]
        parts.append(_table(rows))
    parts += [tables.line(""), tables.heading("Het hele proces")]
    parts.append(_table([(narrative_process.SIDES["cost"], f) for f in answer.whole]))
    parts.append(tables.line(narrative_process.amount(answer)))
    return parts


def _table(rows: list[tuple[str, Figure]]) -> RenderableType:
    table = tables.plain_table(
        ("kant", "cijfer", "eigen", "middelste", "plaats"), ("eigen", "middelste")
    )
    for side, figure in rows:
        found = figure.comparison
        own = "" if found is None else narrative.figure(found, found.value)
        middle = "" if found is None else narrative.figure(found, found.standing.median)
        table.add_row(side, figure.indicator.name, own, middle, narrative_process.place(figure))
    return table
