"""Text as it goes to the layout: with a shape for every character, and a place where a line may end."""

import re
from collections.abc import Callable
from dataclasses import dataclass

ANYWHERE = "\u200b"
LONG, LONG_IN_CELL = 40, 24  # letters from which a word may be cut anywhere


@dataclass(frozen=True)
class Words:
    """How texts are made ready; ``shown`` gives every character a shape."""

    shown: Callable[[str], str]

    def text(self, text: str) -> str:
        """For a line over the page."""
        return loose(self.shown(text), LONG)

    def cell(self, text: str) -> str:
        """For the narrow lines of a table."""
        return loose(self.shown(text), LONG_IN_CELL)


def loose(text: str, most: int) -> str:
    """The text in which a word of more letters may be cut anywhere; other words only at their ends."""
    if len(text) <= most:
        return text
    return re.sub(rf"\S{{{most + 1},}}", lambda m: ANYWHERE.join(m.group()), text)
