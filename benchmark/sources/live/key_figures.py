"""Key figures of municipalities: Kerncijfers wijken en buurten, as PDOK serves them."""

from benchmark.errors import FiguresError
from benchmark.municipality import Municipalities
from benchmark.sources.live import cells, covariates
from benchmark.sources.live.client import Address
from benchmark.sources.live.features import features
from benchmark.sources.live.odata import other_fields
from benchmark.sources.live.reader import Reader
from benchmark.sources.live.source import Asked, Fetched, nothing

HOST = "api.pdok.nl"
YEARS = (2023, 2024, 2025, 2026)
COVARIATES = {
    "aantal_huishoudens": "huishoudens",
    "gemiddelde_woningwaarde": "woz_gem_x1000",
    "stedelijkheid_adressen_per_km2": "stedelijkheid_klasse",
}
CODE = "gemeentecode"


def address() -> Address:
    """PDOK; no key."""
    return Address((HOST,))


def fetch(reader: Reader, asked: Asked, municipalities: Municipalities) -> Fetched:
    """One row per municipality and covariate.

    A municipality can stand there twice, for its land and for its water; the water has no figures
    and so adds no rows. Two different figures for one municipality are an error.
    """
    collection = f"wijken-en-buurten-{asked.year}"
    named = f"PDOK {collection}"
    url = f"https://{HOST}/cbs/{collection}/ogc/v1/collections/gemeenten/items?f=json&limit=1000"
    found: dict[tuple[str, str], float] = {}
    for feature in features(reader, url, named):
        told = feature["properties"]
        for name in (CODE, *COVARIATES):
            if name not in told:
                raise other_fields(named, name, list(told))
        code = cells.code(told[CODE], named)
        for name, covariate in COVARIATES.items():
            value = cells.number(told[name], f"{named}, veld {name}")
            if value is not None and found.setdefault((code, covariate), value) != value:
                raise FiguresError(
                    f"In {named} heeft {code} twee verschillende waarden voor {name}.",
                    cells.CHANGED,
                )
    if not found:
        raise nothing(named, str(asked.year))
    tables = dict.fromkeys(COVARIATES.values(), f"PDOK {collection}")
    return covariates.fetched(found, tables, asked.year, "CBS Kerncijfers wijken en buurten")
