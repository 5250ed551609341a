"""The parts of a duidingsgesprek as blocks of a document, for the agenda and for the chapter of a report."""

from collections.abc import Sequence

from benchmark.answers.agenda import Agenda, Point
from benchmark.answers.agreed import Agreed, Quote
from benchmark.ledger import moment
from benchmark.ledger.entries import Agreement
from benchmark.ledger.store import Record
from benchmark.narrative import agenda as talking
from benchmark.report.composing import cells
from benchmark.report.composing.naming import Naming
from benchmark.report.document import (
    Block,
    Column,
    Heading,
    Listing,
    Paragraph,
    Row,
    Table,
    Voice,
)

SPACE = "\N{NO-BREAK SPACE}"
ROOM = tuple(
    f"{SPACE * n}\n{SPACE}" for n in (64, 28, 24, 16)
)  # to write in: the page wide, two lines high
NAMES = (
    "Niemand controleert de namen van eigenaars; afspraken zijn wat de deelnemers zelf opschreven."
)
NOTICE = (
    "Wie hier met naam staat, krijgt daarvan bericht en kan reageren voordat dit stuk verder gaat."
)


def point(
    found: Point,
    answer: Agenda,
    naming: Naming,
    said: Sequence[tuple[str, Quote]] = (),
    *,
    open_to: Sequence[str] = (),
    full: bool = True,
) -> list[Block]:
    """One deviation: where it stands, three open questions, whom to ask and what those say.

    ``said``: names of peers and what they wrote; ``open_to``: codes of those open to questions. Not ``full``: without the numbers, which a report has said already.
    """
    blocks: list[Block] = [Heading(level=2, text=found.comparison.indicator.name)]
    if full:
        blocks.append(Paragraph(text=f"{talking.where(found)} {talking.holds(found)}"))
    if talking.heard(found):
        blocks.append(Paragraph(text=" ".join(talking.heard(found)), voice=Voice.CAUTION))
    blocks.append(Listing(items=found.questions, ordered=True))
    if not naming.anonymous:
        blocks.append(Paragraph(text=talking.ask(found, answer, open_to)))
    return [*blocks, *(_said(name, quote) for name, quote in said)]


def _said(name: str, quote: Quote) -> Paragraph:
    """What a peer wrote, as theirs."""
    text = "\n".join(part for part in (quote.text, talking.brought(quote)) if part)
    by = f"{name}, {quote.author.words}, {moment.words(quote.at)}"
    return Paragraph(text=text, voice=Voice.PERSON, by=by)


def before(found: Agreed) -> list[Block]:
    """What earlier conversations agreed and how it stands, open ones first; empty without any."""
    if not found.before:
        return []
    return [
        Paragraph(text=talking.counted(found)),
        table("vorig-jaar", "Stand van de afspraken", found.before),
    ]


def table(key: str, title: str, made: Sequence[Record[Agreement]], blank: int = 0) -> Table:
    """Agreements as a table. ``blank``: rows to write in by hand."""
    rows = [(r.entry.what, r.entry.owner, moment.day(r.entry.due), _state(r.entry)) for r in made]
    return Table(
        key=key,
        title=title,
        columns=(
            Column(key="wat", title="Wat"),
            Column(key="wie", title="Wie"),
            Column(key="wanneer", title="Uiterlijk"),
            Column(key="stand", title="Stand"),
        ),
        rows=tuple(Row(cells=tuple(map(cells.words, row))) for row in [*rows, *[ROOM] * blank]),
        notes=(NAMES,) if made else (),
    )


def _state(entry: Agreement) -> str:
    return f"{entry.state.value}: {entry.reason}" if entry.reason else entry.state.value


def bookings(answer: Agenda) -> list[Block]:
    """What to look up in the books first."""
    items = tuple(talking.bookings(answer))
    return [Paragraph(text=talking.CHECK), Listing(items=items)] if items else []


def without(answer: Agenda) -> list[Block]:
    """What to talk about where nothing holds."""
    said: list[Block] = [Paragraph(text=talking.nothing(answer))]
    return (
        [*said, Listing(items=answer.frame.without, ordered=True)] if answer.frame.without else said
    )
