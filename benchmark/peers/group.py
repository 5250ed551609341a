"""Forming a peer group from the inhabitants of one year.

Distance is |ln(inhabitants of peer / own inhabitants)|: symmetric in ratio terms, zero for an equal
size, 0.69 for twice or half the size. Ties are broken by code, so a group is the same everywhere.
Source: METHODS sections 1.1 and 1.2.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from benchmark.catalogue import PeerRule, SizeClass
from benchmark.errors import GroupTooSmall, SpiegelError
from benchmark.peers.choice import GroupChoice


@dataclass(frozen=True)
class PeerGroup:
    """The peers of one municipality in one year, nearest first.

    ``members``: code, name, inhabitants, distance. ``factor`` is how many times larger or smaller a
    peer may be; None where size sets no limit. ``comparable_size`` is False when too few
    municipalities of such a size exist and the nearest ones had to do.
    """

    choice: GroupChoice
    members: pl.DataFrame
    factor: float | None
    comparable_size: bool
    size_class: SizeClass | None = None

    @property
    def codes(self) -> list[str]:
        """The codes of the peers, nearest first."""
        return self.members["code"].to_list()

    @property
    def n(self) -> int:
        """The number of peers."""
        return len(self.members)


def form(
    choice: GroupChoice,
    municipalities: pl.DataFrame,
    own: str,
    rule: PeerRule,
    classes: Sequence[SizeClass],
) -> PeerGroup:
    """The group that a choice stands for; ``municipalities``: code, name, inhabitants of the year."""
    if choice.method == "size":
        return nearest(municipalities, own, rule, choice.k)
    if choice.method == "class":
        return in_class(municipalities, own, classes)
    return chosen(municipalities, own, choice.codes, rule)


def with_distance(municipalities: pl.DataFrame, own: str) -> pl.DataFrame:
    """Every other municipality with its distance in size, nearest first."""
    size = municipalities.filter(pl.col("code") == own)["inhabitants"].item()
    return (
        municipalities.filter(pl.col("code") != own)
        .select(
            "code",
            "name",
            "inhabitants",
            distance=(pl.col("inhabitants") / size).log().abs(),
        )
        .sort("distance", "code")
    )


def nearest(
    municipalities: pl.DataFrame, own: str, rule: PeerRule, k: int | None = None
) -> PeerGroup:
    """The ``k`` nearest in size within a factor two; within three when there are fewer than 8.

    With fewer than 8 within every factor the nearest 8 stand in, and ``comparable_size`` is False.
    """
    k = rule.size if k is None else k
    if not rule.minimum_chosen <= k <= rule.largest_size:
        raise SpiegelError(
            f"Een groep van {k} gemeenten kan niet.",
            f"Kies een aantal van {rule.minimum_chosen} tot en met {rule.largest_size}.",
        )
    ranked = with_distance(municipalities, own)
    enough = min(rule.minimum, k)
    for factor in rule.factors:
        within = ranked.filter(pl.col("distance") <= math.log(factor)).head(k)
        if len(within) >= enough:
            return PeerGroup(GroupChoice("size", k), within, factor, True)
    return PeerGroup(GroupChoice("size", k), ranked.head(enough), None, False)


def in_class(municipalities: pl.DataFrame, own: str, classes: Sequence[SizeClass]) -> PeerGroup:
    """All others in the same size class."""
    ranked = with_distance(municipalities, own)
    size = municipalities.filter(pl.col("code") == own)["inhabitants"].item()
    low = 0
    for size_class in classes:
        if size_class.below is None or size < size_class.below:
            break
        low = size_class.below
    within = ranked.filter(pl.col("inhabitants") >= low)
    if size_class.below is not None:
        within = within.filter(pl.col("inhabitants") < size_class.below)
    return PeerGroup(GroupChoice("class"), within, None, True, size_class)


def chosen(
    municipalities: pl.DataFrame, own: str, codes: Sequence[str], rule: PeerRule
) -> PeerGroup:
    """A hand-picked group; own municipality and doubles are left out.

    Raises GroupTooSmall under five, and SpiegelError for a code that is no municipality of that year.
    """
    wanted = [c for c in dict.fromkeys(codes) if c != own]
    ranked = with_distance(municipalities, own)
    members = ranked.filter(pl.col("code").is_in(wanted))
    unknown = sorted(set(wanted) - set(members["code"]))
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
