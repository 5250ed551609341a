"""Computing the frontier of an edition, with a progress bar on standard error."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import polars as pl
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from benchmark import dutch
from benchmark.cli.output import aside
from benchmark.edition import Edition, Home
from benchmark.edition.frontier import COMMAND, Kept, keep, kept
from benchmark.errors import EditionError
from benchmark.viewing import LOCAL, View


def beside(home: Home, edition_id: str, *, compute: bool) -> tuple[Kept, bool]:
    """What stands beside an edition, and whether it was computed now; only ``compute`` computes.

    A file that is no good is replaced, and that is said. Raises EditionError when another build runs or
    nothing can be written; whatever goes wrong, the old file or none is left.
    """
    before = kept(home.path(edition_id))
    if before.rows is not None or not compute:
        return before, False
    if before.problem:
        aside().print(before.problem.partition(". ")[0] + ", en wordt opnieuw gemaakt.")
    with _said_when_interrupted(), home.building() as workshop:
        view = View(Edition(home.path(edition_id)), LOCAL)
        keep(home, workshop, edition_id, _computed(view))
    after = kept(home.path(edition_id))
    if after.rows is None:
        raise EditionError(after.problem or "De grens is niet bewaard.", "Probeer het opnieuw.")
    return after, True


@contextmanager
def _said_when_interrupted() -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        aside().print("Afgebroken. Er is niets half bewaard; de editie zelf blijft werken.")
        raise


def _computed(view: View) -> pl.DataFrame:
    # NumPy and the solver, for which no other command should wait
    from benchmark.answers import frontier_cloud  # noqa: PLC0415

    catalogue = view.edition.catalogue
    names = {s.key: s.name for s in catalogue.comparability.subjects}
    parts = frontier_cloud.clouds(view)
    total = sum(catalogue.frontier.replications for part in parts if part.enough)
    columns = (
        TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn(),
    )  # fmt: skip
    console = aside()
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("grens berekenen", total=total)

        def progress(subject: str, done: int) -> None:
            bar.update(task, description=f"grens van {names[subject].lower()}", advance=1)

        return frontier_cloud.measured(parts, catalogue.frontier, progress)


def as_dict(found: Kept) -> dict[str, Any]:
    """What stands beside an edition as plain data: whether, of which year, and per subject how many."""
    if found.rows is None:
        return {"there": False, "problem": found.problem or None}
    rows = found.rows.select("subject", "year", "n", "needed").unique(maintain_order=True)
    years = sorted(set(rows["year"]))
    return {
        "there": True,
        "year": years[-1] if years else None,
        "subjects": [
            {"subject": r["subject"], "n": r["n"], "measured": r["n"] >= r["needed"]}
            for r in rows.iter_rows(named=True)
        ],
    }


def said(found: Kept, *, new: bool) -> str:
    """What a build says of the frontier."""
    words = in_words(as_dict(found))
    return f"Grens: {words}." if new else f"De grens stond er al: {words}."


def in_words(told: dict[str, Any]) -> str:
    """The same in one line."""
    if not told["there"]:
        return told["problem"] or f"nog niet berekend (maak hem met '{COMMAND}')"
    measured = [f"{_plain(s)} ({s['n']} gemeenten)" for s in told["subjects"] if s["measured"]]
    few = [_plain(s) for s in told["subjects"] if not s["measured"]]
    parts = [f"berekend over {told['year']} voor {dutch.listing(measured)}"] if measured else []
    parts += [f"te weinig gemeenten voor {dutch.listing(few)}"] if few else []
    return "; ".join(parts) or "niets te meten"


def _plain(told: dict[str, Any]) -> str:
    return str(told["subject"]).replace("_", " ")
