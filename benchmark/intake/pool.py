"""The processes that read, seen from ours: few, each replaced after a while and at once when it dies.

A process is started afresh, never split off from ours: a copy of a server with threads may hang on a lock that
one of them held, and it would know our secrets.
"""

import atexit
import os
import select
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, cast

from benchmark.intake import wire
from benchmark.intake.limits import Limits

PROCESSES = 2
FILES = 50  # that one process reads: what a library forgets to give back goes with it
ROOT = str(Path(__file__).parents[2])
ENVIRONMENT = {"PYTHONPATH": ROOT, "PYTHONDONTWRITEBYTECODE": "1", "MALLOC_ARENA_MAX": "1"}


class Died(Exception):
    """The process that read is gone, and no answer came: out of time, or ended by a signal."""

    def __init__(self, late: bool, code: int) -> None:
        super().__init__(f"late={late} code={code}")
        self.late = late
        self.code = code


class Busy(Exception):
    """No process came free in time."""


class Reader:
    """One process that reads. Only one thread may use it at a time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "benchmark.intake.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT,
            cwd="/",
            process_group=0,  # Ctrl+C is for us to decide on
        )
        self.read = 0

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    def ask(self, request: bytes, content: bytes, seconds: float) -> bytes:
        """Its answer; raises Died where it gives none in that time, and it is gone then."""
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._process.kill()

        clock = threading.Timer(max(seconds, 0.0), stop)
        clock.daemon = True
        clock.start()
        self.read += 1
        answer = None
        try:
            with suppress(OSError, wire.Garbled):
                wire.send(cast(BinaryIO, self._process.stdin), request, content)
                self._wait()
                answer = wire.receive(cast(BinaryIO, self._process.stdout))
        finally:
            clock.cancel()
        if answer is None or late.is_set():
            self.end()
            raise Died(late.is_set(), self._process.returncode)
        return answer

    def _wait(self) -> None:
        """Wait for the first byte or the end: Ctrl+C breaks this off at once, a read not always."""
        coming = select.poll()
        coming.register(cast(BinaryIO, self._process.stdout), select.POLLIN)
        coming.poll()

    def end(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        self._drop()

    def leave(self) -> None:
        """Let go of it without ending it: in a process that was split off, it belongs to the other."""
        self._process.returncode = 0  # it is not ours to wait for
        self._drop()

    def _drop(self) -> None:
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with suppress(OSError):
                    stream.close()


class Pool:
    """At most so many processes at a time, for any number of threads."""

    def __init__(self, processes: int = PROCESSES, files: int = FILES) -> None:
        self._places = threading.BoundedSemaphore(processes)
        self._files = files
        self._lock = threading.Lock()
        self._idle: list[Reader] = []

    def ask(self, request: bytes, content: bytes, limits: Limits) -> bytes:
        """The answer of a process to one file; raises Died, or Busy where none came free in time."""
        deadline = time.monotonic() + limits.patience
        if not self._places.acquire(timeout=limits.patience):
            raise Busy
        try:
            reader = self._take()
            try:
                answer = reader.ask(request, content, deadline - time.monotonic())
            except BaseException:
                reader.end()
                raise
            self._put_back(reader, spent=wire.is_failure(answer))
            return answer
        finally:
            self._places.release()

    def pids(self) -> list[int]:
        """The processes that wait for a file."""
        with self._lock:
            return [r.pid for r in self._idle]

    def close(self) -> None:
        """End the processes that wait; the next file gets a new one."""
        with self._lock:
            idle, self._idle = self._idle, []
        for reader in idle:
            reader.end()

    def leave(self) -> None:
        """Let go of the processes that wait; its locks may be held for ever, so it is of no more use."""
        for reader in self._idle:
            reader.leave()

    def _take(self) -> Reader:
        """A process that lives; one that died while it waited is cleaned away."""
        with self._lock:
            while self._idle:
                reader = self._idle.pop()
                if reader.alive:
                    return reader
                reader.end()
        return Reader()

    def _put_back(self, reader: Reader, spent: bool) -> None:
        if spent or reader.read >= self._files:
            reader.end()
            return
        with self._lock:
            self._idle.append(reader)


_shared: list[Pool] = []


def shared() -> Pool:
    """The pool of this process; a process that a server splits off gets its own."""
    if not _shared:
        _shared.append(Pool())
    return _shared[0]


def _close() -> None:
    while _shared:
        _shared.pop().close()


def _leave() -> None:
    while _shared:
        _shared.pop().leave()


atexit.register(_close)
os.register_at_fork(after_in_child=_leave)
