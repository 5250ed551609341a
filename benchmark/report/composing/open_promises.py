"""The promises of the municipality in the jaarbericht: each with what was aimed at, what was measured and what was paid."""

from benchmark.answers.open_edition import OpenEdition
from benchmark.answers.open_promises import OpenPromise
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
from benchmark.vocabulary import Kept

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
    if found.count(Kept.UNMEASURED):
        blocks.append(Paragraph(text=UNMEASURED, voice=Voice.CAUTION))
    return blocks


def _table(answer: OpenEdition) -> Table:
    pays = any(p.promise.compensation is not None for p in answer.promises.promises)
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


def _cells(shown: OpenPromise) -> tuple[Cell, ...]:
    promise = shown.promise
    return (
        cells.words(promise.norm),
        cells.words(promise.product),
        cells.words(promise.channel),
        cells.words(says.RESULTS[shown.kept]),
        _share(promise.target),
        _share(shown.measured),
        cells.words(says.paid(shown)),
        cells.nothing("niet bekend") if shown.times_paid is None else cells.count(shown.times_paid),
        cells.nothing("niet bekend") if shown.paid is None else cells.euros(shown.paid),
    )


def _share(value: float | None) -> Cell:
    return Cell(text=says.share(value), value=value)
