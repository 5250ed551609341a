"""Who carries out a theme for a municipality: what it says itself, else the register of executors."""

from collections.abc import Mapping
from dataclasses import dataclass

from benchmark.catalogue import Catalogue
from benchmark.ledger.deliveries import Execution
from benchmark.ledger.store import Record
from benchmark.vocabulary import Role

SAYABLE = (Role.OWN, Role.HOST, Role.MEMBER)
AWAY = (Role.MEMBER, Role.MERGED_STAFF)  # somebody else has the figures


@dataclass(frozen=True)
class Executes:
    """The role of a municipality in a theme. ``said``: it says so itself; ``source`` is that of the register.

    ``off``: it does not deliver this theme this year.
    """

    role: Role
    organisation: str = ""
    source: str = ""
    said: bool = False
    off: bool = False

    @property
    def asked_of(self) -> tuple[str, ...]:
        """Whose questions are asked: everything, or only what no office can answer for its members."""
        return ("municipality",) if self.role in AWAY else ("executor", "municipality")


def executes(
    catalogue: Catalogue,
    said: Mapping[str, Record[Execution]],
    gemeente: str,
    theme: str,
    year: int,
) -> Executes:
    """Who carries out a theme in a year. ``said``: per subject what municipalities recorded."""
    found = said.get(f"{gemeente}/{year}/{theme}")
    if found is not None:
        entry = found.entry
        return Executes(entry.role, entry.organisation, said=True, off=entry.off)
    subject = catalogue.deliveries.executors.get(theme)
    for executor in catalogue.executors:
        for member in executor.members if subject in executor.subjects else ():
            lasts = member.last_year is None or year <= member.last_year
            if member.code == gemeente and member.first_year <= year and lasts:
                if member.role is Role.SPECIAL_TASK:
                    continue  # it says that the costs hold more, not who does the work
                return Executes(
                    member.role, executor.organisation, member.source or executor.source
                )
    return Executes(Role.OWN)
