"""What municipalities delivered, as figures of an edition that is being built."""

from pathlib import Path

import duckdb
import polars as pl

from benchmark.catalogue import Catalogue
from benchmark.edition import tables
from benchmark.sources.deliveries import Delivered

SOURCE = "Levering door de gemeente"


def take_in(
    connection: duckdb.DuckDBPyConnection, catalogue: Catalogue, delivered: Delivered, data: Path
) -> Catalogue:
    """Figures from deliveries; the catalogue in which what enough municipalities delivered has figures."""
    tables.keep(connection, "delivered_amount", delivered.amounts)
    tables.keep(connection, "delivered_gap", delivered.gaps)
    tables.keep(connection, "delivery", delivered.deliveries)
    tables.keep(connection, "correction", delivered.corrections)
    tables.keep(connection, "delivered_row", delivered.rows)
    declare(connection, catalogue, "delivered")
    least = catalogue.deliveries.minimum
    tables.run(connection, data, "deliveries", source=SOURCE, minimum=least)
    rows = connection.execute("SELECT DISTINCT indicator FROM figure").fetchall()
    waiting = {i.code for i in catalogue.without_figures()}
    return catalogue.supplied(code for (code,) in rows if code in waiting)


def declare(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue, kind: str) -> None:
    """The formulas of what has no figures yet, as tables ``<kind>_term`` and ``<kind>_formula``."""
    terms, formulas = [], []
    for indicator in catalogue.without_figures():
        parts = indicator.delivered_terms()
        counts = [len(signed) for signed in parts.values()]
        formulas.append((indicator.code, indicator.unit.multiplier, indicator.minimum_n, *counts))
        terms += [
            (indicator.code, part, measure, sign)
            for part, signed in parts.items()
            for measure, sign in signed
        ]
    columns = {"indicator": pl.String, "part": pl.String, "measure": pl.String, "sign": pl.Int32}
    tables.keep(connection, f"{kind}_term", pl.DataFrame(terms, schema=columns, orient="row"))
    columns = {"indicator": pl.String, "multiplier": pl.Int32, "minimum_n": pl.Int32}
    columns |= {"numerator_terms": pl.Int32, "denominator_terms": pl.Int32}
    tables.keep(connection, f"{kind}_formula", pl.DataFrame(formulas, schema=columns, orient="row"))
