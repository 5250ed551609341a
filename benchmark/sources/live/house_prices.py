"""Average price of existing homes sold: CBS 83625NED, OData version 4 (one row per observation)."""

from benchmark.errors import FiguresError
from benchmark.municipality import Municipalities
from benchmark.sources.live import cells, covariates, odata
from benchmark.sources.live.client import Address
from benchmark.sources.live.reader import Reader
from benchmark.sources.live.source import Asked, Fetched, nothing

TABLE = "83625NED"
HOST = "datasets.cbs.nl"
ROOT = f"https://{HOST}/odata/v1/CBS/{TABLE}/"
NAMED = f"tabel {TABLE} van het CBS"
MEASURE = "M001534"  # average purchase price, in euros
COVARIATE = "verkoopprijs_woning"
FIELDS = ("Measure", "ValueAttribute", "Value", "RegioS", "Perioden")
NORMAL = "None"


def address() -> Address:
    """The data sets of the CBS; no key."""
    return Address((HOST,))


def fetch(reader: Reader, asked: Asked, municipalities: Municipalities) -> Fetched:
    """One row per municipality with a price, in euros.

    An observation counts only where its ``ValueAttribute`` is "None", which is how the CBS marks a
    normal value; anything else (secret, unknown, not applicable) is missing.
    """
    measures = odata.rows(reader, odata.address(ROOT, "MeasureCodes"), NAMED, ["Identifier"])
    known = [str(row["Identifier"]).strip() for row in measures]
    if MEASURE not in known:
        raise odata.other_fields(NAMED, MEASURE, known)
    period = f"{asked.year}JJ00"
    conditions = (
        odata.equals("Measure", MEASURE),
        odata.equals("Perioden", period),
        "startswith(RegioS,'GM')",
    )
    url = odata.address(ROOT, "Observations", filter=" and ".join(conditions))
    found: dict[tuple[str, str], float] = {}
    for row in odata.rows(reader, url, NAMED, FIELDS):
        asked_for = (str(row["Measure"]).strip(), str(row["Perioden"]).strip())
        if asked_for != (MEASURE, period):
            raise FiguresError(
                f"{NAMED} geeft {asked_for[0]} over {asked_for[1]}, maar gevraagd is {MEASURE} over "
                f"{period}.".replace("tabel", "Tabel", 1),
                cells.CHANGED,
            )
        value = cells.number(row["Value"], NAMED)
        if str(row["ValueAttribute"]).strip() == NORMAL and value is not None:
            found[cells.code(row["RegioS"], NAMED), COVARIATE] = value
    if not found:
        raise nothing(NAMED, str(asked.year))
    return covariates.fetched(found, {COVARIATE: TABLE}, asked.year, "CBS StatLine")
