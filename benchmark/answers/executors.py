"""The unit compared: who carries out a task, a municipality for itself or a joint office for all its members.

A member has no costs of its own making, so it is seen as its office: numerators over denominators of all members
that have a figure. The office counts once, and stands beside other offices and those who do it themselves. Sources:
METHODS section 1.6, DOMAIN section 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from benchmark.answers.execution import Register, later_members, members_of
from benchmark.viewing import View
from benchmark.vocabulary import Role


@dataclass(frozen=True)
class Unit:
    """A municipality, or a joint office with its members of the year (codes, in order).

    ``name`` is plain: who shows an example figure marks it. ``hosts``: the members that keep the books of others too.
    """

    name: str
    members: tuple[str, ...]
    joint: bool = False
    hosts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Units:
    """Everybody's unit in a year, and whose figures cannot stand for the task.

    ``special``: with a special task in its figures, and which one. ``unknown``: in the register of a later year only, so
    that nobody knows who did it.
    """

    of: Mapping[str, Unit]
    special: Mapping[str, str]
    unknown: frozenset[str]


@dataclass(frozen=True)
class Change:
    """A year in which an office has other members than the year before; a merger of members is no change."""

    year: int
    joined: tuple[str, ...]
    left: tuple[str, ...]


@lru_cache(maxsize=64)
def units(view: View, subject: str, year: int) -> Units:
    """The units of one task in one year, from the register of executors."""
    register = members_of(view, subject, year)
    here = view.edition.municipalities.in_year(year).select("code", "name")
    names: dict[str, str] = dict(here.iter_rows())
    offices = _offices(register, set(names))
    special = {
        c: e.organisation for c, (e, m) in register.items() if m.role is Role.SPECIAL_TASK
    }  # fmt: skip
    alone = {c: Unit(n, (c,)) for c, n in names.items() if c not in offices}
    return Units(
        of=alone | offices,
        special=special,
        unknown=frozenset(later_members(view, subject, year) - set(register)),
    )


def _offices(register: Register, here: set[str]) -> dict[str, Unit]:
    together: dict[str, list[str]] = {}
    for code, (executor, member) in register.items():
        if member.role is not Role.SPECIAL_TASK and code in here:
            together.setdefault(executor.organisation, []).append(code)
    found = {}
    for organisation, codes in together.items():
        hosts = frozenset(c for c in codes if register[c][1].role is Role.HOST)
        unit = Unit(organisation, tuple(sorted(codes)), True, hosts)
        found.update(dict.fromkeys(codes, unit))
    return found


@lru_cache(maxsize=512)
def changes(view: View, subject: str, organisation: str) -> tuple[Change, ...]:
    """The years in which an office got or lost members, oldest first.

    Where its rows begin is no change: there a source starts. So it is while one member is known, who is no office alone.
    """
    members = view.edition.municipalities
    found: list[Change] = []
    before: set[str] = set()
    for year in members.years:
        now = {
            c for c, u in units(view, subject, year).of.items() if u.joint and u.name == organisation
        }  # fmt: skip
        if len(before) > 1 and now:
            came = {c for c in now - before if not before & set(members.predecessors(c))}
            went = {c for c in before - now if not now & set(members.successors(c))}
            if came or went:
                named = (tuple(sorted(members.name(c) for c in codes)) for codes in (came, went))
                found.append(Change(year, *named))
        before = now
    return tuple(found)
