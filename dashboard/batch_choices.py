"""Which municipalities a batch is for: all of a year, those of a province or size class, or named ones."""

import math
from collections.abc import Sequence
from typing import Any

from benchmark import dutch
from benchmark.catalogue.models import SizeClass
from benchmark.edition import Edition
from benchmark.errors import SpiegelError

ALL, BY_HAND = "alle", "zelf"
PROVINCE, CLASS = "provincie:", "klasse:"


def scopes(edition: Edition, year: int) -> list[dict[str, str]]:
    """The ways to choose, each with how many municipalities that are."""
    here = edition.municipalities.in_year(year)
    ways = [(ALL, "Alle gemeenten", list(here["code"]))]
    for province in sorted(set(here["province"]) - {None, ""}):
        ways.append(
            (PROVINCE + province, f"Provincie {province}", of(edition, year, PROVINCE + province))
        )
    for size in edition.catalogue.size_classes:
        ways.append(
            (CLASS + size.key, dutch.upper_first(size.name), of(edition, year, CLASS + size.key))
        )
    counted = [{"value": v, "label": f"{n} ({dutch.number(len(codes))})"} for v, n, codes in ways]
    return [*counted, {"value": BY_HAND, "label": "Gemeenten die ik zelf kies"}]


def of(edition: Edition, year: int, scope: Any, named: Sequence[Any] = ()) -> list[str]:
    """The codes of the municipalities that somebody chose, by name; raises SpiegelError for none."""
    here = edition.municipalities.in_year(year).sort("name")
    rows = list(here.select("code", "province", "inhabitants").iter_rows())
    if scope == BY_HAND:
        found = [edition.municipalities.code_of(str(code)) for code in named]
        return _some(list(dict.fromkeys(found)))
    if scope == ALL:
        return _some([code for code, _, _ in rows])
    kind, _, name = str(scope).partition(":")
    if kind + ":" == PROVINCE:
        return _some([code for code, province, _ in rows if province == name])
    low, high = _bounds(edition.catalogue.size_classes, name)
    return _some([code for code, _, size in rows if low <= size < high])


def options(edition: Edition, year: int) -> list[dict[str, str]]:
    """Every municipality of a year, to choose by name."""
    rows = edition.municipalities.in_year(year).sort("name").select("code", "name").iter_rows()
    return [{"value": code, "label": name} for code, name in rows]


def _some(codes: list[str]) -> list[str]:
    if not codes:
        raise SpiegelError("Er is geen gemeente gekozen.", "Kies er minstens één.")
    return codes


def _bounds(classes: Sequence[SizeClass], key: str) -> tuple[float, float]:
    low = 0.0
    for size in classes:
        high = math.inf if size.below is None else float(size.below)
        if size.key == key:
            return low, high
        low = high
    raise SpiegelError("Deze grootteklasse kennen wij niet.", "Kies er een uit de lijst.")
