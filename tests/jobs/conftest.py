"""A home of its own for every test, with the edition of all tests in it."""

from pathlib import Path

import pytest

from benchmark.edition import Home


@pytest.fixture
def home(writable_home: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.delenv("SPIEGEL_JOBS", raising=False)
    return Home(writable_home)
