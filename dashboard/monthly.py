"""What the pages of Deze maand share: the lines of a municipality, the newest month, and the signal of each line."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from benchmark import dutch
from benchmark.answers import Question
from benchmark.delivery.months import series, signal
from benchmark.delivery.months.dates import Period
from benchmark.delivery.months.series import Series
from benchmark.delivery.months.signal import Signal
from benchmark.errors import SpiegelError
from benchmark.viewing import View
from dashboard import library, records, selection

PATH = "/deze-maand"


@dataclass(frozen=True)
class Monthly:
    """The months of the municipality of a page. ``lines``: those with a value in the thirteen months that show."""

    view: View
    asked: Question
    lines: Sequence[Series]

    @property
    def query(self) -> str:
        """The query string of the pages of this municipality."""
        return selection.query_of(self.asked)

    @property
    def name(self) -> str:
        """The municipality."""
        return self.view.edition.municipalities.name(self.asked.gemeente)

    @cached_property
    def newest(self) -> Period | None:
        """The newest month of any line; None without lines."""
        return max((line.newest for line in self.lines), default=None)

    @cached_property
    def signals(self) -> dict[str, Signal]:
        """The signal of every line that has a value in the newest month, by its key."""
        if self.newest is None:
            return {}
        found = {line.key: signal.first(line.values, self.newest) for line in self.lines}
        return {key: one for key, one in found.items() if one is not None}

    def line(self, key: str) -> Series:
        """The line of a key; raises SpiegelError where there is none."""
        found = next((s for s in self.lines if s.key == key), None)
        if found is None:
            raise SpiegelError(
                "Van dit cijfer zijn er geen maanden.", "Kies een cijfer op de pagina Deze maand."
            )
        return found

    def sentence(self, line: Series) -> str:
        """What the newest month of a line says."""
        found = self.signals.get(line.key)
        if found is not None:
            return signal.sentence(line, found)
        assert self.newest is not None
        last = line.words(line.values[line.newest])
        return f"Van {self.newest.words} is er geen cijfer. Het laatste is van {line.newest.words}: {last}."


def monthly(view: View, asked: Question) -> Monthly:
    """The months of a municipality as they stand now."""
    lines = series.of(records.ledger(), view.edition.catalogue, asked.gemeente)
    newest = max((line.newest for line in lines), default=None)
    shown = [s for s in lines if newest and any(p for _, p in s.window(newest))]
    return Monthly(view, asked, shown)


def of_query(query: str) -> Monthly:
    """The months of a query string; raises SpiegelError where it names no municipality."""
    view = library.view()
    found = selection.of_search(query, view)
    if found.asked is None:
        raise found.problem or SpiegelError("Er is geen gemeente gekozen.", "Kies een gemeente.")
    return monthly(view, found.asked)


def title(found: Monthly) -> str:
    """The finding of the page: how many lines are unlike the months before them."""
    if found.newest is None:
        return "Hoe gaat het deze maand?"
    month = dutch.upper_first(found.newest.words)
    known = [s for s in found.signals.values() if s.z is not None]
    odd = sum(s.odd for s in known)
    if not known:
        return f"{month}: nog te weinig maanden om te vergelijken"
    of = "het ene cijfer wijkt" if len(known) == 1 else f"{odd} van de {len(known)} cijfers {'wijkt' if odd == 1 else 'wijken'}"  # fmt: skip
    if odd:
        return f"{month}: {of} af van de maanden ervoor"
    none = "het ene cijfer past" if len(known) == 1 else f"alle {len(known)} cijfers passen"
    return f"{month}: {none} bij de maanden ervoor"
