"""Which figures are there, which are missing, and what did the checks find?"""

from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from benchmark.answers.question import Question
from benchmark.catalogue import Indicator, Theme
from benchmark.viewing import View


@dataclass(frozen=True)
class Completeness:
    """Per theme how many figures the municipality has; per indicator how many municipalities deliver.

    ``themes``: (theme, present, asked). ``indicators``: (indicator, has a value, n with a value, n).
    ``findings``: rows of the finding table for the year and report kind of this municipality.
    ``missing``: names of municipalities that did not deliver that year.
    """

    themes: tuple[tuple[Theme, int, int], ...]
    indicators: tuple[tuple[Indicator, bool, int, int], ...]
    findings: pl.DataFrame
    finding_counts: tuple[tuple[str, int], ...]
    missing: tuple[str, ...]

    @property
    def present(self) -> int:
        """The figures that this municipality has."""
        return sum(p for _, p, _ in self.themes)

    @property
    def asked(self) -> int:
        """The figures that the catalogue asks for."""
        return sum(a for _, _, a in self.themes)


@lru_cache(maxsize=1024)
def completeness(view: View, asked: Question) -> Completeness:
    """Completeness of one municipality, year and report kind."""
    edition = view.edition
    report = asked.report.value
    rows = []
    for indicator in edition.catalogue.with_figures():
        figures = view.figures(indicator.code, asked.year, report)
        if figures is None:
            rows.append((indicator, False, 0, 0))
            continue
        with_value = figures.filter(pl.col("value").is_not_null())
        own = asked.gemeente in set(with_value["code"])
        rows.append((indicator, own, len(with_value), len(figures)))
    present = {i.code for i, own, _, _ in rows if own}
    themes = []
    for theme in edition.catalogue.themes:
        members = edition.catalogue.of_theme(theme.key)
        themes.append((theme, sum(i.code in present for i in members), len(members)))
    of_year = view.findings(asked.year, report)
    counts = of_year.group_by("check_name").len().sort("check_name").iter_rows()
    missing = edition.not_delivered.filter(
        (pl.col("year") == asked.year) & (pl.col("report") == report)
    )["code"]
    return Completeness(
        themes=tuple(themes),
        indicators=tuple(rows),
        findings=of_year.filter(pl.col("code") == asked.gemeente),
        finding_counts=tuple((str(c), int(n)) for c, n in counts),
        missing=tuple(edition.municipalities.name(c) for c in missing),
    )
