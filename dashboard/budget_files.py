"""Downloads for the gemeentesecretaris: the kadernota under a scenario, its chart, and the memo of two pages."""

from datetime import UTC, date, datetime

from flask import Blueprint, Response, request

from benchmark.answers import Budget
from benchmark.errors import SpiegelError
from benchmark.ledger.moment import local
from benchmark.narrative import budget as narrative_budget
from benchmark.report import budget_note, composing
from benchmark.report.spec import Format
from dashboard import access, file_names, judging, pictures, records
from dashboard.components import picture_links
from dashboard.pictures.picture import Picture, as_file, source_of
from dashboard.report_files import attachment, format_of

budget_files = Blueprint("budget_files", __name__)
NOBODY = "niemand noemde een naam"
OFFERED = {Format.PDF: "PDF", Format.DOCX: "Word", Format.XLSX: "Excel", Format.CSV: "CSV", Format.PPTX: "PowerPoint"}  # fmt: skip


@budget_files.get("/kadernota.<ending>")
def note(ending: str) -> Response:
    """The kadernota of the question in the link; ``&scenario=`` names one that was saved."""
    try:
        found, budget = _asked()
        if ending.lower() in picture_links.FORMATS:
            return _picture(found, budget, ending.lower())
        document = budget_note.budget_note(
            budget, edition=found.edition, author=author_words(), made_on=today()
        )
        return attachment(document, format_of(ending))
    except SpiegelError as error:
        return Response(str(error), status=404, mimetype="text/plain")


def _asked() -> tuple[judging.Judging, Budget]:
    """What is judged of the question in the link, and the kadernota under the scenario that it names."""
    found = judging.of_query(request.query_string.decode("ascii", "replace"))
    name = request.args.get("scenario")
    if name and found.scenario(name).name.casefold() != name.casefold():
        raise SpiegelError(
            f"Het scenario '{name[:60]}' is er niet.",
            "Kies een scenario op de pagina Beoordeling.",
        )
    return found, found.budget(name)


def _picture(found: judging.Judging, budget: Budget, form: str) -> Response:
    """The amounts per year with the running total, as it stands in the kadernota."""
    if not budget.proposed:
        raise SpiegelError(
            narrative_budget.NO_LINE,
            "Geef eerst een lijn met een bedrag een oordeel op Beoordeling.",
        )
    chart = budget_note.chart(budget).model_copy(
        update={"sentence": narrative_budget.finding(budget)}
    )
    proposed = [x.estimate.comparison for x in found.room.lines if x.proposed]
    under = pictures.under(found.view, found.asked, Picture(chart, source_of(proposed)))
    scenario = f"Scenario: {budget.scenario.name}. "
    name = file_names.stem("kadernota", "", found.asked)
    return as_file(chart, f"{scenario}{under}", form, name)


@budget_files.get("/memo.<ending>")
def memo(ending: str) -> Response:
    """The memo of two pages about the question in the link, with what was judged."""
    try:
        found = judging.of_query(request.query_string.decode("ascii", "replace"))
        said = composing.said_of(records.ledger(), found.asked.gemeente)
        document = composing.memo(
            found.view, found.asked, said, author=author_words(), made_on=today()
        )
        return attachment(document, format_of(ending))
    except SpiegelError as error:
        return Response(str(error), status=404, mimetype="text/plain")


def author_words() -> str:
    """Who asks for a document, as printed."""
    author = access.author()
    return author.words if author else NOBODY


def today() -> date:
    """The day of today, in Dutch time."""
    return local(datetime.now(UTC)).date()
