"""Commands of lists that municipalities deliver: an empty one to fill in, and a file that comes back.

What they do is in ``lists_work``, imported when they run: it brings SQLAlchemy, for which no other command waits.
"""

import importlib
from pathlib import Path
from typing import Annotated, Any

import typer

from benchmark.cli import options
from benchmark.cli.delivering import Year
from benchmark.cli.dutch_help import DutchCommand

WORK = "benchmark.cli.lists_work"
ListKey = Annotated[
    str,
    typer.Argument(
        metavar="LIJST",
        help="handvest, levensgebeurtenissen of formules.",
        show_default=False,
    ),
]
File = Annotated[
    Path,
    typer.Argument(metavar="BESTAND", help="Ingevulde lijst (xlsx of csv).", show_default=False),
]
Out = Annotated[
    Path,
    typer.Option(
        "--out", metavar="BESTAND", help="Bestand om te maken: .xlsx of .csv.", show_default=False
    ),
]
Whose = Annotated[
    str,
    typer.Option(
        "--gemeente",
        metavar="NAAM",
        help="Gemeente waarvan de rijen erin komen die er al zijn; zonder is de lijst leeg.",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    """Put the commands in the program."""
    app.command("list-template", cls=DutchCommand)(list_template)
    app.command("deliver-list", cls=DutchCommand)(deliver_list)


def list_template(
    key: ListKey, out: Out, gemeente: Whose = "", year: Year = None, as_json: options.Json = False
) -> None:
    """Maak een lijst om in te vullen, als werkmap met keuzelijsten of als csv."""
    _work().template(key, out, gemeente, year, as_json=as_json)


def deliver_list(
    key: ListKey,
    file: File,
    gemeente: options.Gemeente,
    year: Year = None,
    as_json: options.Json = False,
) -> None:
    """Controleer een ingevulde lijst en neem de rijen over, alle of geen. Eindcode 0: goed, 1: fouten, 2: geweigerd."""
    _work().deliver(key, file, gemeente, year, as_json=as_json)


def _work() -> Any:
    return importlib.import_module(WORK)
