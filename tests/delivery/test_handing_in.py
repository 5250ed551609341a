"""Handing in and deciding: what blocks, what needs a reason, and four eyes as far as names go."""

import pytest

from benchmark.delivery import handing_in
from benchmark.errors import SpiegelError
from benchmark.ledger.deliveries import Submission, SubmissionStatus
from benchmark.ledger.entries import Author, AuthorRole
from benchmark.ledger.store import Conflict, Ledger
from benchmark.viewing import View
from benchmark.vocabulary import Missing, Role
from tests.delivery.answering import (
    CHANNELS,
    COLLEAGUE,
    DELFT,
    SUPPLIER,
    VALIDATOR,
    YEAR,
    answer,
    asked,
    decide,
    deliver,
    edition_of,
    execution,
    hand_in,
    problems,
)

SUBJECT = f"{DELFT}/{YEAR}/kanalen"
RETURNED, APPROVED = SubmissionStatus.RETURNED, SubmissionStatus.APPROVED


def statuses(ledger: Ledger) -> list[str]:
    return [r.entry.status.value for r in ledger.history(Submission, SUBJECT)]


def refused_hand_in(view: View, ledger: Ledger, **more: str) -> SpiegelError:
    before = ledger.log()
    with pytest.raises(SpiegelError) as caught:
        hand_in(view, ledger, **more)
    assert caught.value.remedy and ledger.log() == before
    return caught.value


def test_what_was_answered_is_handed_in_as_it_was(view: View, ledger: Ledger):
    answer(view, ledger, CHANNELS | {"berichten-ontvangen": Missing.NOT_KEPT}, note="Uit KCC.")
    handed = hand_in(view, ledger)
    told = {g.question: (g.missing or g.value, g.note) for g in handed.entry.given}
    given = {**CHANNELS, "berichten-ontvangen": Missing.NOT_KEPT}
    assert told == {k: (v, "Uit KCC.") for k, v in given.items()}
    assert (handed.author, handed.version, handed.entry.status.value) == (SUPPLIER, 1, "ingediend")
    # What is answered afterwards is not in it, until it is handed in again.
    answer(view, ledger, {"klantcontacten": 1.0, "berichten-ontvangen": None})
    assert ledger.latest(Submission, SUBJECT) == handed
    done = decide(view, ledger, handed)
    assert done.entry.given == handed.entry.given and done.author == VALIDATOR


def test_nothing_answered_is_nothing_to_hand_in(view: View, ledger: Ledger):
    error = refused_hand_in(view, ledger)
    assert error.sentence == "Over Kanalen is nog niets ingevuld."
    answer(view, ledger, {"klantcontacten": 5.0})
    answer(view, ledger, {"klantcontacten": None})
    assert refused_hand_in(view, ledger).sentence == error.sentence
    answer(view, ledger, {"klantcontacten": Missing.NOT_KEPT})
    assert hand_in(view, ledger).entry.given[0].missing is Missing.NOT_KEPT


def test_a_theme_that_is_off_cannot_be_handed_in(view: View, desk: Ledger):
    answer(view, desk, CHANNELS)
    execution(view, desk, "kanalen", Role.OWN, off=True)
    assert refused_hand_in(view, desk).sentence == "Over Kanalen is nog niets ingevuld."


def test_an_error_blocks_and_no_explanation_helps(view: View, ledger: Ledger):
    answer(view, ledger, CHANNELS | {"contacten-digitaal": 43_001.0}, note="Dat klopt echt.")
    error = refused_hand_in(view, ledger)
    assert error.sentence.startswith("Kanalen kan nog niet worden ingediend. Bij ‘Hoeveel ")
    answer(view, ledger, {"contacten-digitaal": 43_000.0})
    assert hand_in(view, ledger).version == 1


def test_a_signal_blocks_until_it_is_explained_and_the_explanation_is_kept(
    view: View, ledger: Ledger
):
    before = {"berichten-ontvangen": 1000.0, "berichten-binnen-2-werkdagen": 500.0}
    answer(view, ledger, before, year=YEAR - 1)
    answer(view, ledger, {"berichten-ontvangen": 5000.0, "berichten-binnen-2-werkdagen": 500.0})
    error = refused_hand_in(view, ledger)
    assert "5.000 berichten" in error.sentence
    answer(view, ledger, {"berichten-ontvangen": 5000.0}, note="Er kwam een webformulier bij.")
    found = hand_in(view, ledger)
    notes = {g.question: g.note for g in found.entry.given}
    assert notes["berichten-ontvangen"] == "Er kwam een webformulier bij."


def test_a_problem_of_another_theme_does_not_block(view: View, desk: Ledger):
    answer(view, desk, CHANNELS | {"no-show": 5.0, "niet-op-tijd-afgezegde-afspraken": 1.0})
    assert hand_in(view, desk).version == 1
    with pytest.raises(SpiegelError, match="Balie en no-show kan nog niet"):
        hand_in(view, desk, "balie")


def test_how_many_more_there_are(view: View, desk: Ledger):
    answer(view, desk, {"klantcontacten": -1.0, "baliebezoeken": -1.0, "contacten-telefoon": -2.0})
    found = [p for p in problems(view, asked(view, desk), "kanalen") if p.stops]
    assert len(found) > 2
    assert refused_hand_in(view, desk).remedy.endswith(f" Er zijn er nog {len(found) - 1}.")


NAMES = ["Jan de Leverancier", "jan de leverancier", "JAN DE LEVERANCIER", "  Jan de Leverancier "]


@pytest.mark.parametrize("name", NAMES)
def test_nobody_approves_under_the_name_that_handed_in(view: View, ledger: Ledger, name: str):
    answer(view, ledger, CHANNELS)
    handed = hand_in(view, ledger)
    same = Author(name=name, role=AuthorRole.VALIDATOR, gemeente="GM0513")
    for status in (APPROVED, RETURNED):
        with pytest.raises(SpiegelError) as caught:
            decide(view, ledger, handed, status, by=same, reason="Zomaar.")
        assert caught.value.sentence == "Jan de Leverancier heeft deze levering zelf ingediend."
        assert handing_in.UNCHECKED in caught.value.remedy
    assert statuses(ledger) == ["ingediend"]
    assert decide(view, ledger, handed).entry.status is APPROVED


def test_who_answered_may_approve_what_another_handed_in(view: View, desk: Ledger):
    answer(view, desk, CHANNELS, by=VALIDATOR)
    handed = hand_in(view, desk, by=COLLEAGUE)
    assert decide(view, desk, handed, by=VALIDATOR).author == VALIDATOR


def test_returned_with_a_reason_and_handed_in_again(view: View, ledger: Ledger):
    answer(view, ledger, CHANNELS)
    handed = hand_in(view, ledger)
    for empty in ("", "   "):
        with pytest.raises(SpiegelError, match="Er staat nog geen reden"):
            decide(view, ledger, handed, RETURNED, reason=empty)
    back = decide(view, ledger, handed, RETURNED, reason="Tel ook de chat.")
    assert (back.entry.reason, back.author) == ("Tel ook de chat.", VALIDATOR)
    assert back.entry.given == handed.entry.given
    answer(view, ledger, {"klantcontacten": 127_100.0, "contacten-geschreven": 15_600.0})
    again = hand_in(view, ledger)  # nothing was approved, so this is no correction
    assert (again.version, again.entry.reason) == (3, "")
    decide(view, ledger, again)
    assert statuses(ledger) == ["ingediend", "teruggestuurd", "ingediend", "goedgekeurd"]


@pytest.mark.parametrize("status", [APPROVED, RETURNED])
def test_what_was_decided_is_decided(view: View, ledger: Ledger, status: SubmissionStatus):
    answer(view, ledger, CHANNELS)
    done = decide(view, ledger, hand_in(view, ledger), status, reason="Daarom.")
    other = Author(name="Nog een validator", role=AuthorRole.VALIDATOR)
    for again in (APPROVED, RETURNED):
        with pytest.raises(SpiegelError) as caught:
            decide(view, ledger, done, again, by=other, reason="Toch niet.")
        assert caught.value.sentence == f"Deze levering is al {status.value}."
    assert len(statuses(ledger)) == 2


def test_two_validators_at_once_and_the_second_is_told(view: View, ledger: Ledger):
    answer(view, ledger, CHANNELS)
    handed = hand_in(view, ledger)
    decide(view, ledger, handed)
    other = Author(name="Nog een validator", role=AuthorRole.VALIDATOR)
    with pytest.raises(Conflict) as caught:
        decide(view, ledger, handed, RETURNED, by=other, reason="Te hoog.")
    assert VALIDATOR.words in caught.value.sentence
    assert statuses(ledger) == ["ingediend", "goedgekeurd"]


def test_two_colleagues_hand_in_at_once_and_the_second_is_told(view: View, ledger: Ledger):
    answer(view, ledger, CHANNELS)
    seen = asked(view, ledger)
    hand_in(view, ledger, by=SUPPLIER)
    with pytest.raises(Conflict):
        handing_in.hand_in(ledger, seen, seen.part("kanalen"), COLLEAGUE, edition_of(view), [])
    assert statuses(ledger) == ["ingediend"]


def test_what_was_handed_in_again_meanwhile_is_not_approved(view: View, ledger: Ledger):
    """The validator looked at the first; what would be published is the second."""
    answer(view, ledger, CHANNELS)
    first = hand_in(view, ledger)
    answer(view, ledger, {"klantcontacten": 127_100.0, "contacten-geschreven": 15_600.0})
    hand_in(view, ledger)
    with pytest.raises(Conflict):
        decide(view, ledger, first)
    assert statuses(ledger) == ["ingediend", "ingediend"]


def test_a_correction_needs_a_reason(view: View, ledger: Ledger):
    deliver(view, ledger, CHANNELS)
    answer(view, ledger, {"klantcontacten": 127_100.0, "contacten-geschreven": 15_600.0})
    for empty in ("", " \n "):
        error = refused_hand_in(view, ledger, reason=empty)
        assert error.sentence == (
            "Over Kanalen zijn al cijfers goedgekeurd. Wat u nu indient, is een correctie."
        )
    handed = hand_in(view, ledger, reason="De chat telde niet mee.")
    done = decide(view, ledger, handed, reason="Akkoord.")
    assert (
        done.entry.reason == "De chat telde niet mee."
    )  # it is the reason of the supplier that is public
    assert handing_in.approved_before(ledger, asked(view, ledger), asked(view, ledger).part("kanalen"))  # fmt: skip


def test_a_correction_that_was_returned_is_still_a_correction(view: View, ledger: Ledger):
    deliver(view, ledger, CHANNELS)
    answer(view, ledger, {"klantcontacten": 127_100.0, "contacten-geschreven": 15_600.0})
    handed = hand_in(view, ledger, reason="De chat telde niet mee.")
    decide(view, ledger, handed, RETURNED, reason="Kijk nog eens.")
    assert "is een correctie" in refused_hand_in(view, ledger).sentence


def test_a_year_and_a_theme_stand_alone(view: View, desk: Ledger):
    deliver(view, desk, CHANNELS)
    answer(view, desk, CHANNELS, year=YEAR - 1)
    assert hand_in(view, desk, year=YEAR - 1).version == 1  # no correction of another year
    answer(view, desk, {"aangeboden-oproepen": 1000.0, "beantwoorde-oproepen": 900.0}, note="Zo.")
    answer(view, desk, {"afgebroken-oproepen": 100.0}, note="Zo.")
    part = asked(view, desk).part("contactcentrum")
    assert not handing_in.approved_before(desk, asked(view, desk), part)
