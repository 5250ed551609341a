"""waarstaatjegemeente.nl: a key from the environment, and values that are text."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from benchmark import places
from benchmark.errors import FiguresError
from benchmark.sources.live import SOURCES, Asked, existing, survey
from benchmark.sources.live.cache import Cache
from benchmark.sources.live.client import Client, Patience, Unreachable
from benchmark.sources.live.reader import Reader
from tests.benchmark import live_tables as tables
from tests.benchmark.live_service import Service, json_reply, running

MARKS = {
    "dv01": {"GM0503": "7,1", "0363": "6.9", "GM0010": ".", "GM0088": "", "GM0114": "7"},
    "dv03_pin0": {"GM0503": "41"},
}
SOURCE = SOURCES["wsjg"]


@pytest.fixture
def service() -> Iterator[Service]:
    with running() as service:
        tables.serve_survey(service, MARKS, 2025)
        yield service


def fetch(service: Service, tmp_path: Path) -> dict[tuple[str, str], float]:
    known = existing.municipalities(places.OPEN_FIGURES)
    with Client(replace(SOURCE.address(), base=service.base), Patience(attempts=1)) as client:
        fetched = SOURCE.fetch(Reader(client, Cache(tmp_path / "cache")), Asked(2025), known)
    rows = fetched.tables["covariates.csv"].rows
    return {(r["code"], r["covariate"]): r["value"] for r in rows.iter_rows(named=True)}


def test_values(service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(survey.KEY, "geheim")
    assert fetch(service, tmp_path) == {
        ("GM0503", "wsjg_dv01"): 7.1,
        ("GM0363", "wsjg_dv01"): 6.9,
        ("GM0114", "wsjg_dv01"): 7.0,
        ("GM0503", "wsjg_dv03_pin0"): 41.0,
    }
    assert {h["apikey"] for h in service.headers} == {"geheim"}
    kept = b"".join(p.read_bytes() for p in (tmp_path / "cache").iterdir())
    assert b"geheim" not in kept


@pytest.mark.parametrize("key", [None, "", "  ", "sleutel\u00e9"])
def test_no_key(monkeypatch: pytest.MonkeyPatch, key: str | None):
    monkeypatch.delenv(survey.KEY, raising=False)
    if key is not None:
        monkeypatch.setenv(survey.KEY, key)
    with pytest.raises(FiguresError) as refused:
        SOURCE.address()
    assert str(refused.value) == (
        "Voor waarstaatjegemeente.nl is een sleutel nodig, en die staat niet in SPIEGEL_WSJG_KEY. "
        "Vraag hem aan bij VNG Realisatie en zet hem klaar: export SPIEGEL_WSJG_KEY=..."
    )


def test_a_wrong_key(service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(survey.KEY, "verlopen")
    service.trouble = lambda number, path: json_reply({}, 401)
    with pytest.raises(Unreachable, match=r"weigert de sleutel \(antwoord 401"):
        fetch(service, tmp_path)


def test_another_period_or_nothing_at_all(service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(survey.KEY, "geheim")
    tables.serve_survey(service, {}, 2025)
    with pytest.raises(FiguresError, match=r"geeft geen enkel cijfer over 2025"):
        fetch(service, tmp_path / "empty")
    path = next(p for p in service.answers if "'dv01'" in p)
    row = {"ExternalCode": "GM0503", "Period": "2019", "ValueString": "7"}
    service.entity(path, [row])
    with pytest.raises(FiguresError, match="geeft dv01 over 2019, maar gevraagd is 2025"):
        fetch(service, tmp_path / "other")


def test_the_address_that_came_with_the_key(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(survey.KEY, "geheim")
    monkeypatch.setenv(survey.PLACE, "https://elders.example/ods/odata")
    assert SOURCE.address().hosts == ("elders.example",)
    monkeypatch.setenv(survey.PLACE, "http://elders.example/ods/odata")
    with pytest.raises(FiguresError, match=r"het begint met https://"):
        SOURCE.address()
