"""The jaarbericht dienstverlening as a document: what was promised, what was delivered, what changes, what is not known."""

from datetime import date

from benchmark import dutch, narrative
from benchmark.answers import Question
from benchmark.answers.open_edition import OpenEdition, Release, open_edition
from benchmark.ledger.entries import ReportStatus
from benchmark.narrative import open_edition as says
from benchmark.report.composing import open_figures, open_promises, open_words
from benchmark.report.composing.open_words import OpenWords
from benchmark.report.composing.report import stamp
from benchmark.report.document import (
    Block,
    Chapter,
    Document,
    DocumentKind,
    Filter,
    Heading,
    Listing,
    Paragraph,
    Voice,
)
from benchmark.viewing import View

SUBTITLE = "Wat is beloofd, wat is gedaan en wat verandert er?"
AUDIENCE = "openbaar, voor inwoners en raad"
GOOD = "Wat gaat goed?"
OTHER = "Wat is anders dan bij andere gemeenten?"


def compose(
    view: View,
    asked: Question,
    words: OpenWords,
    before: tuple[Release, ...] = (),
    *,
    code: str,
    made_on: date,
    version: int = 1,
    status: ReportStatus = ReportStatus.CONCEPT,
) -> Document:
    """The document; ``before`` as for the answer. Whoever typed a text is named as the municipality: an open edition holds no names of people.

    Raises what ``open_edition`` raises.
    """
    answer = open_edition(view, asked, before)
    period = narrative.period(asked.year, asked.report)
    return Document(
        kind=DocumentKind.OPEN_EDITION,
        title=says.title(answer),
        subtitle=SUBTITLE,
        municipality=answer.plain_name,
        gemeente=asked.gemeente,
        period=period,
        edition=answer.edition,
        code=code,
        version=version,
        status=status.value,
        author=open_words.signed(answer.plain_name),
        made_on=made_on,
        audience=AUDIENCE,
        example=answer.example,
        anonymous=True,
        stamp=stamp(status, answer.example),
        filters=(
            Filter(label="Gemeente", text=answer.name),
            Filter(label="Jaar", text=str(asked.year)),
            Filter(
                label="Andere gemeenten",
                text=f"alleen als groep: gemeenten met {answer.class_name}",
            ),
        ),
        chapters=tuple(_chapters(answer, words)),
    )


def _chapters(answer: OpenEdition, words: OpenWords) -> list[Chapter]:
    found: list[Chapter] = [_chapter("kort", "In het kort", _short(answer, words))]
    for told in answer.subjects:
        first = open_promises.blocks(answer) if told.subject.key == open_promises.SUBJECT else []
        blocks = open_figures.blocks(answer, told, first) if told.known or first else []
        if blocks:
            found.append(_chapter(told.subject.key, told.subject.title, blocks))
    found += [
        _chapter("verandert", "Wat verandert er?", open_words.changes(answer, words)),
        _chapter("onbekend", "Dit weten wij niet", open_figures.unknown(answer)),
        _chapter("reageren", "Wilt u reageren?", open_words.reacting(answer, words)),
        _chapter("uitleg", "Hoe leest u de cijfers?", open_figures.explained(answer)),
    ]
    return found


def _chapter(key: str, title: str, blocks: list[Block]) -> Chapter:
    return Chapter(key=key, title=title, blocks=tuple(blocks))


def _short(answer: OpenEdition, words: OpenWords) -> list[Block]:
    first, *rest = says.in_short(answer)
    blocks: list[Block] = [
        *open_words.opening(answer, words),
        Paragraph(text=first, voice=Voice.KEY),
    ]
    blocks += [Paragraph(text=text) for text in rest]
    for heading, items in (
        (GOOD, [says.finding(f) for f in answer.strong]),
        (OTHER, [says.difference(f) for f in answer.different]),
    ):
        if items:
            blocks += [Heading(level=2, text=heading), Listing(items=tuple(items))]
    if any(f.place for f in answer.known) and not answer.strong:
        none = f"Er is nu geen punt waarop {dutch.marked(answer.plain_name, answer.example)} duidelijk beter is dan de groep."
        blocks.append(Paragraph(text=none))
    return blocks
