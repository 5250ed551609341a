"""What inhabitants think: waarstaatjegemeente.nl (Swing's Open Data Service, OData version 4).

The service asks for a key of its own; its address comes with the key. Municipalities take part when
they like, so a missing one is no error.
"""

import os
from urllib.parse import urlsplit

from benchmark.errors import FiguresError
from benchmark.municipality import Municipalities
from benchmark.sources.live import cells, covariates, odata
from benchmark.sources.live.client import Address
from benchmark.sources.live.reader import Reader
from benchmark.sources.live.source import Asked, Fetched, nothing

KEY, PLACE = "SPIEGEL_WSJG_KEY", "SPIEGEL_WSJG_URL"
ROOT = "https://accept-wsjg.databank.nl/ods/odata/"  # the one address that is publicly documented
NAMED = "waarstaatjegemeente.nl"
# Report marks for service, digital service and communication; channel shares; trust; year of survey.
VARIABLES = (
    "dv01", "dv06", "dv10", "dv03_pin0", "dv03_pin1", "dv03_pin2", "dv03_pin3", "dv03_pin4",
    "dv03_pin5", "dv03_pin6", "bo01", "bp_jr",
)  # fmt: skip
FIELDS = ("ExternalCode", "Period", "ValueString")


def address() -> Address:
    """The service with its key, both from the environment; raises FiguresError without a key."""
    key = os.environ.get(KEY, "").strip()
    if not key or not key.isascii() or not key.isprintable():
        raise FiguresError(
            f"Voor {NAMED} is een sleutel nodig, en die staat niet in {KEY}.",
            f"Vraag hem aan bij VNG Realisatie en zet hem klaar: export {KEY}=...",
        )
    place = urlsplit(_root())
    if place.scheme != "https" or not place.netloc:
        raise FiguresError(
            f"Het adres '{_root()[:80]}' in {PLACE} is niet te gebruiken.",
            "Schrijf het adres dat u bij de sleutel kreeg; het begint met https://.",
        )
    return Address((place.netloc.lower(),), headers={"apikey": key}, key_name=KEY)


def _root() -> str:
    return (os.environ.get(PLACE) or ROOT).rstrip("/") + "/"


def fetch(reader: Reader, asked: Asked, municipalities: Municipalities) -> Fetched:
    """One row per municipality and variable (``wsjg_dv01``) that took part in the year."""
    found: dict[tuple[str, str], float] = {}
    reader.expect(len(VARIABLES))
    for variable in VARIABLES:
        name = f"wsjg_{variable}"
        path = (
            f"Variables('{variable}')/GeoLevels('gemeente')/PeriodLevels('year')/"
            f"Periods('{asked.year}')/Values"
        )
        for row in odata.rows(reader, _root() + path, NAMED, FIELDS):
            if str(row["Period"]).strip() != str(asked.year):
                raise FiguresError(
                    f"{NAMED} geeft {variable} over {str(row['Period'])[:20]}, maar gevraagd is "
                    f"{asked.year}.",
                    cells.CHANGED,
                )
            value = cells.number(row["ValueString"], f"{NAMED}, {variable}")
            if value is not None:
                found[cells.code(row["ExternalCode"], NAMED), name] = value
    if not found:
        raise nothing(NAMED, str(asked.year))
    tables = {f"wsjg_{variable}": variable for variable in VARIABLES}
    return covariates.fetched(found, tables, asked.year, NAMED)
