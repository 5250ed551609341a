"""Files that are there whole or not at all: written beside, flushed, renamed."""

import contextlib
import errno
import os
from pathlib import Path

HALF = ".half"
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def put(path: Path, content: bytes) -> None:
    """Write a file; whatever goes wrong, there is no file, or the one that was there. Raises OSError."""
    beside = path.with_name(f".{path.name}.{os.getpid()}{HALF}")
    try:
        with beside.open("wb") as handle:
            handle.write(content)
        settle(beside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def settle(beside: Path, path: Path) -> None:
    """Give a file that was written beside its own name, once it is on disk."""
    flush(beside)
    beside.rename(path)
    flush(path.parent)


def flush(path: Path) -> None:
    """Make sure that a file or folder is on disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep(folder: Path) -> None:
    """Remove what writers that were killed left behind; only who alone writes here may do this."""
    for left in folder.glob(f".*{HALF}"):
        left.unlink(missing_ok=True)
