"""Writing a file whole or not at all: a reader meets the old one or the new one, never half."""

import errno
import os
from pathlib import Path

from benchmark.errors import FiguresError

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def whole(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` in one step; folder and file are on disk before it returns."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        with fresh.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    flush(path.parent)


def flush(folder: Path) -> None:
    """Make sure that the names in a folder are on disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def impossible(error: OSError) -> FiguresError:
    """The sentence for a home that cannot be written."""
    why = "de schijf is vol" if error.errno in FULL else "de map is niet te schrijven"
    return FiguresError(
        f"De opgehaalde cijfers kunnen niet worden bewaard ({why}).",
        "Maak ruimte of rechten, of wijs met SPIEGEL_HOME een andere map aan.",
    )
