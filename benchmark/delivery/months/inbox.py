"""Where an upload waits while somebody chooses its columns: a file with a name that nobody can guess, for one hour.

An export may name people, so it is kept no longer than needed: only numbers per month are recorded. What is older than
an hour is not given back, and is removed at the next visit to the form and when the server starts.
"""

import re
import secrets
import time
from contextlib import suppress
from pathlib import Path

from benchmark.edition.home import WHY
from benchmark.errors import SpiegelError
from benchmark.jobs import writing

FOLDER = "maandbestanden"
LASTING = 3600  # seconds
MOST = 50  # files that wait at the same time; the oldest make room
TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
GONE = SpiegelError("Het bestand is er niet meer: het blijft een uur staan.", "Kies het opnieuw.")


def put(root: Path, content: bytes) -> str:
    """Keep a file for an hour; the token by which it is found again. Raises SpiegelError for a full disk."""
    folder = root / FOLDER
    token = secrets.token_urlsafe(32)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        writing.put(folder / token, content)
        sweep(root)
    except OSError as error:
        why = WHY.get(error.errno or 0, "de map is niet te gebruiken")
        raise SpiegelError(f"Het bestand is niet bewaard: {why}.", "Probeer het later.") from error
    return token


def get(root: Path, token: str) -> bytes:
    """The file of a token; raises SpiegelError when it is gone."""
    if not TOKEN.fullmatch(token):
        raise GONE
    path = root / FOLDER / token
    try:
        if time.time() - path.stat().st_mtime > LASTING:
            raise GONE
        return path.read_bytes()
    except OSError:
        raise GONE from None


def drop(root: Path, token: str) -> None:
    """Remove the file of a token."""
    if TOKEN.fullmatch(token):
        with suppress(OSError):
            (root / FOLDER / token).unlink(missing_ok=True)


def sweep(root: Path) -> None:
    """Remove what is older than an hour, and the oldest of what is more than fits."""
    ages = []
    for path in (root / FOLDER).glob("*"):
        with suppress(OSError):
            ages.append((time.time() - path.stat().st_mtime, path))
    ages.sort(key=lambda pair: pair[0])
    for n, (age, path) in enumerate(ages, start=1):
        if age > LASTING or n > MOST:
            with suppress(OSError):
                path.unlink(missing_ok=True)
