"""How did this municipality and its peers develop over the account years?"""

from dataclasses import dataclass
from functools import lru_cache

from benchmark import dutch, position
from benchmark.answers.question import Question, group_of
from benchmark.catalogue import Event, Indicator
from benchmark.everyone import Story
from benchmark.position import Standing
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind


@dataclass(frozen=True)
class TrendYear:
    """One account year: own value, the peers' standing, and the budget of that year if there is one."""

    year: int
    value: float | None
    standing: Standing
    budget: float | None
    status: str


@dataclass(frozen=True)
class Trend:
    """Account years in order, with the events on the axis and the mergers that touch the municipality.

    ``name``: the municipality, which says so where the figures are an example. ``stories``: what was
    planted in an example.
    """

    indicator: Indicator
    years: tuple[TrendYear, ...]
    budgets: tuple[tuple[int, float], ...]
    events: tuple[Event, ...]
    merger_years: tuple[int, ...]
    name: str
    example: bool = False
    stories: tuple[str, ...] = ()


@lru_cache(maxsize=4096)
def trend(view: View, asked: Question, code: str) -> Trend:
    """The trend of an indicator; the group is that of the asked year, kept the same in all years.

    Budgets stand beside the accounts and are never joined to them.
    """
    edition = view.edition
    indicator = edition.catalogue.indicator(code)
    group = group_of(edition, asked, indicator.theme).codes
    years, budgets, example = [], [], False
    for year, report in edition.published(indicator.code, examples=asked.examples):
        everyone = view.everyone(indicator.code, year, report, examples=asked.examples)
        if everyone is None:
            continue
        rows, example = everyone.rows, example or everyone.example
        own = rows.get(asked.gemeente)
        value = own.value if own else None
        if report == ReportKind.BUDGET.value:
            if value is not None:
                budgets.append((year, value))
            continue
        peers = [rows[c].value for c in group if c in rows]
        standing = position.against(peers, value)
        years.append(TrendYear(year, value, standing, None, own.status if own else "not_delivered"))
    known = dict(budgets)
    name = edition.municipalities.name(asked.gemeente)
    with_budget = tuple(
        TrendYear(y.year, y.value, y.standing, known.get(y.year), y.status) for y in years
    )
    planted = [s for s in view.stories(asked) if s.indicator == indicator.code]
    return Trend(
        indicator=indicator,
        years=with_budget,
        budgets=tuple(budgets),
        events=(*edition.catalogue.events_of(indicator), *(_event(s) for s in planted if s.breaks)),
        merger_years=edition.municipalities.merger_years(asked.gemeente),
        name=dutch.marked(name, example),
        example=example,
        stories=tuple(dict.fromkeys(s.text for s in planted)),
    )


def _event(story: Story) -> Event:
    """A planted series break on the time axis, beside the real events."""
    return Event.model_validate(
        {
            "name": story.text,
            "label": dutch.example("andere telling"),
            "from": story.year,
            "to": story.year,
            "indicators": (story.indicator,),
            "breaks": True,
            "source": dutch.EXAMPLE,
        }
    )
