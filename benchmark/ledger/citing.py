"""Editions that a record cites are marked before the record is confirmed, so that no build removes them."""

import os
from pathlib import Path

from filelock import FileLock

from benchmark.edition.home import ID, Home, flush
from benchmark.errors import LedgerError

MARKS = "ledger"


def mark(home: Home, edition: str) -> None:
    """Put an edition under those that are kept, on disk, while no build removes any.

    Raises LedgerError when the edition is no longer there, OSError when the mark cannot be written.
    """
    if not ID.match(edition):
        raise _gone(edition)
    marks = home.root / "cited" / MARKS
    if _marked(marks, edition) and home.path(edition).exists():
        return  # no build removes what was marked before it began, so nobody needs to wait for one
    marks.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(home.keeping):
        if not home.path(edition).exists():
            raise _gone(edition)
        if _marked(marks, edition):
            return
        _append(marks, f"{edition}\n")
        flush(marks.parent)


def _marked(marks: Path, edition: str) -> bool:
    try:
        return edition in marks.read_text(encoding="utf-8").split()
    except FileNotFoundError:
        return False


def _append(marks: os.PathLike[str], line: str) -> None:
    handle = os.open(marks, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        written = os.write(handle, line.encode())
        if written < len(line):
            os.ftruncate(handle, os.fstat(handle).st_size - written)
            raise OSError(28, "No space left on device")
        os.fsync(handle)
    finally:
        os.close(handle)


def _gone(edition: str) -> LedgerError:
    return LedgerError(
        f"De editie {edition[:40]} is er niet meer.",
        "Herlaad de pagina; die toont dan de nieuwste editie. Er is niets bewaard.",
    )
