"""What people said, put into a document as theirs: literally, with who and when."""

from collections.abc import Mapping

from benchmark import narrative
from benchmark.ledger import moment
from benchmark.ledger.store import Record
from benchmark.report.composing.said import Said
from benchmark.report.document import Block, Heading, Paragraph, Voice
from benchmark.report.spec import Spec


def remarks(said: Said, code: str) -> list[Block]:
    """The deliberate choice on a figure and the remarks beside it; nothing without any."""
    blocks: list[Block] = []
    choice = said.choice_on(code)
    if choice is not None:
        blocks += [
            Heading(level=3, text="Bewuste keuze"),
            Paragraph(text=choice.entry.reason, voice=Voice.PERSON, by=signed(choice)),
        ]
    comments = said.comments_on(code)
    if comments:
        blocks.append(Heading(level=3, text="Toelichting van de gemeente"))
    for comment in comments:
        internal = "intern beraad; " if comment.entry.internal else ""
        blocks.append(
            Paragraph(text=comment.entry.text, voice=Voice.PERSON, by=internal + signed(comment))
        )
    return blocks


def signed(record: Record) -> str:
    """Who said it and when: "naam, rol (naam niet gecontroleerd), 3 maart 2027"."""
    return f"{record.author.words}, {moment.words(record.at)}"


def introduction(spec: Spec, chapter: str, author: str) -> list[Block]:
    """The own introduction of a chapter, if somebody wrote one."""
    texts = [i.text for i in spec.introductions if i.chapter == chapter and i.text.strip()]
    return [Paragraph(text=text, voice=Voice.PERSON, by=author) for text in texts]


def decided(said: Said, year: int, names: Mapping[str, str]) -> list[Block]:
    """What was judged of the lines in earlier years, newest first; nothing without any. ``names``: per key of a line."""
    before = sorted(
        (j for j in said.judgements if j.entry.year < year),
        key=lambda j: (-j.entry.year, j.entry.line),
    )
    blocks: list[Block] = []
    for judgement in before:
        entry = judgement.entry
        blocks.append(
            Paragraph(
                text=f"{names.get(entry.line, entry.line)}, jaarrekening {entry.year}: {entry.status.value}. "
                f"{narrative.sentence_of(entry.reason)}",
                voice=Voice.PERSON,
                by=signed(judgement),
            )
        )
    return blocks
