"""Answers as they stand in a file, each with its place, whatever kind of file it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from benchmark import dutch
from benchmark.checks.numbers import Unreadable
from benchmark.checks.reply import Problem, Reply
from benchmark.ledger.entries import LONGEST


@dataclass(frozen=True)
class Placed:
    """Where something stands: sheet and cell of a workbook, or the line of a CSV file."""

    sheet: str
    cell: str

    @property
    def words(self) -> str:
        """As a person finds it: "blad Balie, cel D7", "regel 12"."""
        return f"blad {self.sheet}, cel {self.cell}" if self.sheet else self.cell


@dataclass(frozen=True)
class Cells:
    """The answers of a file. ``stamp``: the last record that was known when a workbook was made, None in other files.

    ``typed``: what could not be read, by question, year and column, to give it back.
    """

    gemeente: str
    years: tuple[int, ...]
    version: str
    stamp: int | None
    replies: tuple[Reply, ...]
    places: Mapping[tuple[str, int], Placed]
    problems: tuple[Problem, ...] = ()
    typed: Mapping[tuple[str, int, str], str] = field(default_factory=dict)


def explanation(text: str) -> str:
    """An explanation as it can be kept; raises Unreadable for one that is too long."""
    if len(text) > LONGEST:
        raise Unreadable(
            f"De toelichting is {dutch.number(len(text))} tekens lang.",
            f"Er passen {dutch.number(LONGEST)}.",
            "Maak haar korter.",
        )
    return text
