"""What a database says when it refuses, in one Dutch sentence. No address with a password is ever told."""

import contextlib
import errno
import sqlite3
from collections.abc import Iterator

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, DisconnectionError, TimeoutError

from benchmark.edition.home import WHY
from benchmark.errors import LedgerError

NOTHING_LOST = "Er is niets half bewaard."
DAMAGED = "Zet de laatste reservekopie terug met 'spiegel restore'."
FULL = ("de schijf is vol", "Maak ruimte en probeer het opnieuw.")
BUSY = ("een ander programma houdt het bezet", "Probeer het zo nog eens.")
READ_ONLY = ("het is alleen te lezen", "Geef schrijfrechten op de map en het bestand.")
SQLITE = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: ("de schijf is vol of niet te schrijven", FULL[1]),
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: ("het bestand is niet te openen", "Controleer SPIEGEL_HOME."),
    sqlite3.SQLITE_CORRUPT: ("het bestand is beschadigd", DAMAGED),
    sqlite3.SQLITE_NOTADB: ("het bestand is beschadigd", DAMAGED),
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
}
POSTGRESQL = {  # by the first characters of the SQLSTATE, longest first
    "53100": ("de schijf van de server is vol", "Maak daar ruimte en probeer het opnieuw."),
    "3D000": ("de database bestaat niet op de server", "Maak hem aan of wijs een andere aan."),
    "25006": ("de server laat alleen lezen toe", "Wijs met SPIEGEL_LEDGER de hoofdserver aan."),
    "42501": ("deze gebruiker mag daar niet schrijven", "Geef de gebruiker rechten op het schema."),
    "55P03": BUSY,
    "28": ("de server weigert deze gebruiker", "Controleer naam en wachtwoord in SPIEGEL_LEDGER."),
    "53": ("de server heeft het te druk", "Probeer het zo nog eens."),
    "57": ("de server stopt of herstart", "Probeer het zo nog eens."),
}
UNREACHED = (
    "de server is niet te bereiken",
    "Controleer SPIEGEL_LEDGER en of de server draait.",
)


@contextlib.contextmanager
def spoken(url: URL) -> Iterator[None]:
    """Turn what the database says into a LedgerError."""
    try:
        yield
    except DBAPIError as error:
        raise _of(url, *_reason(url, error)) from error
    except (DisconnectionError, TimeoutError) as error:  # no connection to be had
        raise _of(url, *UNREACHED) from error


@contextlib.contextmanager
def spoken_by_disk(url: URL) -> Iterator[None]:
    """Turn what the disk says about the files beside a ledger into a LedgerError."""
    try:
        yield
    except OSError as error:
        why = WHY.get(error.errno or 0) or error.strerror or "onbekende fout"
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        raise _of(url, why, FULL[1] if full else READ_ONLY[1]) from error


def _reason(url: URL, error: DBAPIError) -> tuple[str, str]:
    if url.get_backend_name() == "sqlite":
        # the low byte names the kind, the rest the detail
        code = getattr(error.orig, "sqlite_errorcode", None) or 0
        return SQLITE.get(code & 0xFF, ("het bestand is niet te gebruiken", DAMAGED))
    state = getattr(error.orig, "sqlstate", None) or _told(str(error.orig))
    for start, words in POSTGRESQL.items():
        if state.startswith(start):
            return words
    return UNREACHED if not state else (f"de server weigert (code {state})", UNREACHED[1])


def _told(message: str) -> str:
    """The SQLSTATE of a refused connection, which psycopg gives in words only."""
    if "does not exist" in message and "database" in message:
        return "3D000"
    refused = ("authentication failed", "no password supplied", "no pg_hba.conf", "role ")
    return "28000" if any(words in message for words in refused) else ""


def _of(url: URL, why: str, remedy: str) -> LedgerError:
    return LedgerError(
        f"Het logboek ({named(url)}) doet het niet: {why}.", f"{NOTHING_LOST} {remedy}"
    )


def named(url: URL) -> str:
    """Where a ledger is, without user and password."""
    if url.get_backend_name() == "sqlite":
        return (url.database or "").rpartition("/")[2]
    host = url.host or str(url.query.get("host", "deze computer"))
    return f"{url.database} op {host}"
