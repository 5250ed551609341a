"""One line of savings taken apart in a report: its steps from the gross difference, and what the amount rests on."""

from collections.abc import Sequence

from benchmark import dutch, narrative
from benchmark.answers import LineEstimate
from benchmark.catalogue import Catalogue
from benchmark.narrative import savings as narrative_savings
from benchmark.narrative import steps as narrative_steps
from benchmark.report.composing import axes, cells
from benchmark.report.composing.naming import Naming
from benchmark.report.document import (
    Block,
    Cell,
    ChartBlock,
    Column,
    ColumnKind,
    Formula,
    Heading,
    Paragraph,
    Ref,
    Row,
    RowRole,
    Step,
    Table,
    Voice,
    Waterfall,
)
from benchmark.savings.level import Level


def steps_key(line: LineEstimate) -> str:
    """The key of the table of steps of a line."""
    return f"stappen-{line.line.key.lower()}"


def basis_key(line: LineEstimate) -> str:
    """The key of the table of what a line rests on."""
    return f"basis-{line.line.key.lower()}"


def dissected(line: LineEstimate, catalogue: Catalogue, naming: Naming) -> list[Block]:
    """One line taken apart."""
    blocks: list[Block] = [
        Heading(level=2, text=line.line.name),
        Paragraph(text=narrative_savings.line(line)),
    ]
    chart = waterfall(line, catalogue)
    if chart is not None:
        blocks.append(ChartBlock(chart=chart))
    blocks += [steps(line, catalogue), basis(line, naming)]
    said = [
        narrative.sentence_of(narrative_savings.stress(line))
        if narrative_savings.stress(line)
        else "",
        narrative_savings.band(line),
        "" if naming.anonymous else narrative_savings.added(line),
        narrative_savings.lopsided(line),
        "" if naming.anonymous else f"Zij halen de referentie: {narrative_savings.reaching(line)}",
        narrative_savings.narrowing(line, catalogue),
        f"{dutch.upper_first(narrative_savings.NATURES[line.line.nature])}.",
    ]
    blocks += [Paragraph(text=text) for text in said if text]
    blocks.append(Paragraph(text=line.line.caveat, voice=Voice.CAUTION))
    return blocks


def waterfall(line: LineEstimate, catalogue: Catalogue) -> Waterfall | None:
    """From the gross difference to the middle; None where there is no difference."""
    found = line.anatomy
    if found is None or found.central <= 0:
        return None
    drawn = [
        Step(
            name=narrative_steps.name(line, name),
            reason=narrative_steps.step(line, name, catalogue),
            amount=amount,
            text=dutch.amount(amount),
            role="gross" if name == "gross" else "less",
        )
        for name, amount in found.steps
    ]
    result = dutch.amount(found.central)
    drawn.append(
        Step(
            name="Midden",
            reason=narrative_savings.room(found),
            amount=found.central,
            text=result,
            role="result",
        )
    )
    low, high = _reach([s.amount for s in drawn[:-1]])
    gross = drawn[0].text
    return Waterfall(
        key=steps_key(line),
        title=f"{line.line.name}: van {gross} naar {result}",
        caption="Euro per jaar, elke stap met zijn reden",
        sentence=f"Van het bruto verschil blijft {dutch.percent(found.central / drawn[0].amount)} over."
        if drawn[0].amount > 0 and found.central <= drawn[0].amount
        else f"Het midden is {result}.",
        alt="Waterval. " + "; ".join(f"{s.name} {s.text}" for s in drawn) + ".",
        table=steps_key(line),
        steps=tuple(drawn),
        axis=axes.axis(low, high * 1.02, axes.in_euros),
    )


def _reach(amounts: Sequence[float]) -> tuple[float, float]:
    running, at = [0.0], 0.0
    for amount in amounts:
        at += amount
        running.append(at)
    return min(running), max(running) or 1.0


def steps(line: LineEstimate, catalogue: Catalogue) -> Table:
    """The steps as a table; the last row is their sum."""
    found, here = line.anatomy, steps_key(line)
    assert found is not None
    rows = []
    for name, amount in found.steps:
        formula = _gross(line, amount) if name == "gross" else None
        rows.append(
            Row(
                cells=(
                    cells.words(narrative_steps.name(line, name)),
                    cells.rounded(amount, formula),
                    cells.words(narrative_steps.step(line, name, catalogue)),
                )
            )
        )
    added = cells.formula("SUM({0})", Ref(table=here, column="bedrag", first=0, last=len(rows) - 1))
    rows.append(
        Row(
            cells=(
                cells.words("Midden"),
                cells.rounded(found.central, added),
                cells.words("som van de stappen"),
            ),
            role=RowRole.TOTAL,
        )
    )
    return Table(
        key=here,
        title=f"{line.line.name}: de stappen, euro per jaar",
        columns=(
            Column(key="stap", title="Stap"),
            Column(key="bedrag", title="Bedrag", kind=ColumnKind.EURO),
            Column(key="reden", title="Reden"),
        ),
        rows=tuple(rows),
        printed=False,
    )


def _gross(line: LineEstimate, amount: float) -> Formula | None:
    """Own unit cost less the reference, times the volume; only where that is what the gross step is."""
    known, found = line.basis, line.anatomy
    assert found is not None
    if known is None or amount <= 0 or line.level not in (Level.MEDIAN, Level.QUARTILE):
        return None
    here = basis_key(line)
    own = Ref(table=here, column="kosten", row=0)
    volume = Ref(table=here, column="volume", row=0)
    peers = Ref(table=here, column="kosten", first=1)
    middle = "MEDIAN({1})" if line.level is Level.MEDIAN else "QUARTILE({1},1)"
    return cells.formula("({0}-" + middle + ")*{2}", own, peers, volume)


def basis(line: LineEstimate, naming: Naming) -> Table:
    """What the amount rests on: the unit cost of everyone who counts, over the account years."""
    known = line.basis
    assert known is not None
    rows = line.comparison.everyone.rows
    unit = line.comparison.indicator.unit
    own = Row(
        cells=(
            cells.words(line.comparison.municipality.name),
            Cell(text=dutch.value(known.own, unit, 1), value=known.own),
            cells.count(known.volume),
        ),
        role=RowRole.OWN,
    )
    peers = list(known.peers.items())
    if naming.anonymous:
        peers.sort(key=lambda p: p[1])
    years = dutch.listing([str(y) for y in known.years])
    return Table(
        key=basis_key(line),
        title=f"{line.line.name}: waar het bedrag op rust, gemiddeld over {years}",
        columns=(
            Column(key="gemeente", title="Gemeente"),
            Column(
                key="kosten", title=dutch.upper_first(unit.value), kind=ColumnKind.EURO, decimals=2
            ),
            Column(key="volume", title="Aantal per jaar", kind=ColumnKind.NUMBER),
        ),
        rows=(
            own,
            *(
                Row(
                    cells=(
                        cells.words(naming.of(rows[c].name)),
                        Cell(text=dutch.value(cost, unit, 1), value=cost),
                        cells.nothing(""),
                    )
                )
                for c, cost in peers
            ),
        ),
        printed=False,
    )
