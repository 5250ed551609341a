"""Reading an export with a mapping: one number per question and month, or what cannot be read and on which line.

Sums are summed, means are weighted with the question they are multiplied by, and of what is a state the last one counts.
The order of the rows does not matter. An empty cell is no zero: a month with one has no sum. The running month is left
out, and so is a month that the days of an export reach only in part.
"""

from collections.abc import Mapping as ReadOnly
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from benchmark import dutch
from benchmark.catalogue import Catalogue, Question
from benchmark.delivery.months import mapping as mappings
from benchmark.delivery.months.columns import MOST, Unread, read_dates, read_numbers
from benchmark.delivery.months.dates import Grain, Period, covers
from benchmark.delivery.months.export import Export
from benchmark.delivery.months.rolling import KEYS, Values, rolled
from benchmark.ledger.deliveries import Mapping


@dataclass(frozen=True)
class Problem:
    """What cannot be read, and on which line of the file; line 0 is the file as a whole."""

    line: int
    sentence: str

    @property
    def words(self) -> str:
        """Line and sentence."""
        return f"Regel {self.line}: {self.sentence}" if self.line else self.sentence


@dataclass(frozen=True)
class Read:
    """What an export holds: per question the number of each period, None where the period is not whole.

    ``problems``: why nothing may be taken over. ``notes``: what a person should know of what was left out.
    """

    name: str
    mapping: Mapping
    rows: int
    grain: Grain
    values: ReadOnly[str, Values]
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def periods(self) -> list[Period]:
        """The periods in which anything is known, oldest first."""
        return sorted({p for v in self.values.values() for p, n in v.items() if n is not None})


def read(export: Export, mapping: Mapping, catalogue: Catalogue, today: date) -> Read:
    """The numbers of an export as they were on ``today``; raises SpiegelError where the mapping does not fit."""
    questions = mappings.asked_by(mapping, catalogue)
    mappings.check(mapping, export)
    dated, unread = read_dates(export.frame[mapping.date_column])
    unread = unread or _later(dated, export, mapping, today)
    grains = dated["grain"].drop_nulls().unique().to_list()
    grain = Grain(grains[0]) if len(grains) == 1 else Grain.MONTH
    if not unread and len(grains) > 1:
        unread = _mixed(dated, grains)
    table, wrong = _numbers(export, mapping, questions, dated)
    found: dict[str, Values] = {}
    notes = list(export.notes)
    if not unread and not wrong:
        left = _left_out(table, grain, today)
        notes += left.values()
        found, wrong, empty = rolled(table, questions, grain, set(left))
        notes += empty
    problems = _placed(unread + wrong, export)
    made = Read(export.name, mapping, export.frame.height, grain, found, problems, tuple(notes))
    if not problems and not made.periods:
        said = "In het bestand staat geen enkele hele maand of heel kwartaal met een getal."
        return Read(export.name, mapping, made.rows, grain, {}, (Problem(0, said),), made.notes)
    return made


def _placed(unread: Sequence[Unread], export: Export) -> tuple[Problem, ...]:
    lines = export.line_of([u.row for u in unread if u.row >= 0]) if unread else {}
    found = [Problem(lines.get(u.row, 0), u.sentence) for u in unread]
    return tuple(sorted(found, key=lambda p: p.line))


def _later(dated: pl.DataFrame, export: Export, mapping: Mapping, today: date) -> list[Unread]:
    """Rows about a period that has yet to begin."""
    months = pl.when(pl.col("grain") == Grain.QUARTER.value).then(pl.col("number") * 3 - 2)
    begins = pl.date("year", months.otherwise(pl.col("number")), pl.max_horizontal("day", 1))
    rows = dated.lazy().with_row_index("row").filter(begins > today).head(MOST).collect()
    texts = export.frame[mapping.date_column]
    return [
        Unread(row, f"'{texts[row]}' moet nog komen. Kijk of de datum klopt.")
        for row in rows["row"].to_list()
    ]


def _mixed(dated: pl.DataFrame, grains: Sequence[str]) -> list[Unread]:
    first = dated["grain"][0]
    other = next(g for g in dated["grain"].unique(maintain_order=True) if g not in (first, None))
    row = int((dated["grain"] == other).arg_true()[0])
    return [
        Unread(
            row,
            f"Hier staat een {other}, en op de eerste regel een {first}. Dan telt iets dubbel. "
            "Lever per bestand alleen maanden, alleen kwartalen of alleen dagen.",
        )
    ]


def _numbers(
    export: Export, mapping: Mapping, questions: ReadOnly[str, Question], dated: pl.DataFrame
) -> tuple[pl.DataFrame, list[Unread]]:
    """The dates with a column of numbers per question, and what cannot be read."""
    columns, wrong = [], []
    for key, question in questions.items():
        column = mapping.columns[key]
        if column == mappings.ROWS:
            columns.append(pl.Series(key, [1.0]).new_from_index(0, dated.height).alias(key))
            continue
        values, unread = read_numbers(export.frame[column], question)
        columns.append(values.alias(key))
        wrong += [Unread(u.row, f"Kolom ‘{column}’. {u.sentence}") for u in unread]
    return dated.with_columns(columns), wrong


def _left_out(table: pl.DataFrame, grain: Grain, today: date) -> dict[Period, str]:
    """The periods that are not whole, each with a sentence why it does not count."""
    kind = Grain.QUARTER if grain is Grain.QUARTER else Grain.MONTH
    rows = table.select(KEYS).unique().sort(KEYS).iter_rows()
    every = [Period(year, number, kind) for year, number in rows]
    found = {
        p: f"{dutch.upper_first(p.words)} loopt nog en telt dus niet mee."
        for p in every
        if p.last >= today
    }
    if grain is not Grain.DAY or not every:
        return found
    days = table.select(pl.date("year", "number", "day").alias("d"))["d"]
    first, last = days.min(), days.max()
    assert isinstance(first, date) and isinstance(last, date)
    for month in {every[0], every[-1]} - set(found):
        if not covers(month, first, last):
            reach = f"vanaf {first.day}" if month == every[0] and first > month.first else f"tot en met {last.day}"  # fmt: skip
            found[month] = (
                f"Van {month.words} staan er alleen dagen {reach} {month.words.split()[0]} in het bestand; die maand telt dus "
                "niet mee. Was u de andere dagen dicht? Zet er dan een regel met 0 bij."
            )  # fmt: skip
    return found
