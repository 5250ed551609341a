"""Starting and stopping the server under measurement, and a home with an edition for it."""

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from benchmark import places
from benchmark.edition import Home, build

START = 60.0  # seconds a server may take before we give up


@contextlib.contextmanager
def temporary_home() -> Iterator[Path]:
    """An empty SPIEGEL_HOME that is removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="spiegel-meting-") as folder:
        yield Path(folder)


@lru_cache(maxsize=1)
def _kept_home() -> tuple[Path, tempfile.TemporaryDirectory[str]]:
    folder = tempfile.TemporaryDirectory(prefix="spiegel-meting-")
    build(Home(Path(folder.name)))
    return Path(folder.name), folder


def home() -> Path:
    """A SPIEGEL_HOME with one edition of ``data/``, built once per run and removed at the end."""
    return _kept_home()[0]


@contextlib.contextmanager
def server(kind: str) -> Iterator[int]:
    """The port of a server of its own process group; whatever happens, the whole group is ended."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environ = {**os.environ, "SPIEGEL_HOME": str(home())}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.performance.served", str(port), kind],
        cwd=places.ROOT,
        env=environ,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _await(process, port)
        yield port
    finally:
        _end(process)


def callbacks(port: int) -> list[dict[str, Any]]:
    """The callbacks of the app that is served, as it tells them to the browser."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=START)
    connection.request("GET", "/_dash-dependencies")
    found = json.loads(connection.getresponse().read())
    connection.close()
    return found


def _await(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + START
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped with code {process.returncode}")
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=START)
            connection.request("GET", "/_dash-layout")
            status = connection.getresponse().status
            connection.close()
            if status == 200:
                return
        time.sleep(0.1)
    raise RuntimeError(f"the server did not answer within {START:.0f} s")


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(10)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(10)
