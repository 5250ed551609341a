"""Downloads of reports: GET routes that give an attachment, or one sentence."""

from io import BytesIO

from flask import Blueprint, Response, request, send_file

from benchmark.errors import SpiegelError
from benchmark.report import formats, keeping
from benchmark.report.document import Document
from benchmark.report.spec import Format
from dashboard import library, records
from dashboard.components.report_shelf import tidy

files = Blueprint("report_files", __name__, url_prefix="/rapport")

NAMES = {
    Format.PDF: "PDF",
    Format.DOCX: "Word",
    Format.PPTX: "PowerPoint",
    Format.XLSX: "Excel",
    Format.HTML: "webpagina",
    Format.CSV: "CSV",
}


@files.get("/<code>.<ending>")
def report(code: str, ending: str) -> Response:
    """A report in a format; ``?versie=1`` for an earlier version."""
    try:
        asked, version = format_of(ending), _version(request.args.get("versie"))
        return attachment(keeping.open_(records.ledger(), tidy(code), version).document, asked)
    except SpiegelError as error:
        return _refused(error)


@files.get("/<code>/verschil.<ending>")
def difference(code: str, ending: str) -> Response:
    """What changed since the edition of a report."""
    try:
        asked = format_of(ending)
        found = keeping.changed(records.ledger(), library.home(), tidy(code))
        return attachment(found, asked)
    except SpiegelError as error:
        return _refused(error)


def attachment(document: Document, asked: Format) -> Response:
    """A document as a file to keep, with a name for every browser (RFC 6266)."""
    content = formats.write(document, asked)
    return send_file(
        BytesIO(content),
        mimetype=formats.MIMETYPES[asked],
        as_attachment=True,
        download_name=formats.filename(document, asked),
    )


def format_of(ending: str) -> Format:
    """The format of an ending; raises SpiegelError for one that we do not write."""
    try:
        return Format(ending.lower())
    except ValueError:
        raise SpiegelError(
            f"Het formaat '{ending[:20]}' kennen wij niet.",
            f"Kies uit {', '.join(f.value for f in Format)}.",
        ) from None


def _version(text: str | None) -> int | None:
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) < 6:
        return int(text)
    raise SpiegelError(
        f"De versie '{text[:20]}' is geen getal.", "Kies een versie op de pagina van het rapport."
    )


def _refused(error: SpiegelError) -> Response:
    return Response(str(error), status=404, mimetype="text/plain")
