"""From amounts to figures: small tables in, small tables out, by the statements of an edition."""

import random
from collections.abc import Iterator

import duckdb
import polars as pl
import pytest

from benchmark import places
from benchmark.catalogue import Catalogue
from benchmark.edition import tables, taking_in
from benchmark.sources.deliveries import AMOUNT, GAP, Delivered
from benchmark.vocabulary import Supply
from tests.examples import frame

# Ten municipalities a to j, each with a thousand inhabitants.
CODES = "abcdefghij"
YEAR = 2024


@pytest.fixture(scope="module")
def declared(catalogue: Catalogue) -> Catalogue:
    """The catalogue as it is declared: nothing was delivered to it."""
    assert catalogue.indicator("KAN02").status is Supply.NO_FIGURES_YET
    return catalogue


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with empty() as made:
        yield made


def empty() -> duckdb.DuckDBPyConnection:
    made = duckdb.connect()
    for name in ("schema", "ratios"):
        tables.run(made, places.DATA, name)
    rows = [(YEAR, code, 1000, "CBS", "t") for code in CODES]
    made.executemany("INSERT INTO inhabitants VALUES (?, ?, ?, ?, ?)", rows)
    return made


def delivered(amounts: pl.DataFrame, gaps: pl.DataFrame | None = None) -> Delivered:
    """A table with one column per measure as what was delivered; ``status`` is that of the whole row."""
    wide = amounts if "status" in amounts.columns else amounts.with_columns(status=pl.lit("final"))
    measures = [c for c in wide.columns if c not in ("code", "status")]
    long = wide.unpivot(on=measures, index=["code", "status"], variable_name="measure", value_name="amount")  # fmt: skip
    made = long.filter(pl.col("amount").is_not_null()).select(
        pl.format("levering.{}", "measure").alias("measure"),
        pl.lit(YEAR).alias("year").cast(pl.Int32),
        "code",
        pl.col("amount").cast(pl.Float64),
        "status",
        pl.lit("versie 2").alias("table_id"),
    )
    lost = pl.DataFrame(schema=GAP) if gaps is None else gaps.select(
        "indicator", pl.lit(YEAR).alias("year").cast(pl.Int32), "code", "reason"
    )  # fmt: skip
    return Delivered(made.cast(AMOUNT), lost)


def figures(connection: duckdb.DuckDBPyConnection, indicator: str) -> dict[str, tuple[object, ...]]:
    """Value and status by municipality."""
    rows = connection.execute(
        "SELECT code, value, status FROM figure WHERE indicator = $i ORDER BY code",
        {"i": indicator},
    ).fetchall()
    return {code: (value, status) for code, value, status in rows}


# KAN02 is the share of calls in all contacts, in percent, and says nothing under 200 contacts.
SHARES = """
| code | KAN02.teller | KAN02.noemer | status      |
|------|--------------|--------------|-------------|
| a    | 50           | 200          | final       |
| b    | 0            | 1000         | final       |
| c    | 300          | 1000         | provisional |
| d    | 400          | 1000         | corrected   |
| e    | 1000         | 1000         | final       |
| f    | 1            | 3000         | final       |
| g    | 100          | 199          | final       |
| h    | 100          |              | final       |
| i    |              | 1000         | final       |
"""
LOST = """
| indicator | code | reason   |
|-----------|------|----------|
| KAN02     | h    | not_kept |
| KAN02     | a    | not_kept |
"""
EXPECTED = {
    "a": (25.0, "final"),  # a value goes before a reason
    "b": (0.0, "final"),  # nobody called: that is zero
    "c": (30.0, "provisional"),
    "d": (40.0, "corrected"),
    "e": (100.0, "final"),
    "f": (pytest.approx(100 / 3000), "final"),
    "g": (None, "too_few"),
    "h": (None, "not_kept"),
    "i": (None, "not_delivered"),  # a denominator alone, and nobody said why
    "j": (None, "not_delivered"),  # took no part
}


def test_shares(connection: duckdb.DuckDBPyConnection, declared: Catalogue):
    given = delivered(frame(SHARES), frame(LOST))
    after = taking_in.take_in(connection, declared, given, places.DATA)
    assert figures(connection, "KAN02") == EXPECTED
    assert after.indicator("KAN02").status is Supply.DELIVERED
    assert after.indicator("KAN03").status is Supply.NO_FIGURES_YET
    told = connection.execute(
        "SELECT numerator, denominator FROM figure WHERE code = 'g'"
    ).fetchall()
    assert told == [(100.0, 199.0)]  # the parts stay, for totals
    sources = connection.execute("SELECT DISTINCT source FROM figure").fetchall()
    assert sources == [(taking_in.SOURCE,)]


def test_what_was_delivered_is_divided_by_open_figures(
    connection: duckdb.DuckDBPyConnection, declared: Catalogue
):
    """Contacts per inhabitant, over a year of which no accounts were published."""
    numbers = pl.DataFrame(
        {"code": list("abcdef"), "KAN01.teller": [0, 1000, 1500, 2000, 2500, 5000]}
    )
    taking_in.take_in(connection, declared, delivered(numbers), places.DATA)
    found = figures(connection, "KAN01")
    assert {c: v for c, (v, _) in found.items()} == dict(
        zip("abcdef", [0.0, 1.0, 1.5, 2.0, 2.5, 5.0], strict=True), **dict.fromkeys("ghij")
    )
    doubles = "SELECT count(*) FROM measure WHERE measure = 'cbs.inwoners' AND report = 'rekening'"
    assert connection.execute(doubles).fetchall() == [(10,)]


def test_two_parts_worth_less_make_a_figure_worth_less(
    connection: duckdb.DuckDBPyConnection, declared: Catalogue
):
    base = delivered(pl.DataFrame({"code": list("abcdef"), "KAN02.teller": [300] * 6, "KAN02.noemer": [1000] * 6}))  # fmt: skip
    numerator, denominator = pl.col("measure").str.ends_with("teller"), pl.col("measure").str.ends_with("noemer")  # fmt: skip
    mixed = base.amounts.with_columns(
        status=pl.when((pl.col("code") == "a") & numerator).then(pl.lit("provisional"))
        .when((pl.col("code") == "b") & denominator).then(pl.lit("corrected"))
        .when((pl.col("code") == "c") & numerator).then(pl.lit("provisional"))
        .when((pl.col("code") == "c") & denominator).then(pl.lit("corrected"))
        .otherwise(pl.lit("final"))
    )  # fmt: skip
    taking_in.take_in(connection, declared, Delivered(mixed), places.DATA)
    found = {c: s for c, (_, s) in figures(connection, "KAN02").items() if s != "not_delivered"}
    assert found == {"a": "provisional", "b": "corrected", "c": "corrected", "d": "final", "e": "final", "f": "final"}  # fmt: skip


@pytest.mark.parametrize(("count", "compared"), [(0, False), (1, False), (5, False), (6, True), (10, True)])  # fmt: skip
def test_a_figure_counts_from_the_number_in_the_catalogue(
    connection: duckdb.DuckDBPyConnection, declared: Catalogue, count: int, compared: bool
):
    assert declared.deliveries.minimum == 6
    codes = list(CODES[:count])
    numbers = pl.DataFrame(
        {"code": codes, "KAN02.teller": [300] * count, "KAN02.noemer": [1000] * count},
        schema={"code": pl.String, "KAN02.teller": pl.Float64, "KAN02.noemer": pl.Float64},
    )
    after = taking_in.take_in(connection, declared, delivered(numbers), places.DATA)
    assert after.indicator("KAN02").has_figures is compared
    assert len(figures(connection, "KAN02")) == (10 if compared else 0)
    terms = "SELECT count(*) FROM figure_term WHERE indicator = 'KAN02'"
    assert connection.execute(terms).fetchall() == [(2 if compared else 0,)]
    kept = connection.execute("SELECT count(*) FROM delivered_amount").fetchall()
    assert kept == [(2 * count,)]  # what was delivered is in the edition, compared or not


def test_too_few_cases_and_reasons_do_not_count_towards_that_number(
    connection: duckdb.DuckDBPyConnection, declared: Catalogue
):
    numbers = pl.DataFrame({"code": list("abcdefg"), "KAN02.teller": [50] * 7, "KAN02.noemer": [1000] * 5 + [199, 150]})  # fmt: skip
    after = taking_in.take_in(connection, declared, delivered(numbers), places.DATA)
    assert figures(connection, "KAN02") == {} and not after.indicator("KAN02").has_figures


def test_a_denominator_of_nothing_gives_no_figure(
    connection: duckdb.DuckDBPyConnection, declared: Catalogue
):
    indicator = next(i for i in declared.without_figures() if i.minimum_n is None and i.denominator and not i.denominator.terms)  # fmt: skip
    over, under = f"{indicator.code}.teller", f"{indicator.code}.noemer"
    numbers = pl.DataFrame({"code": list("abcdefg"), over: [5] * 7, under: [10] * 6 + [0]})
    taking_in.take_in(connection, declared, delivered(numbers), places.DATA)
    assert figures(connection, indicator.code)["g"] == (None, "not_computable")


def shares_of(declared: Catalogue, table: pl.DataFrame) -> dict[str, tuple[object, ...]]:
    with empty() as connection:
        taking_in.take_in(connection, declared, delivered(table), places.DATA)
        return figures(connection, "KAN02")


@pytest.mark.parametrize("seed", range(20))
def test_what_is_missing_is_never_zero_and_what_is_there_is_the_quotient(
    declared: Catalogue, seed: int
):
    chance = random.Random(seed)
    numbers = [
        (
            chance.choice([None, 0, chance.randint(0, 5000)]),
            chance.choice([None, chance.randint(0, 400), 1000]),
        )
        if seed % 2
        else (chance.choice([None, 0, 300, 300, 300]), chance.choice([199, 200, 1000, 1000]))
        for _ in CODES
    ]
    table = pl.DataFrame(
        [(c, *pair) for c, pair in zip(CODES, numbers, strict=True)],
        schema={"code": pl.String, "KAN02.teller": pl.Float64, "KAN02.noemer": pl.Float64},
        orient="row",
    )
    found = shares_of(declared, table)
    shares = {
        c: over / under * 100
        for c, (over, under) in zip(CODES, numbers, strict=True)
        if over is not None and under is not None and under >= 200
    }
    if len(shares) < 6:
        assert found == {}
        return
    assert set(found) == set(CODES)
    for code, (value, status) in found.items():
        if code in shares:
            assert value == pytest.approx(shares[code]) and status == "final"
        else:
            assert value is None and status in ("too_few", "not_delivered")
