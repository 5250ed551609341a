"""Keeping a worker alive: it is started again when it dies, and ends with whoever asked for it.

This process does nothing else and weighs little, so that the worker may be killed for its memory and a server
need not watch over it between its own requests.
"""

import logging
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

from benchmark.jobs import parent

logger = logging.getLogger(__name__)

LOOK = 0.3  # seconds between two looks at the worker
LEAST, MOST = 0.5, 30.0  # seconds before a worker that died is started again
STEADY = 10.0  # seconds after which a worker counts as well begun
PATIENCE = 4.0  # seconds that it gets to end
# One report at a time on one thread: the pages have the other cores, and come first.
ONE_THREAD = dict.fromkeys(
    ("POLARS_MAX_THREADS", "RAYON_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"
)
SMALL = {"MALLOC_ARENA_MAX": "2"}  # freed memory comes back to use instead of waiting per thread


def supervise(watched: int | None = None) -> None:
    """Keep a worker alive until asked to stop, or until the process ``watched`` is gone."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: sys.exit(0))
    child, pause = _started(), LEAST
    try:
        while True:
            begun = time.monotonic()
            while child.poll() is None:
                time.sleep(LOOK)
                if watched and not parent.alive(watched):
                    return
            pause = LEAST if time.monotonic() > begun + STEADY else min(pause * 2, MOST)
            logger.warning("worker ended with code %s, starting another", child.returncode)
            time.sleep(pause)
            child = _started()
    finally:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        _end(child)


def begin(watched: int) -> int:
    """Start a supervisor that ends with the process ``watched``; its process id.

    No object stays behind that the children of a forking server would inherit.
    """
    nothing = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_RDWR, 0) for fd in (0, 1)]
    command = _command("--parent", str(watched))
    return os.posix_spawn(command[0], command, os.environ, file_actions=nothing)


def end(supervisor: int) -> None:
    """Stop a supervisor that this process began, with its worker, and wait until it is gone."""
    deadline = time.monotonic() + PATIENCE + 1
    with suppress(ChildProcessError):  # it is gone, and its number may be somebody else's by now
        while os.waitpid(supervisor, os.WNOHANG) == (0, 0) and time.monotonic() < deadline:
            os.kill(supervisor, signal.SIGTERM)
            time.sleep(LOOK)


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        _command("--work", "--parent", str(os.getpid())),
        env=os.environ | ONE_THREAD | SMALL,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )


def _end(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _command(*options: str) -> list[str]:
    return [sys.executable, "-m", __package__, *options]
