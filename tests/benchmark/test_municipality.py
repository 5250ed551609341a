"""Municipalities: found as people type them, and followed through mergers."""

import polars as pl
import pytest

from benchmark.edition import Edition
from benchmark.errors import MergedMunicipality, NoFigures, UnknownMunicipality


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Delft", "GM0503"), ("delft ", "GM0503"), ("GM0503", "GM0503"), ("gm0503", "GM0503"),
        ("503", "GM0503"), ("0503", "GM0503"), ("'s-Gravenhage", "GM0518"), ("Den Haag", "GM0518"),
        ("s gravenhage", "GM0518"), ("den bosch", "GM0796"), ("súdwest-fryslân", "GM1900"),
        ("SUDWEST FRYSLAN", "GM1900"),
    ],
)  # fmt: skip
def test_what_people_type(edition: Edition, typed, code):
    assert edition.municipalities.find(typed, 2023).code == code


@pytest.mark.parametrize(
    "typed", ["", " ", "?", "²", "٣", "99999", "9" * 5000, "GM9999", "\x00", "ß"]
)
def test_rubbish_is_an_unknown_municipality(edition: Edition, typed):
    with pytest.raises(UnknownMunicipality) as caught:
        edition.municipalities.find(typed, 2023)
    assert len(str(caught.value)) < 300


def test_a_typing_error_gets_the_nearest_name(edition: Edition):
    with pytest.raises(UnknownMunicipality, match="Bedoelt u Delft"):
        edition.municipalities.find("Dleft", 2023)


def test_a_merged_municipality_says_into_which_and_when(edition: Edition):
    with pytest.raises(MergedMunicipality) as caught:
        edition.municipalities.find("Appingedam", 2023)
    assert "op 1 januari 2021 op in Eemsdelta" in caught.value.sentence
    assert caught.value.successors == ("GM1979",)
    assert edition.municipalities.find("Appingedam", 2020).name == "Appingedam"


def test_a_new_municipality_did_not_exist_before(edition: Edition):
    with pytest.raises(MergedMunicipality, match=r"bestond nog niet in 2020.*Appingedam"):
        edition.municipalities.find("Eemsdelta", 2020)


def test_a_year_outside_the_figures(edition: Edition):
    with pytest.raises(NoFigures, match="Kies een jaar van 2017 tot en met 2026"):
        edition.municipalities.find("Delft", 1999)


def test_who_vanished_has_a_successor_and_who_is_new_has_predecessors(edition: Edition):
    known = edition.municipalities
    first, last = known.years[0], known.years[-1]
    gone = known.frame.filter(pl.col("last_year").is_not_null())
    new = known.frame.filter(pl.col("first_year") > first)
    assert (len(gone), len(new)) == (63, 17)
    for code, year in gone.select("code", "last_year").iter_rows():
        assert year < last
        assert known.successors(code), known.name(code)
    for code, year in new.select("code", "first_year").iter_rows():
        assert known.predecessors(code, year), known.name(code)


def test_a_merger_keeps_the_inhabitants(edition: Edition):
    """The predecessors in their last year against the successor in its first year."""
    known = edition.municipalities
    mergers = known._mergers
    partial = set(mergers.filter(pl.col("part") != "whole")["successor"])
    checked = 0
    for (successor, year), rows in mergers.group_by("successor", "year"):
        if successor in partial:
            continue
        sizes = dict(known.in_year(year - 1).select("code", "inhabitants").iter_rows())
        before = sum(sizes[c] for c in {*rows["predecessor"], successor} if c in sizes)
        after = known.find(successor, year).inhabitants
        assert after == pytest.approx(before, rel=0.03), known.name(successor)
        checked += 1
    assert checked >= 20


@pytest.mark.parametrize(("year", "n"), [(2017, 388), (2023, 342), (2026, 342)])
def test_so_many_municipalities(edition: Edition, year, n):
    assert len(edition.municipalities.in_year(year)) == n
