"""The agenda of a duidingsgesprek, to print or to hand out: agreements of before, strong points, what holds, what to check.

Notes never enter it: they are intern beraad.
"""

from collections.abc import Sequence
from datetime import date

from benchmark import answers, dutch, narrative
from benchmark.answers import Question
from benchmark.answers.agenda import Agenda, agenda
from benchmark.answers.agreed import Agreed, peers_say
from benchmark.ledger import moment
from benchmark.ledger.entries import Agreement, Comment
from benchmark.ledger.store import Record
from benchmark.narrative import agenda as talking
from benchmark.report.composing import agenda_blocks, cells
from benchmark.report.composing.naming import Naming
from benchmark.report.document import (
    Block,
    Chapter,
    Column,
    Document,
    DocumentKind,
    Filter,
    Listing,
    Paragraph,
    Row,
    Table,
    Voice,
)
from benchmark.viewing import View

STAMP_EXAMPLE = "Oefenmodus: voorbeeldcijfers, verzonnen"
BLANK = 4  # empty rows to write an agreement in by hand
SPACE = "\N{NO-BREAK SPACE}"
ROOM = tuple(
    f"{SPACE * n}\n{SPACE}" for n in (64, 28, 24, 16)
)  # to write in: as wide as the page, two lines high
NAMES = (
    "Niemand controleert de namen van eigenaars; afspraken zijn wat de deelnemers zelf opschreven."
)


def agenda_document(
    view: View,
    asked: Question,
    agreements: Agreed,
    comments: Sequence[Record[Comment]],
    *,
    author: str,
    made_on: date,
) -> Document:
    """The agenda. ``comments``: remarks beside figures, of every municipality; raises what the answers raise."""
    answer = agenda(view, asked)
    period = narrative.period(asked.year, asked.report)
    group = Naming(False).group(answers.group_of(view.edition, asked))
    chapters: list[tuple[str, str, list[Block]]] = [
        ("vorig-jaar", "Wat vorig jaar is afgesproken", _before(agreements)),
        ("sterk", "Sterke punten", _strong(answer)),
        ("afwijkingen", talking.headline(answer), _points(view, answer, comments)),
        ("boeking", "Eerst de boeking nakijken", agenda_blocks.bookings(answer)),
        ("ontbreekt", "Wat wij niet weten", [Paragraph(text=talking.lacking(answer))]),
        ("afspraken", "Afspraken", [_agreements(agreements.now)]),
    ]
    return Document(
        kind=DocumentKind.AGENDA,
        title=f"Duidingsgesprek {dutch.marked(answer.name, answer.example)}",
        subtitle=f"Agenda bij de cijfers van {asked.year}",
        municipality=answer.name,
        gemeente=asked.gemeente,
        period=period,
        edition=answer.edition,
        code="",
        status="agenda",
        author=author,
        made_on=made_on,
        audience="voor wie aan het gesprek meedoet",
        example=answer.example,
        stamp=STAMP_EXAMPLE if answer.example else "",
        filters=(
            Filter(label="Vergelijkingsgroep", text=group),
            Filter(label="Cijfers", text=period),
        ),
        chapters=tuple(Chapter(key=k, title=t, blocks=tuple(b)) for k, t, b in chapters if b),
    )


def _before(found: Agreed) -> list[Block]:
    if not found.before:
        return []
    return [
        Paragraph(text=talking.counted(found)),
        _table("vorig-jaar", "Stand van de afspraken", found.before),
    ]


def _strong(answer: Agenda) -> list[Block]:
    """What is good, first; where no figure can say so, that the books can be compared."""
    if answer.strong:
        items = tuple(
            f"{narrative.shortlist(p.comparison)} {talking.holds(p)}" for p in answer.strong
        )
        return [Listing(items=items)]
    return [Paragraph(text=talking.no_strong(answer))]


def _points(view: View, answer: Agenda, comments: Sequence[Record[Comment]]) -> list[Block]:
    if not answer.points:
        return agenda_blocks.without(answer)
    blocks: list[Block] = [Paragraph(text=f"{talking.why(answer)} {talking.opening(answer)}")]
    names = view.edition.municipalities
    for found in answer.points:
        said = [(names.name(r.entry.gemeente), r) for r in peers_say(found, comments)]
        blocks += agenda_blocks.point(found, answer, Naming(False), said)
    more = talking.also(answer)
    named = any(p.peers for p in answer.points) and not answer.example
    return [
        *blocks,
        *([Paragraph(text=more)] if more else []),
        *([Paragraph(text=agenda_blocks.NOTICE, voice=Voice.SMALL)] if named else []),
    ]


def _agreements(made: Sequence[Record[Agreement]]) -> Table:
    """What was agreed already, and room to write."""
    return _table("afspraken", "Wat spreken wij af?", made, blank=BLANK)


def _table(key: str, title: str, made: Sequence[Record[Agreement]], blank: int = 0) -> Table:
    rows = [
        (r.entry.what, r.entry.owner, moment.day(r.entry.due), _state(r.entry)) for r in made
    ] + [ROOM] * blank
    return Table(
        key=key,
        title=title,
        columns=(
            Column(key="wat", title="Wat"),
            Column(key="wie", title="Wie"),
            Column(key="wanneer", title="Uiterlijk"),
            Column(key="stand", title="Stand"),
        ),
        rows=tuple(Row(cells=tuple(map(cells.words, row))) for row in rows),
        notes=(NAMES,) if made else (),
    )


def _state(entry: Agreement) -> str:
    return f"{entry.state.value}: {entry.reason}" if entry.reason else entry.state.value
