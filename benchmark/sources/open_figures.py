"""The open figures of ``data/open``, staged in DuckDB exactly as they stand in the files."""

from pathlib import Path

import duckdb

from benchmark.errors import FiguresError
from benchmark.sources import wrong_rows

INTEGER, TEXT, NUMBER = "INTEGER", "VARCHAR", "DOUBLE"
ORIGIN = {"source": TEXT, "table_id": TEXT}
KEY = {"year": INTEGER, "report": TEXT, "code": TEXT}

FILES: dict[str, tuple[str, dict[str, str]]] = {
    "municipalities.csv": (
        "municipality",
        {"code": TEXT, "name": TEXT, "province": TEXT, "first_year": INTEGER}
        | {"last_year": INTEGER, "lon": NUMBER, "lat": NUMBER}
        | ORIGIN,
    ),
    "mergers.csv": (
        "merger",
        {"year": INTEGER, "predecessor": TEXT, "successor": TEXT, "part": TEXT, "source": TEXT},
    ),
    "inhabitants.csv": (
        "inhabitants",
        {"year": INTEGER, "code": TEXT, "inhabitants": INTEGER} | ORIGIN,
    ),
    "covariates.csv": (
        "covariate",
        {"code": TEXT, "covariate": TEXT, "year": INTEGER, "value": NUMBER} | ORIGIN,
    ),
    "task_fields.csv": ("task_field", {"task_field": TEXT, "name": TEXT}),
    "not_delivered.csv": ("not_delivered", KEY | ORIGIN),
    "control_totals.csv": (
        "control_total",
        {"year": INTEGER, "report": TEXT, "total": TEXT, "expected": NUMBER} | ORIGIN,
    ),
    "iv3_fields.csv": (
        "staged_field",
        KEY | {"task_field": TEXT, "flow": TEXT, "amount_x1000": NUMBER} | ORIGIN,
    ),
    "iv3_totals.csv": ("staged_total", KEY | {"total": TEXT, "amount_x1000": NUMBER} | ORIGIN),
}


def stage(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Read every file into its table; staged tables are temporary, the others are the edition's own.

    Raises FiguresError that names the file, and the line where one line is to blame.
    """
    for name, (table, columns) in FILES.items():
        path = folder / name
        if not path.exists():
            raise FiguresError(
                f"Het bestand data/open/{name} ontbreekt.", "Zet het terug uit de broncode."
            )
        _check_header(path, name, tuple(columns))
        if table.startswith("staged_"):
            declared = ", ".join(f"{c} {t} NOT NULL" for c, t in columns.items())
            connection.execute(f"CREATE TEMP TABLE {table} ({declared})")
        try:
            connection.execute(
                f"INSERT INTO {table} SELECT * FROM read_csv(?, header = true, delim = ',', "
                "columns = $columns, auto_detect = false, quote = '\"')".replace("?", "$path"),
                {"path": str(path), "columns": columns},
            )
        except duckdb.Error as error:
            raise wrong_rows.unreadable(path, error) from error
    for name, (table, columns) in FILES.items():
        wrong_rows.refuse(connection, table, folder / name, tuple(columns))


def _check_header(path: Path, name: str, columns: tuple[str, ...]) -> None:
    with path.open(encoding="utf-8", errors="replace") as file:
        found = file.readline().strip().lstrip("\ufeff")
    expected = ",".join(c.replace("table_id", "table") for c in columns)
    if found != expected:
        raise FiguresError(
            f"In data/open/{name} staan in regel 1 de kolommen '{found[:120]}'; verwacht: '{expected}'.",
            "Herstel de kolomnamen of zet het bestand terug uit de broncode.",
        )
