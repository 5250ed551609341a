"""The worker and the jobs that it has, and the way to the reports of all municipalities at once.

What these commands need of reports and of the queue is imported when they run: the others should not wait for it.
"""

import importlib
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from benchmark import dutch
from benchmark.cli import asking, options, output, tables
from benchmark.cli.dutch_help import DutchCommand
from benchmark.ledger.entries import Author
from benchmark.report.spec import Format, Spec
from benchmark.viewing import View

WithoutWorker = Annotated[
    bool,
    typer.Option(
        "--without-worker", metavar="", help="Maak geen rapporten op de achtergrond; dat doet 'spiegel worker'."
    ),
]  # fmt: skip


def register(app: typer.Typer) -> None:
    """Put the commands in the program."""
    app.command("worker", cls=DutchCommand)(worker)
    app.command("jobs", cls=DutchCommand)(jobs)


def worker(as_json: options.Json = False) -> None:
    """Maak op de achtergrond de rapporten die in de rij staan, tot u stopt met Ctrl+C."""
    queue = importlib.import_module("benchmark.jobs.queue")
    where = "Redis" if queue.shared() else str(queue.file(asking.home().root))
    if as_json:
        output.show_json({"queue": "redis" if queue.shared() else where, "pid": os.getpid()})
    else:
        output.show(f"De werker draait; de rij staat in {where} (stoppen met Ctrl+C).")
    sys.stdout.flush()
    # What watches over a worker weighs little; this process has all of the command line in it.
    os.execv(sys.executable, [sys.executable, "-m", "benchmark.jobs"])


def jobs(as_json: options.Json = False) -> None:
    """Noem de opdrachten voor veel rapporten, en hoe het ermee staat."""
    found = importlib.import_module("benchmark.jobs.job").standings(asking.home())
    if as_json:
        output.show_json([s.as_dict() for s in found])
    elif found:
        output.show(*_listed([s.as_dict() for s in found]))
    else:
        output.show("Er zijn geen opdrachten.")


def _listed(found: list[dict[str, Any]]) -> list[Any]:
    table = tables.plain_table(("opdracht", "stand", "klaar", "door", "melding"), ("klaar",))
    for s in found:
        notes = [s["failure"]] if s["failure"] else []
        notes += [f"{p['name']}: {p['problem']}" for p in s["problems"]]
        done = f"{dutch.number(s['done'])} van {dutch.number(s['total'])}"
        table.add_row(s["id"], s["state"], done, s["author"], " ".join(notes))
    return [table]


def report_all(
    seen: View, spec: Spec, formats: tuple[Format, ...], out: Path, by: Author, *, as_json: bool
) -> None:
    """Make the report of every municipality of the year in a folder, and go on where it was.

    Raises SpiegelError when the folder holds another batch, or when it cannot go on.
    """
    making = importlib.import_module("benchmark.cli.all_reports")
    making.report_all(seen, spec, formats, out, by, as_json=as_json)
