"""The parts of a duidingsgesprek as blocks of a document, for the agenda and for the chapter of a report."""

from collections.abc import Sequence

from benchmark.answers.agenda import Agenda, Point
from benchmark.ledger.entries import Comment
from benchmark.ledger.store import Record
from benchmark.narrative import agenda as talking
from benchmark.report.composing.naming import Naming
from benchmark.report.composing.remarks import signed
from benchmark.report.document import Block, Heading, Listing, Paragraph, Voice

NOTICE = (
    "Wie hier met naam staat, krijgt daarvan bericht en kan reageren voordat dit stuk verder gaat."
)


def point(
    found: Point,
    answer: Agenda,
    naming: Naming,
    said: Sequence[tuple[str, Record[Comment]]] = (),
    *,
    full: bool = True,
) -> list[Block]:
    """One deviation: where it stands, three open questions, whom to ask and what those say.

    ``said``: names and remarks of peers. Not ``full``: without the numbers, which a report has said already.
    """
    blocks: list[Block] = [Heading(level=2, text=found.comparison.indicator.name)]
    if full:
        blocks.append(Paragraph(text=f"{talking.where(found)} {talking.holds(found)}"))
    if talking.heard(found):
        blocks.append(Paragraph(text=" ".join(talking.heard(found)), voice=Voice.CAUTION))
    blocks.append(Listing(items=found.questions, ordered=True))
    if not naming.anonymous:
        blocks.append(Paragraph(text=talking.ask(found, answer)))
    return [*blocks, *(_said(name, record) for name, record in said)]


def _said(name: str, record: Record[Comment]) -> Paragraph:
    by = f"{name}, {signed(record)}"
    return Paragraph(text=record.entry.text, voice=Voice.PERSON, by=by)


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
