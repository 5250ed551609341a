"""Frames into the tables of an edition that is being built, and the SQL that fills the others."""

import re
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from benchmark.errors import FiguresError


def keep(connection: duckdb.DuckDBPyConnection, table: str, frame: pl.DataFrame) -> None:
    """Add the rows of a frame to a table, by the names of its columns."""
    connection.register("fresh", frame.to_arrow())
    connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM fresh")
    connection.unregister("fresh")


def run(connection: duckdb.DuckDBPyConnection, data: Path, name: str, **settings: Any) -> None:
    """Run ``data/sql/<name>.sql``; each statement gets the settings that it names as ``$setting``."""
    for statement in _script(data, name).split(";\n"):
        named = {k: v for k, v in settings.items() if f"${k}" in statement}
        if statement.strip():
            connection.execute(statement, named)


def _script(data: Path, name: str) -> str:
    """The statements of ``data/sql/<name>.sql`` without comments; raises FiguresError when the file is missing."""
    path = data / "sql" / f"{name}.sql"
    if not path.exists():
        raise FiguresError(
            f"Het bestand data/sql/{name}.sql ontbreekt.", "Zet het terug uit de broncode."
        )
    text = path.read_text(encoding="utf-8")
    return re.sub(r"^--.*\n", "", text, flags=re.MULTILINE)
