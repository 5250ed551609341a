"""The public tables as the services document them, made of the open figures of a small data folder."""

from pathlib import Path

import polars as pl

from benchmark.sources.live import house_prices, iv3
from benchmark.sources.live.survey import VARIABLES
from tests.benchmark.live_service import Row, Service

INHABITANTS = "/ODataApi/odata/70072ned"
PRICES = "/odata/v1/CBS/83625NED"
IV3 = "/ODataApi/OData/45063NED"
BORDERS = "/cbs/gebiedsindelingen/ogc/v1/collections/gemeente_gegeneraliseerd/items"
SURVEY = "/ods/odata"
OTHER_FIELD = "6.1"


def _properties(*keys: str) -> list[Row]:
    return [
        {"odata.type": "Cbs.OData.Topic", "ID": n, "Type": "Topic", "Key": key, "Title": key}
        for n, key in enumerate(keys)
    ]


def people(data: Path, year: int) -> dict[str, int]:
    """The inhabitants of the open figures."""
    rows = pl.read_csv(data / "open" / "inhabitants.csv").filter(pl.col("year") == year)
    return dict(zip(rows["code"], rows["inhabitants"], strict=True))


def serve_inhabitants(
    service: Service,
    found: dict[str, int | None],
    year: int,
    *,
    field: str = "TotaleBevolking_1",
    page: int = 10_000,
) -> None:
    """70072ned: every region, also the nation and municipalities of the past, which have null."""
    codes = {"NL01": 17_000_000, "GM9999": None, **found}
    rows = [
        {"RegioS": f"{code:10}"[:10], "Perioden": f"{year}JJ00", field: number}
        for code, number in codes.items()
    ]
    service.entity(
        f"{INHABITANTS}/DataProperties",
        _properties("RegioS", "Perioden", field, "TotaleBevolkingMannen_2"),
    )
    service.entity(f"{INHABITANTS}/TypedDataSet", rows, page=page)


def serve_prices(service: Service, prices: dict[str, float], year: int, page: int = 10_000) -> None:
    """83625NED in version 4, with a value that the CBS withholds for the first municipality."""
    shared = {"Measure": house_prices.MEASURE, "StringValue": None, "Perioden": f"{year}JJ00"}
    rows = [
        {"Id": n, **shared, "ValueAttribute": "None", "Value": price, "RegioS": code}
        for n, (code, price) in enumerate(prices.items())
    ]
    rows += [{"Id": 900, **shared, "ValueAttribute": "None", "Value": 1.0, "RegioS": "NL01"}]
    rows += [{"Id": 901, **shared, "ValueAttribute": "Impossible", "Value": 0, "RegioS": "GM0088"}]
    service.entity(
        f"{PRICES}/MeasureCodes", [{"Identifier": house_prices.MEASURE, "Title": "Prijs"}]
    )
    service.entity(f"{PRICES}/Observations", rows, page=page, next_key="@odata.nextLink")


def iv3_cells(data: Path, year: int, report: str) -> list[tuple[str, str, str, float]]:
    """Code, task field, category, amount: cells that add up to the open figures of the ten task fields."""
    scope = (pl.col("year") == year) & (pl.col("report") == report)
    known = pl.read_csv(
        data / "open" / "iv3_fields.csv", schema_overrides={"task_field": pl.String}
    )
    wide = known.filter(scope).pivot(
        on="flow", index=["code", "task_field"], values="amount_x1000", sort_columns=True
    )
    cells = []
    for row in wide.fill_null(0.0).iter_rows(named=True):
        place = (row["code"], row["task_field"])
        hired = 1.0 if row["task_field"] == iv3.OVERHEAD else 0.0
        cells += [
            (*place, "L1.1", row["salarissen"]),
            (*place, "L3.5.1", hired),
            (*place, "L3.8", row["lasten"] - row["salarissen"] - hired),
            (*place, "B3.7", row["baten"]),
        ]
    for code in sorted({c[0] for c in cells}):
        cells += [
            (code, OTHER_FIELD, "L1.1", 100.0), (code, OTHER_FIELD, "L4.3.3", 50.0),
            (code, OTHER_FIELD, "B4.3.2", 20.0), (code, OTHER_FIELD, "B2.2.1", 30.0),
            (code, iv3.RESERVES, "L7.1", 7.0), (code, iv3.RESERVES, "B7.1", 9.0),
            (code, iv3.RESULT, "L7.3", 3.0),
        ]  # fmt: skip
    return cells


def serve_iv3(
    service: Service,
    cells: list[tuple[str, str, str, float | None]],
    *,
    first: str = "k_1ePlaatsing_1",
    last: str = "k_2ePlaatsing_2",
    absent: tuple[str, ...] = ("GM1961",),
    root: str = IV3,
    report: str = "2023X005",
    page: int = 10_000,
) -> None:
    """An Iv3 table: padded keys, a second placement for some cells, -99998 for who delivered nothing."""
    fields = sorted({*iv3.FIELDS, *(c[1] for c in cells), "A111"})
    categories = sorted({*iv3.FLOWS, *iv3.TAXES, "L3.8", *(c[2] for c in cells), "L3.5", "A"})
    rows = []
    for number, (code, task, category, amount) in enumerate(cells):
        placed = {first: amount, last: amount if number % 2 else None}
        rows.append(_cell(number, code, task, category, report) | placed)
    for code in absent:
        nothing = {first: -99998, last: -99998}
        rows.append(_cell(-1, code, "0.1", "L1.1", report) | nothing)
    rows.append(_cell(-2, "GM0503", "A111", "A", report) | {first: 12.0, last: 12.0})
    service.entity(
        f"{root}/DataProperties",
        _properties("TaakveldBalanspost", "Categorie", "Gemeenten", "Verslagsoort", first, last),
    )
    for entity, keys, width in (
        ("TaakveldBalanspost", fields, 6), ("Categorie", categories, 8), ("Verslagsoort", [report], 8),
    ):  # fmt: skip
        service.entity(f"{root}/{entity}", [{"Key": f"{k:{width}}", "Title": k} for k in keys])
    service.entity(f"{root}/TypedDataSet", rows, page=page)


def _cell(number: int, code: str, task: str, category: str, report: str) -> Row:
    return {
        "ID": number,
        "TaakveldBalanspost": f"{task:6}",
        "Categorie": f"{category:8}",
        "Gemeenten": f"{code:9}",
        "Verslagsoort": report,
    }


def serve_key_figures(
    service: Service, rows: dict[str, tuple[int, int, int]], year: int, page: int = 1000
) -> None:
    """KWB of PDOK: households, assessed value, urbanity; one municipality has water with no figures."""
    names = ("aantal_huishoudens", "gemiddelde_woningwaarde", "stedelijkheid_adressen_per_km2")
    features = []
    for code, values in rows.items():
        figures = dict(zip(names, values, strict=True))
        features.append(_feature({"gemeentecode": code, "water": "NEE", **figures}))
    water = {"gemeentecode": next(iter(rows)), "water": "JA"} | dict.fromkeys(names, -99997)
    service.collection(
        f"/cbs/wijken-en-buurten-{year}/ogc/v1/collections/gemeenten/items",
        [*features, _feature(water)],
        page=page,
    )


def _feature(properties: Row, geometry: Row | None = None) -> Row:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def squares(codes: list[str]) -> list[Row]:
    """Municipalities as squares in a row, each touching the next."""
    features = []
    for n, code in enumerate(codes):
        west, east = 4 + n * 0.1, 4 + (n + 1) * 0.1
        ring = [[west, 52], [east, 52], [east, 52.1], [west, 52.1], [west, 52]]
        shape = {"type": "MultiPolygon", "coordinates": [[ring]]}
        features.append(_feature({"statcode": code, "statnaam": code}, shape))
    return features


def serve_survey(service: Service, marks: dict[str, dict[str, str]], year: int) -> None:
    """Swing: a value set per variable; a variable that nobody answered gives an empty page."""
    for variable in VARIABLES:
        rows = [
            {"ExternalCode": code, "GeoLevel": "gemeente", "PeriodLevel": "year",
             "Period": str(year), "ValueString": mark, "Description": None}
            for code, mark in marks.get(variable, {}).items()
        ]  # fmt: skip
        path = (
            f"{SURVEY}/Variables('{variable}')/GeoLevels('gemeente')/PeriodLevels('year')/"
            f"Periods('{year}')/Values"
        )
        service.entity(path, rows, page=3, next_key="@odata.nextLink")
