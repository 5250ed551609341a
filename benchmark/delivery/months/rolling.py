"""The rows of an export to one number per question and period, by the rule of the question."""

from collections.abc import Mapping as ReadOnly

import polars as pl

from benchmark import dutch
from benchmark.catalogue import Question
from benchmark.delivery.months.columns import Unread
from benchmark.delivery.months.dates import Grain, Period

DECIMALS = 6  # of a sum or mean: what the order of adding up cannot change
KEYS = ("year", "number")
AGREE = "Houd per periode één regel over, of lever een export per dag."
WEIGH = "Kies ook de kolom met het aantal waar dit gemiddelde bij hoort, of lever één regel per periode."

Values = dict[Period, float | None]


def rolled(
    table: pl.DataFrame, questions: ReadOnly[str, Question], grain: Grain, out: set[Period]
) -> tuple[dict[str, Values], list[Unread], list[str]]:
    """Every question per period, what contradicts itself, and sentences on months with an empty cell.

    ``table``: one row per row of the export, with ``year``, ``number``, ``day`` and a column per question; ``out``: the
    periods that do not count.
    """
    kind = Grain.QUARTER if grain is Grain.QUARTER else Grain.MONTH
    found: dict[str, Values] = {}
    wrong: list[Unread] = []
    notes: list[str] = []
    for key, question in questions.items():
        weights = question.times if question.times in questions else None
        if question.roll_up == "sum":
            made = _summed(table, key)
        elif question.roll_up == "last":
            made = _last(table, key)
            wrong += _twice(made, question, "met verschillende getallen", AGREE)
        else:
            made = _weighed(table, key, weights)
            if weights is None:
                wrong += _twice(made, question, "en een gemiddelde moet dan worden gewogen", WEIGH)
        found[key] = {
            period: None if value is None or empty else round(value, DECIMALS) + 0.0
            for year, number, value, empty in made.select(*KEYS, "value", "empty").iter_rows()
            if (period := Period(year, number, kind)) not in out
        }
        notes += _empty(made, question, kind, out)
    return found, wrong, notes


def _summed(table: pl.DataFrame, key: str) -> pl.DataFrame:
    return (
        table.lazy().group_by(KEYS).agg(
            pl.col(key).sum().alias("value"), pl.col(key).null_count().alias("empty")
        ).sort(KEYS).collect()
    )  # fmt: skip


def _weighed(table: pl.DataFrame, key: str, weights: str | None) -> pl.DataFrame:
    """The mean per period; a row of weight zero needs no value. Without weights: the one row, marked where there are more."""
    weight = pl.lit(1.0) if weights is None else pl.col(weights)
    value = pl.when(weight == 0).then(pl.col(key).fill_null(0.0)).otherwise(key)
    both = table.lazy().with_row_index("row").with_columns(w=weight, v=value)
    some = pl.col("w").sum() > 0
    return (
        both.group_by(KEYS).agg(
            pl.when(some).then((pl.col("v") * pl.col("w")).sum() / pl.col("w").sum()).alias("value"),
            (pl.col("v").is_null() | pl.col("w").is_null()).sum().alias("empty"),
            pl.len().alias("different"),
            pl.col("row").max(),
        ).sort(KEYS).collect()
    )  # fmt: skip


def _last(table: pl.DataFrame, key: str) -> pl.DataFrame:
    """The number of the last day that has one; ``different``: how many numbers that day has."""
    known = table.lazy().with_row_index("row").filter(pl.col(key).is_not_null())
    latest = known.filter(pl.col("day") == pl.col("day").max().over(KEYS))
    return (
        latest.group_by(KEYS).agg(
            pl.col(key).min().alias("value"), pl.lit(0).alias("empty"),
            pl.col(key).n_unique().alias("different"), pl.col("row").max(),
        ).sort(KEYS).collect()
    )  # fmt: skip


def _twice(made: pl.DataFrame, question: Question, what: str, mend: str) -> list[Unread]:
    """A period of which rows cannot be made into one number."""
    rows = made.filter(pl.col("different") > 1).head(1)["row"].to_list()
    said = f"Bij ‘{question.text}’ staan in één periode meer regels, {what}. {mend}"
    return [Unread(row, said) for row in rows]


def _empty(made: pl.DataFrame, question: Question, kind: Grain, out: set[Period]) -> list[str]:
    counts = {
        period: empty
        for year, number, empty in made.select(*KEYS, "empty").sort(KEYS).iter_rows()
        if empty and (period := Period(year, number, kind)) not in out
    }
    if not counts:
        return []
    rows = dutch.count(sum(counts.values()), "regel", "regels")
    months = dutch.listing([p.words for p in counts], 4)
    said = f"‘{question.text}’ is leeg of zonder getal op {rows} in {months}."
    return [f"{said} Leeg is geen nul: daar is dus geen cijfer."]
