"""The open figures of ``data/open``, staged in DuckDB exactly as they stand in the files."""

from pathlib import Path

import duckdb

from benchmark.errors import FiguresError

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
REPORT_KINDS = ("rekening", "begroting")


def stage(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Read every file into its table; staged tables are temporary, the others are the edition's own.

    Raises FiguresError that names the file, and the line where DuckDB knows it.
    """
    for name, (table, columns) in FILES.items():
        path = folder / name
        if not path.exists():
            raise FiguresError(
                f"Het bestand data/open/{name} ontbreekt.", "Zet het terug uit de broncode."
            )
        _check_header(path, name, tuple(columns))
        if table.startswith("staged_"):
            declared = ", ".join(f"{c} {t}" for c, t in columns.items())
            connection.execute(f"CREATE TEMP TABLE {table} ({declared})")
        try:
            connection.execute(
                f"INSERT INTO {table} SELECT * FROM read_csv(?, header = true, delim = ',', "
                "columns = $columns, auto_detect = false, quote = '\"')".replace("?", "$path"),
                {"path": str(path), "columns": columns},
            )
        except duckdb.Error as error:
            raise _unreadable(name, error) from error
    for table in ("staged_field", "staged_total"):
        _check_words(connection, table)


def _check_header(path: Path, name: str, columns: tuple[str, ...]) -> None:
    with path.open(encoding="utf-8", errors="replace") as file:
        found = file.readline().strip().lstrip("\ufeff")
    expected = ",".join(c.replace("table_id", "table") for c in columns)
    if found != expected:
        raise FiguresError(
            f"In data/open/{name} staan in regel 1 de kolommen '{found[:120]}'; verwacht: '{expected}'.",
            "Herstel de kolomnamen of zet het bestand terug uit de broncode.",
        )


def _unreadable(name: str, error: duckdb.Error) -> FiguresError:
    message = str(error)
    line = message.split("Line: ", 1)[1].split("\n", 1)[0].strip() if "Line: " in message else ""
    where = f" in regel {line}" if line else ""
    found = ""
    if 'Could not convert string "' in message:
        found = message.split('Could not convert string "', 1)[1].split('"', 1)[0]
        found = f": '{found[:60]}' is geen getal"
    elif "Duplicate key" in message or "duplicate key" in message:
        found = ": een rij staat er twee keer"
    return FiguresError(
        f"Het bestand data/open/{name} klopt niet{where}{found}.",
        "Herstel die regel of zet het bestand terug uit de broncode.",
    )


def _check_words(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    name = table.replace("staged_field", "iv3_fields.csv").replace("staged_total", "iv3_totals.csv")
    row = connection.execute(
        f"SELECT DISTINCT report FROM {table} WHERE NOT list_contains($kinds, report) LIMIT 1",
        {"kinds": list(REPORT_KINDS)},
    ).fetchall()
    if row:
        raise FiguresError(
            f"In data/open/{name} staat het soort verslag '{row[0][0]}'; "
            "verwacht: rekening of begroting.",
            "Herstel die rijen of zet het bestand terug uit de broncode.",
        )
    unknown = connection.execute(
        f"SELECT DISTINCT code FROM {table} ANTI JOIN municipality USING (code) ORDER BY 1 LIMIT 1"
    ).fetchall()
    if unknown:
        raise FiguresError(
            f"In data/open/{name} staat de gemeente '{unknown[0][0]}', die niet in municipalities.csv staat.",
            "Voeg de gemeente toe of herstel de code.",
        )
