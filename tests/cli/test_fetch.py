"""`spiegel fetch`: from a service that answers to an edition with the new figure, and every refusal."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmark.sources.live import SOURCES
from tests.benchmark import live_tables as tables
from tests.benchmark.live_service import Reply, Service, json_reply, running
from tests.cli.running import Inside, spiegel
from tests.cli.test_bad_input import refused
from tests.places import small_data

ONCE = ["--attempts", "1"]
DELFT = ("GM0503", "0.2", "L3.8")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_data(tmp_path_factory.mktemp("small"))


@pytest.fixture
def service() -> Iterator[Service]:
    with running() as service:
        yield service


@pytest.fixture
def program(inside: Inside, service: Service, tmp_path: Path) -> Inside:
    """The program with a home of its own, and every source on this computer."""
    inside.patch.setenv("SPIEGEL_HOME", str(tmp_path / "home"))
    inside.patch.setenv("SPIEGEL_FETCH_BASE", service.base)
    return inside


def test_a_fetched_figure_reaches_the_edition(program: Inside, service: Service, data: Path):
    cells = tables.iv3_cells(data, 2023, "rekening")
    more = [(*cell[:3], cell[3] + (1000 if cell[:3] == DELFT else 0)) for cell in cells]
    tables.serve_iv3(service, more)
    where = ["--data", str(data)]
    program("build", *where, "--without-examples")
    before = _delft(program)

    told = program("fetch", "iv3", "--year", "2023", *where, *ONCE, "--json")
    assert (told.code, told.err) == (0, "")
    (change,) = [c for c in told.json["changes"] if c["what"].startswith("lasten taakveld 0.2")]
    assert change == {
        "code": "GM0503", "municipality": "Delft", "year": 2023, "report": "rekening",
        "what": "lasten taakveld 0.2 (× € 1.000)", "old": 6791.0, "new": 7791.0,
    }  # fmt: skip
    counts = [told.json[key] for key in ("different", "new", "gone")]
    assert sum(counts) == len(told.json["changes"]) and told.json["table"] == "45063NED"

    plain = program("build", *where, "--without-examples")
    assert "Er is niets veranderd" in plain.out and _delft(program) == before
    built = program("build", *where, "--without-examples", "--fetched", "--json").json
    assert built["new"] is True
    (origin,) = built["fetched"]
    assert (origin["source"], origin["year"], origin["table"]) == ("iv3", 2023, "45063NED")
    assert _delft(program) == before + 1_000_000
    program("build", *where, "--without-examples")
    assert _delft(program) == before


def _delft(program: Inside) -> float:
    found = program("values", "BRZ03", "--year", "2023", "--json").json
    return next(v["numerator"] for v in found if v["code"] == "GM0503")


def test_what_the_screen_says(program: Inside, service: Service, data: Path):
    people = tables.people(data, 2025)
    tables.serve_inhabitants(service, {c: n + (c == "GM0503") for c, n in people.items()}, 2025)
    words = ["fetch", "inwoners", "--year", "2025", "--data", str(data), *ONCE]
    said = program(*words)
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[:3] == [
        "CBS Regionale kerncijfers, 2025 (tabel 70072ned)",
        "14 gemeenten in 2 antwoorden.",
        "Vergeleken met de oude cijfers: 13 gelijk, 1 veranderd, 0 nieuw, 0 verdwenen.",
    ]
    assert f"Let op: de antwoorden komen van {service.base} (SPIEGEL_FETCH_BASE)." in said.out
    (row,) = [line for line in said.out.splitlines() if line.startswith("Delft")]
    assert row.split() == ["Delft", "2025", "inwoners", "110.173", "110.174"]
    assert said.out.endswith("Maak er een editie mee met: spiegel build --fetched\n")
    again = program(*words).out
    assert "2 antwoorden, waarvan 2 van eerder vandaag." in again and "14 gelijk" in again
    built = program("build", "--data", str(data), "--without-examples", "--fetched").out
    assert "Met opgehaalde cijfers: CBS Regionale kerncijfers, 2025 (tabel 70072ned" in built


def test_many_changes_and_findings_are_counted_and_a_few_are_shown(program, service, data: Path):
    cells = [(c, t, k, a * 30) for c, t, k, a in tables.iv3_cells(data, 2023, "rekening")]
    tables.serve_iv3(service, cells)
    out = program("fetch", "iv3", "--year", "2023", "--data", str(data), *ONCE).out
    assert "Let op: de meeste cijfers zijn anders dan eerder." in out
    assert "andere; met --json ziet u ze allemaal." in out
    assert "om na te kijken:" in out and "\nEn " in out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["cbs"], "'cbs' is geen bron. Kies uit: inwoners, iv3, woningprijs, kerncijfers, grenzen"),
        ([], "BRON ontbreekt"),
        (["inwoners", "--year", "1999"], "heeft geen cijfers over 1999. Kies een jaar van 2017"),
        (["kerncijfers", "--year", "2020"], "Kies een jaar van 2023 tot en met 2026"),
        (["iv3", "--year", "2027"], "Kies een jaar van 2017 tot en met 2026"),
        (["inwoners", "--report", "begroting"], "De optie --report past niet bij inwoners."),
        (["iv3", "--report", "plan"], "Kies uit: rekening, begroting"),
        (["inwoners", "--timeout", "0"], "0 bij --timeout kan niet. Kies een getal van 1"),
        (["inwoners", "--attempts", "99"], "99 bij --attempts kan niet."),
        (["inwoners", "--timeout", "lang"], "'lang' bij --timeout is geen heel getal."),
        (["inwoners", "--data", "/nergens"], "De map '/nergens' is niet te lezen."),
        (["wsjg"], "een sleutel nodig, en die staat niet in SPIEGEL_WSJG_KEY."),
    ],
    ids=lambda w: " ".join(w) if isinstance(w, list) else "",
)
@pytest.mark.parametrize("as_json", [[], ["--json"]], ids=["table", "json"])
def test_words_that_cannot_be_fetched(program: Inside, words, expected: str, as_json):
    program.patch.delenv("SPIEGEL_WSJG_KEY", raising=False)
    assert expected in refused(program("fetch", *words, *as_json))


TROUBLE: dict[str, tuple[Reply | None, str]] = {
    "500": (json_reply({}, 500), "heeft een storing (antwoord 500)."),
    "half": (Reply(b'{"value": [', promised=99), "brak het antwoord halverwege af."),
    "page": (Reply(b"<html></html>"), "gaf een webpagina in plaats van cijfers."),
    "fields": (json_reply({"value": [{"Naam": 1}]}), "ontbreekt het veld 'Key'; gevonden: 'Naam'."),
    "empty": (json_reply({"value": []}), "ontbreekt het veld 'TotaleBevolking'; gevonden: geen."),
    "slow": (Reply(b"", silent=True), "antwoordt te langzaam: na 1 seconden"),
    "key": (json_reply({}, 403), "weigert de vraag (antwoord 403; verwacht: 200)."),
}


@pytest.mark.parametrize("trouble", TROUBLE)
def test_a_service_in_trouble(program: Inside, service: Service, data: Path, trouble: str):
    reply, expected = TROUBLE[trouble]
    service.trouble = lambda number, path: reply
    text = refused(program("fetch", "inwoners", "--data", str(data), "--timeout", "1", *ONCE))
    assert expected in text and "De oude cijfers blijven staan." in text


def test_without_fetched_figures_or_with_damaged_ones(program, service, data: Path, tmp_path: Path):
    words = ["build", "--data", str(data), "--fetched"]
    assert "Er zijn nog geen opgehaalde cijfers. Haal ze op" in refused(program(*words))
    tables.serve_inhabitants(service, dict(tables.people(data, 2025)), 2025)
    program("fetch", "inwoners", "--year", "2025", "--data", str(data), *ONCE)
    (file,) = (tmp_path / "home" / "fetched").glob("inwoners/2025-*/inhabitants.csv")
    file.write_text("kapot")
    text = refused(program(*words))
    assert "De opgehaalde cijfers van inwoners/2025.json zijn beschadigd." in text


def test_the_program_itself_when_nobody_answers(data: Path, tmp_path: Path):
    """Through the real door, in a process of its own: no progress bar, no traceback, no log line."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = spiegel(
        tmp_path, "fetch", "inwoners", "--data", str(data), "--attempts", "2",
        SPIEGEL_FETCH_BASE=f"http://127.0.0.1:{port}",
    )  # fmt: skip
    assert f"127.0.0.1:{port} is niet te bereiken." in refused(said)
    said = spiegel(
        tmp_path, "fetch", "inwoners", "--data", str(data), SPIEGEL_FETCH_BASE="http://cbs.example"
    )
    assert "Het adres 'http://cbs.example' in SPIEGEL_FETCH_BASE is niet te gebruiken." in refused(
        said
    )


def test_help_names_every_source(program: Inside):
    text = " ".join(program("fetch", "--help").out.split())
    assert "Gebruik: spiegel fetch" in text and "SPIEGEL_WSJG_KEY" in text
    assert all(key in text for key in SOURCES)
    for english in ("Usage", "Options", "Arguments", "Show this", "required", "default:"):
        assert english not in text
