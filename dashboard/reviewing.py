"""What the pages of the validator share: a submission by its key in the link, and making a new edition of what was approved."""

import logging
import os
import subprocess
import sys

from benchmark.delivery.lists import publishing as list_publishing
from benchmark.errors import SpiegelError
from benchmark.ledger.deliveries import ListSubmission, Submission, SubmissionStatus
from benchmark.ledger.store import Ledger, Record
from benchmark.viewing import View
from dashboard import records

logger = logging.getLogger(__name__)
PATH = "/controle"
LISTS = "/controle-lijst"
PATIENCE = 300  # seconds for an edition


def key_of(record: Record[Submission]) -> str:
    """The key of a submission in a link: GM0503-2024-balie."""
    entry = record.entry
    return f"{entry.gemeente}-{entry.year}-{entry.theme}"


def found(ledger: Ledger, key: str) -> Record[Submission]:
    """The newest version of a submission; raises SpiegelError where there is none."""
    record = ledger.latest(Submission, key.replace("-", "/", 2))
    if record is None:
        raise SpiegelError(
            f"Er is geen levering '{key[:60]}'.", "Kies een levering op de pagina Controle."
        )
    return record


def key_of_list(record: Record[ListSubmission]) -> str:
    """The key of a list in a link: GM0503-2024-handvest."""
    entry = record.entry
    return f"{entry.gemeente}-{entry.year}-{entry.list_key}"


def found_list(ledger: Ledger, key: str) -> Record[ListSubmission]:
    """The newest version of a list that was handed in; raises SpiegelError where there is none."""
    record = ledger.latest(ListSubmission, key.replace("-", "/", 2))
    if record is None:
        raise SpiegelError(
            f"Er is geen lijst '{key[:60]}' ingediend.", "Kies een lijst op de pagina Controle."
        )
    return record


def later(view: View, ledger: Ledger) -> list[Record[Submission]]:
    """The submissions whose newest version the edition on screen does not hold."""
    there = {
        (r["code"], r["year"], r["theme"]): r["version"]
        for r in view.edition.deliveries.iter_rows(named=True)
    }
    return [
        r
        for r in ledger.newest(Submission)
        if there.get((r.entry.gemeente, r.entry.year, r.entry.theme), 0) < r.version
    ]


def unpublished(view: View, ledger: Ledger) -> list[Record[Submission]]:
    """Those of them that were approved, and so come into the next edition."""
    return [r for r in later(view, ledger) if r.entry.status is SubmissionStatus.APPROVED]


def unpublished_lists(view: View, ledger: Ledger) -> list[Record[ListSubmission]]:
    """The approved lists of which the edition on screen does not hold the newest version."""
    there = set()
    for declared in view.edition.catalogue.lists:
        for year in view.listed_years(declared.key):
            found = view.listed(declared.key, year)
            references = found.references.items() if found else ()
            there |= {(code, declared.key, year, reference) for code, reference in references}
    return list_publishing.unpublished(ledger, view.edition.catalogue, there)


def publish() -> str:
    """Make an edition of everything that was approved; what the program said.

    In a process of its own, as on the command line: the edition on screen keeps serving. Raises SpiegelError when
    none could be made.
    """
    home = str(records.home().root)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "benchmark.cli", "build"],
            env=os.environ | {"SPIEGEL_HOME": home},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise SpiegelError(
            "Het maken van de editie duurde te lang en is gestopt.",
            "De oude editie blijft staan. Probeer het opnieuw, of maak haar met 'spiegel build'.",
        ) from None
    if done.returncode != 0:
        logger.error("no edition could be made: %s", done.stderr)
        said = " ".join(done.stderr.split()) if done.returncode == 2 else ""
        raise SpiegelError(
            f"Er kon geen nieuwe editie worden gemaakt. {said}".strip(),
            "De oude editie blijft staan.",
        )
    return done.stdout.strip()
