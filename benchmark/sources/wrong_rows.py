"""Rows of the open figures that cannot be used, each named by file and line."""

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import duckdb

from benchmark.errors import FiguresError
from benchmark.sources import compile_open
from benchmark.vocabulary import ReportKind

REPORT_KINDS = tuple(r.value for r in ReportKind)
AMOUNTS = ("amount_x1000", "expected", "value")
MUNICIPALITIES = "municipality"
FLOWS = ("lasten", "baten", "salarissen")
# Categories that tell who works for whom and what citizens pay; only fetched figures have them.
FETCHED_FLOWS = (
    "inhuur", "bijdragen.gemeenten", "bijdragen.regelingen", "uitgeleend", "leges", "diensten",
    "ontvangen.gemeenten", "ontvangen.regelingen",
)  # fmt: skip
VOCABULARY = {
    "staged_field": {
        "task_field": "SELECT task_field FROM task_field",
        "flow": ", ".join(f"'{f}'" for f in (*FLOWS, *FETCHED_FLOWS)),
    },
    "staged_total": {"total": ", ".join(f"'{t}'" for t in compile_open.TOTALS.values())},
}
MEND = "Herstel die regel of zet het bestand terug uit de broncode."
Row = Mapping[str, str]


def refuse(
    connection: duckdb.DuckDBPyConnection, table: str, path: Path, columns: Sequence[str]
) -> None:
    """Raise FiguresError for an unknown report kind or municipality, an endless number or a double row."""
    if "report" in columns:
        kinds = ", ".join(f"'{k}'" for k in REPORT_KINDS)
        wrong = _first(connection, "report", f"{table} WHERE report NOT IN ({kinds})")
        if wrong is not None:
            raise _refused(
                path,
                "report",
                wrong,
                f"het soort verslag '{wrong}'; verwacht: rekening of begroting",
            )
    for column in ("code", "predecessor", "successor"):
        if column in columns and table != MUNICIPALITIES:
            known = f"{table} WHERE {column} NOT IN (SELECT code FROM {MUNICIPALITIES})"
            wrong = _first(connection, column, known)
            if wrong is not None:
                why = f"de gemeente '{wrong}', die niet in municipalities.csv staat"
                raise _refused(path, column, wrong, why)
    for column, words in VOCABULARY.get(table, {}).items():
        wrong = _first(connection, column, f"{table} WHERE {column} NOT IN ({words})")
        if wrong is not None:
            raise _refused(
                path, column, wrong, f"'{wrong}' in de kolom '{column}', een onbekend woord"
            )
    for column in AMOUNTS:
        endless = f"{table} WHERE NOT isfinite({column})"
        if column in columns and _first(connection, column, endless) is not None:
            raise _at(path, _endless(column), "een getal dat er geen is")
    if table.startswith("staged_"):
        _refuse_doubles(connection, table, path, columns)


def _refuse_doubles(
    connection: duckdb.DuckDBPyConnection, table: str, path: Path, columns: Sequence[str]
) -> None:
    keys = [c for c in columns if c not in (*AMOUNTS, "source", "table_id")]
    listed = ", ".join(keys)
    doubles = f"SELECT {listed} FROM {table} GROUP BY ALL HAVING count(*) > 1 ORDER BY ALL LIMIT 1"
    found = connection.execute(doubles).fetchall()
    if not found:
        return
    key = dict(zip(keys, map(str, found[0]), strict=True))
    seen = 0

    def again(row: Row) -> bool:
        nonlocal seen
        seen += all(row[k] == v for k, v in key.items())
        return seen > 1

    raise _at(path, again, f"een rij die er al was ({', '.join(key.values())})")


def unreadable(path: Path, error: duckdb.Error) -> FiguresError:
    """A file that DuckDB could not read, with what it says about line and text."""
    message = str(error)
    if "NOT NULL constraint failed" in message:
        column = message.rpartition(".")[2].strip().replace("table_id", "table")
        return _at(path, lambda row: not row.get(column), f"niets in de kolom '{column}'")
    line = message.split("Line: ", 1)[1].split("\n", 1)[0].strip() if "Line: " in message else ""
    found = ""
    if 'Could not convert string "' in message:
        text = message.split('Could not convert string "', 1)[1].split('"', 1)[0]
        found = f": '{text[:60]}' is geen getal"
    elif "Number of Columns" in message:
        found = ": het aantal kolommen klopt niet"
    elif "uplicate key" in message:
        found = ": een rij staat er twee keer"
    where = f" in regel {line}" if line else ""
    return FiguresError(f"Het bestand data/open/{path.name} klopt niet{where}{found}.", MEND)


def _first(connection: duckdb.DuckDBPyConnection, column: str, rows: str) -> str | None:
    found = connection.execute(
        f"SELECT DISTINCT {column} FROM {rows} ORDER BY 1 LIMIT 1"
    ).fetchall()
    return None if not found else str(found[0][0])


def _refused(path: Path, column: str, wrong: str, why: str) -> FiguresError:
    return _at(path, lambda row: row[column] == wrong, why)


def _at(path: Path, wrong: Callable[[Row], bool], why: str) -> FiguresError:
    """The error for the first row that is wrong; the whole file is read again, to find its line."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        line = next((reader.line_num for row in reader if wrong(row)), 0)
    where = f"regel {line}" if line else "een regel"
    return FiguresError(f"In data/open/{path.name} staat in {where} {why}.", MEND)


def _endless(column: str) -> Callable[[Row], bool]:
    return lambda row: row[column].strip().lower().lstrip("+-") in ("nan", "inf", "infinity")
