"""Downloads for the gemeentesecretaris: the kadernota under a scenario, and the memo of two pages."""

from datetime import UTC, date, datetime

from flask import Blueprint, Response, request

from benchmark.errors import SpiegelError
from benchmark.ledger.moment import local
from benchmark.report import composing
from benchmark.report.budget_note import budget_note
from benchmark.report.spec import Format
from dashboard import access, judging, records
from dashboard.report_files import attachment, format_of

budget_files = Blueprint("budget_files", __name__)
NOBODY = "niemand noemde een naam"
OFFERED = {Format.PDF: "PDF", Format.DOCX: "Word", Format.XLSX: "Excel", Format.CSV: "CSV", Format.PPTX: "PowerPoint"}  # fmt: skip


@budget_files.get("/kadernota.<ending>")
def note(ending: str) -> Response:
    """The kadernota of the question in the link; ``&scenario=`` names one that was saved."""
    try:
        found = judging.of_query(request.query_string.decode("ascii", "replace"))
        name = request.args.get("scenario")
        if name and found.scenario(name).name.casefold() != name.casefold():
            raise SpiegelError(
                f"Het scenario '{name[:60]}' is er niet.",
                "Kies een scenario op de pagina Beoordeling.",
            )
        budget = found.budget(name)
        document = budget_note(budget, edition=found.edition, author=_author(), made_on=_today())
        return attachment(document, format_of(ending))
    except SpiegelError as error:
        return Response(str(error), status=404, mimetype="text/plain")


@budget_files.get("/memo.<ending>")
def memo(ending: str) -> Response:
    """The memo of two pages about the question in the link, with what was judged."""
    try:
        found = judging.of_query(request.query_string.decode("ascii", "replace"))
        said = composing.said_of(records.ledger(), found.asked.gemeente)
        document = composing.memo(found.view, found.asked, said, author=_author(), made_on=_today())
        return attachment(document, format_of(ending))
    except SpiegelError as error:
        return Response(str(error), status=404, mimetype="text/plain")


def _author() -> str:
    author = access.author()
    return author.words if author else NOBODY


def _today() -> date:
    return local(datetime.now(UTC)).date()
