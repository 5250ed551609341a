"""The BurgerServiceCode: what residents judge per norm, beside the hard evidence, and the gap between the two.

A judgement is a survey figure with its interval; evidence is any other figure of the catalogue. Both are placed in
the same group by the same rules as everywhere. Source: DOMAIN section 5, INDICATORS (BSC).
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from benchmark.answers import certainty
from benchmark.answers.comparison import Comparison, compare
from benchmark.answers.question import Question, group_of
from benchmark.answers.sides import better
from benchmark.catalogue import Check, Indicator, Norm
from benchmark.errors import NoFigures
from benchmark.peers import GroupChoice
from benchmark.position.interval import Estimate
from benchmark.position.perception import Gap, gap
from benchmark.viewing import View

THEME = "burgerservicecode"


@dataclass(frozen=True)
class Evidence:
    """A figure laid beside a norm; ``comparison`` is None when nobody delivered it."""

    indicator: Indicator
    comparison: Comparison | None

    @property
    def better(self) -> bool | None:
        """Whether it lies on the better side of the middle one; None where that cannot be told."""
        return None if self.comparison is None else better(self.comparison)


@dataclass(frozen=True)
class NormAnswer:
    """One norm. ``comparison``: None when nobody delivered it; ``own``: the value with its interval, in percent."""

    norm: Norm
    indicator: Indicator
    comparison: Comparison | None
    own: Estimate | None
    evidence: tuple[Evidence, ...]
    checks: tuple[Check, ...]

    @property
    def better(self) -> bool | None:
        """Whether residents judge it better than in the middle one; None where that cannot be told."""
        return None if self.comparison is None else better(self.comparison)

    @property
    def gap(self) -> Gap:
        """The judgement of residents against the evidence."""
        return gap(self.better, [e.better for e in self.evidence])


@dataclass(frozen=True)
class ServiceCodeAnswer:
    """All norms of one municipality, in the order of the code. ``stories``: what was planted in its examples."""

    asked: Question
    name: str
    edition: str
    norms: tuple[NormAnswer, ...]
    stories: tuple[str, ...]

    @property
    def found(self) -> tuple[NormAnswer, ...]:
        """The norms for which anybody delivered a figure."""
        return tuple(n for n in self.norms if n.comparison is not None)

    @property
    def example(self) -> bool:
        """Whether any figure among the judgements is fictitious."""
        return any(n.comparison.example for n in self.norms if n.comparison is not None)

    @property
    def shows_example(self) -> bool:
        """Whether any figure at all is fictitious, evidence among them."""
        beside = [e.comparison for n in self.norms for e in n.evidence]
        return self.example or any(c.example for c in beside if c is not None)

    def as_dict(self) -> dict[str, Any]:
        """The answer as plain data, with fixed keys; percentages from 0 to 100."""
        marked = {"example": True} if self.shows_example else {}
        return marked | {
            "gemeente": {"code": self.asked.gemeente, "name": self.name},
            "year": self.asked.year,
            "report": self.asked.report.value,
            "edition": self.edition,
            "norms": [_norm(n) for n in self.norms],
        }


@lru_cache(maxsize=1024)
def service_code(view: View, asked: Question) -> ServiceCodeAnswer:
    """Every norm beside its evidence; one without figures stays in the answer and says so."""
    catalogue = view.edition.catalogue
    norms = tuple(_answer(view, asked, norm) for norm in catalogue.service_code.norms)
    first = next((n.comparison for n in norms if n.comparison is not None), None)
    plain = view.edition.municipalities.find(asked.gemeente, asked.year).name
    return ServiceCodeAnswer(
        asked=asked,
        name=first.municipality.name if first else plain,
        edition=view.edition.info.id,
        norms=norms,
        stories=tuple(dict.fromkeys(s.text for s in view.stories(asked) if s.theme == THEME)),
    )


def _answer(view: View, asked: Question, norm: Norm) -> NormAnswer:
    catalogue = view.edition.catalogue
    found = _compared(view, asked, norm.indicator)
    own = None
    if found is not None:
        own = certainty.estimate(found.indicator, found.everyone.rows[asked.gemeente])
    together = _in_one_group(view, asked)
    evidence = tuple(
        Evidence(catalogue.indicator(code), _compared(view, together, code))
        for code in norm.evidence
    )
    asking = catalogue.service_code
    checks = tuple(c for key in norm.checks if (c := asking.check(key)) is not None)
    return NormAnswer(norm, catalogue.indicator(norm.indicator), found, own, evidence, checks)


def _in_one_group(view: View, asked: Question) -> Question:
    """The question with the group of this theme held fast: likeness gives taxes and permits a group of their own, and
    places in two groups cannot be laid beside each other.
    """
    if asked.group.method != "similar":
        return asked
    codes = tuple(group_of(view.edition, asked, THEME).codes)
    return replace(asked, group=GroupChoice("own", codes=codes))


def _compared(view: View, asked: Question, code: str) -> Comparison | None:
    try:
        return compare(view, asked, code)
    except NoFigures:
        return None


def _norm(found: NormAnswer) -> dict[str, Any]:
    own = found.own
    return {
        "indicator": found.indicator.code,
        "name": found.indicator.name,
        "expects": found.norm.expects,
        "items": list(found.norm.items),
        **_placed(found.comparison, found.better),
        "low": own.low if own else None,
        "high": own.high if own else None,
        "respondents": found.comparison.denominator if found.comparison else None,
        "evidence": [
            {"indicator": e.indicator.code, "name": e.indicator.name, **_placed(e.comparison, e.better)}
            for e in found.evidence
        ],
        "checks": [c.key for c in found.checks],
        "gap": found.gap.value,
    }  # fmt: skip


def _placed(comparison: Comparison | None, side: bool | None) -> dict[str, Any]:
    if comparison is None:
        return {
            "value": None,
            "status": "not_delivered",
            "median": None,
            "n_delivered": 0,
            "better": None,
        }
    return {
        "value": comparison.value,
        "status": comparison.status.value,
        "median": comparison.standing.median,
        "n_delivered": comparison.standing.n_delivered,
        "better": side,
    }  # fmt: skip
