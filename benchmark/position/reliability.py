"""How much of a difference returns: the rank correlation of an indicator from one year to the next.

Who is dearest this year is partly dearest by luck, and will be less so next year without doing anything.
The expected gap is the gap times this reliability. Source: METHODS section 7.2.
"""

import math
from collections.abc import Mapping, Sequence

LEAST = 20  # fewer municipalities in both years say too little about an indicator


def spearman(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Spearman's rank correlation, ties at their mean rank; None where one side never differs."""
    first, second = _ranks(xs), _ranks(ys)
    n = len(first)
    if n < 2:
        return None
    middle = (n + 1) / 2
    product = sum((a - middle) * (b - middle) for a, b in zip(first, second, strict=True))
    spread = sum((a - middle) ** 2 for a in first) * sum((b - middle) ** 2 for b in second)
    return product / math.sqrt(spread) if spread > 0 else None


def year_to_year(values: Mapping[int, Mapping[str, float | None]]) -> float | None:
    """The mean rank correlation over all pairs of consecutive years; None without any such pair.

    ``values``: per account year the value per municipality. A pair counts with at least 20
    municipalities that have a value in both years.
    """
    found = []
    for year in sorted(values):
        after = values.get(year + 1)
        if after is None:
            continue
        both = [
            (v, after[code])
            for code, v in values[year].items()
            if v is not None and after.get(code) is not None
        ]
        if len(both) >= LEAST:
            correlation = spearman([a for a, _ in both], [b or 0.0 for _, b in both])
            found += [] if correlation is None else [correlation]
    return sum(found) / len(found) if found else None


def _ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1; equal values share the mean of their ranks."""
    order = sorted(range(len(values)), key=lambda n: values[n])
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
            end += 1
        for n in order[start : end + 1]:
            ranks[n] = (start + end) / 2 + 1
        start = end + 1
    return ranks
