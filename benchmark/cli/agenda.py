"""The command for the duidingsgesprek: the kit on the screen, as JSON, or as an agenda in a file."""

import importlib
from pathlib import Path
from typing import Annotated, Any

import typer

from benchmark.cli import asking, options, output, reporting
from benchmark.cli.asking import Wish
from benchmark.cli.dutch_help import DutchCommand
from benchmark.errors import SpiegelError
from benchmark.report.spec import Format
from benchmark.vocabulary import ReportKind

FILES = {f".{f.value}": f for f in (Format.PDF, Format.DOCX)}
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="BESTAND",
        help="Maak de agenda als bestand: de naam eindigt op .pdf of .docx.",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    """Put the command in the program."""
    app.command("agenda", cls=DutchCommand)(agenda)


def agenda(
    gemeente: options.Gemeente,
    year: options.Year = None,
    group: options.GroupText = None,
    report: options.Report = ReportKind.ACCOUNTS,
    examples: options.Examples = False,
    out: Out = None,
    as_json: options.Json = False,
) -> None:
    """Bereid het duidingsgesprek voor: sterke punten, afwijkingen die standhouden, en open vragen."""
    format = None if out is None else _format(out)
    seen = asking.view()
    asked = asking.question(seen, gemeente, year, report, Wish(text=group), examples=examples)
    # Brought in here: the ledger and the documents, for which no other command waits.
    kit = importlib.import_module("benchmark.answers.agenda")
    agreed = importlib.import_module("benchmark.answers.agreed")
    entries = importlib.import_module("benchmark.ledger.entries")
    with reporting.ledger() as ledger:
        answer = kit.agenda(seen, asked)
        agreements = agreed.agreed(ledger.newest(entries.Agreement, asked.gemeente), asked)
        circle = importlib.import_module("benchmark.ledger.learning")
        heard = agreed.Heard(
            ledger.newest(entries.Comment),
            ledger.newest(circle.Practice),
            ledger.newest(circle.Contact),
        )
    open_to = {p.code: agreed.open_to_ask(p, heard) for p in answer.points}
    if out is not None and format is not None:
        composing = importlib.import_module("benchmark.report.composing")
        document = composing.agenda_document(
            seen,
            asked,
            agreements,
            heard,
            author=reporting.author().words,
            made_on=reporting.today(),
        )
        reporting.put(document, format, out)
    told: dict[str, Any] = answer.as_dict() | agreements.as_dict() | {"open_to_questions": open_to}
    if as_json:
        output.show_json(told | {"file": None if out is None else str(out)})
    elif out is not None:
        output.show(f"{document.title}: {out}")
    else:
        output.show(
            *importlib.import_module("benchmark.cli.agenda_words").lines(
                answer, agreements, open_to
            )
        )


def _format(out: Path) -> Format:
    found = FILES.get(out.suffix.lower())
    if found is None:
        raise SpiegelError(
            f"De naam '{out.name[:60]}' zegt niet wat voor bestand het wordt.",
            "Laat de naam bij --out eindigen op .pdf of .docx.",
        )
    return found
