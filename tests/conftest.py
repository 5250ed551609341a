"""What every test may use: one edition of the real open figures, built once, and a closed network."""

import ipaddress
import os
import resource
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmark.catalogue import Catalogue
from benchmark.edition import Edition, Home, build
from benchmark.forgetting import EVERYTHING, forget
from benchmark.viewing import View

MUCH = 1_500_000_000  # bytes that a process of the tests may hold on to
CONNECT = socket.socket.connect


def _only_this_computer(self: socket.socket, address: object) -> None:
    if isinstance(address, tuple):
        host = str(address[0])
        if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
            raise AssertionError(f"a test tried to reach {host}")
    CONNECT(self, address)  # type: ignore[arg-type]


@pytest.fixture(scope="session", autouse=True)
def closed_network() -> object:
    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", _only_this_computer)
    yield
    patch.undo()


@pytest.fixture(scope="module", autouse=True)
def memory() -> Iterator[None]:
    """What answers keep of editions that one module made goes before the next, when it has become much."""
    yield
    pages = int(Path("/proc/self/statm").read_text().split()[1]) if Path("/proc").exists() else 0
    if pages * resource.getpagesize() > MUCH:
        forget(EVERYTHING)


@pytest.fixture(scope="session")
def edition_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SPIEGEL_HOME with one edition of ``data/``."""
    home = tmp_path_factory.mktemp("spiegel")
    build(Home(home))
    return home


@pytest.fixture
def writable_home(edition_home: Path, tmp_path: Path) -> Path:
    """A SPIEGEL_HOME of the test alone, with the same edition: what is recorded here nobody else sees."""
    home = tmp_path / "spiegel"
    shutil.copytree(edition_home / "editions", home / "editions", copy_function=os.link)
    shutil.copy(edition_home / "current", home / "current")
    return home


@pytest.fixture(scope="session")
def edition(edition_home: Path) -> Edition:
    return Edition(Home(edition_home).current())


@pytest.fixture(scope="session")
def view(edition: Edition) -> View:
    return View(edition)


@pytest.fixture(scope="session")
def catalogue(edition: Edition) -> Catalogue:
    return edition.catalogue
