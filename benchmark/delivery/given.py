"""Answers as they were given, in the forms that checks, pages and editions need."""

from collections.abc import Iterable, Sequence

from benchmark import dutch
from benchmark.catalogue import Question
from benchmark.checks.reply import Replies, Reply
from benchmark.ledger.deliveries import Answered, Given
from benchmark.ledger.store import Record
from benchmark.vocabulary import Form, Missing

NOTHING = "geen antwoord"
DECIMALS = 6  # most that an answer is shown with


def replies_of(answered: Iterable[Record[Answered]]) -> Replies:
    """The newest answers as replies, by question and year; what was taken back is none."""
    found: Replies = {}
    for one in answered:
        entry = one.entry
        if entry.value is not None or entry.missing is not None:
            reply = Reply(entry.question, entry.year, entry.value, entry.missing, entry.note)
            found[entry.question, entry.year] = reply
    return found


def replies_in(given: Sequence[Given], year: int) -> Replies:
    """Answers of a submission as replies."""
    return {
        (g.question, year): Reply(g.question, year, g.value, g.missing, g.note)
        for g in given
        if g.value is not None or g.missing is not None
    }


def words(question: Question, value: float | None, missing: Missing | None) -> str:
    """An answer as it is read: a number in Dutch with its unit, or why there is none."""
    if missing is not None:
        return missing.value
    return NOTHING if value is None else f"{number(question, value)}{_unit(question)}"


def number(question: Question, value: float) -> str:
    """The number of an answer in Dutch, with as many decimals as it has."""
    if question.form is Form.EURO and value == round(value):
        return dutch.number(value)
    decimals = next(n for n in range(DECIMALS + 1) if n == DECIMALS or value == round(value, n))
    return dutch.number(value, decimals)


def typed(question: Question, value: float) -> str:
    """A number as it is best typed: without points between thousands, because "1.234" can be read in two ways."""
    return number(question, value).replace(".", "").replace(dutch.MINUS, "-")


def _unit(question: Question) -> str:
    return "%" if question.form is Form.PERCENT else f" {question.unit}"
