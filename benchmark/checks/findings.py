"""The five checks: range, identity, change, outlier and control total.

Each takes tidy frames and gives one row per finding with the columns of ``FINDING``.
"""

from collections.abc import Sequence

import polars as pl

from benchmark.catalogue import Indicator

FINDING = {
    "check_name": pl.String,
    "indicator": pl.String,
    "year": pl.Int32,
    "report": pl.String,
    "code": pl.String,
    "found": pl.Float64,
    "expected_low": pl.Float64,
    "expected_high": pl.Float64,
}
LARGEST_CHANGE = 0.30  # INDICATORS section 6: above 30% ask for an explanation
ROUNDING = 1e-9  # exactly 30% is no finding, whatever binary fractions make of it
LARGEST_Z = 3.5  # Iglewicz and Hoaglin 1993
MAD_TO_SD = 0.6745
KEY = ["year", "report", "code"]


def all_findings(
    figures: pl.DataFrame,
    measures: pl.DataFrame,
    control: pl.DataFrame,
    indicators: Sequence[Indicator],
) -> pl.DataFrame:
    """Every finding. ``figures``: rows of the figure table without variants; ``measures``: all measures."""
    parts = [
        out_of_range(figures, indicators),
        broken_identity(measures),
        sudden_change(figures),
        outlier(figures),
        off_control_total(measures, control),
    ]
    return pl.concat(parts).sort(*KEY, "check_name", "indicator", nulls_last=True)


def _finding(
    frame: pl.DataFrame, check: str, low: pl.Expr, high: pl.Expr, found: pl.Expr
) -> pl.DataFrame:
    columns = {
        "check_name": pl.lit(check),
        "indicator": pl.col("indicator"),
        "year": pl.col("year"),
        "report": pl.col("report"),
        "code": pl.col("code"),
        "found": found,
        "expected_low": low,
        "expected_high": high,
    }
    return frame.select(**columns).cast(FINDING)  # type: ignore[arg-type]


def out_of_range(figures: pl.DataFrame, indicators: Sequence[Indicator]) -> pl.DataFrame:
    """Values outside the plausible limits that the catalogue gives."""
    limits = pl.DataFrame(
        [(i.code, i.plausible.low, i.plausible.high) for i in indicators],
        schema=["indicator", "low", "high"],
        orient="row",
    )
    joined = figures.join(limits, on="indicator").filter(
        (pl.col("value") < pl.col("low")) | (pl.col("value") > pl.col("high"))
    )
    return _finding(joined, "range", pl.col("low"), pl.col("high"), pl.col("value"))


def broken_identity(measures: pl.DataFrame) -> pl.DataFrame:
    """A part that is larger than its whole: overhead salaries, and the task fields we know."""
    wide = measures.filter(
        pl.col("measure").is_in(
            ["iv3.salarissen.totaal", "iv3.salarissen.overhead", "iv3.lasten.totaal"]
        )
    ).pivot(on="measure", index=KEY, values="amount")
    fields = (
        measures.filter(pl.col("measure").str.contains(r"^iv3\.lasten\.\d"))
        .group_by(KEY)
        .agg(fields=pl.col("amount").sum())
    )
    joined = wide.join(fields, on=KEY)
    rows = []
    for part, whole, name in (
        ("iv3.salarissen.overhead", "iv3.salarissen.totaal", "salarissen"),
        ("fields", "iv3.lasten.totaal", "lasten"),
    ):
        wrong = joined.filter(pl.col(part) > pl.col(whole) + 500).with_columns(
            indicator=pl.lit(name)
        )
        rows.append(
            _finding(wrong, "identity", pl.lit(None, pl.Float64), pl.col(whole), pl.col(part))
        )
    return pl.concat(rows)


def sudden_change(figures: pl.DataFrame) -> pl.DataFrame:
    """A change of more than 30% from one account year to the next."""
    accounts = figures.filter((pl.col("report") == "rekening") & (pl.col("value") > 0))
    before = accounts.select(
        "indicator", "code", pl.col("year") + 1, pl.col("value").alias("before")
    )
    joined = accounts.join(before, on=["indicator", "code", "year"]).filter(
        (pl.col("value") / pl.col("before") - 1).abs() > LARGEST_CHANGE + ROUNDING
    )
    return _finding(
        joined,
        "change",
        pl.col("before") * (1 - LARGEST_CHANGE),
        pl.col("before") * (1 + LARGEST_CHANGE),
        pl.col("value"),
    )


def outlier(figures: pl.DataFrame) -> pl.DataFrame:
    """Values far from all others: modified z of the logarithm above 3.5 (Iglewicz and Hoaglin 1993)."""
    group = ["indicator", "year", "report"]
    logs = figures.filter(pl.col("value") > 0).with_columns(log=pl.col("value").log())
    centred = logs.with_columns(middle=pl.col("log").median().over(group)).with_columns(
        mad=(pl.col("log") - pl.col("middle")).abs().median().over(group)
    )
    reach = LARGEST_Z * pl.col("mad") / MAD_TO_SD
    far = centred.filter((pl.col("mad") > 0) & ((pl.col("log") - pl.col("middle")).abs() > reach))
    return _finding(
        far,
        "outlier",
        (pl.col("middle") - reach).exp(),
        (pl.col("middle") + reach).exp(),
        pl.col("value"),
    )


def off_control_total(measures: pl.DataFrame, control: pl.DataFrame) -> pl.DataFrame:
    """National totals that differ from the published ones by more than the rounding of the cells."""
    sums = measures.group_by("measure", "year", "report").agg(
        total_found=pl.col("amount").sum(), cells=pl.len()
    )
    money = control.filter(pl.col("report").is_not_null()).with_columns(
        measure="iv3." + pl.col("total"), wanted=pl.col("expected") * 1000
    )
    people = control.filter(pl.col("report").is_null()).with_columns(
        measure=pl.lit("cbs.inwoners"), wanted=pl.col("expected"), report=pl.lit("begroting")
    )
    joined = (
        pl.concat([money, people])
        .join(sums, on=["measure", "year", "report"])
        .filter((pl.col("total_found") - pl.col("wanted")).abs() > pl.col("cells") * 500)
        .with_columns(indicator=pl.col("measure"), code=pl.lit(None, pl.String))
    )
    return _finding(
        joined, "control total", pl.col("wanted"), pl.col("wanted"), pl.col("total_found")
    )
