"""The shift between channels: what is a change, which quadrant, who is left out, what differs, and what it rests on."""

import copy
from dataclasses import replace

import polars as pl
import pytest

from benchmark import answers
from benchmark.answers import Question
from benchmark.answers.channel_counts import counted, years
from benchmark.answers.channel_differences import differences
from benchmark.answers.channel_panel import panel
from benchmark.answers.channel_shift import (
    Quadrant,
    estimate,
    per_thousand,
    rule_of,
    shift,
)
from benchmark.answers.channel_shifts import channel_shifts
from benchmark.dutch import EXAMPLE_SUFFIX
from benchmark.errors import NoFigures
from benchmark.narrative import channel_differences as narrative_differences
from benchmark.narrative import channel_panel as narrative_panel
from benchmark.narrative import channel_shift as narrative_shift
from benchmark.position.change import Change, Count, Way, change
from benchmark.position.elasticity import Elasticity, TooLittle
from benchmark.savings.rebound import of_elasticity, of_history, of_rebound
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind
from tests.examples import rows

ZOETERMEER, HOORN, LEIDEN, VEENENDAAL = "GM0637", "GM0405", "GM0546", "GM0345"
ALPHEN, DORDRECHT, DEVENTER = "GM0484", "GM0505", "GM0150"


def practice(code: str, year: int = 2024) -> Question:
    return Question(code, year, examples=True)


# What is a change ----------------------------------------------------------------------------------------

CHANGES = rows(
    """
    | before | after  | people | way  |
    | 80_000 | 88_000 | 100_000 | more |
    | 80_000 | 72_000 | 100_000 | less |
    | 80_000 | 81_600 | 100_000 | same |
    | 80_000 | 81_700 | 100_000 | more |
    | 800    | 830    | 1_000   | same |
    | 800    | 900    | 1_000   | more |
    | 0      | 0      | 1_000   | same |
    """
)


@pytest.mark.parametrize("row", CHANGES)
def test_a_change_is_more_than_two_percent_and_more_than_chance(row: dict):
    """Of 800 contacts 1.96 x the root of (800 + 830) is 79: 30 more may be chance, 100 more is not."""
    pair = [Count(row[c], row["people"]) for c in ("before", "after")]
    found = change(*pair, same=0.02, chance=1.96)
    assert found.way is Way(row["way"])
    assert found.step == pytest.approx((row["after"] - row["before"]) / row["people"] * 1000)


def test_what_a_shift_leaves_over_by_hand():
    """Elasticity -0.3 at 900 digital and 600 telephone: 1% more digital is 9 contacts, and 0.3% of 600 is 1.8 calls.

    That is 0.2 calls fewer per contact, so 80% of the digital contacts replaced no call.
    """
    found = of_elasticity(Elasticity(-0.3, -0.6, 0.15, 0.2, 40, (2021, 2022), 80), 900, 600)
    assert found.central == pytest.approx(-0.2)
    assert (found.low, found.high) == pytest.approx((-0.4, 0.1))
    assert found.rebound == pytest.approx((0.6, 0.8, 1.1))
    assert of_rebound(0, 1).rebound == (0, None, 1)
    history = of_history(Change(600, 700, 12), Change(900, 850, 18))
    assert history is not None and history.central == pytest.approx(-0.5)
    assert of_history(Change(600, 605, 12), Change(900, 850, 18)) is None


# The planted stories -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "where", "says"),
    [
        (ZOETERMEER, Quadrant.MORE_MORE, "telefoon van 780 naar 1.020"),
        (HOORN, Quadrant.MORE_MORE, "telefoon van 740 naar 920"),
        (LEIDEN, Quadrant.MORE_LESS, "telefoon van 980 naar 690"),
        (VEENENDAAL, Quadrant.MORE_LESS, "telefoon van 950 naar 720"),
    ],
)
def test_the_planted_stories_are_found_and_told(view: View, code: str, where: Quadrant, says: str):
    found = shift(view, practice(code), "telefoon")
    assert found.own is not None and found.own.quadrant is where
    assert says in narrative_shift.told(found)
    other = differences(view, practice(code), "telefoon")
    assert other.largest is not None and other.largest.comparison.indicator.code == "KAN08"
    told = narrative_differences.told(other)
    assert told.startswith("Het grootste verschil: bellen na een online aanvraag.")
    assert narrative_shift.TOGETHER in told


def test_who_went_the_other_way_is_named(view: View):
    found = shift(view, practice(LEIDEN), "telefoon")
    assert [p.code for p in found.other_way] == [ZOETERMEER]
    assert "De andere kant op ging Zoetermeer (voorbeeld)." in narrative_shift.told(found)
    few = differences(view, practice(LEIDEN), "telefoon").rows[0].sides[0]
    assert few.median is None and few.named[0][0] == "Zoetermeer (voorbeeld)"
    back = shift(view, practice(ZOETERMEER), "telefoon")
    assert LEIDEN in [p.code for p in back.other_way]
    many = differences(view, practice(ZOETERMEER), "telefoon").rows[0].sides[0]
    assert many.n >= 5 and many.median is not None and many.named == ()


def test_a_channel_missing_or_a_sum_of_97_leaves_out_by_name(view: View):
    asked = practice("GM0503", 2023)
    gone = {g.code: g.why for g in shift(view, asked, "telefoon").left_out}
    assert gone[ALPHEN] == "2021 en 2023: het kanaal geschreven met medewerker ontbreekt"
    assert gone[DORDRECHT] == "2023: de kanalen zijn samen 97,0%"
    assert gone[DEVENTER] == "vanaf 2023 een andere telling"
    everyone = {g.code: g.why for g in estimate(view, asked, "telefoon").left_out}
    assert set(gone) <= set(everyone)
    used = panel(view, rule_of(view), rule_of(view).channels[0], examples=True)
    kept = {(u, p) for u, p in used.select("unit", "period").iter_rows()}
    assert not any(u == ALPHEN for u, _ in kept)
    assert (DORDRECHT, 2023) not in kept and (DORDRECHT, 2024) in kept
    assert (DEVENTER, 2022) not in kept and (DEVENTER, 2023) in kept


def test_the_own_figure_that_cannot_be_used_is_said(view: View):
    own = shift(view, practice(DORDRECHT, 2023), "telefoon")
    assert own.own is None and "samen 97,0%, en dat moet 100% zijn" in own.why_not
    assert own.path == () and own.peers


def test_a_municipality_that_delivered_nothing_sees_its_peers(view: View):
    ends = [counted(view, y, True) for y in (2021, 2024)]
    silent = [
        code
        for code in view.edition.municipalities.in_year(2024)["code"]
        if not any(code in e.counts or code in e.flaws for e in ends)
    ]
    assert len(silent) > 100
    for code in silent[::20]:
        found = shift(view, practice(code), "telefoon")
        assert found.own is None and found.path == () and found.other_way == ()
        assert found.why_not == "Uw gemeente heeft dit nog niet ingevuld."
        assert narrative_shift.headline(found).startswith("Digitaal en telefoon in de groep van")


def test_a_merger_starts_the_comparison_anew(view: View):
    """Amsterdam took in Weesp: everybody is then followed from that year, and it is said."""
    found = shift(view, practice("GM0363"), "telefoon")
    assert found.since is not None and found.since.merged and found.first == found.since.year
    assert f"Daarom begint de vergelijking in {found.first}." in narrative_shift.since(found)
    assert found.own is not None and next(y for y, _, _ in found.path) == found.first


def test_peers_are_counted_once_each(view: View):
    for code in view.edition.municipalities.in_year(2024)["code"][::9]:
        found = shift(view, practice(code), "telefoon")
        parts = [found.among(q) for q in (*Quadrant, None)]
        assert sum(map(len, parts)) == len(found.peers)
        assert found.example and all("(voorbeeld)" in p.name for p in found.peers)
        assert "(voorbeeld)" in narrative_shift.headline(found)


def test_per_thousand_inhabitants_by_another_road(view: View):
    """An oracle from the figures themselves."""
    found = shift(view, practice("GM0503"), "balie")
    assert found.own is not None
    for year, change_ in ((2021, found.own.other.before), (2024, found.own.other.after)):
        everyone = view.everyone("KAN03", year, "rekening", examples=True)
        assert everyone is not None
        people = view.edition.municipalities.find("GM0503", year).inhabitants
        assert change_ == pytest.approx((everyone.rows["GM0503"].numerator or 0) / people * 1000)


# All municipalities together -----------------------------------------------------------------------------


def test_an_estimate_that_may_be_zero_is_called_so(view: View):
    asked = practice("GM0503")
    found = estimate(view, asked, "telefoon")
    assert isinstance(found.found, Elasticity) and not found.found.told_apart
    said = narrative_panel.estimate(found, rule_of(view))
    assert "niet van nul te onderscheiden" in said and "(voorbeeld)" in said
    counter = estimate(view, asked, "balie")
    assert isinstance(counter.found, Elasticity) and counter.found.told_apart
    assert "niet van nul" not in narrative_panel.estimate(counter, rule_of(view))
    assert estimate(view, practice(LEIDEN, 2022), "telefoon") is found  # one for everybody


def test_contacts_follow_from_the_elasticity_and_the_own_volumes(view: View):
    asked = practice("GM0503")
    own, found = shift(view, asked, "telefoon").own, estimate(view, asked, "telefoon").found
    exchange = per_thousand(view, asked, "telefoon")
    assert own is not None and isinstance(found, Elasticity) and exchange.panel is not None
    ratio = own.other.after / own.digital.after
    assert exchange.panel.low == pytest.approx(found.low * ratio)
    said = narrative_panel.contacts(exchange, shift(view, asked, "telefoon").channel, "Delft")
    assert "103 telefoongesprekken minder" in said and "326 minder tot 120 meer" in said


def test_a_panel_of_two_years_is_a_sentence_and_no_number(view: View):
    rule = rule_of(view)
    found = estimate(view, practice("GM0503"), "telefoon")
    for few in (TooLittle(170, (2023, 2024)), TooLittle(12, (2021, 2022, 2023))):
        said = narrative_panel.estimate(replace(found, found=few), rule)
        assert "minstens 3 jaren en 30 gemeenten nodig" in said and "%" not in said
    still = narrative_panel.estimate(
        replace(found, found=TooLittle(170, (2021, 2022), still=True)), rule
    )
    assert "Digitaal veranderde nergens" in still


# Bad input -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (Question("GM0503", 2023), "leverde nog niemand cijfers"),
        (practice("GM0503", 2021), "Kies een later jaar: 2022, 2023 of 2024."),
        (Question("GM0503", 2025, ReportKind.BUDGET, examples=True), "Kies een jaarrekening."),
        (practice("GM0503", 2018), "2021, 2022, 2023, 2024"),
    ],
)
def test_without_two_years_there_is_a_sentence(view: View, asked: Question, says: str):
    with pytest.raises(NoFigures) as refused:
        shift(view, asked, "telefoon")
    assert says in str(refused.value)


def test_no_euro_is_named_anywhere(view: View):
    for code in ("GM0503", ZOETERMEER, "GM0088", "GM0363"):
        found = channel_shifts(view, practice(code))
        assert found.as_dict()["amount"] is None
        said = " ".join(narrative_panel.no_amount(found.line))
        assert "Een bedrag noemen wij niet" in said and "€" not in str(found.as_dict()) + said


def test_the_years_are_those_of_the_examples(view: View):
    assert years(view, examples=True) == view.edition.example_years
    assert years(view, examples=False) == ()
    assert answers.question(view, "Delft", 2023, examples=True).examples


# As if delivered -----------------------------------------------------------------------------------------


def as_delivered(view: View, *codes: str) -> View:
    """The same edition, in which municipalities delivered what are examples now."""
    edition = copy.copy(view.edition)
    plain = pl.col("name").str.strip_suffix(EXAMPLE_SUFFIX)
    made = {k: f.with_columns(plain) for k, f in edition._examples.items() if k[0] in codes}
    edition._figures = edition._figures | made
    edition._everyone = {}
    return View(edition)


def test_delivered_figures_give_the_same_without_the_mark(view: View):
    there = as_delivered(view, "KAN02", "KAN03", "KAN04", "KAN10", "KAN08")
    found = shift(there, Question(ZOETERMEER, 2024), "telefoon")
    assert found.own is not None and found.name == "Zoetermeer" and not found.example
    practised = shift(view, practice(ZOETERMEER), "telefoon")
    assert practised.own is not None and found.own.other == practised.own.other
    told = narrative_differences.told(differences(there, Question(ZOETERMEER, 2024), "telefoon"))
    assert "bij Zoetermeer 21,5" in told and "voorbeeld" not in told
    everyone = estimate(there, Question(ZOETERMEER, 2024), "telefoon")
    assert not everyone.example and "voorbeeld" not in narrative_panel.estimate(everyone, rule_of(there))  # fmt: skip


@pytest.mark.parametrize("examples", [False, True])
def test_a_channel_that_nobody_delivered_is_named_and_never_made_up(view: View, examples: bool):
    there = as_delivered(view, "KAN02", "KAN03", "KAN04")
    with pytest.raises(NoFigures) as refused:
        shift(there, Question("GM0503", 2024, examples=examples), "telefoon")
    assert "over geschreven met medewerker leverde nog niemand" in str(refused.value)


def test_one_contact_is_told_as_one(view: View):
    found = channel_shifts(view, practice("GM0503")).first
    assert found.own is not None
    own = replace(found.own, digital=Change(10.0, 11.0, 0.5), other=Change(9.0, 8.0, 0.5))
    said = narrative_panel.history(replace(found, own=own))
    assert "kwam er 1 digitaal contact per 1.000 inwoners bij" in said
    assert "ging er 1 telefoongesprek af" in said
