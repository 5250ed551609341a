"""Making the reports of all municipalities in a folder, with a bar that can be stopped and gone on with."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typer
from filelock import FileLock, Timeout
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from benchmark import answers, dutch
from benchmark.cli import asking, output
from benchmark.edition import Home
from benchmark.errors import SpiegelError
from benchmark.jobs import asked, making, writing
from benchmark.jobs.asked import Asked
from benchmark.jobs.failing import interrupted
from benchmark.jobs.folder import Folder, Made
from benchmark.ledger.entries import Author
from benchmark.report.spec import Format, Spec
from benchmark.viewing import View

STATE = ".voortgang"
STOPPED = 130  # as a shell says of a program that was stopped with Ctrl+C


def report_all(
    seen: View, spec: Spec, formats: tuple[Format, ...], out: Path, by: Author, *, as_json: bool
) -> None:
    """Make the report of every municipality of the year in a folder, and go on where it was.

    Raises SpiegelError when the folder holds another batch, or when it cannot go on.
    """
    year = answers.year_for(seen.edition, spec.kind) if spec.year is None else spec.year
    every = tuple(seen.edition.municipalities.in_year(year)["code"])
    wanted = Asked(
        spec=spec.model_copy(update={"year": year, "gemeente": every[0]}),
        gemeenten=every,
        formats=formats,
        edition=seen.edition.info.id,
        author=by,
        at=datetime.now(UTC),
    )
    folder = Folder(out / STATE, out)
    with _held(out, wanted):
        whole = _made_with_progress(folder, wanted, asking.home())
        _tell(folder, wanted, out, as_json=as_json)
    if not whole:
        raise typer.Exit(STOPPED)


@contextmanager
def _held(out: Path, wanted: Asked) -> Iterator[None]:
    """The folder, for this batch and this process alone."""
    request = out / STATE / "job.json"
    try:
        request.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(request.with_name("lock"), timeout=0):
            if request.exists():
                _check(out, asked.read(request.read_bytes()), wanted)
            else:
                writing.put(request, wanted.as_json())
            yield
    except Timeout:
        raise SpiegelError(
            f"In {out} worden al rapporten gemaakt.",
            "Wacht tot dat klaar is, of kies een andere map.",
        ) from None
    except OSError as error:
        raise interrupted(error) from error


def _check(out: Path, before: Asked, now: Asked) -> None:
    if before.alike(now):
        return
    other = "een andere editie" if before.edition != now.edition else "andere keuzes"
    raise SpiegelError(
        f"In {out} staan al rapporten van {other}.",
        f"Kies een lege map, of verwijder {out / STATE} om opnieuw te beginnen.",
    )


def _made_with_progress(folder: Folder, wanted: Asked, home: Home) -> bool:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    console = output.aside()
    with (
        Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar,
        _stopping() as stop,
    ):
        task = bar.add_task("", total=len(wanted.gemeenten))

        def say(done: int, total: int, words: str) -> None:
            bar.update(
                task, description=words.split(". ", maxsplit=1)[0], completed=done, total=total
            )

        return making.make_all(folder, wanted, home, stopped=lambda: bool(stop), say=say)


@contextmanager
def _stopping() -> Iterator[list[int]]:
    """Filled at Ctrl+C, so that the report that is being made is finished; a second one stops at once."""
    asked_to: list[int] = []

    def ask(number: int, _: Any) -> None:
        asked_to.append(number)
        signal.signal(number, signal.default_int_handler)

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield asked_to
    finally:
        signal.signal(signal.SIGINT, before)


def _tell(folder: Folder, wanted: Asked, out: Path, *, as_json: bool) -> None:
    settled = folder.settled()
    made = [settled[c] for c in wanted.gemeenten if c in settled and not settled[c].problem]
    left = len(wanted.gemeenten) - len(settled)
    if as_json:
        output.show_json(_as_dict(wanted, out, made, folder.problems(), left))
        return
    count = f"{dutch.number(len(made))} van {dutch.number(len(wanted.gemeenten))} gemeenten"
    output.show(f"Rapporten van {count} staan in {out}.")
    for m in folder.problems():
        output.show(f"{m.name}: {m.problem}")
    if left:
        output.show("Gestopt. Geef dezelfde opdracht nog eens om verder te gaan.")


def _as_dict(
    wanted: Asked, out: Path, made: list[Made], problems: tuple[Made, ...], left: int
) -> dict[str, Any]:
    return {
        "out": str(out),
        "edition": wanted.edition,
        "year": wanted.spec.year,
        "left": left,
        "made": [
            {
                "gemeente": m.gemeente,
                "name": m.name,
                "reference": m.reference,
                "files": list(m.files.values()),
            }
            for m in made
        ],
        "problems": [
            {"gemeente": m.gemeente, "name": m.name, "problem": m.problem} for m in problems
        ],
    }
