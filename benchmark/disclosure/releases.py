"""Bands that are published more than once: two of almost the same municipalities would differ by what is new.

So a band of a class and year changes only when enough contributors are other ones (new, gone, or with another value);
until then what was published is said again, which tells nobody anything.
"""

from collections.abc import Callable, Mapping, Sequence

from benchmark.catalogue.open_edition import Rule
from benchmark.disclosure.band import Band, Withheld

Contributors = Mapping[str, float]  # by whom: their value


def differing(one: Contributors, other: Contributors) -> int:
    """How many contributors are in one only, or have another value."""
    return sum(one.get(key) != other.get(key) for key in {*one, *other})


def released(
    before: Sequence[Contributors],
    now: Contributors,
    publish: Callable[[Contributors], Band | Withheld],
    rule: Rule,
) -> Band | Withheld:
    """The band to publish now, after those of ``before`` (oldest first) were: a fresh one, or the newest of those from
    which too few contributors differ.

    What was withheld was not published, so nothing can be laid beside it.
    """
    fresh: list[tuple[Contributors, Band]] = []
    found: Band | Withheld = publish(now)
    for contributors in (*before, now):
        near = [b for known, b in fresh if differing(known, contributors) < rule.changed]
        found = near[-1] if near else publish(contributors)
        if not near and isinstance(found, Band):
            fresh.append((contributors, found))
    return found
