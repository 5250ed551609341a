"""A group on likeness: small tables, the slow formula, and what may never happen."""

import math
import random
import statistics

import polars as pl
import pytest

from benchmark import answers, peers
from benchmark.answers import Question
from benchmark.answers.alike import delivery, group_alike
from benchmark.answers.circumstances import circumstances
from benchmark.answers.reasonable import reasonable_groups
from benchmark.catalogue import Catalogue, PeerRule
from benchmark.edition import Edition
from benchmark.errors import NoLikeness, SpiegelError
from benchmark.peers import GroupChoice
from benchmark.peers.alike import Measured, alike
from benchmark.peers.balance import balance
from benchmark.peers.delivery import NOBODY, Delivery
from benchmark.peers.similar import Recipe, similar
from benchmark.peers.size_spread import spread
from benchmark.viewing import View
from tests.benchmark.test_acceptance import TEN
from tests.examples import frame

RULE = PeerRule(size=15, largest_size=40, minimum=5, minimum_chosen=5, factors=(2.0, 3.0))
LINE = {c: n for n, c in enumerate("ABCDEFGHIJKLMN")}


def on_a_line(
    own: str = "A", k: int = 5, delivery: Delivery = NOBODY, gone: str = "", **moved: float
) -> peers.PeerGroup:
    """Municipalities one step apart; ``gone``: those of which nothing is known."""
    places = LINE | moved
    known = pl.DataFrame(
        {"code": list(places), "x": [None if c in gone else float(v) for c, v in places.items()]}
    )
    sizes = pl.DataFrame(
        {"code": list(places), "name": [f"Plaats {c}" for c in places], "inhabitants": 1000}
    )
    measured = Measured("proef", (("x", 1.0),), similar(known, Recipe(k=len(places))))
    return alike(GroupChoice.alike(k), sizes, own, measured, delivery, RULE)


def test_the_nearest_are_the_group_and_ties_go_by_code():
    assert on_a_line("G").codes == ["F", "H", "E", "I", "D"]


def test_own_is_never_a_peer_and_nobody_twice():
    for own in LINE:
        codes = on_a_line(own, 8).codes
        assert own not in codes and len(set(codes)) == len(codes) == 8


def test_who_has_a_gap_is_no_peer_and_is_listed():
    group = on_a_line(gone="CD")
    assert group.codes == ["B", "E", "F", "G", "H"]
    assert [g.code for g in group.likeness.gaps] == ["C", "D"]
    assert group.likeness.gaps[0].reason == "het kenmerk x is niet bekend"
    assert "2 gemeenten doen niet mee" in peers.notices(group)[0]


def test_without_own_circumstances_there_is_one_sentence_with_a_way_on():
    with pytest.raises(NoLikeness, match=r"wie op Plaats A lijkt.*Kies de groep op grootte"):
        on_a_line(gone="A")


def test_those_who_do_it_themselves_are_compared_with_each_other():
    together = Delivery("taak", {"B": "Kantoor", "C": "Kantoor"}, frozenset("D"), frozenset("E"))
    group = on_a_line(delivery=together)
    assert group.codes == ["F", "G", "H", "I", "J"]
    assert {out.code: out.reason for out in group.likeness.passed_over} == {
        "B": "laat dit doen door Kantoor",
        "C": "laat dit doen door Kantoor",
        "D": "heeft een bijzondere taak in de kosten",
        "E": "het register gaat voor deze gemeente niet ver genoeg terug",
    }


def test_a_member_is_compared_with_members_and_each_organisation_counts_once():
    offices = {c: f"Kantoor {n // 2}" for c, n in LINE.items() if c not in "MN"}
    group = on_a_line(delivery=Delivery("taak", offices))
    assert group.codes == ["C", "E", "G", "I", "K"]  # the nearest of every office but the own
    assert group.likeness.passed_over[0].reason == "Kantoor 0 telt al mee met Plaats A"
    assert not group.likeness.dropped


def test_with_too_few_of_the_same_form_it_is_no_condition_and_that_is_said():
    group = on_a_line(delivery=Delivery("taak", {"A": "Kantoor", "N": "Ander"}))
    assert (group.likeness.dropped, group.likeness.matched) == (True, 1)
    assert group.codes == ["B", "C", "D", "E", "F"]
    (said,) = peers.notices(group)
    assert said.startswith("Maar 1 gemeente doet dit op dezelfde manier als Plaats A: taak.")


def test_a_special_task_and_a_second_member_are_no_peers_without_the_condition_either():
    offices = {"A": "Eigen", "B": "Een", "C": "Een"}
    group = on_a_line(delivery=Delivery("taak", offices, frozenset("D")))
    assert group.likeness.dropped
    assert group.codes == ["B", "E", "F", "G", "H"]


def test_where_the_own_form_is_unknown_it_is_no_condition():
    group = on_a_line(delivery=Delivery("taak", {"B": "Een"}, frozenset(), frozenset("A")))
    assert group.codes == ["B", "C", "D", "E", "F"] and not group.likeness.dropped


# On the real figures --------------------------------------------------------------------------------


def slow(units: list[dict], own: str, weights: dict[str, float], k: int) -> list[str]:
    """Clip, standardise, weigh and sort, value by value."""
    known = [u for u in units if all(u[key] is not None for key in weights)]
    columns = {}
    for key in weights:
        values = sorted(u[key] for u in known)
        low, high = (percentile(values, p) for p in (0.01, 0.99))
        clipped = {u["code"]: min(max(u[key], low), high) for u in known}
        mean, sd = statistics.fmean(clipped.values()), statistics.stdev(clipped.values())
        columns[key] = {c: (v - mean) / sd for c, v in clipped.items()}

    def away(code: str) -> float:
        return sum(w * (columns[key][code] - columns[key][own]) ** 2 for key, w in weights.items())

    others = [u["code"] for u in known if u["code"] != own]
    return sorted(others, key=lambda c: (round(away(c), 9), c))[:k]


def percentile(values: list[float], p: float) -> float:
    at = (len(values) - 1) * p
    low = math.floor(at)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (at - low)


@pytest.mark.parametrize("year", [2018, 2023])
def test_likeness_agrees_with_the_slow_formula(edition: Edition, catalogue: Catalogue, year: int):
    units = circumstances(edition, year).to_dicts()
    lot = random.Random(year)
    for unit in lot.sample([u for u in units if u["dichtheid"] is not None], 12):
        for scheme in catalogue.schemes.schemes:
            choice = GroupChoice.alike(20, scheme.key)
            found = group_alike(edition, unit["code"], year, choice, "")
            if scheme.subject is None:
                assert found.codes == slow(units, unit["code"], scheme.weights, 20)
            else:
                whole = slow(units, unit["code"], scheme.weights, 400)
                assert sorted(found.codes, key=whole.index) == found.codes


def test_weights_replace_those_of_the_scheme_and_zero_leaves_one_out(edition: Edition):
    units = circumstances(edition, 2023).to_dicts()
    choice = GroupChoice.parse("lijkt-15-ouderen.0-kernen.2")
    found = group_alike(edition, "GM0503", 2023, choice, "")
    weights = {"inwoners": 3, "dichtheid": 1, "herkomst": 1, "kernen": 2}
    assert found.codes == slow(units, "GM0503", weights, 15)
    assert dict(found.likeness.weights) == weights


@pytest.mark.parametrize("name", TEN)
def test_every_acceptance_municipality_has_a_group_in_every_theme_and_year_or_a_sentence(
    view: View, name: str
):
    edition = view.edition
    for year in range(2017, 2025):
        try:
            asked = answers.question(view, name, year, group="lijkt-15")
        except SpiegelError as error:
            assert error.sentence and error.remedy
            continue
        for theme in edition.catalogue.themes:
            group = answers.group_of(edition, asked, theme.key)
            codes = group.codes
            assert 8 <= len(codes) == len(set(codes)) <= 15 and asked.gemeente not in codes
            short = f"Er zijn maar {len(codes)} gemeenten om uit te kiezen"
            assert (len(codes) == 15) is not any(n.startswith(short) for n in peers.notices(group))
            found = answers.group(view, asked, theme.key)
            offices = [found.delivery.office[c] for c in codes if c in found.delivery.office]
            assert len(offices) == len(set(offices))
            assert not found.delivery.special & set(codes)
            assert all(m.reason for m in found.members)


def test_a_member_of_a_tax_office_stands_beside_members_on_taxes_and_not_elsewhere(view: View):
    """Delft leaves its taxes to an office; its civil affairs it does itself."""
    asked = answers.question(view, "Delft", 2023, group="lijkt-15")
    taxes = answers.compare(view, asked, "BEL15")
    offices = delivery(view.edition, "belastingen", 2023).office
    assert all(p.code in offices for p in taxes.peers)
    assert len({offices[p.code] for p in taxes.peers}) == 15
    civil = answers.compare(view, asked, "BRZ03")
    assert [p.code for p in civil.peers] != [p.code for p in taxes.peers]
    assert civil.group == answers.group_of(view.edition, asked, "burgerzaken")


@pytest.mark.parametrize(
    ("group", "words"),
    [
        ("lijkt-15-onzin", "geen schema 'onzin'.*algemeen, belastingen, vergunningen"),
        ("lijkt-15-onzin.3", "geen kenmerk 'onzin'.*inwoners, dichtheid"),
        ("lijkt-4", "van 5 tot en met 40"),
    ],
)
def test_what_the_catalogue_does_not_know_is_named(view: View, group: str, words: str):
    with pytest.raises(SpiegelError, match=words):
        answers.question(view, "Delft", 2023, group=group)


def test_a_municipality_that_went_before_the_circumstances_gets_a_sentence(view: View):
    with pytest.raises(NoLikeness, match="wie op Haren lijkt"):
        answers.question(view, "Haren", 2018, group="lijkt-15")
    found = answers.group(view, answers.question(view, "Haren", 2018))
    assert found.alternative is None and "Haren" in found.why_no_alternative
    assert all(b.now is None for b in found.balance if b.circumstance.key != "inwoners")


# Balance and sizes ------------------------------------------------------------------------------------


def test_balance_is_the_mean_of_the_group_less_the_own_value_in_standard_deviations():
    units = frame("""
        | code | x | y |
        | A    | 0 |   |
        | B    | 2 | 1 |
        | C    | 4 | 1 |
        | D    | 6 | 1 |
    """)
    found = dict(balance(units, "A", ["B", "C"]).iter_rows())
    assert found["x"] == pytest.approx(3 / statistics.stdev([0, 2, 4, 6]))
    assert found["y"] is None  # the own value is unknown
    assert dict(balance(units, "B", ["C", "D"]).iter_rows())["y"] is None  # nobody differs
    assert dict(balance(units, "B", []).iter_rows())["x"] is None


def test_a_municipality_outside_the_group_only_moves_the_scale_of_the_balance(view: View):
    asked = answers.question(view, "Delft", 2023)
    units = circumstances(view.edition, 2023)
    for found in answers.group(view, asked).balance:
        values = dict(units.select("code", found.circumstance.key).iter_rows())
        codes = answers.group_of(view.edition, asked).codes
        spread_of_all = statistics.stdev(values.values())
        mean = statistics.fmean(values[c] for c in codes)
        assert found.now == pytest.approx((mean - values["GM0503"]) / spread_of_all)
        assert found.unbalanced == (abs(found.now) >= 0.5)


def test_likeness_balances_what_it_weighs_better_than_size_alone(view: View):
    by_size = answers.group(view, answers.question(view, "Delft", 2023))
    weighed = [b for b in by_size.balance if b.weight and b.circumstance.key != "inwoners"]
    assert sum(abs(b.other) for b in weighed) < sum(abs(b.now) for b in weighed)


def test_the_ends_of_the_distribution_are_said_aloud():
    even = spread(1000, [500, 2000])
    assert (even.mean_log_ratio, even.lopsided, even.one_sided) == (pytest.approx(0), False, False)
    larger = spread(1000, [1300, 1400, 1500])
    assert (larger.smallest, larger.middle, larger.largest) == (1300, 1400, 1500)
    assert larger.lopsided and larger.one_sided and (larger.larger, larger.smaller) == (3, 0)
    assert spread(1000, []).middle is None


def test_reasons_of_a_group_on_size_are_in_size(view: View):
    found = answers.group(view, Question("GM0503", 2023))
    assert found.members[0].reason == "3% groter"
    assert [m.code for m in found.members] == found.group.codes


# Over all reasonable groups ---------------------------------------------------------------------------


def test_stress_counts_the_groups_in_which_the_outcome_is_the_same(view: View):
    for code, group in (("BRZ03", "grootte-15"), ("BEL15", "grootte-15"), ("BEL15", "lijkt-15")):
        asked = answers.question(view, "Delft", 2023, group=group)
        found, comparison = answers.stress(view, asked, code), answers.compare(view, asked, code)
        likeness = comparison.group.likeness
        groups = reasonable_groups(
            view.edition, "GM0503", 2023, comparison.indicator.theme, tuple(comparison.group.codes),
            likeness.eligible if likeness else None,
        )  # fmt: skip
        rows = comparison.everyone.rows
        middles = [statistics.median(rows[c].value for c in codes) for codes in groups]
        own = round(comparison.value, 1)

        def side(middle: float, own: float = own) -> int:
            return (own > round(middle, 1)) - (own < round(middle, 1))

        now = side(comparison.standing.median)
        assert found.share == pytest.approx(statistics.fmean(side(m) == now for m in middles))
        assert found.low == pytest.approx(percentile(sorted(middles), 0.1))
        assert found.high == pytest.approx(percentile(sorted(middles), 0.9))
        assert found.groups >= 300
        assert found.holds == (found.share >= 0.9)


def test_where_few_groups_can_be_formed_nothing_is_said_to_hold(view: View):
    found = answers.stress(view, answers.question(view, "Amsterdam", 2023), "BRZ03")
    assert (found.share, found.low, found.holds) == (None, None, False)
