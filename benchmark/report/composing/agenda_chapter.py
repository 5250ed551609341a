"""The duidingsgesprek in a report: the deviations that hold, with what to ask. The summary has said how far they are."""

from benchmark.answers import Question
from benchmark.answers.agenda import agenda
from benchmark.narrative import agenda as talking
from benchmark.report.composing import agenda_blocks
from benchmark.report.composing.naming import Naming
from benchmark.report.document import Block, Paragraph
from benchmark.viewing import View


def chapter(view: View, asked: Question, naming: Naming) -> list[Block]:
    """The blocks; empty without any figure. Without names nobody is named to ask."""
    answer = agenda(view, asked)
    if not answer.present:
        return []
    if not answer.points:
        return agenda_blocks.without(answer)
    blocks: list[Block] = [Paragraph(text=f"{talking.why(answer)} {talking.opening(answer)}")]
    for found in answer.points:
        blocks += agenda_blocks.point(found, answer, naming, full=False)
    return blocks
