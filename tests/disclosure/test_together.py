"""What may be published together: counts with their total, parts with their whole, one edition after another."""

import itertools
import random

import pytest

from benchmark.disclosure import Band, Why, Withheld, completed, counted, released, tenths
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


def test_a_band_changes_when_enough_municipalities_did() -> None:
    """One late delivery: the same band again, whatever it would have become. Three: a new one."""
    published = {f"GM{n}": float(40 + n) for n in range(10)}

    def publish(by):  # of the sum, so that every change shows
        return Band(sum(by.values()), 1000.0, 1.0)

    first = publish(published)
    one_more = published | {"GM10": 90.0}
    corrected = published | {"GM0": 99.0, "GM1": 98.0}
    three = published | {f"GM{n}": 90.0 for n in (10, 11, 12)}
    assert released([], published, publish, RULE) == first
    assert released([published], one_more, publish, RULE) == first
    assert released([published], corrected, publish, RULE) == first
    assert released([published], three, publish, RULE) == publish(three)
    # a repeated band counts for nothing: what is near is asked of the bands that were new
    assert released([published, one_more], three, publish, RULE) == publish(three)
    # near two of those: the newest is said again
    assert released([published, three], one_more, publish, RULE) == publish(three)


def test_what_was_withheld_was_not_published() -> None:
    seven = {f"GM{n}": float(n) for n in range(7)}

    def publish(by):
        return Band(sum(by.values()), 1000.0, 1.0) if len(by) >= 8 else FEW

    eight = seven | {"GM7": 7.0}
    assert released([seven], eight, publish, RULE) == publish(eight)
    assert released([eight], seven, publish, RULE) == publish(eight)


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

    def publish(by):
        return Band(min(by.values()), max(by.values()), 1.0)

    assert released([values], turned, publish, RULE) == publish(values)
