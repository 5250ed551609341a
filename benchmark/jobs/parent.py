"""A process that ends with the one that started it, also when that is killed without a word."""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def end_with(parent: int) -> None:
    """Have the system end this process when its parent ends; where it cannot, ``alive`` must be asked."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if not alive(parent):  # it ended before the system knew
        sys.exit(0)


def alive(parent: int) -> bool:
    """Whether the parent is still there: who loses it, gets another."""
    return os.getppid() == parent
