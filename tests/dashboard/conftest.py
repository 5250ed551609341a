"""One app for all dashboard tests, because what Dash registers is shared by the whole process."""

from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.app import create


@pytest.fixture(scope="session")
def app(edition_home: Path) -> Dash:
    return create(edition_home)


@pytest.fixture
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()
