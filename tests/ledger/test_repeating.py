"""What is sent twice is kept once, also when both arrive together; what is meant again is kept again."""

from concurrent.futures import ThreadPoolExecutor

from benchmark.ledger.entries import Author, AuthorRole, SessionNote, identifier
from benchmark.ledger.repeating import SOON, repeated
from benchmark.ledger.rows import Record
from benchmark.ledger.store import Ledger
from tests.ledger.test_learning import ADVISOR

OTHER = Author(name="Een ander", role=AuthorRole.CONTROLLER)


def note(text: str = "Er was twijfel.", **more: str | bool) -> SessionNote:
    """A note with an id of its own."""
    fields = {"gemeente": "GM0503", "id": identifier(), "year": 2023, "text": text}
    return SessionNote.model_validate(fields | more)


def kept(ledger: Ledger) -> list[str]:
    return [r.entry.text for r in ledger.newest(SessionNote, "GM0503")]


def test_the_same_of_the_same_author_is_kept_once(ledger: Ledger, edition_id: str):
    """On both databases."""
    first = ledger.record_once(note(), ADVISOR, edition_id, seen=0)
    again = ledger.record_once(note(), ADVISOR, edition_id, seen=0)
    assert again == first and kept(ledger) == ["Er was twijfel."]
    ledger.record_once(note("Nog iets."), ADVISOR, edition_id, seen=0)
    ledger.record_once(note(), OTHER, edition_id, seen=0)
    ledger.record_once(note(indicator="BAL01"), ADVISOR, edition_id, seen=0)
    assert len(kept(ledger)) == 4, "other words, another author, another figure"


def test_two_at_once_are_one(ledger: Ledger, edition_id: str):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: ledger.record_once(note(), ADVISOR, edition_id, seen=0), range(8)))
    assert kept(ledger) == ["Er was twijfel."]


def test_after_taking_back_or_later_the_same_is_meant_again(ledger: Ledger, edition_id: str):
    first = ledger.record_once(note(), ADVISOR, edition_id, seen=0)
    back = first.entry.model_copy(update={"withdrawn": True})
    ledger.record_once(back, ADVISOR, edition_id, seen=1)
    assert kept(ledger) == []
    again = ledger.record_once(note(), ADVISOR, edition_id, seen=0)
    assert again.subject != first.subject and kept(ledger) == ["Er was twijfel."]

    def sent(after: float) -> Record[SessionNote]:
        entry = note()
        at = again.at + after * SOON
        return Record(0, entry.kind, entry.subject, 1, ADVISOR, at, edition_id, entry)

    assert repeated(sent(0.9), [again]) == again and repeated(sent(1), [again]) is None
