"""An edition in memory: read once, never changed, so every answer from it may be kept."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path

import duckdb
import polars as pl

from benchmark import catalogue as catalogues
from benchmark import dutch
from benchmark.catalogue import Catalogue, Indicator
from benchmark.edition import frontier
from benchmark.edition.build import EXAMPLE_SOURCE, SCHEMA_VERSION
from benchmark.edition.lists import Lists
from benchmark.edition.taking_in import SOURCE
from benchmark.errors import CatalogueError, EditionError
from benchmark.everyone import Everyone, FigureRow, Story
from benchmark.municipality import Municipalities
from benchmark.vocabulary import Outcome

FigureKey = tuple[str, str, int, str]
READ = (
    "municipality", "merger", "inhabitants", "covariate", "figure", "comparability",
    "comparability_test", "finding", "not_delivered", "catalogue_file", "task_field",
    "example_figure", "example_story", "delivery", "correction", "delivered_amount",
    "delivered_row", "example_row",
)  # fmt: skip
SETTINGS = {
    "enable_external_access": "false",
    "lock_configuration": "true",
    "threads": "1",
    "memory_limit": "512MB",
}


@dataclass(frozen=True)
class EditionInfo:
    """What an edition is: its id, content hash and when it was built."""

    id: str
    year: int
    sequence: int
    content_hash: str
    built_at: datetime

    @property
    def label(self) -> str:
        """The id as the screen shows it: year and sequence."""
        return f"{self.year}-{self.sequence}"


def look(path: Path) -> EditionInfo:
    """What the edition in a file is, without loading it; raises EditionError when it cannot be used.

    Starts no thread pool of polars, so a server may look before it forks its workers.
    """
    with _opened(path) as connection:
        return _info(connection, path)


class Edition:
    """All figures of an edition, in memory.

    Raises EditionError when the file is missing, damaged or of another schema.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with _opened(path) as connection:
            self.info = _info(connection, path)
            tables = {name: connection.sql(f"SELECT * FROM {name}").pl() for name in READ}
            self._measures = _measure_maps(
                connection.sql(
                    "SELECT measure, year, code, amount FROM measure WHERE report = 'rekening'"
                ).pl()
            )
        texts = dict(
            zip(*(tables["catalogue_file"][c].to_list() for c in ("path", "text")), strict=True)
        )
        try:
            declared = catalogues.load(texts)
        except CatalogueError as error:
            raise _other_version(self.info.id) from error
        waiting = {i.code for i in declared.without_figures()}
        self.catalogue: Catalogue = declared.supplied(
            waiting & set(tables["figure"]["indicator"].unique())
        )
        self.deliveries = tables["delivery"]
        self.corrections = tables["correction"]
        self.delivered_amounts = tables["delivered_amount"]
        self.municipalities = Municipalities(
            tables["municipality"], tables["inhabitants"], tables["merger"]
        )
        self.covariates = tables["covariate"]
        self.task_fields = dict(tables["task_field"].iter_rows())
        self.findings = tables["finding"]
        self.not_delivered = tables["not_delivered"]
        self._figures = _figure_frames(tables["figure"], tables["municipality"])
        named = tables["municipality"].with_columns(pl.col("name") + dutch.EXAMPLE_SUFFIX)
        self._examples = _figure_frames(tables["example_figure"], named)
        marked = dict(named.select("code", "name").iter_rows())
        names = dict(tables["municipality"].select("code", "name").iter_rows())
        known = self.catalogue
        self.delivered_lists = Lists(tables["delivered_row"], known, names, SOURCE, False)
        self.example_lists = Lists(tables["example_row"], known, marked, EXAMPLE_SOURCE, True)
        self._stories: dict[str, list[Story]] = {}
        for row in tables["example_story"].iter_rows():
            self._stories.setdefault(row[1], []).append(Story(*row))
        self._everyone: dict[FigureKey, Everyone] = {}
        self._tests = tables["comparability_test"]
        self._outcomes = tables["comparability"]

    def figures(
        self, indicator: str, year: int, report: str, variant: str = "", *, examples: bool = False
    ) -> pl.DataFrame | None:
        """One row per municipality of the year: code, name, value, numerator, denominator, status, source.

        None when nothing was published for that year and report kind. ``examples`` gives fictitious
        figures where there are no others; each name then says so.
        """
        key = (indicator, variant, year, report)
        found = self._figures.get(key)
        return self._examples.get(key) if found is None and examples else found

    def everyone(
        self, indicator: str, year: int, report: str, variant: str = "", *, examples: bool = False
    ) -> Everyone | None:
        """The same figures by code of the municipality; None when nothing was published."""
        key = (indicator, variant, year, report)
        if key not in self._everyone:
            frame = self.figures(indicator, year, report, variant, examples=True)
            if frame is None:
                return None
            rows = {r[0]: FigureRow(*r) for r in frame.iter_rows()}
            self._everyone[key] = Everyone(rows, example=key not in self._figures)
        found = self._everyone[key]
        return None if found.example and not examples else found

    def delivering(self, indicator: Indicator) -> int:
        """How many municipalities delivered the numerator of an indicator, in the year with most of them."""
        terms = [m for m, _ in indicator.delivered_terms()["numerator"]]
        found = self.delivered_amounts.filter(pl.col("measure").is_in(terms))
        counts = found.group_by("year").agg(pl.col("code").n_unique())["code"]
        return max(counts.to_list(), default=0)

    def stories(self, code: str) -> tuple[Story, ...]:
        """What was planted in the example figures of a municipality."""
        return tuple(self._stories.get(code, ()))

    def published(self, indicator: str, *, examples: bool = False) -> tuple[tuple[int, str], ...]:
        """The years and report kinds for which an indicator has figures, oldest first."""
        found = {(y, r) for i, v, y, r in self._figures if i == indicator and v == ""}
        if not found and examples:
            found = {(y, r) for i, v, y, r in self._examples if i == indicator and v == ""}
        return tuple(sorted(found))

    @cached_property
    def example_years(self) -> tuple[int, ...]:
        """The account years with example figures; empty when the edition was built without."""
        return tuple(sorted({y for _, _, y, _ in self._examples}))

    @cached_property
    def report_years(self) -> tuple[tuple[int, str], ...]:
        """All years and report kinds with any figure, oldest first."""
        return tuple(sorted({(y, r) for _, _, y, r in self._figures}))

    @cached_property
    def tested_years(self) -> tuple[int, ...]:
        """Account years in which at least one municipality passes the comparability test."""
        passing = self._outcomes.filter(pl.col("outcome") == Outcome.PASSES.value)
        return tuple(sorted(set(passing["year"])))

    @cached_property
    def _outcome_maps(self) -> Mapping[tuple[str, int], Mapping[str, Outcome]]:
        maps: dict[tuple[str, int], dict[str, Outcome]] = {}
        for subject, year, code, outcome in self._outcomes.iter_rows():
            maps.setdefault((subject, year), {})[code] = Outcome(outcome)
        return maps

    def outcomes(self, subject: str, year: int) -> Mapping[str, Outcome]:
        """The outcome of the comparability test per municipality that delivered accounts."""
        return self._outcome_maps.get((subject, year), {})

    @cached_property
    def _test_maps(
        self,
    ) -> Mapping[tuple[str, int, str], list[tuple[str, Outcome, float | None, str | None]]]:
        maps: dict[tuple[str, int, str], list[tuple[str, Outcome, float | None, str | None]]] = {}
        for row in self._tests.iter_rows(named=True):
            key = (row["subject"], row["year"], row["code"])
            maps.setdefault(key, []).append(
                (row["test"], Outcome(row["outcome"]), row["found"], row["detail"])
            )
        return maps

    def tests(
        self, subject: str, year: int, code: str
    ) -> list[tuple[str, Outcome, float | None, str | None]]:
        """Every test asked of one municipality: (test, outcome, found, detail)."""
        return self._test_maps.get((subject, year, code), [])

    def amounts_of(self, measure: str, year: int) -> dict[str, float]:
        """One measure of the accounts of a year in euros (or a count), per municipality."""
        return self._measures.get((measure, year), {})

    @property
    def frontier(self) -> frontier.Kept:
        """What ``spiegel build --frontier`` put beside this edition, also after it was opened."""
        return frontier.kept(self.path)

    @lru_cache(maxsize=32)  # noqa: B019 - editions are few and live as long as the process
    def places(self, year: int) -> dict[str, tuple[str, float, float]]:
        """Name, longitude and latitude of the municipalities of a year that have a place."""
        found = {}
        for code, name in self.municipalities.in_year(year).select("code", "name").iter_rows():
            lon, lat = self.municipalities.place(code)
            if lon is not None and lat is not None:
                found[code] = (name, lon, lat)
        return found

    def provenance(
        self, indicator: str, year: int, report: str, code: str, *, examples: bool = False
    ) -> pl.DataFrame:
        """One row per source cell of a figure: variant, part, sign, measure, amount, status, source, table_id."""
        view = "example_provenance" if examples else "provenance"
        with _opened(self.path) as connection:
            return connection.sql(
                f"SELECT variant, part, sign, measure, amount, status, source, table_id FROM {view} "
                "WHERE indicator = $indicator AND year = $year AND report = $report AND code = $code "
                "ORDER BY variant, part DESC, sign DESC, measure",
                params={"indicator": indicator, "year": year, "report": report, "code": code},
            ).pl()


def _figure_frames(
    figure: pl.DataFrame, municipality: pl.DataFrame
) -> dict[FigureKey, pl.DataFrame]:
    named = figure.join(municipality.select("code", "name"), on="code").sort("code")
    columns = ["code", "name", "value", "numerator", "denominator", "status", "source"]
    keys = ["indicator", "variant", "year", "report"]
    parts = named.partition_by(keys, as_dict=True, include_key=False)
    return {
        (str(i), str(v), int(y), str(r)): rows.select(columns)
        for (i, v, y, r), rows in parts.items()
    }


def _measure_maps(rows: pl.DataFrame) -> dict[tuple[str, int], dict[str, float]]:
    parts = rows.partition_by(["measure", "year"], as_dict=True, include_key=False)
    return {
        (str(measure), int(year)): dict(part.iter_rows()) for (measure, year), part in parts.items()
    }


@contextmanager
def _opened(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The file, read-only; damage found now or while reading becomes an EditionError."""
    if not path.exists():
        raise EditionError(
            f"Het bestand van de editie ({path.name}) is er niet meer.",
            "Maak opnieuw een editie met 'spiegel build'.",
        )
    try:
        with duckdb.connect(str(path), read_only=True, config=SETTINGS) as connection:  # type: ignore[arg-type]
            yield connection
    except duckdb.Error as error:
        raise _damaged(path) from error


def _info(connection: duckdb.DuckDBPyConnection, path: Path) -> EditionInfo:
    try:
        row = connection.execute(
            "SELECT id, year, sequence, content_hash, built_at, schema_version FROM edition"
        ).fetchall()[0]
    except (duckdb.Error, IndexError) as error:
        raise _damaged(path) from error
    if row[5] != SCHEMA_VERSION:
        raise _other_version(row[0])
    return EditionInfo(*row[:5])


def _damaged(path: Path) -> EditionError:
    return EditionError(
        f"Het bestand van de editie ({path.name}) is beschadigd.",
        "Maak opnieuw een editie met 'spiegel build', of zet een reservekopie terug.",
    )


def _other_version(edition_id: str) -> EditionError:
    return EditionError(
        f"De editie {edition_id} is gemaakt door een andere versie van dit programma.",
        "Maak opnieuw een editie met 'spiegel build'.",
    )
