"""Records: every change a new version, nothing changed or removed, and nobody writes over another unseen."""

import os
import threading
import warnings
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from benchmark.edition import Home
from benchmark.errors import LedgerError
from benchmark.ledger import opening
from benchmark.ledger.entries import CONTROL, LONGEST, Choice, Comment, Entry, Judgement
from benchmark.ledger.store import Conflict, Ledger
from tests.ledger.writing import ADVISOR, SECRETARY, choice, comment, judgement


def test_a_record_comes_back_as_it_was_made(ledger: Ledger, edition_id: str) -> None:
    before = datetime.now(UTC)
    made = ledger.record(judgement(), SECRETARY, edition_id, seen=0)
    assert before <= made.at <= datetime.now(UTC) and made.at.utcoffset() == timedelta(0)
    assert (made.kind, made.subject) == ("judgement", "GM0503/burgerzaken/2023")
    assert (made.version, made.author, made.edition) == (1, SECRETARY, edition_id)
    assert ledger.latest(Judgement, made.subject) == made
    assert ledger.latest(Judgement, "GM0503/afval/2023") is None
    assert ledger.latest(Choice, made.subject) is None  # another kind


def test_a_change_is_a_new_version_and_the_old_one_stays(ledger: Ledger, edition_id: str) -> None:
    made = [ledger.record(choice(r), ADVISOR, edition_id) for r in ("een", "twee", "drie")]
    assert [r.version for r in made] == [1, 2, 3]
    assert ledger.history(Choice, made[0].subject) == made
    assert ledger.latest(Choice, made[0].subject) == made[2]
    assert ledger.newest(Choice) == [made[2]]
    assert ledger.log() == made[::-1] and ledger.log(most=2) == made[:0:-1]


def test_newest_gives_each_subject_once_of_whom_is_asked(ledger: Ledger, edition_id: str) -> None:
    mine = ledger.record(comment("een"), ADVISOR, edition_id)
    other = ledger.record(comment("elders", gemeente="GM0363"), ADVISOR, edition_id)
    gone = ledger.record(comment("weg", 1), ADVISOR, edition_id)
    gone = ledger.record(gone.entry.model_copy(update={"withdrawn": True}), ADVISOR, edition_id)
    mine = ledger.record(comment("twee"), ADVISOR, edition_id)
    assert ledger.newest(Comment) == [other, mine]
    assert ledger.newest(Comment, "GM0503") == [mine]
    assert ledger.newest(Comment, "GM0503", withdrawn=True) == [gone, mine]
    assert ledger.newest(Comment, prefix="GM0363/") == [other]
    assert ledger.newest(Comment, prefix="gm0363/") == ledger.newest(Comment, prefix="GM%") == []
    assert ledger.newest(Choice) == []
    assert [r.subject for r in ledger.log("GM0363")] == [other.subject]


def test_who_did_not_see_the_newest_is_told_who_wrote_it(ledger: Ledger, edition_id: str) -> None:
    first = ledger.record(choice("van een ander"), SECRETARY, edition_id, seen=0)
    with pytest.raises(Conflict) as told:
        ledger.record(choice("van mij"), ADVISOR, edition_id, seen=0)
    assert told.value.newest == first
    assert told.value.sentence.startswith(
        "Intussen heeft De secretaris, gemeentesecretaris (naam niet gecontroleerd) dit al vastgelegd, op "
    )
    assert ledger.log() == [first]
    again = ledger.record(choice("van mij"), ADVISOR, edition_id, seen=told.value.newest.version)
    assert again.version == 2


def test_of_writers_at_once_one_is_first_and_all_others_are_told(
    ledger: Ledger, home: Home, edition_id: str
) -> None:
    told: list[Conflict] = []
    start = threading.Barrier(6)

    def write(own: Ledger, number: int) -> None:
        start.wait()
        try:
            own.record(choice(f"van {number}"), ADVISOR, edition_id, seen=0)
        except Conflict as conflict:
            told.append(conflict)

    other = Ledger.at(home)  # as another process has it
    threads = [
        threading.Thread(target=write, args=(own, n)) for n, own in enumerate([ledger, other] * 3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.close()
    (there,) = ledger.log()
    assert [c.newest for c in told] == [there] * 5


def test_without_a_version_everybody_at_once_is_recorded(
    ledger: Ledger, home: Home, edition_id: str
) -> None:
    def write(own: Ledger) -> None:
        for _ in range(5):
            own.record(choice(), ADVISOR, edition_id)

    other = Ledger.at(home)
    threads = [threading.Thread(target=write, args=(own,)) for own in (ledger, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.close()
    assert [r.version for r in ledger.history(Choice, choice().subject)] == list(range(1, 11))
    assert [r.id for r in ledger.log()] == sorted((r.id for r in ledger.log()), reverse=True)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record SET payload = '{}'",
        "DELETE FROM record",
        "UPDATE document SET size = 1",
        "DELETE FROM document",
    ],
)
def test_the_database_itself_refuses_changes(
    ledger: Ledger, home: Home, edition_id: str, statement: str
) -> None:
    """Also to whoever comes in by another door than this program."""
    made = ledger.record(choice(), ADVISOR, edition_id)
    digest = ledger.keep(b"inhoud")
    engine = create_engine(opening.address(home))
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(text(statement))
    replaces = {
        "sqlite": "INSERT OR REPLACE INTO record SELECT * FROM record",
        "postgresql": "TRUNCATE record",
    }
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(text(replaces[engine.dialect.name]))
    engine.dispose()
    assert ledger.log() == [made] and ledger.kept(digest) == b"inhoud"


TEXTS = st.one_of(
    st.text(max_size=300),
    st.text("🏛️👩‍💼שלום مرحبا\u202e\u200fé#$=<>&*_@`\\\"'\t\n", max_size=300),
    st.builds(lambda c: c * LONGEST, st.sampled_from("a🏛ש#")),
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(typed=TEXTS.filter(lambda t: not CONTROL.search(t)))
def test_every_text_comes_back_as_typed(ledger: Ledger, edition_id: str, typed: str) -> None:
    made = ledger.record(comment(typed), ADVISOR, edition_id)
    found = ledger.latest(Comment, made.subject)
    assert found == made
    assert found.entry.text == typed.replace("\r\n", "\n").replace("\r", "\n").strip()


def test_names_as_people_write_them(ledger: Ledger, edition_id: str) -> None:
    named = ADVISOR.model_copy(update={"name": 'Adviseur van \'s-Hertogenbosch; DROP TABLE "🏛️"'})
    made = ledger.record(choice(), named, edition_id)
    assert ledger.log() == [made]


def test_a_document_is_kept_once_under_its_digest(ledger: Ledger) -> None:
    content = bytes(range(256)) * 4000
    digest = ledger.keep(content)
    assert ledger.keep(content) == digest and ledger.kept(digest) == content
    assert ledger.kept(ledger.keep(b"")) == b""
    with pytest.raises(LedgerError, match="staat niet in het logboek"):
        ledger.kept("0" * 64)


def test_what_a_newer_program_wrote_is_said_to_be_that(
    ledger: Ledger, home: Home, edition_id: str
) -> None:
    made = ledger.record(choice(), ADVISOR, edition_id)
    engine = create_engine(opening.address(home))
    copied = (
        "INSERT INTO record (id, kind, subject, version, author_name, author_role, author_gemeente, "
        "author_checked, at, edition, gemeente, payload) SELECT id + {n}, '{kind}', subject, version + {n}, "
        "author_name, '{role}', author_gemeente, author_checked, at, edition, gemeente, '{payload}' FROM record "
        "WHERE id = {id}"
    )
    newer = [
        ("choice", "adviseur", '{"gemeente": "GM0503", "mood": 1}'),
        ("choice", "burgemeester", "{}"),
        ("dream", "adviseur", "{}"),
    ]
    for n, (kind, role, payload) in enumerate(newer, 1):
        with engine.begin() as connection:
            values = {"n": n, "kind": kind, "role": role, "payload": payload, "id": made.id}
            connection.exec_driver_sql(copied.format(**values))
        with pytest.raises(LedgerError, match="geschreven door een nieuwere versie"):
            ledger.log()
    with pytest.raises(LedgerError, match="geschreven door een nieuwere versie"):
        ledger.latest(Choice, made.subject)
    engine.dispose()


def test_an_entry_that_went_round_its_own_rules_is_refused(ledger: Ledger, edition_id: str) -> None:
    forged = Choice.model_construct(gemeente="GM0503", indicator="BRZ03", year=2023, reason="\x00")
    with pytest.raises(LedgerError, match="stuurtekens") as told:
        ledger.record(forged, ADVISOR, edition_id)
    assert told.value.remedy
    assert ledger.log() == []


def test_a_subject_longer_than_the_ledger_keeps(ledger: Ledger, edition_id: str) -> None:
    with pytest.raises(LedgerError, match="te lang"):
        ledger.record(choice(indicator="B" * 500), ADVISOR, edition_id)


def test_a_record_cannot_be_changed_in_hand(ledger: Ledger, edition_id: str) -> None:
    made = ledger.record(choice(), ADVISOR, edition_id)
    entry: Entry = made.entry
    with pytest.raises(ValueError, match="frozen"):
        entry.gemeente = "GM0363"
    assert replace(made, version=2) != made


def test_a_child_process_makes_connections_of_its_own(ledger: Ledger, edition_id: str) -> None:
    """A server forks its workers; a connection of the parent in two hands would mix up their answers."""
    made = ledger.record(choice(), ADVISOR, edition_id)
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", DeprecationWarning
        )  # of forking with threads, from Python 3.12 on
        child = os.fork()
    if child == 0:
        try:
            right = ledger.log() == [made]
            right &= ledger.record(choice(), ADVISOR, edition_id).version == 2
            ledger.close()
        finally:
            os._exit(0 if right else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert [r.version for r in ledger.log()] == [2, 1]
    assert ledger.record(choice(), ADVISOR, edition_id).version == 3


def test_who_waits_too_long_for_another_writer_is_told(
    ledger: Ledger, home: Home, edition_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "PATIENCE", 0.2)
    other = Ledger.at(home)
    with ledger.writing(), pytest.raises(LedgerError, match="een ander programma houdt het bezet"):
        other.record(choice(), ADVISOR, edition_id)
    other.record(choice(), ADVISOR, edition_id)
    other.close()
