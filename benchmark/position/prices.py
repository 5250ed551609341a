"""Money of one year in the prices of another."""

from collections.abc import Mapping


def real(
    value: float | None, from_year: int, to_year: int, index: Mapping[int, float]
) -> float | None:
    """An amount of ``from_year`` in prices of ``to_year``; ``index`` is the price level per year.

    None without an amount, or where the price level of one of the years is not known.
    """
    if value is None or not index.get(from_year) or not index.get(to_year):
        return None
    return value * (index[to_year] / index[from_year])
