"""The tests that need the peers, asked only where an amount would be given.

Does the municipality lie so far out that its books must be looked at first? And does net cost tell the same
story as gross cost, beside the peers that count and in nearly every other reasonable group?
"""

from collections.abc import Sequence

import numpy as np

from benchmark import comparability, dutch
from benchmark.answers.comparison import Comparable, Comparison
from benchmark.answers.reasonable import Groups
from benchmark.position.holding import HOLDS
from benchmark.position.standing import quantile
from benchmark.savings.anatomy import FEWEST
from benchmark.savings.references import Groups as References
from benchmark.viewing import View
from benchmark.vocabulary import Outcome, ReportKind


def outlier_refusal(view: View, comparison: Comparison, z: float | None) -> Comparable | None:
    """Why an own unit cost lies too far above those of the peers; None when it does not, or cannot be told.

    ``z``: its modified z among theirs. One that lies far below gives no amount of room anyhow.
    """
    rule = view.edition.catalogue.comparability
    subject = rule.subject(comparison.indicator.comparability or "")
    if "stands_out" not in subject.tests:
        return None
    test = rule.test("stands_out")
    if z is None or test.limit is None or z <= test.limit:
        return None
    name, outcome = comparison.municipality.name, Outcome.FAILS
    return Comparable(outcome, (comparability.reason(test, subject, name, outcome, z, None),))


def net_refusal(
    view: View,
    comparison: Comparison,
    peers: Sequence[str],
    groups: Groups,
    *,
    p: float,
) -> Comparable | None:
    """Why net and gross do not tell the same story; None when they do.

    ``peers`` (codes) are those that count, ``groups`` all reasonable ones, ``p`` the share under the
    reference. Asked of who lies above a reference; where that does not show beside these peers, nobody can tell.
    """
    rule = view.edition.catalogue.comparability
    subject = rule.subject(comparison.indicator.comparability or "")
    if "net_and_gross" not in subject.tests:
        return None
    test, name = rule.test("net_and_gross"), comparison.municipality.name
    net = net_costs(view, comparison, subject.task_fields)
    # Both per inhabitant, whatever the figure itself is divided by: the question is about the books.
    gross = gross_costs(view, comparison, subject.task_fields)
    own, known = comparison.municipality.code, [c for c in peers if c in gross and c in net]
    if own not in gross or not known:
        why = "de bruto lasten per inwoner zijn niet te berekenen"
        return Comparable(Outcome.UNKNOWN, (why,))
    gross_gap = gross[own] - quantile(sorted(gross[c] for c in known), p)
    if gross_gap <= 0:
        why = (
            f"in {comparison.asked.year} liggen de lasten niet boven die van de middelste gemeente, dus is niet "
            "te zien of netto en bruto hetzelfde zeggen"
        )
        return Comparable(Outcome.UNKNOWN, (why,))
    net_gap = net[own] - quantile(sorted(net[c] for c in known), p) if own in net else None
    outcome, left = comparability.same_story(gross_gap, net_gap, test.limit or 0.0)
    if outcome is not Outcome.PASSES:
        why = comparability.reason(test, subject, name, outcome, left, None)
        return Comparable(outcome, (why,))
    share = _share_alike(own, net, gross, groups, p, test.limit or 0.0)
    if share < HOLDS:
        why = (
            f"netto en bruto zeggen maar in {dutch.percent_reached(share)} van de redelijke groepen hetzelfde "
            f"(grens: minstens {dutch.percent(HOLDS)})"
        )
        return Comparable(Outcome.FAILS, (why,))
    return None


def _share_alike(
    own: str,
    net: dict[str, float],
    gross: dict[str, float],
    groups: Groups,
    p: float,
    limit: float,
) -> float:
    """Of the groups with a gross gap the share in which enough of it remains net; 1 without any."""
    codes = [c for c in gross if c in net]
    place = {c: n for n, c in enumerate(codes)}
    found = [np.array([place[c] for c in group if c in place]) for group in groups]
    found = [places for places in found if len(places) >= FEWEST]
    if not found:
        return 1.0
    gaps, left = (
        cost[own] - References(np.array([cost[c] for c in codes]), found).references(p)
        for cost in (gross, net)
    )
    asked = gaps > 0
    return float((left[asked] >= limit * gaps[asked]).mean()) if asked.any() else 1.0


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
