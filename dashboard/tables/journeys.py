"""The table of life events: every mark with its answers, interval, target and the group."""

from benchmark import dutch
from benchmark.answers import Question
from benchmark.answers.journeys import Judged, journeys
from benchmark.errors import NoFigures
from benchmark.narrative import journeys as words
from benchmark.viewing import View
from dashboard.components.table import Cell, Table, cell, nothing


def journey_values(view: View, asked: Question, _: str) -> Table:
    """One row per event and organisation, the chain of an event first; raises NoFigures without own marks."""
    answer = journeys(view, asked)
    if not answer.journeys:
        raise NoFigures(
            f"{answer.name} heeft voor {answer.year} geen cijfers over levensgebeurtenissen.",
            words.other_years(answer),
        )
    rows = []
    for journey in answer.journeys:
        chain = [journey.chain] if journey.chain is not None else []
        rows += [_row(one) for one in (*chain, *journey.organisations)]
    return Table(
        caption=f"Levensgebeurtenissen van {answer.name}, {answer.year}",
        columns=(
            "Gebeurtenis", "Organisatie", "Cijfer", "Toeval: van", "Toeval: tot", "Antwoorden",
            "Naast het streefcijfer", "Middelste gemeente", "Gemeenten", "In de groep",
        ),
        rows=rows,
        numeric=frozenset({2, 3, 4, 5, 7, 8}),
        notes=(words.source(answer), words.NO_CAUSE),
        example=answer.example,
    )  # fmt: skip


def _row(one: Judged) -> tuple[Cell, ...]:
    found = one.estimate
    ends = (nothing(""), nothing("")) if found is None else (_mark(found.low), _mark(found.high))
    return (
        cell(dutch.upper_first(one.event)),
        cell(dutch.upper_first(one.organisation)),
        nothing("te weinig antwoorden") if found is None else _mark(one.value),
        *ends,
        cell(dutch.number(one.n), one.n),
        cell(words.target_words(one)),
        nothing("te weinig gemeenten") if one.median is None else _mark(one.median),
        cell(dutch.number(one.n_peers), one.n_peers),
        cell(words.peers_words(one)),
    )


def _mark(value: float) -> Cell:
    return cell(words.mark(value), value)
