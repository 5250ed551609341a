"""A report under a code: exactly what was kept, whatever is typed, damaged or done twice."""

import secrets
from pathlib import Path

import pytest

from benchmark.edition import Home
from benchmark.errors import SpiegelError
from benchmark.ledger.entries import Report, ReportStatus
from benchmark.ledger.store import Conflict, Ledger
from benchmark.report import keeping
from benchmark.report.document import Paragraph, Voice, charts
from benchmark.report.spec import Spec
from benchmark.viewing import View
from tests.ledger.writing import ADVISOR, choice

DELFT = Spec(gemeente="Delft", year=2023, indicators=("BRZ03",))


@pytest.fixture
def ledger(writable_home: Path):
    found = Ledger.at(Home(writable_home))
    yield found
    found.close()


def test_opening_gives_exactly_what_was_kept(view: View, ledger: Ledger):
    ledger.record(choice("Bewust twee loketten."), ADVISOR, view.edition.info.id)
    made = keeping.make(view, ledger, DELFT, ADVISOR)
    ledger.record(choice("Later iets anders."), ADVISOR, view.edition.info.id)
    again = keeping.open_(ledger, made.record.entry.code)
    assert again.document == made.document
    assert again.document.digest == made.document.digest == made.record.entry.document
    assert again.spec.gemeente == "GM0503"
    assert "Bewust twee loketten." in again.document.as_json().decode()
    assert "naam niet gecontroleerd" in again.document.author
    assert view.edition.info.id in ledger.cited()


def test_a_code_has_six_characters_that_are_not_mixed_up(view: View, ledger: Ledger):
    code = keeping.make(view, ledger, DELFT, ADVISOR).record.entry.code
    assert code[:3] == "GS-" and len(code) == 9
    assert set(code[3:]) <= set(keeping.ALPHABET)
    assert not set("ILOU") & set(keeping.ALPHABET)


@pytest.mark.parametrize("typed", ["gs-10x0aa", " GS-LOXOAA ", "GS10X0AA", "10x0aa", "gs 10x0aa"])
def test_a_code_may_be_typed_in_any_way(typed):
    assert keeping.clean(typed) == "GS-10X0AA"


@pytest.mark.parametrize(
    "typed", ["GS-ZZZZZZ", "", "GS-", "'; DROP TABLE", "GS-ABC", "x" * 9999, "é🙂"]
)
def test_a_code_that_is_not_there_is_said(ledger: Ledger, typed):
    with pytest.raises(SpiegelError, match="geen rapport met de code") as refused:
        keeping.open_(ledger, typed)
    assert refused.value.remedy and len(str(refused.value)) < 300


def test_a_code_that_is_taken_is_drawn_again(view: View, ledger: Ledger, monkeypatch):
    drawn = iter("AAAAAA" + "AAAAAA" + "BBBBBB")
    monkeypatch.setattr(secrets, "choice", lambda _: next(drawn))
    codes = [keeping.make(view, ledger, DELFT, ADVISOR).record.entry.code for _ in range(2)]
    assert codes == ["GS-AAAAAA", "GS-BBBBBB"]


def test_a_code_that_another_process_took_meanwhile_is_drawn_again(
    view: View, ledger: Ledger, monkeypatch
):
    first = keeping.make(view, ledger, DELFT, ADVISOR).record.entry.code
    codes = iter([first, "GS-BBBBBB"])
    monkeypatch.setattr(keeping, "_fresh", lambda _: next(codes))
    second = keeping.make(view, ledger, DELFT, ADVISOR)
    assert second.document.code == second.record.entry.code == "GS-BBBBBB"
    assert keeping.open_(ledger, "GS-BBBBBB").document == second.document


def test_what_was_kept_and_is_damaged_is_not_shown(view: View, ledger: Ledger, monkeypatch):
    made = keeping.make(view, ledger, DELFT, ADVISOR)
    monkeypatch.setattr(Ledger, "kept", lambda self, digest: b'{"kind": "rapport"}')
    with pytest.raises(SpiegelError, match="andere versie van dit programma"):
        keeping.open_(ledger, made.record.entry.code)


def test_a_status_goes_on_and_never_back(view: View, ledger: Ledger):
    made = keeping.make(view, ledger, DELFT, ADVISOR)
    code = made.record.entry.code
    assert (made.document.status, made.document.stamp) == ("concept", "Concept")
    heard = keeping.revise(ledger, code, ADVISOR, seen=1, status=ReportStatus.HEARING)
    assert (heard.record.version, heard.document.stamp) == (2, "Ambtelijk wederhoor")
    with pytest.raises(SpiegelError, match="kan niet terug naar 'concept'"):
        keeping.revise(ledger, code, ADVISOR, seen=2, status=ReportStatus.CONCEPT)
    settled = keeping.revise(ledger, code, ADVISOR, seen=2, status=ReportStatus.SETTLED)
    assert settled.document.stamp == ""
    with pytest.raises(SpiegelError, match="vastgesteld en verandert niet meer"):
        keeping.revise(ledger, code, ADVISOR, seen=3, reaction="Te laat.")
    assert len(ledger.history(Report, code)) == 3
    assert keeping.open_(ledger, code, version=1).document == made.document
    with pytest.raises(SpiegelError, match="heeft geen versie 9"):
        keeping.open_(ledger, code, version=9)


def test_a_reaction_is_a_new_version_with_the_same_numbers(view: View, ledger: Ledger):
    made = keeping.make(view, ledger, DELFT, ADVISOR)
    code, text = made.record.entry.code, "Het college <b>deelt</b> dit.\n=1+1"
    after = keeping.revise(ledger, code, ADVISOR, seen=1, reaction=text)
    chapter = next(c for c in after.document.chapters if c.key == "reactie")
    said = chapter.blocks[-1]
    assert isinstance(said, Paragraph)
    assert (said.text, said.voice) == (text, Voice.PERSON) and "niet gecontroleerd" in said.by
    assert list(charts(after.document)) == list(charts(made.document))
    assert after.record.entry.reaction == text


def test_who_revises_an_older_version_is_told(view: View, ledger: Ledger):
    code = keeping.make(view, ledger, DELFT, ADVISOR).record.entry.code
    keeping.revise(ledger, code, ADVISOR, seen=1, reaction="Eerst.")
    with pytest.raises(Conflict) as met:
        keeping.revise(ledger, code, ADVISOR, seen=1, reaction="Tweede.")
    assert met.value.newest.version == 2
    assert keeping.open_(ledger, code).record.entry.reaction == "Eerst."
