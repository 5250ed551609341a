"""Editions that a record cites stay, however many are built after them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmark.cli import building
from benchmark.edition import Home, build
from benchmark.errors import LedgerError
from benchmark.ledger import opening
from benchmark.ledger.entries import Choice
from benchmark.ledger.store import Ledger
from tests.ledger.conftest import DATABASES
from tests.ledger.writing import ADVISOR, choice
from tests.places import replace_line


def builds(home: Home, data: Path, times: int, **settings: object) -> list[str]:
    path = data / "open/iv3_fields.csv"
    key, *_ = path.read_text(encoding="utf-8").split("\n")[1].partition(",lasten,")
    made = []
    for _ in range(times):
        amount = int(home.ids()[-1].split("-")[1])
        replace_line(path, 2, f"{key},lasten,{amount}.0,CBS Iv3,45038NED")
        made.append(build(home, data, **settings)[0])  # type: ignore[arg-type]
    return made


def test_an_edition_that_a_record_cites_outlives_four_builds(small_home: Home, few: Path) -> None:
    cited = small_home.current().stem
    ledger = Ledger.at(small_home)
    ledger.record(choice(), ADVISOR, cited)
    later = builds(small_home, few, 4)
    assert small_home.ids() == [cited, *later[1:]]
    shutil.rmtree(small_home.root / "cited")  # by hand: the program asks the ledger too
    builds(small_home, few, 1, cited=lambda: building.cited(small_home))
    assert cited in small_home.ids() and later[1] not in small_home.ids()
    ledger.close()


@pytest.mark.parametrize("kind", DATABASES)
def test_a_build_asks_the_ledger(
    small_home: Home, choose: Callable[[str], None], kind: str
) -> None:
    choose(kind)
    cited = small_home.current().stem
    ledger = Ledger.at(small_home)
    assert set(building.cited(small_home)) == set()
    ledger.record(choice(), ADVISOR, cited)
    assert set(building.cited(small_home)) == {cited}
    ledger.close()


def test_a_shared_ledger_that_does_not_answer_keeps_every_edition(
    small_home: Home,
    few: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    first = small_home.current().stem
    monkeypatch.setenv(opening.VARIABLE, "postgresql://u@/spiegel?host=/nergens")
    builds(small_home, few, 4, cited=lambda: building.cited(small_home))
    assert len(small_home.ids()) == 5 and small_home.ids()[0] == first
    assert "Daarom is geen oude editie opgeruimd." in capsys.readouterr().err


def test_a_home_without_a_ledger_gets_none_from_a_build(small_home: Home) -> None:
    assert list(building.cited(small_home)) == []
    assert not (small_home.root / opening.FILE).exists()


@pytest.mark.parametrize("edition", ["2026-9-00000000", "", "../../etc/passwd", "onzin"])
def test_what_is_recorded_on_an_edition_that_is_gone_is_refused(
    ledger: Ledger, edition: str
) -> None:
    with pytest.raises(LedgerError, match=r"De editie .*is er niet meer\."):
        ledger.record(choice(), ADVISOR, edition)
    assert ledger.log() == [] and ledger.cited() == set() and ledger.home.cited() == []


def test_an_edition_is_marked_once(ledger: Ledger, edition_id: str) -> None:
    for _ in range(3):
        ledger.record(choice(), ADVISOR, edition_id)
    assert ledger.home.cited() == [edition_id]
    assert len(ledger.history(Choice, choice().subject)) == 3
