"""Which list a viewer gets: what was delivered, and in Oefenmodus the fictitious one until enough delivered."""

import copy

import duckdb
import polars as pl
import pytest

from benchmark.edition.lists import Lists
from benchmark.errors import CatalogueError
from benchmark.sources.deliveries import ROW
from benchmark.viewing import View, Viewer

MARK = " (voorbeeld)"
# Two promises of one municipality: the first with a number, the second with a word only.
CELLS = [
    ("handvest", 2024, "{code}", 1, "product", "klacht", None, "final", "versie 1"),
    ("handvest", 2024, "{code}", 1, "gemeten", None, 0.0, "final", "versie 1"),
    ("handvest", 2024, "{code}", 2, "product", "bezwaar", None, "final", "versie 1"),
]
CODES = ["GM0503", "GM0505", "GM0150", "GM0114", "GM0228", "GM1783"]


def delivered(view: View, codes: list[str]) -> View:
    """The same edition, in which these municipalities delivered a charter."""
    cells = [tuple(code if c == "{code}" else c for c in cell) for code in codes for cell in CELLS]
    frame = pl.DataFrame(cells, schema=ROW, orient="row")
    edition = copy.copy(view.edition)
    names = dict(edition.municipalities.frame.select("code", "name").iter_rows())
    edition.delivered_lists = Lists(frame, edition.catalogue, names, "Levering", False)
    return View(edition)


def test_nobody_delivered_and_oefenmodus_has_examples(view: View):
    assert view.listed("handvest", 2024) is None
    assert view.listed_years("handvest") == ()
    found = view.listed("handvest", 2024, examples=True)
    assert found is not None and found.example and "verzonnen" in found.source
    assert view.listed_years("handvest", examples=True) == (2021, 2022, 2023, 2024)
    assert set(found.names) == set(found.rows) and all(
        n.endswith(MARK) for n in found.names.values()
    )
    assert view.listed("handvest", 2019, examples=True) is None
    assert found.of("GM0000") == ()


def test_a_row_has_every_column_and_an_empty_cell_is_no_zero(view: View):
    found = delivered(view, CODES[:1]).listed("handvest", 2024)
    assert found is not None and not found.example
    first, second = found.of("GM0503")
    assert list(first) == [c.key for c in found.declared.columns]
    assert first["gemeten"] == 0.0 and second["gemeten"] is None
    assert (first["product"], second["product"]) == ("klacht", "bezwaar")
    assert found.names == {"GM0503": "Delft"}
    assert (found.statuses["GM0503"], found.references["GM0503"]) == ("final", "versie 1")


@pytest.mark.parametrize(("many", "example"), [(1, True), (5, True), (6, False)])
def test_in_oefenmodus_examples_make_way_for_six(view: View, many: int, example: bool):
    seen = delivered(view, CODES[:many])
    outside, practice = seen.listed("handvest", 2024), seen.listed("handvest", 2024, examples=True)
    assert outside is not None and not outside.example and len(outside.rows) == many
    assert practice is not None and practice.example is example
    assert seen.listed_years("handvest") == (2024,)


def test_there_is_one_object_per_list_and_year(view: View):
    assert view.listed("formules", 2023, examples=True) is view.listed(
        "formules", 2023, examples=True
    )


def test_who_may_not_see_gets_nothing_and_an_unknown_list_is_named(view: View):
    stranger = View(view.edition, Viewer("vreemde", sees_everything=False))
    assert stranger.listed("handvest", 2024, examples=True) is None
    assert stranger.listed_years("handvest", examples=True) == ()
    with pytest.raises(CatalogueError, match="boetes"):
        view.listed("boetes", 2024)


def test_every_cell_of_the_edition_is_in_the_list(view: View):
    """An oracle: as many filled cells as the table has, list by list."""
    with duckdb.connect(str(view.edition.path), read_only=True) as connection:
        stored = connection.sql("SELECT list_key, year, count(*) FROM example_row GROUP BY ALL")
        counts = {(key, year): n for key, year, n in stored.fetchall()}
        assert connection.sql("SELECT count(*) FROM delivered_row").fetchall() == [(0,)]
    assert counts
    for (key, year), n in counts.items():
        found = view.listed(key, year, examples=True)
        assert found is not None
        filled = (v is not None for rows in found.rows.values() for r in rows for v in r.values())
        assert sum(filled) == n


def test_stories_of_lists_are_told_under_the_list(view: View):
    told = {(s.indicator, s.theme) for s in view.edition.stories("GM0503")}
    assert ("handvest", "serviceformules") in told
    assert ("levensgebeurtenissen", "klanttevredenheid") in told
