"""At a figure that municipalities deliver: how to deliver it, and the group of those who did, when the own group has too few."""

from typing import Any
from urllib.parse import urlencode

from dash import dcc

from benchmark.answers import Comparison
from benchmark.dutch import number
from benchmark.peers import GroupChoice
from benchmark.position.standing import LEAST_FOR_MEDIAN
from benchmark.viewing import View
from benchmark.vocabulary import Supply
from dashboard import selection
from dashboard.components import notice

MOST = 15  # of the group that is offered
PATH = "/aanleveren"


def of(view: View, comparison: Comparison) -> list[Any]:
    """Nothing for open figures and examples, or where the group has enough of them."""
    if comparison.indicator.status is not Supply.DELIVERED or comparison.example:
        return []
    found = nearest(view, comparison)
    enough = comparison.standing.n_delivered >= LEAST_FOR_MEDIAN
    if enough or len(found) < LEAST_FOR_MEDIAN:
        return []
    asked = comparison.asked
    group = GroupChoice("own", codes=found)
    query = selection.query_of(asked).replace(
        urlencode({"groep": str(asked.group)}), urlencode({"groep": str(group)})
    )
    way = notice.button(
        f"Vergelijk met {number(len(found))} die het leverden",
        f"/cijfer/{comparison.indicator.code}{query}",
    )
    return [
        notice.say(
            "In uw groep hebben te weinig gemeenten dit cijfer geleverd.",
            f"Buiten de groep zijn er wel: {number(len(found))} gemeenten, gekozen op grootte. Zij lijken minder op uw gemeente.",
            way,
        )
    ]  # fmt: skip


def nearest(view: View, comparison: Comparison) -> tuple[str, ...]:
    """The municipalities with this figure that are nearest in size, at most fifteen; never the own one."""
    year, own = comparison.asked.year, comparison.asked.gemeente
    people = dict(
        view.edition.municipalities.in_year(year).select("code", "inhabitants").iter_rows()
    )
    known = [
        code
        for code, row in comparison.everyone.rows.items()
        if row.value is not None and code != own and people.get(code)
    ]
    mine = people[own]
    return tuple(sorted(known, key=lambda c: max(people[c] / mine, mine / people[c]))[:MOST])


def invited(comparison: Comparison) -> Any:
    """The way to deliver a figure that is missing."""
    query = selection.query_of(comparison.asked)
    theme = comparison.indicator.theme
    year = comparison.asked.year
    return dcc.Link(
        "Lever dit cijfer aan", href=f"{PATH}/{theme}{query}&over={year}", className="knop"
    )
