"""Whatever a service does, a question ends in an answer or in one Dutch sentence."""

import gzip
import socket
from collections.abc import Iterator

import pytest

from benchmark.errors import FiguresError
from benchmark.sources.live.client import Address, Client, Patience, Unreachable
from tests.benchmark.live_service import Reply, Service, json_reply, running

HURRY = Patience(connect=0.5, read=0.3, total=1.0, attempts=2, first_wait=0.01, largest=2**20)
HOST = "opendata.cbs.nl"
URL = f"https://{HOST}/x"
GOOD = {"value": [1]}


@pytest.fixture
def service() -> Iterator[Service]:
    with running() as service:
        service.answers["/x"] = lambda query: GOOD
        yield service


def ask(service: Service, patience: Patience = HURRY, **settings: object) -> object:
    address = Address((HOST,), base=service.base, **settings)  # type: ignore[arg-type]
    with Client(address, patience) as client:
        return client.get(URL).content


def said(service: Service, patience: Patience = HURRY, **settings: object) -> str:
    with pytest.raises(Unreachable) as refused:
        ask(service, patience, **settings)
    return str(refused.value)


def test_an_answer(service: Service):
    assert ask(service, headers={"apikey": "geheim"}) == GOOD
    assert service.headers[0]["apikey"] == "geheim"
    assert service.headers[0]["accept"] == "application/json"


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_passing_trouble_is_tried_again(service: Service, status: int):
    service.trouble = lambda number, path: Reply(b"oeps", status) if number == 1 else None
    assert ask(service) == GOOD and len(service.asked) == 2


def test_trouble_that_stays(service: Service):
    service.trouble = lambda number, path: Reply(b"oeps", 500)
    text = said(service)
    assert "heeft een storing (antwoord 500), ook na 2 keer proberen." in text
    assert text.endswith("Probeer het later opnieuw.") and len(service.asked) == 2


def test_a_server_that_asks_for_more_time_than_we_have_is_not_asked_again(service: Service):
    service.trouble = lambda number, path: Reply(b"", 503, {"Retry-After": "3600"})
    assert "storing (antwoord 503)" in said(service) and len(service.asked) == 1
    service.asked.clear()
    service.trouble = lambda number, path: (
        Reply(b"", 503, {"Retry-After": "0"}) if number == 1 else None
    )
    assert ask(service) == GOOD


@pytest.mark.parametrize(
    "half",
    [
        Reply(b'{"value": [1', promised=500),
        Reply(b'{"value": [1'),
        Reply(b""),
        Reply(b"not gzip", headers={"Content-Encoding": "gzip"}),
    ],
    ids=["cut", "no end", "nothing", "no gzip"],
)
def test_half_an_answer(service: Service, half: Reply):
    service.trouble = lambda number, path: half if number == 1 else None
    assert ask(service) == GOOD
    service.trouble = lambda number, path: half
    assert "brak het antwoord halverwege af, ook na 2 keer proberen." in said(service)


def test_a_web_page_is_no_figures(service: Service):
    service.trouble = lambda number, path: Reply(b"\n<!DOCTYPE html><html>Onderhoud</html>")
    assert "gaf een webpagina in plaats van cijfers." in said(service)
    assert len(service.asked) == 1


def test_a_server_that_says_nothing(service: Service):
    service.trouble = lambda number, path: Reply(b"", silent=True)
    text = said(service)
    assert "antwoordt te langzaam: na 0,3 seconden was er geen heel antwoord" in text
    assert "geef meer tijd met --timeout" in text


def test_a_server_that_drips_meets_the_deadline_of_the_whole(service: Service):
    service.trouble = lambda number, path: Reply(b'{"value": ' + b" " * 200 + b"1}", drip=0.02)
    patience = Patience(read=0.3, total=0.4, attempts=1)
    assert "te langzaam: na 0,4 seconden was er geen heel antwoord. " in said(service, patience)


def test_nobody_there():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = Address((HOST,), base=f"http://127.0.0.1:{port}")
    with Client(address, HURRY) as client, pytest.raises(Unreachable) as refused:
        client.get(URL)
    assert f"127.0.0.1:{port} is niet te bereiken. Controleer de verbinding" in str(refused.value)


@pytest.mark.parametrize("status", [401, 403])
def test_a_wrong_key(service: Service, status: int):
    service.trouble = lambda number, path: json_reply({"error": "key"}, status)
    text = said(service, headers={"apikey": "fout"}, key_name="SPIEGEL_WSJG_KEY")
    assert f"weigert de sleutel (antwoord {status})" in text and "SPIEGEL_WSJG_KEY" in text
    assert "fout" not in text and len(service.asked) == 1
    assert f"weigert de vraag (antwoord {status}; verwacht: 200)" in said(service)


def test_a_table_that_is_not_there(service: Service):
    del service.answers["/x"]
    assert "kent '/x' niet (antwoord 404)" in said(service)


def test_an_answer_that_is_too_large_even_when_it_came_compressed(service: Service):
    packed = gzip.compress(b'"' + b"a" * 3_000_000 + b'"')
    assert len(packed) < HURRY.largest
    service.trouble = lambda number, path: Reply(packed, headers={"Content-Encoding": "gzip"})
    assert "is groter dan 1 MB; zo groot zijn deze cijfers niet." in said(service)


def test_a_redirect_within_the_source(service: Service):
    service.answers["/y"] = lambda query: {"value": [2]}
    service.trouble = lambda number, path: (
        Reply(b"", 301, {"Location": "/y"}) if path == "/x" else None
    )
    assert ask(service) == {"value": [2]}


@pytest.mark.parametrize(
    "place", ["https://kwaad.example/x", "http://127.0.0.1:1/x", "//kwaad.example/"]
)
def test_a_redirect_to_another_host_is_not_followed(service: Service, place: str):
    service.trouble = lambda number, path: Reply(b"", 302, {"Location": place})
    assert "verwijst naar een ander adres" in said(service, headers={"apikey": "geheim"})


def test_a_redirect_without_end(service: Service):
    service.trouble = lambda number, path: Reply(b"", 302, {"Location": "/x"})
    assert "stuurt steeds door naar een ander adres." in said(service)


@pytest.mark.parametrize(
    "base", ["http://example.nl", "ftp://127.0.0.1", "onzin", "http://[::1", "//x"]
)
def test_a_base_that_would_send_a_key_readably_is_refused(base: str):
    with pytest.raises(FiguresError, match="is niet te gebruiken"):
        Address((HOST,), base=base)


def test_plain_http_of_the_source_itself_becomes_https():
    address = Address((HOST,))
    assert address.of(f"http://{HOST}/a?b=c") == f"https://{HOST}/a?b=c"
    for other in (f"https://{HOST}@kwaad.example/", f"https://{HOST}:444/", "https://cbs.nl/", "x"):
        with pytest.raises(Unreachable, match="ander adres"):
            address.of(other)
