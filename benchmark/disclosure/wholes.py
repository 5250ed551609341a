"""Bands of parts that add up to a known total: one that is withheld alone could be worked out from the others."""

from collections.abc import Mapping

from benchmark.disclosure.band import Band, Why, Withheld

Shown = Band | Withheld


def completed(bands: Mapping[str, Shown], parts: tuple[str, ...]) -> dict[str, Shown]:
    """The bands after secondary suppression: of these parts either all are shown, or at least two are withheld.

    The narrowest of the bands that are left goes along, because a narrow one says most; of equally narrow ones the first. A
    part that is not in ``bands`` is no part here.
    """
    found = dict(bands)
    there = [p for p in parts if p in found]
    withheld = [p for p in there if isinstance(found[p], Withheld)]
    if len(withheld) != 1:
        return found
    left = [(_width(found[p]), n, p) for n, p in enumerate(there) if p not in withheld]
    if left:
        found[min(left)[2]] = Withheld(Why.COMPLEMENT)
    return found


def _width(shown: Shown) -> float:
    return shown.high - shown.low if isinstance(shown, Band) else 0.0
