from pathlib import Path

import pytest

from benchmark.edition import Home
from benchmark.ledger.entries import Author, AuthorRole, Choice
from benchmark.ledger.store import Conflict, Ledger

ADVISOR = Author(name="De adviseur", role=AuthorRole.ADVISOR, gemeente="GM0503")


def test_versions_follow_and_a_stale_writer_is_told(writable_home: Path) -> None:
    home = Home(writable_home)
    ledger = Ledger.at(home)
    edition = home.current().stem
    choice = Choice(gemeente="GM0503", indicator="BRZ03", year=2023, reason="Onze keuze.")
    first = ledger.record(choice, ADVISOR, edition, seen=0)
    assert (first.version, ledger.latest(Choice, choice.subject)) == (1, first)
    with pytest.raises(Conflict, match="De adviseur, adviseur") as told:
        ledger.record(choice, ADVISOR, edition, seen=0)
    assert told.value.newest == first
    second = ledger.record(choice, ADVISOR, edition, seen=1)
    assert ledger.history(Choice, choice.subject) == [first, second]
    assert ledger.newest(Choice, "GM0503") == [second]
    assert ledger.log() == [second, first]
    assert ledger.kept(ledger.keep(b"document")) == b"document"
    assert ledger.cited() == {edition} == set(home.cited())
    ledger.close()
