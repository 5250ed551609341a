"""Iv3: read per task field and group of categories, added up as the open figures are."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from benchmark import catalogue as catalogues
from benchmark import places
from benchmark.errors import FiguresError
from benchmark.sources import wrong_rows
from benchmark.sources.live import SOURCES, Asked, existing, iv3
from benchmark.sources.live.cache import Cache
from benchmark.sources.live.client import Client, Patience
from benchmark.sources.live.reader import Reader
from benchmark.sources.live.source import Fetched
from benchmark.vocabulary import ReportKind
from tests.benchmark import live_tables as tables
from tests.benchmark.live_service import Service, running
from tests.places import small_data

KEY = ["year", "report", "code", "task_field", "flow"]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_data(tmp_path_factory.mktemp("small"))


@pytest.fixture
def service() -> Iterator[Service]:
    with running() as service:
        yield service


def fetch(service: Service, data: Path, folder: Path, asked: Asked = Asked(2023)) -> Fetched:
    source = SOURCES["iv3"]
    patience = Patience(attempts=1, read=5)
    with Client(replace(source.address(), base=service.base), patience) as client:
        known = existing.municipalities(data / "open")
        return source.fetch(Reader(client, Cache(folder)), asked, known)


@pytest.mark.parametrize("shifted", [False, True], ids=["as in 2023", "shifted, short pages"])
def test_the_cells_add_up_to_the_open_figures(service, data: Path, tmp_path: Path, shifted: bool):
    cells = tables.iv3_cells(data, 2023, "rekening")
    if shifted:
        tables.serve_iv3(service, cells, first="k_1ePlaatsing_4", last="k_2ePlaatsing_9", page=60)
    else:
        tables.serve_iv3(service, cells)
    fetched = fetch(service, data, tmp_path)
    rows = fetched.tables["iv3_fields.csv"].rows
    former = pl.read_csv(
        data / "open" / "iv3_fields.csv", schema_overrides={"task_field": pl.String}
    )
    scope = (pl.col("year") == 2023) & (pl.col("report") == "rekening")
    both = former.filter(scope).join(rows.cast({"year": pl.Int64}), on=KEY, suffix="_new")
    assert len(both) == len(former.filter(scope)) > 300
    assert (both["amount_x1000"] - both["amount_x1000_new"]).abs().max() < 1e-6
    assert set(rows["flow"]) == {"lasten", "baten", "salarissen", "inhuur", "leges"}
    assert fetched.table_id == "45063NED" and fetched.slot == "2023-rekening"
    assert list(fetched.tables["not_delivered.csv"].rows["code"]) == ["GM1961"]


def test_totals_against_a_slow_and_obvious_sum(service, data: Path, tmp_path: Path):
    cells = tables.iv3_cells(data, 2023, "rekening")
    tables.serve_iv3(service, cells)
    rows = fetch(service, data, tmp_path).tables["iv3_totals.csv"].rows
    found = {(r["code"], r["total"]): r["amount_x1000"] for r in rows.iter_rows(named=True)}
    expected: dict[tuple[str, str], float] = defaultdict(float)
    for code, task, category, amount in cells:
        side = {"L": "lasten", "B": "baten"}[category[0]]
        if task == "0.10":
            expected[code, f"{side}.reserves"] += amount
        elif task != "0.11":
            expected[code, f"{side}.totaal"] += amount
        name = {"L1.1": "salarissen", "L3.5.1": "inhuur"}.get(category)
        if name:
            expected[code, f"{name}.totaal"] += amount
            if task == "0.4":
                expected[code, f"{name}.overhead"] += amount
            if task[0] in "08":
                expected[code, f"personeel.taakveld{task[0]}"] += amount
        if category == "B3.7":
            expected[code, "leges.totaal"] += amount
        if category == "B2.2.1":
            expected[code, "belastingen.producenten"] += amount
    assert found.keys() == expected.keys()
    assert all(found[key] == pytest.approx(expected[key]) for key in expected)


def test_no_answer_comes_near_the_limit_and_balance_posts_are_not_read(service, data, tmp_path):
    tables.serve_iv3(service, tables.iv3_cells(data, 2023, "rekening"))
    fetch(service, data, tmp_path)
    asked = [a for a in service.asked if "TypedDataSet" in a]
    assert asked and not any("'A111" in a for a in asked)
    most_municipalities = 400
    for address in asked:
        assert address.count("TaakveldBalanspost eq") == 1
        assert address.count("Categorie eq") * most_municipalities < 10_000
    assert not any("Categorie eq 'L3.5     '" in a for a in asked)  # a subtotal of L3.5.1


def test_every_category_of_the_domain_is_fetched_and_may_stand_in_a_file():
    assert {
        "L1.1",
        "L3.5.1",
        "L4.3.2",
        "L4.3.3",
        "B3.5.2",
        "B3.8",
        "B4.3.2",
        "B4.3.3",
        "B3.7",
    } == set(iv3.FLOWS)
    known = {*wrong_rows.FLOWS, *wrong_rows.FETCHED_FLOWS}
    assert set(iv3.FLOWS.values()) <= known


def test_every_task_field_that_the_catalogue_uses_is_fetched():
    catalogue = catalogues.load(catalogues.read_folder(places.CATALOGUE))
    measures = {
        measure
        for indicator in catalogue.with_figures()
        for _, _, *parts in indicator.parts()
        for part in parts
        if part is not None
        for measure, _ in part.terms
    }
    fields = {m.split(".", 2)[2] for m in measures if m.startswith("iv3.") and m[-1].isdigit()}
    assert fields and fields <= set(iv3.FIELDS)


def refused(service: Service, data: Path, folder: Path, asked: Asked = Asked(2023)) -> str:
    with pytest.raises(FiguresError) as error:
        fetch(service, data, folder, asked)
    return str(error.value)


def test_a_table_that_changed(service, data: Path, tmp_path: Path):
    cells = tables.iv3_cells(data, 2023, "rekening")[:40]
    tables.serve_iv3(service, cells)
    budget = Asked(2023, ReportKind.BUDGET)
    text = refused(service, data, tmp_path / "1", budget)
    assert "Iv3-tabel 45063NED van het CBS geeft geen enkel cijfer over de begroting 2023." in text
    tables.serve_iv3(service, cells, last="Bedrag_2")
    assert "ontbreekt het veld 'k_2ePlaatsing'" in refused(service, data, tmp_path / "2")
    tables.serve_iv3(service, cells)
    service.entity(f"{tables.IV3}/Categorie", [{"Key": "L1.1    "}])
    assert "ontbreekt het veld 'L3.5.1'" in refused(service, data, tmp_path / "3")
    tables.serve_iv3(service, [*cells, cells[0]])
    assert f"staat {cells[0][0]}, taakveld 0.1, categorie L1.1 twee keer" in refused(
        service, data, tmp_path / "4"
    )
    tables.serve_iv3(service, [])
    assert "geeft geen enkel cijfer over de jaarrekening 2023" in refused(
        service, data, tmp_path / "5"
    )


def test_the_years_that_have_a_table():
    source = SOURCES["iv3"]
    assert source.asked(None, ReportKind.ACCOUNTS) == Asked(2024, ReportKind.ACCOUNTS)
    assert source.asked(None, ReportKind.BUDGET) == Asked(2026, ReportKind.BUDGET)
    with pytest.raises(FiguresError, match="Kies een jaar van 2017 tot en met 2026"):
        source.asked(2031, ReportKind.ACCOUNTS)
