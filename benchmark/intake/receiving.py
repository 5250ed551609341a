"""Receiving a file from outside: judged by the scanner, looked over, and only then read, in another process."""

import logging
import signal

from benchmark import dutch
from benchmark.intake import pool, scanner, wire
from benchmark.intake.contents import Received
from benchmark.intake.limits import MB, UPLOAD, Limits
from benchmark.intake.refusing import AGAIN, RefusedFile, shown
from benchmark.intake.scanning import check_size, scanned

logger = logging.getLogger(__name__)

SMALLER = "Zet alleen de bladen met uw cijfers in een nieuwe werkmap."
LATER = "Probeer het over een minuut opnieuw."


def received(content: bytes, name: str, limits: Limits = UPLOAD) -> Received:
    """The sheets of an uploaded .xlsx or .csv; ``name`` is as the sender wrote it.

    Raises RefusedFile for everything else, also where reading takes too much time or memory or where the process
    that reads dies: this one never does. Safe to call from several threads; waits ``limits.patience`` at most, and
    for the scanner.
    """
    check_size(content, shown(name), limits)
    scanner.scan(content, shown(name))
    checked = scanned(content, name, limits)
    name = shown(name)
    request = wire.request(checked.kind, name, checked.digest, limits)
    try:
        frame = pool.shared().ask(request, content, limits)
        told = wire.answered(frame, checked.kind, checked.digest)
    except pool.Busy:
        raise RefusedFile(
            f"Het bestand {name} is nog niet gelezen: er komen veel bestanden tegelijk binnen.",
            LATER,
        ) from None
    except (pool.Died, wire.Garbled) as error:
        logger.warning("reading %s gave no answer: %r", checked.digest, error)
        raise _unread(name, error) from None
    if isinstance(told, tuple):
        raise RefusedFile(*told)
    if isinstance(told, str):
        logger.error("reading %s failed: %s", checked.digest, told)
        raise _too_much(name, limits) if told == "MemoryError" else _unread(name, None)
    return told


def _unread(name: str, error: Exception | None) -> RefusedFile:
    if isinstance(error, pool.Died) and (error.late or error.code == -signal.SIGXCPU):
        return RefusedFile(f"Het lezen van het bestand {name} duurt te lang.", SMALLER)
    return RefusedFile(f"Het bestand {name} was niet te lezen.", AGAIN)


def _too_much(name: str, limits: Limits) -> RefusedFile:
    most = dutch.number(limits.memory / MB)
    return RefusedFile(
        f"Het lezen van het bestand {name} kost meer dan {most} MB geheugen.", SMALLER
    )
