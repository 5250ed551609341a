"""Delivered figures as an edition takes them in: tidy frames, whatever they were kept in."""

from dataclasses import dataclass, field

import polars as pl

AMOUNT = {
    "measure": pl.String,
    "year": pl.Int32,
    "code": pl.String,
    "amount": pl.Float64,
    "status": pl.String,
    "table_id": pl.String,
}
GAP = {"indicator": pl.String, "year": pl.Int32, "code": pl.String, "reason": pl.String}
DELIVERY = {
    "year": pl.Int32,
    "theme": pl.String,
    "code": pl.String,
    "role": pl.String,
    "organisation": pl.String,
    "status": pl.String,
    "version": pl.Int32,
    "answered": pl.Int32,
    "asked": pl.Int32,
    "decided_on": pl.String,
}
CORRECTION = {
    "year": pl.Int32,
    "theme": pl.String,
    "code": pl.String,
    "question": pl.String,
    "was": pl.String,
    "became": pl.String,
    "reason": pl.String,
    "version": pl.Int32,
    "decided_on": pl.String,
}
ROW = {
    "list_key": pl.String,
    "year": pl.Int32,
    "code": pl.String,
    "row_number": pl.Int32,
    "column_key": pl.String,
    "text": pl.String,
    "number": pl.Float64,
    "status": pl.String,
    "table_id": pl.String,
}


def _empty(schema: dict[str, type[pl.DataType]]) -> pl.DataFrame:
    return pl.DataFrame(schema=schema)


@dataclass(frozen=True, eq=False)
class Delivered:
    """What municipalities delivered and somebody else approved.

    ``amounts``: one row per measure, year and municipality, with what it is worth (provisional, final, corrected).
    ``gaps``: why an indicator has no figure. ``deliveries``: one row per theme, year and municipality that takes part.
    ``corrections``: one row per answer that was published before and has changed, in words. ``rows``: one row per
    filled cell of a list, with its text or its number.
    """

    amounts: pl.DataFrame = field(default_factory=lambda: _empty(AMOUNT))
    gaps: pl.DataFrame = field(default_factory=lambda: _empty(GAP))
    deliveries: pl.DataFrame = field(default_factory=lambda: _empty(DELIVERY))
    corrections: pl.DataFrame = field(default_factory=lambda: _empty(CORRECTION))
    rows: pl.DataFrame = field(default_factory=lambda: _empty(ROW))
