"""How a group is asked for, and the short text that stands for it in a link and on the command line."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from benchmark import dutch
from benchmark.errors import SpiegelError

Method = Literal["size", "class", "own", "similar"]
Metric = Literal["euclidean", "mahalanobis"]
WORDS: dict[str, Method] = {
    "grootte": "size",
    "klasse": "class",
    "eigen": "own",
    "lijkt": "similar",
}
INHABITANTS = "inwoners"
HEAVIEST = 5
SCHEME = re.compile(r"[a-z0-9_]+")
WEIGHT = re.compile(r"([a-z_]+)\.([0-9](?:\.[0-9]{1,2})?)")
NONE: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True)
class GroupChoice:
    """A way to choose peers: by size (so many), by size class, by hand (these codes), or by likeness.

    By likeness: ``scheme`` is the key of a scheme in the catalogue, empty for that of the theme at hand;
    ``weights`` (0 to 5, in order of the key) replace those of the scheme, the others stay as they are.
    """

    method: Method = "size"
    k: int = 15
    codes: tuple[str, ...] = ()
    scheme: str = ""
    metric: Metric = "euclidean"
    weights: tuple[tuple[str, float], ...] = ()

    def __str__(self) -> str:
        """Stable and shareable: ``grootte-15``, ``klasse``, ``eigen-GM0001-GM0002``, ``lijkt-15``,
        ``lijkt-15-belastingen-mahalanobis``, ``lijkt-15-inwoners.3-ouderen.0``."""
        if self.method == "size":
            return f"grootte-{self.k}"
        if self.method == "similar":
            metric = self.metric if self.metric != "euclidean" else ""
            weights = [f"{key}.{weight:g}" for key, weight in self.weights]
            return "-".join(p for p in ("lijkt", str(self.k), self.scheme, metric, *weights) if p)
        return "klasse" if self.method == "class" else "-".join(("eigen", *sorted(self.codes)))

    @classmethod
    def parse(cls, text: str) -> "GroupChoice":
        """The choice that a text stands for; raises SpiegelError when it stands for nothing."""
        word, *rest = text.strip().split("-")
        method = WORDS.get(word)
        if method == "size" and len(rest) == 1 and _is_count(rest[0]):
            return cls("size", int(rest[0]))
        if method == "similar" and rest and _is_count(rest[0]):
            return _similar(text, int(rest[0]), rest[1:])
        if method == "class" and not rest:
            return cls("class")
        if method == "own":
            return cls("own", codes=tuple(sorted({c.upper() for c in rest if c})))
        raise _unreadable(text)

    @classmethod
    def alike(
        cls,
        k: int = 15,
        scheme: str = "",
        metric: Metric = "euclidean",
        weights: Mapping[str, float] = NONE,
    ) -> "GroupChoice":
        """A choice by likeness; raises SpiegelError for weights that make no sense.

        Whether the scheme and the keys exist is known when the group is formed.
        """
        _check_weights(weights, metric)
        ordered = tuple(sorted((key, round(float(w), 2)) for key, w in weights.items()))
        return cls("similar", k, (), scheme, metric, ordered)


def _similar(text: str, k: int, parts: Sequence[str]) -> GroupChoice:
    """The parts behind the number: scheme, metric, weights, in that order and each at most once."""
    left, scheme = list(parts), ""
    metric: Metric = "euclidean"
    if left and SCHEME.fullmatch(left[0]) and left[0] != "mahalanobis":
        scheme = left.pop(0)
    if left and left[0] == "mahalanobis":
        metric = "mahalanobis"
        left.pop(0)
    read = [WEIGHT.fullmatch(part) for part in left]
    weights = {m[1]: float(m[2]) for m in read if m}
    if len(weights) < len(left):
        raise _unreadable(text)
    return GroupChoice.alike(k, scheme, metric, weights)


def _check_weights(weights: Mapping[str, float], metric: Metric) -> None:
    for key, weight in weights.items():
        if not 0 <= weight <= HEAVIEST:
            raise SpiegelError(
                f"Het gewicht van {key[:40]} is {dutch.number(weight, 2 if weight % 1 else 0)}, en dat kan niet.",
                f"Kies een gewicht van 0 tot en met {HEAVIEST}.",
            )
    if weights and metric == "mahalanobis":
        raise SpiegelError(
            "Gewichten hebben geen betekenis bij Mahalanobis: die maat weegt zelf.",
            "Laat de gewichten weg of laat Mahalanobis weg.",
        )
    if weights.get(INHABITANTS, 1) == 0:
        found = (
            "Inwoners tellen altijd mee, dus hun gewicht kan geen 0 zijn."
            if any(weights.values()) or len(weights) == 1
            else "Alle gewichten zijn nul, dus niets maakt verschil."
        )
        raise SpiegelError(found, f"Geef inwoners een gewicht tot en met {HEAVIEST}.")


def _unreadable(text: str) -> SpiegelError:
    return SpiegelError(
        f"De vergelijkingsgroep '{text[:60]}' is niet te lezen.",
        "Gebruik grootte-15, klasse, lijkt-15 of eigen met codes, bijvoorbeeld eigen-GM0034-GM0080.",
    )


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4


DEFAULT = GroupChoice()
ALIKE = GroupChoice("similar")
