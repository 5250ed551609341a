"""Counts of municipalities per category: none so small that it points at somebody, and none that gives one away."""

from collections.abc import Mapping

from benchmark.catalogue.open_edition import Rule

TEN = 10


def counted(parts: Mapping[str, int], rule: Rule) -> dict[str, int | None]:
    """The counts that may be shown; None for one that may not.

    A count under the least is left out, also zero: that all others are elsewhere says it of each. As the total may be
    known, one that is left out alone would be what is missing from it, so the smallest other one goes with it (primary and
    secondary suppression). What is left out together is at least the least, or more is left out.
    """
    hidden = {k for k, n in parts.items() if n < rule.least_counted}
    left = sorted((n, k) for k, n in parts.items() if k not in hidden)
    while hidden and left and (len(hidden) < 2 or _sum(parts, hidden) < rule.least_counted):
        hidden.add(left.pop(0)[1])
    return {k: None if k in hidden else n for k, n in parts.items()}


def tenths(part: int, whole: int, rule: Rule) -> int | None:
    """So many out of ten, without the total from which one could subtract; None where a side is too small to show.

    Never 0 or 10: some are on either side, and that is what the reader may know.
    """
    shown = counted({"in": part, "out": whole - part}, rule)["in"]
    if shown is None or whole < rule.least:
        return None
    return min(max(round(TEN * shown / whole), 1), TEN - 1)


def _sum(parts: Mapping[str, int], keys: set[str]) -> int:
    return sum(parts[k] for k in keys)
