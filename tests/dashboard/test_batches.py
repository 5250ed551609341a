"""The page Rapporten: which municipalities are meant, what is refused, what stands in the list, the download."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from plotly.utils import PlotlyJSONEncoder

from benchmark.edition import Edition, Home
from benchmark.errors import SpiegelError
from benchmark.jobs import job
from benchmark.jobs.folder import Made
from benchmark.jobs.shelf import Shelf
from dashboard import batch_choices, library
from dashboard.batch_choices import ALL, BY_HAND, CLASS, PROVINCE
from dashboard.components import batch_list
from tests.dashboard import writing
from tests.dashboard.asking import CALLBACK, text_of
from tests.jobs.working import FEW, asked, place

OUTPUTS = [("rapporten-vraag", "data"), ("rapporten-melding", "children")]
GOOD = {
    "rapporten-vraag": 0, "rapporten-welke": BY_HAND, "rapporten-zelf": ["GM0503", "GM0088"],
    "rapporten-periode": "rekening-2023", "rapporten-groep": "grootte-15", "rapporten-diepte": "kort",
    "rapporten-publiek": "mt", "rapporten-anoniem": False, "rapporten-formaten": ["pdf", "csv"],
}  # fmt: skip
PROPERTIES = {"rapporten-vraag": "data", "rapporten-anoniem": "checked"}


@pytest.fixture
def home(writer: FlaskClient, own_records: Home, edition_home: Any) -> Iterator[Home]:
    """A home whose jobs are those of this test, which no worker sees."""
    library.place(library.Library(own_records))
    yield own_records
    library.place(library.Library(Home(edition_home)))


def begin(client: FlaskClient, headers: dict[str, str] | None = None, **changed: Any) -> Any:
    """Press the button that starts, with all fields as in GOOD but for what is changed."""
    fields = GOOD | {f"rapporten-{k}": v for k, v in changed.items()}
    body = {
        "output": f"..{'...'.join(f'{i}.{p}' for i, p in OUTPUTS)}..",
        "outputs": [{"id": i, "property": p} for i, p in OUTPUTS],
        "inputs": [writing.one("rapporten-start", "n_clicks", 1)],
        "state": [writing.one(i, PROPERTIES.get(i, "value"), v) for i, v in fields.items()],
        "changedPropIds": ["rapporten-start.n_clicks"],
    }
    sent = writing.SITE | writing.token(client) if headers is None else headers
    answer = client.post(CALLBACK, json=body, headers=sent)
    return json.loads(answer.text) if answer.status_code == 200 else answer


def words(components: Any) -> str:
    """All that components say."""
    return text_of(json.loads(json.dumps(components, cls=PlotlyJSONEncoder)))


def test_scopes_are_those_of_the_year(edition: Edition) -> None:
    everyone = batch_choices.of(edition, 2023, ALL)
    assert len(everyone) == 342 and len(batch_choices.of(edition, 2018, ALL)) == 380
    labels = {s["value"]: s["label"] for s in batch_choices.scopes(edition, 2023)}
    assert labels[ALL] == "Alle gemeenten (342)"
    for kind in (PROVINCE, CLASS):  # each municipality is in one province and one class
        parts = [batch_choices.of(edition, 2023, v) for v in labels if v.startswith(kind)]
        assert sorted(c for p in parts for c in p) == sorted(everyone) and len(parts) > 3
    assert "GM0503" in batch_choices.of(edition, 2023, PROVINCE + "Zuid-Holland")
    assert batch_choices.of(edition, 2023, BY_HAND, ["GM0503", "Delft"]) == ["GM0503"]


@pytest.mark.parametrize(
    ("scope", "named"),
    [
        (BY_HAND, []),
        (PROVINCE + "Vlaanderen", []),
        (CLASS + "x", []),
        (None, []),
        (BY_HAND, ["Delftt"]),
    ],
)
def test_a_scope_without_municipalities_is_refused(
    edition: Edition, scope: Any, named: Any
) -> None:
    with pytest.raises(SpiegelError):
        batch_choices.of(edition, 2023, scope, named)


def test_a_batch_is_asked_as_chosen(writer: FlaskClient, home: Home) -> None:
    told = begin(writer)
    assert "De opdracht voor 2 gemeenten staat in de rij." in json.dumps(told)
    (its,) = job.standings(home)
    assert its.asked.gemeenten == ("GM0503", "GM0088") and its.asked.author.name == writing.NAME
    assert [f.value for f in its.asked.formats] == ["pdf", "csv"]
    assert (its.asked.spec.year, its.asked.spec.depth) == (2023, "kort")
    assert its.asked.edition == home.current().stem
    begin(writer, welke=ALL, formaten=["pdf"])
    assert max(s.total for s in job.standings(home)) == 342


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"formaten": []}, "Er is geen vorm gekozen."),
        ({"formaten": ["exe"]}, "Er is geen vorm gekozen."),
        ({"zelf": []}, "Er is geen gemeente gekozen."),
        ({"zelf": ["Delftt"]}, "Er is geen gemeente 'Delftt'."),
        ({"periode": "rekening"}, "Dit jaar kennen wij niet."),
        ({"periode": "rekening-1900"}, "Over 1900 zijn er geen cijfers."),
        ({"groep": "<script>"}, "<script>"),
        ({"diepte": "eindeloos"}, "eindeloos"),
    ],
)
def test_a_choice_that_cannot_be_followed_is_said_and_nothing_is_asked(
    writer: FlaskClient, home: Home, changed: Any, sentence: str
) -> None:
    assert sentence in writing.refusal(begin(writer, **changed))
    assert job.standings(home) == []


def test_nobody_asks_without_a_token_or_a_name(writer: FlaskClient, app: Any, home: Home) -> None:
    assert begin(writer, headers=writing.SITE).status_code in (400, 403)
    stranger = writing.visitor(app.server)
    assert "wie u bent" in writing.refusal(begin(stranger))
    assert job.standings(home) == []


def test_the_list_says_how_each_job_stands(client: FlaskClient, home: Home) -> None:
    many = [job.ask(home, asked(home, *FEW[: n + 1])) for n in range(4)]
    done, failed, stopped, _ = (place(home, name) for name in many)
    done.folder.prepare()
    done.folder.record(Made("GM0503", "Delft", problem="Er zijn geen cijfers. <b>"))
    done.zip.write_bytes(b"PK")
    failed.fail(SpiegelError("De schijf is vol.", "Maak ruimte."))
    job.cancel(home, stopped.id)
    said = words(batch_list.jobs(job.standings(home), worked=False))
    for part in (
        "Er draait nu niets dat rapporten maakt.", "De schijf is vol.", "afgebroken", "wacht", "klaar",
        "4 gemeenten, 2023, kort, csv", "Delft, 2023", "1 gemeente zonder rapport", "geen cijfers. <b>",
        "Een adviseur, adviseur (naam niet gecontroleerd)", "Ga verder", "0 van 4 gemeenten klaar.",
    ):  # fmt: skip
        assert part in said, part
    assert words(batch_list.jobs([], worked=True)) == "Er zijn nog geen opdrachten."
    changed = batch_list.announced({done.id: "bezig", failed.id: "mislukt"}, job.standings(home))
    assert changed == "Delft, 2023, kort, csv: klaar."


def test_the_download(client: FlaskClient, home: Home) -> None:
    name = job.ask(home, asked(home, *FEW))
    early = client.get(f"/taken/{name}.zip")
    assert early.status_code == 404 and "nog niet klaar" in early.text
    Shelf(home.root).place(name).zip.write_bytes(b"PK alles")
    with client.get(f"/taken/{name}.zip") as answer:
        assert answer.data == b"PK alles" and answer.mimetype == "application/zip"
    assert f"gemeentespiegel-rapporten-{name}.zip" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "no-store"
    for wrong in ("x", "20200101-000000-abcdef", "..", "x" * 300):
        assert client.get(f"/taken/{wrong}.zip").status_code == 404
