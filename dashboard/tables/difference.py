"""The table behind "Waarom anders": each factor on both sides, and what it adds to the difference."""

from benchmark.answers import Question
from benchmark.answers.difference import WhyDifferent, why_different
from benchmark.errors import NoFigures
from benchmark.narrative import difference as words
from benchmark.viewing import View
from dashboard.components.table import Table, cell, nothing
from dashboard.tables import parts


def difference_values(view: View, asked: Question, code: str) -> Table:
    """The group together, a row per factor, and the own figure; amounts per unit, never in total.

    Raises NoFigures where the difference cannot be split.
    """
    answer = why_different(view, asked, code)
    if answer is None or answer.difference is None:
        sentence = answer.refusal if answer else "Voor dit cijfer zijn er geen factoren."
        raise NoFigures(sentence)
    comparison, found = answer.comparison, answer.difference
    name, group = comparison.municipality.name, words.group_name(answer)
    none = nothing("")
    rows = [(cell(group), cell(words.cost(answer, found.group), found.group), none, none)]
    for part, amount in zip(answer.parts, words.shown_amounts(answer), strict=True):
        rows.append(
            (
                cell(part.name),
                cell(words.change(answer, amount), part.amount),
                cell(words.factor_value(part, part.own), part.own),
                cell(words.factor_value(part, part.group), part.group),
            )
        )
    rows.append((cell(name), cell(words.cost(answer, found.own), found.own), none, none))
    return Table(
        caption=f"{words.HEADING} {name}: {comparison.indicator.name} ({answer.unit.value})",
        columns=(
            "Stap",
            answer.unit.value,
            f"Factor, {name}",
            f"Factor, {group[0].lower()}{group[1:]}",
        ),
        rows=rows,
        numeric=frozenset({1, 2, 3}),
        own=frozenset({len(rows) - 1}),
        notes=(*_notes(answer), *parts.about(comparison)),
        example=comparison.example,
    )


def _notes(answer: WhyDifferent) -> list[str]:
    own = words.own_books(answer)
    return [*([own] if own else []), words.NO_EXPLANATION, *words.about(answer)]
