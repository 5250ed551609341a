"""Doing a job, in the worker: its reports, and at the end all of them in one file."""

import csv
import io
import zipfile
from collections.abc import Callable

from filelock import FileLock, Timeout

from benchmark.edition import Home
from benchmark.errors import SpiegelError
from benchmark.jobs import asked, progress, writing
from benchmark.jobs.asked import Asked
from benchmark.jobs.failing import interrupted
from benchmark.jobs.folder import Made
from benchmark.jobs.making import make_all
from benchmark.jobs.shelf import Place, Shelf

OVERVIEW = "overzicht.csv"


def run(home: Home, job: str, stopped: Callable[[], bool]) -> None:
    """Do a job, in the worker. Whatever goes wrong is said in its folder; another worker has it: nothing."""
    shelf = Shelf(home.root)
    try:
        place = shelf.place(job)
        with FileLock(place.lock, timeout=0):
            if not (place.zip.exists() or place.cancelled or place.failure()):
                _do(home, shelf, place, stopped)
    except (Timeout, SpiegelError):
        return  # it is being done, or it is not there any more


def _do(home: Home, shelf: Shelf, place: Place, stopped: Callable[[], bool]) -> None:
    told = progress.Progress(home, place.id)
    place.beat()
    try:
        wanted = asked.read(place.request.read_bytes())
        if make_all(
            place.folder,
            wanted,
            home,
            stopped=lambda: stopped() or place.cancelled,
            say=told.say,
        ):
            _pack(place, wanted)
            shelf.release(place.id)
            place.settle()
    except (SpiegelError, OSError) as error:
        failed = error if isinstance(error, SpiegelError) else interrupted(error)
        place.fail(failed)
    finally:
        told.end()


def _pack(place: Place, wanted: Asked) -> None:
    """All reports and what became of each municipality in one file; the single files then go."""
    folder = place.folder
    made = folder.settled()
    beside = place.path / f".{place.zip.name}{writing.HALF}"
    try:
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_STORED) as packed:
            packed.writestr(OVERVIEW, _overview([made[c] for c in wanted.gemeenten if c in made]))
            for code in wanted.gemeenten:
                for name in made[code].files.values():
                    packed.write(folder.files / name, name)
        writing.settle(beside, place.zip)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    for report in folder.files.iterdir():
        report.unlink()


def _overview(made: list[Made]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(["gemeente", "naam", "referentiecode", "bestand", "melding"])
    for m in made:
        for name in m.files.values() or [""]:
            writer.writerow([m.gemeente, m.name, m.reference, name, m.problem])
    return "\ufeff" + text.getvalue()
