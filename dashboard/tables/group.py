"""The tables of a peer group: its members, its balance, and the outcome over all reasonable groups."""

from dataclasses import replace

from benchmark import answers, dutch
from benchmark.answers import Question
from benchmark.dutch import number
from benchmark.narrative import group as narrative_group
from benchmark.viewing import View
from dashboard.components.balance import signed
from dashboard.components.table import Cell, Table, cell, nothing
from dashboard.tables import parts


def members(view: View, asked: Question, code: str) -> Table:
    """Who is in the group, how far, and why; ``code``: the figure at hand, empty for none."""
    answer = answers.group(view, asked, _theme(view, code))
    rows = [
        (
            cell(m.name),
            cell(m.code),
            cell(number(m.inhabitants), m.inhabitants),
            cell(number(m.distance, 2), m.distance),
            cell(m.reason),
        )
        for m in answer.members
    ]
    return Table(
        caption=f"De vergelijkingsgroep van {answer.municipality.name} in {asked.year}, van dichtbij naar "
        "verder weg",
        columns=("Gemeente", "Code", f"Inwoners {asked.year}", "Afstand", "Waarom"),
        rows=rows,
        numeric=frozenset({2, 3}),
        notes=(f"{narrative_group.distance(answer.group)} Editie {view.edition.info.id}.",),
    )


def balance(view: View, asked: Question, code: str) -> Table:
    """Per circumstance how far the group lies from the municipality, now and with the alternative."""
    answer = answers.group(view, asked, _theme(view, code))
    other = narrative_group.alternative_words(answer)
    rows = [
        (
            cell(b.circumstance.name),
            _difference(b.now),
            _difference(b.other),
            cell("groot" if b.unbalanced else "klein" if b.now is not None else "niet bekend"),
            cell(number(b.weight, 2 if b.weight % 1 else 0), b.weight),
        )
        for b in answer.balance
    ]
    return Table(
        caption=f"Verschil van de groep met {answer.municipality.name}, in standaardafwijkingen",
        columns=("Kenmerk", "Groep nu", f"Groep {other}", "Verschil nu", "Gewicht bij lijkt op"),
        rows=rows,
        numeric=frozenset({1, 2, 4}),
        notes=(
            f"Vanaf een halve standaardafwijking heet het groot. Editie {view.edition.info.id}.",
        ),
    )


def stress(view: View, asked: Question, code: str) -> Table:
    """The outcome of one figure over the reasonable groups, in a few lines."""
    answer = answers.stress(view, replace(asked, examples=False), code)
    comparison = answer.comparison
    share = nothing("niet te zeggen")
    if answer.share is not None:
        share = cell(dutch.percent(answer.share, 1), answer.share)
    lines = (
        (
            comparison.municipality.name,
            parts.shown(comparison, comparison.value, comparison.status.value),
        ),
        ("Middelste van de groep nu", parts.shown(comparison, comparison.standing.median)),
        ("Aantal redelijke groepen", cell(number(answer.groups), answer.groups)),
        ("In 1 van de 10 groepen ligt het midden onder", parts.shown(comparison, answer.low)),
        ("In 1 van de 10 groepen ligt het midden boven", parts.shown(comparison, answer.high)),
        ("Deel van de groepen met dezelfde uitkomst", share),
    )
    return Table(
        caption=f"{parts.heading(comparison)} over alle redelijke groepen",
        columns=("Wat", "Uitkomst"),
        rows=[(cell(name), value) for name, value in lines],
        numeric=frozenset({1}),
        notes=(narrative_group.held(answer), *parts.about(comparison)),
    )


def _difference(value: float | None) -> Cell:
    return nothing("niet bekend") if value is None else cell(signed(value), value)


def _theme(view: View, code: str) -> str:
    return view.edition.catalogue.indicator(code).theme if code else ""
