"""An edition that turned out to be wrong: never altered, no longer used, and said so."""

import json
import os
import shutil
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from benchmark.delivery import publishing
from benchmark.edition import Edition, Home, build
from benchmark.edition.news import news
from benchmark.errors import EditionError
from benchmark.ledger.deliveries import NATIONAL, Withdrawal
from benchmark.ledger.store import Ledger
from tests.cli.running import Inside
from tests.delivery import others

YEAR = 2024


@pytest.fixture(scope="module")
def made(edition_home: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """A home with two editions: the second has what six municipalities delivered. Never changed."""
    root = tmp_path_factory.mktemp("two") / "spiegel"
    _copied(edition_home, root)
    home = Home(root)
    first = home.current().stem
    others.deliver(root, "balie", YEAR)
    with closing(Ledger.at(home)) as ledger:
        second, _ = build(home, delivered=lambda c: publishing.delivered(ledger, c, date.today()))
    return root, first, second


@pytest.fixture
def two(made: tuple[Path, str, str], tmp_path: Path) -> tuple[Home, str, str]:
    """Such a home of the test alone."""
    root, first, second = made
    shutil.copytree(root, tmp_path / "spiegel")
    return Home(tmp_path / "spiegel"), first, second


def _copied(home: Path, root: Path) -> None:
    shutil.copytree(home / "editions", root / "editions", copy_function=os.link)
    shutil.copy(home / "current", root / "current")


def test_the_one_before_it_is_shown_and_it_stays_as_it_was(two, monkeypatch, capsys):
    home, first, second = two
    content = home.path(second).read_bytes()
    run = Inside(home.root, monkeypatch, capsys)
    told = json.loads(
        run("withdraw", second, "--reason", "Een gemeente leverde duizendtallen.", "--json").out
    )
    assert told == {
        "withdrawn": second,
        "reason": "Een gemeente leverde duizendtallen.",
        "current": first,
    }
    assert home.current().stem == first
    assert home.path(second).read_bytes() == content
    assert Edition(home.path(second)).info.id == second
    ledger = Ledger.at(home)
    record = ledger.latest(Withdrawal, second)
    assert (
        record.entry.reason == "Een gemeente leverde duizendtallen."
        and record.entry.gemeente == NATIONAL
    )
    ledger.close()


def test_the_same_figures_do_not_bring_it_back(two):
    home, first, second = two
    home.withdraw(first, "Proef.")
    with pytest.raises(EditionError, match="ingetrokken"):
        build(home)  # without deliveries: the figures of the first
    assert home.current().stem == second


def test_it_is_kept_however_many_come_after(two):
    home, _, second = two
    home.withdraw(second, "Proef.")
    assert home.prune() == [] and second in home.ids()


@pytest.mark.parametrize("which", ["2026-9-00000000", "../../etc", ""])
def test_an_edition_that_is_not_there(two, which):
    with pytest.raises(EditionError, match="is er niet"):
        two[0].withdraw(which, "Proef.")


def test_the_last_one_cannot_be_withdrawn(writable_home):
    home = Home(writable_home)
    with pytest.raises(EditionError, match="geen andere editie"):
        home.withdraw(home.current().stem, "Proef.")
    assert home.withdrawn() == {}


def test_what_is_new_is_told_beside_the_one_before(two):
    home, first, second = two
    found = news(home, second)
    assert found.before == first and found.changed == 0
    assert ("BAL01", YEAR) in found.fresh and all(year == YEAR for _, year in found.fresh)
    assert news(home, first).changed is None


def test_a_reserve_copy_remembers_what_was_withdrawn(two, tmp_path, monkeypatch, capsys):
    home, first, second = two
    run = Inside(home.root, monkeypatch, capsys)
    run("withdraw", second, "--reason", "Proef.")
    run("backup", "--out", str(tmp_path / "kopie.zip"))
    empty = tmp_path / "leeg"
    empty.mkdir()
    assert Inside(empty, monkeypatch, capsys)("restore", str(tmp_path / "kopie.zip")).code == 0
    there = Home(empty)
    assert there.withdrawn() == {second: "Proef."} and there.current().stem == first
