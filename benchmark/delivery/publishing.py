"""What an edition gets: of every theme, list and year the newest approved answers, with what they are worth and why there are gaps.

Nothing that was not approved by somebody else is among it. A later correction shows as corrected, with the reason.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from benchmark.catalogue import Catalogue, Question
from benchmark.checks.amounts import parts_of
from benchmark.delivery import given
from benchmark.delivery.approved import day_of, reference_of, worth
from benchmark.delivery.executing import Executes, executes
from benchmark.delivery.lists import publishing as lists
from benchmark.delivery.questionnaire import asked
from benchmark.ledger.deliveries import Execution, Given, Submission, SubmissionStatus
from benchmark.ledger.store import Ledger, Record
from benchmark.sources.deliveries import AMOUNT, CORRECTION, DELIVERY, GAP, ROW, Delivered
from benchmark.vocabulary import Missing, Status

REASONS = {
    Missing.NOT_KEPT: Status.NOT_KEPT,
    Missing.NOT_APPLICABLE: Status.NOT_APPLICABLE,
    Missing.LATER: Status.NOT_DELIVERED,
}
Versions = Sequence[Record[Submission]]


@dataclass(frozen=True)
class _Theme:
    """Every version of the submission of a theme, and what is asked in it."""

    catalogue: Catalogue
    who: Executes
    versions: Versions

    @property
    def questions(self) -> tuple[Question, ...]:
        """All of the theme: what was approved stays, also when somebody else carries the theme out now."""
        return self.catalogue.questions_of(self.entry.theme)

    @property
    def approved(self) -> Versions:
        return [v for v in self.versions if v.entry.status is SubmissionStatus.APPROVED]

    @property
    def entry(self) -> Submission:
        return self.versions[-1].entry


def delivered(ledger: Ledger, catalogue: Catalogue, today: date) -> Delivered:
    """What municipalities delivered and others approved, as an edition of ``today`` takes it in."""
    said = {r.subject: r for r in ledger.newest(Execution)}
    by_subject: dict[str, list[Record[Submission]]] = defaultdict(list)
    for record in ledger.every(Submission):
        by_subject[record.subject].append(record)
    rows: dict[str, list[tuple[Any, ...]]] = {"amount": [], "delivery": [], "fix": []}
    gaps: dict[tuple[Any, ...], str] = {}  # two themes may both lack a part of one indicator
    for versions in sorted(by_subject.values(), key=lambda v: v[0].subject):
        entry = versions[-1].entry
        who = executes(catalogue, said, entry.gemeente, entry.theme, entry.year)
        theme = _Theme(catalogue, who, versions)
        rows["delivery"].append(_taking_part(theme))
        if theme.approved:
            rows["amount"] += _amounts(theme, today)
            for code, year, gemeente, reason in _gaps(theme):
                gaps.setdefault((code, year, gemeente), reason)
            rows["fix"] += _corrections(theme)
    of_lists = lists.approved(ledger, catalogue)
    rows["fix"] += [fix for v in of_lists for fix in lists.corrections(v, catalogue)]
    cells = [cell for versions in of_lists for cell in lists.cells(versions, catalogue, today)]
    return Delivered(
        _frame(rows["amount"], AMOUNT),
        _frame([(*key, reason) for key, reason in gaps.items()], GAP),
        _frame(rows["delivery"], DELIVERY),
        _frame(rows["fix"], CORRECTION),
        pl.DataFrame(cells, schema=ROW, orient="row"),
    )


def _frame(rows: list[tuple[Any, ...]], schema: Any) -> pl.DataFrame:
    return pl.DataFrame(sorted(rows, key=str), schema=schema, orient="row")


def _taking_part(theme: _Theme) -> tuple[Any, ...]:
    last, entry = theme.versions[-1], theme.entry
    answered = sum(g.value is not None for g in entry.given)
    return (
        entry.year, entry.theme, entry.gemeente, theme.who.role.value, theme.who.organisation,
        entry.status.value, last.version, answered, _count_asked(theme), day_of(last),
    )  # fmt: skip


def _count_asked(theme: _Theme) -> int:
    """How many questions the municipality gets now, and at least those that it answered."""
    now = {q.key for q in asked(theme.catalogue, theme.entry.theme, theme.who)}
    return len(now | {g.question for g in theme.entry.given})


def _amounts(theme: _Theme, today: date) -> Iterator[tuple[Any, ...]]:
    newest = theme.approved[-1]
    entry = newest.entry
    was = [_parts(theme, v.entry.given) for v in theme.approved[:-1]]
    for name, amount in _parts(theme, entry.given).items():
        code, _, side = name.partition(".")
        differs = any(name in earlier and earlier[name] != amount for earlier in was)
        status = worth(theme.catalogue, entry.year, today, differs=differs)
        yield (
            theme.catalogue.indicator(code).delivered_terms()[side][0][0],
            entry.year,
            entry.gemeente,
            amount,
            status.value,
            reference_of(newest),
        )


def _parts(theme: _Theme, answers: Sequence[Given]) -> dict[str, float]:
    year = theme.entry.year
    return parts_of(theme.questions, given.replies_in(answers, year), year)


def _gaps(theme: _Theme) -> Iterator[tuple[Any, ...]]:
    """Of every indicator with a part that has a reason instead of a number: that reason, the first in order."""
    entry = theme.approved[-1].entry
    missing = {g.question: g.missing for g in entry.given if g.missing is not None}
    seen: set[str] = set()
    for question in theme.questions:
        reason = missing.get(question.key)
        if reason is None:
            continue
        for code in [c for c in question.codes if c not in seen]:
            seen.add(code)
            yield code, entry.year, entry.gemeente, REASONS[reason].value


def _corrections(theme: _Theme) -> Iterator[tuple[Any, ...]]:
    """Every answer that one approved version has otherwise than the one before."""
    approved = theme.approved
    for earlier, later in itertools.pairwise(approved):
        was = {g.question: g for g in earlier.entry.given}
        now = {g.question: g for g in later.entry.given}
        for key in dict.fromkeys([*was, *now]):
            before, after = _said(theme, was.get(key)), _said(theme, now.get(key))
            if before != after:
                entry = later.entry
                yield (
                    entry.year, entry.theme, entry.gemeente, key, before, after, entry.reason,
                    later.version, day_of(later),
                )  # fmt: skip


def _said(theme: _Theme, answer: Given | None) -> str:
    if answer is None:
        return given.NOTHING
    question = theme.catalogue.question(answer.question)
    if question is None:  # asked by an older catalogue
        return "" if answer.value is None else str(answer.value)
    return given.words(question, answer.value, answer.missing)
