from pathlib import Path

import pytest

from tests.cli.running import Inside


@pytest.fixture
def inside(
    edition_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Inside:
    return Inside(edition_home, monkeypatch, capsys)
