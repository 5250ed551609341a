"""Opening a ledger: made when there is none, taken along by a newer program, refused in one sentence."""

import os
import pwd
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text

from benchmark import places
from benchmark.edition import Home
from benchmark.errors import LedgerError
from benchmark.ledger import opening
from benchmark.ledger.store import Ledger
from benchmark.ledger.tables import HEAD, METADATA
from tests.ledger.server import Server
from tests.ledger.writing import ADVISOR, choice
from tests.places import environment

OPENS = """
import sys
from pathlib import Path
from benchmark.edition import Home
from benchmark.ledger.store import Conflict, Ledger
from tests.ledger.writing import ADVISOR, choice
home = Home(Path(sys.argv[1]))
sys.stdout.write("."); sys.stdout.flush(); sys.stdin.read(1)
ledger = Ledger.at(home)
try:
    ledger.record(choice(), ADVISOR, home.current().stem, seen=0)
    print("first")
except Conflict as conflict:
    print(conflict.newest.version)
ledger.close()
"""


def looked(home: Home, look: Callable[[Connection], object]) -> object:
    engine = create_engine(opening.address(home))
    with engine.begin() as connection:
        found = look(connection)
    engine.dispose()
    return found


def at_revision(connection: Connection) -> object:
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()


@pytest.mark.usefixtures("at_empty")
def test_from_empty_the_steps_give_the_tables_of_this_program(home: Home) -> None:
    Ledger.at(home).close()
    assert looked(home, at_revision) == [HEAD]
    assert looked(home, lambda c: compare_metadata(MigrationContext.configure(c), METADATA)) == []


@pytest.mark.usefixtures("at_empty")
def test_a_ledger_of_this_program_is_opened_as_it_is(
    home: Home, edition_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Ledger.at(home)
    made = first.record(choice(), ADVISOR, edition_id)
    monkeypatch.setattr(opening, "_to_head", lambda *_: pytest.fail("nothing to change"))
    second = Ledger.at(home)
    assert second.log() == [made]
    first.close()
    second.close()


def test_the_head_is_the_last_step_and_alembic_finds_the_steps() -> None:
    from_pyproject = Config(toml_file=places.ROOT / "pyproject.toml")
    assert ScriptDirectory.from_config(from_pyproject).get_heads() == [HEAD]


@pytest.mark.usefixtures("at_empty")
def test_processes_that_open_an_empty_store_at_once_get_it_and_one_writes_first(home: Home) -> None:
    command = [sys.executable, "-c", OPENS, str(home.root)]
    pipe, where = subprocess.PIPE, {"cwd": places.ROOT, "env": environment(home.root)}
    at_once = [
        subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, **where) for _ in range(3)
    ]
    for process in at_once:  # each waits until all have read the program
        assert process.stdout is not None and process.stdout.read(1) == b"."
    for process in at_once:
        assert process.stdin is not None
        process.stdin.write(b".")
        process.stdin.flush()
    said = [process.communicate() for process in at_once]
    assert [process.returncode for process in at_once] == [0, 0, 0], said
    assert sorted(out.split() for out, _ in said) == [[b"1"], [b"1"], [b"first"]]
    assert looked(home, at_revision) == [HEAD]


@pytest.mark.usefixtures("at_empty")
def test_a_ledger_of_a_newer_program_is_left_alone(home: Home) -> None:
    Ledger.at(home).close()
    looked(home, lambda c: c.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    with pytest.raises(LedgerError, match="nieuwere versie van het programma"):
        Ledger.at(home)
    assert looked(home, at_revision) == ["9999"]


def test_the_file_is_durable_and_for_its_owner_only(home: Home) -> None:
    ledger = Ledger.at(home)
    path = home.root / opening.FILE
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with ledger.reading() as connection:
        asked = ("journal_mode", "synchronous", "busy_timeout")
        found = [connection.exec_driver_sql(f"PRAGMA {a}").scalar() for a in asked]
    assert found == ["wal", 2, opening.PATIENCE * 1000]  # 2 is FULL
    assert {stat.S_IMODE(p.stat().st_mode) for p in home.root.glob("ledger.sqlite*")} == {0o600}
    ledger.close()


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("onzin", "bevat geen adres van een database"),
        ("postgresql://u:geheim@server:poort/x", "bevat geen adres van een database"),
        ("mysql://u:geheim@server/x", "wijst naar geen PostgreSQL-database"),
        ("postgresql://u:geheim@server", "wijst naar geen PostgreSQL-database"),
        ("sqlite://", "wijst naar geen PostgreSQL-database"),
        ("postgresql://u:geheim@127.0.0.1:1/spiegel", "de server is niet te bereiken"),
        ("postgresql+psycopg://u:geheim@/spiegel?host=/nergens", "de server is niet te bereiken"),
        ("postgresql://u:geheim@127.0.0.1/x?onzin=1", "de server is niet te bereiken"),
    ],
)
def test_an_address_that_leads_nowhere(
    home: Home, monkeypatch: pytest.MonkeyPatch, url: str, sentence: str
) -> None:
    monkeypatch.setenv(opening.VARIABLE, url)
    with pytest.raises(LedgerError, match=sentence) as told:
        Ledger.at(home)
    assert "geheim" not in str(told.value) and told.value.remedy


def test_a_server_says_why_it_refuses(
    home: Home, postgresql: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(opening.VARIABLE, postgresql.url("onbekend"))
    with pytest.raises(LedgerError, match="de database bestaat niet op de server"):
        Ledger.at(home)
    stranger = postgresql.url("postgres").replace("spiegel@", "vreemde@")
    monkeypatch.setenv(opening.VARIABLE, stranger)
    with pytest.raises(LedgerError, match="de server weigert deze gebruiker"):
        Ledger.at(home)


def test_a_server_that_stopped_is_said_and_found_again(
    home: Home, edition_id: str, postgresql: Server, choose: Callable[[str], None]
) -> None:
    choose("postgresql")
    ledger = Ledger.at(home)
    made = ledger.record(choice(), ADVISOR, edition_id)
    postgresql.run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname LIKE 'ledger_%'"
    )
    assert ledger.log() == [made]  # a connection that was cut is made again
    with pytest.raises(LedgerError, match="de server stopt of herstart"), ledger.writing() as one:
        one.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")
    assert ledger.log() == [made]
    ledger.close()


@pytest.mark.parametrize("where", [0, 100, 4096])
def test_a_damaged_file_is_said_to_be_that(home: Home, edition_id: str, where: int) -> None:
    ledger = Ledger.at(home)
    for number in range(40):
        ledger.record(choice("x" * 3000, indicator=f"B{number}"), ADVISOR, edition_id)
    ledger.close()
    path = home.root / opening.FILE
    content = bytearray(path.read_bytes())
    content[where : where + 3000] = b"\xa5" * 3000
    path.write_bytes(content)
    with pytest.raises(LedgerError, match="het bestand is beschadigd"):
        Ledger.at(home).log()
    assert path.read_bytes() == content


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    with pytest.raises(LedgerError, match="er staat een bestand waar een map hoort"):
        Ledger.at(Home(tmp_path / "bestand" / "map"))


@contextmanager
def without_rights() -> Iterator[None]:
    """As somebody who owns nothing; root may write everywhere."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(pwd.getpwnam("nobody").pw_uid)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.mark.parametrize("there", [True, False], ids=["existing", "new"])
def test_a_folder_that_may_only_be_read(there: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        path = home.root / opening.FILE
        if there:
            Ledger.at(home).close()
            path.chmod(0o444)
        home.root.chmod(0o555)
        with (
            without_rights(),
            pytest.raises(
                LedgerError, match=r"\(ledger.sqlite\) doet het niet: geen rechten op de map"
            ),
        ):
            Ledger.at(home)
        home.root.chmod(0o755)
        assert path.exists() == there


def test_a_file_that_an_old_tool_put_back_gets_its_log_again(home: Home) -> None:
    """VACUUM INTO and the like write a file without WAL."""
    Ledger.at(home).close()
    path = home.root / opening.FILE
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
    ledger = Ledger.at(home)
    with ledger.reading() as reading:
        assert reading.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    ledger.close()
