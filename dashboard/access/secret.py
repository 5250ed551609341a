"""The key that signs cookies: one per home, made once, the same for every process that serves it."""

import logging
import os
import secrets
from pathlib import Path

from benchmark.errors import SpiegelError

logger = logging.getLogger(__name__)

SETTING = "SPIEGEL_SECRET_KEY"
SIZE = 32  # bytes


def key(home: Path) -> bytes:
    """The key of ``home``, or that of ``$SPIEGEL_SECRET_KEY``.

    Raises SpiegelError for one that is too short to sign with. A home that cannot be written gives a key that
    lasts as long as this process.
    """
    set_by_hand = os.environ.get(SETTING)
    if set_by_hand is not None:
        return _long_enough(set_by_hand.encode(), f"De sleutel in {SETTING}")
    path = home / "secret.key"
    try:
        if not path.exists():
            _make(path)
        return _long_enough(path.read_bytes(), f"De sleutel in {path.name}")
    except OSError as error:
        logger.warning("no key can be kept in the home, profiles end with this process: %s", error)
        return secrets.token_bytes(SIZE)


def _long_enough(found: bytes, name: str) -> bytes:
    if len(found) < SIZE:
        raise SpiegelError(
            f"{name} is te kort: {len(found)} bytes, en {SIZE} is het minste.",
            "Haal hem weg, dan maakt Gemeentespiegel zelf een nieuwe.",
        )
    return found


def _make(path: Path) -> None:
    """Write a new key beside and link it into place: of two processes at once, the first one wins."""
    fresh = path.with_name(f".secret-{os.getpid()}-{secrets.token_hex(4)}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(SIZE))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(fresh, path)
        except FileExistsError:
            return
    finally:
        fresh.unlink()
