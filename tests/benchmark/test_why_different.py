"""Why different: declared factors add up to the difference without a rest, on source rows and everywhere."""

import csv
import math
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmark import answers, places
from benchmark import catalogue as catalogues
from benchmark.answers import Question, WhyDifferent
from benchmark.catalogue import Catalogue, Indicator
from benchmark.catalogue import factors as declared
from benchmark.edition import Home, build
from benchmark.errors import CatalogueError, FiguresError
from benchmark.peers import GroupChoice
from benchmark.savings.factors import Side, explain, together
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind, Unit
from tests.places import replace, small_data

DELFT = Question("GM0503", 2023)


def cells(field: str, flow: str) -> dict[str, float]:
    """Euros of the accounts of 2023 per municipality, straight from the source file."""
    with (places.DATA / "open" / "iv3_fields.csv").open(encoding="utf-8") as file:
        return {
            row["code"]: float(row["amount_x1000"]) * 1000
            for row in csv.DictReader(file)
            if (row["year"], row["report"], row["task_field"], row["flow"])
            == ("2023", "rekening", field, flow)
        }


def people() -> dict[str, float]:
    with (places.DATA / "open" / "inhabitants.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["year"] == "2023"]
    return {row["code"]: float(row["inhabitants"]) for row in rows}


def found(view: View, asked: Question, code: str) -> WhyDifferent:
    answer = answers.why_different(view, asked, code)
    assert answer is not None
    return answer


def test_delft_by_hand(view: View):
    """6.791.000 euro and 3.526.000 of own salaries for 106.086 inhabitants, against fifteen together.

    33,24 x 1,926 = 64,01; the fifteen together 21,21 x 2,070 = 43,91. L(64,01; 43,91) = 53,34 and
    ln(33,24 / 21,21) = 0,449, so own salaries add 23,9; what is booked beside them takes 3,8 away.
    """
    answer = found(view, DELFT, "BRZ03")
    cost, salaries, inhabitants = cells("0.2", "lasten"), cells("0.2", "salarissen"), people()
    assert (cost["GM0503"], salaries["GM0503"], inhabitants["GM0503"]) == (6791e3, 3526e3, 106086)
    assert answer.basis is not None and len(answer.basis.codes) == 15 and not answer.basis.passed
    peers = answer.basis.codes
    theirs = [sum(c.get(p, 0.0) for p in peers) for c in (cost, salaries, inhabitants)]
    own, group = 6791e3 / 106086, theirs[0] / theirs[2]
    mean = (own - group) / math.log(own / group)
    by_hand = {
        "salarissen": mean * math.log((3526e3 / 106086) / (theirs[1] / theirs[2])),
        "per_salariseuro": mean * math.log((6791 / 3526) / (theirs[0] / theirs[1])),
    }
    assert answer.difference is not None
    assert (answer.difference.own, answer.difference.group) == pytest.approx(
        (own, group), rel=1e-12
    )
    assert {p.key: p.amount for p in answer.parts} == pytest.approx(by_hand, rel=1e-9)
    assert [round(p.amount, 1) for p in answer.parts] == [23.9, -3.8]


def everywhere(view: View) -> Iterator[WhyDifferent]:
    """Every municipality and every indicator with factors, in the years with figures."""
    for indicator in (i for i in view.edition.catalogue.indicators if i.factors):
        for year in (2022, 2023, 2024):
            for code in view.edition.municipalities.in_year(year)["code"]:
                asked = Question(code, year, examples=not indicator.has_figures)
                yield found(view, asked, indicator.code)


def test_no_rest_for_any_municipality_and_any_indicator(view: View):
    split = [a for a in everywhere(view) if a.difference is not None]
    assert {a.comparison.indicator.code for a in split} >= {"BRZ03", "BEL15", "VER12", "TEL09"}
    assert len(split) > 3000
    for answer in split:
        difference, comparison = answer.difference, answer.comparison
        assert difference is not None and answer.basis is not None
        total = math.fsum(p.amount for p in answer.parts)
        assert total == pytest.approx(difference.own - difference.group, abs=1e-9)
        assert all(math.isfinite(p.amount) for p in answer.parts)
        assert comparison.municipality.code not in answer.basis.codes
        if answer.unit is comparison.indicator.unit:
            assert difference.own == pytest.approx(comparison.value, rel=1e-12)
        else:
            inhabitants = view.amounts_of("cbs.inwoners", comparison.asked.year)
            per_person = comparison.numerator / inhabitants[comparison.municipality.code]
            assert difference.own == pytest.approx(per_person, rel=1e-12)


def test_every_part_is_per_unit_and_never_a_total(view: View, catalogue: Catalogue):
    for indicator in (i for i in catalogue.indicators if i.factors):
        answer = found(view, Question("GM0503", 2023, examples=True), indicator.code)
        assert answer.unit in (indicator.unit, Unit.EURO_PER_INHABITANT)
        assert all(abs(p.amount) < 3000 for p in answer.parts), indicator.code


def test_the_group_together_is_who_passed_where_there_are_five(view: View):
    answer = found(view, DELFT, "KST09")
    passing = [p.code for p in answer.comparison.peers if p.passes]
    assert answer.basis is not None and answer.basis.passed
    assert list(answer.basis.codes) == passing and len(passing) >= 5
    few = found(view, DELFT, "BRZ03")
    assert sum(p.passes for p in few.comparison.peers) < 5
    assert few.basis is not None and not few.basis.passed


# Invariants -----------------------------------------------------------------------------------------


def drawn(indicator: Indicator, dice: random.Random) -> dict[str, float]:
    """An amount for every measure that the factors need."""
    return {m: dice.uniform(1, 1e6) for m in declared.measures(indicator)}


@pytest.mark.parametrize("code", ["BRZ03", "BEL15", "KST09", "TEL09"])
def test_order_of_factors_and_rows_and_scale_do_not_matter(catalogue: Catalogue, code: str):
    indicator, dice = catalogue.indicator(code), random.Random(code)
    own, rows = drawn(indicator, dice), [drawn(indicator, dice) for _ in range(9)]
    made = explain(indicator, Side("A", own), Side("B", together(rows)))
    amounts = {p.key: p.amount for p in made.parts}
    turned = indicator.model_copy(
        update={"factors": indicator.factors[::-1], "products": indicator.products[::-1]}
    )
    other = explain(turned, Side("A", own), Side("B", together(rows[::-1])))
    assert {p.key: p.amount for p in other.parts} == pytest.approx(amounts, rel=1e-9)
    back = explain(indicator, Side("B", together(rows)), Side("A", own))
    assert {p.key: -p.amount for p in back.parts} == pytest.approx(amounts, rel=1e-9)

    def larger(one: dict[str, float]) -> dict[str, float]:
        """A country ten times as large: every count and every euro."""
        return {m: 10 * a for m, a in one.items()}

    ten = explain(indicator, Side("A", larger(own)), Side("B", together([larger(r) for r in rows])))
    assert {p.key: p.amount for p in ten.parts} == pytest.approx(amounts, rel=1e-9)


def test_the_same_on_both_sides_is_no_difference(catalogue: Catalogue):
    indicator = catalogue.indicator("BEL15")
    one = drawn(indicator, random.Random(1))
    assert {p.amount for p in explain(indicator, Side("A", one), Side("B", one)).parts} == {0.0}


def test_a_field_where_only_the_group_books_is_a_part_of_its_own(view: View):
    """Delft books nothing on 0.62; all of what the group has there stands under that field."""
    answer = found(view, DELFT, "BEL15")
    part = next(p for p in answer.parts if p.key == "per_woonruimte.ozb_niet_woningen")
    assert answer.basis is not None and part.own == 0
    cost, inhabitants = cells("0.62", "lasten"), people()
    group = sum(cost.get(c, 0.0) for c in answer.basis.codes)
    assert part.amount == pytest.approx(-group / sum(inhabitants[c] for c in answer.basis.codes))


# What cannot be split ---------------------------------------------------------------------------------


def test_salaries_that_are_not_known_yet(view: View):
    answer = found(view, Question("GM0503", 2024), "BRZ03")
    assert answer.parts == () and answer.as_dict() is None
    assert answer.refusal == (
        "Het verschil is niet op te delen: voor 'Eigen salarissen per inwoner' zijn er over 2024 geen "
        "cijfers. Wel over 2023."
    )


def test_a_budget_a_missing_figure_and_a_small_group(view: View):
    budget = found(view, Question("GM0503", 2025, ReportKind.BUDGET), "BRZ03")
    assert budget.refusal.startswith("Een begroting is een plan")
    # Vijfheerenlanden delivered no accounts over 2023.
    assert found(view, Question("GM1961", 2023), "BRZ03").refusal.endswith("heeft geen cijfer.")
    five = GroupChoice("own", codes=("GM0034", "GM0080", "GM0106", "GM0114", "GM1961"))
    small = found(view, Question("GM0503", 2023, group=five), "BRZ03")
    assert "4 gemeenten in de groep hebben alle cijfers die daarvoor nodig zijn" in small.refusal


def test_nobody_on_the_payroll(view: View):
    """A municipality without own salaries on the task field: there is nothing to divide by."""
    salaries = view.amounts_of("iv3.salarissen.8.3", 2023)
    empty = sorted(code for code, amount in salaries.items() if amount == 0)
    assert len(empty) > 20
    for code in empty:
        assert (
            "valt er voor 'Lasten per euro eigen salaris' niets te delen"
            in found(view, Question(code, 2023), "VER12").refusal
        )


def test_an_indicator_without_factors_has_no_answer(view: View):
    assert answers.why_different(view, DELFT, "BRZ09") is None


@pytest.mark.parametrize(
    ("measure", "amount", "says"),
    [
        ("cbs.inwoners", 0.0, "bij Delft valt er voor 'Woonruimten per inwoner' niets te delen"),
        ("gemeentefonds.woonruimten", 0.0, "niets te delen"),
        ("gemeentefonds.woonruimten", -1.0, "bij Delft is 'Woonruimten per inwoner' lager dan nul"),
        ("iv3.lasten.0.64", -5.0, "bij Delft is 'Lasten per woonruimte' lager dan nul"),
    ],
)
def test_zero_volume_and_negative_amounts_are_said(
    catalogue: Catalogue, measure: str, amount: float, says: str
):
    indicator = catalogue.indicator("BEL15")
    one = drawn(indicator, random.Random(2))
    with pytest.raises(FiguresError, match=says):
        explain(indicator, Side("Delft", one | {measure: amount}), Side("de groep samen", one))


# The declaration --------------------------------------------------------------------------------------

TEXTS = catalogues.read_folder(places.CATALOGUE)


@pytest.mark.parametrize(
    ("code", "old", "new", "says"),
    [
        ("BRZ03", 'over = ["iv3.salarissen.0.2"]', 'over = ["iv9.salarissen.0.2"]',
         "'factors[1].over' niet: die noemt de meetwaarde 'iv9.salarissen.0.2'"),
        ("TEL09", 'per = ["levering.KAN01.teller"]', 'per = ["levering.KAN99.teller"]',
         "'factors[2].per' niet: die noemt de meetwaarde 'levering.KAN99.teller'"),
        ("BEL15", 'add = ["iv3.lasten.0.61"]\n\n[[products]]', 'add = ["iv3.lasten.0.63"]\n\n[[products]]',
         "'products' niet: die telt niet op tot de teller"),
        ("BRZ03", 'over = ["iv3.lasten.0.2"]\nper = ["iv3.salarissen.0.2"]',
         'over = ["iv3.lasten.0.2"]\nper = ["iv3.salarissen.0.3"]',
         "'factors' niet: die vermenigvuldigt niet tot de teller per noemer of per inwoner"),
        ("BRZ03", 'over = ["iv3.salarissen.0.2"]', 'over = ["product"]', "'product'"),
        ("BRZ03", 'key = "per_salariseuro"', 'key = "salarissen"', "noemt een sleutel twee keer"),
        ("BRZ03", 'form = "euro"', 'form = "dollar"', "'factors[1].form' de onbekende waarde 'dollar'"),
        ("VER12", 'unit = "euro per inwoner"', 'unit = "%"', "'factors' niet: die kan alleen bij euro's"),
    ],
)  # fmt: skip
def test_a_declaration_that_does_not_hold_names_file_and_key(
    code: str, old: str, new: str, says: str
):
    name = f"indicators/{code}.toml"
    assert old in TEXTS[name]
    with pytest.raises(CatalogueError) as error:
        catalogues.load({**TEXTS, name: TEXTS[name].replace(old, new, 1)})
    assert f"data/catalogue/{name}" in str(error.value) and says in str(error.value)


def test_a_factor_on_what_no_source_delivers_stops_the_build(tmp_path: Path):
    data = small_data(tmp_path)
    for old in ('over = ["iv3.salarissen.0.2"]', 'per = ["iv3.salarissen.0.2"]'):
        replace(data / "catalogue/indicators/BRZ03.toml", old, old.replace("0.2", "9.9"))
    with pytest.raises(FiguresError, match=r"BRZ03.toml.*'iv3.salarissen.9.9'.*geen enkele bron"):
        build(Home(tmp_path / "home"), data)
