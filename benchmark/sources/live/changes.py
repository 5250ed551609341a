"""What changed against the former figures, figure by figure."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import polars as pl

from benchmark.errors import FiguresError
from benchmark.municipality import Municipalities
from benchmark.sources.live import overlay
from benchmark.sources.live.source import Fetched, Table

# Per file: what makes a figure the same figure, its value, and how it is called.
FIGURES: dict[str, tuple[list[str], str, pl.Expr]] = {
    "inhabitants.csv": (["year", "code"], "inhabitants", pl.lit("inwoners")),
    "covariates.csv": (["covariate", "code"], "value", pl.col("covariate")),
    "iv3_fields.csv": (
        ["year", "report", "code", "task_field", "flow"],
        "amount_x1000",
        pl.format("{} taakveld {} (× € 1.000)", "flow", "task_field"),
    ),
    "iv3_totals.csv": (
        ["year", "report", "code", "total"],
        "amount_x1000",
        pl.format("{} (× € 1.000)", "total"),
    ),
}
ROUNDING = 1e-9


@dataclass(frozen=True)
class Change:
    """One figure that is new (``old`` is None), gone (``new`` is None) or different."""

    code: str
    municipality: str
    year: int
    report: str | None
    what: str
    old: float | None
    new: float | None

    def as_dict(self) -> dict[str, Any]:
        """The change for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Comparison:
    """Every change, and how many figures stayed as they were."""

    changes: tuple[Change, ...]
    same: int

    @property
    def different(self) -> int:
        """Figures that were there and have another value now."""
        return sum(c.old is not None and c.new is not None for c in self.changes)

    @property
    def new(self) -> int:
        """Figures that were not there."""
        return sum(c.old is None for c in self.changes)

    @property
    def gone(self) -> int:
        """Figures that are no longer there."""
        return sum(c.new is None for c in self.changes)


def compare(fetched: Fetched, former: Path, year: int, known: Municipalities) -> Comparison:
    """The changes that ``fetched`` makes to the open figures in the folder ``former``."""
    found: list[Change] = []
    same = 0
    for name, table in fetched.tables.items():
        if name in FIGURES:
            joined = _joined(name, table, overlay.read(former / name))
            differs = pl.any_horizontal(
                pl.col("old").is_null() != pl.col("new").is_null(),
                (pl.col("old") - pl.col("new")).abs() > ROUNDING,
            ).fill_null(False)
            changed = joined.filter(differs)
            same += len(joined) - len(changed)
            found += [_change(row, year, known) for row in changed.iter_rows(named=True)]
    for name, text in fetched.texts.items():
        found += _lines(former / name, text, year)
    return Comparison(tuple(found), same)


def shares(fetched: Fetched, former: Path, known: Municipalities, year: int) -> tuple[int, int]:
    """How many municipalities have figures now, and how many had them (or were there) before."""
    before: set[str] = set()
    for name, table in fetched.tables.items():
        if name in FIGURES:
            rows = overlay.read(former / name)
            before |= set(rows.filter(overlay.replaced(rows, table))["code"])
    if not before and year in known.years:
        before = set(known.in_year(year)["code"])
    return len(fetched.codes), len(before)


def _joined(name: str, table: Table, former: pl.DataFrame) -> pl.DataFrame:
    keys, value, what = FIGURES[name]
    told = [*dict.fromkeys([*keys, "year", "code"])]

    def figures(rows: pl.DataFrame, column: str) -> pl.DataFrame:
        amount = pl.col(value).cast(pl.Float64, strict=False).alias(column)
        return rows.select(*told, amount, what.alias("what"))

    old = figures(former.filter(overlay.replaced(former, table)), "old")
    new = figures(overlay.as_text(name, table.rows), "new")
    joined = new.join(old, on=keys, how="full", coalesce=True, nulls_equal=True)
    return joined.with_columns(pl.coalesce("what", "what_right").alias("what")).sort(keys)


def _change(row: dict[str, Any], year: int, known: Municipalities) -> Change:
    code = row["code"]
    return Change(
        code=code,
        municipality=known.name(code),
        year=int(row["year"] or year),
        report=row.get("report"),
        what=row["what"],
        old=row["old"],
        new=row["new"],
    )


def _lines(path: Path, text: str, year: int) -> Iterator[Change]:
    """A drawing has no figures of municipalities; its size tells whether it changed."""
    old, new = (_counts(part) for part in (path.read_text("utf-8") if path.exists() else "", text))
    for what in ("grenslijnen", "punten in grenslijnen"):
        if old[what] != new[what]:
            yield Change("", "Nederland", year, None, what, old[what], new[what])


def _counts(text: str) -> dict[str, float | None]:
    if not text:
        return {"grenslijnen": None, "punten in grenslijnen": None}
    try:
        lines = json.loads(text)["lines"]
        points = sum(len(line["points"]) for line in lines)
    except (ValueError, KeyError, TypeError) as error:
        raise FiguresError(
            "Het bestand borders.json is niet te lezen.", "Zet het terug uit de broncode."
        ) from error
    return {"grenslijnen": float(len(lines)), "punten in grenslijnen": float(points)}
