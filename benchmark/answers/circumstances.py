"""What kind of place is every municipality? The circumstances on which groups are alike and gaps explained."""

from functools import lru_cache

import polars as pl

from benchmark.catalogue import Circumstance
from benchmark.edition import Edition
from benchmark.peers.reasonable import clipped, standardised

COLUMNS = ("code", "name", "inhabitants")


@lru_cache(maxsize=64)
def circumstances(edition: Edition, year: int) -> pl.DataFrame:
    """One row per municipality of the year: code, name, inhabitants, and a column per circumstance.

    A circumstance stands as it is compared (its logarithm where the catalogue says so), and is null where
    a covariate is missing or has no logarithm. Covariates are of the one year in which they were published;
    a municipality that has gone since then has none.
    """
    wide = edition.covariates.pivot(on="covariate", index="code", values="value")
    rows = edition.municipalities.in_year(year).select(*COLUMNS)
    joined = rows.join(wide, on="code", how="left", maintain_order="left")
    columns = {c.key: _value(c, set(wide.columns)) for c in edition.catalogue.schemes.circumstances}
    return joined.select(*COLUMNS, **columns)


def _value(circumstance: Circumstance, known: set[str]) -> pl.Expr:
    def total(names: tuple[str, ...]) -> pl.Expr:
        parts = [pl.col(n) if n in known else pl.lit(None, pl.Float64) for n in names]
        return pl.sum_horizontal(parts, ignore_nulls=False)

    if not circumstance.add:
        value = pl.col("inhabitants").cast(pl.Float64)
    else:
        value = total(circumstance.add)
    if circumstance.per:
        below = total(circumstance.per)
        value = pl.when(below > 0).then(value / below)
    return pl.when(value > 0).then(value.log()) if circumstance.log else value


@lru_cache(maxsize=64)
def standard_circumstances(edition: Edition, year: int) -> pl.DataFrame:
    """The same as z-scores over all municipalities of the year, cut at the percentiles of the catalogue."""
    places = circumstances(edition, year)
    clip = edition.catalogue.schemes.clip
    keys = [c.key for c in edition.catalogue.schemes.circumstances]
    columns = {k: standardised(clipped(places[k].to_numpy().astype(float), clip)) for k in keys}
    return places.select(*COLUMNS).with_columns(
        pl.Series(k, values).fill_nan(None) for k, values in columns.items()
    )
