"""The five checks: a finding is a question, and each check asks only its own."""

import math

import polars as pl
import pytest

from benchmark.catalogue import Catalogue
from benchmark.checks import findings, sentence
from benchmark.edition import Edition
from tests.examples import frame

FIGURE = ["indicator", "year", "report", "code", "value"]


def figures(text: str) -> pl.DataFrame:
    return frame(text, value=pl.Float64)


def found(rows: pl.DataFrame) -> list[tuple[str, str]]:
    return list(rows.select("check_name", "code").iter_rows())


def test_a_value_outside_the_plausible_limits(catalogue: Catalogue):
    low, high = (getattr(catalogue.indicator("BRZ03").plausible, k) for k in ("low", "high"))
    rows = pl.DataFrame(
        [("BRZ03", 2023, "rekening", code, value) for code, value in
         [("A", low), ("B", low - 0.1), ("C", high), ("D", high + 0.1), ("E", None)]],
        schema=FIGURE, orient="row",
    )  # fmt: skip
    result = findings.out_of_range(rows, [catalogue.indicator("BRZ03")])
    assert found(result) == [("range", "B"), ("range", "D")]


def test_a_part_larger_than_its_whole():
    rows = frame("""
        | measure                 | year | report   | code | amount  |
        | iv3.salarissen.totaal   | 2023 | rekening | A    | 1000000 |
        | iv3.salarissen.overhead | 2023 | rekening | A    | 1000600 |
        | iv3.lasten.totaal       | 2023 | rekening | A    | 5000000 |
        | iv3.lasten.0.2          | 2023 | rekening | A    | 4000000 |
        | iv3.salarissen.totaal   | 2023 | rekening | B    | 1000000 |
        | iv3.salarissen.overhead | 2023 | rekening | B    | 1000400 |
        | iv3.lasten.totaal       | 2023 | rekening | B    | 5000000 |
        | iv3.lasten.0.2          | 2023 | rekening | B    | 3000000 |
        | iv3.lasten.8.3          | 2023 | rekening | B    | 3000000 |
    """)
    result = findings.broken_identity(rows)
    # B's salaries differ by less than the rounding to thousands; its task fields exceed the total
    assert list(result.select("code", "indicator").iter_rows()) == [
        ("A", "salarissen"),
        ("B", "lasten"),
    ]


def test_a_change_of_more_than_thirty_percent_between_two_account_years():
    result = findings.sudden_change(
        figures("""
        | indicator | year | report    | code | value |
        | BRZ03     | 2022 | rekening  | A    | 100   |
        | BRZ03     | 2023 | rekening  | A    | 130   |
        | BRZ03     | 2022 | rekening  | B    | 100   |
        | BRZ03     | 2023 | rekening  | B    | 131   |
        | BRZ03     | 2022 | rekening  | C    | 100   |
        | BRZ03     | 2023 | rekening  | C    | 69    |
        | BRZ03     | 2022 | begroting | D    | 100   |
        | BRZ03     | 2023 | begroting | D    | 500   |
        | BRZ03     | 2021 | rekening  | E    | 100   |
        | BRZ03     | 2023 | rekening  | E    | 500   |
        """)
    )
    assert sorted(found(result)) == [("change", "B"), ("change", "C")]  # no plans, no gaps of years
    row = result.filter(pl.col("code") == "B").row(0, named=True)
    assert (row["expected_low"], row["expected_high"]) == pytest.approx((70, 130))


def test_a_value_far_from_all_others_on_a_ratio_scale():
    # logs 0 1 2 3 4 (times ln 2): middle 2, median distance 1; the limit lies 3.5 / 0.6745 = 5.19 away
    values = [1, 2, 4, 8, 16]
    rows = [("BRZ03", 2023, "rekening", f"P{i}", float(v)) for i, v in enumerate(values)]
    near, far = 4 * 2.0**5.1, 4 * 2.0**5.3
    for value, expected in ((near, []), (far, [("outlier", "OWN")])):
        # the own value moves the middle, so it is balanced by one on the other side
        both = [*rows, ("BRZ03", 2023, "rekening", "OWN", value)]
        both.append(("BRZ03", 2023, "rekening", "LOW", 4.0))
        assert found(findings.outlier(pl.DataFrame(both, schema=FIGURE, orient="row"))) == expected


def test_a_national_total_that_is_off_by_more_than_rounding():
    measures = frame("""
        | measure        | year | report   | code | amount  |
        | iv3.lasten.0.2 | 2023 | rekening | A    | 1000000 |
        | iv3.lasten.0.2 | 2023 | rekening | B    | 2000000 |
        | iv3.lasten.8.3 | 2023 | rekening | A    | 1000000 |
        | iv3.lasten.8.3 | 2023 | rekening | B    | 2000000 |
    """)
    control = frame("""
        | year | report   | total      | expected |
        | 2023 | rekening | lasten.0.2 | 3001     |
        | 2023 | rekening | lasten.8.3 | 3002     |
    """)
    result = findings.off_control_total(measures, control)
    # two cells, each rounded to a thousand: a thousand may be rounding, two thousand may not
    assert result["indicator"].to_list() == ["iv3.lasten.8.3"]


def test_without_anything_odd_there_are_no_findings(catalogue: Catalogue):
    rows = [("BRZ03", 2023, "rekening", f"P{i}", 40.0 + i) for i in range(20)]
    frame_ = pl.DataFrame(rows, schema=FIGURE, orient="row")
    empty = pl.DataFrame(
        schema={"measure": pl.String, "year": pl.Int32, "report": pl.String, "code": pl.String,
                "amount": pl.Float64}
    )  # fmt: skip
    control = pl.DataFrame(
        schema={"year": pl.Int32, "report": pl.String, "total": pl.String, "expected": pl.Float64}
    )
    assert len(findings.out_of_range(frame_, catalogue.with_figures())) == 0
    assert len(findings.sudden_change(frame_)) == 0
    assert len(findings.outlier(frame_)) == 0
    assert len(findings.off_control_total(empty, control)) == 0


def test_every_finding_of_the_edition_reads_as_dutch(edition: Edition):
    shown = edition.findings.filter(pl.col("code").is_not_null())
    assert set(shown["check_name"]) <= {"range", "identity", "change", "outlier"}
    for row in shown.group_by("check_name").head(25).iter_rows(named=True):
        text = sentence(row, edition.catalogue)
        assert text.endswith(".") and "None" not in text and "nan" not in text
        assert math.isfinite(row["found"])


def test_the_published_national_totals_are_met_or_explained(edition: Edition):
    """Where the sum of municipalities differs, a delivery is missing: then a finding says so."""
    totals = edition.findings.filter(pl.col("check_name") == "control total")
    off = {(y, r) for y, r in totals.select("year", "report").iter_rows()}
    missing = {(y, r) for y, r in edition.not_delivered.select("year", "report").iter_rows()}
    assert off <= missing
