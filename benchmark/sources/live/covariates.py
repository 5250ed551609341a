"""Rows for ``covariates.csv``: one per municipality and property."""

from collections.abc import Mapping

import polars as pl

from benchmark.sources.live.source import Fetched, Table

SLOT = "laatste"  # one year per covariate: a newer one takes its place
Values = Mapping[tuple[str, str], float]


def fetched(values: Values, tables: Mapping[str, str], year: int, source: str) -> Fetched:
    """``values``: (code, covariate) -> value; ``tables``: covariate -> the id of its table."""
    keys = list(values)
    rows = pl.DataFrame(
        {
            "code": [code for code, _ in keys],
            "covariate": [name for _, name in keys],
            "year": [year] * len(keys),
            "value": [float(values[key]) for key in keys],
            "source": [source] * len(keys),
            "table": [tables[name] for _, name in keys],
        }
    )
    names = tuple(sorted({name for _, name in keys}))
    codes = frozenset(code for code, _ in keys)
    ids = " ".join(sorted({tables[name] for name in names}))
    table = Table(rows, {"covariate": names})
    return Fetched(SLOT, ids, {"covariates.csv": table}, codes=codes)
