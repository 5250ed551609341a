"""The command for the shift between channels.

What it does is in ``channels_work``, imported when it runs: it brings an econometrics library, for which no other command waits.
"""

import importlib

import typer

from benchmark.cli import options
from benchmark.cli.dutch_help import DutchCommand

WORK = "benchmark.cli.channels_work"


def register(app: typer.Typer) -> None:
    """Put the command in the program."""
    app.command(cls=DutchCommand)(channels)


def channels(
    gemeente: options.Gemeente,
    year: options.Year = None,
    method: options.GroupMethod = None,
    k: options.Size = None,
    with_: options.With = None,
    group: options.GroupText = None,
    examples: options.Examples = False,
    as_json: options.Json = False,
) -> None:
    """Laat zien of meer digitaal samengaat met minder telefoon en minder baliebezoek, en wie de andere kant op ging."""
    work = importlib.import_module(WORK)
    wish = work.Wish(method, k, tuple(with_ or ()), group)
    work.channels(gemeente, year, wish, examples=examples, as_json=as_json)
