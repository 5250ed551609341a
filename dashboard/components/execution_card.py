"""Who carries out the task: forms beside each other, the own organisation with its members."""

from typing import Any

from dash import html

from benchmark import dutch
from benchmark.answers import Comparison
from benchmark.answers.execution import Execution, Office, execution
from benchmark.narrative import execution as narrative_execution
from benchmark.viewing import View
from benchmark.vocabulary import Role
from dashboard import selection
from dashboard.components import card
from dashboard.components.table import Table, as_component, cell, nothing


def of(view: View, comparison: Comparison) -> list[html.Section]:
    """The card; nothing where the register has no entries for the task."""
    answer = execution(view, comparison.asked, comparison.indicator.code)
    if answer is None:
        return []
    code = comparison.indicator.code
    content: list[Any] = [
        html.H2("Wie voert dit uit?", id="uitvoering-kop"),
        html.P(narrative_execution.execution(answer), className="zegt-het"),
        as_component(forms_table(answer)),
    ]
    if answer.office is not None:
        content.append(
            html.Details(
                [
                    html.Summary(f"Toon de deelnemers van {answer.office.organisation}"),
                    as_component(members_table(answer, answer.office)),
                ],
                className="hoe",
            )
        )
    content.append(
        card.actions(
            f"uitvoering/{code}",
            selection.query_of(comparison.asked),
            "Wie voert dit uit?",
            html.P(
                "Deelnemers betalen een bijdrage, een gastheer boekt ook het werk voor anderen. Daarom "
                "vergelijken wij deelnemers met deelnemers en telt een organisatie één keer. De bron van elke "
                "deelname staat in de tabel; staat een gemeente niet in het register, dan nemen wij aan "
                "dat zij het zelf doet."
            ),
        )
    )
    return [html.Section(content, className="kaart", **{"aria-labelledby": "uitvoering-kop"})]


def forms_table(answer: Execution) -> Table:
    """A row per form: municipalities with a figure and the middle one."""
    indicator = answer.indicator
    rows = [
        (
            cell(
                narrative_execution.ROLE_NAMES[form.role]
                if form.role
                else "Niet bekend voor dit jaar"
            ),
            cell(dutch.number(form.n), form.n),
            nothing("geen mediaan" if form.role in (Role.SPECIAL_TASK, None) else "te weinig")
            if form.median is None
            else cell(dutch.value(form.median, indicator.unit, indicator.decimals), form.median),
        )
        for form in answer.forms
    ]
    if answer.units_median is not None:
        shown = dutch.value(answer.units_median, indicator.unit, indicator.decimals)
        rows.append(
            (
                cell("Elke organisatie één keer"),
                cell(dutch.number(answer.units), answer.units),
                cell(shown, answer.units_median),
            )
        )
    middle = dutch.marked("Middelste", answer.example)
    own = next((n for n, f in enumerate(answer.forms) if f.role is answer.own), None)
    return Table(
        f"Vorm van uitvoering, {indicator.unit.value}",
        ("Vorm", "Aantal met een cijfer", middle),
        rows,
        frozenset({1, 2}),
        frozenset() if own is None else frozenset({own}),
    )


def members_table(answer: Execution, office: Office) -> Table:
    """A row per member: role, value, and where the membership was found."""
    indicator = answer.indicator
    rows = [
        (
            cell(m.name),
            cell(narrative_execution.ROLE_NAMES[m.role]),
            nothing("geen cijfer")
            if m.value is None
            else cell(dutch.value(m.value, indicator.unit, indicator.decimals), m.value),
            cell(m.source),
        )
        for m in office.members
    ]
    own = [n for n, m in enumerate(office.members) if m.name == answer.name]
    return Table(
        f"Deelnemers van {office.organisation}",
        ("Gemeente", "Rol", indicator.unit.value, "Bron van de deelname"),
        rows,
        frozenset({2}),
        frozenset(own),
    )
