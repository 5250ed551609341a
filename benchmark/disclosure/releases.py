"""Figures about a class that are published more than once: two of almost the same municipalities differ by what is new.

So what is published of a class and year changes only when enough contributors are other ones (new, gone, or with
another value); until then what was published is said again, which tells nobody anything.
"""

from collections.abc import Callable, Mapping, Sequence

from benchmark.catalogue.open_edition import Rule

Contributors = Mapping[str, float]  # by whom: their value


def differing(one: Contributors, other: Contributors) -> int:
    """How many contributors are in one only, or have another value."""
    return sum(one.get(key) != other.get(key) for key in {*one, *other})


def settled(
    before: Sequence[Contributors],
    now: Contributors,
    publishes: Callable[[Contributors], bool],
    rule: Rule,
) -> Contributors:
    """Of whom to publish now, after those of ``before`` (oldest first): the newest of those that were published and from
    which too few contributors differ, else those of now.

    ``publishes``: whether anything is published of some contributors; what was withheld was not, so nothing can be laid
    beside it.
    """
    fresh: list[Contributors] = []
    found = now
    for contributors in (*before, now):
        near = [known for known in fresh if differing(known, contributors) < rule.changed]
        found = near[-1] if near else contributors
        if not near and publishes(contributors):
            fresh.append(contributors)
    return found
