"""The Leerkring in a report: who has low costs with passing books, what is known of their quality, what they say to it.

It names municipalities, so it stands in no report without names and in none for the public; it never holds an example or
the details of a contact.
"""

from collections.abc import Sequence

from benchmark import dutch
from benchmark.answers import Question
from benchmark.answers.learning import Circle, Named, circle
from benchmark.ledger.learning import Practice
from benchmark.ledger.store import Record
from benchmark.narrative import learning as narrative
from benchmark.report.composing import cells
from benchmark.report.composing.naming import Naming
from benchmark.report.composing.remarks import signed
from benchmark.report.composing.said import Said
from benchmark.report.document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Heading,
    Paragraph,
    Row,
    Table,
    Voice,
)
from benchmark.viewing import View

KEY = "leerkring"


def chapter(
    view: View, asked: Question, themes: Sequence[str], naming: Naming, said: Said
) -> list[Block]:
    """Per theme who is named, with their reactions, and what others did; empty without anything to say."""
    if naming.anonymous or asked.examples:
        return []
    blocks = [b for key in themes for b in _theme(view, circle(view, asked, key), said)]
    if not blocks:
        return []
    return [*blocks, Paragraph(text=narrative.RULE, voice=Voice.SMALL)]


def _theme(view: View, found: Circle, said: Said) -> list[Block]:
    practices = [p for p in said.practices if p.entry.theme == found.theme.key]
    if not found.named and not practices:
        return []
    blocks: list[Block] = [Heading(level=2, text=narrative.headline(found))]
    if found.named:
        known = [narrative.missing(found), narrative.left_out(found)]
        blocks.append(_table(found))
        blocks += [Paragraph(text=text, voice=Voice.CAUTION) for text in known if text]
        blocks += _reactions(found, said)
    if practices:
        blocks.append(Heading(level=3, text="Wat andere gemeenten deden"))
        blocks += [b for p in practices for b in _practice(view, p)]
    return blocks


def _table(found: Circle) -> Table:
    """One row per municipality and cost."""
    money = ColumnKind.EURO
    return Table(
        key=f"{KEY}-{found.theme.key}",
        title=f"Lage kosten bij {found.theme.name.lower()}, jaarrekening {found.asked.year}",
        columns=(
            Column(key="gemeente", title="Gemeente"),
            Column(key="kosten", title="Kosten"),
            Column(key="waarde", title="Waarde", kind=money, decimals=1),
            Column(key="middelste", title="Middelste", kind=money, decimals=1),
            Column(key="jaren", title="Lager in"),
            Column(key="kwaliteit", title="Kwaliteit"),
        ),
        rows=tuple(row for one in found.named for row in _rows(one)),
    )


def _rows(one: Named) -> list[Row]:
    return [
        Row(
            cells=(
                cells.words(one.name),
                cells.words(low.indicator.name),
                _euros(low.value, low.indicator.decimals),
                _euros(low.middle, low.indicator.decimals),
                cells.words(dutch.listing([str(y) for y in low.years])),
                cells.words(narrative.quality(one)),
            )
        )
        for low in one.costs
    ]


def _euros(value: float, decimals: int) -> Cell:
    return cells.euros(value, decimals)


def _reactions(found: Circle, said: Said) -> list[Block]:
    """What those say that are named; so a named municipality can answer."""
    named = {n.code: n.name for n in found.named}
    mine = [
        r for r in said.reactions if r.entry.theme == found.theme.key and r.entry.gemeente in named
    ]
    blocks: list[Block] = []
    for record in mine:
        blocks.append(Heading(level=3, text=f"Reactie van {named[record.entry.gemeente]}"))
        blocks.append(Paragraph(text=record.entry.text, voice=Voice.PERSON, by=signed(record)))
    return blocks


def _practice(view: View, record: Record[Practice]) -> list[Block]:
    entry = record.entry
    name = view.edition.municipalities.name(entry.gemeente)
    facts = [f"{name}, {entry.year}.", narrative.practice_cost(entry)]
    if entry.indicator:
        facts.append(narrative.practice_figure(entry, view.edition.catalogue.indicator(entry.indicator)))  # fmt: skip
    text = f"{entry.done}\n{entry.brought}"
    return [
        Paragraph(text=" ".join(facts)),
        Paragraph(text=text, voice=Voice.PERSON, by=signed(record)),
    ]
