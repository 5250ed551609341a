"""Who may be a reference for an amount: the same choice of peers, among those that pass the test.

The group that is shown was chosen before looking at the books, so some of its members do not pass. Where the
way of choosing goes on (nearest in size, most alike among the 40 nearest) the next that pass take their
places, so that an amount rests on as many municipalities as the reader asked for; they are named. A size class or a group of one's own
choice has no next: there those who pass remain.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from benchmark.answers.account_years import Mean
from benchmark.answers.comparison import Comparison
from benchmark.answers.question import group_of
from benchmark.peers import nearest
from benchmark.peers.size_spread import SizeSpread, spread
from benchmark.viewing import View
from benchmark.vocabulary import Outcome


@dataclass(frozen=True)
class ReferenceGroup:
    """Codes of the peers that count, nearest first, and which of them were ``added`` to the shown group.

    ``passed``: how many of the shown group pass and have figures; ``eligible``: everyone who does.
    ``comparable_size``: whether enough of them are of comparable size; ``sizes`` how they lie around the own.
    """

    codes: tuple[str, ...]
    added: tuple[str, ...]
    passed: int
    eligible: frozenset[str]
    comparable_size: bool
    sizes: SizeSpread


def reference_group(
    view: View, comparison: Comparison, means: Mapping[str, Mean]
) -> ReferenceGroup:
    """The peers that count in a reference, in the year and by the choice of the comparison."""
    asked = comparison.asked
    outcomes = view.outcomes(comparison.indicator.comparability or "", asked.year)
    rows = comparison.everyone.rows
    eligible = frozenset(
        code
        for code, outcome in outcomes.items()
        if outcome is Outcome.PASSES
        and code in means
        and code in rows
        and rows[code].value is not None
        and code != asked.gemeente
    )
    group = comparison.group
    within = tuple(c for c in group.codes if c in eligible)
    more = _further(view, comparison, eligible)
    added = tuple(c for c in more if c not in within)[: max(0, group.choice.k - len(within))]
    codes = (*within, *added)
    known = view.edition.municipalities.in_year(asked.year).select("code", "inhabitants")
    sizes = dict(known.iter_rows())
    own, peers = sizes[asked.gemeente], [sizes[c] for c in codes]
    comparable = group.comparable_size and _of_such_a_size(view, own, peers)
    return ReferenceGroup(codes, added, len(within), eligible, comparable, spread(own, peers))


def _of_such_a_size(view: View, own: int, peers: list[int]) -> bool:
    """Whether enough of those that count lie within the largest factor, also when chosen by hand.

    A group that is too small altogether is judged as such, and not on size.
    """
    rule, least = view.edition.catalogue.peers, view.edition.catalogue.comparability.minimum_peers
    factor = math.log(max(rule.factors))
    near = sum(abs(math.log(size / own)) <= factor for size in peers)
    return len(peers) < least or near >= least


def _further(view: View, comparison: Comparison, eligible: frozenset[str]) -> list[str]:
    """Who of those that pass come next by the same way of choosing."""
    asked, edition = comparison.asked, view.edition
    choice, rule = comparison.group.choice, edition.catalogue.peers
    if choice.method == "size":
        municipalities = edition.municipalities.in_year(asked.year)
        there = municipalities.filter(pl.col("code").is_in([*eligible, asked.gemeente]))
        again = nearest(there, asked.gemeente, rule, max(choice.k, rule.minimum))
        return again.codes if again.comparable_size else []
    if choice.method == "similar":
        widest = replace(asked, group=replace(choice, k=rule.largest_size))
        ranked = group_of(edition, widest, comparison.indicator.theme)
        return [c for c in ranked.codes if c in eligible]
    return []
