"""The dienstverleningsvisie: every value of the municipality beside the two or three figures that confirm or question it.

A figure confirms a value when it lies on the better side of the middle municipality, by the same judgement as everywhere
(``sides``): where chance leaves the side open, nothing is said. Source: DOMAIN section 5, USERS section 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from benchmark.answers.comparison import Comparison, compare
from benchmark.answers.question import Question
from benchmark.answers.sides import better
from benchmark.catalogue import Catalogue, Indicator
from benchmark.dutch import count, listing, marked
from benchmark.errors import NoFigures
from benchmark.ledger.reading import WrongEntry
from benchmark.ledger.store import Record
from benchmark.ledger.vision import StatedValue
from benchmark.viewing import View
from benchmark.vocabulary import Direction

THEME = "serviceformules"


class Verdict(StrEnum):
    """What a figure says of a value."""

    CONFIRMS = "bevestigt"
    QUESTIONS = "trekt in twijfel"
    OPEN = "niet te zeggen"
    NOTHING = "geen cijfer"


@dataclass(frozen=True)
class Sign:
    """A figure beside a value; ``comparison`` is None when nobody delivered it."""

    indicator: Indicator
    comparison: Comparison | None

    @property
    def verdict(self) -> Verdict:
        """Confirms on the better side of the middle one, questions on the other, says nothing where that is open."""
        found = self.comparison
        if found is None or found.value is None:
            return Verdict.NOTHING
        side = better(found)
        if side is None:
            return Verdict.OPEN
        return Verdict.CONFIRMS if side else Verdict.QUESTIONS


@dataclass(frozen=True)
class Stated:
    """A value with its figures. ``record``: None for an invented one of the catalogue."""

    name: str
    meaning: str
    signs: tuple[Sign, ...]
    record: Record[StatedValue] | None

    def counted(self, verdict: Verdict) -> int:
        """How many of its figures say that."""
        return sum(s.verdict is verdict for s in self.signs)

    @property
    def known(self) -> int:
        """How many of its figures say anything: confirm or question."""
        return self.counted(Verdict.CONFIRMS) + self.counted(Verdict.QUESTIONS)


@dataclass(frozen=True)
class VisionAnswer:
    """All values of a municipality, by name. ``invented``: those of the catalogue."""

    asked: Question
    name: str
    edition: str
    values: tuple[Stated, ...]
    invented: bool

    @property
    def example(self) -> bool:
        """Whether anything on it is fictitious: the values or a figure beside them."""
        found = [s.comparison for v in self.values for s in v.signs]
        return self.invented or any(c.example for c in found if c is not None)

    def as_dict(self) -> dict[str, Any]:
        """The answer as plain data, with fixed keys."""
        given = {"example": True} if self.example else {}
        return given | {
            "gemeente": {"code": self.asked.gemeente, "name": self.name},
            "year": self.asked.year,
            "report": self.asked.report.value,
            "edition": self.edition,
            "values": [_value(v) for v in self.values],
        }


def _value(found: Stated) -> dict[str, Any]:
    return {
        "name": found.name,
        "meaning": found.meaning,
        "author": found.record.author.words if found.record else None,
        "at": found.record.at.isoformat(timespec="seconds") if found.record else None,
        "indicators": [
            {
                "indicator": s.indicator.code,
                "name": s.indicator.name,
                "confirmed_by": s.indicator.direction.value,
                "value": s.comparison.value if s.comparison else None,
                "median": s.comparison.standing.median if s.comparison else None,
                "n_delivered": s.comparison.standing.n_delivered if s.comparison else 0,
                "verdict": s.verdict.value,
            }
            for s in found.signs
        ],
    }


def vision(view: View, asked: Question, records: Sequence[Record[StatedValue]]) -> VisionAnswer:
    """The values of these records beside their figures; of one number the newest version counts.

    In Oefenmodus the invented values of the catalogue stand in for a municipality that wrote none; what was written there
    stays there.
    """
    newest: dict[str, Record[StatedValue]] = {}
    for record in sorted(records, key=lambda r: r.version):
        newest[record.subject] = record
    own = [
        r for r in newest.values()
        if r.entry.gemeente == asked.gemeente and not r.entry.withdrawn and (asked.examples or not r.entry.example)
    ]  # fmt: skip
    values = [
        _stated(view, asked, r.entry.name, r.entry.meaning, r.entry.indicators, r)
        for r in sorted(own, key=lambda r: r.entry.name.casefold())
    ]
    invented = []
    if asked.examples and not values:
        invented = [
            _stated(view, asked, marked(e.name, True), e.meaning, e.indicators, None)
            for e in view.edition.catalogue.vision.examples
            if e.gemeente == asked.gemeente
        ]
    signs = [s.comparison for v in (*values, *invented) for s in v.signs if s.comparison]
    plain = view.edition.municipalities.find(asked.gemeente, asked.year).name
    shown = bool(invented) or any(c.example for c in signs)
    return VisionAnswer(
        asked=asked,
        name=marked(plain, shown),
        edition=view.edition.info.id,
        values=tuple(values or invented),
        invented=bool(invented),
    )


def refuse(catalogue: Catalogue, codes: Sequence[str]) -> tuple[str, ...]:
    """The codes as they can be kept, each once. Raises WrongEntry with what is wrong: too few, too many, unknown, or
    neutral."""
    rule = catalogue.vision
    wanted = tuple(dict.fromkeys(c.strip().upper() for c in codes if c.strip()))
    known = {i.code: i for i in catalogue.indicators}
    unknown = [c for c in wanted if c not in known]
    if unknown:
        raise WrongEntry(
            f"Het cijfer '{unknown[0][:20]}' bestaat niet; kies een cijfer uit de lijst.",
            "indicators",
        )
    neutral = [known[c].name for c in wanted if known[c].direction is Direction.NEUTRAL]
    if neutral:
        named = listing([f"'{name}'" for name in neutral])
        verb = "heeft" if len(neutral) == 1 else "hebben"
        raise WrongEntry(
            f"{named} {verb} geen goede of slechte kant. Zo'n cijfer kan een waarde niet "
            "bevestigen; kies een ander.",
            "indicators",
        )
    if not rule.least <= len(wanted) <= rule.most:
        raise WrongEntry(
            f"U koos {count(len(wanted), 'cijfer', 'cijfers')}; verwacht worden er {rule.least} of {rule.most}.",
            "indicators",
        )
    return wanted


def _stated(
    view: View,
    asked: Question,
    name: str,
    meaning: str,
    codes: Sequence[str],
    record: Record[StatedValue] | None,
) -> Stated:
    known = {i.code: i for i in view.edition.catalogue.indicators}
    signs = tuple(Sign(known[c], _compared(view, asked, c)) for c in codes if c in known)
    return Stated(name, meaning, signs, record)


def _compared(view: View, asked: Question, code: str) -> Comparison | None:
    try:
        return compare(view, asked, code)
    except NoFigures:
        return None
