"""PDOK: features, page after page; key figures and borders."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import orjson
import pytest

from benchmark import places
from benchmark.errors import FiguresError
from benchmark.municipality import Municipalities
from benchmark.sources.live import SOURCES, Asked, existing, polylines
from benchmark.sources.live.cache import Cache
from benchmark.sources.live.client import Client, Patience
from benchmark.sources.live.reader import Reader
from benchmark.sources.live.source import Fetched
from tests.benchmark import live_tables as tables
from tests.benchmark.live_service import Row, Service, running

WALES = {"GM0503": (58_000, 330, 1), "GM0363": (490_000, -99997, 1), "GM0088": (480, 290, 5)}


@pytest.fixture
def service() -> Iterator[Service]:
    with running() as service:
        yield service


@pytest.fixture(scope="module")
def known() -> Municipalities:
    return existing.municipalities(places.OPEN_FIGURES)


def fetch(service: Service, known: Municipalities, folder: Path, key: str) -> Fetched:
    source = SOURCES[key]
    with Client(replace(source.address(), base=service.base), Patience(attempts=1)) as client:
        return source.fetch(Reader(client, Cache(folder)), Asked(2025), known)


def refused(service: Service, known: Municipalities, folder: Path, key: str) -> str:
    with pytest.raises(FiguresError) as error:
        fetch(service, known, folder, key)
    return str(error.value)


@pytest.mark.parametrize("page", [1000, 1])
def test_key_figures(service: Service, known, tmp_path: Path, page: int):
    tables.serve_key_figures(service, WALES, 2025, page=page)
    rows = fetch(service, known, tmp_path, "kerncijfers").tables["covariates.csv"].rows
    found = {(r["code"], r["covariate"]): r["value"] for r in rows.iter_rows(named=True)}
    assert found["GM0503", "huishoudens"] == 58_000
    assert found["GM0503", "stedelijkheid_klasse"] == 1
    assert ("GM0363", "woz_gem_x1000") not in found and len(found) == 8


def test_key_figures_that_cannot_be_right(service: Service, known, tmp_path: Path):
    tables.serve_key_figures(service, WALES, 2025)
    path = next(iter(service.answers))
    land: Row = {"gemeentecode": "GM0503", "aantal_huishoudens": 1, "gemiddelde_woningwaarde": 2}
    cases: list[tuple[object, str]] = [
        (
            {"features": [{"properties": land}]},
            "ontbreekt het veld 'stedelijkheid_adressen_per_km2'",
        ),
        ({"features": [{"properties": None}]}, "heeft een andere vorm; verwacht: gebieden"),
        ({"value": []}, "heeft een andere vorm"),
        ({"features": []}, "geeft geen enkel cijfer over 2025"),
    ]
    for n, (answer, expected) in enumerate(cases):
        service.answers[path] = lambda query, answer=answer: answer  # type: ignore[misc]
        assert expected in refused(service, known, tmp_path / str(n), "kerncijfers")
    land["stedelijkheid_adressen_per_km2"] = 1
    twice = [{"properties": land}, {"properties": land | {"aantal_huishoudens": 9}}]
    service.answers[path] = lambda query: {"features": twice}
    text = refused(service, known, tmp_path / "twice", "kerncijfers")
    assert "heeft GM0503 twee verschillende waarden voor aantal_huishoudens" in text


def test_borders(service: Service, known, tmp_path: Path):
    features = [f | {"year": 2025} for f in tables.squares(["GM0503", "GM0363", "GM0010"])]
    features += [f | {"year": 2024} for f in tables.squares(["GM0003"])]
    service.collection(tables.BORDERS, features, page=2)
    fetched = fetch(service, known, tmp_path, "grenzen")
    assert fetched.codes == {"GM0503", "GM0363", "GM0010"}
    drawing = orjson.loads(fetched.texts["borders.json"])
    assert list(drawing) == ["source", "table", "lines"]
    inner = [line["points"] for line in drawing["lines"] if not line["outer"]]
    assert sorted(inner) == [[[4.1, 52.0], [4.1, 52.1]], [[4.2, 52.0], [4.2, 52.1]]]
    assert sum(line["outer"] for line in drawing["lines"]) == 4


@pytest.mark.parametrize(
    ("geometry", "expected"),
    [
        (None, "geen grens van lengte- en breedtegraden"),
        ({"type": "Point", "coordinates": [4, 52]}, "geen grens"),
        (
            {"type": "Polygon", "coordinates": [[[84_000, 447_000], [85_000, 447_000]]]},
            "geen grens",
        ),
        ({"type": "Polygon", "coordinates": [[[52.0, 4.0], [52.1, 4.0]]]}, "geen grens"),
        ({"type": "Polygon", "coordinates": 7}, "geen grens"),
    ],
)
def test_borders_that_cannot_be_drawn(service, known, tmp_path: Path, geometry, expected: str):
    feature = {"properties": {"statcode": "GM0503"}, "geometry": geometry}
    service.collection(tables.BORDERS, [feature])
    assert expected in refused(service, known, tmp_path, "grenzen")


def test_a_municipality_that_stands_there_twice(service: Service, known, tmp_path: Path):
    service.collection(tables.BORDERS, tables.squares(["GM0503", "GM0503"]))
    assert "staat GM0503 over 2025 twee keer" in refused(service, known, tmp_path, "grenzen")


def test_an_island_is_one_closed_line_and_an_enclave_is_shared():
    outside = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]
    hole = [(0.4, 0.4), (0.6, 0.4), (0.6, 0.6), (0.4, 0.6), (0.4, 0.4)]
    found = polylines.lines([outside, hole, hole[::-1]])
    assert [(line["outer"], len(line["points"])) for line in found] == [(True, 5), (False, 5)]
    assert all(line["points"][0] == line["points"][-1] for line in found)


def test_a_line_keeps_its_ends_and_its_corners():
    points = [(n / 100, 0.0005 * (n % 2)) for n in range(11)] + [(0.1, 0.1)]
    assert polylines.thinned(points) == [(0.0, 0.0), (0.1, 0.0), (0.1, 0.1)]
