"""Laying fetched rows over the files of ``data/open``, in a folder of their own; ``data`` is only read.

The files keep their columns, order and way of writing: the same figures give the same bytes, and so
the same edition.
"""

import shutil
from pathlib import Path

import polars as pl

from benchmark.errors import FiguresError
from benchmark.sources import open_figures
from benchmark.sources.live.source import Fetched, Table

ORDER = {
    "inhabitants.csv": ("year", "code"),
    "covariates.csv": ("covariate", "code"),
    "iv3_fields.csv": ("year", "report", "code", "task_field", "flow"),
    "iv3_totals.csv": ("year", "report", "code", "total"),
    "not_delivered.csv": ("year", "report", "code"),
}
ORIGIN = ("source", "table")


def columns(name: str) -> list[str]:
    """The columns of a file of open figures, as they stand in its first line."""
    return [c.replace("table_id", "table") for c in open_figures.FILES[name][1]]


def as_text(name: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows as they are written: every value as text, in the columns and order of the file."""
    shaped = rows.select(columns(name)).sort(ORDER[name])
    return shaped.with_columns(pl.all().cast(pl.String))


def read(path: Path) -> pl.DataFrame:
    """A file of open figures as text; raises FiguresError for one that cannot be read."""
    try:
        return pl.read_csv(path, infer_schema=False)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise FiguresError(
            f"Het bestand {path.name} is niet te lezen.", "Zet het terug uit de broncode."
        ) from error


def replaced(rows: pl.DataFrame, table: Table) -> pl.Expr:
    """Which rows of a file a table takes the place of."""
    return pl.all_horizontal(
        pl.col(name).is_in(list(values)) for name, values in table.replaces.items()
    )


def copy_of(data: Path, target: Path) -> Path:
    """A copy of a data folder (catalogue, open figures, SQL) that may be changed."""
    try:
        return Path(shutil.copytree(data, target))
    except (shutil.Error, FileNotFoundError, NotADirectoryError) as error:
        raise FiguresError(
            f"De map '{str(data)[:120]}' is niet te lezen.", "Wijs met --data een andere map aan."
        ) from error


def lay(fetched: Fetched, data: Path) -> None:
    """Put fetched rows in the place of those they replace, in the open figures of ``data``."""
    for name, table in fetched.tables.items():
        path = data / "open" / name
        former = read(path)
        rest = former.filter(~replaced(former, table))
        fresh = pl.concat([rest, as_text(name, table.rows)])
        fresh.sort(ORDER[name]).write_csv(path)
    for name, text in fetched.texts.items():
        (data / "open" / name).write_text(text, encoding="utf-8")
