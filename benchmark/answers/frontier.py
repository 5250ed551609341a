"""What do the best of everyone show for this municipality? Read from what stands beside the edition."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

import polars as pl

from benchmark.answers.comparison import comparable
from benchmark.answers.question import Question
from benchmark.catalogue import Frontier, FrontierModel
from benchmark.comparability.books import window
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind


class Standing(StrEnum):
    """How it is with a municipality in a file of frontiers; the values stand in that file."""

    MEASURED = "measured"
    TEST = "test"
    INCOMPLETE = "incomplete"
    TOO_FEW = "too_few"


class State(StrEnum):
    """What can be answered: not computed (yet), another year or report, no municipality of its year, or a standing."""

    NOT_COMPUTED = "not_computed"
    OTHER_YEAR = "other_year"
    NOT_THERE = "not_there"
    MEASURED = "measured"
    TEST = "test"
    INCOMPLETE = "incomplete"
    TOO_FEW = "too_few"


class Example(NamedTuple):
    """A real municipality in the mixture that this one is laid beside, with its share of the mixture (0-1).

    ``row``: what was measured of the example itself, so that what stands out can be said.
    """

    code: str
    name: str
    inhabitants: int | None
    weight: float
    row: Mapping[str, Any]

    @property
    def marked(self) -> bool:
        """Whether it stands out so far that its record must be looked at."""
        return stands_out(self.row)


@dataclass(frozen=True)
class FrontierAnswer:
    """The frontier of one subject, seen from one municipality.

    ``years``: the account years whose mean cost counts; ``n`` municipalities are measured, ``needed`` is the
    least. ``row`` has the columns of ``benchmark.frontier.measuring`` and is empty unless ``state`` is
    MEASURED; shares are 0-1. ``real_name`` is the municipality that serves at least as much for less.
    ``problem``: a sentence when the file beside the edition is no good. ``why``: clauses of the test.
    """

    asked: Question
    name: str
    model: FrontierModel
    rule: Frontier
    task: str
    state: State
    year: int | None
    years: tuple[int, ...]
    n: int
    needed: int
    row: Mapping[str, Any]
    real_name: str
    examples: tuple[Example, ...]
    why: tuple[str, ...]
    problem: str

    @property
    def scale_share(self) -> float | None:
        """The share of the own cost that goes with size alone: the score less the one of any size."""
        return self.row["score"] - self.row["constant"] if self.row else None


def is_outlier(row: Mapping[str, Any]) -> bool:
    """Whether a measured municipality lies so far out that results are shown without it as well."""
    return bool(row and (row["out_super"] or row["out_order_m"]))


def stands_out(row: Mapping[str, Any]) -> bool:
    """Whether a measured municipality is an outlier, or an example for very many."""
    return is_outlier(row) or bool(row and row["often"])


@lru_cache(maxsize=8)
def account_years(view: View) -> tuple[int, tuple[int, ...]] | None:
    """The newest year of accounts that can be tested, and the account years around it; None without any."""
    edition = view.edition
    if not edition.tested_years:
        return None
    year = edition.tested_years[-1]
    known = [y for y, report in edition.report_years if report == ReportKind.ACCOUNTS.value]
    return year, window(year, known, edition.catalogue.comparability.account_years)


def frontier(view: View, asked: Question, code: str) -> FrontierAnswer | None:
    """The frontier behind an indicator; None where its subject has no model.

    Raises UnknownIndicator. Not kept in memory: the file may arrive while the edition is being shown.
    """
    edition = view.edition
    indicator = edition.catalogue.indicator(code)
    rule = edition.catalogue.frontier
    model = rule.model(indicator.comparability)
    if model is None:
        return None
    kept, around = view.frontier(), account_years(view)
    found = _row(kept.rows, model.subject, asked.gemeente)
    state = _state(kept.rows, found, asked, around)
    row = found if state is State.MEASURED and found is not None else {}
    names = edition.municipalities
    return FrontierAnswer(
        asked=asked,
        name=names.name(asked.gemeente),
        model=model,
        rule=rule,
        task=edition.catalogue.comparability.subject(model.subject).task,
        state=state,
        year=around[0] if around else None,
        years=around[1] if around else (),
        n=int(found["n"]) if found else 0,
        needed=rule.needed(model),
        row=row,
        real_name=names.name(row["real_code"]) if row.get("real_code") else "",
        examples=_examples(view, kept.rows, row, asked.year),
        why=_why(view, asked, code, state),
        problem=kept.problem,
    )


def _row(rows: pl.DataFrame | None, subject: str, code: str) -> dict[str, Any] | None:
    if rows is None:
        return None
    found = rows.filter((pl.col("subject") == subject) & (pl.col("code") == code))
    return found.row(0, named=True) if len(found) else None


def _state(
    rows: pl.DataFrame | None,
    found: Mapping[str, Any] | None,
    asked: Question,
    around: tuple[int, tuple[int, ...]] | None,
) -> State:
    if rows is None or around is None:
        return State.NOT_COMPUTED
    if asked.report is not ReportKind.ACCOUNTS or asked.year != around[0]:
        return State.OTHER_YEAR
    return State.NOT_THERE if found is None else State(found["status"])


def _examples(
    view: View, rows: pl.DataFrame | None, row: Mapping[str, Any], year: int
) -> tuple[Example, ...]:
    places = view.edition.municipalities
    sizes = dict(places.in_year(year).select("code", "inhabitants").iter_rows())
    found = []
    for one in row.get("examples") or ():
        code = one["code"]
        theirs = _row(rows, row["subject"], code) or {}
        found.append(Example(code, places.name(code), sizes.get(code), one["weight"], theirs))
    return tuple(found)


def _why(view: View, asked: Question, code: str, state: State) -> tuple[str, ...]:
    """The clauses of the test, where that is what keeps the municipality out."""
    if state is not State.TEST:
        return ()
    indicator = view.edition.catalogue.indicator(code)
    municipality = view.edition.municipalities.find(asked.gemeente, asked.year)
    return comparable(view, indicator, municipality, asked).reasons


def everyone(view: View, code: str) -> pl.DataFrame:
    """The rows of all municipalities that were measured for the subject of an indicator, best score first.

    The columns of the file and ``name``; empty where nothing was computed.
    """
    rows = view.frontier().rows
    indicator = view.edition.catalogue.indicator(code)
    if rows is None:
        return pl.DataFrame()
    measured = rows.filter(
        (pl.col("subject") == indicator.comparability) & (pl.col("status") == Standing.MEASURED)
    )
    name = view.edition.municipalities.name
    named = measured.with_columns(name=pl.col("code").map_elements(name, return_dtype=pl.String))
    return named.sort("score", "code", descending=[True, False])
