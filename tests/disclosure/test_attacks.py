"""An attacker against the rule, on seeded random classes: reading, knowing all but one, comparing editions."""

import random

import pytest

from benchmark.disclosure import Band, band, settled
from tests.disclosure.attacker import KINDS, RULE, known_but_one, room

LEAST_ROOM = (
    0.75 * RULE.step
)  # three quarters of a step, and a step is at least 5% of the upper edge


def classes(kind: str, n: int) -> list[tuple[list[float], Band]]:
    """Classes with a band, of sizes from the least upward."""
    make, bounds = KINDS[kind]
    found = []
    for seed in range(n):
        lot = random.Random(seed)
        values = make(lot, lot.choice((8, 9, 10, 13, 24)))
        shown = band(values, RULE, bounds)
        if isinstance(shown, Band):
            found.append((values, shown))
    assert len(found) > n / 2
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_no_edge_is_a_figure_of_anybody_as_printed(kind: str) -> None:
    """In three digits, as tables print them; a round one of two digits says nothing that the grid does not."""
    for values, shown in classes(kind, 40):
        printed = {f"{v:.3g}" for v in values}
        exact = {f"{v:.6g}" for v in values}
        for edge in (shown.low, shown.high):
            assert f"{edge:.6g}" not in exact
            assert f"{edge:.3g}" not in printed or edge == float(f"{edge:.2g}")


@pytest.mark.parametrize("kind", KINDS)
def test_knowing_all_but_one_does_not_tell_the_last(kind: str) -> None:
    bounds = KINDS[kind][1]
    for values, shown in classes(kind, 16):
        for unknown, truth in enumerate(values):
            left = room(known_but_one(values, unknown, bounds), truth)
            assert left * truth >= LEAST_ROOM * shown.high * 0.8, (
                values,
                unknown,
            )  # tries are that coarse


@pytest.mark.parametrize("kind", KINDS)
def test_a_late_delivery_is_not_read_from_two_editions(kind: str) -> None:
    """The class with and without one municipality, for the same year: without the rule on releases the bands of
    some classes differ, and the difference is that municipality; with it they never do."""
    bounds = KINDS[kind][1]
    differed = 0
    for values, _ in classes(kind, 40):
        known = {str(n): v for n, v in enumerate(values)}
        for late in known:
            first = {k: v for k, v in known.items() if k != late}

            def publish(by):
                return band(list(by.values()), RULE, bounds)

            said = settled([first], known, lambda by: isinstance(publish(by), Band), RULE)
            before, after = publish(first), publish(said)
            differed += isinstance(before, Band) and publish(known) != before
            assert after == before or not isinstance(before, Band)
    assert differed  # the attack works on what the rule replaces


def test_the_attacker_can_win() -> None:
    """Against a plain quartile the same attacker finds the value, so that losing means something."""
    values = [44.1, 47.3, 51.2, 55.9, 58.4, 61.0, 63.7, 70.2, 88.8]
    plain = sorted(values)[2]

    def quartile(value: float) -> float:
        return sorted([*(v for v in values if v != plain), value])[2]

    assert room(quartile, plain) == 0.0
