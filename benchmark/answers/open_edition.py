"""What a municipality tells in public of its service: the own figures, and others only as a band.

A band is of a fixed class of municipalities (the own one among them), the same for everyone in the class; see
``benchmark.disclosure`` for when there is none. Nothing here names another municipality or holds its figure.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from benchmark import disclosure, dutch
from benchmark.answers import certainty
from benchmark.answers.comparison import Comparison, compare
from benchmark.answers.execution import members_of, subject_of
from benchmark.answers.open_promises import Promises, promises
from benchmark.answers.question import Question, group_of
from benchmark.catalogue import Indicator, OpenSubject, PublicClass
from benchmark.disclosure import Band, Contributors, Why, Withheld
from benchmark.errors import NoFigures, SpiegelError
from benchmark.viewing import View
from benchmark.vocabulary import Direction, Outcome, ReportKind, Role, Status, Unit

MARKS = (1.0, 10.0)


class Place(StrEnum):
    """Where the own figure lies beside the band."""

    BELOW = "below"
    INSIDE = "inside"
    ABOVE = "above"


@dataclass(frozen=True)
class OpenFigure:
    """One figure as the public reads it.

    ``value`` is None with its ``status``; ``before`` that of a year earlier (None over a break). ``others``: the band, or why
    there is none; ``place`` None without band. What chance cannot tell from the band lies inside it.
    """

    indicator: Indicator
    name: str
    value: float | None
    before: float | None
    status: Status
    source: str
    others: Band | Withheld
    place: Place | None
    example: bool = False

    @property
    def better(self) -> bool | None:
        """Whether the own figure lies on the better side of the band; None inside, without band or without a better side."""
        if self.place in (None, Place.INSIDE) or self.indicator.direction is Direction.NEUTRAL:
            return None
        return (self.place is Place.ABOVE) is (self.indicator.direction is Direction.HIGHER)

    def as_dict(self) -> dict[str, Any]:
        """Plain data; what is withheld has its reason."""
        shown = self.others if isinstance(self.others, Band) else None
        return {
            "code": self.indicator.code,
            "name": self.indicator.name,
            "question": self.indicator.question,
            "unit": self.indicator.unit.value,
            "value": self.value,
            "before": self.before,
            "status": self.status.value,
            "band": {"low": shown.low, "high": shown.high} if shown else None,
            "withheld": None if isinstance(self.others, Band) else self.others.why.value,
            "place": self.place.value if self.place else None,
            "better": self.better,
            "source": self.source,
        }


@dataclass(frozen=True)
class Told:
    """A subject with its figures; ``waiting``: those that nobody delivered yet."""

    subject: OpenSubject
    figures: tuple[OpenFigure, ...]
    waiting: tuple[Indicator, ...]

    @property
    def known(self) -> tuple[OpenFigure, ...]:
        """The figures that the municipality has."""
        return tuple(f for f in self.figures if f.value is not None)


@dataclass(frozen=True)
class Share:
    """How many of ten municipalities reach something; None where that would tell of one of them."""

    code: str
    says: str
    of_ten: int | None


@dataclass(frozen=True)
class OpenEdition:
    """The open edition of one municipality and year. ``like_size``: there are municipalities of comparable size at all."""

    asked: Question
    name: str
    plain_name: str
    edition: str
    class_name: str
    like_size: bool
    subjects: tuple[Told, ...]
    shares: tuple[Share, ...]
    promises: Promises

    @property
    def figures(self) -> tuple[OpenFigure, ...]:
        """Every figure once, in order, the own one missing or not."""
        return tuple({f.indicator.code: f for t in self.subjects for f in t.figures}.values())

    @property
    def known(self) -> tuple[OpenFigure, ...]:
        """The figures that the municipality has."""
        return tuple(f for f in self.figures if f.value is not None)

    @property
    def waiting(self) -> tuple[Indicator, ...]:
        """The figures that nobody delivered."""
        return tuple(i for t in self.subjects for i in t.waiting)

    @property
    def strong(self) -> tuple[OpenFigure, ...]:
        """What lies on the better side of the band."""
        return tuple(f for f in self.known if f.better)

    @property
    def different(self) -> tuple[OpenFigure, ...]:
        """What lies outside the band without being better."""
        outside = (Place.BELOW, Place.ABOVE)
        return tuple(f for f in self.known if f.place in outside and not f.better)

    @property
    def withheld(self) -> tuple[tuple[Indicator, Why], ...]:
        """The own figures that stand without a band, and why."""
        return tuple(
            (f.indicator, f.others.why) for f in self.known if isinstance(f.others, Withheld)
        )

    @property
    def example(self) -> bool:
        """Whether any figure is fictitious."""
        return self.promises.example or any(f.example for f in self.known)

    def as_dict(self) -> dict[str, Any]:
        """The answer as plain data; no other municipality is in it."""
        marked = {"example": True} if self.example else {}
        return marked | {
            "gemeente": {"code": self.asked.gemeente, "name": self.name},
            "year": self.asked.year,
            "edition": self.edition,
            "class": self.class_name,
            "subjects": [
                {
                    "key": t.subject.key,
                    "title": t.subject.title,
                    "figures": [f.as_dict() for f in t.figures],
                    "nobody_delivered": [i.code for i in t.waiting],
                }
                for t in self.subjects
            ],
            "shares": [{"code": s.code, "says": s.says, "of_ten": s.of_ten} for s in self.shares],
            "promises": [p.as_dict() for p in self.promises.promises],
            "withheld": [{"code": i.code, "why": why.value} for i, why in self.withheld],
        }


@dataclass(frozen=True, eq=False)
class Release:
    """Of whom bands of a class and year were published at one time: per figure the values, by who has them."""

    by_code: Mapping[str, Contributors]


@lru_cache(maxsize=512)
def open_edition(view: View, asked: Question, before: tuple[Release, ...] = ()) -> OpenEdition:
    """The open edition; raises SpiegelError for a budget, or for an edition from before there was one.

    ``before``: the bands of this class and year that were published from earlier editions, oldest first.
    """
    declared = view.edition.catalogue.open_edition
    if asked.report is not ReportKind.ACCOUNTS:
        raise SpiegelError(
            "Een jaarbericht gaat over een jaar dat voorbij is, en dit is een begroting.",
            "Kies een jaarrekening.",
        )
    if not declared.subjects:
        raise SpiegelError(
            f"Editie {view.edition.info.id} is van voor het jaarbericht.",
            "Maak een nieuwe editie met 'spiegel build'.",
        )
    municipality = view.edition.municipalities.find(asked.gemeente, asked.year)
    public = declared.class_of(municipality.inhabitants)
    found = _compared(view, asked, declared.codes)
    bands = _bands(view, asked, found, public, before)
    figures = {c: _figure(view, asked, f, bands[c]) for c, f in found.items()}
    promised = promises(view, asked)
    invented = promised.example or any(f.example for f in figures.values())
    return OpenEdition(
        asked=asked,
        name=dutch.marked(municipality.name, invented),
        plain_name=municipality.name,
        edition=view.edition.info.id,
        class_name=public.name,
        like_size=group_of(view.edition, asked).comparable_size,
        subjects=tuple(
            Told(
                subject,
                tuple(figures[c] for c in subject.codes if c in figures),
                tuple(
                    view.edition.catalogue.indicator(c) for c in subject.codes if c not in figures
                ),
            )
            for subject in declared.subjects
        ),
        shares=_shares(view, asked, found, public, before),
        promises=promised,
    )


def _compared(view: View, asked: Question, codes: tuple[str, ...]) -> dict[str, Comparison]:
    """The figures that anybody has, by code."""
    found = {}
    for code in codes:
        try:
            found[code] = compare(view, asked, code)
        except NoFigures:
            continue
    return found


def release(view: View, asked: Question) -> Release:
    """Whose values are behind the bands of this edition, for the class of the municipality."""
    declared = view.edition.catalogue.open_edition
    inhabitants = view.edition.municipalities.find(asked.gemeente, asked.year).inhabitants
    public = declared.class_of(inhabitants)
    return Release({c: contributors(view, asked, c, public) for c in declared.codes})


def _bands(
    view: View,
    asked: Question,
    found: Mapping[str, Comparison],
    public: PublicClass,
    before: tuple[Release, ...],
) -> dict[str, Band | Withheld]:
    """The band of every figure, after what must go along with what is withheld."""
    declared = view.edition.catalogue.open_edition
    bands: dict[str, Band | Withheld] = {}
    for code, comparison in found.items():
        indicator = comparison.indicator

        def publish(by: Contributors, indicator: Indicator = indicator) -> Band | Withheld:
            values = list(by.values())
            return disclosure.band(values, declared.rule, _bounds(indicator, values))

        earlier = [r.by_code.get(code, {}) for r in before]
        now = contributors(view, asked, code, public)
        settled = disclosure.settled(
            earlier, now, lambda by: isinstance(publish(by), Band), declared.rule
        )
        bands[code] = publish(settled)
    for whole in declared.wholes:
        bands = disclosure.completed(bands, whole.codes)
    return bands


def contributors(view: View, asked: Question, code: str, public: PublicClass) -> dict[str, float]:
    """The values of a class, by who has them: only books that may be compared, and a joint organisation once, as the
    mean of its members. What happens inside one office is one contributor, however many members pass it on.
    """
    anybody = Question("", asked.year, asked.report, examples=asked.examples)
    return dict(_by_class(view, anybody, code)[public.name])


@lru_cache(maxsize=512)
def _by_class(view: View, asked: Question, code: str) -> dict[str, dict[str, float]]:
    """The contributors of every class; the same whoever asks, so made once."""
    declared = view.edition.catalogue.open_edition
    return {c.name: _of_class(view, asked, code, c) for c in declared.classes}


def _of_class(view: View, asked: Question, code: str, public: PublicClass) -> dict[str, float]:
    indicator = view.edition.catalogue.indicator(code)
    sizes = view.edition.municipalities.in_year(asked.year).select("code", "inhabitants")
    found = view.everyone(indicator.code, asked.year, asked.report.value, examples=asked.examples)
    rows = found.rows if found is not None else {}
    class_of = view.edition.catalogue.open_edition.class_of
    outcomes = view.outcomes(indicator.comparability or "", asked.year)
    subject = subject_of(indicator)
    register = members_of(view, subject, asked.year) if subject else {}
    together: dict[str, list[float]] = {}
    for one, size in sizes.iter_rows():
        value = rows[one].value if one in rows and class_of(size) == public else None
        if value is None or (indicator.comparability and outcomes.get(one) is not Outcome.PASSES):
            continue
        shared = one in register and register[one][1].role is not Role.SPECIAL_TASK
        holder = register[one][0].organisation if shared else one
        together.setdefault(holder, []).append(value)
    return {by: math.fsum(v) / len(v) for by, v in together.items()}


def _bounds(indicator: Indicator, values: list[float]) -> tuple[float, float]:
    """What no value of this kind passes; a share of revenue may pass 100."""
    if indicator.unit is Unit.MARK:
        return MARKS
    low = 0.0 if all(v >= 0 for v in values) else -math.inf
    full = indicator.unit is Unit.PERCENT and all(v <= 100 for v in values)
    return low, 100.0 if full else math.inf


def _figure(view: View, asked: Question, found: Comparison, others: Band | Withheld) -> OpenFigure:
    if found.indicator.comparability and not found.comparable.passes and not found.example:
        failed = found.comparable.outcome is Outcome.FAILS
        others = Withheld(Why.BOOKS if failed else Why.UNTESTED)
    return OpenFigure(
        indicator=found.indicator,
        name=found.municipality.name,
        value=found.value,
        before=_before(view, asked, found.indicator),
        status=found.status,
        source=found.source,
        others=others,
        place=_place(found, others) if isinstance(others, Band) else None,
        example=found.example,
    )


def _before(view: View, asked: Question, indicator: Indicator) -> float | None:
    """The own figure of a year earlier; None when a break or a merger lies between."""
    breaks = {e.first_year for e in view.edition.catalogue.events_of(indicator) if e.breaks}
    merged = view.edition.municipalities.merger_years(asked.gemeente)
    earlier = view.everyone(
        indicator.code, asked.year - 1, asked.report.value, examples=asked.examples
    )
    if earlier is None or asked.year in breaks or asked.year in merged:
        return None
    row = earlier.rows.get(asked.gemeente)
    return None if row is None else row.value


def _place(found: Comparison, others: Band) -> Place | None:
    """Beside the band as printed; a figure whose interval touches the band is not told from it."""
    if found.value is None:
        return None
    low = high = round(found.value, found.indicator.decimals)
    row = found.everyone.rows[found.municipality.code]
    estimate = certainty.estimate(found.indicator, row)
    if estimate is not None:
        low, high = estimate.low, estimate.high
    if high < others.low:
        return Place.BELOW
    return Place.ABOVE if low > others.high else Place.INSIDE


def _shares(
    view: View,
    asked: Question,
    found: Mapping[str, Comparison],
    public: PublicClass,
    before: tuple[Release, ...],
) -> tuple[Share, ...]:
    """How many of ten reach what, under the same rule on what was published before as the bands."""
    declared = view.edition.catalogue.open_edition
    shares = []
    for reached in declared.reached:
        if reached.code not in found:
            continue

        def of_ten(by: Contributors, least: float = reached.value) -> int | None:
            there = sum(v >= least for v in by.values())
            return disclosure.tenths(there, len(by), declared.rule)

        earlier = [r.by_code.get(reached.code, {}) for r in before]
        now = contributors(view, asked, reached.code, public)
        settled = disclosure.settled(earlier, now, lambda by: of_ten(by) is not None, declared.rule)
        shares.append(Share(reached.code, reached.says, of_ten(settled)))
    return tuple(shares)
