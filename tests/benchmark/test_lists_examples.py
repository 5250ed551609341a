"""Fictitious lists: they repeat, obey the catalogue, and tell the same story as the example figures beside them."""

from collections import Counter, defaultdict
from functools import cache

import polars as pl
import pytest

from benchmark import catalogue as catalogues
from benchmark import places
from benchmark.checks.rows import check_rows
from benchmark.errors import FiguresError
from benchmark.sources import examples
from benchmark.sources.examples import Generated
from benchmark.sources.examples.blocks import YEARS

CATALOGUE = catalogues.load(catalogues.read_folder(places.CATALOGUE))
TEXTS = examples.read_folder(places.DATA / "example")
INHABITANTS = pl.read_csv(places.DATA / "open" / "inhabitants.csv").select(
    "year", "code", "inhabitants"
)
DELFT, SCHIERMONNIKOOG, DEVENTER, DORDRECHT, WESTLAND = (
    "GM0503", "GM0088", "GM0150", "GM0505", "GM1783",
)  # fmt: skip
CHARTER, EVENTS, FORMULAS = (
    f"lijsten/{key}.toml" for key in ("handvest", "levensgebeurtenissen", "formules")
)
Row = dict[str, object]
Lists = dict[str, dict[tuple[str, int], list[Row]]]


@cache
def made() -> Generated:
    return examples.generate(examples.load(TEXTS, CATALOGUE), CATALOGUE, INHABITANTS)


@cache
def lists() -> Lists:
    """List -> municipality and year -> rows."""
    rows: dict[tuple[str, str, int, int], Row] = defaultdict(dict)
    for key, year, code, number, column, text, amount in made().rows.iter_rows():
        rows[key, code, year, number][column] = text if amount is None else amount
    found: Lists = defaultdict(lambda: defaultdict(list))
    for (key, code, year, _), row in sorted(rows.items()):
        found[key][code, year].append(row)
    return found


@cache
def figure(side: str) -> dict[tuple[str, int], float]:
    """A part of an example figure per municipality and year."""
    rows = made().amounts.filter(pl.col("measure") == f"levering.{side}")
    return {(code, year): n for code, year, n in rows.select("code", "year", "amount").iter_rows()}


def changed(name: str, old: str, new: str) -> dict[str, str]:
    assert old in TEXTS[name], f"{old!r} is not in {name}"
    return {**TEXTS, name: TEXTS[name].replace(old, new, 1)}


def test_the_same_seed_gives_the_same_rows_in_any_order():
    backwards = examples.load(dict(reversed(TEXTS.items())), CATALOGUE)
    people = INHABITANTS.sample(fraction=1, shuffle=True, seed=2)
    assert examples.generate(backwards, CATALOGUE, people).rows.equals(made().rows)


@pytest.mark.parametrize("declared", CATALOGUE.lists, ids=lambda one: one.key)
def test_every_cell_could_have_been_delivered(declared):
    columns = {c.key: c for c in declared.columns}
    for cell, rows in lists()[declared.key].items():
        names = Counter(tuple(row[k] for k in declared.identity) for row in rows)
        assert max(names.values()) == 1, cell
        for row in rows:
            assert {c.key for c in declared.required} <= set(row), (cell, row)
            for key, value in row.items():
                column = columns[key]
                if column.is_number:
                    low, high = column.limits
                    assert low <= value and (high is None or value <= high), (cell, key)
                    assert round(value, column.decimals) == value
                else:
                    assert not column.words or value in column.words, (cell, key)


@pytest.mark.parametrize("declared", CATALOGUE.lists, ids=lambda one: one.key)
def test_about_half_of_the_municipalities_have_it_and_delft_always(declared):
    cells = lists()[declared.key]
    for year in YEARS:
        found = {code for code, y in cells if y == year}
        assert 40 <= len(found) <= 170
    # Delft asked about life events every other year, and began with formulas in 2022.
    there = {"handvest": YEARS, "levensgebeurtenissen": (2022, 2024), "formules": YEARS[1:]}
    assert tuple(y for y in YEARS if (DELFT, y) in cells) == there[declared.key]


@pytest.mark.parametrize("declared", CATALOGUE.lists, ids=lambda one: one.key)
def test_the_checks_of_a_delivery_would_stop_none_of_it(declared):
    """What is fictitious keeps the rules of the catalogue; only too few answers are said."""
    said: set[str] = set()
    for rows in lists()[declared.key].values():
        found = check_rows(declared, rows)
        assert [p for p in found if p.stops] == []
        said |= {p.check for p in found}
    assert said <= {"gevallen-genoeg", "genoeg-antwoorden"}


# --- the same story as the figures ------------------------------------------------------------------


def test_promises_measured_and_met_are_those_that_the_figures_count():
    """SRV04 and SRV05 counted by hand from the list, for everyone whose promises all fit in it."""
    checked = 0
    for cell, rows in lists()["handvest"].items():
        if figure("SRV04.noemer")[cell] != len(rows):
            assert (
                len(rows) == 27 < figure("SRV04.noemer")[cell]
            )  # all that there are templates for
            continue
        measured = [r for r in rows if "gemeten" in r]
        assert len(measured) == figure("SRV04.teller")[cell]
        if cell in figure("SRV05.teller"):
            met = sum(r["gemeten"] >= r["streefcijfer"] for r in measured)
            assert met == figure("SRV05.teller")[cell]
            checked += 1
    assert checked > 400


def test_cases_per_product_add_up_to_the_figures():
    for cell, rows in lists()["formules"].items():
        total = figure("SRV03.noemer").get(cell)
        if total is None:
            assert cell == (SCHIERMONNIKOOG, 2024)
            continue
        # Each row is rounded, and none is under one.
        assert sum(r["aantal"] for r in rows) == pytest.approx(total, abs=len(rows))
        if cell in figure("SRV02.teller") and {r["formule"] for r in rows} > {"snelservice"}:
            share = figure("SRV02.teller")[cell] / figure("SRV02.noemer")[cell]
            quick = sum(r["aantal"] for r in rows if r["formule"] == "snelservice")
            assert quick == pytest.approx(total * share, abs=len(rows))


def test_the_mark_for_moving_house_is_the_figure():
    found = 0
    for cell, rows in lists()["levensgebeurtenissen"].items():
        for row in rows:
            if (row["gebeurtenis"], row["organisatie"]) != ("verhuizen", "hele keten"):
                continue
            if cell in figure("KTV04.noemer"):
                n = figure("KTV04.noemer")[cell]
                assert row["n"] == n
                assert row["cijfer"] == pytest.approx(figure("KTV04.teller")[cell] / n, abs=0.051)
                found += 1
    assert found > 150


def test_money_and_counts_agree_within_a_row():
    paid = 0
    for rows in lists()["handvest"].values():
        for row in rows:
            assert ("gemeten" in row) == ("gevallen" in row) == (row.get("openbaar") == "ja")
            if "bedrag_betaald" in row:
                assert row["bedrag_betaald"] == row["vergoeding"] * row["vergoedingen_betaald"]
                missed = row["gevallen"] * (1 - row["gemeten"] / 100)
                assert row["vergoedingen_betaald"] <= missed + 1
                paid += 1
    assert paid > 100
    for rows in lists()["formules"].values():
        for row in rows:
            assert row.get("binnen_belofte", 0) <= row["aantal"]
            assert ("cijfer" in row) == ("n" in row)


# --- what was planted -------------------------------------------------------------------------------


def one(key: str, code: str, year: int, **identity: str) -> Row:
    rows = [r for r in lists()[key][code, year] if identity.items() <= r.items()]
    assert len(rows) == 1, rows
    return rows[0]


def charter(code: str, **identity: str) -> list[tuple[int, Row]]:
    """One promise of a municipality in the years in which it has a charter, which 2024 always is."""
    years = [y for y in YEARS if (code, y) in lists()["handvest"]]
    assert years[-1] == 2024
    return [(y, one("handvest", code, y, **identity)) for y in years]


def test_the_planted_promises():
    complaint = {"product": "klacht", "soort": "doorlooptijd"}
    for _, weak in charter(DORDRECHT, **complaint):
        assert (weak["grens"], weak["eenheid"]) == (12, "weken")  # the law: 6, or 10 with a delay
        assert weak["gemeten"] >= weak["streefcijfer"]
    for code, identity in (
        (WESTLAND, {"product": "melding openbare ruimte", "soort": "reactietijd"}),
        (DELFT, complaint),
    ):
        assert all("gemeten" not in row for _, row in charter(code, **identity))
    phone = {"kanaal": "telefoon", "soort": "wachttijd"}
    for year, strict in charter(DEVENTER, **phone):
        others = [
            row["grens"]
            for (code, y), rows in lists()["handvest"].items()
            for row in rows
            if y == year and code != DEVENTER and phone.items() <= row.items()
        ]
        assert strict["grens"] < min(others) and strict["gemeten"] < strict["streefcijfer"]
    paid = charter(DELFT, product="algemeen", soort="reactietijd", kanaal="geschreven met medewerker")[-1][1]  # fmt: skip
    assert (paid["vergoeding"], paid["bedrag_betaald"]) == (10, 520)
    assert one("handvest", SCHIERMONNIKOOG, 2024, product="bezwaar")["gevallen"] == 3


def test_the_planted_marks_and_products():
    death = {"gebeurtenis": "overlijden van een naaste"}
    chain = one("levensgebeurtenissen", DELFT, 2024, **death, organisatie="hele keten")
    town = one("levensgebeurtenissen", DELFT, 2024, **death, organisatie="gemeente")
    assert chain["cijfer"] < 6 and town["cijfer"] > 7
    few = one("levensgebeurtenissen", SCHIERMONNIKOOG, 2024, gebeurtenis="verhuizen")
    assert few["n"] == 3 and len(lists()["levensgebeurtenissen"][SCHIERMONNIKOOG, 2024]) == 1
    slow = one("formules", DELFT, 2024, product="aanbouw of uitbouw", formule="ontwerp")
    quick = one("formules", DELFT, 2024, product="aanbouw of uitbouw", formule="snelservice")
    assert slow["kosten"] / slow["aantal"] > quick["kosten"] / quick["aantal"]
    assert slow["cijfer"] < quick["cijfer"] and slow["belofte_dagen"] > quick["belofte_dagen"]
    assert {r["formule"] for r in lists()["formules"][DELFT, 2024]} == {"snelservice", "ontwerp", "ontwikkel", "toezicht"}  # fmt: skip
    assert one("formules", SCHIERMONNIKOOG, 2024)["n"] == 3


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        pytest.param({**TEXTS, "lijsten/boetes.toml": ""}, ["lijsten/boetes.toml", "handvest"], id="no such list"),
        pytest.param(changed(CHARTER, 'follows = "SRV04"', 'follows = "SRV44"'), [CHARTER, "follows", "SRV44"], id="no such figure"),
        pytest.param(changed(CHARTER, 'above = "gehaald"', 'above = "behaald"'), [CHARTER, "column gemeten", "behaald"], id="no such switch"),
        pytest.param(changed(CHARTER, 'texts = { norm = "U krijgt binnen {grens}', 'texts = { norm = "U krijgt binnen {tijd}'), [CHARTER, "row telefoon-wachttijd", "tijd"], id="no such column in a text"),
        pytest.param(changed(CHARTER, 'kanaal = "telefoon"', 'kanaal = "telefonisch"'), [CHARTER, "telefonisch", "kanaal"], id="no such choice"),
        pytest.param(changed(CHARTER, "grens = [20, 25, 25, 30, 60]", "grens = [20, 30, 60]"), [CHARTER, "25", "TEL01"], id="not what was published"),
        pytest.param(changed(CHARTER, ", soort = \"wachttijd\" }", " }"), [CHARTER, "identity"], id="a row without its name"),
        pytest.param(changed(CHARTER, 'row = "telefoon-wachttijd"', 'row = "telefoon"'), [CHARTER, "planted streng-en-gemist", "telefoon"], id="planted in no row"),
        pytest.param(changed(FORMULAS, '"processtandaard"', '"processen"'), [FORMULAS, "column kosten", "processen"], id="no such factor"),
        pytest.param(changed(EVENTS, "presence = 0.97", "presence = 1.97"), [EVENTS, "presence"], id="more than all"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_parameters_is_one_sentence(texts: dict[str, str], names: list[str]):
    with pytest.raises(FiguresError) as caught:
        examples.load(texts, CATALOGUE)
    for name in names:
        assert name in str(caught.value)
    assert "\n" not in str(caught.value) and caught.value.remedy.endswith(".")
