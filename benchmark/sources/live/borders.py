"""Borders of the municipalities of a year: CBS Gebiedsindelingen, as PDOK serves them (lon, lat)."""

import json
from collections.abc import Iterator
from typing import Any

from benchmark.errors import FiguresError
from benchmark.municipality import Municipalities
from benchmark.sources.live import cells, polylines
from benchmark.sources.live.client import Address
from benchmark.sources.live.covariates import SLOT
from benchmark.sources.live.features import Feature, features
from benchmark.sources.live.odata import other_fields
from benchmark.sources.live.reader import Reader
from benchmark.sources.live.source import Asked, Fetched, nothing

HOST = "api.pdok.nl"
ROOT = f"https://{HOST}/cbs/gebiedsindelingen/ogc/v1/collections/gemeente_gegeneraliseerd/items"
NAMED = "PDOK gebiedsindelingen"
FILE = "borders.json"
# The European part of the Netherlands: anything else means other coordinates (Rijksdriehoek, lat first).
WEST, EAST, SOUTH, NORTH = 2.5, 8.0, 50.0, 54.5


def address() -> Address:
    """PDOK; no key."""
    return Address((HOST,))


def fetch(reader: Reader, asked: Asked, municipalities: Municipalities) -> Fetched:
    """``borders.json`` of the year: polylines [[lon, lat], ...], each shared border once."""
    rings: list[list[polylines.Point]] = []
    codes: set[str] = set()
    url = f"{ROOT}?f=json&limit=1000&jaarcode={asked.year}"
    for feature in features(reader, url, NAMED):
        if "statcode" not in feature["properties"]:
            raise other_fields(NAMED, "statcode", list(feature["properties"]))
        code = cells.code(feature["properties"]["statcode"], NAMED)
        if code in codes:
            raise FiguresError(
                f"In {NAMED} staat {code} over {asked.year} twee keer.", cells.CHANGED
            )
        codes.add(code)
        rings += _rings(feature, code)
    if not codes:
        raise nothing(NAMED, str(asked.year))
    content = {
        "source": "CBS en Kadaster, CC BY 4.0",
        "table": f"{NAMED} {asked.year}",
        "lines": polylines.lines(rings),
    }
    text = json.dumps(content, separators=(",", ":")) + "\n"
    return Fetched(SLOT, f"{NAMED} {asked.year}", texts={FILE: text}, codes=frozenset(codes))


def _rings(feature: Feature, code: str) -> Iterator[list[polylines.Point]]:
    try:
        shape = feature["geometry"]
        polygons = {"Polygon": [shape["coordinates"]], "MultiPolygon": shape["coordinates"]}
        for polygon in polygons[shape["type"]]:
            yield from ([_point(p) for p in ring] for ring in polygon)
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise FiguresError(
            f"In {NAMED} heeft {code} geen grens van lengte- en breedtegraden.", cells.CHANGED
        ) from error


def _point(raw: Any) -> polylines.Point:
    x, y = float(raw[0]), float(raw[1])
    if not (WEST <= x <= EAST and SOUTH <= y <= NORTH):
        raise ValueError("outside the Netherlands")
    return x, y
