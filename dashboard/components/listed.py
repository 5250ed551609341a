"""What a page of a declared list says where there is nothing to show: nobody delivered, or the own list is missing."""

from collections.abc import Sequence
from typing import Any

from dash import html

from benchmark.answers import Question
from benchmark.catalogue import DeclaredList
from benchmark.errors import NoFigures
from benchmark.viewing import View
from dashboard import selection
from dashboard.components import notice


def nobody(
    view: View, asked: Question, declared: DeclaredList, error: NoFigures, path: str
) -> html.Div:
    """Nobody delivered for this year: to Oefenmodus, to the newest year with figures, and to deliver."""
    years = view.listed_years(declared.key, examples=asked.examples)
    ways: list[Any] = []
    if not asked.examples:
        practised = view.listed_years(declared.key, examples=True)
        ways += notice.to_practise(path, asked, practised)
    ways += _to_years(asked, years[-1:], path, light=bool(ways))
    ways.append(_deliver(asked, declared, light=bool(ways)))
    # Without any year the remedy is one for the command line.
    return notice.say(error.sentence, error.remedy if years else _later(declared), *ways)


def own_missing(
    asked: Question,
    declared: DeclaredList,
    name: str,
    years: Sequence[int],
    other_years: str,
    path: str,
) -> html.Div:
    """Peers delivered and the municipality did not; ``years``: those in which it did, ``other_years`` in words."""
    ways = _to_years(asked, [y for y in years if y != asked.year], path)
    return notice.say(
        f"{name} heeft dit voor {asked.year} niet ingevuld.",
        other_years or _later(declared),
        *ways,
        _deliver(asked, declared, light=bool(ways)),
    )


def _to_years(
    asked: Question, years: Sequence[int], path: str, *, light: bool = False
) -> list[Any]:
    return [
        notice.button(f"Toon {year}", path + selection.accounts_of(asked, year), light=light)
        for year in years
    ]


def _deliver(asked: Question, declared: DeclaredList, *, light: bool) -> Any:
    href = f"/aanleveren/lijst/{declared.key}{selection.query_of(asked)}"
    return notice.button(f"Lever {declared.many_rows} aan", href, light=light)


def _later(declared: DeclaredList) -> str:
    return f"Zodra uw gemeente {declared.many_rows} levert, staan zij hier."
