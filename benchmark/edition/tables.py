"""Frames into the tables of an edition that is being built, and the SQL that fills the others."""

import re
from pathlib import Path

import duckdb
import polars as pl

from benchmark.errors import FiguresError


def keep(connection: duckdb.DuckDBPyConnection, table: str, frame: pl.DataFrame) -> None:
    """Add the rows of a frame to a table, by the names of its columns."""
    connection.register("fresh", frame.to_arrow())
    connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM fresh")
    connection.unregister("fresh")


def script(data: Path, name: str) -> str:
    """The statements of ``data/sql/<name>.sql`` without comments; raises FiguresError when the file is missing."""
    path = data / "sql" / f"{name}.sql"
    if not path.exists():
        raise FiguresError(
            f"Het bestand data/sql/{name}.sql ontbreekt.", "Zet het terug uit de broncode."
        )
    text = path.read_text(encoding="utf-8")
    return re.sub(r"^--.*\n", "", text, flags=re.MULTILINE)
