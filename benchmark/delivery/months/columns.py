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
DATED = {"grain": pl.String, "year": pl.Int32, "number": pl.Int32, "day": pl.Int32}
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
    once, places = _encoded(texts)
    low, high = RANGES.get(question.form, (None, None))
    number = once.str.replace_all(".", "", literal=True).str.replace(",", ".", literal=True)
    clear = once.str.contains(plain(question.form))
    values = number.zip_with(clear, pl.Series([None], dtype=pl.String)).cast(pl.Float64)
    if low is not None:
        values = values.set(~values.is_between(low, high), None)
    left = (values.is_null() & (once != "")).arg_true().to_list()
    told, unread = _strictly([once[n] for n in left], question)
    values = values.scatter(left, told) if left else values
    found = [Unread(int((places == left[n]).arg_true()[0]), said) for n, said in unread]
    found += _outside(values, once, places, question)
    return values.gather(places), found


def _encoded(texts: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Every text once, in the order in which they come, and per row which of them stands there."""
    arrow = texts.to_arrow(compat_level=pl.CompatLevel.oldest())
    encoded = arrow.dictionary_encode()
    return pl.Series(encoded.dictionary, dtype=pl.String), pl.Series(encoded.indices)


def _strictly(
    texts: Sequence[str], question: Question
) -> tuple[list[float | None], list[tuple[int, str]]]:
    """What the patterns left, through the strict reader; and the places of those that cannot be read, with why."""
    told: list[float | None] = []
    unread: list[tuple[int, str]] = []
    for n, text in enumerate(texts):
        value: float | Missing | None = None
        try:
            value = numbers.read(text, question.form, question.unit)
        except numbers.Unreadable as error:
            unread.append((n, f"{error.sentence} {error.remedy}".strip()))
        told.append(None if isinstance(value, Missing) else value)
    return told, unread[:MOST]


def _outside(
    values: pl.Series, once: pl.Series, places: pl.Series, question: Question
) -> list[Unread]:
    """Numbers under the lower limit of the question, or above the upper one where a month has the same limit as a year."""
    capped = question.high is not None and question.roll_up != "sum"
    beyond = values < question.low
    if capped:
        beyond |= values > question.high
    low = shown(question.low, question.form)
    expected = f"Dit kan niet onder {low} zijn."
    if capped and question.high is not None:
        expected = f"Dit ligt tussen {low} en {shown(question.high, question.form)}."
    return [
        Unread(
            int((places == n).arg_true()[0]),
            f"U schreef '{once[n]}'. {expected} Kijk of het getal klopt.",
        )
        for n in beyond.fill_null(False).arg_true().head(MOST).to_list()
    ]


def read_dates(texts: pl.Series) -> tuple[pl.DataFrame, list[Unread]]:
    """Per row the grain, year, number of the month or quarter, and day (0 for none); and what cannot be read."""
    whole, places = _encoded(texts)
    once, without_time = _encoded(whole.str.replace(dates.TIME, "${1}"))
    places = without_time.gather(places)
    read: list[dates.Dated | None] = []
    unread: list[Unread] = []
    for n, text in enumerate(once.to_list()):
        try:
            read.append(dates.read(text))
        except SpiegelError as error:
            read.append(None)
            if len(unread) < MOST:
                row = int((places == n).arg_true()[0])
                unread.append(Unread(row, f"{error.sentence} {error.remedy}"))
    known = pl.DataFrame(
        {
            "grain": [d.grain.value if d else None for d in read],
            "year": [d.year if d else None for d in read],
            "number": [d.number if d else None for d in read],
            "day": [d.day if d else None for d in read],
        },
        schema=DATED,
    )
    return known[places], unread
