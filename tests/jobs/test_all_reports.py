"""The reports of all municipalities in a folder: stopped with Ctrl+C, gone on with, and never mixed with others."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmark.edition import Edition, Home, build
from tests.places import SMALL, environment, small_data

RUN = """
import sys
from pathlib import Path
from benchmark.cli import asking, batching, mistakes
from benchmark.errors import SpiegelError
from benchmark.ledger.entries import Author, AuthorRole
from benchmark.report.spec import Depth, Format, Spec
import typer
by = Author(name="opdrachtregel", role=AuthorRole.COMMAND_LINE)
spec = Spec(gemeente="GM0503", year=2023, depth=Depth(sys.argv[2]))
try:
    batching.report_all(asking.view(), spec, (Format.CSV,), Path(sys.argv[1]), by, as_json=True)
except SpiegelError as error:
    mistakes.tell(error)
    sys.exit(2)
except typer.Exit as left:
    sys.exit(left.exit_code)
"""


@pytest.fixture(scope="module")
def small_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home with a few municipalities only."""
    folder = tmp_path_factory.mktemp("small")
    build(Home(folder / "home"), small_data(folder), with_examples=False)
    yield folder / "home"


def begin(home: Path, out: Path, depth: str = "kort") -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", RUN, str(out), depth],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_stopped_gone_on_with_and_kept_apart(small_home: Path, tmp_path: Path) -> None:
    out = tmp_path / "rapporten"
    first = begin(small_home, out)
    deadline = time.monotonic() + 60
    while not list(out.glob("*.zip")) and time.monotonic() < deadline:
        time.sleep(0.02)
    first.send_signal(signal.SIGINT)
    said, trouble = first.communicate(timeout=60)
    assert first.returncode == 130 and trouble == b""
    before = {p: p.stat().st_mtime_ns for p in out.glob("*.zip")}
    told = json.loads(said)
    assert told["left"] > 0 and len(told["made"]) == len(before) > 0
    assert not list(out.rglob("*.half"))

    here = len(Edition(Home(small_home).current()).municipalities.in_year(2023))
    said, trouble = begin(small_home, out).communicate(timeout=120)
    told = json.loads(said)
    assert told["left"] == 0 and len(told["made"]) + len(told["problems"]) == here <= len(SMALL)
    assert {p: p.stat().st_mtime_ns for p in before} == before  # what was there is not made again
    assert {f for m in told["made"] for f in m["files"]} == {p.name for p in out.glob("*.zip")}

    other = begin(small_home, out, "standaard")
    said, trouble = other.communicate(timeout=60)
    assert other.returncode == 2 and said == b""
    assert trouble.decode().startswith(f"In {out} staan al rapporten van andere keuzes.")


def test_a_folder_that_cannot_be_is_said(small_home: Path, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_bytes(b"")
    run = begin(small_home, tmp_path / "bestand")
    said, trouble = run.communicate(timeout=60)
    assert run.returncode == 2 and said == b"" and b"Traceback" not in trouble
    assert "er staat een bestand waar een map hoort" in trouble.decode()
