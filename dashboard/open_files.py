"""Downloads of the open edition: the zip of everything, its PDF, and its page."""

from io import BytesIO

from flask import Blueprint, Response, request, send_file

from benchmark.errors import SpiegelError
from benchmark.report import open_editions
from benchmark.report.document import Document
from benchmark.report.spec import Format
from dashboard import library, records, selection
from dashboard.report_files import attachment

open_files = Blueprint("open_files", __name__)
ZIP = "zip"
ONE = {Format.PDF.value: Format.PDF, Format.HTML.value: Format.HTML}


@open_files.get("/jaarbericht.<ending>")
def now(ending: str) -> Response:
    """The open edition of the question in the link, as it would be now; never with example figures."""
    try:
        view = library.view()
        found = selection.of_search(request.query_string.decode("ascii", "replace"), view)
        if found.asked is None:
            raise found.problem or SpiegelError("Kies eerst een gemeente.")
        open_editions.refuse_examples(found.asked)
        return _sent(open_editions.preview(view, records.ledger(), found.asked), ending)
    except SpiegelError as error:
        return Response(str(error), status=404, mimetype="text/plain")


@open_files.get("/jaarbericht/<code>.<ending>")
def kept(code: str, ending: str) -> Response:
    """An open edition that was kept."""
    try:
        return _sent(open_editions.reopened(records.ledger(), code).document, ending)
    except SpiegelError as error:
        return Response(str(error), status=404, mimetype="text/plain")


def _sent(document: Document, ending: str) -> Response:
    if ending.lower() == ZIP:
        return send_file(
            BytesIO(open_editions.zipped(document)),
            mimetype="application/zip",
            as_attachment=True,
            download_name=open_editions.zip_name(document),
        )
    if ending.lower() not in ONE:
        raise SpiegelError(
            f"Het formaat '{ending[:20]}' is er niet van een jaarbericht.",
            "Kies zip, pdf of html.",
        )
    return attachment(document, ONE[ending.lower()])
