"""The ledger of this process, for pages and callbacks that read or write records.

It is opened when first asked for: a server forks its workers before, and figures are shown without one.
"""

import threading

from benchmark.edition import Home
from benchmark.ledger.store import Ledger

_lock = threading.Lock()
_homes: list[Home] = []
_open: list[Ledger] = []


def place(home: Home) -> None:
    """Make this the home whose ledger pages ask; called once, when the app is made."""
    with _lock:
        while _open:
            _open.pop().close()
        _homes[:] = [home]


def home() -> Home:
    """The home whose ledger pages ask."""
    return _homes[0]


def ledger() -> Ledger:
    """The ledger; raises LedgerError when it cannot be opened, and tries again at the next question."""
    if not _open:
        with _lock:
            if not _open:
                _open.append(Ledger.at(_homes[0]))
    return _open[0]
