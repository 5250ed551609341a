"""How a job stands follows from its files, and it can be stopped, taken up again, fetched and cleaned away."""

import os
import time
from pathlib import Path

import pytest

from benchmark.edition import Home
from benchmark.errors import SpiegelError
from benchmark.jobs import job, queue
from benchmark.jobs.folder import Folder, Made
from benchmark.jobs.shelf import KEPT_DAYS, SILENT, Shelf, State
from tests.jobs.working import FEW, asked, place, standing


def age(path: Path, seconds: float) -> None:
    os.utime(path, (time.time() - seconds,) * 2)


def age_all(folder: Path, days: float) -> None:
    for path in folder.iterdir():
        age(path, days * 86400)


def test_every_state_follows_from_the_files(home: Home) -> None:
    name = job.ask(home, asked(home, *FEW))
    its = place(home, name)
    assert its.state() is State.WAITING
    its.beat()
    assert its.state() is State.BUSY
    age(its.path / "pulse", SILENT + 1)
    assert its.state() is State.STOPPED and its.state().resumable
    job.cancel(home, name)
    assert its.state() is State.STOPPED  # nobody is at it, so there is nothing to stop
    job.resume(home, name)
    assert its.state() is State.WAITING
    job.cancel(home, name)
    assert its.state() is State.CANCELLED
    job.resume(home, name)
    its.fail(SpiegelError("De schijf is vol.", "Maak ruimte."))
    said = standing(home, name)
    assert said.state is State.FAILED and str(said.failure) == "De schijf is vol. Maak ruimte."
    job.resume(home, name)
    assert its.state() is State.WAITING and its.failure() is None
    its.zip.write_bytes(b"")
    job.cancel(home, name)
    assert its.state() is State.DONE
    with queue.opened(home.root) as huey:
        assert [task.args[0] for task in huey.pending()] == [name]


def test_done_and_problems_are_counted(home: Home) -> None:
    name = job.ask(home, asked(home, *FEW))
    folder = place(home, name).folder
    folder.prepare()
    folder.record(Made("GM0503", "Delft", "GS-AAAAAA", {"csv": "delft.zip"}))
    folder.record(Made("GM0088", "Schiermonnikoog", problem="Er zijn geen cijfers."))
    said = standing(home, name)
    assert (said.done, said.total) == (2, 4)
    assert [m.name for m in said.problems] == ["Schiermonnikoog"]
    assert folder.todo(FEW) == ["GM0503", "GM0796", "GM0363"]  # the file of Delft is not there
    (folder.files / "delft.zip").write_bytes(b"x")
    assert folder.todo(FEW) == ["GM0796", "GM0363"]


def test_the_edition_of_a_job_is_not_pruned(home: Home) -> None:
    name = job.ask(home, asked(home, *FEW))
    assert home.current().stem in home.cited()
    Shelf(home.root).release(name)
    assert home.current().stem not in home.cited()


def test_old_jobs_go_and_others_stay(home: Home) -> None:
    old, moving, fetched, fresh = (job.ask(home, asked(home, *FEW)) for _ in range(4))
    shelf = Shelf(home.root)
    for name in (old, fetched, fresh):
        place(home, name).zip.write_bytes(b"zip")
    for name in (old, moving, fetched):
        age_all(place(home, name).path, KEPT_DAYS + 1)
    with place(home, old).zip.open("rb") as being_fetched:
        assert job.zipped(home, fetched).exists()  # whoever fetches it, keeps it
        assert shelf.clean() == [old]
        assert being_fetched.read() == b"zip"
    assert {p.id for p in shelf.places()} == {moving, fetched, fresh}
    assert not list(shelf.root.glob(".weg-*"))


@pytest.mark.parametrize("name", ["", "../../current", "20260101-000000-abcdef", "x" * 300])
def test_a_job_that_is_not_there(home: Home, name: str) -> None:
    for ask in (job.cancel, job.resume, job.zipped):
        with pytest.raises(SpiegelError, match="er niet"):
            ask(home, name)


def test_a_request_that_is_damaged_is_left_out(home: Home) -> None:
    good, bad = (job.ask(home, asked(home, *FEW)) for _ in range(2))
    place(home, bad).request.write_bytes(b'{"spec":')
    assert [s.id for s in job.standings(home)] == [good]
    with pytest.raises(SpiegelError, match="nog niet klaar"):
        job.zipped(home, good)


def test_a_job_that_cannot_be_kept_is_said(home: Home) -> None:
    (home.root / "jobs").write_bytes(b"a file stands where a folder must be")
    with pytest.raises(SpiegelError, match="er staat een bestand waar een map hoort"):
        job.ask(home, asked(home, *FEW))


def test_a_worker_that_dies_over_one_municipality_each_time_passes_it_over(tmp_path: Path) -> None:
    folder = Folder(tmp_path, tmp_path)
    assert [folder.attempt("GM0503") for _ in range(2)] == [1, 2]
    assert folder.attempt("GM0088") == 1
    (tmp_path / "onderhanden").write_bytes(b"\xff\x00")
    assert folder.attempt("GM0088") == 1
