"""The worker: one process that makes what is in the queue, politely.

It gives a sign of life while it works, puts every unfinished job in the queue when it starts and each minute,
and stops after the report that it is making when it is asked to, or before when that takes too long.
"""

import logging
import os
import signal
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from huey.consumer import Consumer

from benchmark.errors import SpiegelError
from benchmark.jobs import parent, queue
from benchmark.jobs.shelf import PULSE, Place, Shelf

logger = logging.getLogger(__name__)

NICE = 10
ROUND = 60.0  # seconds between two looks at what lies there
PATIENCE = 1.5  # seconds that a report may still take when the worker must stop


class Worker:
    """What this process is doing."""

    def __init__(self, home: Path, watched: int | None = None) -> None:
        self._home = home
        self._watched = watched
        self._shelf = Shelf(home)
        self._stop = threading.Event()
        self._busy: Place | None = None

    def run(self) -> None:
        """Work until asked to stop, or until the queue is damaged; raises SpiegelError without a queue."""
        threading.Thread(target=self._watch, daemon=True).start()
        huey = queue.open_(self._home, self._work)
        self._take_up()
        consumer = _Consumer(
            huey, workers=1, periodic=False, max_delay=0.5, scheduler_interval=60
        )  # fmt: skip
        consumer.worker = self
        consumer.run()

    def stop(self) -> None:
        """Begin nothing more; this process ends in ``PATIENCE`` seconds at the latest."""
        self._stop.set()
        end = threading.Timer(PATIENCE, os._exit, (0,))
        end.daemon = True
        end.start()

    def _work(self, job: str) -> None:
        # Only now: it brings all that reports need, and a worker that waits should weigh little.
        from benchmark.edition import Home  # noqa: PLC0415
        from benchmark.jobs.doing import run  # noqa: PLC0415

        if self._stop.is_set():
            return
        with suppress(SpiegelError):
            self._busy = self._shelf.place(job)
            try:
                run(Home(self._home), job, self._stop.is_set)
            finally:
                self._busy = None

    def _take_up(self) -> None:
        """Put what nobody works on in the queue, and clean away what is old."""
        left = [p for p in reversed(self._shelf.places()) if p.idle()]
        for place in left:
            place.rest()
        if left:
            queue.put(self._home, *(p.id for p in left))
        self._shelf.clean()

    def _watch(self) -> None:
        """Give signs of life, and look each minute at what lies there."""
        looked = time.monotonic()
        path = queue.file(self._home)
        while not self._stop.wait(PULSE):
            if self._watched and not parent.alive(self._watched):
                os._exit(0)
            with suppress(OSError):
                self._shelf.pulse.touch()
            if busy := self._busy:
                busy.beat()
            if time.monotonic() < looked + ROUND:
                continue
            looked = time.monotonic()
            try:
                self._take_up()
            except SpiegelError as error:
                logger.warning("%s", error)
            if not queue.shared() and not queue.sound(path):
                logger.error("the queue is damaged; starting again with a new one")
                os._exit(1)


class _Consumer(Consumer):
    """Huey's own, which stops in the same way for every signal: after the report that is being made."""

    worker: Worker

    def _set_signal_handlers(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._end)

    def _end(self, *_: Any) -> None:
        self.worker.stop()
        self._graceful = True
        self._signum = signal.SIGTERM


def work(home: Path, watched: int | None = None) -> None:
    """Be the one worker of a home, as soon as there is no other; ends when asked to, or with ``watched``.

    Raises SpiegelError when there is no queue to work from.
    """
    os.nice(NICE)
    lock = FileLock(home / "jobs" / "worker.lock")
    (home / "jobs").mkdir(parents=True, exist_ok=True)
    while not queue.shared():
        try:
            lock.acquire(timeout=PULSE)
            break
        except Timeout:
            if watched and not parent.alive(watched):
                return
    Worker(home, watched).run()
