"""The chapter of life events: every mark beside target and group, and what stands out per event."""

from benchmark import dutch
from benchmark.answers import Question
from benchmark.answers.journeys import JourneysAnswer, Judged, journeys
from benchmark.errors import NoFigures
from benchmark.narrative import journeys as words
from benchmark.report.composing import cells
from benchmark.report.composing.naming import Naming
from benchmark.report.document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Heading,
    Listing,
    Paragraph,
    Row,
    Table,
    Voice,
)
from benchmark.viewing import View

KEY = "levensgebeurtenissen"
TITLE = "Levensgebeurtenissen"


def chapter(view: View, asked: Question, _: Naming) -> list[Block]:
    """What the page says; it names no peers. Empty when nobody delivered or the municipality has no marks."""
    try:
        answer = journeys(view, asked)
    except NoFigures:
        return []
    if not answer.journeys:
        return []
    found = [f"{dutch.upper_first(j.event)}. {words.finding(j)}" for j in answer.journeys]
    beside = words.elsewhere(answer)
    return [
        Paragraph(
            text=f"{words.headline(answer)}. {words.summary(answer)}".strip(), voice=Voice.KEY
        ),
        _table(answer),
        Heading(level=2, text="Wat valt op per gebeurtenis?"),
        Listing(items=tuple(found)),
        Paragraph(text=words.NO_CAUSE, voice=Voice.CAUTION),
        *([Paragraph(text=beside)] if beside else []),
        Paragraph(text=words.source(answer), voice=Voice.SMALL),
    ]


def _table(answer: JourneysAnswer) -> Table:
    number = ColumnKind.NUMBER
    rows = []
    for journey in answer.journeys:
        chain = [journey.chain] if journey.chain is not None else []
        rows += [_row(one) for one in (*chain, *journey.organisations)]
    return Table(
        key=KEY,
        title=f"Cijfer per gebeurtenis en organisatie, {answer.name}, {answer.year}",
        columns=(
            Column(key="gebeurtenis", title="Gebeurtenis"),
            Column(key="organisatie", title="Organisatie"),
            Column(key="cijfer", title="Cijfer", kind=number, decimals=1),
            Column(key="van", title="Toeval: van", kind=number, decimals=1),
            Column(key="tot", title="Toeval: tot", kind=number, decimals=1),
            Column(key="n", title="Antwoorden", kind=number),
            Column(key="streef", title="Naast het streefcijfer"),
            Column(
                key="middelste", title=dutch.marked("Middelste gemeente", answer.example),
                kind=number, decimals=1,
            ),
        ),
        rows=tuple(rows),
    )  # fmt: skip


def _row(one: Judged) -> Row:
    found = one.estimate
    low, high = (None, None) if found is None else (found.low, found.high)
    return Row(
        cells=(
            cells.words(dutch.upper_first(one.event)),
            cells.words(dutch.upper_first(one.organisation)),
            _mark(None if found is None else one.value, "te weinig antwoorden"),
            _mark(low, ""),
            _mark(high, ""),
            Cell(text=dutch.number(one.n), value=one.n),
            cells.words(words.target_words(one)),
            _mark(one.median, "te weinig gemeenten"),
        )
    )


def _mark(value: float | None, why: str) -> Cell:
    return cells.nothing(why) if value is None else Cell(text=words.mark(value), value=value)
