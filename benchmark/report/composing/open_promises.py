"""The promises of the municipality in the jaarbericht: each with what was aimed at, what was measured and what was paid."""

from benchmark.answers.open_edition import OpenEdition
from benchmark.answers.open_promises import Promise, Result
from benchmark.narrative import open_promises as says
from benchmark.report.composing import cells
from benchmark.report.document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Paragraph,
    Row,
    Table,
    Voice,
)

UNMEASURED = "Een belofte die niemand meet, is niet na te gaan. Een leeg vakje is geen nul: er is geen uitslag."
SUBJECT = "beloften"


def blocks(answer: OpenEdition) -> list[Block]:
    """The promises as a table; nothing without any. The column of the outcome says why a share is missing."""
    found = answer.promises
    if not found.promises:
        return []
    blocks: list[Block] = [
        Paragraph(text=says.counted(found, answer.name), voice=Voice.KEY),
        _table(answer),
    ]
    if found.count(Result.UNMEASURED):
        blocks.append(Paragraph(text=UNMEASURED, voice=Voice.CAUTION))
    return blocks


def _table(answer: OpenEdition) -> Table:
    pays = any(p.back is not None for p in answer.promises.promises)
    return Table(
        key="beloften",
        title=f"De beloften van {answer.name} in {answer.asked.year}",
        columns=(
            Column(key="belofte", title="Belofte"),
            Column(key="product", title="Waarvoor", printed=False),
            Column(key="kanaal", title="Kanaal", printed=False),
            Column(key="uitslag", title="Uitslag"),
            Column(
                key="streefcijfer", title="Zo vaak beloofd", kind=ColumnKind.PERCENT, decimals=1
            ),
            Column(key="gemeten", title="Zo vaak gelukt", kind=ColumnKind.PERCENT, decimals=1),
            Column(key="vergoeding", title="Als het niet lukt", printed=pays),
            Column(key="betaald", title="Keer betaald", kind=ColumnKind.NUMBER, printed=False),
            Column(key="bedrag", title="Bedrag betaald", kind=ColumnKind.EURO, printed=False),
        ),
        rows=tuple(Row(cells=_cells(p)) for p in answer.promises.promises),
        notes=(f"Bron: {answer.promises.source}.",),
    )


def _cells(promise: Promise) -> tuple[Cell, ...]:
    return (
        cells.words(promise.sentence),
        cells.words(promise.product),
        cells.words(promise.channel),
        cells.words(says.RESULTS[promise.result]),
        _share(promise.target),
        _share(promise.measured),
        cells.words(says.paid(promise)),
        cells.nothing("niet bekend") if promise.paid is None else cells.count(promise.paid),
        cells.nothing("niet bekend")
        if promise.paid_amount is None
        else cells.euros(promise.paid_amount),
    )


def _share(value: float | None) -> Cell:
    return Cell(text=says.share(value), value=value)
