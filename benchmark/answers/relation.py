"""Do two figures go together over all municipalities, and where does the own one stand between them?"""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from benchmark import position
from benchmark.answers.beside import fails
from benchmark.answers.comparison import Comparison, compare
from benchmark.answers.question import Question
from benchmark.catalogue import Indicator
from benchmark.errors import SpiegelError, UnknownIndicator
from benchmark.everyone import Everyone
from benchmark.position import Relation
from benchmark.viewing import View

# What stands ready when no two figures were chosen; the first pair of which both have figures.
USUAL = (("KST05", "BRZ03"), ("KST09", "KST03"))
PRACTICE = (("BAL04", "KTV01"), ("TEL02", "KTV02"), ("KAN04", "KAN02"))


class Dot(NamedTuple):
    """One municipality with both figures; ``name`` says so where either is an example.

    ``counts``: whether it counts in the relation; it does not when its books fail the test of either.
    """

    code: str
    name: str
    inhabitants: int
    x: float
    y: float
    counts: bool


@dataclass(frozen=True)
class Scatter:
    """Two figures of every municipality that has both, the largest first, and how they go together.

    ``shared``: both figures are made from some of the same amounts or counts, which ties them together
    whatever municipalities do.
    """

    x: Comparison
    y: Comparison
    dots: tuple[Dot, ...]
    relation: Relation
    shared: bool

    @property
    def example(self) -> bool:
        """Whether either figure is fictitious."""
        return self.x.example or self.y.example

    @property
    def own(self) -> Dot | None:
        """The own municipality, when it has both figures."""
        return next((d for d in self.dots if d.code == self.x.asked.gemeente), None)

    @property
    def uncounted(self) -> int:
        """How many municipalities are shown but count in no relation."""
        return sum(not d.counts for d in self.dots)


def pair(view: View, asked: Question, x: str = "", y: str = "") -> tuple[str, str, tuple[str, ...]]:
    """The codes for both axes from two texts of a link, and sentences on what could not be read."""
    notices: list[str] = []
    given = [_code(view, text, notices) for text in (x, y)]
    ready = _ready(view, asked)
    across = given[0] or next(c for c in ready if c != given[1])
    along = given[1] or next(c for c in ready if c != across)
    if across == along:
        name = view.edition.catalogue.indicator(across).name
        along = next(c for c in ready if c != across)
        notices.append(f"U koos twee keer '{name}'. Kies twee verschillende cijfers.")
    return across, along, tuple(notices)


def _code(view: View, text: str, notices: list[str]) -> str:
    if not text:
        return ""
    try:
        return view.edition.catalogue.indicator(text.strip()).code
    except UnknownIndicator as error:
        notices.append(f"{error.sentence} U ziet een ander cijfer.")
        return ""


def _ready(view: View, asked: Question) -> list[str]:
    """Codes to fall back on: a sensible pair with figures, then whatever has figures, then anything."""

    def known(code: str) -> bool:
        found = view.everyone(code, asked.year, asked.report.value, examples=asked.examples)
        return found is not None

    pairs = (*PRACTICE, *USUAL) if asked.examples else USUAL
    sensible = [c for p in pairs if all(known(c) for c in p) for c in p]
    every = [i.code for i in view.edition.catalogue.indicators]
    return [*sensible, *(c for c in every if known(c)), *every]


@lru_cache(maxsize=1024)
def relation(view: View, asked: Question, x: str, y: str) -> Scatter:
    """Every municipality between two figures; raises NoFigures when one of them is not there."""
    if x.upper() == y.upper():
        raise SpiegelError("Dit is twee keer hetzelfde cijfer.", "Kies twee verschillende cijfers.")
    across, along = compare(view, asked, x), compare(view, asked, y)
    sizes = tuple(
        view.edition.municipalities.in_year(asked.year).select("code", "inhabitants").iter_rows()
    )
    failing = fails(view, across) | fails(view, along)
    dots, found = _dots(across.everyone, along.everyone, failing, sizes)
    return Scatter(across, along, dots, found, _shared(across.indicator, along.indicator))


@lru_cache(maxsize=128)
def _dots(
    across: Everyone, along: Everyone, failing: frozenset[str], sizes: tuple[tuple[str, int], ...]
) -> tuple[tuple[Dot, ...], Relation]:
    """The same for every municipality that looks, so it is worked out once: 58 thousand pairs."""
    dots = []
    for code, inhabitants in sizes:
        one, other = across.rows.get(code), along.rows.get(code)
        if one is None or other is None or one.value is None or other.value is None:
            continue
        name = one.name if across.example else other.name
        dots.append(Dot(code, name, inhabitants, one.value, other.value, code not in failing))
    dots.sort(key=lambda d: (-d.inhabitants, d.code))
    counted = [d for d in dots if d.counts]
    found = position.relate([d.x for d in counted], [d.y for d in counted])
    return tuple(dots), found


def _shared(one: Indicator, other: Indicator) -> bool:
    """Whether two indicators are made from some of the same measures, or count the same thing."""
    return bool(_made_of(one) & _made_of(other))


def _made_of(indicator: Indicator) -> set[str]:
    found: set[str] = set()
    for part in (indicator.numerator, indicator.denominator):
        if part is not None:
            found |= {measure for measure, _ in part.terms} or {part.text}
    return found
