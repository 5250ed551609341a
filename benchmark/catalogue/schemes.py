"""Circumstances on which municipalities can be alike, and how heavily each counts per theme."""

from typing import Annotated

from pydantic import Field

from benchmark.catalogue.models import Entry, Key, Text


class Circumstance(Entry):
    """Something about a place on which municipalities can be alike; never its costs or its service.

    The value is the sum of ``add`` over the sum of ``per`` (1 without ``per``), structural covariates both;
    without ``add`` it is the inhabitants of the year. ``log``: compared as a ratio.
    """

    key: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    name: Text
    explanation: Text
    add: tuple[str, ...] = ()
    per: tuple[str, ...] = ()
    log: bool = False


class PeerScheme(Entry):
    """Which circumstances count for the tasks of some themes, and how heavily (0 to 5).

    ``subject``: the task in the register of executors whose form peers must share, where it is known.
    """

    key: Key
    name: Text
    themes: tuple[Key, ...]
    subject: Key | None = None
    weights: Annotated[dict[str, Annotated[float, Field(ge=0, le=5)]], Field(min_length=1)]
    reason: Text


class PeerSchemes(Entry):
    """Circumstances and the schemes that weigh them; ``clip`` are percentiles (0-100)."""

    clip: tuple[float, float]
    circumstances: Annotated[tuple[Circumstance, ...], Field(min_length=1)]
    schemes: Annotated[tuple[PeerScheme, ...], Field(min_length=1)]

    def circumstance(self, key: str) -> Circumstance | None:
        """The circumstance of that key, if there is one."""
        return next((c for c in self.circumstances if c.key == key), None)

    def scheme(self, key: str) -> PeerScheme | None:
        """The scheme of that key, if there is one."""
        return next((s for s in self.schemes if s.key == key), None)

    def of_theme(self, theme: str) -> PeerScheme:
        """The scheme of a theme; the first one where no theme is meant."""
        return next((s for s in self.schemes if theme in s.themes), self.schemes[0])
