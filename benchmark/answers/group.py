"""Who is this municipality compared with, why each of them, and does the group fit?"""

import importlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

from benchmark import peers
from benchmark.answers.circumstances import circumstances
from benchmark.answers.question import Question, group_of
from benchmark.catalogue import Circumstance, PeerScheme
from benchmark.edition import Edition
from benchmark.errors import SpiegelError
from benchmark.municipality import Municipality
from benchmark.peers import PeerGroup
from benchmark.peers.balance import UNBALANCED, balance
from benchmark.peers.delivery import Delivery
from benchmark.peers.likeness import LeftOut
from benchmark.peers.size_spread import SizeSpread, in_words, spread
from benchmark.viewing import View


class GroupMember(NamedTuple):
    """One peer with its distance and the reason why it is one, as a Dutch phrase."""

    code: str
    name: str
    inhabitants: int
    distance: float
    reason: str


class Balance(NamedTuple):
    """How far the group lies from the own municipality on one circumstance, in standard deviations.

    ``weight``: how heavily it counts on likeness here. ``now``: the group in use; ``other``: the
    alternative. None where something is unknown.
    """

    circumstance: Circumstance
    weight: float
    now: float | None
    other: float | None

    @property
    def unbalanced(self) -> bool:
        """Whether the group in use lies clearly to one side."""
        return self.now is not None and abs(self.now) >= UNBALANCED


@dataclass(frozen=True)
class GroupAnswer:
    """The group of a municipality for a theme (empty: no theme in particular).

    ``alternative``: the group it is laid beside, on likeness, or on size where likeness is in use; None
    when it cannot be formed, and ``why_no_alternative`` says so. ``scheme`` and ``weights`` are those of
    the group in use when it is one on likeness, else those that the alternative goes by. ``delivery``:
    who carries out the task of the theme, and ``together`` how many peers do so in a joint organisation.
    """

    asked: Question
    theme: str
    municipality: Municipality
    group: PeerGroup
    members: tuple[GroupMember, ...]
    balance: tuple[Balance, ...]
    alternative: PeerGroup | None
    why_no_alternative: str
    scheme: PeerScheme
    weights: tuple[tuple[str, float], ...]
    sizes: SizeSpread
    delivery: Delivery
    together: int

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Those who might have been a peer and are not, with the reason."""
        return self.group.likeness.left_out if self.group.likeness else ()

    @property
    def unbalanced(self) -> tuple[Balance, ...]:
        """The circumstances on which the group lies to one side, the furthest first."""
        found = [b for b in self.balance if b.unbalanced]
        return tuple(sorted(found, key=lambda b: -abs(b.now or 0.0)))

    def as_dict(self) -> dict[str, Any]:
        """What the command line adds to the group itself."""
        chosen = self.group.likeness is not None
        return {
            "theme": self.theme or None,
            "scheme": self.scheme.key if chosen else None,
            "metric": self.group.choice.metric if chosen else None,
            "weights": dict(self.weights) if chosen else {},
            "balance": [
                {
                    "circumstance": b.circumstance.key,
                    "name": b.circumstance.name,
                    "difference": b.now,
                    "alternative": b.other,
                    "unbalanced": b.unbalanced,
                }
                for b in self.balance
            ],
            "alternative": str(self.alternative.choice) if self.alternative else None,
            "sizes": {
                "smallest": self.sizes.smallest,
                "middle": self.sizes.middle,
                "largest": self.sizes.largest,
                "mean_log_ratio": self.sizes.mean_log_ratio,
            },
            "left_out": [out._asdict() for out in self.left_out],
        }


@lru_cache(maxsize=1024)
def group(view: View, asked: Question, theme: str = "") -> GroupAnswer:
    """The group of a question with everything needed to judge it.

    Raises SpiegelError for a theme that is not there, and what ``group_of`` raises.
    """
    edition = view.edition
    _check_theme(edition, theme)
    found = group_of(edition, asked, theme)
    own = edition.municipalities.find(asked.gemeente, asked.year)
    other, why_not = _alternative(edition, asked, theme, found)
    alike = importlib.import_module("benchmark.answers.alike")
    basis = found if found.likeness else other
    choice = basis.choice if basis and basis.likeness else peers.ALIKE
    scheme = alike.scheme_of(edition.catalogue, choice, theme)
    weights = alike.weights_of(edition.catalogue, scheme, choice)
    subject = alike.subject_for(edition.catalogue, scheme, theme)
    delivery = alike.delivery(edition, subject, asked.year)
    return GroupAnswer(
        asked=asked,
        theme=theme,
        municipality=own,
        group=found,
        members=_members(edition, asked, theme, found, own.inhabitants),
        balance=_balance(edition, asked, dict(weights), found, other),
        alternative=other,
        why_no_alternative=why_not,
        scheme=scheme,
        weights=weights,
        sizes=spread(own.inhabitants, [m.inhabitants for m in found.rows]),
        delivery=delivery,
        together=sum(c in delivery.office for c in found.codes),
    )


def _check_theme(edition: Edition, theme: str) -> None:
    known = [t.key for t in edition.catalogue.themes]
    if theme and theme not in known:
        raise SpiegelError(
            f"Het thema '{theme[:40]}' is er niet.", f"De thema's zijn: {', '.join(known)}."
        )


def _alternative(
    edition: Edition, asked: Question, theme: str, found: PeerGroup
) -> tuple[PeerGroup | None, str]:
    """The group on likeness, or the one on size where the usual group on likeness is in use."""
    choice = peers.ALIKE
    if found.likeness is not None and found.choice == choice:
        choice = peers.DEFAULT
    try:
        return group_of(edition, replace(asked, group=choice), theme), ""
    except SpiegelError as error:  # unknown circumstances: the group in use stands without it
        return None, error.sentence


def _members(
    edition: Edition, asked: Question, theme: str, found: PeerGroup, own: int
) -> tuple[GroupMember, ...]:
    if found.likeness is None:
        return tuple(GroupMember(*m, in_words(own, m.inhabitants)) for m in found.rows)
    alike = importlib.import_module("benchmark.answers.alike")
    reasons = alike.reasons(edition, asked.gemeente, asked.year, found, theme)
    return tuple(GroupMember(*m, why) for m, why in zip(found.rows, reasons, strict=True))


def _balance(
    edition: Edition,
    asked: Question,
    weights: dict[str, float],
    found: PeerGroup,
    other: PeerGroup | None,
) -> tuple[Balance, ...]:
    now = _differences(edition, asked, found.codes)
    then = _differences(edition, asked, other.codes if other else ())
    return tuple(
        Balance(c, weights.get(c.key, 0.0), now[c.key], then[c.key])
        for c in edition.catalogue.schemes.circumstances
    )


def _differences(
    edition: Edition, asked: Question, codes: Sequence[str]
) -> dict[str, float | None]:
    units = circumstances(edition, asked.year).drop("name", "inhabitants")
    return dict(balance(units, asked.gemeente, codes).iter_rows())
