"""A real worker: done, killed halfway, stopped, restarted, out of room, and two jobs at once."""

import csv
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from benchmark.edition import Home
from benchmark.jobs import job, queue
from benchmark.jobs.doing import OVERVIEW, run
from benchmark.jobs.shelf import State
from benchmark.ledger.entries import Report
from benchmark.ledger.store import Ledger
from tests.jobs.working import (
    FEW,
    asked,
    children,
    kill,
    place,
    standing,
    until,
    until_done,
    worker,
)
from tests.places import environment

GONE = "GM0530"  # Hellevoetsluis, part of Voorne aan Zee since 2023
TINY = """
import resource, sys
from pathlib import Path
from benchmark.edition import Home
from benchmark.jobs.doing import run
resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000))
run(Home(Path(sys.argv[1])), sys.argv[2], lambda: False)
"""


def packed(home: Home, name: str) -> tuple[dict[str, bytes], list[dict[str, str]]]:
    """The reports in the file of a job, each a whole zip with figures, and the list of what became of all."""
    with zipfile.ZipFile(job.zipped(home, name)) as all_of_it:
        assert all_of_it.testzip() is None
        reports = {n: all_of_it.read(n) for n in all_of_it.namelist() if n != OVERVIEW}
        text = all_of_it.read(OVERVIEW).decode("utf-8-sig")
    for content in reports.values():
        with zipfile.ZipFile(io.BytesIO(content)) as one:
            assert one.testzip() is None and "datapackage.json" in one.namelist()
    return reports, list(csv.DictReader(io.StringIO(text), delimiter=";"))


def halves(home: Home, name: str) -> list[Path]:
    return list(place(home, name).path.rglob("*.half"))


def count(home: Home, name: str) -> int:
    return place(home, name).folder.count()


def test_killed_halfway_it_goes_on_and_every_report_is_whole(home: Home) -> None:
    name = job.ask(home, asked(home, *FEW, GONE))
    with worker(home) as process:
        until(lambda: count(home, name) >= 1, "a first report")
        (first,) = children(process)
        before = sorted((home.root / "jobs" / name / "gemeenten").glob("*.json"))
        kept = [p.stat().st_mtime_ns for p in before]
        kill(first)
        said = until_done(home, name)
        assert children(process) not in ([], [first])
    assert [p.stat().st_mtime_ns for p in before] == kept  # what was finished is not made again
    assert (said.done, said.total) == (5, 5)
    (problem,) = said.problems
    assert problem.name == "Hellevoetsluis" and "Voorne aan Zee" in problem.problem
    reports, told = packed(home, name)
    assert len(reports) == 4 and halves(home, name) == []
    assert [row["naam"] for row in told] == [
        "Delft", "Schiermonnikoog", "'s-Hertogenbosch", "Amsterdam", "Hellevoetsluis",
    ]  # fmt: skip
    recorded = {r.subject for r in Ledger.at(home).newest(Report)}
    assert {row["referentiecode"] for row in told} - {
        ""
    } == recorded  # one code each, also after the kill


def test_stopped_and_taken_up_again_by_a_person(home: Home) -> None:
    name = job.ask(home, asked(home, *FEW))
    with worker(home):
        until(lambda: count(home, name) >= 1, "a first report")
        job.cancel(home, name)
        assert standing(home, name).state is State.CANCELLED
        second = job.ask(home, asked(home, "GM0503"))
        until_done(home, second)  # the worker went on with something else
        done = count(home, name)
        assert done < len(FEW)
        job.resume(home, name)
        until_done(home, name)
    assert len(packed(home, name)[0]) == len(FEW)


def test_two_jobs_and_a_restart_with_a_damaged_queue(home: Home) -> None:
    jobs = [job.ask(home, asked(home, *FEW[n : n + 2])) for n in range(2)]
    with worker(home):
        until(lambda: count(home, jobs[0]) + count(home, jobs[1]) >= 1, "a first report")
    queue.file(home.root).write_bytes(b"geen database meer" * 100)
    for part in ("-wal", "-shm"):
        queue.file(home.root).with_name(f"queue.sqlite{part}").unlink(missing_ok=True)
    with worker(home):
        for name in jobs:
            until_done(home, name)
    assert [len(packed(home, name)[0]) for name in jobs] == [2, 2]


def test_a_full_disk_is_said_and_what_is_finished_stays(home: Home) -> None:
    name = job.ask(home, asked(home, *FEW[:2]))
    run(home, name, lambda: count(home, name) >= 1)
    there = list(place(home, name).folder.files.iterdir())
    assert len(there) == 1 and place(home, name).state() is State.BUSY
    subprocess.run(
        [sys.executable, "-c", TINY, str(home.root), name],
        env=environment(home.root), check=True, timeout=60,
    )  # fmt: skip
    said = standing(home, name)
    assert said.state is State.FAILED and said.done == 1
    assert said.failure is not None and "schijf" in said.failure.sentence
    assert there[0].is_file() and halves(home, name) == []
    job.resume(home, name)
    run(home, name, lambda: False)
    assert len(packed(home, name)[0]) == 2


def test_an_edition_that_was_removed_by_hand_is_said(home: Home) -> None:
    wanted = asked(home, "GM0503").model_copy(update={"edition": "2020-1-00000000"})
    name = job.ask(home, wanted)
    run(home, name, lambda: False)
    said = standing(home, name)
    assert said.state is State.FAILED and "2020-1" in str(said.failure)


@pytest.mark.parametrize("how", ["supervisor", "asked"])
def test_the_worker_ends_with_who_started_it(home: Home, how: str) -> None:
    with worker(home) as process:
        until(lambda: len(children(process)) == 1, "a worker")
        (child,) = children(process)
        until(lambda: queue.file(home.root).exists(), "a queue")
        if how == "supervisor":
            process.kill()
        else:
            process.terminate()
        until(
            lambda: (
                not Path(f"/proc/{child}/cmdline").exists()
                or not Path(f"/proc/{child}/cmdline").read_bytes()
            ),
            "gone",
        )
