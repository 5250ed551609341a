"""The ranges, the steps and the stress test of Mogelijke ruimte, and the ranges of Beoordeling."""

from dataclasses import replace

from benchmark import answers, dutch
from benchmark.answers import Question
from benchmark.errors import SpiegelError
from benchmark.narrative import savings as narrative_savings
from benchmark.report.composing import axes, room_chapter
from benchmark.report.lane_charts import Dots
from benchmark.viewing import View
from dashboard import judging
from dashboard.components import room, room_stress, stress_dots
from dashboard.pictures.picture import Picture, source_of
from dashboard.pictures.steps import of_steps

NO_RANGE = SpiegelError("Er is geen bereik om te tekenen.", "Bekijk de tabel.")


def ranges(view: View, asked: Question, _: str) -> Picture:
    """The ranges of all lines with an amount."""
    answer = answers.room_for_savings(view, asked)
    found = room_chapter.ranges(answer)
    if found is None:
        raise NO_RANGE
    return Picture(found, source_of(x.comparison for x in answer.lines if x.anatomy))


def practice_ranges(view: View, asked: Question, _: str) -> Picture:
    """The same for the unit costs that were made up, without a total."""
    answer = answers.room_for_savings(view, asked)
    found = room_chapter.ranges(replace(answer, lines=answer.practice, total=None))
    if found is None:
        raise SpiegelError("Er zijn geen voorbeeldbedragen.", "Kijk in Oefenmodus.")
    title = f"Voorbeeldbedragen van {dutch.example(answer.name)}"
    chart = found.model_copy(update={"title": title, "example": True})
    return Picture(chart, source_of(x.comparison for x in answer.practice if x.anatomy))


def judged_ranges(view: View, asked: Question, _: str) -> Picture:
    """The ranges of Beoordeling: each line with its judgement, under the total of the lines that count."""
    judged = judging.judging(view, asked).room
    found = room_chapter.ranges(replace(judged.room, total=judged.total))
    if found is None:
        raise NO_RANGE
    status = {x.name: x.status.value if x.status else "nog geen oordeel" for x in judged.lines}
    bars = tuple(
        bar.model_copy(update={"name": f"{bar.name}, {status[bar.name]}"})
        if bar.name in status
        else bar
        for bar in found.bars
    )
    said = "; ".join(f"{b.name}: {b.text}" for b in bars) + "."
    chart = found.model_copy(
        update={"bars": bars, "sentence": said, "alt": f"Liggende balken van laag tot hoog. {said}"}
    )
    return Picture(chart, source_of(x.comparison for x in judged.room.lines if x.anatomy))


def line_steps(view: View, asked: Question, key: str) -> Picture:
    """From the gross difference of a line to what is plausible."""
    line = answers.line_with_amount(view, asked, key)
    chart = of_steps(
        room.steps(line, view.edition.catalogue),
        title=room.from_to(line),
        caption=f"{line.comparison.indicator.name}. Elke stap met zijn reden, in euro per jaar",
        sentence=narrative_savings.line(line),
        example=line.comparison.example,
    )
    return Picture(chart, source_of([line.comparison]))


def line_groups(view: View, asked: Question, key: str) -> Picture:
    """The amount of a line in every reasonable group, a dot for each hundredth of the groups."""
    line = answers.line_with_amount(view, asked, key)
    stress = line.anatomy.stress if line.anatomy else None
    if stress is None or not stress.amounts:
        raise SpiegelError(
            "Voor deze lijn zijn er te weinig redelijke groepen.", "Bekijk de tabel."
        )
    shown = stress_dots.hundredths(stress.amounts)
    scale = stress_dots.scale(stress.amounts)
    said = f"{dutch.upper_first(narrative_savings.stress(line))}. {narrative_savings.band(line)}"
    example = line.comparison.example
    chart = Dots(
        key="groepen",
        title=dutch.marked(f"{line.line.name}: {narrative_savings.stress(line)}", example),
        caption=f"{room_stress.STRESS}, in euro per jaar. {room_stress.ONE_DOT}",
        sentence=said,
        alt=f"Stippen op een as van bedragen. {said}",
        table="groepen",
        example=example,
        amounts=tuple(shown),
        axis=axes.axis(scale.low, scale.high, axes.in_euros),
    )
    return Picture(chart, source_of([line.comparison]))
