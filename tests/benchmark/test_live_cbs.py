"""The CBS in both versions of OData: shifting suffixes, padding, paging, and values that are none."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from benchmark import places
from benchmark.errors import FiguresError
from benchmark.municipality import Municipalities
from benchmark.sources.live import SOURCES, Asked, cells, existing, odata
from benchmark.sources.live.cache import Cache
from benchmark.sources.live.client import Client, Patience
from benchmark.sources.live.reader import Reader
from benchmark.sources.live.source import Fetched
from tests.benchmark import live_tables as tables
from tests.benchmark.live_service import Service, json_reply, running
from tests.places import small_data

HURRY = Patience(attempts=1, read=2)
FOUND: dict[str, int | None] = {"GM0503": 110_000, "GM0363": 0, "GM0010": 46_000, "GM0003": None}


@pytest.fixture
def service() -> Iterator[Service]:
    with running() as service:
        yield service


@pytest.fixture(scope="module")
def known() -> Municipalities:
    return existing.municipalities(places.OPEN_FIGURES)


def fetch(
    service: Service, known: Municipalities, folder: Path, key: str = "inwoners", year: int = 2025
) -> Fetched:
    source = SOURCES[key]
    with Client(replace(source.address(), base=service.base), HURRY) as client:
        return source.fetch(Reader(client, Cache(folder)), Asked(year), known)


def numbers(fetched: Fetched) -> dict[str, float]:
    (table,) = fetched.tables.values()
    value = "inhabitants" if "inhabitants" in table.rows.columns else "value"
    return dict(zip(table.rows["code"], table.rows[value], strict=True))


@pytest.mark.parametrize("page", [10_000, 2], ids=["one page", "pages of two"])
@pytest.mark.parametrize("field", ["TotaleBevolking_1", "TotaleBevolking_7", "TotaleBevolking"])
def test_inhabitants(service: Service, known, tmp_path: Path, field: str, page: int):
    tables.serve_inhabitants(service, FOUND, 2025, field=field, page=page)
    fetched = fetch(service, known, tmp_path)
    assert numbers(fetched) == {"GM0503": 110_000, "GM0363": 0, "GM0010": 46_000}
    rows = fetched.tables["inhabitants.csv"].rows
    assert rows.row(0, named=True) == {
        "year": 2025, "code": "GM0503", "inhabitants": 110_000, "source": "CBS StatLine",
        "table": "70072ned",
    }  # fmt: skip
    assert "Perioden eq '2025JJ00' and substringof('GM',RegioS)" in service.asked[1]


def refused(service: Service, known, folder: Path, key: str = "inwoners") -> str:
    with pytest.raises(FiguresError) as error:
        fetch(service, known, folder, key)
    return str(error.value)


def test_a_field_that_is_gone_or_doubled(service: Service, known, tmp_path: Path):
    tables.serve_inhabitants(service, FOUND, 2025, field="Inwoners_1")
    text = refused(service, known, tmp_path / "1")
    assert "ontbreekt het veld 'TotaleBevolking'; gevonden: 'RegioS', 'Perioden', 'Inw" in text
    properties = [{"Key": "TotaleBevolking_1"}, {"Key": "TotaleBevolking_2"}]
    service.entity(f"{tables.INHABITANTS}/DataProperties", properties)
    text = refused(service, known, tmp_path / "2")
    assert "meer dan één veld 'TotaleBevolking': TotaleBevolking_1 en TotaleBevolking_2." in text


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"value": []}, "geeft geen enkel cijfer over 2025. Kies een ander jaar"),
        ({"rows": []}, "heeft een andere vorm; verwacht: een lijst met rijen onder 'value'."),
        ([], "heeft een andere vorm"),
        (None, "heeft een andere vorm"),
        ({"value": {}}, "heeft een andere vorm"),
        ({"value": [1]}, "heeft een andere vorm"),
        ({"value": [{"Regio": "GM0503"}]}, "ontbreekt het veld 'RegioS'; gevonden: 'Regio'."),
        (
            {"value": [{"RegioS": "GM503 ", "TotaleBevolking_1": 1}]},
            "'GM503 ' waar een gemeentecode",
        ),
        ({"value": [{"RegioS": "GM0503", "TotaleBevolking_1": "veel"}]}, "geen getal is: 'veel'"),
        ({"value": [{"RegioS": "GM0503", "TotaleBevolking_1": True}]}, "geen getal is: 'True'"),
        ({"value": [{"RegioS": "GM0503", "TotaleBevolking_1": -5}]}, "-5.0 inwoners; verwacht"),
        ({"value": [{"RegioS": "GM0503", "TotaleBevolking_1": 1.5}]}, "1.5 inwoners"),
        (
            {"value": [{"RegioS": "GM0503", "TotaleBevolking_1": n} for n in (1, 2)]},
            "staat GM0503 over 2025 twee keer",
        ),
        (
            {"value": [{"RegioS": "GM0503", "TotaleBevolking_1": 1}] * 10_000},
            "is afgekapt op 10.000 rijen",
        ),
        (
            {"value": [], "odata.nextLink": "https://kwaad.example/x"},
            "verwijst naar een ander adres (kwaad.example)",
        ),
        ({"value": [], "odata.nextLink": "TypedDataSet?$x"}, "het bladeren stopt niet"),
    ],
    ids=range(16),
)
def test_nonsense(service: Service, known, tmp_path: Path, answer, expected: str):
    tables.serve_inhabitants(service, FOUND, 2025)
    service.answers[f"{tables.INHABITANTS}/TypedDataSet"] = lambda query: answer
    text = refused(service, known, tmp_path)
    assert expected in text and not re.search(r"\b(Error|Traceback|None)\b", text)


def test_prices_in_version_four(service: Service, known, tmp_path: Path):
    tables.serve_prices(service, {"GM0503": 412_345.0, "GM0363": 600_000.5}, 2025, page=1)
    fetched = fetch(service, known, tmp_path, "woningprijs")
    assert numbers(fetched) == {"GM0503": 412_345.0, "GM0363": 600_000.5}
    table = fetched.tables["covariates.csv"]
    assert table.replaces == {"covariate": ("verkoopprijs_woning",)}
    assert set(table.rows["table"]) == {"83625NED"} and set(table.rows["year"]) == {2025}


def test_another_measure_or_period_than_was_asked(service: Service, known, tmp_path: Path):
    tables.serve_prices(service, {"GM0503": 1.0}, 2025)
    row = {
        "Measure": "M1",
        "ValueAttribute": "None",
        "Value": 1,
        "RegioS": "GM0503",
        "Perioden": "x",
    }
    service.answers[f"{tables.PRICES}/Observations"] = lambda query: {"value": [row]}
    assert "geeft M1 over x, maar gevraagd is M001534" in refused(
        service, known, tmp_path, "woningprijs"
    )
    service.entity(f"{tables.PRICES}/MeasureCodes", [{"Identifier": "M1"}])
    assert "ontbreekt het veld 'M001534'" in refused(service, known, tmp_path / "2", "woningprijs")


def test_only_secret_values(service: Service, known, tmp_path: Path):
    tables.serve_prices(service, {}, 2025)
    text = refused(service, known, tmp_path, "woningprijs")
    assert "geeft geen enkel cijfer over 2025" in text


@pytest.mark.parametrize("raw", [None, "", " . ", "-", -99997, -99998.0, "-99998"])
def test_a_value_that_is_none(raw: object):
    assert cells.number(raw, "de tabel") is None


@pytest.mark.parametrize(
    ("raw", "value"), [(0, 0), ("0", 0), ("7,1", 7.1), ("7.1", 7.1), (" 12 ", 12)]
)
def test_a_value(raw: object, value: float):
    assert cells.number(raw, "de tabel") == value


@pytest.mark.parametrize("raw", ["1.234,5", "NaN", "inf", "1e999", "0x1", [], {}, False, "1_0"])
def test_a_value_that_is_no_number(raw: object):
    with pytest.raises(FiguresError, match="geen getal"):
        cells.number(raw, "de tabel")


@pytest.mark.parametrize("raw", ["GM0503", " gm0503   ", "503", "0503", 503])
def test_a_code(raw: object):
    assert cells.code(raw, "de tabel") == "GM0503"


@pytest.mark.parametrize(
    "raw", ["", "NL01", "GM503", "GM05030", None, 50300, "²", "GM05\u0663\u0663"]
)
def test_a_code_that_is_none(raw: object):
    with pytest.raises(FiguresError, match="waar een gemeentecode hoort"):
        cells.code(raw, "de tabel")


def test_an_address_is_quoted():
    url = odata.address("https://cbs/", "Set", filter=odata.equals("Gemeenten", "GM0014   & a'b"))
    assert url == "https://cbs/Set?$filter=Gemeenten%20eq%20'GM0014%20%20%20%26%20a''b'"


def test_trouble_halfway_through_the_pages(service: Service, known, tmp_path: Path):
    tables.serve_inhabitants(service, FOUND, 2025, page=2)
    service.trouble = lambda number, path: json_reply({}, 500) if number == 3 else None
    assert "storing (antwoord 500)" in refused(service, known, tmp_path)
    service.asked.clear()
    assert len(numbers(fetch(service, known, tmp_path))) == 3
    assert len(service.asked) == 2  # of the four: the answers that came before are kept


def test_rows_are_those_of_data_open(service: Service, known, tmp_path: Path):
    """The documented shape, filled with the open figures, gives the open figures back."""
    data = small_data(tmp_path)
    tables.serve_inhabitants(service, dict(tables.people(data, 2025)), 2025)
    rows = fetch(service, known, tmp_path / "c").tables["inhabitants.csv"].rows.sort("code")
    former = pl.read_csv(data / "open" / "inhabitants.csv").filter(pl.col("year") == 2025)
    assert rows.equals(former.sort("code"))
