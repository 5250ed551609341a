"""How far something is: a small file that one process writes and any other reads, never half.

For one report that a page waits for as well as for a batch. Losing it loses nothing but the words on a
progress bar, so it is renamed into place without a flush, and a full disk does not stop the work.
"""

import contextlib
import json
import os
import re
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmark.errors import SpiegelError

if TYPE_CHECKING:  # its package brings polars, for which the worker should not wait
    from benchmark.edition import Home

TOKEN = re.compile(r"[A-Za-z0-9_-]{1,64}")
STALE = 24 * 3600.0  # seconds after which nobody waits for a file any more


@dataclass(frozen=True)
class Said:
    """What was last said: ``done`` of ``total``, in words, ``at`` seconds since the epoch."""

    done: int
    total: int
    words: str
    at: float

    @property
    def age(self) -> float:
        """Seconds since it was said."""
        return max(0.0, time.time() - self.at)


class Progress:
    """The progress of one piece of work; raises SpiegelError when ``token`` cannot name a file."""

    def __init__(self, home: "Home", token: str) -> None:
        self._path = home.root / "progress" / f"{_checked(token)}.json"

    def say(self, done: int, total: int, words: str) -> None:
        """Tell whoever reads; silent when the disk refuses."""
        content = json.dumps([done, total, words, time.time()])
        beside = self._path.with_name(f".{self._path.stem}-{os.getpid()}-{threading.get_ident()}")
        with contextlib.suppress(OSError):
            beside.parent.mkdir(parents=True, exist_ok=True)
            try:
                beside.write_text(content, encoding="utf-8")
                beside.rename(self._path)
            except OSError:
                beside.unlink(missing_ok=True)

    def end(self) -> None:
        """Remove the file, and those that nobody waits for any more."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
            for left in self._path.parent.iterdir():
                if left.stat().st_mtime < time.time() - STALE:
                    left.unlink(missing_ok=True)


def read(home: "Home", token: str) -> Said | None:
    """What was last said under a token; None when nothing was."""
    path = home.root / "progress" / f"{_checked(token)}.json"
    try:
        done, total, words, at = json.loads(path.read_text(encoding="utf-8"))
        return Said(int(done), int(total), str(words), float(at))
    except (OSError, ValueError, TypeError):
        return None


def _checked(token: str) -> str:
    if not TOKEN.fullmatch(token):
        raise SpiegelError("Deze voortgang is niet te vinden.", "Begin opnieuw vanaf de pagina.")
    return token
