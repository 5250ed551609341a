"""Every figure of a year recomputed from the files in plain Python; and what missing means."""

import polars as pl
import pytest

from benchmark import places
from benchmark.catalogue import Catalogue
from benchmark.edition import Edition
from benchmark.vocabulary import ReportKind, Status
from tests import oracle


@pytest.mark.parametrize("report", ["rekening", "begroting"])
def test_all_figures_of_2023_follow_from_the_files(edition: Edition, report):
    known = oracle.measures(places.OPEN_FIGURES, 2023, report)
    everybody = set(known["cbs.inwoners"])
    recomputed = 0
    for indicator in edition.catalogue.with_figures():
        for variant, unit, above, below in indicator.parts():
            figures = edition.figures(indicator.code, 2023, report, variant)
            assert set(figures["code"]) == everybody
            for code, _, value, numerator, denominator, status, _ in figures.iter_rows():
                top = oracle.part(known, above.terms, code)
                bottom = oracle.part(known, below.terms, code) if below else None
                at = (indicator.code, variant, code)
                assert numerator == (None if top is None else pytest.approx(top)), at
                assert denominator == (None if bottom is None else pytest.approx(bottom)), at
                if top is None or (below and bottom is None):
                    assert (value, status) == (None, "not_delivered"), at
                elif below and bottom <= 0:
                    assert (value, status) == (None, "not_computable"), at
                else:
                    ratio = top if bottom is None else top / bottom * unit.multiplier
                    assert value == pytest.approx(ratio, rel=1e-12), at
                recomputed += 1
    assert recomputed >= 13 * 342


def test_a_figure_can_be_traced_to_its_source_cells(edition: Edition):
    cells = edition.provenance("BRZ03", 2023, "rekening", "GM0503")
    assert cells.select("part", "measure", "amount", "source", "table_id").rows() == [
        ("numerator", "iv3.lasten.0.2", 6_791_000.0, "CBS Iv3", "45063NED"),
        ("denominator", "cbs.inwoners", 106_086.0, "CBS StatLine", "70072ned"),
    ]


def test_what_was_not_delivered_stays_missing(edition: Edition):
    """Vijfheerenlanden delivered no accounts 2023: null with a reason, in every figure."""
    assert edition.not_delivered.filter(
        (pl.col("year") == 2023) & (pl.col("report") == "rekening")
    )["code"].to_list() == ["GM1961"]
    for indicator in edition.catalogue.with_figures():
        figures = edition.figures(indicator.code, 2023, "rekening")
        row = figures.filter(pl.col("code") == "GM1961").row(0, named=True)
        assert row["value"] is None and row["numerator"] is None
        assert row["status"] == Status.NOT_DELIVERED


def test_a_year_of_which_only_one_part_was_published_is_not_offered(edition: Edition):
    """Revenue is known for the accounts of 2023 only: no municipality failed to deliver the rest."""
    assert [y for y, r in edition.published("BEL16") if r == "rekening"] == [2023]
    for (code, variant, year, report), figures in edition._figures.items():
        assert figures["value"].null_count() < len(figures), (code, variant, year, report)


def test_no_figure_without_value_counts_as_zero_and_none_with_value_lacks_a_numerator(
    edition: Edition,
):
    for (code, _, year, report), figures in edition._figures.items():
        without = figures.filter(pl.col("value").is_null())
        reasons = {Status.NOT_DELIVERED, Status.NOT_COMPUTABLE}
        assert set(without["status"]) <= reasons, (code, year, report)
        given = figures.filter(pl.col("value").is_not_null())
        assert given["numerator"].null_count() == 0
        assert not set(given["status"]) & reasons


@pytest.mark.parametrize("year", [2025, 2026])
def test_an_absent_cell_is_zero_and_marked_only_for_who_delivered(edition: Edition, year):
    known = oracle.measures(places.OPEN_FIGURES, year, "begroting")
    fields = [f"iv3.lasten.{f}" for f in ("0.61", "0.62", "0.64")]
    delivered = set(known["iv3.lasten.0.1"])  # every municipality has a council to pay
    figures = edition.figures("BEL15", year, "begroting")
    filled = 0
    for code, _, value, numerator, _, status, _ in figures.iter_rows():
        cells = [known[f].get(code) for f in fields]
        if code not in delivered:
            assert (value, numerator, status) == (None, None, "not_delivered"), code
        else:
            assert numerator == sum(c or 0.0 for c in cells), code
            assert (status == "absent_is_zero") == (None in cells), code
            filled += None in cells
    assert filled > 100


def test_an_absent_cell_of_an_earlier_year_stays_absent(edition: Edition):
    for year in range(2017, 2025):
        for report in ("rekening", "begroting"):
            figures = edition.figures("BEL15", year, report)
            assert "absent_is_zero" not in set(figures["status"]), (year, report)


def test_accounts_of_the_last_year_are_provisional(edition: Edition):
    for year, expected in ((2023, "final"), (2024, "provisional")):
        figures = edition.figures("BRZ03", year, "rekening").filter(pl.col("value").is_not_null())
        assert set(figures["status"]) == {expected}


def test_budgets_never_stand_among_accounts(edition: Edition):
    accounts = oracle.measures(places.OPEN_FIGURES, 2024, "rekening")["iv3.lasten.0.2"]
    budgets = oracle.measures(places.OPEN_FIGURES, 2024, "begroting")["iv3.lasten.0.2"]
    for report, known in (("rekening", accounts), ("begroting", budgets)):
        figures = edition.figures("BRZ03", 2024, report)
        found = dict(figures.drop_nulls("value").select("code", "numerator").iter_rows())
        assert found == known
    assert {r for _, r in edition.report_years} == {r.value for r in ReportKind}
    assert [y for y, r in edition.report_years if r == "rekening"] == list(range(2017, 2025))


def test_the_formula_shown_is_the_formula_computed(edition: Edition, catalogue: Catalogue):
    """The measures of the catalogue are the cells behind every figure, with the same sign."""
    for indicator in catalogue.with_figures():
        cells = edition.provenance(indicator.code, 2023, "rekening", "GM0503")
        for variant, _, above, below in indicator.parts():
            found = cells.filter(pl.col("variant") == variant)
            for name, declared in (("numerator", above), ("denominator", below)):
                terms = found.filter(pl.col("part") == name).select("measure", "sign").rows()
                assert sorted(terms) == sorted(declared.terms if declared else ())
