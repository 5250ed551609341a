"""The contacts of every municipality per channel and year, and whose counting cannot be used in that year.

Four channels of one counting make a composition; where they do not add to 100% (``answers.channels``), a contact
more here is not a contact less there, and the municipality is named and left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from benchmark import dutch
from benchmark.answers import series
from benchmark.answers.channels import CHANNELS, flaw
from benchmark.answers.question import Question
from benchmark.everyone import Everyone
from benchmark.position.change import Count
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind

ACCOUNTS = ReportKind.ACCOUNTS.value


@dataclass(frozen=True, eq=False)
class Counted:
    """One year: per municipality the count of every channel by indicator, or in a few words what is wrong.

    ``names``: as they are shown, with the mark of an example. A municipality that delivered nothing is in neither.
    """

    counts: Mapping[str, Mapping[str, Count]]
    flaws: Mapping[str, str]
    names: Mapping[str, str]
    example: bool
    source: str


def years(view: View, *, examples: bool) -> tuple[int, ...]:
    """The account years for which all four channels have figures, oldest first.

    One counting gives all four, so what some delivered is never filled up with examples of another channel.
    """
    practised = examples and not any(view.edition.published(code) for code, _ in CHANNELS)
    found = [
        {y for y, r in view.edition.published(code, examples=practised) if r == ACCOUNTS}
        for code, _ in CHANNELS
    ]
    return tuple(sorted(set.intersection(*found)))


def missing_channels(view: View) -> tuple[str, ...]:
    """The channels that nobody delivered while there are figures of another; empty when all or none are there."""
    there = [bool(view.edition.published(code)) for code, _ in CHANNELS]
    if not any(there):
        return ()
    return tuple(name for (_, name), known in zip(CHANNELS, there, strict=True) if not known)


@lru_cache(maxsize=64)
def counted(view: View, year: int, examples: bool) -> Counted:
    """The counts of a year of ``years``."""
    known = {code: view.everyone(code, year, ACCOUNTS, examples=examples) for code, _ in CHANNELS}
    people = view.amounts_of("cbs.inwoners", year)
    found = {code: everyone for code, everyone in known.items() if everyone is not None}
    counts: dict[str, dict[str, Count]] = {}
    flaws: dict[str, str] = {}
    for gemeente in people:
        rows = {code: e.rows[gemeente] for code, e in found.items() if gemeente in e.rows}
        shares = [rows[code].value if code in rows else None for code, _ in CHANNELS]
        wrong = flaw(shares)
        if wrong:
            flaws[gemeente] = wrong
        elif all(s is not None for s in shares):
            counts[gemeente] = {
                code: Count(row.numerator, people[gemeente])
                for code, row in rows.items()
                if row.numerator is not None
            }
    return Counted(
        counts,
        flaws,
        _names(found),
        any(e.example for e in found.values()),
        _source(found),
    )


def _names(found: Mapping[str, Everyone]) -> dict[str, str]:
    """The name of each municipality; one with an example among its figures says so."""
    names: dict[str, str] = {}
    for everyone in sorted(found.values(), key=lambda e: e.example):
        names |= {code: row.name for code, row in everyone.rows.items()}
    return names


def _source(found: Mapping[str, Everyone]) -> str:
    sources = {next(iter(e.rows.values())).source for e in found.values() if e.rows}
    return "; ".join(sorted(sources))


class LeftOut(NamedTuple):
    """A municipality that does not count, and why, in a few words."""

    code: str
    name: str
    why: str

    @staticmethod
    def over(code: str, name: str, wrong: Iterable[tuple[int, str]]) -> "LeftOut":
        """From what is wrong per year: years with the same reason are said together."""
        reasons: dict[str, list[str]] = {}
        for year, why in wrong:
            reasons.setdefault(why, []).append(str(year))
        said = [f"{dutch.listing(years)}: {why}" for why, years in reasons.items()]
        return LeftOut(code, name, "; ".join(said))


class Start(NamedTuple):
    """The first year of the series at hand. ``merged``: it grew by a merger; otherwise it was counted otherwise before."""

    year: int
    merged: bool

    @property
    def why(self) -> str:
        """Why what lies before is no development, in a few words."""
        if self.merged:
            return f"in {self.year} groter door een herindeling"
        return f"vanaf {self.year} een andere telling"


@lru_cache(maxsize=16)
def starts(view: View, year: int, examples: bool) -> Mapping[str, Start]:
    """Per municipality where the series that ``year`` belongs to starts, if it broke in or before that year.

    Another way of counting in one of the channels, or a merger: what lies before is no development.
    """
    indicators = [view.edition.catalogue.indicator(code) for code, _ in CHANNELS]
    merged = view.edition.municipalities.merger_years
    found = {}
    for gemeente in counted(view, year, examples).names:
        asked = Question(gemeente, year, examples=examples)
        breaks = {b for i in indicators for b in series.break_years(view, asked, i) if b <= year}
        if breaks:
            start = max(breaks)
            found[gemeente] = Start(start, start in merged(gemeente))
    return found
