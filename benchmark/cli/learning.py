"""The command for the Leerkring: from whom can be learned, and what municipalities asked each other.

What it does is in ``learning_work``, imported when it runs: it brings SQLAlchemy, for which no other command waits.
"""

import importlib

import typer

from benchmark import answers
from benchmark.cli import asking, options
from benchmark.cli.asking import Wish
from benchmark.cli.dutch_help import DutchCommand
from benchmark.vocabulary import ReportKind

WORK = "benchmark.cli.learning_work"


def register(app: typer.Typer) -> None:
    """Put the command in the program."""
    app.command(cls=DutchCommand)(learning)


def learning(
    gemeente: options.Gemeente,
    theme: options.Theme = None,
    year: options.Year = None,
    method: options.GroupMethod = None,
    k: options.Size = None,
    with_: options.With = None,
    group: options.GroupText = None,
    examples: options.Examples = False,
    as_json: options.Json = False,
) -> None:
    """Noem per thema van wie te leren valt, met de vragen en praktijken van gemeenten; nooit met voorbeeldcijfers."""
    seen = asking.view()
    wish = Wish(method, k, tuple(with_ or ()), group)
    asked = asking.question(seen, gemeente, year, ReportKind.ACCOUNTS, wish)
    if examples:  # refused where an edition has none; the answer is that of real figures
        answers.question(seen, gemeente, asked.year, examples=True)
    work = importlib.import_module(WORK)
    work.learning(seen, asked, theme, practising=examples, as_json=as_json)
