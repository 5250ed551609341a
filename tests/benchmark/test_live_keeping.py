"""From answer to kept figures: checked, compared, whole or nothing; and the kept answers."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from benchmark.edition import Home, build, rehearse
from benchmark.errors import FiguresError
from benchmark.sources.live import SOURCES, Asked, Patience, Renewal, Store, renew
from benchmark.sources.live.cache import Cache
from benchmark.sources.live.survey import KEY
from tests.benchmark import live_tables as tables
from tests.benchmark.live_service import Service, json_reply, running
from tests.places import small_data

UNTOUCHED = "De oude cijfers blijven staan."
HURRY = Patience(attempts=1, read=2)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_data(tmp_path_factory.mktemp("small"))


@pytest.fixture
def service() -> Iterator[Service]:
    with running() as service:
        yield service


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def get(
    service: Service, data: Path, home: Path, key: str = "inwoners", year: int = 2025, **settings
) -> Renewal:
    return renew(
        SOURCES[key], Asked(year), data=data, home=home, rehearse=rehearse, patience=HURRY,
        base=service.base, **settings,
    )  # fmt: skip


def refused(
    service: Service, data: Path, home: Path, key: str = "inwoners", year: int = 2025
) -> str:
    with pytest.raises(FiguresError) as error:
        get(service, data, home, key, year)
    assert str(error.value).endswith(UNTOUCHED)
    return str(error.value)


def files(home: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(home)): p.read_bytes()
        for p in (home / "fetched").rglob("*")
        if p.is_file() and p.suffix != ".lock"
    }


def test_the_same_figures_change_nothing_and_give_the_same_edition(service, data, home, tmp_path):
    tables.serve_inhabitants(service, dict(tables.people(data, 2025)), 2025)
    found = get(service, data, home)
    assert (found.comparison.same, found.comparison.changes) == (14, ())
    assert found.findings.is_empty()
    laid = Store(home).lay_over(data, tmp_path / "laid")
    for path in sorted((data / "open").iterdir()):
        assert (laid / "open" / path.name).read_bytes() == path.read_bytes(), path.name
    first, _ = build(Home(home), data, with_examples=False)
    assert build(Home(home), laid, with_examples=False) == (first, False)


def test_what_changed_figure_by_figure(service, data: Path, home: Path):
    people = tables.people(data, 2025)
    changed = dict(people) | {"GM0503": people["GM0503"] + 7}
    del changed["GM0088"]
    tables.serve_inhabitants(service, dict(changed), 2025)
    found = get(service, data, home)
    assert [(c.municipality, c.year, c.what, c.old, c.new) for c in found.comparison.changes] == [
        ("Schiermonnikoog", 2025, "inwoners", people["GM0088"], None),
        ("Delft", 2025, "inwoners", people["GM0503"], people["GM0503"] + 7),
    ]
    assert (found.comparison.same, found.comparison.different, found.comparison.gone) == (12, 1, 1)
    again = get(service, data, home)  # compared with what was fetched, no longer with data/open
    assert again.comparison.changes == () and again.comparison.same == 13


def test_the_kept_figures_name_every_address_with_date_and_checksum(service, data, home):
    tables.serve_inhabitants(service, dict(tables.people(data, 2025)), 2025)
    pointer = get(service, data, home).kept_in
    assert pointer == home / "fetched" / "inwoners" / "2025.json"
    origin = json.loads(pointer.read_text())
    assert [a["url"].startswith(service.base) for a in origin["answers"]] == [True, True]
    assert all(len(a["sha256"]) == 64 and a["fetched_at"] for a in origin["answers"])
    assert (origin["table"], origin["year"]) == ("70072ned", 2025)
    assert (pointer.parent / origin["folder"] / "inhabitants.csv").exists()


@pytest.mark.parametrize("trouble", ["500", "fields", "empty", "strangers", "few"])
def test_old_figures_stay_whatever_goes_wrong(service, data: Path, home: Path, trouble: str):
    good = dict(tables.people(data, 2025))
    tables.serve_inhabitants(service, dict(good), 2025)
    get(service, data, home)
    before = files(home)
    shutil.rmtree(home / "cache")
    if trouble == "500":
        service.trouble = lambda number, path: json_reply({}, 500)
    elif trouble == "fields":
        tables.serve_inhabitants(service, dict(good), 2025, field="Anders_1")
    elif trouble == "empty":
        tables.serve_inhabitants(service, {}, 2025)
    elif trouble == "strangers":
        tables.serve_inhabitants(service, {**good, "GM1234": 5}, 2025)
    else:
        tables.serve_inhabitants(service, {"GM0503": good["GM0503"]}, 2025)
    expected = {
        "500": "storing (antwoord 500)",
        "fields": "ontbreekt het veld 'TotaleBevolking'",
        "empty": "geeft geen enkel cijfer over 2025",
        "strangers": "staat de gemeente GM1234, en die kennen we niet.",
        "few": "geeft over 2025 cijfers van 1 gemeente; verwacht: ongeveer 14.",
    }
    assert expected[trouble] in refused(service, data, home)
    assert files(home) == before and before


def test_a_municipality_that_merged_names_its_successor(service, data: Path, home: Path):
    people = tables.people(data, 2025)
    tables.serve_inhabitants(service, {**people, "GM0003": 11_000}, 2025)
    text = refused(service, data, home)
    assert (
        "staan cijfers van Appingedam (GM0003) over 2025, maar die gemeente ging op 1 januari 2021 op "
        "in Eemsdelta (GM1979)." in text
    )
    assert "Kies een jaar tot en met 2020" in text
    tables.serve_inhabitants(service, {**tables.people(data, 2019), "GM1979": 45_000}, 2019)
    assert "maar die gemeente bestaat pas vanaf 2021." in refused(service, data, home, year=2019)


def test_figures_that_a_build_would_refuse_are_refused_before(service, data: Path, home: Path):
    tables.serve_iv3(service, tables.iv3_cells(data, 2023, "rekening"))

    def strict(folder: Path) -> pl.DataFrame:
        found = rehearse(folder)
        if "fetched" in marks:
            raise FiguresError(
                "In data/open/iv3_fields.csv staat in regel 3 een fout.", "Herstel die."
            )
        marks.append("fetched")
        return found

    marks: list[str] = []
    with pytest.raises(FiguresError) as error:
        renew(SOURCES["iv3"], Asked(2023), data=data, home=home, rehearse=strict, base=service.base)
    text = str(error.value)
    assert "doorstaan de controle niet: in iv3_fields.csv staat in regel 3 een fout." in text
    assert files(home) == {} and not list((home / "cache" / "iv3").glob("*"))


def test_accounts_are_replaced_whole_and_the_checks_speak(service, data: Path, home: Path):
    cells = tables.iv3_cells(data, 2023, "rekening")
    wild = [
        (code, task, category, amount + (9e6 if (code, task, category) == DELFT else 0))
        for code, task, category, amount in cells
    ]
    tables.serve_iv3(service, wild)
    found = get(service, data, home, "iv3", 2023)
    (change,) = [c for c in found.comparison.changes if c.what.startswith("lasten taakveld 0.2")]
    assert (change.municipality, change.report, change.new - change.old) == (
        "Delft",
        "rekening",
        9e6,
    )
    assert {"range", "outlier", "identity"} & set(found.findings["check_name"])
    assert set(found.findings["code"].drop_nulls()) >= {"GM0503"}


DELFT = ("GM0503", "0.2", "L3.8")


def test_two_sources_lie_over_the_open_figures_together(service, data, home, tmp_path):
    codes = list(tables.people(data, 2025))
    tables.serve_prices(service, dict.fromkeys(codes, 300000.0), 2025)
    tables.serve_key_figures(service, dict.fromkeys(codes, (100, 200, 3)), 2025)
    get(service, data, home, "woningprijs")
    found = get(service, data, home, "kerncijfers")
    assert found.comparison.different > 20
    laid = Store(home).lay_over(data, tmp_path / "laid")
    rows = pl.read_csv(laid / "open" / "covariates.csv")
    fresh = rows.filter(pl.col("covariate").is_in(["huishoudens", "verkoopprijs_woning"]))
    assert len(fresh) == 2 * len(codes) and set(fresh["year"]) == {2025}
    former = pl.read_csv(data / "open" / "covariates.csv")
    other = ~pl.col("covariate").is_in(
        ["huishoudens", "verkoopprijs_woning", "woz_gem_x1000", "stedelijkheid_klasse"]
    )
    assert rows.filter(other).equals(former.filter(other))
    rehearse(laid)


def test_borders_and_a_survey(service, data: Path, home: Path, tmp_path: Path, monkeypatch):
    service.collection(tables.BORDERS, tables.squares(list(tables.people(data, 2025))))
    found = get(service, data, home, "grenzen")
    assert [c.what for c in found.comparison.changes] == ["grenslijnen", "punten in grenslijnen"]
    monkeypatch.setenv(KEY, "geheim")
    tables.serve_survey(service, {"dv01": {"GM0503": "7,1"}}, 2025)
    get(service, data, home, "wsjg")
    laid = Store(home).lay_over(data, tmp_path / "laid")
    assert json.loads((laid / "open" / "borders.json").read_text())["lines"]
    rehearse(laid)
    service.collection(tables.BORDERS, tables.squares(["GM0503"]))
    assert "cijfers van 1 gemeente;" in refused(service, data, tmp_path / "other", "grenzen")


def test_fetched_figures_that_were_touched_are_not_used(service, data, home, tmp_path):
    tables.serve_inhabitants(service, dict(tables.people(data, 2025)), 2025)
    pointer = get(service, data, home).kept_in
    (file,) = pointer.parent.glob("2025-*/inhabitants.csv")
    file.write_text(file.read_text().replace("GM0503", "GM0363"))
    with pytest.raises(
        FiguresError, match=r"inwoners/2025.json zijn beschadigd. Haal deze cijfers op"
    ):
        Store(home).lay_over(data, tmp_path / "1")
    for text in ("", "{}", "[]", '{"folder": 7, "files": 8}'):
        pointer.write_text(text)
        with pytest.raises(FiguresError, match="beschadigd"):
            Store(home).all()


def test_what_a_killed_run_left_behind_is_never_read_and_goes_away(service, data, home, tmp_path):
    """Half of the figures: the folder is there, the file that points at it is not."""
    tables.serve_inhabitants(service, dict(tables.people(data, 2025)), 2025)
    stray = home / "fetched" / "inwoners" / "2025-0123456789ab"
    stray.mkdir(parents=True)
    (stray / "inhabitants.csv").write_text("half")
    (stray.parent / ".2025.json-1").write_text("{")
    assert Store(home).all() == []
    get(service, data, home)
    assert not stray.exists() and len(Store(home).all()) == 1


def test_a_home_that_cannot_be_written(service, data: Path, tmp_path: Path):
    tables.serve_inhabitants(service, dict(tables.people(data, 2025)), 2025)
    (tmp_path / "file").write_text("")
    assert "kunnen niet worden bewaard" in refused(service, data, tmp_path / "file")


def test_two_at_the_same_time(service, data: Path, home: Path):
    with Store(home).alone():
        assert "Er worden al cijfers opgehaald." in refused(service, data, home)


def test_answers_are_asked_once_a_day_unless_refreshed(service, data: Path, home: Path):
    tables.serve_inhabitants(service, dict(tables.people(data, 2025)), 2025)
    get(service, data, home)
    asked = len(service.asked)
    assert get(service, data, home).from_cache == asked == len(service.asked)
    assert get(service, data, home, refresh=True).from_cache == 0
    assert len(service.asked) == 2 * asked


def test_a_damaged_answer_is_asked_again(service, data: Path, home: Path):
    tables.serve_inhabitants(service, dict(tables.people(data, 2025)), 2025)
    get(service, data, home)
    kept = sorted((home / "cache" / "inwoners").iterdir())
    for n, path in enumerate(kept):
        content = bytearray(path.read_bytes())
        content[-1 if n else 3] ^= 1  # in the answer of one, in the head of the other
        path.write_bytes(content)
    asked = len(service.asked)
    assert get(service, data, home).from_cache == 0 and len(service.asked) == asked + 2
    for path in kept:
        path.write_bytes(b"")
    assert get(service, data, home).from_cache == 0


def test_answers_that_cannot_be_used_are_not_kept(service, data: Path, home: Path):
    tables.serve_inhabitants(service, {}, 2025)
    refused(service, data, home)
    tables.serve_inhabitants(service, dict(tables.people(data, 2025)), 2025)
    assert get(service, data, home).comparison.same == 14


def test_an_old_answer_is_not_used(tmp_path: Path):
    cache = Cache(tmp_path)
    kept = cache.keep("https://cbs/x", b"{}")
    assert cache.find("https://cbs/x") == kept and cache.find("https://cbs/y") is None
    path = cache.path("https://cbs/x")
    content = path.read_bytes()
    path.write_bytes(content.replace(kept.fetched_at.encode(), b"2020-01-01T00:00:00+00:00"))
    assert cache.find("https://cbs/x") is None
    path.write_bytes(content.replace(kept.fetched_at.encode(), b"2099-01-01T00:00:00+00:00"))
    assert cache.find("https://cbs/x") is None
