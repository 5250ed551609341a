"""The formulas again, slow and obvious, in plain Python: what the program must agree with."""

import csv
import math
import statistics
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

Key = tuple[str, int, str, str]


def nearest(
    sizes: Mapping[str, int], own: str, k: int, minimum: int = 8
) -> tuple[list[str], float | None]:
    """The codes of the group, nearest first, and the factor used (None: nobody of such a size)."""
    others = sorted((abs(math.log(n / sizes[own])), c) for c, n in sizes.items() if c != own)
    enough = min(minimum, k)
    for factor in (2.0, 3.0):
        group = [c for d, c in others if d <= math.log(factor)][:k]
        if len(group) >= enough:
            return group, factor
    return [c for _, c in others][:enough], None


def quantile(values: Sequence[float], p: float) -> float:
    """Type 7 after Hyndman and Fan: linear between the two nearest of n points from 0 to n - 1."""
    ordered = sorted(values)
    at = p * (len(ordered) - 1)
    low, high = math.floor(at), math.ceil(at)
    return ordered[low] * (high - at) + ordered[high] * (at - low) if low != high else ordered[low]


def mid_rank(values: Sequence[float], own: float) -> float:
    """Share below plus half of the share equal, counted one by one."""
    points = [1.0 if v < own else 0.5 if v == own else 0.0 for v in values]
    return sum(points) / len(points)


def modified_z(values: Sequence[float], own: float) -> float | None:
    """Iglewicz and Hoaglin 1993."""
    middle = statistics.median(values)
    mad = statistics.median(abs(v - middle) for v in values)
    return None if mad == 0 else 0.6745 * (own - middle) / mad


def measures(folder: Path, year: int, report: str) -> dict[str, dict[str, float]]:
    """Euros per measure and municipality, straight from the CSV files of ``data/open``."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    delivered, fields = set(), set()
    for row in _rows(folder / "iv3_fields.csv"):
        fields.add(row["task_field"])
        if row["year"] == str(year) and row["report"] == report:
            measure = f"iv3.{row['flow']}.{row['task_field']}"
            found[measure][row["code"]] = float(row["amount_x1000"]) * 1000
            if row["flow"] == "baten":
                delivered.add(row["code"])
    for field in fields:  # a salary that is not there, of a municipality that delivered, is zero
        for code in delivered:
            found[f"iv3.salarissen.{field}"].setdefault(code, 0.0)
    for row in _rows(folder / "iv3_totals.csv"):
        if row["year"] == str(year) and row["report"] == report:
            found[f"iv3.{row['total']}"][row["code"]] = float(row["amount_x1000"]) * 1000
    for row in _rows(folder / "inhabitants.csv"):
        if row["year"] == str(year):
            found["cbs.inwoners"][row["code"]] = float(row["inhabitants"])
    for row in _rows(folder / "covariates.csv"):
        if row["covariate"] == "woonr":
            found["gemeentefonds.woonruimten"][row["code"]] = float(row["value"])
    return found


def part(
    known: Mapping[str, Mapping[str, float]], terms: Sequence[tuple[str, int]], code: str
) -> float | None:
    """Terms added and subtracted; None when any is missing."""
    amounts = [(known.get(measure, {}).get(code), sign) for measure, sign in terms]
    return None if any(a is None for a, _ in amounts) else sum(a * s for a, s in amounts)


def passes_books(
    cost: float,
    own_salaries: float,
    salaries: float,
    overhead_salaries: float,
    overhead_cost: float,
    overhead_revenue: float,
    inhabitants: float,
    costs_of_years: Sequence[float],
    *,
    asks_own_salaries: bool,
) -> bool:
    """The vergelijkbaarheidstoets of DOMAIN section 1, without register and without net cost."""
    jumps = len(costs_of_years) == 3 and (
        min(costs_of_years) <= 0 or max(costs_of_years) / min(costs_of_years) >= 1.5
    )
    return (
        (not asks_own_salaries or (cost > 0 and own_salaries >= 0.25 * cost))
        and overhead_salaries <= 0.60 * salaries
        and salaries / inhabitants >= 150
        and overhead_revenue <= 0.20 * overhead_cost
        and not jumps
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
