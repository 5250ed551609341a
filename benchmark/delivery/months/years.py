"""Months to years: what is whole becomes a proposal for an answer, which a person takes over; the rest says how far it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from benchmark.catalogue import Question
from benchmark.checks.rollup import MONTHS, QUARTERS, Periods, year_from
from benchmark.delivery import given
from benchmark.delivery.questionnaire import questionnaire
from benchmark.errors import SpiegelError
from benchmark.ledger.deliveries import Answered, Months, Quarters, Way
from benchmark.ledger.entries import Author
from benchmark.ledger.store import Ledger, Record
from benchmark.viewing import View
from benchmark.vocabulary import Form

DECIMALS = {Form.COUNT: 0, Form.EURO: 2}
MOST_DECIMALS = 2  # of a mean


@dataclass(frozen=True)
class RolledUp:
    """One question about one year. ``value``: the answer that its months make, None while they are not whole.

    ``answered``: the answer that stands; ``asked``: whether this municipality is asked this at all.
    """

    question: Question
    year: int
    known: int
    value: float | None
    answered: Record[Answered] | None
    asked: bool = True

    @property
    def progress(self) -> str:
        """How much of the year there is: "9 van 12 maanden"."""
        return f"{self.known} van {MONTHS} maanden"

    @property
    def words(self) -> str:
        """The value with its unit, or how far the year is."""
        if self.value is None:
            return self.progress
        return given.words(self.question, self.value, None)

    @property
    def standing(self) -> str:
        """The answer that stands, in words."""
        entry = self.answered.entry if self.answered else None
        return given.words(self.question, entry.value, entry.missing) if entry else given.NOTHING

    @property
    def proposed(self) -> bool:
        """Whether the year is whole and the answer that stands is another."""
        entry = self.answered.entry if self.answered else None
        return self.asked and self.value is not None and (entry is None or entry.value != self.value)  # fmt: skip


def years(view: View, ledger: Ledger, gemeente: str) -> list[RolledUp]:
    """Every question and year of which a municipality has months or quarters: newest year first, in the order asked."""
    months = {r.subject: r.entry.values for r in ledger.newest(Months, gemeente)}
    quarters = {r.subject: r.entry.values for r in ledger.newest(Quarters, gemeente)}
    answered = {r.subject: r for r in ledger.newest(Answered, gemeente)}

    def periods(subject: str) -> Periods:
        return Periods(
            months.get(subject, (None,) * MONTHS), quarters.get(subject, (None,) * QUARTERS)
        )

    found = []
    of_year = sorted({int(s.split("/")[1]) for s in [*months, *quarters]}, reverse=True)
    for year in of_year:
        asked = _asked(view, ledger, gemeente, year)
        for question in view.edition.catalogue.questions:
            subject = f"{gemeente}/{year}/{question.key}"
            if subject not in months and subject not in quarters:
                continue
            weights = periods(f"{gemeente}/{year}/{question.times}") if question.times else None
            made = year_from(question, periods(subject), weights)
            value = None if made.value is None else _rounded(question, made.value)
            found.append(
                RolledUp(
                    question, year, made.known, value, answered.get(subject), question.key in asked
                )
            )
    return found


def _rounded(question: Question, value: float) -> float:
    return round(value, DECIMALS.get(question.form, MOST_DECIMALS)) + 0.0


def _asked(view: View, ledger: Ledger, gemeente: str, year: int) -> set[str]:
    """The questions of the questionnaire about a year; none for a year in which the municipality did not exist."""
    try:
        asked = questionnaire(view, ledger, gemeente, year)
    except SpiegelError:
        return set()
    return {row.question.key for part in asked.parts for row in part.rows}


def take_over(
    ledger: Ledger, proposals: Iterable[RolledUp], gemeente: str, by: Author, edition: str
) -> list[Record[Answered]]:
    """Answer the questions with what their months make, all or none; the explanation that stood there stays.

    Raises SpiegelError where nothing is proposed, and Conflict where somebody answered in between.
    """
    chosen = [p for p in proposals if p.proposed]
    if not chosen:
        raise SpiegelError(
            "Er is geen heel jaar om over te nemen.",
            "Een jaar telt pas als alle 12 maanden of 4 kwartalen er zijn.",
        )
    entries = [
        Answered(
            gemeente=gemeente, year=p.year, question=p.question.key, value=p.value,
            note=p.answered.entry.note if p.answered else "", way=Way.MONTHS,
        )
        for p in chosen
    ]  # fmt: skip
    seen = {
        f"{gemeente}/{p.year}/{p.question.key}": p.answered.version if p.answered else 0
        for p in chosen
    }
    return ledger.record_all(entries, by, edition, seen=seen)
