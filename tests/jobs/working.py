"""A real worker in processes of its own, as ``spiegel worker`` starts it, and what is asked of it."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmark import places
from benchmark.edition import Home
from benchmark.jobs import job
from benchmark.jobs.asked import Asked
from benchmark.jobs.shelf import Place, Shelf, State
from benchmark.ledger.entries import Author, AuthorRole
from benchmark.report.spec import Depth, Format, Spec
from tests.places import environment

ADVISOR = Author(name="Een adviseur", role=AuthorRole.ADVISOR)
FEW = (
    "GM0503",
    "GM0088",
    "GM0796",
    "GM0363",
)  # Delft, Schiermonnikoog, 's-Hertogenbosch, Amsterdam
PATIENCE = 90.0


def asked(home: Home, *codes: str, form: Format = Format.CSV, year: int = 2023) -> Asked:
    """A batch of short reports."""
    return Asked(
        spec=Spec(gemeente=codes[0], year=year, depth=Depth.ONE_PAGE),
        gemeenten=codes,
        formats=(form,),
        edition=home.current().stem,
        author=ADVISOR,
        at=datetime.now(UTC),
    )


@contextlib.contextmanager
def worker(home: Home, **environ: str) -> Iterator[subprocess.Popen[bytes]]:
    """A worker that is kept alive while the block runs."""
    with (home.root / "worker.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "benchmark.jobs"],
            cwd=places.ROOT,
            env=environment(home.root) | environ,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(15)


def children(process: subprocess.Popen[bytes]) -> list[int]:
    """The processes that a process has started."""
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    return [int(pid) for pid in listed.split()]


def kill(pid: int) -> None:
    """End a process without a word."""
    os.kill(pid, signal.SIGKILL)


def until(holds: Callable[[], bool], what: str) -> None:
    """Wait until something holds; fails with ``what`` when it takes too long."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited in vain: {what}")
        time.sleep(0.02)


def place(home: Home, name: str) -> Place:
    return Shelf(home.root).place(name)


def standing(home: Home, name: str) -> job.Standing:
    return job.standing(home, place(home, name))


def until_done(home: Home, name: str) -> job.Standing:
    """Wait until a job is done."""
    until(lambda: place(home, name).state() is State.DONE, f"{name} done")
    return standing(home, name)
