"""The real server in a process of its own, as ``spiegel serve`` starts it."""

import contextlib
import http.client
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmark import places
from tests.places import environment

PROGRAM = Path(sys.executable).with_name("spiegel")
PATIENCE = 60.0  # seconds a server may take to start, or to stop


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def launch(home: Path, port: int, log: Path) -> subprocess.Popen[bytes]:
    """Start the server on the editions of ``home`` and do not wait."""
    with log.open("wb") as said:
        return subprocess.Popen(
            [PROGRAM, "serve", "--port", str(port)],
            cwd=places.ROOT,
            env=environment(home),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )


def await_health(process: subprocess.Popen[bytes], port: int) -> None:
    """Wait until the server says that it is healthy; fails when it stops or takes too long."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped with code {process.returncode}")
        with contextlib.suppress(OSError, http.client.HTTPException):
            if ask(f"http://127.0.0.1:{port}/gezond")[0] == 200:
                return
        time.sleep(0.1)
    raise RuntimeError(f"the server was not healthy within {PATIENCE:.0f} s")


def end(process: subprocess.Popen[bytes]) -> None:
    """Stop the server; its workers end with it. It stays in the process group of the tests, so whatever
    stops those from outside stops it too."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(10)


@contextlib.contextmanager
def running(home: Path, log: Path) -> Iterator[str]:
    """The address of a server that is up; what it says goes to ``log``. It is ended afterwards."""
    port = free_port()
    process = launch(home, port, log)
    try:
        try:
            await_health(process, port)
        except RuntimeError as error:
            raise RuntimeError(f"{error}: {log.read_text()[-2000:]}") from None
        yield f"http://127.0.0.1:{port}"
    finally:
        end(process)


def ask(
    address: str, body: Any = None, method: str = "", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of one answer; a ``body`` that is no bytes is sent as JSON."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=PATIENCE)
    try:
        sent = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        if sent is not None:
            headers.setdefault("Content-Type", "application/json")
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request(method or ("GET" if sent is None else "POST"), target, sent, headers)
        answer = connection.getresponse()
        named = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, named, answer.read()
    finally:
        connection.close()
