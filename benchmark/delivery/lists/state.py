"""Where a list of a municipality stands: the rows that came in, what was handed in, and what the checks say."""

from dataclasses import dataclass
from functools import cached_property

from benchmark.catalogue import DeclaredList
from benchmark.checks.rows import RowProblem, check_rows
from benchmark.ledger.deliveries import ListRow, ListRows, ListSubmission, SubmissionStatus
from benchmark.ledger.store import Ledger, Record
from benchmark.municipality import Municipality
from benchmark.viewing import View


@dataclass(frozen=True)
class ListState:
    """One list of one municipality about a year. ``kept``: the newest rows; ``submission``: the newest, whatever was
    decided on it; ``approved_before``: whether any version was approved."""

    municipality: Municipality
    declared: DeclaredList
    year: int
    kept: Record[ListRows] | None
    submission: Record[ListSubmission] | None
    approved_before: bool

    @property
    def rows(self) -> tuple[ListRow, ...]:
        """The rows that are there now."""
        return self.kept.entry.rows if self.kept else ()

    @property
    def status(self) -> SubmissionStatus | None:
        """Where the submission stands; None before there is one."""
        return self.submission.entry.status if self.submission else None

    @property
    def changed(self) -> bool:
        """Whether other rows came in since these were handed in."""
        return self.submission is not None and self.submission.entry.rows != self.rows

    @cached_property
    def problems(self) -> list[RowProblem]:
        """What the checks say of the rows that are there now."""
        return check_rows(self.declared, self.rows)


def state(view: View, ledger: Ledger, gemeente: str, key: str, year: int) -> ListState:
    """The list ``key`` of a municipality (name or code) about a year.

    Raises CatalogueError for an unknown list, and what ``Municipalities.find`` raises for the municipality.
    """
    declared = view.edition.catalogue.list(key)
    place = view.edition.municipalities.find(gemeente, year)
    subject = f"{place.code}/{year}/{declared.key}"
    history = ledger.history(ListSubmission, subject)
    return ListState(
        municipality=place,
        declared=declared,
        year=year,
        kept=ledger.latest(ListRows, subject),
        submission=history[-1] if history else None,
        approved_before=any(v.entry.status is SubmissionStatus.APPROVED for v in history),
    )


def states(view: View, ledger: Ledger, gemeente: str, year: int) -> list[ListState]:
    """Every list of the catalogue, of one municipality about a year."""
    return [state(view, ledger, gemeente, d.key, year) for d in view.edition.catalogue.lists]
