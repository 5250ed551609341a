"""Building an edition with a progress bar on standard error."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from benchmark import edition
from benchmark.catalogue import Catalogue
from benchmark.cli.output import aside
from benchmark.edition.build import STEPS
from benchmark.edition.home import Home
from benchmark.errors import LedgerError
from benchmark.sources.deliveries import Delivered


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

        return edition.build(
            home,
            data,
            progress,
            with_examples=with_examples,
            cited=lambda: cited(home),
            delivered=lambda catalogue: delivered(home, catalogue),
        )


def delivered(home: Home, catalogue: Catalogue) -> Delivered:
    """What municipalities delivered and others approved; nothing where there is no ledger.

    Raises LedgerError when the ledger does not answer: an edition without what was approved would be a wrong one.
    """
    # SQLAlchemy, for which no other command should wait
    from benchmark.delivery import publishing, rounds  # noqa: PLC0415
    from benchmark.ledger import opening  # noqa: PLC0415
    from benchmark.ledger.store import Ledger  # noqa: PLC0415

    if not opening.exists(home):
        return Delivered()
    with closing(Ledger.at(home)) as ledger:
        return publishing.delivered(ledger, catalogue, rounds.today())


def cited(home: Home) -> Iterable[str]:
    """The editions that records refer to: all of them when the ledger does not answer."""
    # SQLAlchemy, for which no other command should wait
    from benchmark.ledger import opening  # noqa: PLC0415
    from benchmark.ledger.store import Ledger  # noqa: PLC0415

    try:
        if not opening.exists(home):
            return ()
        with closing(Ledger.at(home)) as ledger:
            return ledger.cited()
    except LedgerError as error:
        aside().print(f"{error.sentence} Daarom is geen oude editie opgeruimd.")
        return home.ids()
