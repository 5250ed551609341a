"""Does net cost tell the same story as gross cost? The one test that needs the peers."""

from collections.abc import Sequence

from benchmark import comparability
from benchmark.answers.comparison import Comparable, Comparison
from benchmark.position.standing import quantile
from benchmark.viewing import View
from benchmark.vocabulary import Outcome, ReportKind


def net_refusal(view: View, comparison: Comparison, peers: Sequence[str]) -> Comparable | None:
    """Why net and gross do not tell the same story beside these ``peers`` (codes); None when they do."""
    rule = view.edition.catalogue.comparability
    subject = rule.subject(comparison.indicator.comparability or "")
    if "net_and_gross" not in subject.tests or comparison.value is None:
        return None
    test, name = rule.test("net_and_gross"), comparison.municipality.name
    net = net_costs(view, comparison, subject.task_fields)
    own_net = net.get(comparison.municipality.code)
    beside = sorted(net[c] for c in peers if c in net)
    net_gap = own_net - quantile(beside, 0.5) if beside and own_net is not None else None
    # Both per inhabitant, whatever the figure itself is divided by: the question is about the books.
    gross = gross_costs(view, comparison, subject.task_fields)
    own_gross = gross.get(comparison.municipality.code)
    others = sorted(gross[c] for c in peers if c in gross)
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
