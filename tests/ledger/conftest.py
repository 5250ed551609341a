"""Ledgers of a test's own: the same tests on SQLite and on PostgreSQL."""

import os
import resource
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmark.edition import Home, build
from benchmark.ledger import opening
from benchmark.ledger.store import Ledger
from tests.ledger import server
from tests.ledger.server import Server
from tests.places import small_data

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """One server per test process, started by the first test that asks."""
    with server.running() as started:
        yield started


@pytest.fixture(scope="session")
def at_head(postgresql: Server) -> str:
    """A database with the tables in it, to copy."""
    name = postgresql.database()
    patch = pytest.MonkeyPatch()
    patch.setenv(opening.VARIABLE, postgresql.url(name))
    Ledger.at(Home(Path(os.devnull))).close()
    patch.undo()
    return name


@pytest.fixture
def home(writable_home: Path) -> Home:
    return Home(writable_home)


@pytest.fixture(scope="session")
def small_edition(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, Path]:
    """A home with an edition of a few municipalities, and their data; never changed."""
    folder = tmp_path_factory.mktemp("small")
    data = small_data(folder)
    home = Home(folder / "home")
    build(home, data)
    return home, data


@pytest.fixture
def small_home(small_edition: tuple[Home, Path], tmp_path: Path) -> Home:
    """The same, to change."""
    return Home(Path(shutil.copytree(small_edition[0].root, tmp_path / "small")))


@pytest.fixture
def few(small_edition: tuple[Home, Path], tmp_path: Path) -> Path:
    """The data of the few municipalities, to change."""
    return Path(shutil.copytree(small_edition[1], tmp_path / "few"))


@pytest.fixture
def edition_id(home: Home) -> str:
    return home.current().stem


@pytest.fixture(params=DATABASES)
def at_empty(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Which database the ledger is in; there is nothing in it yet."""
    _choose(request, monkeypatch, request.param, fresh=True)
    return str(request.param)


@pytest.fixture(params=DATABASES)
def ledger(
    request: pytest.FixtureRequest, home: Home, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Ledger]:
    """A ledger without records."""
    _choose(request, monkeypatch, request.param)
    opened = Ledger.at(home)
    yield opened
    opened.close()


@pytest.fixture
def choose(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], None]:
    """From here on the ledger is in a new database of this kind."""
    return lambda kind: _choose(request, monkeypatch, kind)


def _choose(
    request: pytest.FixtureRequest, patch: pytest.MonkeyPatch, kind: str, *, fresh: bool = False
) -> None:
    if kind == "sqlite":
        patch.delenv(opening.VARIABLE, raising=False)
        return
    started = request.getfixturevalue("postgresql")
    template = "template0" if fresh else request.getfixturevalue("at_head")
    patch.setenv(opening.VARIABLE, started.url(started.database(template)))


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """A disk on which no file grows beyond ``size`` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
