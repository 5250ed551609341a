"""Ledgers to deliver into, on both databases, and one edition that six municipalities delivered to."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmark.edition import Edition, Home
from benchmark.ledger import opening
from benchmark.ledger.store import Ledger
from benchmark.viewing import View
from tests.cli.running import Inside
from tests.delivery import published
from tests.ledger.conftest import at_head, choose, home, ledger, postgresql

__all__ = ["at_head", "choose", "home", "ledger", "postgresql"]


@pytest.fixture
def desk(home: Home, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """A ledger without records in a file, where the database makes no difference."""
    monkeypatch.delenv(opening.VARIABLE, raising=False)
    opened = Ledger.at(home)
    yield opened
    opened.close()


@pytest.fixture
def inside(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Inside:
    """The command line in a home of the test alone."""
    monkeypatch.delenv(opening.VARIABLE, raising=False)
    return Inside(home.root, monkeypatch, capsys)


@pytest.fixture(scope="session")
def published_home(edition_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with an edition after ``published.TABLE`` was delivered and approved; never changed."""
    root = tmp_path_factory.mktemp("published") / "spiegel"
    shutil.copytree(edition_home / "editions", root / "editions", copy_function=os.link)
    shutil.copy(edition_home / "current", root / "current")
    patch = pytest.MonkeyPatch()
    patch.delenv(opening.VARIABLE, raising=False)
    published.publish(Home(root))
    patch.undo()
    return Home(root)


@pytest.fixture(scope="session")
def published_view(published_home: Home) -> View:
    return View(Edition(published_home.current()))
