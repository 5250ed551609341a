"""Routes beside the pages: tables as HTML fragments, downloads, the map's borders, health."""

import json
from functools import lru_cache

import orjson
from flask import Blueprint, Response, request
from markupsafe import escape

from benchmark import places
from benchmark.dutch import EN_DASH
from benchmark.edition import Edition
from benchmark.errors import SpiegelError
from dashboard import file_names, library, selection, tables
from dashboard.components import search
from dashboard.components.table import Table, as_csv, as_markup
from dashboard.figures import style
from dashboard.figures.map import EAST, NORTH, SOUTH, STRETCH, WEST

routes = Blueprint("routes", __name__)


def _table(kind: str, code: str) -> Table:
    builder = tables.BUILDERS.get(kind)
    if builder is None:
        raise SpiegelError("Deze tabel bestaat niet.", "Open de tabel vanaf de pagina.")
    view = library.view()
    asked = selection.of_parameters(request.args.to_dict(), view)
    if asked.asked is None:
        raise asked.problem or SpiegelError("Er is geen gemeente gekozen.", "Kies een gemeente.")
    return builder(view, asked.asked, code)


@routes.get("/tabel/<kind>")
@routes.get("/tabel/<kind>/<code>")
def table(kind: str, code: str = "") -> Response:
    """The table behind a chart, as a fragment for the page."""
    try:
        return Response(as_markup(_table(kind, code)), mimetype="text/html")
    except SpiegelError as error:
        text = f'<p role="alert">{escape(str(error))}</p>'
        return Response(text, status=404, mimetype="text/html")


@routes.get("/csv/<kind>")
@routes.get("/csv/<kind>/<code>")
def download(kind: str, code: str = "") -> Response:
    """The same table as a file."""
    try:
        found = _table(kind, code)
        content = as_csv(found)
    except SpiegelError as error:
        return Response(str(error), status=404, mimetype="text/plain")
    asked = selection.of_parameters(request.args.to_dict(), library.view()).asked
    assert asked is not None
    safe = file_names.stem(kind, code, asked, example=found.example)
    headers = {"Content-Disposition": f'attachment; filename="{safe}.csv"'}
    return Response(content, mimetype="text/csv", headers=headers)


@routes.get("/kaart/grenzen.svg")
def borders() -> Response:
    """The borders of the municipalities as a picture behind the dots of a map."""
    headers = {"Cache-Control": "public, max-age=86400"}
    return Response(_borders(), mimetype="image/svg+xml", headers=headers)


@lru_cache(maxsize=1)
def _borders() -> str:
    shapes = json.loads((places.OPEN_FIGURES / "borders.json").read_text(encoding="utf-8"))
    inner: list[str] = []
    outer: list[str] = []
    for line in shapes["lines"]:
        points = [f"{x - WEST:.3f} {(NORTH - y) * STRETCH:.3f}" for x, y in line["points"]]
        (outer if line["outer"] else inner).append("M" + "L".join(points))
    width, height = EAST - WEST, (NORTH - SOUTH) * STRETCH
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.3f} {height:.3f}" '
        f'preserveAspectRatio="none" width="830" height="{830 * height / width:.0f}">'
        f"<title>Gemeentegrenzen {EN_DASH} {escape(shapes['source'])}</title>"
        f'<path d="{"".join(inner)}" fill="none" stroke="{style.LINE}" stroke-width="0.006"/>'
        f'<path d="{"".join(outer)}" fill="none" stroke="{style.CONTEXT}" stroke-width="0.009"/></svg>'
    )


@routes.get("/zoek.json")
def found() -> Response:
    """What can be searched for, kept by the browser until there is another edition."""
    response = Response(_findable(library.view().edition), mimetype="application/json")
    response.headers["Cache-Control"] = "private, no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response


@lru_cache(maxsize=2)
def _findable(edition: Edition) -> bytes:
    return orjson.dumps(search.index(edition))


@routes.get("/gezond")
def health() -> Response:
    """Whether an edition is being served, for whoever watches over the server."""
    try:
        answer = {"status": "ok", "editie": library.view().edition.info.id}
        return Response(json.dumps(answer), mimetype="application/json")
    except SpiegelError as error:
        answer = {"status": "fout", "melding": error.sentence}
        return Response(json.dumps(answer), status=503, mimetype="application/json")
