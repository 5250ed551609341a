"""A file is taken over whole or not at all, and what came in is kept as it was. The same on SQLite and PostgreSQL."""

import hashlib
from collections.abc import Callable

import pytest

from benchmark.delivery import receiving
from benchmark.errors import LedgerError, SpiegelError
from benchmark.ledger.deliveries import Answered, Upload, Way
from benchmark.ledger.store import Conflict, Ledger
from benchmark.viewing import View
from benchmark.vocabulary import Missing
from tests.delivery.answering import (
    CHANNELS,
    COLLEAGUE,
    DELFT,
    SUPPLIER,
    YEAR,
    answer,
    csv,
    edition_of,
    filled,
    look,
    take,
    written,
)

NAME = "vragenlijst.xlsx"


def recorded(ledger: Ledger) -> dict[str, object]:
    """The newest answers of Delft, by question."""
    found = [r.entry for r in ledger.newest(Answered, DELFT)]
    return {e.question: e.missing or e.value for e in found}


def refused(action: Callable[[], object]) -> SpiegelError:
    with pytest.raises(SpiegelError) as caught:
        action()
    assert caught.value.remedy
    return caught.value


def kept(ledger: Ledger, content: bytes) -> bool:
    try:
        return ledger.kept(hashlib.sha256(content).hexdigest()) == content
    except LedgerError:
        return False


def test_a_good_file_is_taken_over_with_all_that_is_known_of_it(view: View, ledger: Ledger):
    content = filled(written(view, ledger), CHANNELS | {"berichten-ontvangen": "later"})
    done = take(view, ledger, content, "../map/Vragenlijst Delft.xlsx")
    assert recorded(ledger) == CHANNELS | {"berichten-ontvangen": Missing.LATER}
    digest = hashlib.sha256(content).hexdigest()
    for record in done:
        assert isinstance(record.entry, Answered)
        assert (record.entry.way, record.entry.file) == (Way.WORKBOOK, digest)
        assert (record.author, record.edition, record.version) == (SUPPLIER, edition_of(view), 1)
    (upload,) = ledger.newest(Upload, DELFT)
    told = upload.entry
    assert (told.digest, told.size, told.answers) == (digest, len(content), len(done) == 6 and 6)
    assert told.name == "Vragenlijst Delft.xlsx"
    assert ledger.kept(digest) == content  # every byte, to look again later


def test_looking_keeps_nothing(view: View, ledger: Ledger):
    content = filled(written(view, ledger), CHANNELS)
    assert len(look(view, ledger, content).fresh) == 5
    assert ledger.log() == [] and not kept(ledger, content)


def test_one_mistake_and_nothing_is_taken_over(view: View, ledger: Ledger):
    content = filled(written(view, ledger), CHANNELS | {"baliebezoeken": "27.500"})
    looked = look(view, ledger, content)
    assert looked.errors > 0 and len(looked.fresh) == 4
    error = refused(lambda: receiving.deliver(view, ledger, looked, content, NAME, SUPPLIER))
    assert error.sentence.endswith("Er is niets overgenomen.")
    assert ledger.log() == [] and not kept(ledger, content)


def test_a_signal_does_not_stop_a_file(view: View, ledger: Ledger):
    answer(view, ledger, {"berichten-ontvangen": 1000.0}, year=YEAR - 1)
    content = filled(written(view, ledger), {"berichten-ontvangen": 5000})
    looked = look(view, ledger, content)
    assert looked.errors == 0
    told = {(f.problem.check, f.problem.question) for f in looked.found}
    assert told == {
        ("change", "berichten-ontvangen")
    }  # what is not in the file waits for handing in
    receiving.deliver(view, ledger, looked, content, NAME, SUPPLIER)
    assert ledger.latest(Answered, f"{DELFT}/{YEAR}/berichten-ontvangen") is not None


def test_the_same_file_twice_is_recognised(view: View, ledger: Ledger):
    content = filled(written(view, ledger), CHANNELS)
    take(view, ledger, content)
    before = ledger.log()
    error = refused(lambda: take(view, ledger, content, "zelfde.xlsx", COLLEAGUE))
    assert error.sentence.startswith("Dit bestand is al verwerkt op ")
    assert error.sentence.endswith(f"door {SUPPLIER.words}.")
    assert error.remedy == "Er is niets veranderd."
    assert ledger.log() == before


def test_the_same_file_after_the_answers_changed_is_out_of_date(view: View, ledger: Ledger):
    content = filled(written(view, ledger), CHANNELS)
    take(view, ledger, content)
    answer(view, ledger, {"klantcontacten": 5.0}, by=COLLEAGUE)
    error = refused(lambda: take(view, ledger, content))
    assert "Er is een nieuwer antwoord" in error.sentence
    assert recorded(ledger)["klantcontacten"] == 5.0


def test_only_what_changed_is_recorded(view: View, ledger: Ledger):
    take(view, ledger, filled(written(view, ledger), CHANNELS))
    again = filled(written(view, ledger), {"contacten-telefoon": 40_000, "contacten-digitaal": 44_000})  # fmt: skip
    done = take(view, ledger, again)
    assert {r.subject.rpartition("/")[2]: r.version for r in done} == {
        "contacten-telefoon": 2,
        "contacten-digitaal": 2,
    }
    assert recorded(ledger) == CHANNELS | {
        "contacten-telefoon": 40_000.0,
        "contacten-digitaal": 44_000.0,
    }


def test_two_suppliers_with_the_same_workbook(view: View, ledger: Ledger):
    blank = written(view, ledger)
    take(view, ledger, filled(blank, {"berichten-ontvangen": 11_000}))
    after = ledger.log()
    late = filled(blank, CHANNELS | {"berichten-ontvangen": 12_000})
    looked = look(view, ledger, late)
    assert looked.errors == 0 and len(looked.fresh) == 6
    error = refused(lambda: receiving.deliver(view, ledger, looked, late, NAME, COLLEAGUE))
    assert error.sentence.startswith(
        "Er is een nieuwer antwoord op ‘Hoeveel e-mails en webformulieren met een vraag kwamen binnen?’: "
        f"11.000 berichten, van {SUPPLIER.words}, op "
    )
    assert ledger.log() == after and not kept(ledger, late)  # also not what nobody else answered
    take(view, ledger, filled(blank, CHANNELS), by=COLLEAGUE)  # that is welcome
    assert recorded(ledger) == CHANNELS | {"berichten-ontvangen": 11_000.0}


def test_two_suppliers_at_once_and_the_second_is_told(view: View, ledger: Ledger):
    """Both looked before either delivered, with a file that does not say when it was made."""
    first, second = csv("$;klantcontacten;5;;"), csv("$;baliebezoeken;6;;", "$;klantcontacten;6;;")
    looks = [look(view, ledger, c, "a.csv") for c in (first, second)]
    receiving.deliver(view, ledger, looks[0], first, "a.csv", SUPPLIER)
    after = ledger.log()
    with pytest.raises(Conflict) as caught:
        receiving.deliver(view, ledger, looks[1], second, "b.csv", COLLEAGUE)
    assert SUPPLIER.words in caught.value.sentence
    assert ledger.log() == after and recorded(ledger) == {"klantcontacten": 5.0}


def test_what_the_file_does_not_answer_stays(view: View, ledger: Ledger):
    answer(
        view, ledger, {"berichten-ontvangen": 12_000.0, "berichten-binnen-2-werkdagen": 10_000.0}
    )
    content = csv(*(f"$;{k};{int(v)};;" for k, v in CHANNELS.items()))
    looked = look(view, ledger, content, "a.csv")
    assert looked.notes == (
        "Over 2024 staan op Aanleveren nog 2 antwoorden die niet in dit bestand staan; die blijven.",
    )
    take(view, ledger, content, "a.csv")
    assert recorded(ledger) == CHANNELS | {
        "berichten-ontvangen": 12_000.0,
        "berichten-binnen-2-werkdagen": 10_000.0,
    }


def test_what_is_recorded_is_checked_together_with_the_file(view: View, ledger: Ledger):
    answer(view, ledger, {k: v for k, v in CHANNELS.items() if k != "contacten-digitaal"})
    assert look(view, ledger, csv("$;contacten-digitaal;43000;;"), "a.csv").found == ()
    wrong = look(view, ledger, csv("$;contacten-digitaal;43001;;"), "a.csv")
    assert wrong.errors == 1  # the total stands on the page, and no longer agrees
    whole = "de vraag ‘Hoeveel klantcontacten had de eerste lijn?’"
    assert [f.place.words for f in wrong.found if f.place] in ([whole], ["regel 2"])


def test_a_mistake_that_was_there_already_does_not_stop_another_file(view: View, ledger: Ledger):
    answer(view, ledger, CHANNELS | {"contacten-digitaal": 1.0})
    assert look(view, ledger, csv("$;berichten-ontvangen;12000;;"), "a.csv").found == ()
    assert look(view, ledger, csv("$;klantcontacten;127000;;"), "a.csv").errors == 1


def test_a_file_of_one_municipality_changes_nothing_of_another(view: View, ledger: Ledger):
    gouda = view.edition.municipalities.code_of("Gouda")
    answer(view, ledger, CHANNELS, gemeente=gouda)
    take(view, ledger, filled(written(view, ledger), {"klantcontacten": 5}))
    theirs = {r.entry.question: r.entry.value for r in ledger.newest(Answered, gouda)}
    assert theirs == CHANNELS and recorded(ledger) == {"klantcontacten": 5.0}


def test_a_file_for_another_edition_that_is_gone_leaves_no_trace(view: View, ledger: Ledger):
    """The ledger refuses the record; the answers before it in the same file are not there either."""
    content = filled(written(view, ledger), CHANNELS)
    looked = look(view, ledger, content)
    for path in ledger.home.editions.glob("*.duckdb"):
        path.unlink()
    with pytest.raises(LedgerError):
        receiving.deliver(view, ledger, looked, content, NAME, SUPPLIER)
    assert ledger.log() == []
