"""The tests on the books of one municipality: frames in, one row per test asked out.

Bookkeeping is not performance. A municipality that books elsewhere, works for others, lets others
work, or jumps between the years, looks cheap or dear without being so. Source of the tests and their
thresholds: ``data/catalogue/comparability.toml``, each with its reason.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce

import polars as pl

from benchmark.catalogue import Comparability, Executor, Subject
from benchmark.vocabulary import Outcome, Role

KEY = ["year", "code"]
PASSES, FAILS, UNKNOWN = (pl.lit(o.value) for o in Outcome)


@dataclass(frozen=True)
class Books:
    """Accounts, wide: one row per year and municipality that delivered.

    Columns: year, code, inhabitants, salaries, overhead_salaries, overhead_cost, overhead_revenue,
    and per subject ``cost:<subject>`` and ``salaries:<subject>``; euros; null where not published.
    """

    frame: pl.DataFrame

    @classmethod
    def of(cls, measures: pl.DataFrame, subjects: Sequence[Subject]) -> "Books":
        """From the accounts' measures: one row per measure, year and municipality (amount in euros)."""
        wide = measures.pivot(on="measure", index=KEY, values="amount").sort(KEY)

        def sum_of(names: list[str]) -> pl.Expr:
            present = [pl.col(n) if n in wide.columns else pl.lit(None, pl.Float64) for n in names]
            return reduce(lambda a, b: a + b, present)  # null where any is missing

        single = {
            "inhabitants": "cbs.inwoners",
            "salaries": "iv3.salarissen.totaal",
            "overhead_salaries": "iv3.salarissen.overhead",
            "overhead_cost": "iv3.lasten.0.4",
            "overhead_revenue": "iv3.baten.0.4",
        }
        columns = {name: sum_of([measure]) for name, measure in single.items()}
        for subject in subjects:
            for flow, label in (("lasten", "cost"), ("salarissen", "salaries")):
                names = [f"iv3.{flow}.{field}" for field in subject.task_fields]
                columns[f"{label}:{subject.key}"] = sum_of(names)
        return cls(wide.select(*KEY, **columns))


def outcomes(books: Books, rule: Comparability, executors: Sequence[Executor] = ()) -> pl.DataFrame:
    """One row per subject, year, municipality and test asked: outcome, what was found, detail.

    ``net_and_gross`` and ``stands_out`` are not here: they need the peers, so they are asked where an amount
    would be given.
    Unknown means that the year's books do not tell (no salaries or revenue published); then no
    amount may be shown either.
    """
    rows = []
    for subject in rule.subjects:
        present = books.frame.filter(pl.col(f"cost:{subject.key}").is_not_null())
        for key in subject.tests:
            if key in _TESTS:
                limit = rule.test(key).limit
                assert limit is not None
                found, outcome, detail = _TESTS[key](present, subject, limit, rule.account_years)
                rows.append(_rows(present, subject, key, outcome, found, detail))
            elif key == "register":
                rows.append(_register(present, subject, executors))
    return pl.concat(rows).sort("subject", "year", "code", "test")


Columns = tuple[pl.Expr, pl.Expr, pl.Expr]
NOTHING = pl.lit(None, pl.String)


def _rows(
    frame: pl.DataFrame,
    subject: Subject,
    test: str,
    outcome: pl.Expr,
    found: pl.Expr,
    detail: pl.Expr,
) -> pl.DataFrame:
    return frame.select(
        subject=pl.lit(subject.key),
        year=pl.col("year").cast(pl.Int32),
        code="code",
        test=pl.lit(test),
        outcome=outcome,
        found=found.cast(pl.Float64),
        detail=detail,
    )


def _judged(found: pl.Expr, passes: pl.Expr, *needed: pl.Expr) -> pl.Expr:
    known = pl.all_horizontal(*(n.is_not_null() for n in needed))
    return pl.when(~known).then(UNKNOWN).when(passes).then(PASSES).otherwise(FAILS)


def _own_salaries(_: pl.DataFrame, subject: Subject, limit: float, __: int) -> Columns:
    cost, own = pl.col(f"cost:{subject.key}"), pl.col(f"salaries:{subject.key}")
    found = pl.when(cost > 0).then(own / cost)
    return found, _judged(found, (cost > 0) & (own >= limit * cost), own), NOTHING


def _overhead_salaries(_: pl.DataFrame, __: Subject, limit: float, ___: int) -> Columns:
    total, overhead = pl.col("salaries"), pl.col("overhead_salaries")
    found = pl.when(total > 0).then(overhead / total)
    return found, _judged(found, overhead <= limit * total, overhead, total), NOTHING


def _total_salaries(_: pl.DataFrame, __: Subject, limit: float, ___: int) -> Columns:
    found = pl.col("salaries") / pl.col("inhabitants")
    return found, _judged(found, found >= limit, found), NOTHING


def _overhead_revenue(_: pl.DataFrame, __: Subject, limit: float, ___: int) -> Columns:
    cost, revenue = pl.col("overhead_cost"), pl.col("overhead_revenue")
    found = pl.when(cost > 0).then(revenue / cost)
    return found, _judged(found, revenue <= limit * cost, revenue, cost), NOTHING


def window(year: int, years: Sequence[int], length: int) -> tuple[int, ...]:
    """The consecutive account years that surround a year, as centred as the published years allow.

    With accounts 2017-2024 and three years: 2023 gives 2022-2024, 2024 gives 2022-2024, 2017 gives
    2017-2019.
    """
    last = min(max(years), year + length // 2)
    first = max(min(years), last - length + 1)
    return tuple(range(first, first + length))


def _jump(frame: pl.DataFrame, subject: Subject, limit: float, length: int) -> Columns:
    """Largest over smallest cost of the surrounding account years; passes where fewer exist."""
    cost = frame.select(*KEY, amount=pl.col(f"cost:{subject.key}"))
    years = sorted(set(cost["year"]))
    pairs = pl.DataFrame(
        [(y, other) for y in years for other in window(y, years, length)],
        schema={"year": cost.schema["year"], "other": cost.schema["year"]},
        orient="row",
    )
    spans = (
        frame.select(KEY)
        .join(pairs, on="year")
        .join(cost, left_on=["other", "code"], right_on=KEY)
        .group_by(KEY)
        .agg(n=pl.len(), low=pl.col("amount").min(), high=pl.col("amount").max())
    )
    joined = frame.select(KEY).join(spans, on=KEY, how="left", maintain_order="left")
    enough = joined["n"] >= length
    ratio = pl.Series(
        [
            h / lo if e and lo > 0 else None
            for e, lo, h in zip(enough, joined["low"], joined["high"], strict=True)
        ],
        dtype=pl.Float64,
    )
    fails = enough & ((joined["low"] <= 0) | (ratio >= limit)).fill_null(True)
    outcome = pl.Series(["fails" if f else "passes" for f in fails])
    detail = pl.Series(
        [
            None if e and lo > 0 else ("nul in een jaar" if e else "minder jaren")
            for e, lo in zip(enough, joined["low"], strict=True)
        ],
        dtype=pl.String,
    )
    return pl.lit(ratio), pl.lit(outcome), pl.lit(detail)


_TESTS: dict[str, Callable[[pl.DataFrame, Subject, float, int], Columns]] = {
    "own_salaries": _own_salaries,
    "overhead_salaries": _overhead_salaries,
    "total_salaries": _total_salaries,
    "overhead_revenue": _overhead_revenue,
    "jump": _jump,
}


def _register(frame: pl.DataFrame, subject: Subject, executors: Sequence[Executor]) -> pl.DataFrame:
    """Who does not simply work for itself, according to the register; absent means nothing known."""
    known: dict[tuple[int, str], str] = {}
    for executor in executors:
        if subject.key not in executor.subjects:
            continue
        for member in executor.members:
            if member.role is Role.OWN:
                continue
            for year in set(frame["year"]):
                if member.first_year <= year <= (member.last_year or year):
                    known[(year, member.code)] = f"{member.role.value}|{executor.organisation}"
    details = [known.get(key) for key in frame.select(KEY).iter_rows()]
    outcome = pl.Series(["passes" if d is None else "fails" for d in details], dtype=pl.String)
    detail = pl.Series(details, dtype=pl.String)
    nothing = pl.lit(None, pl.Float64)
    return _rows(frame, subject, "register", pl.lit(outcome), nothing, pl.lit(detail))
