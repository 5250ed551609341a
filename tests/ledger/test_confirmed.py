"""What was confirmed is never lost, and what was not leaves no half: killed writers and full disks."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest
from sqlalchemy import create_engine, text

from benchmark import places
from benchmark.edition import Home
from benchmark.errors import LedgerError
from benchmark.ledger import citing, opening
from benchmark.ledger.entries import LONGEST, Choice, Comment
from benchmark.ledger.store import Ledger
from tests.ledger.conftest import DATABASES, files_of_at_most
from tests.ledger.writing import ADVISOR, choice, comment
from tests.places import environment

WRITES = """
import os, sys
from pathlib import Path
from benchmark.edition import Home
from benchmark.ledger.store import Ledger
from tests.ledger.writing import ADVISOR, choice
home = Home(Path(sys.argv[1]))
ledger = Ledger.at(home)
edition = home.current().stem
while True:
    digest = ledger.keep(os.urandom(30_000))
    made = ledger.record(choice(digest), ADVISOR, edition)
    print(made.version, digest, flush=True)
"""


@pytest.mark.parametrize("kind", DATABASES)
def test_a_writer_that_is_killed_loses_nothing_that_was_confirmed(
    home: Home, choose: Callable[[str], None], kind: str
) -> None:
    choose(kind)
    confirmed: list[tuple[int, str]] = []
    for later in (0.0, 0.013, 0.05):
        with subprocess.Popen(
            [sys.executable, "-c", WRITES, str(home.root)],
            stdout=subprocess.PIPE, text=True, cwd=places.ROOT, env=environment(home.root),
        ) as writer:  # fmt: skip
            assert writer.stdout is not None
            lines = [writer.stdout.readline() for _ in range(4)]
            time.sleep(later)
            writer.send_signal(signal.SIGKILL)
            lines += writer.stdout.readlines()
        whole = [line.split() for line in lines if line.endswith("\n")]
        confirmed += [(int(version), digest) for version, digest in whole]
        ledger = Ledger.at(home)
        found = ledger.history(Choice, choice().subject)
        assert [r.version for r in found] == list(range(1, len(found) + 1))
        there = {(r.version, r.entry.reason) for r in found}
        assert set(confirmed) <= there and len(confirmed) >= 4
        assert {len(ledger.kept(digest)) for _, digest in there} == {30_000}
        ledger.close()


def test_a_full_disk_leaves_what_was_there_and_says_so(home: Home, edition_id: str) -> None:
    ledger = Ledger.at(home)
    before = [ledger.record(comment("kort"), ADVISOR, edition_id)]
    with files_of_at_most(200_000), pytest.raises(LedgerError, match="de schijf is vol") as told:
        for number in range(1, 100):
            before.append(ledger.record(comment("x" * LONGEST, number), ADVISOR, edition_id))
    assert "niets half bewaard" in told.value.remedy and len(before) < 50
    with files_of_at_most(200_000), pytest.raises(LedgerError, match="de schijf is vol"):
        ledger.keep(bytes(range(256)) * 4000 + places.ROOT.joinpath("README.md").read_bytes() * 20)
    assert ledger.log() == before[::-1]
    ledger.close()
    reopened = Ledger.at(home)
    after = reopened.record(comment("na ruimen", 999), ADVISOR, edition_id)
    assert reopened.newest(Comment) == [*before, after]
    reopened.close()


def test_a_disk_that_is_full_from_the_start(home: Home) -> None:
    with files_of_at_most(5_000), pytest.raises(LedgerError, match="de schijf is vol"):
        Ledger.at(home)
    Ledger.at(home).close()


def test_a_full_disk_of_the_server_is_said(
    home: Home, edition_id: str, choose: Callable[[str], None]
) -> None:
    choose("postgresql")
    ledger = Ledger.at(home)
    made = ledger.record(choice(), ADVISOR, edition_id)
    engine = create_engine(opening.address(home))
    with engine.begin() as connection:
        refuses = "BEGIN RAISE EXCEPTION 'no space' USING ERRCODE = '53100'; END"
        connection.execute(
            text(f"CREATE FUNCTION is_full() RETURNS trigger LANGUAGE plpgsql AS $$ {refuses} $$")
        )
        connection.execute(
            text(
                "CREATE TRIGGER is_full AFTER INSERT ON record FOR EACH ROW EXECUTE FUNCTION is_full()"
            )
        )
    engine.dispose()
    with pytest.raises(LedgerError, match="de schijf van de server is vol") as told:
        ledger.record(choice("vertrouwelijk"), ADVISOR, edition_id)
    assert "vertrouwelijk" not in str(told.value.__cause__)  # which a log may show
    assert ledger.log() == [made]
    ledger.close()


def test_nothing_is_recorded_when_its_edition_cannot_be_marked(
    ledger: Ledger, edition_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(citing, "_append", full)
    with pytest.raises(LedgerError, match="de schijf is vol"):
        ledger.record(choice(), ADVISOR, edition_id)
    assert ledger.log() == []
