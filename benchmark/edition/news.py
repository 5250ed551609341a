"""What an edition brings that the one before it did not have."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb

from benchmark.edition.home import Home

LOOK = "SELECT DISTINCT indicator, year FROM figure WHERE value IS NOT NULL AND variant = ''"
CHANGED = """
SELECT count(*) FROM figure n JOIN before.figure o USING (indicator, variant, year, report, code)
WHERE n.value IS DISTINCT FROM o.value AND variant = ''
"""


@dataclass(frozen=True)
class News:
    """``fresh``: the indicators and years that have figures for the first time. ``changed``: how many figures are others
    than before; None where no edition before this one is kept. ``before``: its id."""

    before: str = ""
    fresh: tuple[tuple[str, int], ...] = ()
    changed: int | None = None


def news(home: Home, edition_id: str) -> News:
    """What is new in an edition, beside the newest kept one before it that can still be read."""
    ids = home.ids()
    earlier = ids[: ids.index(edition_id)] if edition_id in ids else []
    for before in reversed(earlier):
        found = _compared(home.path(edition_id), home.path(before))
        if found is not None:
            fresh, changed = found
            return News(before, fresh, changed)
    return News()


@lru_cache(maxsize=8)
def _compared(new: Path, old: Path) -> tuple[tuple[tuple[str, int], ...], int] | None:
    """Editions never change, so what was found once holds; None for a file of an older program."""
    try:
        with duckdb.connect(str(new), read_only=True) as connection:
            connection.execute(
                f"ATTACH '{str(old).replace(chr(39), chr(39) * 2)}' AS before (READ_ONLY)"
            )
            was = set(
                connection.execute(LOOK.replace("FROM figure", "FROM before.figure")).fetchall()
            )
            now = set(connection.execute(LOOK).fetchall())
            row = connection.execute(CHANGED).fetchone()
            return tuple(sorted(now - was)), int(row[0]) if row else 0
    except duckdb.Error:
        return None
