"""The server as people start it: first requests all at once, a port in use, being told to stop."""

import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.cli.running import spiegel
from tests.dashboard import serving
from tests.dashboard.asking import CALLBACK, DELFT, chart_request

AT_ONCE = 16
FIRST = (
    ("/", None),
    ("/_dash-layout", None),
    ("/_dash-dependencies", None),
    (CALLBACK, chart_request("verdeling", {"query": DELFT, "code": "BRZ03"})),
)


def listening(process: subprocess.Popen[bytes], port: int) -> None:
    """Wait until the port is open, without asking the server anything."""
    for _ in range(600):
        assert process.poll() is None
        with socket.socket() as probe:
            probe.settimeout(0.1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("the server did not open its port")


@pytest.fixture
def started(edition_home: Path, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    port = serving.free_port()
    process = serving.launch(edition_home, port, tmp_path / "log")
    try:
        listening(process, port)
        yield process, port
    finally:
        serving.end(process)


def test_many_first_requests_at_once_a_taken_port_and_a_signal(
    started: tuple[subprocess.Popen[bytes], int], edition_home: Path, tmp_path: Path
):
    process, port = started
    wanted = [FIRST[n % len(FIRST)] for n in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(
            pool.map(lambda w: serving.ask(f"http://127.0.0.1:{port}{w[0]}", w[1]), wanted)
        )
    assert [status for status, _, _ in answers] == [200] * AT_ONCE
    for n in range(
        1, len(FIRST)
    ):  # the same answer; Dash puts a mark of its own in each first page
        assert len({body for _, _, body in answers[n :: len(FIRST)]}) == 1
    assert "€\u00a064,0" in answers[3][2].decode()

    said = spiegel(edition_home, "serve", "--port", str(port))
    assert said.code == 2
    assert said.err.startswith(f"Poort {port} is al in gebruik.") and "Traceback" not in said.err
    in_json = spiegel(edition_home, "serve", "--port", str(port), "--json")
    assert in_json.code == 2 and in_json.out == "" and "Traceback" not in in_json.err

    process.send_signal(signal.SIGTERM)
    assert process.wait(15) == 0
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
    log = (tmp_path / "log").read_text()
    assert f"http://127.0.0.1:{port}" in log and "Traceback" not in log


def test_without_an_edition_it_does_not_start(tmp_path: Path):
    said = spiegel(tmp_path, "serve", "--port", str(serving.free_port()))
    assert said.code == 2 and "spiegel build" in said.err and "Traceback" not in said.err
