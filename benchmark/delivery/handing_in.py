"""Handing answers in, and what a second person decides: approve or return. Four eyes, as far as names go unchecked.

A submission holds the answers as they were, so what was approved is what is published.
"""

from collections.abc import Sequence
from typing import TypeVar

from benchmark.checks.reply import Problem
from benchmark.delivery.questionnaire import Part, Questionnaire, given_of
from benchmark.errors import SpiegelError
from benchmark.ledger.deliveries import Given, HandedIn, Submission, SubmissionStatus
from benchmark.ledger.entries import Author
from benchmark.ledger.store import Ledger, Record

H = TypeVar("H", bound=HandedIn)
UNCHECKED = (
    "Namen worden niet gecontroleerd: het programma ziet alleen dat de namen verschillen, "
    "niet dat het twee mensen zijn."
)


def hand_in(
    ledger: Ledger,
    asked: Questionnaire,
    part: Part,
    by: Author,
    edition: str,
    problems: Sequence[Problem],
    reason: str = "",
) -> Record[Submission]:
    """Record the answers of a theme as handed in.

    Raises SpiegelError when nothing was answered, something still stops it, or figures that were approved
    before change without a reason; Conflict when somebody handed it in meanwhile.
    """
    _refuse(part, [p for p in problems if p.stops], reason, approved_before(ledger, asked, part))
    return ledger.record(
        Submission(
            gemeente=asked.municipality.code,
            year=asked.year,
            theme=part.theme.key,
            status=SubmissionStatus.SUBMITTED,
            given=tuple(_as_given(part)),
            reason=reason,
        ),
        by,
        edition,
        seen=part.submission.version if part.submission else 0,
    )


def _as_given(part: Part) -> list[Given]:
    return [
        Given(question=e.question, value=e.value, missing=e.missing, note=e.note)
        for e in given_of(part.rows)
    ]


def _refuse(part: Part, stopping: Sequence[Problem], reason: str, published: bool) -> None:
    name = part.theme.name
    if not part.answered:
        raise SpiegelError(
            f"Over {name} is nog niets ingevuld.",
            "Vul minstens één antwoord in, of kies ‘niet bijgehouden’.",
        )
    if stopping:
        first = stopping[0]
        text = next((r.question.text for r in part.rows if r.question.key == first.question), "")
        left = len(stopping) - 1
        more = " Er is er nog één." if left == 1 else f" Er zijn er nog {left}." if left else ""
        raise SpiegelError(
            f"{name} kan nog niet worden ingediend. Bij ‘{text}’: {first.found}",
            f"{first.remedy}{more}",
        )
    require_reason(name, published, reason)


def require_reason(name: str, published: bool, reason: str) -> None:
    """Raises SpiegelError for a correction of what was approved before, without a reason."""
    if published and not reason.strip():
        raise SpiegelError(
            f"Over {name} zijn al cijfers goedgekeurd. Wat u nu indient, is een correctie.",
            "Schrijf waarom de cijfers veranderen; de reden komt in het openbare correctielogboek.",
        )


def approved_before(ledger: Ledger, asked: Questionnaire, part: Part) -> bool:
    """Whether answers of this theme and year were approved at any time."""
    return was_approved(ledger, f"{asked.municipality.code}/{asked.year}/{part.theme.key}")


def was_approved(ledger: Ledger, subject: str, kind: type[HandedIn] = Submission) -> bool:
    """Whether any version of a submission was approved."""
    versions = ledger.history(kind, subject)
    return any(v.entry.status is SubmissionStatus.APPROVED for v in versions)


def decide(
    ledger: Ledger,
    found: Record[H],
    status: SubmissionStatus,
    by: Author,
    edition: str,
    reason: str = "",
) -> Record[H]:
    """Approve a submission, of answers or of a list, or return it.

    Raises SpiegelError when it was decided already, when the same name handed it in, or when it is returned
    without a reason; Conflict when somebody else decided meanwhile.
    """
    entry = found.entry
    if entry.status is not SubmissionStatus.SUBMITTED:
        raise SpiegelError(
            f"Deze levering is al {entry.status.value}.", "Bekijk de nieuwste stand in de lijst."
        )
    if by.name.casefold() == found.author.name.casefold():
        raise SpiegelError(
            f"{found.author.name} heeft deze levering zelf ingediend.",
            f"Laat een ander beslissen. {UNCHECKED}",
        )
    if status is SubmissionStatus.RETURNED and not reason.strip():
        raise SpiegelError("Er staat nog geen reden.", "Schrijf wat de gemeente moet nakijken.")
    kept = entry.reason if status is SubmissionStatus.APPROVED else reason
    decided = entry.model_copy(update={"status": status, "reason": kept})
    return ledger.record(decided, by, edition, seen=found.version)
