"""Chosen municipalities side by side on chosen figures, the own municipality first."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from benchmark import position
from benchmark.answers.comparison import Comparison, compare
from benchmark.answers.question import Question, group_of
from benchmark.catalogue import Indicator
from benchmark.dutch import count, listing
from benchmark.errors import MergedMunicipality, NoFigures, SpiegelError, UnknownIndicator
from benchmark.position import Likeness
from benchmark.viewing import View
from benchmark.vocabulary import Outcome, ReportKind, Status

LEAST, MOST = 2, 8  # municipalities side by side, the own one included: more columns nobody reads
MOST_FIGURES = 20
NEAREST = 3  # peers beside the own municipality when nobody was chosen
LONGEST = 60  # codes read from a link
# What stands ready when no figures were chosen: cost, volume and quality; those without figures drop out.
USUAL = ("BRZ03", "BEL15", "VER12", "KST03", "KST04", "KST05", "KST09", "BRZ09", "BEL16", "VER13")
PRACTICE = (
    "KAN04",
    "KAN02",
    "TEL01",
    "TEL02",
    "BAL01",
    "BAL04",
    "KTV01",
    "VER02",
    "BRZ03",
    "KST05",
)


@dataclass(frozen=True)
class LeftOut:
    """A municipality that was asked for and cannot be shown, as typed, and why.

    ``instead``: the municipalities of that year that it went into and that are not chosen yet.
    """

    typed: str
    error: SpiegelError
    instead: tuple[str, ...]


@dataclass(frozen=True)
class Chosen:
    """What a link asks for, as far as it can be shown.

    ``others``: the municipalities beside the own one. ``left_out`` and ``notices`` say what is not shown.
    """

    others: tuple[str, ...]
    figures: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    notices: tuple[str, ...]


class Place(NamedTuple):
    """One municipality on one figure: its value, how it lies to the own one, and whether its books fail.

    ``name`` says so where the figure is an example; ``likeness`` is None for the own municipality and
    where either value is missing.
    """

    code: str
    name: str
    value: float | None
    status: Status
    likeness: Likeness | None
    fails: bool


@dataclass(frozen=True)
class BesideRow:
    """One figure over the chosen municipalities, the own one first; ``small``: what is called equal."""

    comparison: Comparison
    places: tuple[Place, ...]
    small: float | None


@dataclass(frozen=True)
class Beside:
    """Chosen municipalities (code and name, the own one first) side by side.

    ``waiting``: the chosen figures that are not there for this question, each with the reason.
    """

    asked: Question
    names: tuple[tuple[str, str], ...]
    rows: tuple[BesideRow, ...]
    waiting: tuple[tuple[Indicator, NoFigures], ...]

    @property
    def example(self) -> bool:
        """Whether any figure in it is fictitious."""
        return any(r.comparison.example for r in self.rows)

    @property
    def missing_everywhere(self) -> bool:
        """Whether a chosen figure was delivered by nobody, over any year."""
        return any(not i.has_figures for i, _ in self.waiting)


def choose(view: View, asked: Question, met: str = "", cijfers: str = "") -> Chosen:
    """What two texts of a link stand for: codes (or names) of municipalities, and codes of figures.

    Without a text the nearest peers and the usual figures stand ready. What cannot be shown is left out
    and said; the rest stays.
    """
    others, left_out, notices = _others(view, asked, met)
    figures, unread = _figures(view, asked, cijfers)
    return Chosen(others, figures, left_out, (*notices, *unread))


def _others(
    view: View, asked: Question, met: str
) -> tuple[tuple[str, ...], tuple[LeftOut, ...], list[str]]:
    typed = _codes(met)
    if not typed:
        return tuple(group_of(view.edition, asked).codes[:NEAREST]), (), []
    names = view.edition.municipalities
    found: list[str] = []
    refused: list[tuple[str, SpiegelError]] = []
    for text in typed:
        try:
            found.append(names.find(text, asked.year).code)
        except SpiegelError as error:
            refused.append((text, error))
    others = [c for c in dict.fromkeys(found) if c != asked.gemeente]
    taken = {asked.gemeente, *others}
    left_out = tuple(LeftOut(text, e, _instead(view, asked, e, taken)) for text, e in refused)
    notices = []
    if len(others) > MOST - 1:
        beyond = [names.name(c) for c in others[MOST - 1 :]]
        stays = "staat" if len(beyond) == 1 else "staan"
        notices.append(
            f"U koos {len(others) + 1} gemeenten en er passen er {MOST} naast elkaar. "
            f"{listing(beyond, 3)} {stays} er niet bij."
        )
    if not others:
        notices.append(
            f"Er is geen gemeente over om naast {names.name(asked.gemeente)} te zetten. "
            "Kies hieronder minstens één andere gemeente."
        )
    return tuple(others[: MOST - 1]), left_out, notices


def _instead(view: View, asked: Question, error: SpiegelError, taken: set[str]) -> tuple[str, ...]:
    if not isinstance(error, MergedMunicipality):
        return ()
    here = set(view.edition.municipalities.in_year(asked.year)["code"])
    return tuple(c for c in error.successors if c in here and c not in taken)


def _figures(view: View, asked: Question, cijfers: str) -> tuple[tuple[str, ...], list[str]]:
    found: list[str] = []
    notices: list[str] = []
    for text in _codes(cijfers):
        try:
            found.append(view.edition.catalogue.indicator(text).code)
        except UnknownIndicator as error:
            notices.append(f"{error.sentence} Dat cijfer laten wij weg.")
    chosen = list(dict.fromkeys(found))
    if len(chosen) > MOST_FIGURES:
        over = len(chosen) - MOST_FIGURES
        notices.append(
            f"U koos {len(chosen)} cijfers en er passen er {MOST_FIGURES} onder elkaar. "
            f"De laatste {count(over, 'cijfer staat', 'cijfers staan')} er niet bij."
        )
    return tuple(chosen[:MOST_FIGURES]) or usual_figures(view, asked), notices


def _codes(text: str) -> list[str]:
    return [part.strip() for part in text.split("-") if part.strip()][:LONGEST]


def usual_figures(view: View, asked: Question) -> tuple[str, ...]:
    """The figures that stand ready: those with figures for this question, in Oefenmodus a choice of them."""
    ready = tuple(c for c in (PRACTICE if asked.examples else USUAL) if _known(view, asked, c))
    return (
        ready
        or tuple(i.code for i in view.edition.catalogue.indicators if _known(view, asked, i.code))[
            :10
        ]
    )


def _known(view: View, asked: Question, code: str) -> bool:
    """Whether an indicator is in the catalogue and has figures for this question."""
    found = view.everyone(code, asked.year, asked.report.value, examples=asked.examples)
    return found is not None


@lru_cache(maxsize=1024)
def beside(
    view: View, asked: Question, others: tuple[str, ...], figures: tuple[str, ...]
) -> Beside:
    """The own municipality and ``others`` side by side on ``figures`` (codes that exist)."""
    edition = view.edition
    codes = (asked.gemeente, *others)
    rows: list[BesideRow] = []
    waiting: list[tuple[Indicator, NoFigures]] = []
    for code in figures:
        try:
            comparison = compare(view, asked, code)
        except NoFigures as error:
            waiting.append((edition.catalogue.indicator(code), error))
            continue
        rows.append(_row(view, comparison, codes))
    names = tuple((c, edition.municipalities.name(c)) for c in codes)
    return Beside(asked, names, tuple(rows), tuple(waiting))


def _row(view: View, comparison: Comparison, codes: Sequence[str]) -> BesideRow:
    everyone = comparison.everyone.rows
    small = position.small_difference([r.value for r in everyone.values()])
    failing = fails(view, comparison)
    places = []
    for code in codes:
        row = everyone[code]
        same = None
        if code != codes[0] and row.value is not None and comparison.value is not None:
            same = position.likeness(
                row.value, comparison.value, comparison.indicator.decimals, small
            )
        places.append(Place(code, row.name, row.value, Status(row.status), same, code in failing))
    return BesideRow(comparison, tuple(places), small)


def fails(view: View, comparison: Comparison) -> frozenset[str]:
    """The municipalities whose books fail the comparability test of this figure.

    Empty where there is no test, for budgets, and for examples: those have no books.
    """
    indicator, asked = comparison.indicator, comparison.asked
    if indicator.comparability is None or comparison.example:
        return frozenset()
    if asked.report is not ReportKind.ACCOUNTS:
        return frozenset()
    outcomes = view.outcomes(indicator.comparability, asked.year)
    return frozenset(c for c, found in outcomes.items() if found is Outcome.FAILS)
