"""The edition that is being shown. One per process, swapped when the pointer names another one."""

import threading
from pathlib import Path

from benchmark.edition import Edition, Home
from benchmark.errors import EditionError
from benchmark.forgetting import EVERYTHING, forget
from benchmark.viewing import LOCAL, View


class Library:
    """Keeps the current edition open in memory; a damaged newcomer leaves the old one serving."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self._lock = threading.Lock()
        self._shown: tuple[Path, View] | None = None
        self._stamp: int | None = None

    def view(self) -> View:
        """The current edition as the local viewer sees it; raises EditionError when there is none."""
        stamp = self._pointer_stamp()
        shown = self._shown
        if shown is not None and stamp == self._stamp:
            return shown[1]
        with self._lock:
            if self._shown is not None and stamp == self._stamp:
                return self._shown[1]
            try:
                path = self.home.current()
                if self._shown is None or path != self._shown[0]:
                    fresh = View(Edition(path), LOCAL)
                    if self._shown is not None:
                        forget(EVERYTHING)
                    self._shown = (path, fresh)
            except EditionError:
                if self._shown is None:
                    raise
            self._stamp = stamp
            assert self._shown is not None
            return self._shown[1]

    def _pointer_stamp(self) -> int | None:
        try:
            return self.home.pointer.stat().st_mtime_ns
        except OSError:
            return None


_shelf: list[Library] = []


def place(library: Library) -> None:
    """Make this the library that pages ask; called once, when the app is made."""
    _shelf[:] = [library]


def view() -> View:
    """The current edition, for pages and callbacks."""
    return _shelf[0].view()


def home() -> Home:
    """The home of the editions that are shown."""
    return _shelf[0].home
