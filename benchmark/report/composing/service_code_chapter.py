"""The chapter of the BurgerServiceCode: the judgement per norm, the evidence beside it, the caution, and who acts."""

from benchmark import dutch, narrative
from benchmark.answers import Question
from benchmark.answers.checklist import Answered, checklist
from benchmark.answers.service_code import NormAnswer, ServiceCodeAnswer, service_code
from benchmark.catalogue import CheckPart, ServiceCode
from benchmark.ledger import moment
from benchmark.narrative import service_code as narrative_code
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
    Listing,
    Paragraph,
    Row,
    Table,
    Voice,
)
from benchmark.viewing import View

KEY = "burgerservicecode"
TITLE = "BurgerServiceCode: oordeel naast feiten"


def chapter(view: View, asked: Question, naming: Naming) -> list[Block]:
    """What the page says, without peers by name; empty when nobody delivered."""
    answer = service_code(view, asked)
    if not answer.found:
        return []
    code = view.edition.catalogue.service_code
    return [
        Paragraph(text=f"{narrative_code.headline(answer)}.", voice=Voice.KEY),
        *([Paragraph(text=said)] if (said := narrative_code.summary(answer)) else []),
        _norms(answer),
        *_caution(code),
        _evidence(answer),
        *_gaps(answer),
        *_impulse(code),
        Paragraph(text=f"Bron: {narrative_code.sources(answer)}.", voice=Voice.SMALL),
    ]


def _norms(answer: ServiceCodeAnswer) -> Table:
    percent = ColumnKind.PERCENT
    return Table(
        key=f"{KEY}-normen",
        title="Wat inwoners vinden, norm voor norm",
        columns=(
            Column(key="norm", title="Norm"),
            Column(key="belofte", title="Wat een inwoner mag verwachten"),
            Column(key="eigen", title=f"{answer.name}, %", kind=percent),
            Column(key="van", title="Toeval: van, %", kind=percent),
            Column(key="tot", title="Toeval: tot, %", kind=percent),
            Column(
                key="middelste", title=dutch.marked("Middelste, %", answer.example), kind=percent
            ),
            Column(key="plaats", title="Plaats in de groep"),
        ),
        rows=tuple(_norm(n) for n in answer.found),
    )


def _norm(found: NormAnswer) -> Row:
    comparison = found.comparison
    assert comparison is not None
    ends = (None, None) if found.own is None else (found.own.low, found.own.high)
    why = narrative.place_or_reason(comparison)
    return Row(
        cells=(
            cells.words(found.indicator.name),
            cells.words(found.norm.expects),
            cells.figure(comparison, comparison.value, why),
            *(cells.figure(comparison, end, "") for end in ends),
            cells.figure(comparison, comparison.standing.median, "te weinig gemeenten"),
            cells.words(why),
        )
    )


def _caution(code: ServiceCode) -> list[Block]:
    said = narrative_code.caution(code)
    if not said:
        return []
    return [
        Heading(level=2, text="Waar oordeel en feiten uiteenlopen"),
        Paragraph(text=said, voice=Voice.CAUTION),
        Paragraph(text=narrative_code.caution_source(code), voice=Voice.SMALL),
    ]


def _evidence(answer: ServiceCodeAnswer) -> Table:
    rows = [
        Row(
            cells=(
                cells.words(found.indicator.name),
                cells.words(dutch.marked(e.indicator.name, bool(e.comparison and e.comparison.example))),
                Cell(text="nog niet geleverd")
                if e.comparison is None
                else cells.figure(e.comparison, e.comparison.value, narrative.place_or_reason(e.comparison)),
                cells.words(narrative_code.evidence_place(e)),
            )
        )
        for found in answer.norms
        for e in found.evidence
    ]  # fmt: skip
    return Table(
        key=f"{KEY}-feiten",
        title="Wat de feiten laten zien",
        columns=(
            Column(key="norm", title="Norm"),
            Column(key="feit", title="Feit"),
            Column(key="cijfer", title="Cijfer", kind=ColumnKind.NUMBER, decimals=1),
            Column(key="plaats", title="Plaats en kant"),
        ),
        rows=tuple(rows),
    )


def _gaps(answer: ServiceCodeAnswer) -> list[Block]:
    items = tuple(f"{n.indicator.name}. {narrative_code.gap(n)}" for n in answer.found)
    return [Listing(items=items)]


def _impulse(code: ServiceCode) -> list[Block]:
    steps = [c for c in code.checks if c.part is CheckPart.IMPULSE]
    if not steps:
        return []
    items = tuple(f"{c.question} {narrative_code.who_acts(c)}" for c in steps)
    return [Heading(level=2, text="Kwaliteitsimpuls: wie is aan zet?"), Listing(items=items)]


def spoken(view: View, said: Said) -> list[Block]:
    """What the municipality says of itself: the answers in a table, the notes under it as typed; nothing without any."""
    found = [
        a
        for a in checklist(view.edition.catalogue.service_code, said.checks)
        if a.record is not None
    ]
    if not found:
        return []
    return [
        Heading(level=2, text="Door de gemeente zelf gezegd"),
        Paragraph(text=narrative_code.SAID_BY_ITSELF, voice=Voice.CAUTION),
        Table(
            key=f"{KEY}-gezegd",
            title="Antwoorden van de gemeente",
            columns=(
                Column(key="vraag", title="Vraag"),
                Column(key="antwoord", title="Antwoord"),
                Column(key="stand", title="Stand op"),
            ),
            rows=tuple(_answered(a) for a in found),
        ),
        *(
            Paragraph(
                text=a.record.entry.note,
                voice=Voice.PERSON,
                by=f"{a.check.question} {signed(a.record)}",
            )
            for a in found
            if a.record is not None and a.record.entry.note
        ),
    ]


def _answered(found: Answered) -> Row:
    assert found.record is not None
    entry = found.record.entry
    return Row(
        cells=(
            cells.words(found.check.question),
            cells.words(entry.state.value),
            cells.words(moment.day(entry.on)),
        )
    )
