"""Who may be a peer when the form of execution counts: alone with alone, together with together.

A municipality in a joint office has no costs of its own making, so it is compared with others in an
office, and each office counts once. Source: METHODS section 1.6, DOMAIN section 1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Delivery:
    """The register of executors for one task in one year, by code.

    ``office``: the joint organisation of members, hosts and merged staff. ``special``: those with a
    special task in their costs. ``unknown``: in the register from a later year only. Whoever stands
    nowhere does the work itself.
    """

    task: str = ""
    office: Mapping[str, str] = field(default_factory=dict)
    special: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()

    def alike(self, own: str, peer: str) -> bool:
        """Whether a peer carries the task out in the form of ``own``; anyone where the own form is unknown."""
        if own in self.unknown:
            return True
        return (own in self.office) is (peer in self.office) and peer not in self.unknown

    def sifted(
        self, own: tuple[str, str], order: Sequence[tuple[str, str]], *, matching: bool
    ) -> list[tuple[str, str]]:
        """Code of everyone in ``order`` with why it is no peer, as a clause; empty for a peer.

        ``own`` and ``order`` (nearest first): code and name. ``matching``: whether the form is a condition.
        """
        code, name = own
        taken = {self.office[code]: name} if code in self.office else {}
        found = []
        for peer, peer_name in order:
            why = self._barred(peer, taken)
            if not why and matching and not self.alike(code, peer):
                why = self._otherwise(peer)
            if not why and peer in self.office:
                taken[self.office[peer]] = peer_name
            found.append((peer, why))
        return found

    def _barred(self, peer: str, taken: Mapping[str, str]) -> str:
        """Why a municipality is nobody's peer; ``taken``: the organisations that count already, and with whom."""
        if peer in self.special:
            return "heeft een bijzondere taak in de kosten"
        organisation = self.office.get(peer, "")
        if organisation in taken:
            return f"{organisation} telt al mee met {taken[organisation]}"
        return ""

    def _otherwise(self, peer: str) -> str:
        """How a municipality of another form carries the task out."""
        if peer in self.unknown:
            return "het register gaat voor deze gemeente niet ver genoeg terug"
        organisation = self.office.get(peer)
        return f"laat dit doen door {organisation}" if organisation else "voert dit zelf uit"


NOBODY = Delivery()
