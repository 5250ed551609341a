"""The ledger of a dashboard process: opened when first asked for, and asked again after it failed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmark.edition import Home
from benchmark.errors import LedgerError
from benchmark.ledger import opening
from dashboard import records
from tests.ledger.writing import ADVISOR, choice


@pytest.fixture(autouse=True)
def afterwards() -> Iterator[None]:
    """The app of other tests asks its own ledger again."""
    before = list(records._homes)
    yield
    records.place(before[0] if before else Home(Path("nergens")))


def test_it_is_opened_late_and_once(home: Home, edition_id: str) -> None:
    records.place(home)
    assert not (home.root / opening.FILE).exists()
    made = records.ledger().record(choice(), ADVISOR, edition_id)
    assert records.ledger() is records.ledger() and records.ledger().log() == [made]


def test_it_is_tried_again(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    records.place(home)
    monkeypatch.setenv(opening.VARIABLE, "onzin")
    with pytest.raises(LedgerError, match="geen adres"):
        records.ledger()
    monkeypatch.delenv(opening.VARIABLE)
    assert records.ledger().log() == []
