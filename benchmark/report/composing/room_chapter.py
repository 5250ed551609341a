"""Room for savings in a report: the ranges of all lines, and low, middle and high of each or why there is no amount."""

from benchmark import narrative
from benchmark.answers import LineEstimate, RoomForSavings
from benchmark.catalogue import Catalogue
from benchmark.narrative import savings as narrative_savings
from benchmark.report.composing import axes, cells, room_anatomy
from benchmark.report.composing.naming import Naming
from benchmark.report.document import (
    Bar,
    Block,
    ChartBlock,
    Column,
    ColumnKind,
    Paragraph,
    Ranges,
    Ref,
    Row,
    RowRole,
    Table,
    Voice,
)
from benchmark.savings.anatomy import Anatomy
from benchmark.savings.total import Total

KEY = "ruimte"
NO_SAVING = "Een verschil is geen besparing. Het zegt waar vragen zin heeft."
ADVICE = "De gemeentesecretaris adviseert. College en raad besluiten."
FEES = "Leges en overhead tellen nooit mee als ruimte."
CAUTIONS = (NO_SAVING, narrative.BY_DEFINITION, narrative_savings.QUALITY, FEES, ADVICE)
RANGED = (
    "Elke lijn is 2.000 keer doorgerekend met honderden redelijke groepen. Laag en hoog zijn de grenzen waar 8 van de "
    "10 doorrekeningen tussen liggen."
)


def chapter(answer: RoomForSavings, catalogue: Catalogue, naming: Naming) -> list[Block]:
    """The whole chapter."""
    known = [line for line in answer.lines if line.anatomy is not None]
    blocks: list[Block] = [
        Paragraph(text=f"{narrative_savings.headline(answer)}.", voice=Voice.KEY)
    ]
    said = narrative_savings.total(answer)
    if said:
        blocks.append(Paragraph(text=said))
    chart = ranges(answer)
    if chart is not None:
        blocks.append(ChartBlock(chart=chart))
    blocks.append(table(answer))
    blocks += [Paragraph(text=text, voice=Voice.CAUTION) for text in CAUTIONS]
    for line in known:
        blocks += room_anatomy.dissected(line, catalogue, naming)
    blocks.append(Paragraph(text=RANGED, voice=Voice.SMALL))
    return blocks


def span(found: Anatomy | Total, name: str) -> Bar:
    """A range as it is drawn."""
    shown = narrative_savings.is_shown(found) and found.central > 0
    return Bar(
        name=name,
        low=found.low,
        central=found.central,
        high=found.high,
        half=found.half,
        shown=shown,
        text=narrative_savings.room(found),
    )


def ranges(answer: RoomForSavings) -> Ranges | None:
    """Total and lines on one axis; None where nothing is above nothing."""
    bars = (
        [span(answer.total, "Totaal")]
        if answer.total is not None and answer.total.lines > 1
        else []
    )
    bars += [
        span(line.anatomy, line.line.name) for line in answer.lines if line.anatomy is not None
    ]
    highest = max((b.high for b in bars), default=0.0)
    if highest <= 0:
        return None
    sentence = "; ".join(f"{b.name}: {b.text}" for b in bars) + "."
    level = narrative_savings.LEVELS[answer.asked.level]
    title = narrative_savings.headline(answer)
    return Ranges(
        key=KEY,
        title=title,
        caption=f"Euro per jaar, referentie: {level}",
        sentence=sentence,
        alt=f"Liggende balken van laag tot hoog. {sentence}",
        table=KEY,
        bars=tuple(bars),
        axis=axes.axis(0.0, highest * 1.05, axes.in_euros),
    )


def table(answer: RoomForSavings) -> Table:
    """Low, middle and high per line, or why there is no amount."""
    rows = [_row(line) for line in answer.lines]
    total = answer.total
    if total is not None and total.lines:
        counted = [
            Ref(table=KEY, column="midden", row=n)
            for n, line in enumerate(answer.lines)
            if line.anatomy is not None and line.anatomy.low > 0
        ]
        adds = "+".join(f"{{{n}}}" for n in range(len(counted)))
        formula = None if total.is_joint or not counted else cells.formula(adds, *counted)
        rows.append(
            Row(
                cells=(
                    cells.words("Totaal"),
                    cells.rounded(total.low),
                    cells.rounded(total.central, formula),
                    cells.rounded(total.high),
                    cells.words(
                        "op één lijn" if total.lines == 1 else f"op {total.lines} lijnen samen"
                    ),
                ),
                role=RowRole.TOTAL,
            )
        )
    level = narrative_savings.LEVELS[answer.asked.level]
    money = ColumnKind.EURO
    return Table(
        key=KEY,
        title=f"Mogelijke ruimte per lijn, euro per jaar, referentie: {level}",
        columns=(
            Column(key="lijn", title="Lijn"),
            Column(key="laag", title="Laag", kind=money),
            Column(key="midden", title="Midden", kind=money),
            Column(key="hoog", title="Hoog", kind=money),
            Column(key="uitleg", title="Uitleg"),
        ),
        rows=tuple(rows),
        notes=(
            "Laag en hoog volgen uit de doorrekeningen en zijn dus niet met een formule na te maken.",
        ),
    )


def _row(line: LineEstimate) -> Row:
    found = line.anatomy
    if found is None:
        none = cells.nothing("geen bedrag")
        return Row(
            cells=(
                cells.words(line.line.name), none, none, none,
                cells.words(narrative_savings.line(line)),
            ),
            role=RowRole.OUT,
        )  # fmt: skip
    steps = Ref(
        table=room_anatomy.steps_key(line), column="bedrag", first=0, last=len(found.steps) - 1
    )
    return Row(
        cells=(
            cells.words(line.line.name),
            cells.rounded(found.low),
            cells.rounded(found.central, cells.formula("SUM({0})", steps)),
            cells.rounded(found.high),
            cells.words(_short(line)),
        )
    )


def _short(line: LineEstimate) -> str:
    """What to read beside the amounts in the table; the whole sentence stands where the line is taken apart."""
    said = narrative_savings.stress(line)
    return narrative.sentence_of(said) if said else narrative_savings.line(line)
