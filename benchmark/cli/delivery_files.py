"""What every command of a delivery needs: the ledger, the year that is meant, and files on disk."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from benchmark import answers, intake
from benchmark.cli import asking
from benchmark.delivery import rounds
from benchmark.edition.home import WHY
from benchmark.errors import SpiegelError
from benchmark.jobs import writing
from benchmark.ledger.store import Ledger
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind

MOST_READ = 20 * intake.UPLOAD.bytes  # of a file that is too large anyway: enough to say how large
CONTENT_ERRORS = 1  # exit code of a delivered file with wrong answers


@contextmanager
def opened() -> Iterator[Ledger]:
    """The ledger of the home that is asked, closed afterwards."""
    with closing(Ledger.at(asking.home())) as ledger:
        yield ledger


def year_of(view: View, named: int | None) -> int:
    """The year that was named, else that of the newest open round."""
    otherwise = answers.year_for(view.edition, ReportKind.ACCOUNTS)
    return rounds.chosen_year(view, "" if named is None else str(named), otherwise)


def content_of(file: Path) -> bytes:
    """The bytes of a file; raises SpiegelError when it cannot be read."""
    try:
        with file.open("rb") as handle:
            return handle.read(MOST_READ)
    except OSError as error:
        if isinstance(error, FileNotFoundError):
            raise SpiegelError(f"Het bestand {file} is er niet.", "Kijk de naam na.") from error
        raise SpiegelError(
            f"{file} is niet te lezen.", "Geef de naam van een bestand dat u mag lezen."
        ) from error


def check_place(path: Path) -> None:
    """Raises SpiegelError for a place where no file can stand."""
    if path.is_dir() or not path.parent.is_dir():
        raise SpiegelError(
            f"{path} is geen plaats voor een bestand.", "Kies een bestand in een map die er is."
        )


def put(path: Path, content: bytes) -> None:
    """Write a file, whole or not at all; raises SpiegelError when that cannot be done."""
    try:
        writing.put(path, content)
    except OSError as error:
        why = WHY.get(error.errno or 0, "de map is niet te schrijven")
        raise SpiegelError(
            f"{path} is niet te schrijven ({why}).", "Kies een andere plaats, of maak ruimte."
        ) from error
