"""The tables of the BurgerServiceCode: the judgement per norm with everyone in the group, and the evidence beside it."""

from benchmark import dutch, narrative
from benchmark.answers import Question
from benchmark.answers.service_code import NormAnswer, ServiceCodeAnswer, service_code
from benchmark.errors import SpiegelError
from benchmark.narrative import service_code as narrative_code
from benchmark.viewing import View
from dashboard.components.table import Cell, Table, cell, nothing
from dashboard.tables import parts


def norm_values(view: View, asked: Question, _: str) -> Table:
    """A row per norm: own share with its interval, respondents, middle one, place, and every peer."""
    answer = _delivered(view, asked)
    first = next(n.comparison for n in answer.found if n.comparison is not None)
    middle = dutch.marked("Middelste", answer.example)
    return Table(
        caption=f"BurgerServiceCode: oordeel van inwoners, {answer.name} en de vergelijkingsgroep, {_period(asked)}",
        columns=(
            "Norm",
            "Code",
            answer.name,
            "Toeval: van",
            "Toeval: tot",
            "Inwoners die antwoordden",
            middle,
            "Plaats in de groep",
            *(p.name for p in first.peers),
        ),
        rows=[_norm(n) for n in answer.found],
        numeric=frozenset({2, 3, 4, 5, 6, *range(8, 8 + len(first.peers))}),
        notes=(f"Bron: {narrative_code.sources(answer)}. Editie {answer.edition}.",),
        example=answer.example,
    )


def _norm(found: NormAnswer) -> tuple[Cell, ...]:
    comparison = found.comparison
    assert comparison is not None
    ends = [nothing("geen")] * 2 if found.own is None else [
        cell(narrative.figure(comparison, end), end) for end in found.own[1:]
    ]  # fmt: skip
    return (
        cell(found.indicator.name),
        cell(found.indicator.code),
        parts.shown(comparison, comparison.value, comparison.status.value),
        *ends,
        parts.amount(comparison.denominator),
        parts.shown(comparison, comparison.standing.median),
        cell(narrative.place_or_reason(comparison)),
        *(parts.shown(comparison, p.value) for p in comparison.peers),
    )


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
