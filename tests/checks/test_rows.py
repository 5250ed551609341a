"""What is wrong in the rows of a list, in one sentence each; a missing cell is never a zero."""

import random

import pytest

from benchmark import catalogue as catalogues
from benchmark import places
from benchmark.catalogue import Column, DeclaredList, Rule
from benchmark.checks.rows import LONGEST, MOST_ROWS, check_rows
from benchmark.vocabulary import ColumnForm

CATALOGUE = catalogues.load(catalogues.read_folder(places.CATALOGUE))
CHARTER = CATALOGUE.list("handvest")
EVENTS, FORMULAS = CATALOGUE.list("levensgebeurtenissen"), CATALOGUE.list("formules")
PROMISE = {
    "product": "klacht", "kanaal": "alle", "soort": "doorlooptijd", "norm": "Binnen 4 weken.",
    "grens": 4.0, "eenheid": "weken", "streefcijfer": 90.0, "gemeten": 84.5, "gevallen": 120.0,
}  # fmt: skip
MARK = {"gebeurtenis": "verhuizen", "organisatie": "hele keten", "cijfer": 6.8, "n": 180.0}
PRODUCT = {"product": "dakkapel", "formule": "snelservice", "aantal": 96.0}


def without(row: dict, *keys: str) -> dict:
    return {k: v for k, v in row.items() if k not in keys}


@pytest.mark.parametrize(("declared", "row"), [(CHARTER, PROMISE), (EVENTS, MARK), (FORMULAS, PRODUCT)])  # fmt: skip
def test_a_good_row_has_nothing_to_say(declared: DeclaredList, row: dict):
    assert check_rows(declared, [row]) == []
    assert check_rows(declared, []) == []


@pytest.mark.parametrize(
    ("declared", "row", "check", "stops", "words"),
    [
        (CHARTER, PROMISE | {"streefcijfer": 120.0}, "grens", True, "staat 120; dat moet 0 tot 100 zijn."),
        (CHARTER, PROMISE | {"gemeten": 0.845}, "deel", False, "staat 0,845; dat lezen wij als 0,845%"),
        (CHARTER, PROMISE | {"gevallen": -1.0}, "grens", True, "minstens 0"),
        (CHARTER, PROMISE | {"gevallen": 1e13}, "grens", True, "te groot"),
        (CHARTER, PROMISE | {"gevallen": 120.5}, "heel", True, "een heel getal"),
        (CHARTER, PROMISE | {"kanaal": "telefonn"}, "keuze", True, "staat ‘telefonn’; dat moet alle, digitaal zelf,"),
        (CHARTER, PROMISE | {"norm": "x" * (LONGEST + 1)}, "te-lang", True, "301 tekens"),
        (CHARTER, PROMISE | {"norm": "Bel jan@delft.nl"}, "persoonlijk", True, "e-mailadres"),
        (CHARTER, PROMISE | {"norm": 3.0}, "soort", True, "dat moet een tekst zijn"),
        (CHARTER, without(PROMISE, "norm"), "verplicht", True, "staat niets"),
        (CHARTER, without(PROMISE, "grens", "eenheid", "streefcijfer"), "een-getal", True, "zijn ‘Grens’ en ‘Streefcijfer’ leeg"),
        (CHARTER, without(PROMISE, "eenheid"), "grens-met-eenheid", True, "staat wel ‘Grens’, maar niet ‘Eenheid van de grens’"),
        (CHARTER, without(PROMISE, "gevallen"), "gemeten-met-gevallen", False, "maar niet ‘Gevallen’"),
        (CHARTER, PROMISE | {"gevallen": 3.0}, "gevallen-genoeg", False, "staat 3; dat is minder dan 50"),
        (CHARTER, PROMISE | {"vergoedingen_betaald": 2.0}, "betaald-van-een-vergoeding", True, "maar niet ‘Vergoeding’"),
        (CHARTER, PROMISE | {"vergoeding": 5.0, "vergoedingen_betaald": 121.0}, "niet-vaker-dan-gevallen", True, "staat 121; bij Gevallen staat 120"),
        (CHARTER, PROMISE | {"vergoeding": 5.0, "vergoedingen_betaald": 10.0, "bedrag_betaald": 60.0}, "bedrag-klopt", False, "5 × 10 is 50"),
        (EVENTS, MARK | {"cijfer": 12.0}, "grens", True, "dat moet 1 tot 10 zijn"),
        (EVENTS, MARK | {"n": 3.0}, "genoeg-antwoorden", False, "staat 3; dat is minder dan 50"),
        (EVENTS, MARK | {"n": 0.0}, "grens", True, "minstens 1"),
        (FORMULAS, without(PRODUCT, "product"), "verplicht", True, "staat niets"),
        (FORMULAS, PRODUCT | {"formule": "beheer"}, "keuze", True, "snelservice, ontwerp, ontwikkel of toezicht"),
        (FORMULAS, PRODUCT | {"belofte_dagen": 14.0, "binnen_belofte": 97.0}, "niet-meer-binnen-dan-zaken", True, "staat 97; bij Zaken staat 96"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_row(
    declared: DeclaredList, row: dict, check: str, stops: bool, words: str
):
    found = {p.check: p for p in check_rows(declared, [row])}
    assert check in found, list(found)
    assert found[check].stops is stops and words in found[check].found
    assert found[check].remedy.endswith((".", "?")) and "\n" not in found[check].found


def test_a_promise_without_a_measurement_is_no_mistake():
    assert check_rows(CHARTER, [without(PROMISE, "gemeten", "gevallen")]) == []
    measured_at_nothing = check_rows(CHARTER, [PROMISE | {"gemeten": 0.0}])
    assert measured_at_nothing == []  # never kept is a figure, and something else than not measured


@pytest.mark.parametrize(("share", "said"), [(0.8, "80"), (1.0, "100"), (0.07, "7")])
def test_a_percentage_that_looks_like_a_share_asks_whether_it_is(share: float, said: str):
    (found,) = check_rows(CHARTER, [PROMISE | {"streefcijfer": share}])
    assert not found.stops and f"Vul dan {said} in" in found.remedy
    for plain in (0.0, 1.5, 80.0):  # never kept is a figure too
        assert check_rows(CHARTER, [PROMISE | {"streefcijfer": plain}]) == []


@pytest.mark.parametrize(
    ("declared", "row"),
    [(EVENTS, MARK | {"n": 0.0}), (CHARTER, PROMISE | {"gevallen": -5.0, "vergoeding": 5.0, "vergoedingen_betaald": 2.0})],
)  # fmt: skip
def test_a_cell_that_is_wrong_gets_one_sentence(declared: DeclaredList, row: dict):
    # A rule would add "de rij blijft staan" to a row that stays out.
    assert [p.check for p in check_rows(declared, [row])] == ["grens"]


def test_a_row_that_stands_twice_is_named():
    rows = [MARK, MARK | {"organisatie": "gemeente"}, MARK | {"cijfer": 5.0}]
    (problem,) = check_rows(EVENTS, rows)
    assert (problem.check, problem.row, problem.stops) == ("dubbel", 2, True)
    assert "verhuizen, hele keten" in problem.found


def test_too_many_rows():
    rows = [PRODUCT | {"product": f"product {n}"} for n in range(MOST_ROWS + 1)]
    (problem,) = check_rows(FORMULAS, rows)
    assert problem.row is None and "staan 501 producten; er passen er 500" in problem.found


def shares(tolerance: float) -> DeclaredList:
    """A made-up list whose shares add up to 100 per channel."""
    text = {"form": ColumnForm.TEXT, "required": True, "hint": "Een naam.", "example": "x"}
    columns = [Column(key=k, name=k.upper(), **text) for k in ("kanaal", "deel")]
    columns.append(Column(key="share", name="Aandeel", form=ColumnForm.PERCENT, hint="Deel.", example=50.0))  # fmt: skip
    rule = Rule(key="telt-op", kind="sum", column="share", columns=("kanaal",), total=100.0, tolerance=tolerance, text="Tel ze op.")  # fmt: skip
    return DeclaredList(
        key="delen", name="Delen", theme="kanalen", one_row="deel", many_rows="delen",
        question="Welk deel?", hint="Alle delen.", identity=("kanaal", "deel"), columns=tuple(columns), rules=(rule,),
    )  # fmt: skip


@pytest.mark.parametrize(("tolerance", "wrong"), [(0.0, ["balie"]), (3.0, [])])
def test_shares_that_add_to_97(tolerance: float, wrong: list[str]):
    rows = [
        {"kanaal": "telefoon", "deel": "a", "share": 60.0},
        {"kanaal": "telefoon", "deel": "b", "share": 40.0},
        {"kanaal": "balie", "deel": "a", "share": 60.0},
        {"kanaal": "balie", "deel": "b", "share": 37.0},
    ]
    found = check_rows(shares(tolerance), rows)
    assert [p.found for p in found] == [
        f"telt Aandeel bij {name} op tot 97; dat moet 100 zijn." for name in wrong
    ]


def test_the_order_of_rows_changes_nothing_but_their_places():
    rows = [
        PROMISE | {"streefcijfer": 120.0},
        PROMISE | {"product": "bezwaar", "gevallen": 3.0},
        without(PROMISE, "norm") | {"product": "afval"},
        PROMISE | {"product": "evenement"},
    ]
    lot = random.Random(3)
    expected = {(p.check, rows[p.row or 0]["product"]) for p in check_rows(CHARTER, rows)}
    for _ in range(5):
        mixed = lot.sample(rows, len(rows))
        found = check_rows(CHARTER, mixed)
        assert {(p.check, mixed[p.row or 0]["product"]) for p in found} == expected
        assert [p.stops for p in found] == sorted((p.stops for p in found), reverse=True)
