"""Building an edition with a progress bar on standard error."""

from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from benchmark import edition
from benchmark.cli.output import aside
from benchmark.edition.build import STEPS
from benchmark.edition.home import Home


def build_with_progress(home: Home, data: Path, *, with_examples: bool = True) -> tuple[str, bool]:
    """The id of the edition, and whether it is new."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = aside()
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(STEPS[0], total=len(STEPS))

        def progress(step: str) -> None:
            bar.update(task, description=step, completed=STEPS.index(step))

        return edition.build(home, data, progress, with_examples=with_examples)
