"""Opening a ledger: its address, the engine that keeps what was confirmed, and the steps to this schema."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DisconnectionError

from benchmark.edition import Home
from benchmark.errors import LedgerError
from benchmark.ledger.failing import named, spoken, spoken_by_disk
from benchmark.ledger.tables import HEAD

VARIABLE = "SPIEGEL_LEDGER"
FILE = "ledger.sqlite"
PATIENCE = 15  # seconds to wait for another writer
TURN = 5_201_605  # the one advisory lock of PostgreSQL under which is written: any number will do
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON")
EXAMPLE = "Schrijf bijvoorbeeld postgresql://gebruiker@server/spiegel, of laat SPIEGEL_LEDGER leeg."


def address(home: Home) -> URL:
    """Where the ledger of a home is; raises LedgerError when SPIEGEL_LEDGER is no address for one."""
    given = os.environ.get(VARIABLE, "").strip()
    if not given:
        return URL.create("sqlite", database=str(home.root / FILE))
    try:
        url = make_url(given)
    except (ArgumentError, ValueError):
        raise LedgerError("SPIEGEL_LEDGER bevat geen adres van een database.", EXAMPLE) from None
    backend = url.drivername.partition("+")[0]
    if backend in ("postgresql", "postgres") and url.database:
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite" and url.database and url.database != ":memory:":
        return url.set(drivername="sqlite", database=str(Path(url.database).absolute()), query={})
    raise LedgerError("SPIEGEL_LEDGER wijst naar geen PostgreSQL-database.", EXAMPLE)


def exists(home: Home) -> bool:
    """Whether a home has a ledger; opening would make one."""
    url = address(home)
    return url.get_backend_name() != "sqlite" or Path(url.database or "").exists()


def opened(url: URL) -> Engine:
    """The engine on a ledger at this program's schema. Processes that open a new one at once wait for
    each other; a step is taken whole or not at all.

    Raises LedgerError when it cannot be opened, is damaged, or was made by a newer program.
    """
    made = engine(url)
    try:
        with spoken(url), spoken_by_disk(url), _alone(url):
            with made.connect() as connection:
                there = _schema(connection)
            if there != HEAD:
                _to_head(made, url)
    except BaseException:
        made.dispose()
        raise
    return made


def engine(url: URL) -> Engine:
    """An engine of which the option ``writes`` begins a transaction that is alone in writing. What people
    wrote never stands in its errors, which may go to a log."""
    if url.get_backend_name() == "sqlite":
        made = create_engine(url, hide_parameters=True, connect_args={"timeout": PATIENCE})
        event.listen(made, "connect", _set_sqlite)
        event.listen(made, "begin", _begin_sqlite)
    else:
        waits = {"connect_timeout": 10}  # seconds
        made = create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args=waits)
        event.listen(made, "begin", _begin_postgresql)
    event.listen(made, "connect", _note_process)
    event.listen(made, "checkout", _refuse_inherited)
    return made


def _set_sqlite(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # transactions begin where we say, not where sqlite3 guesses
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get("writes"):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({TURN})")


def _note_process(_: Any, entry: Any) -> None:
    entry.info["process"] = os.getpid()


def _refuse_inherited(_: Any, entry: Any, proxy: Any) -> None:
    """A connection that came along with a fork belongs to the parent."""
    if entry.info["process"] != os.getpid():
        entry.dbapi_connection = proxy.dbapi_connection = None
        raise DisconnectionError("made by another process")


@contextmanager
def _alone(url: URL) -> Iterator[None]:
    """Only one process opens a file at a time: a new one must not be changed to WAL by two at once."""
    if url.get_backend_name() != "sqlite":
        with nullcontext():
            yield
        return
    path = Path(url.database or "")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(path.with_suffix(".lock"), timeout=PATIENCE, mode=0o600):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # readable by the owner only
            yield
    except Timeout:
        raise LedgerError(
            "Een ander programma is het logboek aan het openen.", "Probeer het zo nog eens."
        ) from None


def _schema(connection: Connection) -> str | None:
    """The step at which a ledger is; None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _to_head(made: Engine, url: URL) -> None:
    # Only a ledger that is new or old waits for Alembic to be imported.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "benchmark.ledger:migrations")
    config.set_main_option("path_separator", "os")
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    with made.execution_options(writes=True).begin() as connection:
        there = _schema(connection)  # again: another process may have been first
        if there is not None and there not in known:
            raise LedgerError(
                f"Het logboek ({named(url)}) is gemaakt door een nieuwere versie van het programma.",
                "Werk Gemeentespiegel bij; er is niets veranderd.",
            )
        if there != HEAD:
            config.attributes["connection"] = connection
            command.upgrade(config, HEAD)
