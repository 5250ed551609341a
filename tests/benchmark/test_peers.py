"""Who is compared with whom: examples, the slow formula, and what may never happen."""

import math
import random

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmark import peers
from benchmark.catalogue import Catalogue, PeerRule, SizeClass
from benchmark.edition import Edition
from benchmark.errors import GroupTooSmall, SpiegelError
from benchmark.peers import GroupChoice
from tests import oracle
from tests.examples import frame

RULE = PeerRule(size=15, largest_size=40, minimum=8, minimum_chosen=5, factors=(2.0, 3.0))
CLASSES = (
    SizeClass(key="klein", name="minder dan 1.000", below=1000),
    SizeClass(key="midden", name="1.000 tot 2.000", below=2000),
    SizeClass(key="groot", name="2.000 of meer"),
)


def places(sizes: dict[str, int]) -> pl.DataFrame:
    return pl.DataFrame(
        {"code": list(sizes), "name": [f"Plaats {c}" for c in sizes], "inhabitants": sizes.values()}
    )


def seeded(seed: int, n: int = 60) -> dict[str, int]:
    chance = random.Random(seed)
    return {f"GM{i:04d}": round(math.exp(chance.uniform(7, 13))) for i in range(n)}


def test_the_nearest_are_near_in_ratio_so_half_and_double_are_equally_far():
    known = frame("""
        | code | name | inhabitants |
        | A    | Eigen |       1000 |
        | B    | Helft |        500 |
        | C    | Dubbel |      2000 |
        | D    | Buur |        1100 |
        | E    | Kleiner |      800 |
        | F    | Groter |      1500 |
        | G    | Te groot |    2001 |
    """)
    group = peers.nearest(known, "A", RULE, k=5)
    assert group.codes == ["D", "E", "F", "B", "C"]  # B and C: ln 2 each, the code decides
    assert group.members["distance"].to_list() == pytest.approx(
        [math.log(1.1), math.log(1.25), math.log(1.5), math.log(2), math.log(2)]
    )
    assert (group.factor, group.comparable_size) == (2.0, True)


@pytest.mark.parametrize(
    ("twice", "thrice", "factor", "comparable", "n"),
    [
        (8, 0, 2.0, True, 8),  # eight within a factor two will do
        (
            7,
            0,
            None,
            False,
            8,
        ),  # seven within two and none within three: the nearest eight stand in
        (7, 1, 3.0, True, 8),  # one more within a factor three is enough
        (7, 20, 3.0, True, 15),  # and then the group is filled to fifteen
        (0, 7, None, False, 8),
        (20, 20, 2.0, True, 15),
    ],
)
def test_the_factor_widens_once_and_then_the_nearest_eight_stand_in(
    twice, thrice, factor, comparable, n
):
    sizes = {"OWN": 1000}
    sizes |= {f"TWEE{i:02d}": 1900 for i in range(twice)}
    sizes |= {f"DRIE{i:02d}": 2900 for i in range(thrice)}
    sizes |= {f"VER{i:02d}": 9000 + i for i in range(10)}
    group = peers.nearest(places(sizes), "OWN", RULE)
    assert (group.factor, group.comparable_size, group.n) == (factor, comparable, n)


def test_a_size_class_holds_everybody_of_that_size_but_not_oneself():
    known = places({"A": 1000, "B": 999, "C": 1999, "D": 2000, "E": 1500, "F": 90000})
    assert peers.in_class(known, "A", CLASSES).codes == ["E", "C"]
    assert peers.in_class(known, "D", CLASSES).codes == ["F"]
    assert peers.in_class(known, "B", CLASSES).codes == []
    assert peers.in_class(known, "B", CLASSES).size_class == CLASSES[0]


def test_a_chosen_group_leaves_out_oneself_and_doubles_and_needs_five():
    known = places({c: 1000 + i for i, c in enumerate("ABCDEFG")})
    group = peers.chosen(known, "A", ["G", "B", "A", "B", "C", "D", "E"], RULE)
    assert group.codes == ["B", "C", "D", "E", "G"]
    with pytest.raises(GroupTooSmall, match="4 gemeenten; er zijn er minstens 5 nodig"):
        peers.chosen(known, "A", ["A", "B", "B", "C", "D", "E"], RULE)
    with pytest.raises(SpiegelError, match="De code X is in dit jaar geen gemeente"):
        peers.chosen(known, "A", ["B", "C", "D", "E", "X"], RULE)


@pytest.mark.parametrize("k", [-1, 0, 4, 41])
def test_a_group_size_that_makes_no_sense_is_refused(k):
    with pytest.raises(SpiegelError, match=f"Een groep van {k} gemeenten kan niet"):
        peers.nearest(places(seeded(1)), "GM0001", RULE, k)


@pytest.mark.parametrize("seed", range(8))
def test_nearest_agrees_with_the_slow_formula(seed):
    sizes = seeded(seed)
    for own in sizes:
        for k in (5, 15, 40):
            group = peers.nearest(places(sizes), own, RULE, k)
            assert (group.codes, group.factor) == oracle.nearest(sizes, own, k)


@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter_and_nobody_is_own_peer_or_twice_there(seed, chance):
    sizes = seeded(seed, 30)
    shuffled = list(sizes.items())
    chance.shuffle(shuffled)
    for choice in (GroupChoice("size", 10), GroupChoice("class")):
        first, second = (
            peers.form(choice, places(dict(s)), "GM0007", RULE, CLASSES)
            for s in (sizes.items(), shuffled)
        )
        assert first.codes == second.codes
        assert "GM0007" not in first.codes
        assert len(set(first.codes)) == first.n


def test_a_municipality_far_from_everybody_changes_no_group():
    sizes = seeded(3)
    before = peers.nearest(places(sizes), "GM0001", RULE).codes
    assert peers.nearest(places({**sizes, "GM9999": 50_000_000}), "GM0001", RULE).codes == before


def test_the_eight_without_comparable_size_in_2023(edition: Edition, catalogue: Catalogue):
    known = edition.municipalities.in_year(2023)
    beyond_two = {
        name
        for code, name in known.select("code", "name").iter_rows()
        if peers.nearest(known, code, catalogue.peers).factor != 2.0
    }
    assert beyond_two == {
        "Schiermonnikoog", "Vlieland", "Rozendaal", "Ameland",
        "Utrecht", "'s-Gravenhage", "Rotterdam", "Amsterdam",
    }  # fmt: skip


def test_notices_say_aloud_what_is_unusual(edition: Edition, catalogue: Catalogue):
    def said(name: str, choice: GroupChoice) -> tuple[str, ...]:
        own = edition.municipalities.find(name, 2023).code
        known = edition.municipalities.in_year(2023)
        group = peers.form(choice, known, own, catalogue.peers, catalogue.size_classes)
        return peers.notices(group)

    assert said("Delft", GroupChoice()) == ()
    assert said("Amsterdam", GroupChoice()) == (
        "Er is geen vergelijkbare grootte. U ziet de 8 gemeenten die er het dichtst bij komen.",
    )
    widened = "Ruimer gekozen: tot drie keer zo groot of zo klein."
    assert said("Utrecht", GroupChoice())[0] == widened
    (few,) = said("Amsterdam", GroupChoice("class"))
    assert few == (
        "In deze grootteklasse (250.000 inwoners of meer) zijn er maar 3 andere gemeenten."
    )


@pytest.mark.parametrize("text", ["grootte-15", "klasse", "eigen-GM0001-GM0002"])
def test_the_text_of_a_group_reads_back_as_itself(text):
    assert str(GroupChoice.parse(text)) == text


def test_a_chosen_group_has_one_text_whatever_the_order():
    assert str(GroupChoice.parse("eigen-gm0002-GM0001-GM0002")) == "eigen-GM0001-GM0002"


@pytest.mark.parametrize(
    "text",
    ["", "grootte", "grootte-x", "grootte-²", "grootte--5", "klasse-3", "<script>", "-", "x" * 9999,
     "grootte-" + "9" * 5000],
)  # fmt: skip
def test_rubbish_for_a_group_is_refused_in_a_sentence(text):
    with pytest.raises(SpiegelError, match="is niet te lezen"):
        GroupChoice.parse(text)
