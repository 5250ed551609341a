"""Municipalities that deliver the examples of the questionnaire, a little larger or smaller; fictitious, for tests only."""

from collections.abc import Iterable
from pathlib import Path

from benchmark.delivery import handing_in
from benchmark.delivery.checking import check_part
from benchmark.delivery.questionnaire import questionnaire
from benchmark.edition import Edition, Home
from benchmark.ledger.deliveries import Answered, SubmissionStatus
from benchmark.ledger.entries import Author, AuthorRole
from benchmark.ledger.store import Ledger
from benchmark.viewing import View
from benchmark.vocabulary import Form

SUPPLIER = Author(name="Leverancier van de proef", role=AuthorRole.SUPPLIER)
VALIDATOR = Author(name="Controleur van de proef", role=AuthorRole.VALIDATOR)
NEIGHBOURS = ("GM0505", "GM0484", "GM0637", "GM0114", "GM0794", "GM0642")  # about as large as Delft
NOTE = "Nageteld."


def answers(
    view: View, ledger: Ledger, code: str, year: int, theme: str, size: float
) -> dict[str, float]:
    """The examples of a theme times ``size``, where counts go with size; what must add up does."""
    part = questionnaire(view, ledger, code, year).part(theme)
    found = {}
    for row in part.rows:
        question = row.question
        grows = question.form in (Form.COUNT, Form.EURO) and question.roll_up != "last"
        found[question.key] = round(question.example * size) if grows else question.example
    for _ in range(3):  # a whole may be a part of another whole
        for identity in view.edition.catalogue.identities:
            known = {identity.whole, *identity.parts} <= found.keys()
            if identity.rule == "equal" and known:
                found[identity.whole] = sum(found[part] for part in identity.parts)
    return found


def deliver(home: Path, theme: str, year: int, codes: Iterable[str] = NEIGHBOURS) -> None:
    """Record, hand in and approve a theme of each of these municipalities."""
    place = Home(home)
    view, ledger = View(Edition(place.current())), Ledger.at(place)
    edition = view.edition.info.id
    try:
        for n, code in enumerate(codes):
            given = answers(view, ledger, code, year, theme, 1.5 + 0.2 * n)
            entries = [
                Answered(gemeente=code, year=year, question=k, value=v, note=NOTE)
                for k, v in given.items()
            ]
            ledger.record_all(entries, SUPPLIER, edition)
            asked = questionnaire(view, ledger, code, year)
            part = asked.part(theme)
            problems = check_part(view, asked, part)
            sent = handing_in.hand_in(ledger, asked, part, SUPPLIER, edition, problems)
            handing_in.decide(ledger, sent, SubmissionStatus.APPROVED, VALIDATOR, edition)
    finally:
        ledger.close()
