"""The kadernota as a document: the table first, what is money and what capacity, the running total, the caveats."""

from datetime import date

from benchmark import narrative
from benchmark.answers.budget import Budget
from benchmark.answers.judged import JudgedLine
from benchmark.ledger.moment import words as moment
from benchmark.narrative import budget as narrative_budget
from benchmark.narrative import savings as narrative_savings
from benchmark.report import budget_tables as tables
from benchmark.report.composing import axes, room_chapter
from benchmark.report.document import (
    Block,
    Chapter,
    ChartBlock,
    Columns,
    Document,
    DocumentKind,
    Filter,
    Heading,
    Listing,
    Paragraph,
    Stack,
    Voice,
)

CHART = "kadernota-cumulatief"
STATUS = "advies"
AUDIENCE = "voor MT en college"


def budget_note(
    found: Budget, *, edition: str, author: str, made_on: date, code: str = ""
) -> Document:
    """The kadernota of a municipality under one scenario; it never holds example figures."""
    room = found.judged.room
    asked = room.asked
    period = narrative.period(asked.year, asked.report)
    return Document(
        kind=DocumentKind.BUDGET_NOTE,
        title=f"Kadernota {found.years[0]}: mogelijke ruimte",
        subtitle=f"Scenario {found.scenario.name}, op de {period}",
        municipality=room.name,
        gemeente=asked.gemeente,
        period=period,
        edition=edition,
        code=code,
        status=STATUS,
        author=author,
        made_on=made_on,
        audience=AUDIENCE,
        filters=(
            Filter(label="Referentie", text=narrative_savings.LEVELS[asked.level]),
            Filter(label="Scenario", text=found.scenario.name),
            Filter(label="Prijspeil", text=narrative_budget.price_level(found)),
        ),
        chapters=(
            Chapter(
                key="kadernota", title="Wat gaat naar het college?", blocks=tuple(_main(found))
            ),
            Chapter(
                key="aannames",
                title="Wat nemen wij aan?",
                blocks=(Listing(items=narrative_budget.assumed(found)),),
            ),
            Chapter(
                key="lees-dit-erbij",
                title="Lees dit erbij",
                blocks=(Listing(items=room_chapter.CAUTIONS), *_reasons(found)),
            ),
        ),
    )


def _main(found: Budget) -> list[Block]:
    main = tables.main(found)
    blocks: list[Block] = [
        Paragraph(text=narrative_budget.finding(found), voice=Voice.KEY),
        *([main] if main.rows else []),
        Paragraph(text=narrative_budget.COUNTING, voice=Voice.CAUTION),
    ]
    if not found.proposed:
        return blocks
    blocks += [Heading(level=2, text="Geld en capaciteit"), tables.split(found)]
    hours = tables.hours(found)
    if hours is not None:
        blocks.append(hours)
    return [
        *blocks,
        Heading(level=2, text="Opgeteld over de jaren"),
        ChartBlock(chart=chart(found)),
        tables.cumulative(found),
        Paragraph(text=narrative_budget.present(found), voice=Voice.SMALL),
    ]


def chart(found: Budget) -> Columns:
    """What can become money and what is capacity per year, with the running total."""
    years = found.phased.years
    money = tuple(y.money.central for y in years)
    capacity = tuple(y.capacity.central for y in years)
    running = tuple(c.central for c in found.phased.cumulative)
    tops = [m + c for m, c in zip(money, capacity, strict=True)]
    high, low = max(*tops, *running, 1.0), min(0.0, *running)
    said = "; ".join(
        f"{y.year}: {narrative_budget.rough(y.structural.central)} per jaar, opgeteld {narrative_budget.rough(r)}"
        for y, r in zip(years, running, strict=True)
    )
    return Columns(
        key=CHART,
        title=f"Opgeteld tot en met {years[-1].year}: {narrative_budget.rough(running[-1])}",
        caption=f"Euro, midden van het bereik, {narrative_budget.price_level(found)}",
        sentence=f"{said}.",
        alt=f"Staande balken per jaar, met een lijn voor het opgetelde bedrag na eenmalige kosten. {said}.",
        table=tables.CUMULATIVE,
        categories=tuple(str(y.year) for y in years),
        stacks=(
            Stack(name="Verzilverbaar", values=money),
            Stack(name="Capaciteit", values=capacity),
        ),
        line=running,
        line_name="Opgeteld, na eenmalige kosten",
        axis=axes.axis(low * 1.05, high * 1.05, axes.in_euros),
    )


def _reasons(found: Budget) -> list[Block]:
    """What was judged, with who said it; text of people stays theirs."""
    blocks: list[Block] = [Heading(level=2, text="Oordelen en redenen")]
    for line in found.judged.lines:
        blocks += _reason(line)
    return blocks


def _reason(line: JudgedLine) -> list[Block]:
    record = line.judgement
    if record is None:
        return [Paragraph(text=f"{line.name}: nog geen oordeel.")]
    entry = record.entry
    owner = f" Eigenaar: {entry.owner}." if entry.owner else ""
    return [
        Paragraph(text=f"{line.name}: {entry.status.value}.{owner}"),
        Paragraph(
            text=entry.reason,
            voice=Voice.PERSON,
            by=f"{record.author.words}, {moment(record.at)}",
        ),
    ]
