"""What ends a whole batch, apart from what is the matter with one municipality."""

import sqlite3

from sqlalchemy.exc import SQLAlchemyError

from benchmark.edition.home import WHY
from benchmark.errors import EditionError, LedgerError, SpiegelError
from benchmark.jobs import writing

EVERYWHERE = (OSError, sqlite3.Error, SQLAlchemyError)  # what strikes the next municipality as well


class Interrupted(SpiegelError):
    """The batch cannot go on; what was finished stays."""


def interrupted(error: BaseException, said: SpiegelError | None = None) -> Interrupted:
    """One sentence for what makes going on useless."""
    number = getattr(error, "errno", None)
    full = number in writing.FULL or "full" in str(error)
    if full or said is None:
        why = WHY.get(number or 0, "de schijf is vol of niet te schrijven")
        return Interrupted(
            f"Het maken van de rapporten is gestopt: {why}.",
            "Wat klaar is, blijft staan. Los dit op en ga dan verder.",
        )
    return Interrupted(said.sentence, said.remedy)


def deeper(error: BaseException) -> BaseException | None:
    """What lies under a sentence, when that is more than this one municipality."""
    if isinstance(error, EditionError | LedgerError):
        return error
    below = error.__cause__
    while below is not None:
        if isinstance(below, EVERYWHERE):
            return below
        below = below.__cause__
    return None
