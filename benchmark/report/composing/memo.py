"""The memo for the gemeentesecretaris: two pages with the range, what it rests on, and what must be read with it."""

from datetime import date

from benchmark import answers, dutch, narrative
from benchmark.answers import LineEstimate, Question, RoomForSavings
from benchmark.catalogue import Catalogue
from benchmark.ledger.entries import Judgement
from benchmark.ledger.moment import words as moment
from benchmark.ledger.store import Record
from benchmark.narrative import savings as narrative_savings
from benchmark.report.composing import cells, room_chapter
from benchmark.report.composing.naming import Naming
from benchmark.report.composing.said import Said
from benchmark.report.document import (
    Block,
    Chapter,
    ChartBlock,
    Column,
    Document,
    DocumentKind,
    Filter,
    Heading,
    Listing,
    Paragraph,
    Row,
    RowRole,
    Table,
    Voice,
)
from benchmark.viewing import View

LONGEST_REASON = 240  # characters, so that three lines fit on two pages
EXAMPLES = 2  # municipalities that are named as reaching the reference
NOTICE = (
    "Wie hier met naam staat, krijgt daarvan bericht en kan reageren voordat dit memo verder gaat."
)


def memo(
    view: View, asked: Question, said: Said, *, author: str, made_on: date, code: str = ""
) -> Document:
    """The memo on room for savings; example figures never enter it."""
    asked = Question(asked.gemeente, asked.year, asked.report, asked.group, False, asked.level)
    answer = answers.room_for_savings(view, asked)
    period = narrative.period(asked.year, asked.report)
    group = answers.group_of(view.edition, asked)
    return Document(
        kind=DocumentKind.MEMO,
        title=f"{narrative_savings.headline(answer)}",
        subtitle=f"Memo over mogelijke ruimte, {answer.name}, {period}",
        municipality=answer.name,
        gemeente=asked.gemeente,
        period=period,
        edition=view.edition.info.id,
        code=code,
        status="advies",
        author=author,
        made_on=made_on,
        audience="voor MT en college",
        filters=(
            Filter(label="Referentie", text=narrative_savings.LEVELS[asked.level]),
            Filter(label="Vergelijkingsgroep", text=Naming(False).group(group)),
            Filter(label="Cijfers", text=period),
        ),
        chapters=(
            Chapter(
                key="memo",
                title="Hoeveel, hoe zeker, en ten opzichte van wat",
                blocks=tuple(_room(answer, said, view.edition.catalogue)),
            ),
            Chapter(
                key="lees-dit-erbij",
                title="Lees dit erbij",
                blocks=(Listing(items=room_chapter.CAUTIONS),),
            ),
        ),
    )


def _room(answer: RoomForSavings, said: Said, catalogue: Catalogue) -> list[Block]:
    shown = [line for line in answer.lines if line.anatomy is not None]
    blocks: list[Block] = []
    if answer.total is not None:
        blocks.append(Paragraph(text=narrative_savings.total(answer), voice=Voice.KEY))
    chart = room_chapter.ranges(answer)
    if chart is not None:
        blocks.append(ChartBlock(chart=chart))
    blocks.append(_lines(answer, said))
    for line in shown:
        blocks += _line(line, catalogue)
    return blocks


def _lines(answer: RoomForSavings, said: Said) -> Table:
    """Every line with its amount, or why there is none, and what was judged of it."""
    year = answer.asked.year
    judged = {j.entry.line: j for j in said.judgements if j.entry.year == year}
    rows = []
    for line in answer.lines:
        judgement = judged.get(line.line.key)
        counts = judgement is None or judgement.entry.status.counts
        amount = (
            narrative_savings.room(line.anatomy)
            if line.anatomy is not None
            else narrative.no_amount(line.comparable.reasons)
        )
        rows.append(
            Row(
                cells=(
                    cells.words(line.line.name),
                    cells.words(dutch.upper_first(amount)),
                    cells.words(_judged(judgement)),
                ),
                role=RowRole.PLAIN if counts else RowRole.OUT,
            )
        )
    return Table(
        key="lijnen",
        title="Per lijn: bedrag per jaar en oordeel",
        columns=(
            Column(key="lijn", title="Lijn"),
            Column(key="bedrag", title="In 8 van de 10 doorrekeningen, per jaar"),
            Column(key="oordeel", title="Oordeel"),
        ),
        rows=tuple(rows),
    )


def _judged(judgement: Record[Judgement] | None) -> str:
    if judgement is None:
        return "nog geen oordeel"
    entry = judgement.entry
    return (
        f"{entry.status.value}: {_in_short(entry.reason)} "
        f"{judgement.author.words}, {moment(judgement.at)}"
    )


def _in_short(reason: str) -> str:
    """A reason as far as two pages have room for it; the whole stands on the page Beoordeling."""
    said = " ".join(reason.split())
    if len(said) <= LONGEST_REASON:
        return narrative.sentence_of(said)
    return f"{dutch.upper_first(said[:LONGEST_REASON].rstrip())}… (de hele reden staat op de pagina Beoordeling)."


def _line(line: LineEstimate, catalogue: Catalogue) -> list[Block]:
    stress = narrative_savings.stress(line)
    uncertain = " ".join(
        part
        for part in (
            narrative.sentence_of(stress) if stress else "",
            narrative_savings.narrowing(line, catalogue),
        )
        if part
    )
    return [
        Heading(level=2, text=line.line.name),
        Paragraph(text=narrative_savings.line(line)),
        Paragraph(
            text=f"Belangrijkste onzekerheid. {uncertain} {line.line.caveat}".replace("  ", " ")
        ),
        Paragraph(text=f"Wie halen de referentie? {_reaching(line)}"),
    ]


def _reaching(line: LineEstimate) -> str:
    """Two municipalities at or under the reference; that their quality is unknown is said."""
    found = line.reaching[:EXAMPLES]
    if not found:
        return "Geen gemeente in de groep haalt deze referentie."
    names = dutch.listing(
        [f"{r.name} ({narrative.figure(line.comparison, r.unit_cost)})" for r in found]
    )
    quality = (
        "Geen van hen zit in het laagste kwart op kwaliteit."
        if line.quality_known
        else "Over hun kwaliteit zijn er nog geen cijfers: vraag daar eerst naar."
    )
    return f"{names}. {quality} {NOTICE}"
