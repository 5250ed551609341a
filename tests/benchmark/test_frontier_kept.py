"""The frontier beside an edition: whole or not there, made once, and gone with its edition."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import polars as pl
import pytest

from benchmark.answers import frontier_cloud
from benchmark.edition import Edition, Home, build
from benchmark.edition.frontier import keep, kept
from benchmark.edition.home import beside
from benchmark.viewing import View
from tests.places import environment, replace_line, small_data

ROWS = pl.DataFrame(
    {"code": ["GM0001", "GM0002"], "score": [1 / 3, None], "examples": [[{"code": "GM0002", "weight": 0.1}], []]}
)  # fmt: skip


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_data(tmp_path_factory.mktemp("few"))


@pytest.fixture
def home(few: Path, tmp_path: Path) -> Home:
    made = Home(tmp_path / "home")
    build(made, few)
    return made


def put(home: Home) -> Path:
    """A frontier beside the current edition."""
    edition = home.current()
    with home.building() as workshop:
        keep(home, workshop, edition.stem, ROWS)
    return edition


def test_what_is_kept_comes_back_and_the_edition_stays_as_it_was(home: Home):
    before = home.current().stat()
    assert kept(home.current()).rows is None and kept(home.current()).problem == ""
    edition = put(home)
    found = kept(edition)
    assert found.rows is not None and found.rows.equals(ROWS)
    after = home.current().stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert home.ids() == [edition.stem]


def test_an_edition_that_is_open_sees_it_arrive(home: Home):
    opened = View(Edition(home.current()))
    assert opened.frontier().rows is None
    put(home)
    assert opened.frontier().rows is not None


@pytest.mark.parametrize("place", range(0, 100, 7))
def test_a_changed_byte_is_noticed(home: Home, place: int):
    path = beside(put(home))
    content = bytearray(path.read_bytes())
    content[len(content) * place // 100] ^= 0xFF
    path.write_bytes(content)
    found = kept(home.current())
    # a byte that means nothing (padding, who wrote it) may change; what is read must be the rows
    assert found.rows is None or found.rows.equals(ROWS)
    if found.rows is None:
        assert "beschadigd" in found.problem or "andere versie" in found.problem
        assert "spiegel build --frontier" in found.problem


@pytest.mark.parametrize("content", [b"", b"PAR1", b"rommel" * 1000])
def test_a_file_that_is_none_is_said_and_not_used(home: Home, content: bytes):
    path = beside(put(home))
    path.write_bytes(content)
    found = kept(home.current())
    assert found.rows is None and f"({path.name}) is beschadigd" in found.problem


def test_a_file_of_another_edition_is_not_used(home: Home):
    path = beside(put(home))
    other = home.editions / "2020-1-00000000.duckdb"
    path.rename(beside(other))
    assert kept(other).rows is None and kept(other).problem


def test_it_goes_with_its_edition(few: Path, home: Home, tmp_path: Path):
    data = small_data(tmp_path)
    first = put(home)
    path = data / "open/iv3_fields.csv"
    key, *_ = path.read_text(encoding="utf-8").split("\n")[1].partition(",lasten,")
    for amount in (1, 2, 3):
        replace_line(path, 2, f"{key},lasten,{amount}.0,CBS Iv3,45038NED")
        build(home, data)
    assert first.stem not in home.ids() and not beside(first).exists()
    stray = beside(home.editions / "2020-1-00000000.duckdb")
    stray.write_bytes(b"")  # left by a build that was killed while it pruned
    put(home)
    assert not stray.exists()


COMPUTER = """
import sys, time
from pathlib import Path
import polars as pl
from benchmark.edition import Home
from benchmark.edition import frontier
home = Home(Path(sys.argv[1]))
rows = pl.DataFrame({"code": [f"GM{n:06d}" for n in range(400_000)], "score": [n / 7 for n in range(400_000)]})
with home.building() as workshop:
    print("begin", flush=True)
    frontier.keep(home, workshop, home.current().stem, rows)
print("klaar", flush=True)
"""


@pytest.mark.parametrize("later", [0.0, 0.05, 0.1, 0.3, 0.6])
def test_killed_in_the_middle_leaves_none_or_a_whole_one(few: Path, home: Home, later: float):
    command = [sys.executable, "-c", COMPUTER, str(home.root)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=environment(home.root)
    ) as process:
        assert process.stdout is not None and process.stdout.readline() == "begin\n"
        time.sleep(later)
        os.kill(process.pid, signal.SIGKILL)
    found = kept(home.current())
    assert found.problem == "" and (found.rows is None or len(found.rows) == 400_000)
    put(home)  # the lock went with its holder, and what it left is swept away
    rows = kept(home.current()).rows
    assert rows is not None and rows.equals(ROWS)
    assert {p.name for p in home.root.iterdir()} <= {
        "editions",
        "current",
        "build.lock",
        "cited.lock",
    }


def test_too_few_municipalities_are_not_measured_and_that_is_kept(home: Home):
    view = View(Edition(home.current()))
    rule = view.edition.catalogue.frontier
    rows = frontier_cloud.measured(frontier_cloud.clouds(view), rule, lambda subject, done: None)
    assert set(rows["status"]) <= {"test", "incomplete", "too_few"} and "too_few" in set(
        rows["status"]
    )
    assert rows["score"].null_count() == len(rows)
    with home.building() as workshop:
        keep(home, workshop, home.current().stem, rows)
    found = kept(home.current()).rows
    assert found is not None and found.equals(rows)
