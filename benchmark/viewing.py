"""What a viewer may see, decided here and nowhere else.

Every answer asks its figures through a ``View``. Today everything in an edition is public, and the
one local viewer sees all; deliveries under agreement and sign-in will narrow this one place.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import polars as pl

from benchmark.edition import Edition
from benchmark.edition.frontier import NOTHING, Kept
from benchmark.everyone import Everyone, Story
from benchmark.listed import Listed
from benchmark.vocabulary import Outcome

Test = tuple[str, Outcome, float | None, str | None]


class Asked(Protocol):
    """As much of a question as a figure needs."""

    @property
    def gemeente(self) -> str:
        """The code of the municipality."""

    @property
    def year(self) -> int:
        """The year."""

    @property
    def report(self) -> str:
        """The report kind."""

    @property
    def examples(self) -> bool:
        """Whether example figures are asked for (Oefenmodus)."""


@dataclass(frozen=True)
class Viewer:
    """Who is looking."""

    name: str = "lokaal"
    sees_everything: bool = True


LOCAL = Viewer()


@dataclass(frozen=True)
class View:
    """An edition as one viewer may see it."""

    edition: Edition
    viewer: Viewer = LOCAL

    def figures(
        self, indicator: str, year: int, report: str, variant: str = "", *, examples: bool = False
    ) -> pl.DataFrame | None:
        """The figures of all municipalities that this viewer may see; None when none were published.

        ``examples``: in Oefenmodus fictitious figures stand where there are no others.
        """
        if not self.viewer.sees_everything:
            return None
        return self.edition.figures(indicator, year, report, variant, examples=examples)

    def everyone(
        self, indicator: str, year: int, report: str, variant: str = "", *, examples: bool = False
    ) -> Everyone | None:
        """The same figures by code; None when none were published or none may be seen."""
        if not self.viewer.sees_everything:
            return None
        return self.edition.everyone(indicator, year, report, variant, examples=examples)

    def listed(self, key: str, year: int, *, examples: bool = False) -> Listed | None:
        """A list of all municipalities in a year; None when nobody has it. Raises CatalogueError for an unknown list.

        What was delivered, by however few. In Oefenmodus the fictitious list, until so many municipalities delivered
        that theirs can be compared (``catalogue.deliveries.minimum``); where there is no fictitious one, what there is.
        """
        catalogue = self.edition.catalogue
        declared = catalogue.list(key)
        if not self.viewer.sees_everything:
            return None
        delivered = self.edition.delivered_lists.of(declared.key, year)
        if not examples or (delivered and len(delivered.rows) >= catalogue.deliveries.minimum):
            return delivered
        return self.edition.example_lists.of(declared.key, year) or delivered

    def listed_years(self, key: str, *, examples: bool = False) -> tuple[int, ...]:
        """The years for which ``listed`` gives a list, oldest first. Raises CatalogueError for an unknown list."""
        declared = self.edition.catalogue.list(key)
        if not self.viewer.sees_everything:
            return ()
        years = set(self.edition.delivered_lists.years(declared.key))
        if examples:
            years |= set(self.edition.example_lists.years(declared.key))
        return tuple(sorted(years))

    def shows_example(self, indicator: str, asked: Asked) -> bool:
        """Whether the figures that this question gets for an indicator are fictitious."""
        if not asked.examples:
            return False
        found = self.everyone(indicator, asked.year, asked.report, examples=True)
        return found is not None and found.example

    def stories(self, asked: Asked) -> tuple[Story, ...]:
        """What was planted in the own example figures; nothing outside Oefenmodus."""
        shown = asked.examples and self.viewer.sees_everything
        return self.edition.stories(asked.gemeente) if shown else ()

    def amounts_of(self, measure: str, year: int) -> dict[str, float]:
        """One measure of the accounts of a year, per municipality; empty when not visible."""
        if not self.viewer.sees_everything:
            return {}
        return self.edition.amounts_of(measure, year)

    def amounts(self, flow: str, task_fields: tuple[str, ...], year: int) -> dict[str, float]:
        """Euros of a flow summed over task fields, per municipality that has all of them."""
        parts = [self.amounts_of(f"iv3.{flow}.{field}", year) for field in task_fields]
        return {
            code: sum(p[code] for p in parts) for code in parts[0] if all(code in p for p in parts)
        }

    def provenance(self, indicator: str, asked: Asked) -> pl.DataFrame:
        """The source cells of one figure of one municipality."""
        practice = self.shows_example(indicator, asked)
        cells = self.edition.provenance(
            indicator, asked.year, asked.report, asked.gemeente, examples=practice
        )
        return cells if self.viewer.sees_everything else cells.clear()

    def tests(self, subject: str, year: int, code: str) -> list[Test]:
        """Every comparability test asked of one municipality: (test, outcome, found, detail)."""
        return self.edition.tests(subject, year, code) if self.viewer.sees_everything else []

    def outcomes(self, subject: str, year: int) -> Mapping[str, Outcome]:
        """The outcome of the comparability test per municipality."""
        return self.edition.outcomes(subject, year) if self.viewer.sees_everything else {}

    def frontier(self) -> Kept:
        """The frontier beside the edition, if there is one that can be used."""
        return self.edition.frontier if self.viewer.sees_everything else NOTHING

    def findings(self, year: int, report: str) -> pl.DataFrame:
        """What the checks found in the figures of a year and report kind."""
        rows = self.edition.findings.filter((pl.col("year") == year) & (pl.col("report") == report))
        return rows if self.viewer.sees_everything else rows.clear()
