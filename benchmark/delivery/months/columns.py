"""Columns of text to columns of numbers and months, a whole column at a time.

What is written plainly is read by patterns over the column; only texts that are not plain go through the strict reader
of numbers, each once. Both give the same.
"""

from collections.abc import Sequence
from typing import NamedTuple

import polars as pl

from benchmark.catalogue import Question
from benchmark.checks import numbers
from benchmark.checks.forms import RANGES, shown
from benchmark.delivery.months import dates
from benchmark.errors import SpiegelError
from benchmark.vocabulary import Form, Missing

MOST = 10  # problems of one column that are said
WHOLE = r"(?:0|[1-9][0-9]{0,8}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2})"
GROUPS = r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,2}"
DECIMALS = {Form.COUNT: "", Form.EURO: r",[0-9]{1,2}"}


class Unread(NamedTuple):
    """What cannot be read: the row of the frame, and what is said of it."""

    row: int
    sentence: str


def plain(form: Form) -> str:
    """The pattern of the numbers in a form that can be read in one way."""
    decimals = DECIMALS.get(form, r",[0-9]{1,12}")
    if not decimals:
        return rf"^{WHOLE}$"
    return rf"^(?:{WHOLE}|(?:0|[1-9][0-9]{{0,8}}|{GROUPS}){decimals})$"


def read_numbers(texts: pl.Series, question: Question) -> tuple[pl.Series, list[Unread]]:
    """The numbers in a column, None where a cell is empty or says why there is none, and what cannot be read."""
    form = question.form
    low, high = RANGES.get(form, (None, None))
    frame = texts.rename("text").to_frame().lazy()
    number = pl.col("text").str.replace_all(".", "", literal=True).str.replace(",", ".")
    value = pl.when(pl.col("text").str.contains(plain(form))).then(number).cast(pl.Float64)
    fits = pl.lit(True) if low is None else pl.col("value").is_between(low, high)
    read = (
        frame.with_columns(value.alias("value"))
        .with_columns(pl.when(fits).then("value").alias("value"))
        .collect()
    )
    values, unread = _strictly(read, question)
    return values, unread + _outside(values, texts, question)


def _strictly(read: pl.DataFrame, question: Question) -> tuple[pl.Series, list[Unread]]:
    """What the patterns left, through the strict reader: each text once."""
    left = read.with_row_index("row").filter(pl.col("value").is_null() & (pl.col("text") != ""))
    if left.is_empty():
        return read["value"], []
    once = left.group_by("text", maintain_order=True).agg(pl.col("row").first())
    found: dict[str, float | None] = {}
    unread: list[Unread] = []
    for text, row in once.iter_rows():
        try:
            value = numbers.read(text, question.form, question.unit)
            found[text] = None if isinstance(value, Missing) else value
        except numbers.Unreadable as error:
            found[text] = None
            if len(unread) < MOST:
                unread.append(Unread(row, f"{error.sentence} {error.remedy}".strip()))
    told = pl.DataFrame({"text": list(found), "told": list(found.values())}, schema_overrides={"told": pl.Float64})  # fmt: skip
    both = read.lazy().join(told.lazy(), on="text", how="left", maintain_order="left").collect()
    return both.select(pl.coalesce("value", "told").alias("value"))["value"], unread


def _outside(values: pl.Series, texts: pl.Series, question: Question) -> list[Unread]:
    """Numbers under the lower limit of the question, or above the upper one where a month has the same limit as a year."""
    beyond = values < question.low
    if question.high is not None and question.roll_up != "sum":
        beyond |= values > question.high
    rows = beyond.fill_null(False).arg_true().head(MOST).to_list()
    low, high = shown(question.low, question.form), question.high
    expected = f"Dit kan niet onder {low} zijn."
    if high is not None and question.roll_up != "sum":
        expected = f"Dit ligt tussen {low} en {shown(high, question.form)}."
    return [Unread(row, f"U schreef '{texts[row]}'. {expected} Kijk of het getal klopt.") for row in rows]  # fmt: skip


def read_dates(texts: pl.Series) -> tuple[pl.DataFrame, list[Unread]]:
    """Per row the grain, year, number of the month or quarter, and day (0 for none); and what cannot be read."""
    frame = texts.rename("text").to_frame().lazy()
    frame = frame.select(pl.col("text").str.replace(dates.TIME, "${1}")).with_row_index("row")
    texts_once = frame.group_by("text").agg(pl.col("row").min()).sort("row").collect()
    read: list[tuple[str, str, int, int, int]] = []
    unread: list[Unread] = []
    for text, row in texts_once.select("text", "row").iter_rows():
        try:
            found = dates.read(text)
            read.append((text, found.grain.value, found.year, found.number, found.day))
        except SpiegelError as error:
            if len(unread) < MOST:
                unread.append(Unread(row, f"{error.sentence} {error.remedy}"))
    names: Sequence[str] = ("text", "grain", "year", "number", "day")
    kinds = {"text": pl.String, "grain": pl.String, "year": pl.Int32, "number": pl.Int32, "day": pl.Int32}  # fmt: skip
    known = pl.DataFrame(read, schema={n: kinds[n] for n in names}, orient="row")
    joined = frame.join(known.lazy(), on="text", how="left", maintain_order="left")
    return joined.select("grain", "year", "number", "day").collect(), unread
