"""Answers as they stand in a file, each with its place, whatever kind of file it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from benchmark import dutch
from benchmark.checks.numbers import Unreadable
from benchmark.checks.reply import Problem, Reply
from benchmark.ledger.entries import LONGEST
from benchmark.vocabulary import Missing, Seriousness

REASONS = {m.value: m for m in Missing}
Here = tuple[str, int]  # question and year


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


class Gathered:
    """The answers of a file as they are found: each is settled, or it is wrong and stays as it was typed."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []
        self.places: dict[Here, Placed] = {}
        self.problems: list[Problem] = []
        self.typed: dict[tuple[str, int, str], str] = {}

    def settle(
        self,
        here: Here,
        value: float | Missing | None,
        missing: Missing | None,
        note: str,
        where: str,
    ) -> None:
        """Keep an answer; nothing typed is none. A reason in the place of the number goes before one beside it.

        Raises Unreadable for a number and a reason together; ``where``: how that sentence begins.
        """
        if isinstance(value, Missing):
            value, missing = None, value
        if value is not None and missing is not None:
            raise Unreadable(
                f"{where} staan een getal en de reden ‘{missing.value}’.",
                "Eén van beide kan waar zijn.",
                "Haal het getal of de reden weg.",
            )
        if value is not None or missing is not None:
            self.replies.append(Reply(*here, value, missing, note))

    def wrong(self, here: Here, error: Unreadable, typed: Mapping[str, str]) -> None:
        """Keep why an answer cannot be read, and what was ``typed``, by kind of column."""
        said = (error.found, error.expected, error.remedy)
        self.problems.append(Problem("leesbaar", Seriousness.ERROR, *here, *said))
        self.typed |= {(*here, kind): text for kind, text in typed.items() if text.strip()}


def reason(text: str, column: str, remedy: str) -> Missing | None:
    """Why there is no number, as typed in ``column``; raises Unreadable for a reason that is none of ours."""
    typed = text.strip().casefold()
    if typed and typed not in REASONS:
        raise Unreadable(
            f"Bij {column} staat ‘{typed[:40]}’.", f"Verwacht: {', '.join(REASONS)}.", remedy
        )
    return REASONS.get(typed)


def explanation(text: str) -> str:
    """An explanation as it can be kept; raises Unreadable for one that is too long."""
    if len(text) > LONGEST:
        raise Unreadable(
            f"De toelichting is {dutch.number(len(text))} tekens lang.",
            f"Er passen {dutch.number(LONGEST)}.",
            "Maak haar korter.",
        )
    return text
