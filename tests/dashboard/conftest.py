"""One app for all dashboard tests, because what Dash registers is shared by the whole process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from benchmark.edition import Home
from dashboard import records
from dashboard.app import create
from tests.dashboard.writing import introduce, visitor


@pytest.fixture(scope="session")
def app(edition_home: Path) -> Dash:
    return create(edition_home)


@pytest.fixture
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


@pytest.fixture
def own_records(app: Dash, writable_home: Path, edition_home: Path) -> Iterator[Home]:
    """A home with a ledger of this test alone, asked by the app that all tests share."""
    records.place(Home(writable_home))
    yield Home(writable_home)
    records.place(Home(edition_home))


@pytest.fixture
def writer(app: Dash, own_records: Home) -> FlaskClient:
    """Somebody who said who they are."""
    client = visitor(app.server)
    introduce(client)
    return client
