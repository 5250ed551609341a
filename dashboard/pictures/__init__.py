"""Charts of plain boxes as a picture to keep: drawn again from the same answers, in the house style of reports."""

from collections.abc import Callable

from flask import Blueprint, Response, request

from benchmark import answers, narrative
from benchmark.answers import Question
from benchmark.errors import SpiegelError
from benchmark.viewing import View
from dashboard import file_names, library, selection
from dashboard.pictures import lanes, savings, steps
from dashboard.pictures.picture import Picture, as_file
from dashboard.pictures.steps import NO_CHART

pictures = Blueprint("pictures", __name__)

Builder = Callable[[View, Question, str], Picture]

BUILDERS: dict[str, Builder] = {
    "overzicht": lanes.overview,
    "thema": lanes.theme,
    "proces": lanes.process,
    "wachten": lanes.waiting,
    "balans": lanes.group_balance,
    "ruimte": savings.ranges,
    "ruimte-voorbeeld": savings.practice_ranges,
    "ruimte-stappen": savings.line_steps,
    "ruimte-groepen": savings.line_groups,
    "oordelen": savings.judged_ranges,
    "waarom": steps.why,
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
        picture = builder(view, found.asked, code)
        source = under(view, found.asked, picture)
    except SpiegelError as error:
        return Response(str(error), status=404, mimetype="text/plain; charset=utf-8")
    name = file_names.stem(kind, code, found.asked, example=picture.chart.example)
    return as_file(picture.chart, source, form, name)


def under(view: View, asked: Question, picture: Picture) -> str:
    """What stands under a picture: the sentence, source, what was asked, and the edition."""
    name = view.edition.municipalities.name(asked.gemeente)
    group = narrative.group_words(answers.group_of(view.edition, asked))
    sentence = picture.chart.sentence
    said = [
        sentence if sentence.endswith("?") else narrative.sentence_of(sentence) if sentence else "",
        narrative.BY_DEFINITION if picture.halved else "",
        f"Bron: {picture.source}.",
        f"{name} in {narrative.period(asked.year, asked.report)} naast {group}.",
        f"Editie {view.edition.info.label}. Gemeentespiegel.",
    ]
    return " ".join(words for words in said if words)
