"""Charts of plain boxes as a picture to keep: drawn again from the same answers, in the house style of reports."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from flask import Blueprint, Response, request

from benchmark import answers, dutch, narrative, narrative_difference, narrative_savings
from benchmark.answers import LineEstimate, Question
from benchmark.answers.difference import why_different
from benchmark.errors import SpiegelError
from benchmark.report import document, drawing
from benchmark.report.composing import axes, room_chapter
from benchmark.viewing import View
from dashboard import file_names, library, selection
from dashboard.components import difference_card, room
from dashboard.components.waterfall import Step, bars

pictures = Blueprint("pictures", __name__)

Builder = Callable[[View, Question, str], document.Ranges | document.Waterfall]
NO_CHART = SpiegelError("Deze grafiek bestaat niet.", "Open de afbeelding vanaf de pagina.")
ROLES = {"gross": "gross", "change": "less", "result": "result"}


def ranges(view: View, asked: Question, _: str) -> document.Ranges:
    """The ranges of all lines with an amount."""
    found = room_chapter.ranges(answers.room_for_savings(view, asked))
    if found is None:
        raise SpiegelError("Er is geen bereik om te tekenen.", "Bekijk de tabel.")
    return found


def practice_ranges(view: View, asked: Question, _: str) -> document.Ranges:
    """The same for the unit costs that were made up, without a total."""
    answer = answers.room_for_savings(view, asked)
    found = room_chapter.ranges(replace(answer, lines=answer.practice, total=None))
    if found is None:
        raise SpiegelError("Er zijn geen voorbeeldbedragen.", "Kijk in Oefenmodus.")
    title = f"Voorbeeldbedragen van {dutch.example(answer.name)}"
    return found.model_copy(update={"title": title, "example": True})


def line_steps(view: View, asked: Question, key: str) -> document.Waterfall:
    """From the gross difference of a line to what is plausible."""
    answer = answers.room_for_savings(view, asked)
    line = next((x for x in (*answer.lines, *answer.practice) if x.line.key == key), None)
    if line is None or line.anatomy is None:
        raise SpiegelError(
            "Voor deze lijn is er geen bedrag.", "Kies een lijn met een bedrag op Mogelijke ruimte."
        )
    return _of_line(line, view)


def _of_line(line: LineEstimate, view: View) -> document.Waterfall:
    return of_steps(
        room.steps(line, view.edition.catalogue),
        title=room.from_to(line),
        caption=f"{line.comparison.indicator.name}. Elke stap met zijn reden, in euro per jaar",
        sentence=narrative_savings.line(line),
        example=line.comparison.example,
    )


def why(view: View, asked: Question, code: str) -> document.Waterfall:
    """From the group together to the own figure, one factor per step."""
    answer = why_different(view, asked, code)
    if answer is None or answer.refusal or answer.comparison.value is None:
        raise NO_CHART
    indicator = answer.comparison.indicator
    return of_steps(
        difference_card.steps(answer),
        title=f"{narrative_difference.HEADING} {indicator.name}",
        caption=narrative_difference.subtitle(answer),
        sentence=f"{narrative_difference.finding(answer)} {narrative_difference.NO_EXPLANATION}",
        example=answer.comparison.example,
    )


def of_steps(
    steps: Sequence[Step], *, title: str, caption: str, sentence: str, example: bool
) -> document.Waterfall:
    """The waterfall of the page as that of a report. The picture says once that its amounts are made up."""
    plain = [s._replace(shown=s.shown.removesuffix(dutch.EXAMPLE_SUFFIX)) for s in steps]
    ends = [0.0, *(end for bar in bars(plain) for end in bar)]
    return document.Waterfall(
        key="stappen",
        title=title,
        caption=caption,
        sentence=sentence,
        alt="Waterval. " + "; ".join(f"{s.name} {s.shown}" for s in plain) + ".",
        table="stappen",
        example=example,
        steps=tuple(
            document.Step.model_validate(
                {"name": s.name, "reason": s.detail, "amount": s.amount, "text": s.shown, "role": ROLES[s.kind]}
            )
            for s in plain
        ),
        axis=axes.axis(min(ends), max(ends) * 1.02, axes.in_euros),
    )  # fmt: skip


BUILDERS: dict[str, Builder] = {
    "ruimte": ranges,
    "ruimte-voorbeeld": practice_ranges,
    "ruimte-stappen": line_steps,
    "waarom": why,
}


@pictures.get("/svg/<kind>")
@pictures.get("/svg/<kind>/<code>")
def as_svg(kind: str, code: str = "") -> Response:
    """The chart as SVG, with the words that it needs to stand alone."""
    return _file(kind, code, "svg")


@pictures.get("/png/<kind>")
@pictures.get("/png/<kind>/<code>")
def as_png(kind: str, code: str = "") -> Response:
    """The same as PNG."""
    return _file(kind, code, "png")


def _file(kind: str, code: str, form: str) -> Response:
    try:
        builder, view = BUILDERS.get(kind), library.view()
        found = selection.of_parameters(request.args.to_dict(), view)
        if builder is None:
            raise NO_CHART
        if found.asked is None:
            raise found.problem or SpiegelError(
                "Er is geen gemeente gekozen.", "Kies een gemeente."
            )
        chart = builder(view, found.asked, code)
        source = under(view, found.asked, chart)
        content: str | bytes = (
            drawing.picture(chart, source) if form == "png" else drawing.framed(chart, source)
        )
    except SpiegelError as error:
        return Response(str(error), status=404, mimetype="text/plain; charset=utf-8")
    name = file_names.stem(kind, code, found.asked, example=chart.example)
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    mimetype = "image/png" if form == "png" else "image/svg+xml"
    return Response(content, mimetype=mimetype, headers=headers)  # fmt: skip


def under(view: View, asked: Question, chart: document.ChartBase) -> str:
    """What stands under a picture: the sentence, source, what was asked, and the edition."""
    name = view.edition.municipalities.name(asked.gemeente)
    group = narrative.group_words(answers.group_of(view.edition, asked))
    source = "voorbeeld, verzonnen door ons" if chart.example else "CBS Iv3, bewerking door ons"
    return (
        f"{narrative.sentence_of(chart.sentence.rstrip('.'))} {narrative.BY_DEFINITION} Bron: {source}. "
        f"{name} in {narrative.period(asked.year, asked.report)} naast {group}. "
        f"Editie {view.edition.info.label}. Gemeentespiegel."
    )
