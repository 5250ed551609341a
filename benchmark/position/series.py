"""Which years belong to one series: between two breaks, and no further.

A change of definition or a merger starts a series anew. What lies on both sides may be shown, but the
difference is no development.
"""

from collections.abc import Iterable, Sequence


def runs(years: Sequence[int], breaks: Iterable[int]) -> tuple[tuple[int, ...], ...]:
    """Ascending years, parted where a new series starts; ``breaks`` are the first years of new series."""
    starts = set(breaks)
    found: list[list[int]] = []
    before: int | None = None
    for year in years:
        parted = before is None or any(before < start <= year for start in starts)
        found = [*found, [year]] if parted else [*found[:-1], [*found[-1], year]]
        before = year
    return tuple(tuple(run) for run in found)


def run_of(year: int, years: Sequence[int], breaks: Iterable[int]) -> tuple[int, ...]:
    """The years of the series to which ``year`` belongs; empty when it is not among the years."""
    return next((run for run in runs(years, breaks) if year in run), ())
