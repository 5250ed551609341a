"""The agenda of a duidingsgesprek, to print or to hand out: agreements of before, strong points, what holds, what to check.

Notes never enter it: they are intern beraad.
"""

from collections.abc import Sequence
from datetime import date

from benchmark import answers, dutch, narrative
from benchmark.answers import Question
from benchmark.answers.agenda import Agenda, agenda
from benchmark.answers.agreed import Agreed, Heard, open_to_ask, peers_say
from benchmark.ledger.entries import Agreement
from benchmark.ledger.store import Record
from benchmark.narrative import agenda as talking
from benchmark.report.composing import agenda_blocks
from benchmark.report.composing.naming import Naming
from benchmark.report.document import (
    Block,
    Chapter,
    Document,
    DocumentKind,
    Filter,
    Listing,
    Paragraph,
    Table,
    Voice,
)
from benchmark.viewing import View

STAMP_EXAMPLE = "Oefenmodus: voorbeeldcijfers, verzonnen"
BLANK = 4  # empty rows to write an agreement in by hand


def agenda_document(
    view: View,
    asked: Question,
    agreements: Agreed,
    heard: Heard,
    *,
    author: str,
    made_on: date,
) -> Document:
    """The agenda. ``heard``: what municipalities wrote for others; raises what the answers raise."""
    answer = agenda(view, asked)
    period = narrative.period(asked.year, asked.report)
    group = Naming(False).group(answers.group_of(view.edition, asked))
    chapters: list[tuple[str, str, list[Block]]] = [
        ("vorig-jaar", "Wat vorig jaar is afgesproken", agenda_blocks.before(agreements)),
        ("sterk", "Sterke punten", _strong(answer)),
        ("afwijkingen", talking.headline(answer), _points(view, answer, heard)),
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


def _strong(answer: Agenda) -> list[Block]:
    """What is good, first; where no figure can say so, that the books can be compared."""
    if answer.strong:
        items = tuple(
            f"{narrative.shortlist(p.comparison)} {talking.holds(p)}" for p in answer.strong
        )
        return [Listing(items=items)]
    return [Paragraph(text=talking.no_strong(answer))]


def _points(view: View, answer: Agenda, heard: Heard) -> list[Block]:
    if not answer.points:
        return agenda_blocks.without(answer)
    blocks: list[Block] = [Paragraph(text=f"{talking.why(answer)} {talking.opening(answer)}")]
    names = view.edition.municipalities
    for found in answer.points:
        said = [(names.name(q.gemeente), q) for q in peers_say(found, heard)]
        open_to = open_to_ask(found, heard)
        blocks += agenda_blocks.point(found, answer, Naming(False), said, open_to=open_to)
    more = talking.also(answer)
    named = any(p.peers for p in answer.points) and not answer.example
    return [
        *blocks,
        *([Paragraph(text=more)] if more else []),
        *([Paragraph(text=agenda_blocks.NOTICE, voice=Voice.SMALL)] if named else []),
    ]


def _agreements(made: Sequence[Record[Agreement]]) -> Table:
    """What was agreed already, and room to write."""
    return agenda_blocks.table("afspraken", "Wat spreken wij af?", made, blank=BLANK)
