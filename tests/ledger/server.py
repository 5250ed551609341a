"""A PostgreSQL of the tests' own: on a socket in a folder of its own, reached by no network, gone afterwards.

PostgreSQL refuses to run as root, so root lends it another user.
"""

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

PACKAGED = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
USERS = ("postgres", "nobody")
DEATH_OF_PARENT = 1  # PR_SET_PDEATHSIG
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "shared_buffers": "16MB",
    "max_connections": "30",
}


class Server:
    """A server that runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made = 0

    def url(self, database: str) -> str:
        """The address of a database, as somebody writes it in SPIEGEL_LEDGER."""
        return f"postgresql://spiegel@/{database}?host={self.folder}"

    def run(self, statement: str) -> None:
        """One statement by the owner of everything, outside a transaction."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def database(self, template: str = "template0") -> str:
        """A new database, empty or like another; its name."""
        self._made += 1
        name = f"ledger_{self._made}"
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name


@contextmanager
def running() -> Iterator[Server]:
    """A server, until the end of the block."""
    folder = Path(
        tempfile.mkdtemp(prefix="spiegel-pg-")
    )  # short: a socket's path has 107 characters
    user = _lent(folder)
    data = folder / "data"
    make = [
        _program("initdb"),
        "-D",
        data,
        "-U",
        "spiegel",
        "-E",
        "UTF8",
        "--locale=C",
        "-A",
        "trust",
        "-N",
    ]
    log = (folder / "log").open("wb")
    settings = [word for key, value in SETTINGS.items() for word in ("-c", f"{key}={value}")]
    serve = [_program("postgres"), "-D", data, "-k", folder, *settings]
    try:
        subprocess.run(make, check=True, stdout=log, stderr=log, cwd=folder, **user)
        with subprocess.Popen(
            serve, stdout=log, stderr=log, cwd=folder, preexec_fn=_end_with_parent, **user
        ) as process:
            try:
                yield _answering(Server(folder), process)
            finally:
                process.send_signal(signal.SIGINT)  # ends without waiting for clients
    finally:
        log.close()
        shutil.rmtree(folder)


def _program(name: str) -> str:
    path = os.pathsep.join([os.environ["PATH"], *map(str, PACKAGED)])
    found = shutil.which(name, path=path)
    assert found, f"{name} is not there; make programs installs it"
    return found


def _lent(folder: Path) -> dict[str, Any]:
    """How to start a process that PostgreSQL accepts, with the folder in its hands."""
    if os.getuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = next(known[name] for name in USERS if name in known)
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _end_with_parent() -> None:
    """A test run that is killed leaves no server behind."""
    ctypes.CDLL(None).prctl(DEATH_OF_PARENT, signal.SIGINT)


def _answering(server: Server, process: subprocess.Popen[bytes]) -> Server:
    for _ in range(300):
        try:
            server.run("SELECT 1")
            return server
        except psycopg.OperationalError:
            assert process.poll() is None, (server.folder / "log").read_text()
            time.sleep(0.1)
    raise AssertionError("PostgreSQL does not answer")
