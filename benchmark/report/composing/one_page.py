"""The report of one page: the figures in one table, the room in one sentence, the caveats."""

from benchmark import answers, narrative
from benchmark.answers import Question
from benchmark.narrative import savings as narrative_savings
from benchmark.report.composing import (
    appendices,
    figure_table,
    overview_table,
    remarks,
    room_chapter,
)
from benchmark.report.composing.chosen import Figures
from benchmark.report.composing.naming import Naming
from benchmark.report.document import Block, Chapter, Listing, Paragraph, Voice
from benchmark.report.spec import Audience, Spec
from benchmark.viewing import View

CAUTIONS = (room_chapter.NO_SAVING, narrative.BY_DEFINITION, narrative_savings.QUALITY)


def chapters(
    view: View, asked: Question, found: Figures, naming: Naming, spec: Spec, author: str
) -> list[Chapter]:
    """One chapter; the tables behind it stand in workbook and CSV only."""
    rows = [row for _, theme_rows in found for row in theme_rows]
    name = rows[0][0].municipality.name
    period = narrative.period(asked.year, asked.report)
    blocks: list[Block] = [
        *remarks.introduction(spec, "samenvatting", author),
        Paragraph(
            text=f"{narrative.overview_headline(answers.overview(view, asked), name, period)}.",
            voice=Voice.KEY,
        ),
        overview_table.table(rows, name),
    ]
    if spec.audience is not Audience.PUBLIC:
        room = answers.room_for_savings(view, asked)
        said = narrative_savings.total(room) or f"{narrative_savings.headline(room)}."
        blocks.append(Paragraph(text=f"Mogelijke ruimte. {said}"))
    blocks.append(Listing(items=CAUTIONS))
    comparisons = [c for c, _ in rows]
    behind = [figure_table.table(c, naming) for c in comparisons]
    behind.append(appendices.sources(view, comparisons))
    blocks += [t.model_copy(update={"printed": False}) for t in behind]
    blocks.append(appendices.definitions(comparisons))
    return [Chapter(key="samenvatting", title="In één bladzijde", blocks=tuple(blocks))]
