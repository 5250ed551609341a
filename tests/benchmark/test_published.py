"""Somebody else's data and somebody else's answer."""

import csv
import filecmp
import statistics
from pathlib import Path

import polars as pl
import pytest

from benchmark import places
from benchmark.edition import Edition
from benchmark.sources import compile_open
from tests.places import FIXTURES, SHARED

# shared/data/nl/README.md, "Medians to reproduce, accounts 2023"
MEDIANS = {
    "BRZ03": 39.6,
    "BRZ09": 35,
    "BEL15": 18.5,
    "BEL16": 7.1,
    "VER12": 68,
    "VER13": 64,
    "KST09": 435,
    "KST05": 12.7,
}
# Column of the derived indicators -> our indicator and variant.
DERIVED = {
    "burgerzaken_lasten_eur_inw": ("BRZ03", ""),
    "burgerzaken_kostendekking_pct": ("BRZ09", ""),
    "belastingen_lasten_eur_inw": ("BEL15", ""),
    "belastingen_lasten_eur_woonruimte_gf2025": ("BEL15", "woonruimte"),
    "belastingen_lasten_pct_ozb_opbrengst": ("BEL16", ""),
    "wonen_bouwen_lasten_eur_inw": ("VER12", ""),
    "wonen_bouwen_kostendekking_pct": ("VER13", ""),
    "overhead_lasten_eur_inw": ("KST09", ""),
    "overhead_pct_totale_lasten": ("KST05", ""),
}


@pytest.mark.parametrize(("code", "published"), MEDIANS.items())
def test_the_published_medians(edition: Edition, code, published):
    values = edition.figures(code, 2023, "rekening")["value"].drop_nulls().to_list()
    decimals = 0 if isinstance(published, int) else 1
    assert len(values) >= 330
    assert round(statistics.median(values), decimals) == published


def agrees(edition: Edition, path: Path, at_least: int) -> None:
    """Every derived value of the file, to its four decimals, in the edition."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    compared = 0
    for row in rows:
        report = {"jaarrekening": "rekening"}.get(row["verslagsoort"], row["verslagsoort"])
        for column, (code, variant) in DERIVED.items():
            figures = edition.figures(code, int(row["jaar"]), report, variant)
            own = figures.row(by_predicate=pl.col("code") == row["gemeentecode"], named=True)
            found = own["value"]
            if row[column] == "":
                assert found is None, (row["gemeentecode"], column)
                continue
            # they counted dwellings with decimals, the fund publishes whole ones
            half = found * 0.5 / own["denominator"] if variant == "woonruimte" else 0.0
            assert found == pytest.approx(float(row[column]), abs=6e-5 + half), (row, column)
            compared += 1
    assert compared >= at_least


def test_twenty_municipalities_as_somebody_else_derived_them(edition: Edition):
    agrees(edition, FIXTURES / "derived_2023.csv", at_least=170)


if SHARED.is_dir():  # the collection that data/open came from; the project may not depend on it

    def test_everything_as_somebody_else_derived_it(edition: Edition):
        agrees(edition, SHARED / "indicatoren_afgeleid_iv3.csv", at_least=12_000)

    def test_compiling_the_collection_again_gives_the_same_bytes(tmp_path: Path):
        compile_open.compile_all(SHARED, tmp_path)
        names = {p.name for p in tmp_path.iterdir()} | {"mergers.csv"}
        assert {p.name for p in places.OPEN_FIGURES.iterdir()} == names
        _, mismatch, errors = filecmp.cmpfiles(
            tmp_path, places.OPEN_FIGURES, names - {"mergers.csv"}, shallow=False
        )
        assert (mismatch, errors) == ([], [])
