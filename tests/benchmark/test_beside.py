"""Municipalities side by side: what is called equal, and what is said of what cannot be shown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmark import answers, position
from benchmark.answers import Question
from benchmark.answers.beside import MOST, MOST_FIGURES
from benchmark.errors import MergedMunicipality, UnknownMunicipality
from benchmark.narrative import beside as narrative_beside
from benchmark.position import Likeness
from benchmark.viewing import View
from benchmark.vocabulary import Outcome, ReportKind
from tests import oracle
from tests.examples import rows

DELFT = Question("GM0503", 2023)
PRACTICE = Question("GM0503", 2023, examples=True)
GAP = re.compile(r"\b(None|nan|inf|True|False)\b|\{|\}|  |\.\.| ,|\( ")


# What is called equal ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "case",
    rows("""
    | value | own   | decimals | small | word   |
    |-------|-------|----------|-------|--------|
    | 10.0  | 10.0  | 1        | 0.5   | gelijk |
    | 10.04 | 9.96  | 1        |       | gelijk |
    | 10.06 | 9.96  | 1        |       | hoger  |
    | 10.06 | 9.96  | 1        | 0.11  | gelijk |
    | 10.5  | 10.0  | 1        | 0.5   | hoger  |
    | 9.5   | 10.0  | 1        | 0.5   | lager  |
    | 9.51  | 10.0  | 1        | 0.5   | gelijk |
    | 1402  | 1402.4| 0        | 0     | gelijk |
    | 1401  | 1402.4| 0        | 0     | lager  |
    | -1    | 1     | 0        | 1     | lager  |
    """),
    ids=lambda c: f"{c['value']} {c['own']}",
)
def test_likeness(case):
    found = position.likeness(case["value"], case["own"], case["decimals"], case["small"])
    assert found.value == case["word"]


def test_a_small_difference_is_a_tenth_of_the_middle_half():
    assert position.small_difference([1, 2, 3, 4, 5, 6, 7, 8, 9]) == pytest.approx(0.4)
    assert position.small_difference([1, None, 2, 3, 4, 5, 6, 7, 8, 9]) == pytest.approx(0.4)
    assert position.small_difference([1, 2, 3, 4, 5, 6, 7]) is None
    assert position.small_difference([5] * 20) == 0


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.integers(0, 3), st.floats(0, 1e3))
def test_seen_from_the_other_side_it_is_the_opposite(one, other, decimals, small):
    opposite = {
        Likeness.HIGHER: Likeness.LOWER,
        Likeness.LOWER: Likeness.HIGHER,
        Likeness.EQUAL: Likeness.EQUAL,
    }
    there = position.likeness(one, other, decimals, small)
    assert position.likeness(other, one, decimals, small) is opposite[there]


def test_words_follow_from_the_numbers_for_everyone(view: View):
    for n, code in enumerate(view.edition.municipalities.in_year(2023)["code"][::9]):
        asked = Question(code, 2023)
        chosen = answers.choose(view, asked)
        for row in answers.beside(view, asked, chosen.others, chosen.figures).rows:
            everyone = [
                r.value for r in row.comparison.everyone.rows.values() if r.value is not None
            ]
            tenth = 0.1 * (oracle.quantile(everyone, 0.75) - oracle.quantile(everyone, 0.25))
            assert row.small == pytest.approx(tenth)
            own, decimals = row.places[0].value, row.comparison.indicator.decimals
            assert row.places[0].likeness is None and row.places[0].code == code
            for place in row.places[1:]:
                if own is None or place.value is None:
                    assert place.likeness is None
                    continue
                near = abs(place.value - own) < tenth or f"{place.value:.{decimals}f}" == f"{own:.{decimals}f}"  # fmt: skip
                word = "gelijk" if near else "hoger" if place.value > own else "lager"
                assert place.likeness is not None and place.likeness.value == word, (n, place)


# What a link may ask ----------------------------------------------------------------------------------


def test_without_a_choice_the_nearest_peers_and_the_real_figures_stand_ready(view: View):
    chosen = answers.choose(view, DELFT)
    group = answers.group_of(view.edition, DELFT)
    assert chosen.others == tuple(group.codes[:3])
    with_figures = {i.code for i in view.edition.catalogue.with_figures()}
    assert set(chosen.figures) == with_figures
    assert (chosen.left_out, chosen.notices) == ((), ())


def test_in_oefenmodus_a_mixed_choice_stands_ready(view: View):
    chosen = answers.choose(view, PRACTICE)
    found = answers.beside(view, PRACTICE, chosen.others, chosen.figures)
    kinds = [r.comparison.example for r in found.rows]
    assert True in kinds and False in kinds and not found.waiting


def test_a_choice_keeps_its_order_and_counts_nobody_twice(view: View):
    chosen = answers.choose(view, DELFT, "GM0796-GM0080-gm0796-GM0503", "KST04-brz03-KST04")
    assert chosen.others == ("GM0796", "GM0080") and chosen.figures == ("KST04", "BRZ03")
    assert (chosen.left_out, chosen.notices) == ((), ())
    found = answers.beside(view, DELFT, chosen.others, chosen.figures)
    assert [name for _, name in found.names] == ["Delft", "'s-Hertogenbosch", "Leeuwarden"]


def test_a_merged_municipality_offers_its_successor_and_the_others_stay(view: View):
    chosen = answers.choose(view, DELFT, "GM0080-GM0010-GM0114")
    assert chosen.others == ("GM0080", "GM0114")
    (gone,) = chosen.left_out
    assert isinstance(gone.error, MergedMunicipality)
    assert gone.error.sentence.startswith("Delfzijl bestaat niet meer") and gone.error.remedy
    assert gone.instead == ("GM1979",)


def test_a_successor_that_is_there_already_is_not_offered(view: View):
    assert answers.choose(view, DELFT, "GM0010-GM1979").left_out[0].instead == ()
    assert answers.choose(view, Question("GM1979", 2023), "GM0010-GM0503").left_out[0].instead == ()


def test_one_that_went_into_several_offers_each(view: View):
    (gone,) = answers.choose(view, DELFT, "GM0788-GM0114").left_out  # Haaren
    names = sorted(view.edition.municipalities.name(c) for c in gone.instead)
    assert names == ["Boxtel", "Oisterwijk", "Tilburg", "Vught"]


def test_a_municipality_that_was_not_there_yet(view: View):
    chosen = answers.choose(view, Question("GM0503", 2018), "GM1979-GM0114")
    assert chosen.others == ("GM0114",)
    assert "bestond nog niet in 2018" in chosen.left_out[0].error.sentence
    assert chosen.left_out[0].instead == ()
    old = answers.choose(view, Question("GM0503", 2018), "GM0010")  # Delfzijl was still there
    assert old.others == ("GM0010",) and not old.left_out


@pytest.mark.parametrize(
    "met", ["Nergenshuizen", "<script>", "GM9999", "GM", "%00", "GM0503", " - "]
)
def test_what_nobody_knows_is_said_and_leaves_the_page_standing(view: View, met: str):
    chosen = answers.choose(view, DELFT, f"{met}-GM0114", f"QQQ-{met}-BRZ03")
    assert chosen.others == ("GM0114",) and chosen.figures == ("BRZ03",)
    assert all(isinstance(g.error, UnknownMunicipality) for g in chosen.left_out)
    assert len(chosen.left_out) == (met.strip(" -") not in ("", "GM0503"))
    assert "QQQ" in chosen.notices[0]


def test_too_many_and_too_few_are_said(view: View):
    codes = view.edition.municipalities.in_year(2023)["code"].to_list()
    many = answers.choose(view, DELFT, "-".join(codes[:12]))
    assert many.others == tuple(codes[: MOST - 1])
    assert many.notices[0].startswith("U koos 13 gemeenten en er passen er 8 naast elkaar.")
    eight = answers.choose(view, DELFT, "-".join(codes[:8]))
    assert "staat er niet bij" in eight.notices[0]
    assert answers.choose(view, DELFT, "-".join(codes[:7])).notices == ()
    few = answers.choose(view, DELFT, "GM0503")
    assert few.others == () and "minstens één andere gemeente" in few.notices[0]
    every = "-".join(i.code for i in view.edition.catalogue.indicators[:25])
    over = answers.choose(view, DELFT, "GM0114", every)
    assert len(over.figures) == MOST_FIGURES and "U koos 25 cijfers" in over.notices[0]


def test_a_link_without_end_costs_little(view: View):
    chosen = answers.choose(view, DELFT, "-".join(["x"] * 10_000), "y-" * 10_000)
    assert len(chosen.left_out) <= 60 and len(chosen.notices) <= 61


# Side by side -----------------------------------------------------------------------------------------


def test_a_figure_that_nobody_delivered_waits(view: View):
    found = answers.beside(view, DELFT, ("GM0114",), ("BRZ03", "BAL01"))
    assert [r.comparison.indicator.code for r in found.rows] == ["BRZ03"]
    ((indicator, error),) = found.waiting
    assert indicator.code == "BAL01" and "nog niemand" in error.sentence
    assert not found.example


def test_books_that_fail_are_marked_and_others_not(view: View):
    codes = tuple(view.edition.municipalities.in_year(2023)["code"][:7])
    found = answers.beside(view, DELFT, codes, ("BEL15", "BRZ03"))
    for row in found.rows:
        outcomes = view.outcomes(row.comparison.indicator.comparability or "", 2023)
        assert [p.fails for p in row.places] == [
            outcomes.get(p.code) is Outcome.FAILS for p in row.places
        ]
    assert found.rows[0].places[0].fails, "Delft fails on taxes"
    budget = Question("GM0503", 2023, ReportKind.BUDGET)
    assert not any(p.fails for r in answers.beside(view, budget, codes, ("BEL15",)).rows for p in r.places)  # fmt: skip


def test_an_example_marks_its_own_rows_only(view: View):
    found = answers.beside(view, PRACTICE, ("GM0796", "GM0363"), ("BRZ03", "BAL01"))
    real, made_up = found.rows
    assert found.example
    for n in range(3):
        assert "voorbeeld" not in narrative_beside.value(real, n) + real.places[n].name
        assert narrative_beside.value(made_up, n).endswith("(voorbeeld)")
        assert made_up.places[n].name.endswith("(voorbeeld)") and not made_up.places[n].fails
    assert "(voorbeeld)" in narrative_beside.equal_under(made_up)
    assert "(voorbeeld)" in narrative_beside.headline(found)
    alone = answers.beside(view, PRACTICE, ("GM0796",), ("BRZ03",))
    assert not alone.example and "voorbeeld" not in narrative_beside.headline(alone)


def test_the_heading_counts_what_the_table_shows(view: View):
    for code in view.edition.municipalities.in_year(2023)["code"][::7]:
        for asked in (Question(code, 2023), Question(code, 2023, examples=True)):
            chosen = answers.choose(view, asked)
            found = answers.beside(view, asked, chosen.others, chosen.figures)
            said = narrative_beside.headline(found)
            assert not GAP.search(said) and not said.endswith("."), said
            equal = [
                sum(r.places[n].likeness is Likeness.EQUAL for r in found.rows) for n in (1, 2, 3)
            ]
            both = [sum(r.places[n].likeness is not None for r in found.rows) for n in (1, 2, 3)]
            counted = re.search(r"(\d+) van de (\d+) cijfers", said)
            if counted:
                pairs = [(e, b) for e, b in zip(equal, both, strict=True) if b]
                best = max(pairs, key=lambda p: (p[0] / p[1], p[1]))
                assert (int(counted[1]), int(counted[2])) == best
            elif "verschilt op elk" in said:
                assert not any(equal) and any(both)


def test_with_nobody_or_nothing_the_heading_says_so(view: View):
    assert narrative_beside.headline(answers.beside(view, DELFT, (), ("BRZ03",))) == (
        "Kies gemeenten om naast Delft te zetten"
    )
    nothing = answers.beside(view, DELFT, ("GM0114",), ("BAL01",))
    assert narrative_beside.headline(nothing).endswith("nog niemand leverde deze cijfers")
    absent = answers.beside(view, Question("GM1961", 2023), ("GM0114",), ("BRZ03",))
    assert "geen cijfers om te vergelijken" in narrative_beside.headline(absent)
    assert narrative_beside.value(absent.rows[0], 0) == "niet geleverd"


def test_a_year_that_cannot_be_tested_says_so(view: View):
    tested = view.edition.tested_years
    for asked, said in (
        (DELFT, ""),
        (Question("GM0503", 2024), "jaarrekening 2024"),
        (Question("GM0503", 2023, ReportKind.BUDGET), "begroting 2023"),
    ):
        text = narrative_beside.untested(
            answers.beside(view, asked, ("GM0114",), ("BRZ03",)), tested
        )
        assert said in text and bool(said) is bool(text)
