"""A job: asking for a batch, seeing how it stands, stopping it, taking it up again."""

import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmark.edition import Home
from benchmark.errors import SpiegelError
from benchmark.jobs import asked, progress, queue, writing
from benchmark.jobs.asked import Asked
from benchmark.jobs.failing import interrupted
from benchmark.jobs.folder import Made
from benchmark.jobs.shelf import Place, Shelf, State


@dataclass(frozen=True)
class Standing:
    """How a job stands: ``done`` of ``total`` municipalities, of which ``problems`` gave no report."""

    id: str
    asked: Asked
    state: State
    done: int
    total: int
    words: str
    failure: SpiegelError | None
    problems: tuple[Made, ...]
    expires: datetime

    def as_dict(self) -> dict[str, Any]:
        """As JSON says it."""
        return {
            "id": self.id,
            "state": self.state.value,
            "done": self.done,
            "total": self.total,
            "edition": self.asked.edition,
            "year": self.asked.spec.year,
            "depth": self.asked.spec.depth.value,
            "formats": [f.value for f in self.asked.formats],
            "author": self.asked.author.words,
            "at": self.asked.at.isoformat(timespec="seconds"),
            "resumable": self.state.resumable,
            "failure": str(self.failure) if self.failure else None,
            "problems": [
                {"gemeente": m.gemeente, "name": m.name, "problem": m.problem}
                for m in self.problems
            ],
            "expires": self.expires.isoformat(timespec="seconds"),
        }


def ask(home: Home, wanted: Asked) -> str:
    """Put a batch in the queue; the id of its job. Raises SpiegelError when it cannot be kept."""
    shelf = Shelf(home.root)
    job = f"{wanted.at.astimezone(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"
    try:
        path = shelf.root / job
        path.mkdir(parents=True)
        place = Place(path)
        place.reserve()
        shelf.cite(job, wanted.edition)
        writing.put(place.request, wanted.as_json())
    except OSError as error:
        raise interrupted(error) from error
    queue.put(home.root, job)
    return job


def standing(home: Home, place: Place) -> Standing:
    """How a job stands; raises SpiegelError when its request is damaged."""
    wanted = asked.read(place.request.read_bytes())
    state = place.state()
    said = progress.read(home, place.id) if state is State.BUSY else None
    return Standing(
        place.id,
        wanted,
        state,
        min(place.folder.count(), len(wanted.gemeenten)),
        len(wanted.gemeenten),
        said.words if said else "",
        place.failure() if state is State.FAILED else None,
        place.folder.problems(),
        datetime.fromtimestamp(place.expires(), UTC),
    )


def standings(home: Home) -> list[Standing]:
    """How every job stands, newest first. One whose request is damaged is left out."""
    found = []
    for place in Shelf(home.root).places():
        with suppress(SpiegelError, OSError):  # it may be cleaned away at this moment
            found.append(standing(home, place))
    return found


def cancel(home: Home, job: str) -> None:
    """Stop a job after the report that is being made; what is finished stays. Done is done."""
    place = Shelf(home.root).place(job)
    if place.state().moving:
        place.cancel()


def resume(home: Home, job: str) -> None:
    """Take a job up again that was cancelled, failed or fell still; the finished reports stay."""
    shelf = Shelf(home.root)
    place = shelf.place(job)
    if place.state().resumable:
        place.free()
        queue.put(home.root, job)


def zipped(home: Home, job: str) -> Path:
    """The file with all reports of a finished job; raises SpiegelError when it is not there."""
    place = Shelf(home.root).place(job)
    if not place.zip.exists():
        raise SpiegelError("Deze opdracht is nog niet klaar.", "Wacht tot alle rapporten er zijn.")
    place.opened()
    return place.zip
