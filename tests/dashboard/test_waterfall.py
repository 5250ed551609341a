"""A waterfall adds up to the eye: each bar starts where the one above it ended, and stays on its axis."""

import random
from itertools import pairwise
from typing import Any

import pytest

from dashboard.components.waterfall import NOTHING, Step, bars, waterfall
from tests.dashboard.asking import nodes, text_of

ROOM = [
    Step("Bruto verschil", "", 2.23, "€ 2,23 mln", "gross"),
    Step("Omstandigheden", "de groep lijkt meer op Delft", -0.65, "− 0,65 mln", "change"),
    Step("Overlap", "geen overlap", 0.0, "€ 0", "change"),
    Step("Herstel", "twee keer afgetrokken", 0.12, "+ 0,12 mln", "change"),
    Step("Aannemelijk", "", 1.70, "€ 1,7 mln", "result"),
]


def of_class(content: Any, name: str) -> list[Any]:
    """The components with that class, from top to bottom."""
    return [n for n in nodes(content) if name in (getattr(n, "className", None) or "").split()]


def percents(component: Any) -> tuple[float, float]:
    """Left and right end of a drawn bar, in percent of its lane."""
    left = float(component.style["left"].removesuffix("%"))
    return left, left + float(component.style["width"].removesuffix("%"))


def test_a_worked_example():
    """2,23 less 0,65, nothing, and 0,12 again is 1,70; the axis runs from 0 to 2,23."""
    drawn = of_class(waterfall(ROOM, label="Burgerzaken"), "balk")
    ends = [percents(bar) for bar in drawn]
    assert [round(a * 0.0223, 2) for a, _ in ends] == [0, 1.58, 1.58, 1.58, 0]
    assert [round(b * 0.0223, 2) for _, b in ends] == [2.23, 2.23, 1.58, 1.70, 1.70]
    assert [bar.className.split()[1] for bar in drawn] == [
        "bruto",
        "af",
        "niets",
        "bij",
        "uitkomst",
    ]


@pytest.mark.parametrize("seed", range(20))
def test_bars_add_up_and_stay_on_the_axis(seed: int):
    """Also where the amounts run through zero and end under it."""
    dice = random.Random(seed)
    changes = [dice.uniform(-5, 5) for _ in range(dice.randint(1, 6))]
    first = dice.uniform(-5, 5)
    steps = [
        Step("van", "", first, "van", "gross"),
        *(Step("stap", "reden", c, "stap", "change") for c in changes),
        Step("naar", "", first + sum(changes), "naar", "result"),
    ]
    found = bars(steps)
    assert all(one.end == two.start for one, two in pairwise(found[:-1]))
    assert found[-1].end == pytest.approx(found[-2].end) and found[-1].start == 0
    drawn = waterfall(steps, label="proef")
    ends = [percents(bar) for bar in of_class(drawn, "balk")]
    assert all(-0.001 <= left <= right <= 100.002 for left, right in ends)
    # The dotted line of a row ends on both bars that it joins.
    for row, (one, two) in enumerate(pairwise(ends)):
        joint = float(of_class(drawn, "neer")[row].style["left"].removesuffix("%"))
        assert min(abs(joint - e) for e in one) < 0.01 and min(abs(joint - e) for e in two) < 0.01


def test_a_step_of_zero_has_words():
    """The reason, or that it changes nothing; a mark of no width shows where it stands."""
    silent = ROOM[2]._replace(detail="")
    drawn = waterfall([ROOM[0], ROOM[2], silent], label="proef")
    rows = [text_of(row) for row in drawn.children]
    assert "geen overlap" in rows[1] and NOTHING not in rows[1]
    assert NOTHING in rows[2]
    assert [bar.style["width"] for bar in of_class(drawn, "niets")] == ["0.000%", "0.000%"]


def test_nothing_at_all_is_drawn_without_width():
    drawn = waterfall([Step("van", "", 0.0, "€ 0", "gross")], label="proef")
    assert [percents(bar) for bar in of_class(drawn, "balk")] == [(0.0, 0.0)]
    assert waterfall([], label="proef").children == []


def test_the_line_of_zero_is_shown_where_amounts_lie_under_it():
    under = [ROOM[0], ROOM[1]._replace(amount=-4.0), ROOM[4]._replace(amount=-1.77)]
    assert len(of_class(waterfall(under, label="proef"), "nul")) == 3
    assert not of_class(waterfall(ROOM, label="proef"), "nul")


def test_text_carries_everything_and_bars_are_for_the_eye():
    drawn = waterfall(ROOM, label="Burgerzaken: elke stap")
    assert drawn.to_plotly_json()["props"]["aria-label"] == "Burgerzaken: elke stap"
    for row, step in zip(drawn.children, ROOM, strict=True):
        assert all(part in text_of(row) for part in (step.name, step.detail, step.shown))
    lanes = of_class(drawn, "baan")
    assert len(lanes) == len(ROOM) and not any(text_of(lane) for lane in lanes)
    assert all(lane.to_plotly_json()["props"]["aria-hidden"] == "true" for lane in lanes)


def test_example_amounts_look_like_examples():
    assert waterfall(ROOM, label="proef", example=True).className == "waterval voorbeeld"
