"""Forming a peer group from the inhabitants of one year.

Distance is |ln(inhabitants of peer / own inhabitants)|: symmetric in ratio terms, zero for an equal
size, 0.69 for twice or half the size. Ties are broken by code, so a group is the same everywhere.
Source: METHODS sections 1.1 and 1.2.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import polars as pl

from benchmark.catalogue import PeerRule, SizeClass
from benchmark.errors import GroupTooSmall, SpiegelError
from benchmark.peers.choice import GroupChoice
from benchmark.peers.likeness import Likeness

COLUMNS = ("code", "name", "inhabitants", "distance")


class Member(NamedTuple):
    """One peer: its size in the year, and its distance: in size, or in likeness where that was asked."""

    code: str
    name: str
    inhabitants: int
    distance: float


@dataclass(frozen=True)
class PeerGroup:
    """The peers of one municipality in one year, nearest first.

    ``factor`` is how many times larger or smaller a peer may be; None where size sets no limit.
    ``comparable_size`` is False when too few municipalities of such a size exist and the nearest ones
    had to do. ``likeness`` is there for a group that was chosen on likeness.
    """

    choice: GroupChoice
    rows: tuple[Member, ...]
    factor: float | None
    comparable_size: bool
    size_class: SizeClass | None = None
    likeness: Likeness | None = None

    @cached_property
    def members(self) -> pl.DataFrame:
        """The peers as a frame: code, name, inhabitants, distance."""
        return pl.DataFrame(self.rows, schema=COLUMNS, orient="row")

    @property
    def codes(self) -> list[str]:
        """The codes of the peers, nearest first."""
        return [m.code for m in self.rows]

    @property
    def n(self) -> int:
        """The number of peers."""
        return len(self.rows)


def form(
    choice: GroupChoice,
    municipalities: pl.DataFrame,
    own: str,
    rule: PeerRule,
    classes: Sequence[SizeClass],
) -> PeerGroup:
    """The group that a choice on size, by class or by hand stands for; one on likeness is ``alike.alike``.

    ``municipalities``: code, name, inhabitants of the year.
    """
    if choice.method == "size":
        return nearest(municipalities, own, rule, choice.k)
    if choice.method == "class":
        return in_class(municipalities, own, classes)
    return chosen(municipalities, own, choice.codes, rule)


Ranked = tuple[float, str, str, int]  # distance, code, name, inhabitants: the order of the ranking


def ranked(municipalities: pl.DataFrame, own: str) -> tuple[int, list[Ranked]]:
    """The own size, and every other municipality with its distance, nearest first, ties by code.

    Plain Python: for a few hundred rows a chain of frame operations takes ten times as long. Plain tuples
    too, because most of these rows never become a member.
    """
    codes, names, sizes = (municipalities[c].to_list() for c in ("code", "name", "inhabitants"))
    size = sizes[codes.index(own)]
    log = math.log
    others = [
        (abs(log(s / size)), c, n, s)
        for c, n, s in zip(codes, names, sizes, strict=True)
        if c != own
    ]
    others.sort()
    return size, others


def _members(rows: Sequence[Ranked]) -> tuple[Member, ...]:
    return tuple(Member(c, n, s, distance) for distance, c, n, s in rows)


def nearest(
    municipalities: pl.DataFrame, own: str, rule: PeerRule, k: int | None = None
) -> PeerGroup:
    """The ``k`` nearest in size within a factor two; within three when there are fewer than 8.

    With fewer than 8 within every factor the nearest 8 stand in, and ``comparable_size`` is False.
    """
    k = rule.size if k is None else k
    check_size(k, rule)
    _, others = ranked(municipalities, own)
    choice, enough = GroupChoice("size", k), min(rule.minimum, k)
    for factor in rule.factors:
        within = [row for row in others[:k] if row[0] <= math.log(factor)]
        if len(within) >= enough:
            return PeerGroup(choice, _members(within), factor, True)
    return PeerGroup(choice, _members(others[:enough]), None, False)


def check_size(k: int, rule: PeerRule) -> None:
    """Raises SpiegelError for a number of peers that makes no group."""
    if not rule.minimum_chosen <= k <= rule.largest_size:
        raise SpiegelError(
            f"Een groep van {k} gemeenten kan niet.",
            f"Kies een aantal van {rule.minimum_chosen} tot en met {rule.largest_size}.",
        )


def in_class(municipalities: pl.DataFrame, own: str, classes: Sequence[SizeClass]) -> PeerGroup:
    """All others in the same size class."""
    size, others = ranked(municipalities, own)
    low = 0
    for size_class in classes:
        if size_class.below is None or size < size_class.below:
            break
        low = size_class.below
    high = math.inf if size_class.below is None else size_class.below
    within = [row for row in others if low <= row[3] < high]
    return PeerGroup(GroupChoice("class"), _members(within), None, True, size_class)


def chosen(
    municipalities: pl.DataFrame, own: str, codes: Sequence[str], rule: PeerRule
) -> PeerGroup:
    """A hand-picked group; own municipality and doubles are left out.

    Raises GroupTooSmall under five, and SpiegelError for a code that is no municipality of that year.
    """
    wanted = [c for c in dict.fromkeys(codes) if c != own]
    _, others = ranked(municipalities, own)
    members = _members([row for row in others if row[1] in set(wanted)])
    unknown = sorted(set(wanted) - {m.code for m in members})
    if unknown:
        raise SpiegelError(
            f"De code {unknown[0]} is in dit jaar geen gemeente.",
            "Haal hem uit de groep of kies een ander jaar.",
        )
    if len(members) < rule.minimum_chosen:
        raise GroupTooSmall(
            f"Deze groep heeft {len(members)} gemeenten; er zijn er minstens {rule.minimum_chosen} nodig.",
            "Voeg gemeenten toe of laat de groep op grootte kiezen.",
        )
    return PeerGroup(GroupChoice("own", codes=tuple(wanted)), members, None, True)
