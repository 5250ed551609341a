"""Files of a delivery: the questionnaire to download, a plain form to upload one, and the workbook with its cells marked.

The upload is a page without a framework, so it works on any browser and a file is never in a callback. Everything goes
through ``benchmark.delivery.receiving``, as on the command line.
"""

import base64
import logging
import secrets
from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request
from flask_wtf.csrf import generate_csrf
from werkzeug.exceptions import HTTPException

from benchmark import dutch, intake
from benchmark.delivery import receiving, workbook
from benchmark.delivery.marking import marked
from benchmark.errors import SpiegelError
from benchmark.ledger.deliveries import Answered
from dashboard import access, delivering, records
from dashboard.delivering import Delivering

logger = logging.getLogger(__name__)
uploads = Blueprint("uploads", __name__, template_folder="templates")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NO_FILE = SpiegelError("Er is nog geen bestand gekozen.", "Kies een xlsx- of csv-bestand.")


@dataclass(frozen=True)
class Outcome:
    """What is said after an upload. ``kind``: goed, fout or let-op; ``marked``: the workbook as a data address."""

    kind: str
    title: str
    text: str
    looked: receiving.Looked | None = None
    marked: str = ""


@uploads.get(f"{delivering.PATH}/vragenlijst.xlsx")
def questionnaire() -> Response:
    """The questionnaire of the municipality and year in the link, with what was answered before."""
    try:
        found = delivering.of_query(_query())
    except SpiegelError as error:
        return Response(str(error), status=404, mimetype="text/plain; charset=utf-8")
    content = workbook.write(
        [found.questions], found.view.edition.catalogue, records.ledger().stamp(Answered)
    )
    name = f"vragenlijst-{found.questions.municipality.code}-{found.year}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, mimetype=XLSX, headers=headers)


@uploads.get(f"{delivering.PATH}/bestand")
def form() -> Response:
    """The form to upload a file."""
    try:
        return _page(delivering.of_query(_query()), None)
    except SpiegelError as error:
        return Response(str(error), status=404, mimetype="text/plain; charset=utf-8")


@uploads.post(f"{delivering.PATH}/bestand")
def take() -> tuple[Response, int]:
    """Take a file in: whole, or not at all with what is wrong. Either is a good answer, so the status says nothing of it."""
    try:
        found = delivering.of_query(_query())
    except SpiegelError as error:
        return Response(str(error), mimetype="text/plain; charset=utf-8"), 404
    try:
        outcome, status = _taken(found)
    except SpiegelError as error:
        outcome, status = Outcome("let-op", error.sentence, error.remedy), 200
    except HTTPException:  # a body that is too large or not whole: the guard says so
        raise
    except Exception:  # a defect of ours: nothing was recorded, and the log has the trace
        code = secrets.token_hex(2).upper()
        logger.exception("an upload failed, code %s", code)
        said = f"Er is niets overgenomen. Meld code {code} als het zo blijft."
        outcome, status = Outcome("fout", "Het bestand kon niet worden verwerkt.", said), 500
    return _page(found, outcome), status


def _taken(found: Delivering) -> tuple[Outcome, int]:
    sent = request.files.get("bestand")
    if sent is None or not sent.filename:
        raise NO_FILE
    by, content = access.required(), sent.read()
    view, ledger = found.view, records.ledger()
    looked = receiving.look(view, ledger, content, sent.filename, found.questions.municipality.code)
    if looked.errors:
        address = _as_address(marked(view.edition.catalogue, looked))
        title = "Er is niets overgenomen: in het bestand staan fouten."
        text = "Verbeter de cellen hieronder en upload het bestand opnieuw."
        return Outcome("fout", title, text, looked, address), 200
    done = receiving.deliver(view, ledger, looked, content, sent.filename, by)
    count, verb = (
        dutch.count(len(done), "antwoord", "antwoorden"),
        "is" if len(done) == 1 else "zijn",
    )
    title = f"{count} van {intake.shown(sent.filename)} {verb} overgenomen."
    text = (
        "Kijk per thema na wat er staat, geef bij elk signaal een toelichting en dien het thema in."
    )
    return Outcome("goed", title, text, looked), 200


def _as_address(content: bytes) -> str:
    return f"data:{XLSX};base64,{base64.b64encode(content).decode()}"


def _page(found: Delivering, outcome: Outcome | None) -> Response:
    author = access.author()
    text = render_template(
        "upload.html",
        found=found,
        outcome=outcome,
        author=author.words if author else "",
        token=generate_csrf(),
        back=f"{delivering.PATH}{found.query}",
        here=f"{delivering.PATH}/bestand{found.query}",
        download=f"{delivering.PATH}/vragenlijst.xlsx{found.query}",
        profile=f"/profiel{found.query}",
        most=intake.UPLOAD.bytes // 1_000_000,
    )
    return Response(text, mimetype="text/html")


def _query() -> str:
    return request.query_string.decode("ascii", "replace")
