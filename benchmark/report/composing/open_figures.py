"""The figures of the jaarbericht as blocks: a chart of bands, the same as a table, and what is not known."""

import math
from collections.abc import Sequence
from itertools import pairwise

from benchmark import dutch
from benchmark.answers.open_edition import OpenEdition, OpenFigure, Told
from benchmark.disclosure import Band, Withheld
from benchmark.narrative import open_edition as says
from benchmark.report.composing import axes, cells
from benchmark.report.document import (
    Axis,
    BandRow,
    Bands,
    Block,
    Cell,
    ChartBlock,
    Column,
    ColumnKind,
    Heading,
    Listing,
    Mark,
    Paragraph,
    Row,
    Table,
    Voice,
)
from benchmark.vocabulary import Kind, Unit

ROOM = 0.15  # of the width of an axis, on either side of what lies on it
MOST = 3  # figures in one chart: several small ones fill the pages of paper, where a large one leaves half of one empty
FULL = 100.0  # percents
UNTOLD = "niet genoemd"


def blocks(answer: OpenEdition, told: Told, first: Sequence[Block] = ()) -> list[Block]:
    """The figures of one subject; ``first``: what comes before them, under the opening of the subject."""
    found: list[Block] = []
    if told.subject.opening:
        found.append(Paragraph(text=told.subject.opening))
    found += first
    found += [
        Paragraph(text=says.share(s, answer)) for s in answer.shares if s.code in told.subject.codes
    ]
    shown = [f for f in told.known if isinstance(f.others, Band)]
    table = [_table(answer, told)] if told.known else []
    notes = " ".join(n for t in table if not t.printed for n in t.notes)
    parts = _parts(shown)
    found += [
        ChartBlock(chart=_chart(answer, told, part, n, notes if n == len(parts) - 1 else ""))
        for n, part in enumerate(parts)
    ]
    return [*found, *table]


def _parts(shown: Sequence[OpenFigure]) -> list[Sequence[OpenFigure]]:
    """The figures over charts that fit on a page, about as many in each."""
    charts = -(-len(shown) // MOST)
    ends = [len(shown) * n // charts for n in range(charts + 1)] if charts else []
    return [shown[start:end] for start, end in pairwise(ends)]


def _chart(
    answer: OpenEdition, told: Told, shown: Sequence[OpenFigure], number: int, notes: str
) -> Bands:
    """``notes``: what else must be known of the figures, under the last chart of a subject."""
    return Bands(
        key=f"band-{told.subject.key}-{number + 1}",
        title=says.chart_finding(answer, shown),
        caption=f"{told.subject.name}, {answer.asked.year}, naast gemeenten met {answer.class_name}",
        sentence=f"{says.LEGEND.format(name=answer.name)} {notes}".strip(),
        alt=" ".join(f"{f.indicator.name}: {says.own(f)}. {says.beside(f)}" for f in shown),
        table=_key(told),
        example=any(f.example for f in shown),
        rows=tuple(_row(f, answer.asked.year - 1) for f in shown),
    )


def _row(figure: OpenFigure, year: int) -> BandRow:
    assert isinstance(figure.others, Band) and figure.value is not None
    return BandRow(
        name=figure.indicator.name,
        detail=figure.indicator.question,
        own=Mark(name=figure.name, value=figure.value, text=says.own_and_before(figure, year)),
        band=(figure.others.low, figure.others.high),
        words=says.beside(figure),
        axis=_axis(figure, figure.others),
    )


def _axis(figure: OpenFigure, others: Band) -> Axis:
    """From a round value under both to one above both: it tells nothing of others that the band does not."""
    value = figure.value or 0.0
    low, high = min(others.low, value), max(others.high, value)
    room = (high - low) * ROOM
    bottom = 0.0 if low >= 0 else -math.inf
    top = FULL if figure.indicator.unit is Unit.PERCENT and high <= FULL else math.inf
    start, end = max(low - room, bottom), min(high + room, top)
    ticks = [v for v, _ in axes.axis(start, end, axes.in_unit(figure.indicator.unit)).ticks]
    step = ticks[1] - ticks[0] if len(ticks) > 1 else others.step
    ends = max(step * (start // step), bottom), min(step * -(-end // step), top)
    return axes.axis(*ends, axes.in_unit(figure.indicator.unit))


def _key(told: Told) -> str:
    return f"cijfers-{told.subject.key}"


def _table(answer: OpenEdition, told: Told) -> Table:
    """In CSV with code, question, unit and the edges as numbers. On pages only when a figure has no band: what has one
    stands in a chart with the same words, and nobody reads everything twice."""
    year = answer.asked.year
    columns = (
        Column(key="cijfer", title="Cijfer"),
        Column(key="code", title="Code", printed=False),
        Column(key="vraag", title="Vraag", printed=False),
        Column(key="eenheid", title="Eenheid", printed=False),
        Column(key="waarde", title=f"{answer.name} {year}", kind=ColumnKind.NUMBER),
        Column(key="jaar-eerder", title=str(year - 1), kind=ColumnKind.NUMBER),
        Column(key="status", title="Status", printed=False),
        Column(key="band-van", title="Band van", kind=ColumnKind.NUMBER, printed=False),
        Column(key="band-tot", title="Band tot", kind=ColumnKind.NUMBER, printed=False),
        Column(key="band", title="Andere gemeenten, de middelste helft"),
        Column(key="ligt", title=f"{answer.name} ligt"),
    )
    return Table(
        key=_key(told),
        title=f"{told.subject.name}: de cijfers",
        printed=any(isinstance(f.others, Withheld) for f in told.known),
        columns=columns,
        rows=tuple(Row(cells=_cells(f)) for f in told.known),
        notes=_notes(told.known),
    )


def _cells(figure: OpenFigure) -> tuple[Cell, ...]:
    indicator, others = figure.indicator, figure.others
    shown = isinstance(others, Band)
    why = "" if isinstance(others, Band) else says.WHY[others.why]
    low, high = (others.low, others.high) if isinstance(others, Band) else (None, None)
    before = figure.before
    return (
        cells.words(indicator.name),
        cells.words(indicator.code),
        cells.words(indicator.question),
        cells.words(indicator.unit.value),
        Cell(text=says.own(figure), value=figure.value),
        cells.nothing("niet bekend")
        if before is None
        else Cell(text=says.own(figure, before), value=before),
        cells.words(figure.status.value),
        cells.nothing(why) if low is None else Cell(text=says.band(figure), value=low),
        cells.nothing(why) if high is None else Cell(text=says.band(figure), value=high),
        cells.words(says.band(figure, f" {dutch.EN_DASH} ") if shown else UNTOLD),
        cells.words(says.PLACES[figure.place] if figure.place else dutch.EN_DASH),
    )


def _notes(found: Sequence[OpenFigure]) -> tuple[str, ...]:
    """What a reader must know of these figures: that one is not final, and where they come from."""
    early = [f.indicator.name for f in found if says.status(f) == "voorlopig"]
    notes = [f"Voorlopig cijfer: {dutch.listing(early)}."] if early else []
    untold = dict.fromkeys(f.others.why for f in found if isinstance(f.others, Withheld))
    notes += [f"{dutch.upper_first(UNTOLD)}: {says.WHY[why]}." for why in untold]
    sources = dict.fromkeys(f.source for f in found)
    return (*notes, f"Bron: {'; '.join(sources)}.")


def unknown(answer: OpenEdition) -> list[Block]:
    """Per subject the questions without an answer, and the bands that stay away with their reason."""
    found: list[Block] = []
    own = [(f.indicator, says.missing(f)) for f in answer.figures if f.value is None]
    if own:
        found += [
            Heading(level=2, text=f"Andere gemeenten hebben dit cijfer, {answer.name} niet"),
            Listing(items=tuple(f"{i.question} ({why})" for i, why in own)),
        ]
    waiting = [(t.subject.name, t.waiting) for t in answer.subjects if t.waiting]
    if waiting:
        found.append(Heading(level=2, text="Nog te weinig gemeenten hebben dit gemeld"))
    for name, them in waiting:
        found += [Heading(level=3, text=name), Listing(items=tuple(i.question for i in them))]
    if answer.withheld:
        found += [
            Heading(level=2, text="Zonder vergelijking"),
            Listing(items=tuple(f"{i.name}: {says.WHY[why]}." for i, why in answer.withheld)),
        ]
    return found or [Paragraph(text=says.ALL_KNOWN)]


def explained(answer: OpenEdition) -> list[Block]:
    """What a band is, and where it stands what every figure means: that is for who wants to count again."""
    found: list[Block] = [
        Paragraph(text=says.BAND),
        Paragraph(
            text=f"De groep is steeds dezelfde: gemeenten met {answer.class_name}, ook {answer.plain_name} zelf. "
            "Een verschil kan komen door andere taken, andere inwoners of een andere manier van tellen."
        ),
    ]
    if any(f.indicator.kind in (Kind.SURVEY, Kind.SHARE) for f in answer.known):
        found.append(Paragraph(text=says.CHANCE))
    if not answer.like_size:
        found.append(Paragraph(text=says.NO_LIKE, voice=Voice.CAUTION))
    if answer.known:
        found += [Paragraph(text=says.MEANINGS), _meanings(answer)]
    return found


def _meanings(answer: OpenEdition) -> Table:
    return Table(
        key="uitleg",
        title="Wat betekent elk cijfer?",
        printed=False,
        columns=(Column(key="cijfer", title="Cijfer"), Column(key="uitleg", title="Wat het is")),
        rows=tuple(
            Row(cells=(cells.words(f.indicator.name), cells.words(f.indicator.definition)))
            for f in answer.known
        ),
    )
