"""What may be published together: counts with their total, parts with their whole, one edition after another."""

import itertools
import random

import pytest

from benchmark.disclosure import Band, Why, Withheld, completed, counted, settled, tenths
from benchmark.disclosure.naming import named
from tests.disclosure.attacker import RULE

A_BAND, WIDE = Band(10.0, 20.0, 1.0), Band(10.0, 30.0, 1.0)
FEW = Withheld(Why.FEW)


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ({"ja": 9, "nee": 7}, {"ja": 9, "nee": 7}),
        (
            {"ja": 14, "nee": 2},
            {"ja": None, "nee": None},
        ),  # two point at who; the rest gives it away
        ({"ja": 16, "nee": 0}, {"ja": None, "nee": None}),  # says it of all sixteen
        ({"a": 9, "b": 5, "c": 1}, {"a": 9, "b": None, "c": None}),  # 15 less 14 would be c
        ({"a": 9, "b": 1, "c": 1}, {"a": None, "b": None, "c": None}),  # two together are too few
        ({"a": 9, "b": 2, "c": 2}, {"a": 9, "b": None, "c": None}),
    ],
)
def test_a_small_count_goes_with_what_would_give_it_away(
    parts: dict[str, int], shown: dict[str, int | None]
) -> None:
    assert counted(parts, RULE) == shown


def test_no_count_can_be_found_by_subtracting_from_the_total() -> None:
    for parts in itertools.product(range(6), repeat=3):
        found = counted(dict(zip("abc", parts, strict=True)), RULE)
        missing = sum(parts) - sum(n for n in found.values() if n is not None)
        hidden = [k for k, n in found.items() if n is None]
        assert len(hidden) != 1
        assert not hidden or missing >= RULE.least_counted or len(hidden) == len(parts)


def test_out_of_ten_says_no_total() -> None:
    assert tenths(6, 20, RULE) == 3
    assert tenths(3, 60, RULE) == 1  # never none
    assert tenths(57, 60, RULE) == 9  # never all
    assert tenths(2, 20, RULE) is None
    assert tenths(18, 20, RULE) is None
    assert tenths(3, 6, RULE) is None  # too few municipalities at all


def test_of_parts_of_a_whole_two_are_withheld_or_none() -> None:
    """Of the four channels one is withheld: 100 less the other three would tell it."""
    bands = {"a": FEW, "b": WIDE, "c": A_BAND, "d": WIDE, "elsewhere": A_BAND}
    found = completed(bands, ("a", "b", "c", "d"))
    assert found == bands | {"c": Withheld(Why.COMPLEMENT)}
    assert completed(found, ("a", "b", "c", "d")) == found
    whole = dict.fromkeys("abcd", A_BAND)
    assert completed(whole, tuple("abcd")) == whole


def always(_by) -> bool:
    return True


def test_what_is_published_changes_when_enough_municipalities_did() -> None:
    """One late delivery: the same again, whatever it would have become. Three: a new one."""
    published = {f"GM{n}": float(40 + n) for n in range(10)}
    one_more = published | {"GM10": 90.0}
    corrected = published | {"GM0": 99.0, "GM1": 98.0}
    three = published | {f"GM{n}": 90.0 for n in (10, 11, 12)}
    assert settled([], published, always, RULE) == published
    assert settled([published], one_more, always, RULE) == published
    assert settled([published], corrected, always, RULE) == published
    assert settled([published], three, always, RULE) == three
    # what was said again counts for nothing: what is near is asked of what was new
    assert settled([published, one_more], three, always, RULE) == three
    # near two of those: the newest is said again
    assert settled([published, three], one_more, always, RULE) == three


def test_what_was_withheld_was_not_published() -> None:
    seven = {f"GM{n}": float(n) for n in range(7)}
    eight = seven | {"GM7": 7.0}

    def enough(by) -> bool:
        return len(by) >= 8

    assert settled([seven], eight, enough, RULE) == eight
    assert settled([eight], seven, enough, RULE) == eight


def test_names_of_others_are_found_in_a_text() -> None:
    others = ["Bergen (L.)", "Best", "Ede", "Hof van Twente", "Rijswijk"]
    assert named("Wij werken samen met Rijswijk en Ede. Rijswijk ook.", "Delft", others) == (
        "Rijswijk",
        "Ede",
    )
    assert named("Wij doen ons best. Rede en Edelman.", "Delft", others) == ()
    assert named("Zie GM0363.", "Delft", others) == ("GM0363",)
    assert named("In Hof van Twente", "Hof van Twente", ["Twente", "Hof"]) == ()
    assert named("Alles", "Delft", []) == ()


def test_order_of_contributors_does_not_matter() -> None:
    lot = random.Random(3)
    values = {f"GM{n}": lot.random() for n in range(9)}
    turned = dict(reversed(values.items()))
    assert settled([values], turned | {"GM9": 0.5}, always, RULE) == turned
