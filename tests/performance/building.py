"""``spiegel build`` against DuckDB reading the same files raw.

Raw is what anyone would write: a fresh connection, ``read_csv`` with its own detection, every column
touched. In one process it is the build function beside the query; as whole processes, start-up counts.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import duckdb

from benchmark import places
from benchmark.edition import Home, build
from tests.performance import serving
from tests.performance.outcome import Outcome

NAME, RUNS = "build", 7
BAR, BAR_WITH_EXAMPLES = 10.0, 20.0
PROGRAM = Path(sys.executable).with_name("spiegel")
RAW = """
import duckdb, sys
connection = duckdb.connect()
for path in sys.argv[1:]:
    connection.execute("SELECT count(*), min(columns(*)) FROM read_csv($path)", {"path": path}).fetchall()
"""


def measure(say: Callable[[str], None]) -> Iterator[Outcome]:
    files = [str(p) for p in sorted(places.OPEN_FIGURES.glob("*.csv"))]
    say("build, in one process")
    raw = lambda: _raw_inside(files)  # noqa: E731 - the peer of both
    yield _compared("build without examples, in one process", _build_plain, raw, BAR)
    say("build with examples, in one process")
    yield _compared("generator and build, in one process", _build_inside, raw, BAR_WITH_EXAMPLES)
    say("build, whole processes")
    yield _compared(
        "spiegel build, whole processes",
        lambda: _run_program(_with_empty_home),
        lambda: _run([sys.executable, "-c", RAW, *files]),
        BAR_WITH_EXAMPLES,
    )


def _compared(
    what: str, ours: Callable[[], float], raw: Callable[[], float], bar: float
) -> Outcome:
    ours(), raw()  # the first of each pays for the disk
    pairs = [(ours(), raw()) for _ in range(RUNS)]
    mine, theirs = ([p[n] * 1000 for p in pairs] for n in (0, 1))
    note = (
        f"{RUNS} pairs; least {min(mine):.0f} ms against {min(theirs):.0f} ms "
        f"({min(mine) / min(theirs):.2f}x)"
    )
    return Outcome(NAME, what, median(mine), median(theirs), "ms", bar, note)


def _build_plain() -> float:
    return _build_inside(with_examples=False)


def _build_inside(*, with_examples: bool = True) -> float:
    with serving.temporary_home() as home:
        start = time.perf_counter()
        _, new = build(Home(home), with_examples=with_examples)
        seconds = time.perf_counter() - start
        assert new
        return seconds


def _raw_inside(files: list[str]) -> float:
    start = time.perf_counter()
    with duckdb.connect() as connection:
        for path in files:
            query = "SELECT count(*), min(columns(*)) FROM read_csv($path)"
            connection.execute(query, {"path": path}).fetchall()
    return time.perf_counter() - start


def _with_empty_home(home: Path) -> float:
    return _run([str(PROGRAM), "build"], {**os.environ, "SPIEGEL_HOME": str(home)})


def _run_program(run: Callable[[Path], float]) -> float:
    with serving.temporary_home() as home:
        return run(home)


def _run(words: list[str], environ: dict[str, str] | None = None) -> float:
    start = time.perf_counter()
    subprocess.run(words, check=True, capture_output=True, timeout=120, env=environ)
    return time.perf_counter() - start
