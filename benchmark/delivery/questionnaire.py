"""The questionnaire of a municipality about a year: per theme who carries it out, and so what is asked.

Beside each question stand the answer, that of the year before, and what open figures already say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from benchmark.catalogue import Catalogue, Question, Theme
from benchmark.checks.reply import Replies, Reply
from benchmark.delivery import given
from benchmark.delivery.executing import Executes, executes
from benchmark.errors import SpiegelError
from benchmark.ledger.deliveries import Answered, Execution, Submission, SubmissionStatus
from benchmark.ledger.store import Ledger, Record
from benchmark.municipality import Municipality
from benchmark.viewing import View


@dataclass(frozen=True)
class Row:
    """One question: what was answered, and what of the year before (of predecessors, where those can be added).

    ``open``: what open figures say that lies beside it, as name and text.
    """

    question: Question
    answered: Record[Answered] | None
    before: str
    open: tuple[tuple[str, str], ...] = ()

    @property
    def is_answered(self) -> bool:
        """Whether there is a number or a reason."""
        entry = self.answered.entry if self.answered else None
        return entry is not None and (entry.value is not None or entry.missing is not None)


@dataclass(frozen=True)
class Part:
    """The questions of one theme. ``submission``: the newest, whatever was decided on it."""

    theme: Theme
    executes: Executes
    rows: tuple[Row, ...]
    submission: Record[Submission] | None

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(row.is_answered for row in self.rows)

    @property
    def status(self) -> SubmissionStatus | None:
        """Where the submission stands; None before there is one."""
        return self.submission.entry.status if self.submission else None

    @cached_property
    def changed(self) -> bool:
        """Whether answers differ from what was last handed in."""
        if self.submission is None:
            return self.answered > 0
        was = {g.question: (g.value, g.missing, g.note) for g in self.submission.entry.given}
        return was != {g.question: (g.value, g.missing, g.note) for g in given_of(self.rows)}


@dataclass(frozen=True)
class Questionnaire:
    """Everything that is asked of a municipality about a year. ``replies``: of all years, for the checks."""

    municipality: Municipality
    year: int
    parts: tuple[Part, ...]
    replies: Replies

    def part(self, theme: str) -> Part:
        """The part of a theme; raises SpiegelError where there is none."""
        found = next((p for p in self.parts if p.theme.key == theme), None)
        if found is None:
            raise SpiegelError(
                f"Er is geen thema '{theme[:40]}' om over te leveren.",
                "Kies een thema uit de lijst.",
            )
        return found


def questionnaire(view: View, ledger: Ledger, gemeente: str, year: int) -> Questionnaire:
    """The questionnaire; raises SpiegelError for a municipality that did not exist in that year."""
    catalogue = view.edition.catalogue
    place = view.edition.municipalities.find(gemeente, year)
    answered = {r.subject: r for r in ledger.newest(Answered, place.code)}
    said = {r.subject: r for r in ledger.newest(Execution, place.code)}
    submitted = {r.subject: r for r in ledger.newest(Submission, place.code)}
    replies = given.replies_of(answered.values())
    earlier = _before(view, ledger, place.code, year, replies)
    parts = []
    for theme in catalogue.themes:
        who = executes(catalogue, said, place.code, theme.key, year)
        rows = tuple(
            Row(
                q,
                answered.get(f"{place.code}/{year}/{q.key}"),
                _shown(q, earlier, year - 1),
                beside(view, q, place.code, year),
            )
            for q in asked(catalogue, theme.key, who)
        )
        found = submitted.get(f"{place.code}/{year}/{theme.key}")
        if catalogue.questions_of(theme.key) or found:
            parts.append(Part(theme, who, rows, found))
    return Questionnaire(place, year, tuple(parts), earlier | replies)


def asked(catalogue: Catalogue, theme: str, who: Executes) -> tuple[Question, ...]:
    """The questions of a theme that a municipality gets in its role."""
    if who.off:
        return ()
    return tuple(q for q in catalogue.questions_of(theme) if q.asked_of in who.asked_of)


def beside(view: View, question: Question, code: str, year: int) -> tuple[tuple[str, str], ...]:
    """The open figures of a municipality that stand beside a question, where there are any for that year."""
    found = []
    for open_ in question.beside:
        parts = [view.amounts_of(measure, year).get(code) for measure in open_.measures]
        known = [p for p in parts if p is not None]
        if known and len(known) == len(parts):
            found.append((open_.name, given.words(question, sum(known), None)))
    return tuple(found)


def given_of(rows: Sequence[Row]) -> tuple[Answered, ...]:
    """The answers of a part that say something."""
    return tuple(row.answered.entry for row in rows if row.answered and row.is_answered)


def _shown(question: Question, replies: Replies, year: int) -> str:
    reply = replies.get((question.key, year))
    return given.words(question, reply.value, reply.missing) if reply else ""


def _before(view: View, ledger: Ledger, code: str, year: int, own: Replies) -> Replies:
    """Answers of earlier years: the own ones, and for the year before a merger those of all that merged, together."""
    found = dict(own)
    each = [given.replies_of(ledger.newest(Answered, c)) for c in _merged(view, code, year)]
    for question in view.edition.catalogue.questions if each else ():
        added = added_up(question, year - 1, each)
        if added is not None:
            found[added.question, added.year] = added
    return found


def _merged(view: View, code: str, year: int) -> tuple[str, ...]:
    """Who became this municipality in that year, with itself where it was there already.

    None where one of them was divided: nobody knows which part of its answers came along.
    """
    known = view.edition.municipalities
    before = known.predecessors(code, year)
    if (
        not before
        or year - 1 not in known.years
        or any(len(known.successors(c)) > 1 for c in before)
    ):
        return ()
    return (*before, code) if code in known.in_year(year - 1)["code"] else before


def added_up(question: Question, year: int, each: Sequence[Replies]) -> Reply | None:
    """The answer of municipalities together: only for what may be added, and only when all of them have a number."""
    values = [r.value for r in (m.get((question.key, year)) for m in each) if r is not None]
    numbers = [v for v in values if v is not None]
    whole = question.additive and question.times is None
    if not whole or not each or len(numbers) < len(each):
        return None
    return Reply(question.key, year, sum(numbers))
