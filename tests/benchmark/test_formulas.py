"""Service formulas: rows taken together, the middle of the same formula, what peers handle quicker, and a move."""

import copy
import random

import polars as pl
import pytest

from benchmark.answers import Question
from benchmark.answers.formula_move import first, move
from benchmark.answers.formulas import FormulasAnswer, formulas
from benchmark.catalogue import load
from benchmark.edition.lists import Lists
from benchmark.errors import CatalogueError, NoFigures, SpiegelError
from benchmark.narrative import formula_move as moving
from benchmark.narrative import formulas as words
from benchmark.narrative import served as of
from benchmark.peers import GroupChoice
from benchmark.sources.deliveries import ROW
from benchmark.viewing import View

DELFT = "GM0503"
PEERS = ("GM0150", "GM0505", "GM0114", "GM0228", "GM1783", "GM0484", "GM0202", "GM0344")
ASKED = Question(DELFT, 2024, group=GroupChoice("own", codes=PEERS))
Given = dict[str, list[tuple[str, str, int | None, int, int | None, int | None, float | None, int]]]
NUMBERS = ("belofte_dagen", "aantal", "binnen_belofte", "kosten", "cijfer", "n")
#     product     formula       days cases within cost  mark  n
OWN = [
    ("dakkapel", "snelservice", 10, 100, 90, 40000, 8.0, 60),
    ("inrit", "snelservice", 20, 50, 45, None, 7.0, 20),
    ("dakkapel", "ontwerp", 40, 60, 30, 60000, 6.0, 49),
    ("nieuwe woning", "ontwerp", None, 5, None, 10000, None, 0),
]


def delivered(view: View, given: Given) -> View:
    """The same edition, in which these municipalities delivered these products for 2024."""
    cells = []
    for code, rows in given.items():
        for n, (product, formula, *numbers) in enumerate(rows, start=1):
            row, end = ("formules", 2024, code, n), ("final", "versie 1")
            cells += [
                (*row, "product", product, None, *end),
                (*row, "formule", formula, None, *end),
            ]
            cells += [
                (*row, column, None, float(value), *end)
                for column, value in zip(NUMBERS, numbers, strict=True)
                if value is not None and not (column == "n" and value == 0)
            ]
    edition = copy.copy(view.edition)
    names = dict(edition.municipalities.frame.select("code", "name").iter_rows())
    frame = pl.DataFrame(cells, schema=ROW, orient="row")
    edition.delivered_lists = Lists(frame, edition.catalogue, names, "Levering", False)
    return View(edition)


def by_name(answer: FormulasAnswer):
    return {f.name: f for f in answer.formulas}


def test_worked_example(view: View):
    answer = formulas(delivered(view, {DELFT: OWN}), ASKED)
    found = by_name(answer)
    quick, design = found["snelservice"].served, found["ontwerp"].served
    assert quick is not None and design is not None
    assert (quick.cases, quick.promise, quick.measured, quick.within) == (150, (10, 20), 150, 135)
    assert quick.days == pytest.approx((10 * 100 + 20 * 50) / 150)
    # Wilson (1927) of 135 in 150: (0.9 + z2/300 -+ z sqrt(0.09/150 + z2/90000)) / (1 + z2/150), z2 = 3.8415
    assert quick.kept is not None
    assert tuple(quick.kept) == pytest.approx((0.9, 0.8415, 0.9385), abs=0.0005)
    assert (quick.cost, quick.costed, quick.costed_rows) == (400.0, 100, 1), (
        "only over rows with costs"
    )
    assert quick.mark is not None and quick.mark.value == pytest.approx((8 * 60 + 7 * 20) / 80)
    # 1.96 x 1.5 / sqrt(80) = 0.329 on either side
    assert quick.mark.high - quick.mark.value == pytest.approx(0.3287, abs=0.0005)
    assert (design.cases, design.measured, design.within, design.promised_rows) == (65, 60, 30, 1)
    assert design.mark is None and design.answers == 49, "under 50 answers there is no mark"
    assert design.cost == pytest.approx(70000 / 65)
    assert found["ontwikkel"].served is None and found["toezicht"].served is None
    assert words.formula(found["ontwikkel"]).startswith("Geen producten in deze formule.")
    assert "Zonder producten: ontwikkel en toezicht." in words.summary(answer)
    assert answer.split == ("dakkapel",) and "Via meer dan één formule loopt 'dakkapel'." in (
        words.summary(answer)
    )
    assert "1 van 2 producten zijn de kosten bekend" in of.cost(quick)
    assert "6,0" not in of.mark(design), "a mark of 49 people is nowhere"


def test_what_most_peers_handle_quicker_counts_the_peers_that_list_the_product(view: View):
    quick = [("Dakkapel ", "snelservice", 7, 80, 76, None, None, 0)]
    slow = [("dakkapel", "ontwerp", 30, 80, 70, None, None, 0)]
    other = [("inrit", "snelservice", 7, 80, 76, None, None, 0)]
    peers = dict(zip(PEERS, [quick] * 4 + [slow] * 2 + [other], strict=False))
    answer = formulas(delivered(view, {DELFT: OWN} | peers), ASKED)
    (found,) = answer.quicker
    assert (found.product, found.formula, found.by_peers) == ("dakkapel", "ontwerp", "snelservice")
    assert (found.cases, found.of, found.peers, found.n_peers) == (60, 160, 4, 6)
    assert found.median == 0.0 and found.certain is True
    assert words.quicker(found, answer.name) == (
        "4 van 6 gemeenten behandelen 'dakkapel' vooral als snelservice; Delft doet 60 van de 160 zaken als ontwerp (38%). "
        "Bij de middelste gemeente is dat 0%."
    )
    tied = dict(zip(PEERS, [quick] * 3 + [slow] * 3, strict=False))
    assert formulas(delivered(view, {DELFT: OWN} | tied), ASKED).quicker == (), "half is not most"
    four = dict(zip(PEERS, [quick] * 4, strict=False))
    few = formulas(delivered(view, {DELFT: OWN} | four), ASKED)
    assert few.quicker == () and "4 gemeenten deze lijst: te weinig" in words.nothing_quicker(few)


def test_only_the_same_formula_lies_beside_and_a_middle_one_needs_five(view: View):
    five = {c: [("dakkapel", "snelservice", 5 + n, 100, 95, 30000 + 1000 * n, 7.0, 60)] for n, c in enumerate(PEERS[:5])}  # fmt: skip
    found = by_name(formulas(delivered(view, {DELFT: OWN} | five), ASKED))
    beside = found["snelservice"].beside
    assert (beside.days.median, beside.cost.median, beside.mark.n) == (7.0, 320.0, 5)
    assert beside.kept.side == 0 and beside.mark.side == 1, (
        "90 and 95% are alike, 7.75 and 7.0 are not"
    )
    assert found["ontwerp"].beside.days.n == 0 and found["ontwerp"].n_peers == 0
    four = dict(list(five.items())[:4])
    least = by_name(formulas(delivered(view, {DELFT: OWN} | four), ASKED))["snelservice"].beside
    assert least.cost.median is None and "te weinig voor een middelste" in of.middle_cost(least)


def test_a_move_lays_cases_days_and_cost_beside_each_other_and_names_no_amount(view: View):
    peer = {PEERS[0]: [("dakkapel", "snelservice", 7, 80, 76, 24000, 7.5, 10)]}
    seen = delivered(view, {DELFT: OWN} | peer)
    found = move(seen, ASKED, "Dakkapel", "snelservice")
    assert (found.now.cases, found.sources, found.now.promise) == (60, ("ontwerp",), (40, 40))
    assert found.already is not None and found.already.cases == 100
    assert found.costs == (400.0, 400.0), "the entrance has no costs, so it gives no range"
    assert [(p.name, p.share) for p in found.peers] == [("Deventer", 1.0)] and found.listing == 1
    said = " ".join(moving.sentences(found))
    assert "Er gaan 60 zaken naar de formule snelservice." in said
    assert "van binnen 40 dagen naar binnen 10 dagen" in said
    assert "Als de zaken evenveel kosten als andere zaken in die formule" in said
    assert "€\u00a01.000 per zaak" in said and "€\u00a0400 per zaak" in said
    assert "36.000" not in said + moving.NO_AMOUNT, "60 cases times 600 euros is nowhere"
    assert "Geen gemeente" not in moving.peers_line(found)
    elsewhere = move(seen, ASKED, "inrit", "ontwikkel")
    assert elsewhere.there is None and elsewhere.costs is None
    assert "geen producten in ontwikkel" in " ".join(moving.sentences(elsewhere))


@pytest.mark.parametrize(
    ("product", "target", "says"),
    [
        ("zwembad", "ontwerp", "'zwembad' staat niet in de lijst van Delft"),
        ("dakkapel", "beheer", "'beheer' bestaat niet"),
        ("inrit", "snelservice", "lopen al via de formule snelservice"),
        ("", "ontwerp", "staat niet in de lijst"),
    ],
)
def test_a_move_that_cannot_be_is_said(view: View, product: str, target: str, says: str):
    with pytest.raises(SpiegelError, match=says):
        move(delivered(view, {DELFT: OWN}), ASKED, product, target)


def test_one_product_and_a_list_that_is_not_there(view: View):
    one = formulas(delivered(view, {DELFT: OWN[:1]}), ASKED)
    assert words.headline(one) == "Delft: 1 product via 1 serviceformule" and first(one) is None
    without = formulas(delivered(view, {PEERS[0]: OWN}), ASKED)
    assert without.used == () and "heeft voor 2024 geen producten" in words.headline(without)
    with pytest.raises(NoFigures, match="leverde nog niemand cijfers") as said:
        formulas(view, ASKED)
    assert "--examples" in said.value.remedy
    with pytest.raises(NoFigures, match="geen cijfers van 2020"):
        formulas(view, Question(DELFT, 2020, examples=True))


def test_order_of_rows_changes_nothing_and_sums_agree_with_a_slow_telling(view: View):
    lot = random.Random(11)
    names = ("dakkapel", "inrit", "boom kappen", "nieuwe woning")
    given: Given = {
        code: [
            (p, f, lot.choice((None, 7, 14, 30)), c := lot.randint(20, 200), lot.randint(0, c),
             lot.choice((None, 1000 * lot.randint(1, 90))), round(lot.uniform(5, 9), 1), lot.randint(1, 80))
            for p in names for f in ("snelservice", "ontwerp") if lot.random() < 0.8
        ]
        for code in (DELFT, *PEERS)
    }  # fmt: skip
    shuffled = {code: lot.sample(rows, len(rows)) for code, rows in reversed(given.items())}
    one, other = (formulas(delivered(view, g), ASKED) for g in (given, shuffled))
    assert [q.as_dict() for q in one.quicker] == [q.as_dict() for q in other.quicker]
    for first_, second in zip(one.formulas, other.formulas, strict=True):
        served, again = first_.served, second.served
        rows = [r for r in given[DELFT] if r[1] == first_.name]
        assert (served is None) is (not rows) is (again is None)
        if served is None or again is None:
            continue
        assert served.products == again.products and served.promise == again.promise
        assert (served.cases, served.within, served.answers) == (
            again.cases,
            again.within,
            again.answers,
        )
        costed = [r for r in rows if r[5] is not None]
        timed = [r for r in rows if r[2] is not None]
        assert served.measured == sum(r[3] for r in timed)
        assert served.within == sum(r[4] or 0 for r in timed)
        assert served.cost == pytest.approx(
            sum(r[5] or 0 for r in costed) / sum(r[3] for r in costed)
        )
        asked = sum(r[7] for r in rows)
        assert served.mark is not None
        assert served.mark.value == pytest.approx(sum((r[6] or 0) * r[7] for r in rows) / asked)
        middle = first_.beside.cost
        theirs = sorted(
            sum(r[5] or 0 for r in c) / sum(r[3] for r in c)
            for code in PEERS
            if (c := [r for r in given[code] if r[1] == first_.name and r[5] is not None])
        )
        assert middle.n == len(theirs)
        if middle.median is not None:
            half = len(theirs) // 2
            expected = theirs[half] if len(theirs) % 2 else sum(theirs[half - 1 : half + 1]) / 2
            assert middle.median == pytest.approx(expected)


def test_the_planted_extension_is_found_and_told_as_far_as_it_is_known(view: View):
    asked = Question(DELFT, 2024, group=GroupChoice.parse("grootte-8"), examples=True)
    answer = formulas(view, asked)
    (found,) = answer.quicker
    assert (found.product, found.formula, found.cases, found.of) == (
        "aanbouw of uitbouw",
        "ontwerp",
        78,
        294,
    )
    assert found.certain and "aanbouw of uitbouw" in words.headline(answer)
    moved = move(view, asked, *(first(answer) or ("", "")))
    now, quick = moved.now, moved.already
    assert quick is not None and now.promise == (28, 28) and quick.promise == (14, 14)
    assert now.cost is not None and quick.cost is not None and now.cost > 2 * quick.cost
    assert now.mark is None and now.answers == 17, (
        "that it is liked less rests on 17 answers: not said"
    )
    assert "17 antwoorden, te weinig" in of.mark(now)
    assert len(moved.peers) == 5 and all("(voorbeeld)" in p.name for p in moved.peers)
    assert any("ontwerpformule" in s for s in answer.stories)


def test_four_cases_and_three_marks_are_told_without_percentage_or_mark(view: View):
    answer = formulas(view, Question("GM0088", 2024, examples=True))
    (used,) = answer.used
    assert used.served is not None and used.served.kept is None and used.served.mark is None
    assert of.kept(used.served) == "4 van de 4 zaken; te weinig voor een percentage"
    assert of.mark(used.served) == "3 antwoorden, te weinig om het cijfer te noemen"
    assert "geen formule genoeg gemeten zaken" in words.rows(answer)


def test_a_formula_that_the_list_does_not_know_stops_the_catalogue(view: View):
    texts = dict(view.edition.catalogue.texts)
    texts["service_formulas.toml"] = texts["service_formulas.toml"].replace(
        'name = "toezicht"', 'name = "beheer"'
    )
    with pytest.raises(CatalogueError, match="'beheer'"):
        load(texts)
