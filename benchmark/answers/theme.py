"""What stands out in one theme, over cost, quality and volume together?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from benchmark import position
from benchmark.answers import sides
from benchmark.answers.comparison import Comparison, compare
from benchmark.answers.overview import Deviation, deviation
from benchmark.answers.question import Question
from benchmark.answers.trend import Trend, trend
from benchmark.catalogue import Indicator, Theme
from benchmark.errors import NoFigures, SpiegelError
from benchmark.viewing import View
from benchmark.vocabulary import Kind, Perspective

ORDER = (Perspective.COST, Perspective.QUALITY, Perspective.VOLUME)


@dataclass(frozen=True)
class ThemeAnswer:
    """One theme of one municipality.

    ``found``: every indicator with figures, in order of the catalogue, the own figure missing or not.
    ``waiting``: the indicators that nobody delivered. ``largest``: the deviation furthest from the
    group, None when nothing stands out. ``example``: at least one figure is fictitious. ``stories``:
    what was planted in the examples of this municipality.
    """

    theme: Theme
    asked: Question
    name: str
    found: tuple[Deviation, ...]
    waiting: tuple[Indicator, ...]
    largest: Deviation | None
    trends: Mapping[str, Trend]
    stories: tuple[str, ...] = ()

    @property
    def example(self) -> bool:
        """Whether any figure on the page is fictitious."""
        return any(d.comparison.example for d in self.found)

    @property
    def rests_on_example(self) -> bool:
        """Whether any figure of this municipality itself is fictitious."""
        return any(d.comparison.example and d.comparison.value is not None for d in self.found)

    @property
    def present(self) -> int:
        """How many of the figures this municipality has."""
        return sum(d.comparison.value is not None for d in self.found)

    @property
    def asked_for(self) -> int:
        """How many figures the theme has."""
        return len(self.found) + len(self.waiting)

    def of(self, perspective: Perspective) -> tuple[Deviation, ...]:
        """The figures on one side of the service."""
        return tuple(d for d in self.found if d.comparison.indicator.perspective is perspective)


@lru_cache(maxsize=2048)
def theme(view: View, asked: Question, key: str) -> ThemeAnswer:
    """Every figure of a theme beside its group; raises SpiegelError for a theme that is not there."""
    catalogue = view.edition.catalogue
    known = {t.key: t for t in catalogue.themes}
    if key not in known:
        raise SpiegelError(
            f"Het thema '{key[:40]}' is er niet.", "Kies een thema op de pagina Cijfers."
        )
    found, waiting = [], []
    for indicator in catalogue.of_theme(key):
        try:
            comparison = compare(view, asked, indicator.code)
        except NoFigures:
            waiting.append(indicator)
            continue
        found.append(Deviation(comparison, distance(comparison)))
    out = sorted((d for d in found if d.stands_out), key=lambda d: -abs(d.z or 0.0))
    name = view.edition.municipalities.find(asked.gemeente, asked.year).name
    # A small line stands beside the figure of the year itself, so it keeps the prices of each year.
    own_prices = replace(asked, real=False)
    return ThemeAnswer(
        theme=known[key],
        asked=asked,
        name=name,
        found=tuple(found),
        waiting=tuple(waiting),
        largest=out[0] if out else None,
        trends={
            d.comparison.indicator.code: trend(view, own_prices, d.comparison.indicator.code)
            for d in found
        },
        stories=_stories(view, asked, key) if any(d.comparison.example for d in found) else (),
    )


def _stories(view: View, asked: Question, key: str) -> tuple[str, ...]:
    shown = {i.code for i in view.edition.catalogue.of_theme(key)}
    found = (s for s in view.stories(asked) if s.theme == key and s.indicator in shown)
    return tuple(dict.fromkeys(s.text for s in found))


def distance(comparison: Comparison) -> float | None:
    """Modified z of the own value in its group.

    What rests on bookings counts only where the books may be compared, as on the overview; counts and
    marks have no books to test. None without a value, or without a group of comparable size.
    """
    if comparison.indicator.comparability is not None:
        return deviation(comparison)
    return among_peers(comparison)


def among_peers(comparison: Comparison) -> float | None:
    """Modified z of the own value among all peers, for what rests on no books.

    None without a value, or without a group of comparable size.
    """
    if comparison.value is None or not comparison.group.comparable_size:
        return None
    values = [p.value for p in comparison.peers if p.value is not None]
    positive = comparison.value > 0 and all(v > 0 for v in values)
    logarithm = positive and comparison.indicator.kind in (Kind.RATIO, Kind.LEVEL)
    return position.modified_z(values, comparison.value, logarithm=logarithm)


def better(found: Deviation) -> bool | None:
    """Whether the own value lies on the better side of the middle one; None where that cannot be told."""
    return sides.better(found.comparison)
