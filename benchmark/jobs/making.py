"""Making the reports of a batch, one municipality after the other.

A municipality that cannot be made is recorded with its sentence and the rest goes on. What would strike
every municipality alike (no edition, a full disk) ends the batch with one sentence and keeps what is there.
"""

import logging
import secrets
import time
from collections.abc import Callable
from contextlib import closing, suppress

from benchmark.edition import Edition, Home
from benchmark.errors import EditionError, LedgerError, SpiegelError
from benchmark.forgetting import forget
from benchmark.jobs import writing
from benchmark.jobs.asked import Asked
from benchmark.jobs.failing import Interrupted, deeper, interrupted
from benchmark.jobs.folder import ATTEMPTS, Folder, Made
from benchmark.ledger.store import Ledger
from benchmark.report import formats, keeping
from benchmark.report.keeping import Kept, UnknownReport
from benchmark.viewing import LOCAL, View

logger = logging.getLogger(__name__)

Say = Callable[[int, int, str], None]
# Municipalities between two times of forgetting; what they share must then be worked out again, which takes less
# than one report.
EVERY = 20


def make_all(
    folder: Folder, asked: Asked, home: Home, *, stopped: Callable[[], bool], say: Say
) -> bool:
    """Make what is not finished; whether everything now is, which it is not when ``stopped`` said so.

    Raises Interrupted when no municipality can be made any more.
    """
    try:
        folder.prepare()
        todo = folder.todo(asked.gemeenten)
        if not todo:
            return True
        with closing(_Work(folder, asked, home)) as work:
            return _each(work, todo, _Pace(len(asked.gemeenten), len(todo)), stopped, say)
    except OSError as error:
        raise interrupted(error) from error


def _each(
    work: "_Work", todo: list[str], pace: "_Pace", stopped: Callable[[], bool], say: Say
) -> bool:
    for n, code in enumerate(todo):
        if stopped():
            return False
        say(*pace.at(n, work.name(code)))
        work.make(code)
        if n % EVERY == EVERY - 1:
            forget()
    say(pace.total, pace.total, "")
    return True


class _Work:
    """The edition and the ledger of one batch, opened once."""

    def __init__(self, folder: Folder, asked: Asked, home: Home) -> None:
        self._folder = folder
        self._asked = asked
        try:
            self._view = View(Edition(home.path(asked.edition)), LOCAL)
        except EditionError as error:
            raise Interrupted(error.sentence, error.remedy) from error
        try:
            self._ledger = Ledger.at(home)
        except LedgerError as error:
            raise Interrupted(error.sentence, error.remedy) from error

    def close(self) -> None:
        """Let go of the ledger."""
        self._ledger.close()

    def name(self, code: str) -> str:
        """The name of a municipality; its code when the edition does not know it."""
        try:
            return self._view.edition.municipalities.name(code)
        except KeyError:
            return code

    def make(self, code: str) -> None:
        """Make the reports of a municipality, or record why there are none."""
        if self._folder.attempt(code) > ATTEMPTS:
            self._refuse(code, "Het maken van dit rapport liep steeds vast.")
            return
        try:
            kept = self._composed(code)
            files = {f.value: self._written(kept, f) for f in self._asked.formats}
        except Interrupted:
            raise
        except OSError as error:
            raise interrupted(error) from error
        except SpiegelError as error:
            if (below := deeper(error)) is not None:
                raise interrupted(below, error) from error
            self._refuse(code, str(error))
        except Exception:  # a defect of ours in one report may not take the other ones along
            number = secrets.token_hex(2).upper()
            logger.exception("report of %s failed, code %s", code, number)
            self._refuse(code, f"Het rapport kon niet worden gemaakt. Meld code {number}.")
        else:
            reference = self._folder.reference(code)
            self._folder.record(Made(code, self.name(code), reference, files))

    def _refuse(self, code: str, problem: str) -> None:
        self._folder.record(Made(code, self.name(code), problem=problem))

    def _composed(self, code: str) -> Kept:
        """The report, under the reference code that it had when somebody began it before."""
        before = self._folder.reference(code)
        if before:
            with suppress(UnknownReport):  # the ledger may have been put back since
                return keeping.open_(self._ledger, before)
        kept = keeping.make(self._view, self._ledger, self._asked.of(code), self._asked.author)
        self._folder.keep_reference(code, kept.record.entry.code)
        return kept

    def _written(self, kept: Kept, format: formats.Format) -> str:
        name = formats.filename(kept.document, format)
        writing.put(self._folder.files / name, formats.write(kept.document, format))
        return name


class _Pace:
    """How long it still takes, from how long it took since this run began."""

    def __init__(self, total: int, todo: int) -> None:
        self.total, self._todo = total, todo
        self._begun = time.monotonic()

    def at(self, n: int, name: str) -> tuple[int, int, str]:
        """Done, total and words when ``n`` of this run are done and ``name`` is begun."""
        done = self.total - self._todo + n
        if n < 3:
            return done, self.total, f"Nu: {name}."
        seconds = (time.monotonic() - self._begun) / n * (self._todo - n)
        return done, self.total, f"Nu: {name}. Nog ongeveer {_duration(seconds)}."


def _duration(seconds: float) -> str:
    if seconds < 50:
        return f"{max(1, round(seconds / 10)) * 10} seconden"
    minutes = max(1, round(seconds / 60))
    return "1 minuut" if minutes == 1 else f"{minutes} minuten"
