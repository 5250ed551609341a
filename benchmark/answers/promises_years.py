"""Promises over the years: what changed since the year before, and how often a promise was kept each year."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from benchmark.answers.promises import Key, Promise
from benchmark.position.limits import SHARE, Limit, stricter
from benchmark.position.rank_interval import side
from benchmark.vocabulary import Changed


@dataclass(frozen=True)
class Change:
    """A promise that is not what it was; ``before`` None when it is new, ``after`` None when it was dropped."""

    how: Changed
    before: Promise | None
    after: Promise | None

    @property
    def promise(self) -> Promise:
        """The promise as it is now, or as it last was."""
        found = self.after or self.before
        assert found is not None
        return found

    def as_dict(self) -> dict[str, Any]:
        """It as plain data."""
        named = {"product": self.promise.product, "channel": self.promise.channel}
        return named | {
            "kind": self.promise.kind,
            "change": self.how.value,
            "before": self.before.norm if self.before else None,
            "after": self.after.norm if self.after else None,
        }


def changes(before: Mapping[Key, Promise], after: Mapping[Key, Promise]) -> tuple[Change, ...]:
    """What is new, dropped, stricter, milder or otherwise different, in the order of ``after`` and then ``before``."""
    found = [Change(Changed.NEW, None, p) for k, p in after.items() if k not in before]
    found += [Change(Changed.DROPPED, p, None) for k, p in before.items() if k not in after]
    for key, now in after.items():
        then = before.get(key)
        how = None if then is None else changed(then, now)
        if how is not None:
            found.append(Change(how, then, now))
    return tuple(found)


def changed(then: Promise, now: Promise) -> Changed | None:
    """How a promise changed; None when limit and target ask the same. Other ways than both the same way: OTHER."""
    if (then.limit is None) != (now.limit is None) or (then.target is None) != (now.target is None):
        return Changed.OTHER
    sides = []
    if then.limit is not None and now.limit is not None:
        sides.append(stricter(now.limit, then.limit))
    if then.target is not None and now.target is not None:
        sides.append(stricter(Limit(now.target, SHARE), Limit(then.target, SHARE)))
    moved = {s for s in sides if s != 0}
    if not moved:
        return None
    if moved == {1}:
        return Changed.STRICTER
    return Changed.MILDER if moved == {-1} else Changed.OTHER


@dataclass(frozen=True)
class Course:
    """The years in which a promise was measured in enough cases, oldest first; at least two, the last one asked."""

    years: tuple[tuple[int, Promise], ...]

    @property
    def same(self) -> tuple[tuple[int, Promise], ...]:
        """The last years in which limit and target were those of now: only these can be laid beside each other."""
        now = self.years[-1][1]
        changed_in = [y for y, p in self.years if (p.limit, p.target) != (now.limit, now.target)]
        return tuple((y, p) for y, p in self.years if y > max(changed_in, default=y - 1))

    @property
    def moved(self) -> int | None:
        """1 or -1 when the last year is certainly higher or lower than the first of those, 0 when that is open; None
        when the promise became this one only in the last year."""
        first, last = self.same[0][1].estimate, self.same[-1][1].estimate
        if len(self.same) < 2 or first is None or last is None:
            return None
        return side(first, last)

    def as_dict(self) -> list[dict[str, Any]]:
        """The years as plain data."""
        return [
            {"year": y, "measured": p.measured, "cases": p.cases, "target": p.target}
            for y, p in self.years
        ]


def course(lists: Mapping[int, Mapping[Key, Promise]], key: Key, until: int) -> Course | None:
    """The course of a promise up to a year; None under two years, or when it was not measured in that year."""
    found = [(y, lists[y][key]) for y in sorted(lists) if y <= until and key in lists[y]]
    there = tuple((y, p) for y, p in found if p.estimate is not None)
    return Course(there) if len(there) > 1 and there[-1][0] == until else None
