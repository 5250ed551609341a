"""The queue: huey on a file of its own, or on Redis when ``SPIEGEL_JOBS`` says so.

The queue only says which job has its turn; what a job is and how far it is stands in its folder. A queue
that is lost or damaged therefore loses nothing: a worker puts every unfinished job in again. What stands in it
is JSON and the name of one known task, so that nobody who can write to it can have code run.
"""

import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock
from huey import RedisHuey, SqliteHuey
from huey.api import Huey
from huey.registry import Message
from huey.serializer import Serializer
from redis.exceptions import RedisError

from benchmark.errors import SpiegelError

NAME = "gemeentespiegel"
SETTING = "SPIEGEL_JOBS"
TASK = "batch"
SCHEMES = ("redis://", "rediss://", "unix://")

Work = Callable[[str], None]


class Plain(Serializer):
    """Messages as JSON: an array with the fields of a message, all plain."""

    def _serialize(self, data: Any) -> bytes:
        return json.dumps(data).encode()

    def _deserialize(self, data: bytes) -> Message:
        return Message(*json.loads(bytes(data)))


def file(home: Path) -> Path:
    """Where the queue of a home stands, unless it is in Redis."""
    return home / "jobs" / "queue.sqlite"


def shared() -> bool:
    """Whether the queue is in Redis, so that several machines may work on it."""
    return bool(_setting())


def open_(home: Path, work: Work) -> Huey:
    """The queue, with the one task that can be put in it. Raises SpiegelError when it cannot be used."""
    huey = _of_redis(_setting()) if _setting() else _of_file(home)

    @huey.task(name=TASK)
    def batch(job: str) -> None:
        work(job)

    huey.batch = batch
    return huey


@contextmanager
def opened(home: Path) -> Iterator[Huey]:
    """The queue for a moment, of whoever only puts in."""
    try:
        huey = open_(home, _never)
        try:
            yield huey
        finally:
            huey.storage.close()
    except (sqlite3.Error, RedisError) as error:
        raise SpiegelError(
            "De rij met opdrachten is niet te bereiken.",
            "De opdracht is bewaard en begint zodra 'spiegel worker' draait.",
        ) from error


def put(home: Path, *jobs: str) -> None:
    """Give jobs their turn, those that do not wait for it already; raises SpiegelError."""
    with opened(home) as huey:
        waiting = {task.args[0] for task in huey.pending() if task.args}
        for job in jobs:
            if job not in waiting:
                huey.enqueue(huey.batch.s(job))


def _setting() -> str:
    return os.environ.get(SETTING, "").strip()


def _of_redis(url: str) -> Huey:
    if not url.startswith(SCHEMES):
        raise SpiegelError(
            f"{SETTING} is geen adres van Redis.",
            f"Gebruik bijvoorbeeld {SETTING}=redis://127.0.0.1:6379/0, of laat het leeg.",
        )
    try:
        huey = RedisHuey(NAME, url=url, results=False, serializer=Plain())
        huey.storage.conn.ping()
    except (RedisError, ValueError) as error:
        raise SpiegelError(
            f"Redis antwoordt niet op het adres van {SETTING}.",
            "Start Redis, of laat de instelling leeg om een bestand te gebruiken.",
        ) from error
    return huey


def _of_file(home: Path) -> Huey:
    path = file(home)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_suffix(".lock"), timeout=30):
            _set_aside_if_damaged(path)
            return SqliteHuey(
                NAME, filename=str(path), results=False, serializer=Plain(), fsync=True, timeout=30
            )
    except OSError as error:
        raise SpiegelError(
            "De rij met opdrachten is niet te openen.",
            "Controleer de rechten op de map en de ruimte op de schijf.",
        ) from error


def _set_aside_if_damaged(path: Path) -> None:
    """A queue that SQLite cannot read makes place for a new one; it holds nothing that is nowhere else."""
    if not path.exists() or sound(path):
        return
    path.rename(path.with_name(f"{path.name}.stuk-{time.time_ns()}"))
    for part in ("-wal", "-shm"):
        path.with_name(path.name + part).unlink(missing_ok=True)


def sound(path: Path) -> bool:
    """Whether SQLite can read all of a queue."""
    try:
        with closing(sqlite3.connect(path, timeout=30)) as connection:
            return bool(connection.execute("PRAGMA quick_check").fetchone()[0] == "ok")
    except sqlite3.OperationalError:
        return True  # busy, or no room: that is not damage
    except sqlite3.DatabaseError:
        return False


def _never(job: str) -> None:
    raise RuntimeError(f"job {job} runs outside a worker")
