"""Files of a list: an empty one or the rows that are there to download, and a plain form to upload one.

The upload is a page without a framework, as for the questionnaire (``dashboard.uploads``); it and ``spiegel
deliver-list`` come through ``benchmark.delivery.lists.receiving``.
"""

import logging
import secrets
from dataclasses import dataclass

from flask import Blueprint, Response, render_template, request
from flask_wtf.csrf import generate_csrf
from werkzeug.exceptions import HTTPException

from benchmark import intake
from benchmark.delivery.lists import receiving, words, writing
from benchmark.delivery.lists.state import ListState, state
from benchmark.errors import SpiegelError
from dashboard import access, delivering, library, records
from dashboard.delivering import Delivering
from dashboard.uploads import NO_FILE, XLSX

logger = logging.getLogger(__name__)
list_files = Blueprint("list_files", __name__, template_folder="templates")
PATH = f"{delivering.PATH}/lijst"
CSV = "text/csv; charset=utf-8"
KINDS = {"xlsx": (writing.workbook, XLSX), "csv": (writing.as_csv, CSV)}


@dataclass(frozen=True)
class Outcome:
    """What is said after an upload. ``kind``: goed, fout or let-op."""

    kind: str
    title: str
    text: str
    looked: receiving.Looked | None = None


def path_of(key: str) -> str:
    """The page of a list."""
    return f"{PATH}/{key}"


@list_files.get(f"{PATH}/<key>/<name>.<kind>")
def download(key: str, name: str, kind: str) -> Response:
    """The list to fill in: ``leeg``, or with the rows that are there (``rijen``)."""
    try:
        _, found = _found(key)
        if kind not in KINDS or name not in ("leeg", "rijen"):
            raise SpiegelError("Dit bestand bestaat niet.", "Ga terug naar de lijst.")
    except SpiegelError as error:
        return _lost(error)
    write, mime = KINDS[kind]
    content = write(found.declared, found.rows if name == "rijen" else ())
    whose = f"{found.municipality.code}-{found.year}" if name == "rijen" else "leeg"
    file = f"{found.declared.key}-{whose}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{file}"'}
    return Response(content, mimetype=mime, headers=headers)


@list_files.get(f"{PATH}/<key>/bestand")
def form(key: str) -> Response:
    """The form to upload a list."""
    try:
        return _page(*_found(key), None)
    except SpiegelError as error:
        return _lost(error)


@list_files.post(f"{PATH}/<key>/bestand")
def take(key: str) -> tuple[Response, int]:
    """Take a list in: whole, or not at all with what is wrong. Either is a good answer, so the status says nothing of it."""
    try:
        found, current = _found(key)
    except SpiegelError as error:
        return _lost(error), 404
    status = 200
    try:
        outcome = _taken(found, current)
    except SpiegelError as error:
        outcome = Outcome("let-op", error.sentence, error.remedy)
    except HTTPException:  # a body that is too large or not whole: the guard says so
        raise
    except Exception:  # a defect of ours: nothing was recorded, and the log has the trace
        code = secrets.token_hex(2).upper()
        logger.exception("an upload of a list failed, code %s", code)
        said = f"Er is niets overgenomen. Meld code {code} als het zo blijft."
        outcome, status = Outcome("fout", "Het bestand kon niet worden verwerkt.", said), 500
    return _page(found, _found(key)[1], outcome), status


def _taken(found: Delivering, current: ListState) -> Outcome:
    sent = request.files.get("bestand")
    if sent is None or not sent.filename:
        raise NO_FILE
    by, content = access.required(), sent.read()
    looked = receiving.look(current, content, sent.filename)
    if looked.errors:
        title = "Er is niets overgenomen: in het bestand staan fouten."
        return Outcome("fout", title, "Verbeter de rijen hieronder en upload het bestand opnieuw.", looked)  # fmt: skip
    receiving.deliver(
        records.ledger(), looked, content, sent.filename, by, found.view.edition.info.id
    )
    many = words.count(current.declared, len(looked.rows))
    title = f"{many} van {intake.shown(sent.filename)} overgenomen."
    return Outcome("goed", title, "Kijk de lijst na en dien haar in.", looked)


def _found(key: str) -> tuple[Delivering, ListState]:
    """The delivery of the link and its list; raises SpiegelError for one that is not there."""
    found = delivering.of_query(request.query_string.decode("ascii", "replace"))
    return found, state(library.view(), records.ledger(), found.asked.gemeente, key, found.year)


def _lost(error: SpiegelError) -> Response:
    return Response(str(error), status=404, mimetype="text/plain; charset=utf-8")


def _page(found: Delivering, current: ListState, outcome: Outcome | None) -> Response:
    author, here = access.author(), path_of(current.declared.key)
    text = render_template(
        "list_upload.html",
        current=current,
        outcome=outcome,
        author=author.words if author else "",
        token=generate_csrf(),
        back=f"{here}{found.query}",
        here=f"{here}/bestand{found.query}",
        empty=f"{here}/leeg.xlsx{found.query}",
        profile=f"/profiel{found.query}",
        most=intake.UPLOAD.bytes // 1_000_000,
    )
    return Response(text, mimetype="text/html")
