"""The command for the open edition: a page, a PDF and open data in a folder, for citizens and council.

What it does is in ``open_edition_work``, imported when it runs: it brings reports and the ledger, for which no other
command waits.
"""

import importlib
from pathlib import Path
from typing import Annotated

import typer

from benchmark.cli import options
from benchmark.cli.dutch_help import DutchCommand

WORK = "benchmark.cli.open_edition_work"
Kept = Annotated[
    str,
    typer.Argument(
        metavar="CODE",
        help="Code van een bewaard jaarbericht (GS-...), om precies dat nog eens te schrijven.",
        show_default=False,
    ),
]
Who = Annotated[
    str,
    typer.Option(
        "--gemeente", metavar="NAAM", help="Naam of code, bijvoorbeeld Delft.", show_default=False
    ),
]
Folder = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="MAP",
        help="Map om te maken: index.html, jaarbericht.pdf en open data. Zonder --out wordt er niets bewaard.",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    """Put the command in the program."""
    app.command("open-edition", cls=DutchCommand)(open_edition)


def open_edition(
    code: Kept = "",
    gemeente: Who = "",
    year: options.Year = None,
    out: Folder = None,
    examples: options.Examples = False,
    as_json: options.Json = False,
) -> None:
    """Maak het jaarbericht dienstverlening: openbaar, met andere gemeenten alleen als groep."""
    work = importlib.import_module(WORK)
    if code:
        work.again(code, out, as_json=as_json)
    else:
        work.fresh(gemeente, year, out, examples=examples, as_json=as_json)
