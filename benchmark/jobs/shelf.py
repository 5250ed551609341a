"""The jobs of a home, as far as their files tell: this module reads no request and brings no polars.

The worker and the supervisor stand on it, and everything that asks how a job stands.
"""

import json
import re
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from filelock import FileLock, Timeout

from benchmark.errors import SpiegelError
from benchmark.jobs import writing
from benchmark.jobs.folder import Folder

ID = re.compile(r"\d{8}-\d{6}-[0-9a-f]{6}")
PULSE = 2.0  # seconds between two signs of life
SILENT = 10.0  # seconds without a sign of life after which a worker counts as dead
KEPT_DAYS = 14
GONE = ".weg-"


class State(StrEnum):
    """How a job stands, in the words of the screen."""

    WAITING = "wacht"
    BUSY = "bezig"
    DONE = "klaar"
    CANCELLED = "afgebroken"
    STOPPED = "stilgevallen"
    FAILED = "mislukt"

    @property
    def moving(self) -> bool:
        """Whether somebody works on it, or will without being asked."""
        return self in (State.WAITING, State.BUSY)

    @property
    def resumable(self) -> bool:
        """Whether it can be taken up again."""
        return self in (State.CANCELLED, State.STOPPED, State.FAILED)


@dataclass(frozen=True)
class Place:
    """The folder of one job and what its files say."""

    path: Path

    @property
    def id(self) -> str:
        """The name of the job."""
        return self.path.name

    @property
    def folder(self) -> Folder:
        """What it has made."""
        return Folder(self.path, self.path / "rapporten")

    @property
    def request(self) -> Path:
        """What was asked."""
        return self.path / "job.json"

    @property
    def zip(self) -> Path:
        """All reports in one file; there when the job is done."""
        return self.path / "rapporten.zip"

    def state(self) -> State:
        """How the job stands, from its files."""
        if self.zip.exists():
            return State.DONE
        if self._cancelled.exists():
            return State.CANCELLED
        if self._failed.exists():
            return State.FAILED
        age = _age(self._pulse)
        if age is None:
            return State.WAITING
        return State.BUSY if age < SILENT else State.STOPPED

    def failure(self) -> SpiegelError | None:
        """Why it failed; None when it did not."""
        try:
            sentence, remedy = json.loads(self._failed.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError):
            sentence, remedy = (
                "Het maken van de rapporten is gestopt.",
                "Ga verder om het af te maken.",
            )
        return SpiegelError(sentence, remedy)

    def cancel(self) -> None:
        """Ask the worker to stop after the report that it is making."""
        self._cancelled.touch()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._cancelled.exists()

    def fail(self, error: SpiegelError) -> None:
        """Say why it cannot go on. On a full disk the room that was kept for this is given up first."""
        self._reserve.unlink(missing_ok=True)
        with suppress(OSError):
            content = json.dumps([error.sentence, error.remedy], ensure_ascii=False)
            writing.put(self._failed, content.encode())

    def free(self) -> None:
        """Take away what keeps it from being taken up again."""
        for marker in (self._cancelled, self._failed, self._pulse):
            marker.unlink(missing_ok=True)

    def beat(self) -> None:
        """Give a sign of life; whoever works on it does so every ``PULSE`` seconds."""
        with suppress(OSError):
            self._pulse.touch()

    def rest(self) -> None:
        """Nobody works on it any more, and it waits for its turn."""
        self._pulse.unlink(missing_ok=True)

    @property
    def lock(self) -> Path:
        """Held by whoever works on it; the system lets go when that process ends, however it ends."""
        return self.path / "lock"

    def free_of_work(self) -> bool:
        """Whether nobody works on it at this moment."""
        try:
            with FileLock(self.lock, timeout=0):
                return True
        except Timeout:
            return False

    def idle(self) -> bool:
        """Whether it should be worked on and nobody does."""
        settled = self.zip.exists() or self.cancelled or self._failed.exists()
        return not settled and self.free_of_work()

    def reserve(self) -> None:
        """Keep a little room on the disk to be able to say that it is full."""
        writing.put(self._reserve, b"\0" * 8192)

    def settle(self) -> None:
        """Give up what only a job that is not done needs."""
        for left in (self._reserve, self._pulse, self.path / "onderhanden"):
            left.unlink(missing_ok=True)

    def opened(self) -> None:
        """Remember that somebody fetched the reports: they are kept from then on."""
        with suppress(OSError):
            self.zip.touch()

    def expires(self) -> float:
        """When it is cleaned away, in seconds since the epoch."""
        newest = max((a.stat().st_mtime for a in self.path.iterdir()), default=0.0)
        return newest + KEPT_DAYS * 86400

    @property
    def _cancelled(self) -> Path:
        return self.path / "cancel"

    @property
    def _failed(self) -> Path:
        return self.path / "failed.json"

    @property
    def _pulse(self) -> Path:
        return self.path / "pulse"

    @property
    def _reserve(self) -> Path:
        return self.path / "reserve"


class Shelf:
    """Every job of a home, under ``jobs/``."""

    def __init__(self, home: Path) -> None:
        self.root = home / "jobs"
        self.cited = home / "cited"

    def places(self) -> list[Place]:
        """The jobs, newest first."""
        try:
            names = [p for p in self.root.iterdir() if ID.fullmatch(p.name)]
        except FileNotFoundError:
            return []
        return [Place(p) for p in sorted(names, reverse=True) if (p / "job.json").exists()]

    def place(self, job: str) -> Place:
        """One job; raises SpiegelError when there is none of that name."""
        found = Place(self.root / job) if ID.fullmatch(job) else None
        if found is None or not found.request.exists():
            raise SpiegelError(
                "Deze opdracht is er niet (meer).", "Kijk in de lijst welke er zijn."
            )
        return found

    def cite(self, job: str, edition: str) -> None:
        """Keep the edition of a job from being pruned while reports are still to be made from it."""
        self.cited.mkdir(parents=True, exist_ok=True)
        writing.put(self.cited / f"job-{job}", f"{edition}\n".encode())

    def release(self, job: str) -> None:
        """The edition of a job may go, as far as the job is concerned."""
        (self.cited / f"job-{job}").unlink(missing_ok=True)

    def clean(self) -> list[str]:
        """Remove jobs that nobody touched or fetched for ``KEPT_DAYS``; their ids.

        Whoever is fetching the reports at that moment keeps reading the open file to its end.
        """
        gone = []
        for place in self.places():
            with suppress(OSError):
                if not place.state().moving and place.expires() < time.time():
                    place.path.rename(place.path.with_name(GONE + place.id))
                    self.release(place.id)
                    gone.append(place.id)
        for left in self.root.glob(f"{GONE}*"):
            shutil.rmtree(left, ignore_errors=True)
        return gone

    @property
    def pulse(self) -> Path:
        """Touched by a worker every ``PULSE`` seconds."""
        return self.root / "worker"

    def worked(self) -> bool:
        """Whether a worker is there."""
        age = _age(self.pulse)
        return age is not None and age < SILENT


def _age(path: Path) -> float | None:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return None
