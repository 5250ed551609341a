"""The download of a finished batch."""

from flask import Blueprint, Response, send_file

from benchmark.errors import SpiegelError
from benchmark.jobs import job
from dashboard import library

batches = Blueprint("batches", __name__)


@batches.get("/taken/<name>.zip")
def zipped(name: str) -> Response:
    """All reports of a job in one file."""
    try:
        path = job.zipped(library.home(), name)
        return send_file(
            path,
            mimetype="application/zip",
            as_attachment=True,
            download_name=f"gemeentespiegel-rapporten-{name}.zip",
        )
    except (SpiegelError, FileNotFoundError) as error:  # it may be cleaned away at this moment
        text = str(error) if isinstance(error, SpiegelError) else "Deze opdracht is er niet meer."
        return Response(text, status=404, mimetype="text/plain")
