"""Dots that would lie on top of each other are moved apart."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmark.report.drawing import swarm

positions = st.lists(st.floats(0, 1, allow_nan=False), max_size=60)
STEP, WIDTH = 7.5, 0.05


def overlapping(xs: list[float], ys: list[float]) -> list[tuple[int, int]]:
    """The pairs that lie on top of each other."""
    pairs = [(i, j) for i in range(len(xs)) for j in range(i)]
    return [(i, j) for i, j in pairs if abs(xs[i] - xs[j]) < WIDTH and abs(ys[i] - ys[j]) < STEP]


@settings(deadline=None, derandomize=True)
@given(positions)
def test_with_room_enough_no_two_dots_overlap(xs: list[float]):
    assert overlapping(xs, swarm.offsets(xs, WIDTH, STEP, 1000)) == []


@settings(deadline=None, derandomize=True)
@given(positions, st.floats(0, 60))
def test_dots_stay_in_their_lane(xs: list[float], most: float):
    assert all(abs(y) <= most for y in swarm.offsets(xs, WIDTH, STEP, most))


@settings(deadline=None, derandomize=True)
@given(positions, st.floats(0, 1))
def test_the_own_mark_has_its_place(xs: list[float], own: float):
    ys = swarm.offsets(xs, WIDTH, STEP, 1000, kept_free=own)
    assert all(y != 0 for x, y in zip(xs, ys, strict=True) if abs(x - own) < WIDTH)
    assert overlapping(xs, ys) == []


@settings(deadline=None, derandomize=True)
@given(st.integers(1, 12), st.floats(8, 60))
def test_every_level_of_a_lane_is_used_before_dots_overlap(n: int, most: float):
    levels = 1 + 2 * int(most / STEP)
    ys = swarm.offsets([0.5] * n, WIDTH, STEP, most)
    assert len(set(ys)) == min(n, levels)


def test_the_same_dots_lie_the_same_in_any_order():
    lot = random.Random(3)
    xs = [lot.random() for _ in range(40)]
    known = dict(zip(xs, swarm.offsets(xs, WIDTH, STEP, 30), strict=True))
    lot.shuffle(xs)
    assert dict(zip(xs, swarm.offsets(xs, WIDTH, STEP, 30), strict=True)) == known
