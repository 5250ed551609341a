"""Inhabitants on 1 January: CBS Regionale kerncijfers (70072ned), OData version 3."""

import polars as pl

from benchmark.errors import FiguresError
from benchmark.municipality import Municipalities
from benchmark.sources.live import cells, odata
from benchmark.sources.live.client import Address
from benchmark.sources.live.reader import Reader
from benchmark.sources.live.source import Asked, Fetched, Table, nothing

TABLE = "70072ned"
HOST = "opendata.cbs.nl"
ROOT = f"https://{HOST}/ODataApi/odata/{TABLE}/"
NAMED = f"tabel {TABLE} van het CBS"
FIELD = "TotaleBevolking"


def address() -> Address:
    """The open data of the CBS; no key."""
    return Address((HOST,))


def fetch(reader: Reader, asked: Asked, municipalities: Municipalities) -> Fetched:
    """One row per municipality of the year: inhabitants, a count.

    The table also lists municipalities that are no longer there, without a figure: those are left out.
    """
    field = odata.fields_of(reader, ROOT, NAMED, [FIELD])[FIELD]
    period = odata.equals("Perioden", f"{asked.year}JJ00")
    url = odata.address(
        ROOT,
        "TypedDataSet",
        filter=f"{period} and substringof('GM',RegioS)",
        select=f"RegioS,Perioden,{field}",
    )
    found: dict[str, int] = {}
    for row in odata.rows(reader, url, NAMED, ["RegioS", field]):
        code = cells.code(row["RegioS"], NAMED)
        people = cells.number(row[field], NAMED)
        if people is None:
            continue
        if people < 0 or people != int(people):
            raise FiguresError(
                f"In {NAMED} heeft {code} over {asked.year} {people} inwoners; verwacht: een aantal.",
                cells.CHANGED,
            )
        if found.setdefault(code, int(people)) != people:
            raise FiguresError(
                f"In {NAMED} staat {code} over {asked.year} twee keer.", cells.CHANGED
            )
    if not found:
        raise nothing(NAMED, str(asked.year))
    rows = pl.DataFrame(
        {
            "year": [asked.year] * len(found),
            "code": list(found),
            "inhabitants": list(found.values()),
            "source": ["CBS StatLine"] * len(found),
            "table": [TABLE] * len(found),
        }
    )
    year = str(asked.year)
    table = Table(rows, {"year": (year,)})
    return Fetched(year, TABLE, {"inhabitants.csv": table}, codes=frozenset(found))
