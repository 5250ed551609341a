"""Lists that wait for a second pair of eyes, in the order in which they came."""

from dataclasses import dataclass

from benchmark.catalogue import DeclaredList
from benchmark.checks.rows import RowProblem, check_rows
from benchmark.delivery.handing_in import was_approved
from benchmark.ledger.deliveries import ListRow, ListSubmission, SubmissionStatus
from benchmark.ledger.store import Ledger, Record
from benchmark.municipality import Municipality
from benchmark.viewing import View


@dataclass(frozen=True)
class WaitingList:
    """A list that was handed in. ``before``: the rows that were approved last, if any; ``problems``: what the checks say."""

    record: Record[ListSubmission]
    municipality: Municipality
    declared: DeclaredList
    problems: tuple[RowProblem, ...]
    before: tuple[ListRow, ...]
    corrects: bool


def queue(view: View, ledger: Ledger) -> list[WaitingList]:
    """Every list that nobody decided on, the oldest first."""
    known = {declared.key for declared in view.edition.catalogue.lists}
    waiting = [
        r
        for r in ledger.newest(ListSubmission)
        if r.entry.status is SubmissionStatus.SUBMITTED and r.entry.list_key in known
    ]
    return [looked(view, ledger, record) for record in sorted(waiting, key=lambda r: r.id)]


def looked(view: View, ledger: Ledger, record: Record[ListSubmission]) -> WaitingList:
    """One list as the validator sees it."""
    entry = record.entry
    declared = view.edition.catalogue.list(entry.list_key)
    history = ledger.history(ListSubmission, record.subject)
    before = [
        v.entry.rows
        for v in history
        if v.entry.status is SubmissionStatus.APPROVED and v.version < record.version
    ]
    return WaitingList(
        record=record,
        municipality=view.edition.municipalities.find(entry.gemeente, entry.year),
        declared=declared,
        problems=tuple(check_rows(declared, entry.rows)),
        before=before[-1] if before else (),
        corrects=was_approved(ledger, record.subject, ListSubmission),
    )
