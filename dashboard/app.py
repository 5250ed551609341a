"""The Dash app: shell, pages, routes and guard, made once per process."""

import logging
import re
from pathlib import Path
from typing import Any

import plotly.io
from dash import Dash, no_update

from benchmark import answers, intake, places
from benchmark.delivery.months import inbox
from benchmark.edition import Home
from dashboard import access, guard, library, records
from dashboard.agenda_files import agenda_files
from dashboard.batches import batches
from dashboard.budget_files import budget_files
from dashboard.list_files import list_files
from dashboard.month_files import month_files
from dashboard.open_files import open_files
from dashboard.pictures import pictures
from dashboard.report_files import files
from dashboard.routes import routes
from dashboard.uploads import uploads

logger = logging.getLogger(__name__)

FORM = 500_000  # bytes of a request beside the largest file; texts of people fit in it

INDEX = """<!DOCTYPE html>
<html lang="nl">
<head>
{%metas%}
<title>Gemeentespiegel</title>
<link rel="icon" href="/assets/beeldmerk.svg" type="image/svg+xml">
{%css%}
</head>
<body>
{%app_entry%}
<noscript>Gemeentespiegel heeft JavaScript nodig om cijfers te tonen.</noscript>
{%config%}
{%scripts%}
<script src="/_dash-component-suites/dash/dcc/async-graph.js"></script>
{%renderer%}
</body>
</html>"""


def create(home: Path | None = None) -> Dash:
    """The app on the editions of ``home``; raises EditionError when there is none to show."""
    found = Home(home or places.home())
    library.place(library.Library(found))
    records.place(found)
    inbox.sweep(found.root)
    library.view()
    app = Dash(
        __package__,
        assets_folder=str(places.ASSETS),
        assets_ignore=r"package.*\.json$",
        use_pages=True,
        pages_folder=str(Path(__file__).with_name("pages")),
        include_pages_meta=False,
        suppress_callback_exceptions=True,
        title="Gemeentespiegel",
        update_title="",
        index_string=INDEX,
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
        enable_mcp=False,
        add_log_handler=False,
        on_error=_failed,
    )
    # Its callbacks register themselves on the app that now exists.
    from dashboard.components import shell  # noqa: PLC0415

    app.layout = shell.layout
    app.server.register_blueprint(routes)
    app.server.register_blueprint(batches)
    app.server.register_blueprint(files)
    app.server.register_blueprint(pictures)
    app.server.register_blueprint(budget_files)
    app.server.register_blueprint(agenda_files)
    app.server.register_blueprint(uploads)
    app.server.register_blueprint(list_files)
    app.server.register_blueprint(month_files)
    app.server.register_blueprint(open_files)
    app.server.config["MAX_CONTENT_LENGTH"] = intake.UPLOAD.bytes + FORM
    guard.protect(app.server, app.csp_hashes, lambda: app.callback_map)
    access.protect(app.server, home or places.home())
    _warm(app)
    return app


def _failed(error: Exception) -> Any:
    """A callback that failed changes nothing on the screen; the log has the trace."""
    logger.error("callback failed", exc_info=error)
    return no_update


def _warm(app: Dash) -> None:
    """Do before serving what would otherwise fall to the first visitor.

    Dash's set-up at the first request is not safe for threads, so the layout is touched once; and its
    answers are written by plotly, whose import takes longer than all the rest. The figures of every
    indicator are put in reach by asking for one municipality.
    """
    plotly.io.to_json({"data": []}, validate=False)
    view = library.view()
    year, report = answers.default_period(view.edition)
    asked = answers.question(
        view, view.edition.municipalities.in_year(year)["code"][0], year, report
    )
    answers.overview(view, asked)
    for indicator in view.edition.catalogue.with_figures():
        answers.trend(view, asked, indicator.code)
    answer = app.server.test_client().get("/_dash-layout")
    assert answer.status_code == 200, re.sub(r"\s+", " ", answer.text)[:200]
