"""The chapter of the dienstverleningsvisie: each value, one sentence, and its figures. Only when there is a vision."""

from benchmark.answers import Question
from benchmark.answers.vision import THEME as _THEME
from benchmark.answers.vision import Sign, Stated, vision
from benchmark.narrative import figure
from benchmark.narrative import vision as words
from benchmark.report.composing import cells
from benchmark.report.composing.naming import Naming
from benchmark.report.composing.said import Said
from benchmark.report.document import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Row,
    Table,
    Voice,
)
from benchmark.viewing import View

KEY = "dienstverleningsvisie"
TITLE = words.NAME
THEME = _THEME


def chapter(view: View, asked: Question, _: Naming, said: Said) -> list[Block]:
    """What the page says of every value; it names no peers. Empty when the municipality wrote no values."""
    answer = vision(view, asked, said.values)
    if not answer.values:
        return []
    blocks: list[Block] = [
        Paragraph(text=f"{words.headline(answer)}.", voice=Voice.KEY),
        Paragraph(text=f"{words.OWN_WORDS} {words.NO_PROOF}"),
    ]
    for n, value in enumerate(answer.values, start=1):
        blocks += [
            Heading(level=2, text=value.name),
            Paragraph(text=value.meaning),
            Paragraph(text=words.finding(value)),
            _table(value, n),
        ]
    return [
        *blocks,
        Paragraph(text=words.RULE, voice=Voice.CAUTION),
        Paragraph(text=f"Editie {answer.edition}.", voice=Voice.SMALL),
    ]


def _table(value: Stated, n: int) -> Table:
    return Table(
        key=f"{KEY}-{n}",
        title=f"Cijfers bij '{value.name}'",
        columns=(
            Column(key="cijfer", title="Cijfer"),
            Column(key="kant", title="Wat bevestigt"),
            Column(key="eigen", title="De gemeente"),
            Column(key="middelste", title="Middelste gemeente"),
            Column(key="oordeel", title="Wat het zegt"),
        ),
        rows=tuple(_row(s) for s in value.signs),
    )


def _row(sign: Sign) -> Row:
    found = sign.comparison
    median = found.standing.median if found else None
    return Row(
        cells=(
            cells.words(words.called(sign)),
            cells.words(words.confirms(sign)),
            cells.nothing("geen cijfer") if found is None else cells.figure(found, found.value),
            cells.nothing("te weinig gemeenten")
            if found is None or median is None
            else Cell(text=figure(found, median), value=median),
            cells.words(sign.verdict.value),
        )
    )
