"""The tables of the page Afspraken: the whole of the appointments, the hours of no-show, waiting and capacity."""

from benchmark import answers, dutch, narrative
from benchmark.answers import Question
from benchmark.answers.appointments import WAITING
from benchmark.answers.assumed import HOURS, REFILLED, SLOT, Typed, as_parameters, assumed
from benchmark.answers.missed import Missed, missed, refilled_of
from benchmark.answers.planned import PARTS, Shares, planned
from benchmark.dutch import number
from benchmark.errors import SpiegelError
from benchmark.narrative import appointments as narrative_appointments
from benchmark.narrative import missed as narrative_missed
from benchmark.savings.no_show import Assumed, Effect
from benchmark.viewing import View
from dashboard.components.table import Cell, Table, cell, nothing
from dashboard.tables import parts
from dashboard.tables.themes import theme_values

BETWEEN = "_"  # what parts the assumptions in the code of a link


def code_of(found: Assumed, begin: Assumed) -> str:
    """The assumptions as the code of a link, so that a card, its table and its file rest on the same ones.

    Empty where they are those of the catalogue.
    """
    typed = as_parameters(found, begin)
    return BETWEEN.join(typed.get(key, "") for key in (SLOT, REFILLED, HOURS)) if typed else ""


def read(view: View, asked: Question, code: str) -> Assumed:
    """The assumptions in the code of a link; those of the catalogue without any."""
    found = code.split(BETWEEN)
    return assumed(view, asked, Typed(*found) if len(found) == len(Typed._fields) else Typed())


def planned_values(view: View, asked: Question, _: str) -> Table:
    """The four parts of the appointments: own, every peer, and the mean of those that add up."""
    answer = planned(view, asked)

    def row(name: str, shares: Shares | None, why: str) -> tuple[Cell, ...]:
        shown = (
            [nothing("geen verdeling")] * len(PARTS)
            if shares is None
            else [cell(f"{number(s, 1)}%", s) for s in shares]
        )
        return (cell(name), *shown, cell(why))

    rows = [row(answer.name, answer.shares, "nee, eigen gemeente")]
    for name, shares in answer.peers:
        rows.append(row(name, shares, "nee" if shares is None else "ja"))
    if answer.mean is not None:
        mean = dutch.marked("Gemiddelde van de groep", answer.example)
        rows.append(row(mean, answer.mean, f"{answer.n_whole} gemeenten"))
    return Table(
        caption=f"Geplande afspraken van {answer.name} en de vergelijkingsgroep, {asked.year}",
        columns=("Gemeente", *PARTS, "Telt mee in het gemiddelde"),
        rows=rows,
        numeric=frozenset(range(1, len(PARTS) + 1)),
        own=frozenset({0}),
        notes=(narrative_appointments.COUNTED, *parts.about(answers.compare(view, asked, "BAL01"))),
        example=answer.example,
    )


def missed_values(view: View, asked: Question, code: str) -> Table:
    """Appointments, hours and fte of one point and of the difference, low, middle and high."""
    found = missed(view, asked, read(view, asked, code))
    if found.point is None:
        raise SpiegelError(
            "Zonder telling van de no-show zijn er geen uren.",
            narrative.why_missing(found.comparison),
        )
    rows = _effect("Eén procentpunt no-show", found.point)
    if found.room is not None:
        rows += _effect("Verschil met de middelste gemeente", found.room)
    else:
        rows.append((cell(narrative_missed.NO_ROOM), cell(""), *[nothing("")] * 3))
    name = found.comparison.municipality.name
    return Table(
        caption=f"Uren aan de balie per jaar, {name}, {asked.year}",
        columns=("Wat", "Eenheid per jaar", "Laag", "Midden", "Hoog"),
        rows=rows,
        numeric=frozenset({2, 3, 4}),
        notes=(*_rests(view, asked, found), *parts.about(found.comparison)),
        example=found.comparison.example,
    )


def _effect(name: str, found: Effect) -> list[tuple[Cell, ...]]:
    units = (
        ("afspraken", found.appointments, number),
        ("uren", found.hours, narrative_missed.hours),
        ("fte", found.fte, narrative_missed.fte),
    )
    return [
        (cell(name), cell(unit), *(cell(say(value), value) for value in three))
        for unit, three, say in units
    ]


def _rests(view: View, asked: Question, found: Missed) -> list[str]:
    catalogue = view.edition.catalogue
    said = narrative_missed.assumptions(found, catalogue, refilled_of(view, asked))
    return [*said, narrative_missed.RANGE, narrative_missed.NO_EUROS]


def waiting_values(view: View, asked: Question, _: str) -> Table:
    """Access time, waiting, use of counters and opening hours, as in the table of the theme."""
    everything = theme_values(view, asked, "balie")
    known = {row[1].text: row for row in everything.rows}
    return Table(
        caption=f"Wachten, open zijn en benutting: {everything.caption.partition(': ')[2]}",
        columns=everything.columns,
        rows=[known[code] for code in WAITING if code in known],
        numeric=everything.numeric,
        notes=everything.notes,
        example=everything.example,
    )
