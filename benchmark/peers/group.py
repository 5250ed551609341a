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


Ranked = list[tuple[float, str, int]]


def with_distance(municipalities: pl.DataFrame, own: str) -> pl.DataFrame:
    """Every other municipality with its distance in size, nearest first, ties by code."""
    return _rows(municipalities, _ranked(municipalities, own))


def _ranked(municipalities: pl.DataFrame, own: str) -> Ranked:
    """(distance, code, row) of every other municipality, nearest first.

    Plain Python: for a few hundred rows a chain of frame operations takes ten times as long.
    """
    codes, sizes = municipalities["code"].to_list(), municipalities["inhabitants"].to_list()
    size = sizes[codes.index(own)]
    pairs = enumerate(zip(codes, sizes, strict=True))
    return sorted((abs(math.log(s / size)), c, n) for n, (c, s) in pairs if c != own)


def _rows(municipalities: pl.DataFrame, ranked: Ranked) -> pl.DataFrame:
    """The ranked rows as a frame: code, name, inhabitants, distance."""
    chosen_rows = municipalities.select("code", "name", "inhabitants")[[n for _, _, n in ranked]]
    distance = pl.Series("distance", [d for d, _, _ in ranked], dtype=pl.Float64)
    return chosen_rows.with_columns(distance)


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
    ranked = _ranked(municipalities, own)
    choice, enough = GroupChoice("size", k), min(rule.minimum, k)
    for factor in rule.factors:
        within = [r for r in ranked if r[0] <= math.log(factor)][:k]
        if len(within) >= enough:
            return PeerGroup(choice, _rows(municipalities, within), factor, True)
    return PeerGroup(choice, _rows(municipalities, ranked[:enough]), None, False)


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
