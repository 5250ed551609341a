"""Handing a list in. What a second person decides on it goes as for answers: ``benchmark.delivery.handing_in.decide``."""

from benchmark.delivery.handing_in import require_reason
from benchmark.delivery.lists.receiving import said
from benchmark.delivery.lists.state import ListState
from benchmark.errors import SpiegelError
from benchmark.ledger.deliveries import ListSubmission, SubmissionStatus
from benchmark.ledger.entries import Author
from benchmark.ledger.store import Ledger, Record


def hand_in(
    ledger: Ledger, state: ListState, by: Author, edition: str, reason: str = ""
) -> Record[ListSubmission]:
    """Record the rows that are there as handed in. Signals do not stop them; the validator sees them.

    Raises SpiegelError when there are none, when a check stops them, when the same rows wait or were approved already,
    and for a correction without a reason; Conflict when somebody handed them in meanwhile.
    """
    declared = state.declared
    if not state.rows:
        raise SpiegelError(
            f"Er is nog geen {declared.one_row} van {state.municipality.name} over {state.year}.",
            "Upload eerst de lijst.",
        )
    stopping = said(declared, [p for p in state.problems if p.stops], {})
    if stopping:
        raise SpiegelError(f"{declared.name} kan nog niet worden ingediend.", stopping[0].sentence)
    done = (SubmissionStatus.SUBMITTED, SubmissionStatus.APPROVED)
    if state.status in done and not state.changed:
        raise SpiegelError(
            f"{declared.name} over {state.year} is al {state.status.value if state.status else ''}.",
            "Er is niets veranderd.",
        )
    require_reason(declared.name, state.approved_before, reason)
    return ledger.record(
        ListSubmission(
            gemeente=state.municipality.code,
            year=state.year,
            list_key=declared.key,
            status=SubmissionStatus.SUBMITTED,
            rows=state.rows,
            reason=reason,
        ),
        by,
        edition,
        seen=state.submission.version if state.submission else 0,
    )
