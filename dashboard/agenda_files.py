"""The agenda of a duidingsgesprek as a file, to print or to hand out."""

from flask import Blueprint, Response, request

from benchmark.errors import SpiegelError
from benchmark.report import composing
from benchmark.report.spec import Format
from dashboard import talking
from dashboard.budget_files import author_words, today
from dashboard.report_files import attachment, format_of

agenda_files = Blueprint("agenda_files", __name__)
OFFERED = {Format.PDF: "Agenda (PDF)", Format.DOCX: "Agenda (Word)"}


@agenda_files.get("/agenda.<ending>")
def agenda(ending: str) -> Response:
    """The agenda of the question in the link, with its agreements and without notes."""
    try:
        asked = format_of(ending)
        if asked not in OFFERED:
            raise SpiegelError("De agenda is er als pdf en als docx.", "Kies een van die twee.")
        found = talking.of_query(request.query_string.decode("ascii", "replace"))
        document = composing.agenda_document(
            found.view,
            found.asked,
            found.agreements,
            found.heard,
            author=author_words(),
            made_on=today(),
        )
        return attachment(document, asked)
    except SpiegelError as error:
        return Response(str(error), status=404, mimetype="text/plain")
