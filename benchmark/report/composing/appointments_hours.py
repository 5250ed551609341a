"""The hours of no-show in a report: ranges, the table behind them, and what they rest on."""

from collections.abc import Sequence

from benchmark import dutch
from benchmark.answers.appointments import AppointmentsAnswer
from benchmark.answers.missed import refilled_of
from benchmark.catalogue import Appointments
from benchmark.narrative import missed as narrative_missed
from benchmark.report.composing import axes, cells
from benchmark.report.document import (
    Bar,
    Block,
    Cell,
    ChartBlock,
    Column,
    ColumnKind,
    Heading,
    Listing,
    Paragraph,
    Ranges,
    Row,
    Table,
    Voice,
)
from benchmark.savings.no_show import Effect
from benchmark.savings.scenario import Range
from benchmark.viewing import View

HOURS = "no-show-uren"
POINT, DIFFERENCE = "Eén procentpunt no-show", "Verschil met de middelste gemeente"


def hours(view: View, answer: AppointmentsAnswer, rule: Appointments) -> list[Block]:
    """The difference with the middle municipality and one percentage point, low to high; why not without a rate."""
    found = answer.missed
    heading = Heading(level=2, text="Wat no-show vraagt in uren")
    said = f"{narrative_missed.room(answer, rule)} {narrative_missed.point(answer)}".strip()
    if found.point is None:
        return [heading, Paragraph(text=said)]
    shown = [(DIFFERENCE, found.room)] if found.room is not None else []
    shown.append((POINT, found.point))
    table = Table(
        key=HOURS,
        title=f"Uren aan de balie per jaar, {answer.asked.year}",
        columns=(
            Column(key="wat", title="Wat"),
            Column(key="eenheid", title="Eenheid per jaar"),
            *(
                Column(key=key, title=title, kind=ColumnKind.NUMBER, decimals=2)
                for key, title in (("laag", "Laag"), ("midden", "Midden"), ("hoog", "Hoog"))
            ),
        ),
        rows=tuple(row for name, effect in shown for row in _rows(name, effect)),
        notes=(narrative_missed.FORMULA, narrative_missed.RANGE),
    )
    rests = narrative_missed.assumptions(
        found, view.edition.catalogue, refilled_of(view, answer.asked)
    )
    return [
        heading,
        ChartBlock(chart=_ranges(answer, shown, said)),
        table,
        Heading(level=3, text="Waar de uren op rusten"),
        Listing(items=tuple(rests)),
        Paragraph(text=narrative_missed.NO_EUROS, voice=Voice.CAUTION),
    ]


def _rows(name: str, effect: Effect) -> list[Row]:
    units = (
        ("afspraken", effect.appointments, dutch.number),
        ("uren", effect.hours, narrative_missed.hours),
        ("fte", effect.fte, narrative_missed.fte),
    )
    return [
        Row(
            cells=(
                cells.words(name),
                cells.words(unit),
                *(Cell(text=say(value), value=value) for value in three),
            )
        )
        for unit, three, say in units
    ]


def _ranges(answer: AppointmentsAnswer, shown: Sequence[tuple[str, Effect]], said: str) -> Ranges:
    bars = tuple(_bar(name, effect.hours) for name, effect in shown)
    return Ranges(
        key=HOURS,
        title=narrative_missed.room_headline(answer),
        caption=f"Uren aan de balie per jaar, {answer.asked.year}; van laag naar hoog, met het midden",
        sentence=said,
        alt=f"Balken op een lijn. {'; '.join(f'{b.name}: {b.text}' for b in bars)}.",
        table=HOURS,
        example=answer.planned.example,
        bars=bars,
        axis=axes.axis(
            0.0, max(b.high for b in bars) * 1.05, lambda value, n: dutch.number(value, n)
        ),
    )


def _bar(name: str, found: Range) -> Bar:
    return Bar(
        name=name,
        low=found.low,
        central=found.central,
        high=found.high,
        half=None,
        shown=found.low > 0,
        text=narrative_missed.between(found, "uur"),
    )
