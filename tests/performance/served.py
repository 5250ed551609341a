"""The process that is measured: ``python -m tests.performance.served PORT ours|lightest|partial|form``.

``ours`` is what ``spiegel serve`` runs, with one bare route added; ``lightest`` is the smallest Dash
app with one chart, ``partial`` the same with our partial chart library, ``form`` a bare form that confirms one
row on disk. All go through ``dashboard.server.serve``, so workers, threads and options are its.
"""

import os
import sqlite3
import sys
import threading
from pathlib import Path
from typing import Any

from flask import Flask, request
from werkzeug.routing import Rule

from benchmark import places
from dashboard import server

FLOOR, FORM, SAVED = "/vloer", "/formulier", b"bewaard"
KILOBYTE = {f"sleutel{n:02d}": "waarde " + "x" * 19 for n in range(24)}  # 1 kB as JSON


class Ours(server.Server):
    """The real application, with the floor beside it on the same Flask server."""

    def load(self) -> Any:
        application = super().load()
        add_floor(application)
        return application


class Lightest(server.Server):
    """One chart with as many points as there are municipalities, and nothing else.

    Its assets are not ours, so it loads the full chart library, as any Dash app does.
    """

    assets = Path(__file__).with_name("no-assets")

    def load(self) -> Any:
        from dash import Dash, dcc  # noqa: PLC0415 - in the worker, as the real app does

        points = {"type": "scatter", "mode": "markers", "y": [n * 37 % 101 for n in range(342)]}
        app = Dash("lightest", assets_folder=str(self.assets))
        app.layout = dcc.Graph(figure={"data": [points], "layout": {}})
        app.server.test_client().get("/_dash-layout")
        return app.server


class Partial(Lightest):
    """The same with the partial chart library of ours: a stricter peer."""

    assets = places.ASSETS / "vendor"


class Form(server.Server):
    """Flask with one form, and SQLite as safe on disk as the ledger; a connection of its own for every thread."""

    def load(self) -> Any:
        application, own = Flask("form", static_folder=None), threading.local()
        path = places.home() / "formulier.db"

        def connection() -> sqlite3.Connection:
            if not hasattr(own, "connection"):
                own.connection = sqlite3.connect(path, timeout=60)
                own.connection.execute("PRAGMA journal_mode=WAL")
                own.connection.execute("PRAGMA synchronous=FULL")
                own.connection.execute("CREATE TABLE IF NOT EXISTS answer (question, value, note)")
            return own.connection

        @application.get("/_dash-layout")
        def up() -> str:
            return "ja"

        @application.post(FORM)
        def save() -> bytes:
            row = [request.form[name] for name in ("vraag", "antwoord", "toelichting")]
            with connection() as writing:
                writing.execute("INSERT INTO answer VALUES (?, ?, ?)", row)
            return SAVED

        return application


def add_floor(application: Flask) -> None:
    """A bare Flask route; past ``add_url_rule``, which refuses after the app was warmed."""
    application.url_map.add(Rule(FLOOR, endpoint="floor", methods=["GET"]))
    application.view_functions["floor"] = lambda: {"werker": os.getpid(), **KILOBYTE}


def main() -> None:
    port, kind = int(sys.argv[1]), sys.argv[2]
    kinds = {"ours": Ours, "lightest": Lightest, "partial": Partial, "form": Form}
    server.Server = kinds[kind]  # type: ignore[misc]
    server.serve(port)


if __name__ == "__main__":
    main()
