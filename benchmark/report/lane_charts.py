"""Charts that are drawn as a picture by themselves and stand in no report: many lanes, and the dots of a stress test.

A place in a lane is a fraction of its width: 0 is the left end, 1 the right end. So lanes of different measures
can stand under each other, each on its own scale.
"""

from typing import Literal

from benchmark.report.document import Axis, ChartBase, Part

Look = Literal["own", "example", "now", "other", "peer", "band", "middle"]


class LaneMark(Part):
    """A mark in a lane that has a meaning of its own."""

    at: float
    look: Look


class Lane(Part):
    """One row: its name with a line beneath, what lies in the lane, the figures beside it, and words.

    ``heading``: what starts with this row; empty when it goes on. ``peers``: the places of the others.
    ``joined``: a line runs between the marks. ``note``: stands in the lane, as why nothing else does.
    ``words``: one phrase per paragraph. ``strong``: the first figure stands out. ``example``: the row is made up.
    """

    name: str
    detail: str = ""
    heading: str = ""
    peers: tuple[float, ...] = ()
    band: tuple[float, float] | None = None
    middle: float | None = None
    marks: tuple[LaneMark, ...] = ()
    joined: bool = False
    note: str = ""
    figures: tuple[str, ...]
    words: tuple[str, ...] = ()
    strong: bool = False
    example: bool = False


class Lanes(ChartBase):
    """Lanes under each other, with columns of figures and, where any lane has them, words.

    ``ends``: what left, middle and right of a lane mean (arrows are drawn); ``heads``: one per column of figures, and one more for
    the words where there are any; ``looks``: what each look means.
    """

    kind: Literal["lanes"] = "lanes"
    ends: tuple[str, str, str]
    heads: tuple[str, ...]
    looks: tuple[tuple[Look, str], ...]
    lanes: tuple[Lane, ...]


class Dots(ChartBase):
    """A dot per amount (or per hundredth of them), stacked over one axis; zero is a line."""

    kind: Literal["dots"] = "dots"
    amounts: tuple[float, ...]
    axis: Axis
