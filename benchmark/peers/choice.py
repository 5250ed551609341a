"""How a group is asked for, and the short text that stands for it in a link and on the command line."""

from dataclasses import dataclass
from typing import Literal

from benchmark.errors import SpiegelError

Method = Literal["size", "class", "own"]
WORDS: dict[str, Method] = {"grootte": "size", "klasse": "class", "eigen": "own"}


@dataclass(frozen=True)
class GroupChoice:
    """A way to choose peers: by size (so many), by size class, or by hand (these codes)."""

    method: Method = "size"
    k: int = 15
    codes: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Stable and shareable: ``grootte-15``, ``klasse``, ``eigen-GM0001-GM0002``."""
        if self.method == "size":
            return f"grootte-{self.k}"
        return "klasse" if self.method == "class" else "-".join(("eigen", *sorted(self.codes)))

    @classmethod
    def parse(cls, text: str) -> "GroupChoice":
        """The choice that a text stands for; raises SpiegelError when it stands for nothing."""
        word, *rest = text.strip().split("-")
        method = WORDS.get(word)
        if method == "size" and len(rest) == 1 and _is_count(rest[0]):
            return cls("size", int(rest[0]))
        if method == "class" and not rest:
            return cls("class")
        if method == "own":
            return cls("own", codes=tuple(sorted({c.upper() for c in rest if c})))
        raise SpiegelError(
            f"De vergelijkingsgroep '{text[:60]}' is niet te lezen.",
            "Gebruik grootte-15, klasse, of eigen met codes, bijvoorbeeld eigen-GM0034-GM0080.",
        )


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4


DEFAULT = GroupChoice()
