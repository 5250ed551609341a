"""The tables of the BurgerServiceCode: the judgement per norm with everyone in the group, and the evidence beside it."""

from benchmark import dutch, narrative
from benchmark.answers import Question, certainty
from benchmark.answers.service_code import NormAnswer, ServiceCodeAnswer, service_code
from benchmark.errors import SpiegelError
from benchmark.narrative import service_code as narrative_code
from benchmark.viewing import View
from dashboard.components.table import Cell, Table, cell, nothing
from dashboard.tables import parts


def norm_values(view: View, asked: Question, _: str) -> Table:
    """Per norm a row for the own municipality, one for the middle one and one per peer, with the intervals."""
    answer = _delivered(view, asked)
    rows: list[tuple[Cell, ...]] = []
    own = set()
    for found in answer.found:
        own.add(len(rows))
        rows += _norm(found)
    return Table(
        caption=f"BurgerServiceCode: oordeel van inwoners, {answer.name} en de vergelijkingsgroep, {_period(asked)}",
        columns=(
            "Norm",
            "Code",
            "Gemeente",
            "Eens met de stellingen",
            "Toeval: van",
            "Toeval: tot",
            "Inwoners die antwoordden",
            "Plaats in de groep",
        ),
        rows=rows,
        numeric=frozenset({3, 4, 5, 6}),
        own=frozenset(own),
        notes=(f"Bron: {narrative_code.judged_by(answer)}. Editie {answer.edition}.",),
        example=answer.example,
    )


def _norm(found: NormAnswer) -> list[tuple[Cell, ...]]:
    comparison = found.comparison
    assert comparison is not None
    everyone, none = comparison.everyone.rows, nothing("")
    name, code = cell(found.indicator.name), cell(found.indicator.code)

    def row(gemeente: str, place: Cell) -> tuple[Cell, ...]:
        one = everyone[gemeente]
        chance = certainty.estimate(comparison.indicator, one)
        ends = (None, None) if chance is None else (chance.low, chance.high)
        return (
            name,
            code,
            cell(one.name),
            parts.shown(comparison, one.value, one.status),
            *(none if end is None else parts.shown(comparison, end) for end in ends),
            parts.amount(one.denominator),
            place,
        )

    middle = dutch.marked("Middelste", comparison.example)
    return [
        row(comparison.municipality.code, cell(narrative.place_or_reason(comparison))),
        (name, code, cell(middle), parts.shown(comparison, comparison.standing.median), none, none, none, none),
        *(row(p.code, none) for p in comparison.peers),
    ]  # fmt: skip


def evidence_values(view: View, asked: Question, _: str) -> Table:
    """A row per norm and figure beside it: both places, and whether the judgement lies higher or lower."""
    answer = _delivered(view, asked)
    rows: list[tuple[Cell, ...]] = []
    for found in answer.norms:
        judged = "geen" if found.comparison is None else narrative.place_or_reason(found.comparison)
        together = narrative_code.GAPS[found.gap]
        for one in found.evidence:
            shown = (
                nothing("nog niet geleverd")
                if one.comparison is None
                else parts.shown(one.comparison, one.comparison.value, one.comparison.status.value)
            )
            rows.append(
                (
                    cell(found.indicator.name),
                    cell(judged),
                    cell(one.indicator.name),
                    cell(one.indicator.code),
                    shown,
                    cell(narrative_code.evidence_place(one)),
                    cell(together),
                )
            )
    return Table(
        caption=f"BurgerServiceCode: oordeel naast feiten, {answer.name}, {_period(asked)}",
        columns=(
            "Norm",
            "Oordeel in de groep",
            "Feit",
            "Code",
            "Cijfer",
            "Plaats van het feit",
            "Oordeel van inwoners",
        ),
        rows=rows,
        numeric=frozenset({4}),
        notes=(
            narrative_code.caution(view.edition.catalogue.service_code),
            f"Bron: {narrative_code.sources(answer)}. Editie {answer.edition}.",
        ),
        example=answer.shows_example,
    )


def _period(asked: Question) -> str:
    return narrative.period(asked.year, asked.report)


def _delivered(view: View, asked: Question) -> ServiceCodeAnswer:
    answer = service_code(view, asked)
    if not answer.found:
        raise SpiegelError(
            "Over de BurgerServiceCode leverde nog niemand cijfers.", "Kijk in Oefenmodus."
        )
    return answer
