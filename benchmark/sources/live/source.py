"""What a source is, what is asked of it, and what it gives."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from benchmark.errors import FiguresError
from benchmark.municipality import Municipalities
from benchmark.sources.live.client import Address
from benchmark.sources.live.reader import Reader
from benchmark.vocabulary import ReportKind


@dataclass(frozen=True)
class Asked:
    """A year, and for bookkeeping a report kind."""

    year: int
    report: ReportKind = ReportKind.ACCOUNTS


@dataclass(frozen=True)
class Table:
    """Rows for one file of the open figures, and which rows of that file they take the place of.

    ``replaces``: column -> values; a row is replaced when every column has one of its values.
    """

    rows: pl.DataFrame
    replaces: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Fetched:
    """What a source gave, in the shapes of ``data/open``.

    ``slot`` names what is replaced next time (a year, a year and report, or everything of the source);
    ``texts`` are files that are no tables.
    """

    slot: str
    table_id: str
    tables: Mapping[str, Table] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    codes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Source:
    """A source by the word people type.

    ``least_share``: below this share of the municipalities that had figures before, an answer is taken
    for incomplete. ``years``: those that can be asked; ``newest`` is the default, and
    ``newest_accounts`` that of the accounts where they come later than the budget.
    """

    key: str
    title: str
    years: Sequence[int]
    newest: int
    least_share: float
    address: Callable[[], Address]
    fetch: Callable[[Reader, Asked, Municipalities], Fetched]
    newest_accounts: int | None = None

    @property
    def by_report(self) -> bool:
        """Whether the figures are bookkeeping, so that a budget and accounts exist."""
        return self.newest_accounts is not None

    def asked(self, year: int | None, report: ReportKind) -> Asked:
        """The question, with the newest year when none was named; raises FiguresError for another year."""
        accounts = report is ReportKind.ACCOUNTS and self.newest_accounts
        chosen = (accounts or self.newest) if year is None else year
        if chosen not in self.years:
            raise FiguresError(
                f"{self.title} heeft geen cijfers over {chosen}.",
                f"Kies een jaar van {self.years[0]} tot en met {self.years[-1]}.",
            )
        return Asked(chosen, report)


def nothing(table: str, what: str) -> FiguresError:
    """The sentence for an answer without a single figure."""
    return FiguresError(
        f"{table} geeft geen enkel cijfer over {what}.",
        "Kies een ander jaar, of probeer het later opnieuw; de bron kan het jaar nog niet hebben.",
    )
