"""The command for months: read an export of one's own system, keep its months, and show the first signal.

What it does is in ``months_work``, imported when it runs: it brings polars and SQLAlchemy, for which no other command waits.
"""

import importlib
from pathlib import Path
from typing import Annotated

import typer

from benchmark.cli import options
from benchmark.cli.dutch_help import DutchCommand

WORK = "benchmark.cli.months_work"
File = Annotated[
    Path,
    typer.Argument(
        metavar="BESTAND",
        help="Export (csv) uit uw klantgeleidings- of telefoniesysteem, hoogstens 2 miljoen regels.",
        show_default=False,
    ),
]
MappingName = Annotated[
    str,
    typer.Option(
        "--mapping",
        metavar="NAAM",
        help="Naam van de bewaarde indeling: welke kolom welke vraag is.",
        show_default=False,
    ),
]
DateColumn = Annotated[
    str,
    typer.Option(
        "--date",
        metavar="KOLOM",
        help="Kolom met de maand, het kwartaal of de dag; alleen voor een nieuwe indeling.",
        show_default=False,
    ),
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="VRAAG=KOLOM",
        help="Welke kolom welke vraag is, bijvoorbeeld aangeboden-oproepen=Aangeboden; herhaal de optie. "
        "Met '(aantal regels)' als kolom tellen de regels.",
        show_default=False,
    ),
]
TakeOver = Annotated[
    bool,
    typer.Option(
        "--take-over", metavar="", help="Neem elk heel jaar over als antwoord in de vragenlijst."
    ),
]


def register(app: typer.Typer) -> None:
    """Put the command in the program."""
    app.command(cls=DutchCommand)(months)


def months(
    file: File,
    gemeente: options.Gemeente,
    mapping: MappingName,
    date: DateColumn = "",
    column: Columns = None,
    take_over: TakeOver = False,
    as_json: options.Json = False,
) -> None:
    """Lees maandcijfers uit een export, bewaar ze, en toon wat opvalt. Eindcode 0: bewaard, 1: fouten, 2: geweigerd."""
    work = importlib.import_module(WORK)
    asked = work.Asked(file, gemeente, mapping, date, tuple(column or ()))
    work.months(asked, take_over=take_over, as_json=as_json)
