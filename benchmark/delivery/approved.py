"""What is said of something that was approved: which version, on which day, and what it is worth on the day of an edition."""

from datetime import date
from typing import Any

from benchmark.catalogue import Catalogue
from benchmark.ledger import moment
from benchmark.ledger.store import Record
from benchmark.vocabulary import Status


def day_of(record: Record[Any]) -> str:
    """The day on which it was recorded, in the Netherlands, as 2026-11-30."""
    return moment.local(record.at).date().isoformat()


def reference_of(record: Record[Any]) -> str:
    """The version and the day, by which a figure in an edition is found back in the ledger."""
    return f"versie {record.version}, goedgekeurd op {day_of(record)}"


def worth(catalogue: Catalogue, year: int, today: date, *, differs: bool) -> Status:
    """Corrected where it ``differs`` from what was approved before; else provisional until the round closes."""
    if differs:
        return Status.CORRECTED
    round_ = catalogue.deliveries.of_year(year)
    return Status.PROVISIONAL if round_ and today <= round_.closes else Status.FINAL
