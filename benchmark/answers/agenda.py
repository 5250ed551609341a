"""What is worth a conversation: strong points, and the deviations that hold, each with three open questions.

Not the five largest: only what stands out, passes the comparability test where books are behind it, and stands on
the same side in nine of ten reasonable groups. Source: DOMAIN section 1, USERS (advisor, step 7).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from benchmark.answers.comparison import Comparison, Peer, compare
from benchmark.answers.overview import Deviation
from benchmark.answers.question import Question, group_of
from benchmark.answers.stress import Stress, stress
from benchmark.answers.theme import better, distance
from benchmark.catalogue import Indicator, Theme
from benchmark.catalogue.conversation import Conversation
from benchmark.position.outliers import LIMIT
from benchmark.viewing import View
from benchmark.vocabulary import Direction, Outcome, ReportKind


@dataclass(frozen=True)
class Point:
    """A figure to talk about, with how far it is (``deviation``) and over how many groups that holds (``stress``).

    ``questions``: three open ones. ``peers``: whom to ask, nearest in the group first: those in the better quarter,
    and of a figure without a better side those on the other side of the middle one.
    """

    deviation: Deviation
    stress: Stress
    questions: tuple[str, ...]
    peers: tuple[Peer, ...]

    @property
    def comparison(self) -> Comparison:
        """The figure beside its group."""
        return self.deviation.comparison

    @property
    def code(self) -> str:
        """The code of the figure."""
        return self.comparison.indicator.code

    @property
    def neutral(self) -> bool:
        """Whether the figure has no better side."""
        return self.comparison.indicator.direction is Direction.NEUTRAL

    @property
    def books_first(self) -> bool:
        """Whether it rests on bookings and lies so far out that those are looked at first."""
        rests = self.comparison.indicator.comparability is not None
        return rests and abs(self.deviation.z or 0.0) > LIMIT

    def as_dict(self) -> dict[str, Any]:
        """The point as plain data."""
        found, standing = self.comparison, self.comparison.standing
        marked = {"example": True} if found.example else {}
        return marked | {
            "indicator": self.code,
            "name": found.indicator.name,
            "theme": found.indicator.theme,
            "unit": found.indicator.unit.value,
            "direction": found.indicator.direction.value,
            "value": found.value,
            "median": standing.median,
            "below": standing.below,
            "n_delivered": standing.n_delivered,
            "z": self.deviation.z,
            "groups": self.stress.groups,
            "holds_in": self.stress.share,
            "books_first": self.books_first,
            "questions": list(self.questions),
            "ask": [{"code": p.code, "name": p.name, "value": p.value} for p in self.peers],
        }


@dataclass(frozen=True)
class Agenda:
    """The kit for a conversation about one municipality.

    ``strong``: better than the group, and that holds; ``points``: at most ``frame.most`` other deviations that hold;
    ``also``: those that hold too; ``depending``: what stands out here and not in enough other groups; ``bookings``:
    books that do not pass, to be looked at first; ``sound``: themes whose books do pass. ``missing``: per theme how
    many own figures there are not. ``judged``: of how many of those ``present`` it can be said whether they stand out.
    ``testable``: whether the books of this year can be tested. ``comparable_size``:
    whether there are municipalities of a comparable size at all.
    """

    asked: Question
    name: str
    edition: str
    frame: Conversation
    strong: tuple[Point, ...]
    points: tuple[Point, ...]
    also: tuple[Indicator, ...]
    depending: tuple[Point, ...]
    bookings: tuple[Comparison, ...]
    sound: tuple[Theme, ...]
    present: int
    judged: int
    missing: tuple[tuple[Theme, int], ...]
    testable: bool
    comparable_size: bool
    example: bool

    @property
    def lacking(self) -> int:
        """How many own figures there are not."""
        return sum(n for _, n in self.missing)

    def point(self, code: str) -> Point | None:
        """The point or strong point on a figure."""
        return next((p for p in (*self.points, *self.strong) if p.code == code), None)

    def as_dict(self) -> dict[str, Any]:
        """The kit as plain data, with the fixed keys of the command line."""
        marked = {"example": True} if self.example else {}
        return marked | {
            "gemeente": {"code": self.asked.gemeente, "name": self.name},
            "year": self.asked.year,
            "report": self.asked.report.value,
            "edition": self.edition,
            "opening": self.frame.opening,
            "strong": [p.as_dict() for p in self.strong],
            "deviations": [p.as_dict() for p in self.points],
            "also_hold": [i.code for i in self.also],
            "depend_on_group": [p.as_dict() for p in self.depending],
            "bookings": [
                {"indicator": c.indicator.code, "reasons": list(c.comparable.reasons)}
                for c in self.bookings
            ],
            "books_pass": [t.key for t in self.sound],
            "missing": {theme.key: n for theme, n in self.missing},
            "questions": [] if self.points else list(self.frame.without),
        }


@lru_cache(maxsize=1024)
def agenda(view: View, asked: Question) -> Agenda:
    """The kit of one municipality, over every figure there is; in Oefenmodus also over examples."""
    catalogue = view.edition.catalogue
    found = _figures(view, asked)
    out = [_point(view, d) for d in found if d.stands_out]
    held = sorted((p for p in out if p.stress.holds), key=_order)
    strong = [p for p in held if better(p.deviation)]
    chosen, left = chosen_of([p for p in held if not better(p.deviation)], catalogue.conversation)
    own = {d.comparison.indicator.code for d in found}
    passing = {c.indicator.theme for c in _of(found) if _outcome(c) is Outcome.PASSES}
    lacking = Counter(i.theme for i in catalogue.indicators if i.code not in own)
    return Agenda(
        asked=asked,
        name=view.edition.municipalities.find(asked.gemeente, asked.year).name,
        edition=view.edition.info.id,
        frame=catalogue.conversation,
        strong=tuple(strong[: catalogue.conversation.strong]),
        points=chosen,
        also=left,
        depending=tuple(p for p in out if not p.stress.holds),
        bookings=tuple(c for c in _of(found) if _outcome(c) is Outcome.FAILS),
        sound=tuple(t for t in catalogue.themes if t.key in passing),
        present=len(found),
        judged=sum(d.judged for d in found),
        missing=tuple((t, lacking[t.key]) for t in catalogue.themes if lacking[t.key]),
        testable=asked.report is ReportKind.ACCOUNTS and asked.year in view.edition.tested_years,
        comparable_size=group_of(view.edition, asked).comparable_size,
        example=any(c.example for c in _of(found)),
    )


def _figures(view: View, asked: Question) -> list[Deviation]:
    """Every own figure that can be laid beside a group, and how far it lies from it."""
    found = []
    period = asked.year, asked.report.value
    for indicator in view.edition.catalogue.indicators:
        # Asked first: the sentence on why there are none takes longer than a comparison, and nobody reads it here.
        if view.everyone(indicator.code, *period, examples=asked.examples) is None:
            continue
        comparison = compare(view, asked, indicator.code)
        if comparison.value is not None:
            found.append(Deviation(comparison, distance(comparison)))
    return found


def _of(found: Iterable[Deviation]) -> list[Comparison]:
    return [d.comparison for d in found]


def _outcome(comparison: Comparison) -> Outcome:
    """What the books say; an example has none."""
    return Outcome.UNKNOWN if comparison.example else comparison.comparable.outcome


def _order(point: Point) -> tuple[float, float, str]:
    """What holds in the most groups first; of those, what lies furthest out."""
    return -(point.stress.share or 0.0), -abs(point.deviation.z or 0.0), point.code


def chosen_of(
    held: Sequence[Point], frame: Conversation
) -> tuple[tuple[Point, ...], tuple[Indicator, ...]]:
    """The points, and the other figures that hold: no theme fills the talk while others wait, and two figures on the
    same numerator are one subject."""
    themes: Counter[str] = Counter()
    numerators: set[Any] = set()
    first: list[Point] = []
    later: list[Point] = []
    ordered = sorted(held, key=_order)
    for point in ordered:
        indicator = point.comparison.indicator
        told = indicator.numerator.terms or indicator.code
        fresh = told not in numerators and themes[indicator.theme] < frame.per_theme
        (first if fresh else later).append(point)
        if fresh:
            numerators.add(told)
            themes[indicator.theme] += 1
    chosen = (first + later)[: frame.most]
    left = [p.comparison.indicator for p in ordered if p not in chosen]
    return tuple(chosen), tuple(left)


def _point(view: View, found: Deviation) -> Point:
    comparison = found.comparison
    asked, indicator = comparison.asked, comparison.indicator
    most = view.edition.catalogue.conversation.to_ask
    return Point(
        found,
        stress(view, asked, indicator.code),
        questions(indicator),
        tuple(_to_ask(comparison))[:most],
    )


def questions(indicator: Indicator) -> tuple[str, ...]:
    """Three open questions on a figure; of an edition from before they were written, from what may explain it."""
    if indicator.open_questions:
        return indicator.open_questions
    return tuple(
        f"Welke rol speelt bij ons: {why.rstrip('.')}?" for why in indicator.explanations[:3]
    )


def _to_ask(comparison: Comparison) -> Iterable[Peer]:
    """Those in the better quarter, or on the other side of the middle; with sound books where those are tested."""
    standing, own = comparison.standing, comparison.value
    if own is None or standing.median is None or standing.p25 is None or standing.p75 is None:
        return
    direction = comparison.indicator.direction
    higher = (
        own < standing.median if direction is Direction.NEUTRAL else direction is Direction.HIGHER
    )
    quarter = standing.p75 if higher else standing.p25
    line = standing.median if direction is Direction.NEUTRAL else quarter
    tested = comparison.indicator.comparability is not None
    for peer in comparison.peers:
        if peer.value is None or (tested and not peer.passes):
            continue
        beyond = peer.value >= line if higher else peer.value <= line
        apart = peer.value > own if higher else peer.value < own
        if beyond and apart:
            yield peer
