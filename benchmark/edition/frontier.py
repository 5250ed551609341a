"""The frontier beside an edition: one Parquet file, ``<id>.frontier.parquet``, whole or not there.

It is computed apart from the edition because it takes longer than the edition itself, and it never changes
it. The file carries the digest of its rows: Parquet alone does not notice a changed byte.
"""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb
import polars as pl

from benchmark.edition.home import Home, beside

VERSION = 1  # of the columns and of what they mean
COMMAND = "spiegel build --frontier"
REFUSED = (duckdb.Error, pl.exceptions.PolarsError, OSError, ValueError, KeyError, RuntimeError)


@dataclass(frozen=True)
class Kept:
    """What stands beside an edition: ``rows``, or None and ``problem``, a sentence when a file is no good.

    One row per model and municipality of the year. Without a file ``problem`` is empty too.
    """

    rows: pl.DataFrame | None = None
    problem: str = ""


NOTHING = Kept()


def kept(edition: Path) -> Kept:
    """What stands beside the edition in this file; looked at again when the file changed."""
    path = beside(edition)
    try:
        stamp = path.stat()
    except OSError:
        return NOTHING
    return _read(path, stamp.st_mtime_ns, stamp.st_size, stamp.st_ino)


def keep(home: Home, workshop: Path, edition_id: str, rows: pl.DataFrame) -> None:
    """Put rows beside an edition: written in the workshop, flushed, then moved. Raises OSError."""
    made = workshop / "frontier.parquet"
    named = {"edition": edition_id, "version": str(VERSION), "digest": _digest(rows)}
    told = ", ".join(f"{key}: '{value}'" for key, value in named.items())
    quoted = str(made).replace("'", "''")
    try:
        with duckdb.connect() as connection:
            connection.register("fresh", rows.to_arrow())
            connection.execute(
                f"COPY (FROM fresh) TO '{quoted}' (FORMAT parquet, KV_METADATA {{{told}}})"
            )
    except duckdb.IOException as error:  # as elsewhere: a full disk is a matter of the system
        raise OSError(str(error).splitlines()[0]) from error
    home.put_beside(made, edition_id)


@lru_cache(maxsize=8)
def _read(path: Path, *stamp: int) -> Kept:
    try:
        with duckdb.connect(config={"threads": "1", "memory_limit": "512MB"}) as connection:
            asked = "SELECT key::VARCHAR, value::VARCHAR FROM parquet_kv_metadata(?)"
            named = dict(connection.execute(asked, [str(path)]).fetchall())
            if named["version"] != str(VERSION):
                return Kept(problem=_sentence(path, "is gemaakt door een andere versie"))
            rows = connection.sql("FROM read_parquet($path)", params={"path": str(path)}).pl()
        whole = named["digest"] == _digest(rows) and path == beside(path.parent / named["edition"])
    except REFUSED:
        whole = False
    return Kept(rows) if whole else Kept(problem=_sentence(path, "is beschadigd"))


def _digest(rows: pl.DataFrame) -> str:
    """Over the rows as text, in which a number stands as it is."""
    return hashlib.sha256(rows.write_json().encode()).hexdigest()


def _sentence(path: Path, what: str) -> str:
    return f"Het bestand met de grens ({path.name}) {what}. Maak het opnieuw met '{COMMAND}'."
