"""How does this municipality compare on one indicator?"""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from benchmark import comparability, dutch, position
from benchmark.answers import certainty
from benchmark.answers.question import Question, group_of, no_figures
from benchmark.catalogue import Indicator
from benchmark.edition import Edition
from benchmark.errors import NoFigures
from benchmark.everyone import Everyone
from benchmark.municipality import Municipality
from benchmark.peers import PeerGroup
from benchmark.position import Standing
from benchmark.position.rank_interval import RankInterval
from benchmark.position.standing import LEAST_FOR_MEDIAN
from benchmark.viewing import View
from benchmark.vocabulary import Outcome, ReportKind, Status

MADE_UP = "dit zijn voorbeeldcijfers, dus er zijn geen boeken om te toetsen"


class Peer(NamedTuple):
    """One member of the group with its value, if it delivered one."""

    code: str
    name: str
    province: str
    inhabitants: int
    distance: float
    value: float | None
    passes: bool


@dataclass(frozen=True)
class Comparable:
    """Whether euros may be compared, and if not, why: clauses without full stop, gravest first."""

    outcome: Outcome
    reasons: tuple[str, ...]

    @property
    def passes(self) -> bool:
        """True only when every test was asked and passed."""
        return self.outcome is Outcome.PASSES


@dataclass(frozen=True)
class Comparison:
    """One indicator of one municipality beside its peers, with everything needed to defend it."""

    indicator: Indicator
    asked: Question
    municipality: Municipality
    group: PeerGroup
    value: float | None
    numerator: float | None
    denominator: float | None
    status: Status
    source: str
    edition: str
    peers: tuple[Peer, ...]
    standing: Standing
    comparable: Comparable
    everyone: Everyone

    @property
    def example(self) -> bool:
        """Whether these figures are fictitious."""
        return self.everyone.example

    @cached_property
    def ranks(self) -> RankInterval | None:
        """The places that chance leaves open; None for full counts and with too few peers for a place."""
        rows = self.everyone.rows
        found = certainty.ranks(
            self.indicator, rows[self.municipality.code], (rows[p.code] for p in self.peers)
        )
        return found if found is not None and found.n >= LEAST_FOR_MEDIAN else None

    @property
    def too_close(self) -> bool:
        """Whether chance leaves so many places open that none may be named."""
        return self.ranks is not None and self.ranks.too_close

    def as_dict(self) -> dict[str, Any]:
        """The answer as plain data, with the fixed keys of the command line.

        A fictitious answer has one key more, ``example``: a gap has its reason as status, so that alone
        would not say that the whole answer is made up.
        """
        marked = {"example": True} if self.example else {}
        return marked | {
            "indicator": self.indicator.code,
            "unit": self.indicator.unit.value,
            "direction": self.indicator.direction.value,
            "year": self.asked.year,
            "report": self.asked.report.value,
            "gemeente": {
                "code": self.municipality.code,
                "name": self.municipality.name,
                "inhabitants": self.municipality.inhabitants,
            },
            "value": self.value,
            "numerator": self.numerator,
            "denominator": self.denominator,
            "status": self.status.value,
            "source": self.source,
            "edition": self.edition,
            "peers": [
                {
                    "code": p.code,
                    "name": p.name,
                    "inhabitants": p.inhabitants,
                    "distance": p.distance,
                    "value": p.value,
                }
                for p in self.peers
            ],
            "n_peers": self.standing.n,
            "n_delivered": self.standing.n_delivered,
            "median": self.standing.median,
            "p25": self.standing.p25,
            "p75": self.standing.p75,
            "rank": self.standing.rank,
            "comparable": {
                "passes": self.comparable.passes and not self.example,
                "reasons": [MADE_UP] if self.example else list(self.comparable.reasons),
            },
        }


@lru_cache(maxsize=8192)
def compare(view: View, asked: Question, code: str, variant: str = "") -> Comparison:
    """The comparison of one indicator (or a variant of it).

    Raises UnknownIndicator, and NoFigures when nothing was published for that year and report kind.
    """
    edition = view.edition
    indicator = edition.catalogue.indicator(code)
    everyone = view.everyone(
        indicator.code, asked.year, asked.report.value, variant, examples=asked.examples
    )
    if everyone is None:
        raise nothing_published(edition, indicator, asked)
    municipality = edition.municipalities.find(asked.gemeente, asked.year)
    group = group_of(edition, asked, indicator.theme)
    rows = everyone.rows
    outcomes = view.outcomes(indicator.comparability or "", asked.year)
    accounts = asked.report is ReportKind.ACCOUNTS
    province = edition.municipalities.province
    peers = tuple(
        Peer(
            c,
            rows[c].name,
            province(c),
            size,
            distance,
            rows[c].value,
            accounts and outcomes.get(c) is Outcome.PASSES,
        )
        for c, _, size, distance in group.rows
    )
    own = rows[municipality.code]
    return Comparison(
        indicator=indicator,
        asked=asked,
        municipality=replace(municipality, name=own.name),
        group=group,
        value=own.value,
        numerator=own.numerator,
        denominator=own.denominator,
        status=Status(own.status),
        source=own.source,
        edition=edition.info.id,
        peers=peers,
        standing=position.against([p.value for p in peers], own.value),
        comparable=comparable(view, indicator, municipality, asked),
        everyone=everyone,
    )


def comparable(
    view: View, indicator: Indicator, municipality: Municipality, asked: Question
) -> Comparable:
    """The outcome of the comparability test for one municipality, with its reasons in words."""
    if asked.report is ReportKind.BUDGET:
        why = "een begroting is een plan; een bedrag rust alleen op jaarrekeningen"
        return Comparable(Outcome.UNKNOWN, (why,))
    if indicator.comparability is None:
        return Comparable(Outcome.UNKNOWN, ("voor dit cijfer is er geen toets",))
    rule = view.edition.catalogue.comparability
    subject = rule.subject(indicator.comparability)
    tests = {t[0]: t[1:] for t in view.tests(subject.key, asked.year, municipality.code)}
    if not tests:
        why = f"{municipality.name} leverde geen jaarrekening {asked.year}"
        return Comparable(Outcome.UNKNOWN, (why,))
    outcome = view.outcomes(subject.key, asked.year)[municipality.code]
    reasons = [
        comparability.reason(rule.test(key), subject, municipality.name, *tests[key])
        for grade in (Outcome.FAILS, Outcome.UNKNOWN)
        for key in subject.tests
        if key in tests and tests[key][0] is grade
    ]
    return Comparable(outcome, tuple(reasons))


def nothing_published(edition: Edition, indicator: Indicator, asked: Question) -> NoFigures:
    """The error for an indicator without figures in that period, with the periods there are."""
    published = edition.published(indicator.code, examples=asked.examples)
    if not published:
        way = (
            " Zo ziet de vergelijking er later uit: kijk in Oefenmodus, met voorbeeldcijfers (--examples)."
            if edition.published(indicator.code, examples=True)
            else ""
        )
        few = edition.delivering(indicator)
        said = f"Voor '{indicator.name}' leverde nog niemand cijfers, en er is geen open bron."
        if few:
            least = edition.catalogue.deliveries.minimum
            known = dutch.count(few, "gemeente", "gemeenten")
            said = f"Voor '{indicator.name}' zijn er cijfers van {known}; vergelijken kan vanaf {least}."
        return NoFigures(said, f"Uw gemeente kan dit cijfer leveren.{way}")
    if (asked.year, asked.report.value) in edition.report_years:
        kind = "jaarrekening" if asked.report is ReportKind.ACCOUNTS else "begroting"
        years = [y for y, r in published if r == asked.report.value]
        known = ", ".join(str(y) for y in years)
        return NoFigures(
            f"Voor '{indicator.name}' zijn er geen cijfers uit de {kind} {asked.year}.",
            f"Wel uit de {kind} van: {known}."
            if years
            else "Kies een jaarrekening."
            if asked.report is ReportKind.BUDGET
            else "Kies een begroting.",
        )
    return no_figures(edition, asked.year, asked.report)


def missing_reason(status: Status) -> str:
    """Why there is no value, in a few words."""
    return {
        Status.NOT_DELIVERED: "niet geleverd",
        Status.NOT_KEPT: "niet bijgehouden",
        Status.TOO_FEW: "te weinig gevallen om iets te zeggen",
        Status.NOT_APPLICABLE: "niet van toepassing",
        Status.NOT_COMPUTABLE: "niet te berekenen: de noemer is nul",
    }.get(status, "")
