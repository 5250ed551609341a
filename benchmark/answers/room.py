"""Where may there be room for savings, and where do the books not allow an amount?"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from benchmark import comparability, savings
from benchmark.answers.comparison import Comparable, Comparison, compare
from benchmark.answers.question import Question
from benchmark.catalogue import SavingsLine
from benchmark.errors import NoFigures
from benchmark.position.standing import quantile
from benchmark.viewing import View
from benchmark.vocabulary import Outcome, ReportKind

REFERENCE = "median"


@dataclass(frozen=True)
class LineEstimate:
    """One line: a gap in euros per year where the test allows one, else None and the reasons.

    ``own`` and ``reference`` are unit costs; the reference is the middle peer that passed, or, where no
    amount may be given, the middle peer of the group, to show the difference.
    """

    line: SavingsLine
    comparison: Comparison
    comparable: Comparable
    reference: float | None
    gap: float | None
    n_passed: int

    def as_dict(self) -> dict[str, Any]:
        """The line with the fixed keys of the command line."""
        return {
            "line": self.line.key,
            "indicator": self.line.indicator,
            "comparable": self.comparable.passes,
            "reasons": list(self.comparable.reasons),
            "volume": self.comparison.denominator,
            "own": self.comparison.value,
            "reference": self.reference,
            "gap": self.gap,
        }


@dataclass(frozen=True)
class RoomForSavings:
    """The lines that can be looked at, and those that wait for figures.

    ``practice``: in Oefenmodus, unit costs made up as an example. They stand apart, have no total, and
    get an amount only where the real books pass the test, as the real lines do.
    """

    asked: Question
    name: str
    edition: str
    lines: tuple[LineEstimate, ...]
    waiting: tuple[SavingsLine, ...]
    practice: tuple[LineEstimate, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The answer with the fixed keys of the command line."""
        return {
            "gemeente": {"code": self.asked.gemeente, "name": self.name},
            "year": self.asked.year,
            "reference": REFERENCE,
            "edition": self.edition,
            "lines": [line.as_dict() for line in self.lines],
        }


@lru_cache(maxsize=2048)
def room_for_savings(view: View, asked: Question) -> RoomForSavings:
    """Every line on open figures, in the order of the catalogue."""
    edition = view.edition
    lines, waiting, practice = [], [], []
    for line in edition.catalogue.savings_lines:
        indicator = edition.catalogue.indicator(line.indicator)
        try:
            found = estimate(view, asked, line)
        except NoFigures:
            waiting.append(line)
            continue
        if not found.comparison.example:
            lines.append(found)
            continue
        waiting.append(line)
        if indicator.unit.is_money:
            practice.append(found)
    name = edition.municipalities.name(asked.gemeente)
    answer = tuple(lines), tuple(waiting), tuple(practice)
    return RoomForSavings(asked, name, edition.info.id, *answer)


def estimate(view: View, asked: Question, line: SavingsLine) -> LineEstimate:
    """One line. Peers that did not pass count in no reference."""
    comparison = compare(view, asked, line.indicator)
    rule = view.edition.catalogue.comparability
    passed = [p.value for p in comparison.peers if p.passes and p.value is not None]
    own, volume = comparison.value, comparison.denominator
    refusal = _refusal(view, comparison, passed, rule.minimum_peers)
    if refusal is None and own is not None and volume:
        rough = savings.rough(own, volume, passed, rule.minimum_peers)
        if rough is not None:
            allowed = Comparable(Outcome.PASSES, ())
            return LineEstimate(line, comparison, allowed, rough.reference, rough.gap, len(passed))
    verdict = refusal or Comparable(Outcome.UNKNOWN, ("het eigen cijfer ontbreekt",))
    return LineEstimate(line, comparison, verdict, comparison.standing.median, None, len(passed))


def _refusal(
    view: View, comparison: Comparison, passed: list[float], minimum: int
) -> Comparable | None:
    """Why no amount may be given; None when one may."""
    if not comparison.comparable.passes:
        return comparison.comparable
    n = comparison.standing.n
    if not comparison.group.comparable_size:
        why = "er zijn te weinig gemeenten van vergelijkbare grootte"
        return Comparable(Outcome.FAILS, (why,))
    if len(passed) < minimum:
        through = sum(p.passes for p in comparison.peers)
        known = f", en {len(passed)} daarvan hebben een cijfer" if through != len(passed) else ""
        why = (
            f"{through} van de {n} gemeenten in de groep doorstaan de toets{known}; "
            f"er zijn er {minimum} nodig"
        )
        return Comparable(Outcome.FAILS, (why,))
    return _net_refusal(view, comparison)


def _net_refusal(view: View, comparison: Comparison) -> Comparable | None:
    """The test that needs the peers: does net cost tell the same story as gross cost?"""
    rule = view.edition.catalogue.comparability
    subject = rule.subject(comparison.indicator.comparability or "")
    if "net_and_gross" not in subject.tests or comparison.value is None:
        return None
    test, name = rule.test("net_and_gross"), comparison.municipality.name
    net = net_costs(view, comparison, subject.task_fields)
    own_net = net.get(comparison.municipality.code)
    peers = sorted(net[p.code] for p in comparison.peers if p.passes and p.code in net)
    net_gap = own_net - quantile(peers, 0.5) if peers and own_net is not None else None
    # Both per inhabitant, whatever the figure itself is divided by: the question is about the books.
    gross = gross_costs(view, comparison, subject.task_fields)
    own_gross = gross.get(comparison.municipality.code)
    others = sorted(gross[p.code] for p in comparison.peers if p.passes and p.code in gross)
    if own_gross is None or not others:
        why = "de bruto lasten per inwoner zijn niet te berekenen"
        return Comparable(Outcome.UNKNOWN, (why,))
    gross_gap = own_gross - quantile(others, 0.5)
    outcome, left = comparability.same_story(gross_gap, net_gap, test.limit or 0.0)
    if outcome is Outcome.PASSES:
        return None
    return Comparable(outcome, (comparability.reason(test, subject, name, outcome, left, None),))


def net_costs(view: View, comparison: Comparison, task_fields: tuple[str, ...]) -> dict[str, float]:
    """Cost minus revenue per inhabitant, per municipality, of the task fields of a subject."""
    year = comparison.asked.year
    revenue = view.amounts("baten", task_fields, year)
    people = view.amounts_of("cbs.inwoners", year)
    return {
        code: cost - revenue[code] / people[code]
        for code, cost in gross_costs(view, comparison, task_fields).items()
        if code in revenue
    }


def gross_costs(
    view: View, comparison: Comparison, task_fields: tuple[str, ...]
) -> dict[str, float]:
    """Cost per inhabitant, per municipality, of the task fields of a subject; accounts only."""
    year = comparison.asked.year
    if comparison.asked.report is not ReportKind.ACCOUNTS:
        return {}
    people = view.amounts_of("cbs.inwoners", year)
    costs = view.amounts("lasten", task_fields, year)
    return {code: cost / people[code] for code, cost in costs.items() if people.get(code)}
