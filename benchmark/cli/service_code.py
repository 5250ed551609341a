"""The command for the BurgerServiceCode: judgement beside evidence per norm, and what the municipality says of itself.

What it does is in ``service_code_work``, imported when it runs: it opens the ledger, for which no other command waits.
"""

import importlib

import typer

from benchmark.cli import options
from benchmark.cli.asking import Wish
from benchmark.cli.dutch_help import DutchCommand
from benchmark.vocabulary import ReportKind

WORK = "benchmark.cli.service_code_work"


def register(app: typer.Typer) -> None:
    """Put the command in the program."""
    app.command(cls=DutchCommand)(service_code)


def service_code(
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
    """Toon per norm van de BurgerServiceCode wat inwoners vinden en wat de feiten laten zien."""
    wish = Wish(method, k, tuple(with_ or ()), group)
    work = importlib.import_module(WORK)
    work.service_code(gemeente, year, report, wish, examples=examples, as_json=as_json)
