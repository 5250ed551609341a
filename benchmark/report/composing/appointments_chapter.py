"""The chapter on appointments: the whole as stacked columns, what no-show takes in hours, waiting, whom to ring."""

from benchmark import dutch, narrative
from benchmark.answers import Question
from benchmark.answers.appointments import AppointmentsAnswer, appointments
from benchmark.answers.missed import start
from benchmark.answers.planned import PARTS, rule_of
from benchmark.catalogue import Appointments
from benchmark.errors import NoFigures
from benchmark.narrative import appointments as narrative_appointments
from benchmark.narrative import missed as narrative_missed
from benchmark.report.composing import appointments_hours, axes, cells
from benchmark.report.composing.naming import Naming
from benchmark.report.document import (
    Block,
    Cell,
    ChartBlock,
    Column,
    ColumnKind,
    Columns,
    Heading,
    Listing,
    Paragraph,
    Row,
    RowRole,
    Stack,
    Table,
    Voice,
)
from benchmark.viewing import View

KEY, TITLE, THEME = "afspraken", "Afspraken en no-show", "balie"
WHOLE = "afspraken-delen"


def chapter(view: View, asked: Question, naming: Naming) -> list[Block]:
    """The whole chapter, on the assumptions of the catalogue; nothing where nobody delivered no-show."""
    try:
        rule = rule_of(view)
        answer = appointments(view, asked, start(view, asked))
    except NoFigures:
        return []
    return [
        Paragraph(text=f"{narrative_appointments.headline(answer)}.", voice=Voice.KEY),
        Paragraph(text=narrative_appointments.figures(answer.missed)),
        *(Paragraph(text=text, voice=Voice.CAUTION) for text in narrative_missed.cautions(answer)),
        *_whole(answer, naming),
        *appointments_hours.hours(view, answer, rule),
        *_others(answer, rule, naming),
        Paragraph(text=f"Bron: {answer.planned.source}.", voice=Voice.SMALL),
    ]


def _whole(answer: AppointmentsAnswer, naming: Naming) -> list[Block]:
    found = answer.planned
    heading = Heading(level=2, text="Alle geplande afspraken")
    said = narrative_appointments.whole(found)
    if naming.anonymous and found.left_out:
        said = narrative_appointments.whole(found, named=False)
    mean = dutch.marked("Gemiddelde van de groep", found.example)
    rows = [(n, s) for n, s in ((found.name, found.shares), (mean, found.mean)) if s is not None]
    if not rows:
        return [heading, Paragraph(text=said)]
    table = Table(
        key=WHOLE,
        title=f"Geplande afspraken in delen, {answer.asked.year}",
        columns=(
            Column(key="wie", title="Wie"),
            *(
                Column(key=f"deel-{n}", title=part, kind=ColumnKind.PERCENT, decimals=1)
                for n, part in enumerate(PARTS, start=1)
            ),
        ),
        rows=tuple(
            Row(
                cells=(
                    cells.words(name),
                    *(Cell(text=f"{dutch.number(s, 1)}%", value=s) for s in shares),
                ),
                role=RowRole.OWN if name == found.name else RowRole.PLAIN,
            )
            for name, shares in rows
        ),
        notes=(narrative_appointments.COUNTED, narrative_appointments.TOGETHER),
    )
    chart = Columns(
        key=WHOLE,
        title=narrative_appointments.whole_headline(found),
        caption=f"Deel van alle geplande afspraken in procenten, {answer.asked.year}",
        sentence=said,
        alt=f"Gestapelde kolommen. {said}",
        table=WHOLE,
        example=found.example,
        categories=tuple(name for name, _ in rows),
        stacks=tuple(
            Stack(name=part, values=tuple(shares[n] for _, shares in rows))
            for n, part in enumerate(PARTS)
        ),
        axis=axes.axis(0.0, 100.0, lambda value, _: f"{dutch.number(value)}%"),
    )
    return [heading, ChartBlock(chart=chart), table]


def _others(answer: AppointmentsAnswer, rule: Appointments, naming: Naming) -> list[Block]:
    """Waiting and capacity in a line each, what to know of it, and whom to ring."""
    items = []
    for comparison in (d.comparison for d in answer.waiting):
        own = narrative.with_unit(comparison, comparison.value)
        middle = narrative.figure(comparison, comparison.standing.median)
        where = narrative.place_or_reason(comparison)
        items.append(
            f"{comparison.indicator.name}: {own}; middelste gemeente {middle}. {narrative.sentence_of(where)}"
        )
    blocks: list[Block] = []
    if items:
        blocks += [
            Heading(level=2, text="Wachten, open zijn en benutting"),
            Listing(items=(*items, *narrative_appointments.remarks(answer, rule))),
        ]
    call = "" if naming.anonymous else narrative_missed.to_call(answer)
    if call:
        blocks += [Heading(level=2, text="Wie kunt u bellen?"), Paragraph(text=call)]
    return blocks
