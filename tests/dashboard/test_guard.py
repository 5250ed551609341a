"""What the server refuses, what every answer carries, and what is compressed once."""

import json
from collections.abc import Callable

import brotli
import pytest
from flask import Flask, Response
from flask.testing import FlaskClient

from dashboard import guard
from tests.dashboard.asking import CALLBACK, DELFT, chart_request

QUESTION = {"query": DELFT, "code": "BRZ03"}
TRACES = ("Traceback", "File \"", ".py", "werkzeug", "Internal Server Error", "Exception")  # fmt: skip


def calm(answer: object) -> None:
    """Fails for an answer that shows a defect of ours."""
    text = answer.get_data(as_text=True)  # type: ignore[attr-defined]
    assert answer.status_code < 500, text[:300]  # type: ignore[attr-defined]
    assert not any(t in text[:2000] for t in TRACES)


@pytest.mark.parametrize("host", ["127.0.0.1:8050", "localhost", "localhost:8050", "[::1]:8050"])
def test_this_machine_is_known(client: FlaskClient, host: str):
    assert client.get("/gezond", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example", "evil.example:8050", "127.0.0.1.evil.example", "localhost.evil.example",
        "localhost@evil.example", "evil.example@evil.example:8050", "10.0.0.1", "0.0.0.0", "[::2]", "xn--localhost",
    ],
)  # fmt: skip
def test_a_strange_host_is_refused(client: FlaskClient, host: str):
    for path in ("/", "/gezond", "/assets/tokens.css", f"/csv/verdeling/BRZ03{DELFT}"):
        answer = client.get(path, headers={"Host": host})
        assert answer.status_code == 403, answer.text
        assert "cijfer" not in answer.text


@pytest.mark.parametrize("host", ["[::1", "", "a b", "local\thost", "[", "]", "localhost:poort"])
def test_a_host_that_cannot_be_read_is_no_defect(client: FlaskClient, host: str):
    answer = client.get("/gezond", headers={"Host": host})
    calm(answer)


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://localhost", "http://localhost:9", "x"]
)
def test_another_origin_is_refused(client: FlaskClient, origin: str):
    answer = client.post(
        CALLBACK, json=chart_request("verdeling", QUESTION), headers={"Origin": origin}
    )
    assert answer.status_code == 403 and "figure" not in answer.text


def test_the_own_origin_is_answered(client: FlaskClient):
    sent = chart_request("verdeling", QUESTION)
    answer = client.post(CALLBACK, json=sent, headers={"Origin": "http://localhost"})
    assert answer.status_code == 200 and '"BRZ03"' not in answer.headers


@pytest.mark.parametrize(
    "path", ["/", "/gezond", "/_dash-layout", "/assets/tokens.css", "/assets/nope.css", "/kaart/grenzen.svg", f"/tabel/verdeling/BRZ03{DELFT}"],
)  # fmt: skip
def test_every_answer_carries_the_headers(client: FlaskClient, path: str):
    answer = client.get(path, buffered=True)
    for name, value in guard.HEADERS.items():
        assert answer.headers[name] == value
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    scripts = next(p for p in policy.split("; ") if p.startswith("script-src"))
    assert "unsafe" not in scripts and "sha256-" in scripts
    assert "http" not in policy  # no other host


def test_refusals_carry_the_headers_too(client: FlaskClient):
    answer = client.get("/", headers={"Host": "evil.example"})
    assert answer.headers["X-Frame-Options"] == "DENY"


def test_figures_are_not_kept_by_the_browser(client: FlaskClient):
    for path in ("/", "/_dash-layout", f"/csv/verdeling/BRZ03{DELFT}"):
        assert client.get(path).headers["Cache-Control"] == "no-store"


CHART = chart_request("verdeling", QUESTION)
BODIES = [
    {}, [], [1], "x", 1, None, True, {"output": 1}, {"output": []}, {"output": "x"}, {"inputs": 1},
    {"output": "niets.children", "inputs": [{"id": "a", "property": "b", "value": 1}]},
    {"output": "..niets.children..", "outputs": [], "inputs": [1]},
    CHART | {"inputs": 1}, CHART | {"inputs": [1]}, CHART | {"inputs": [{}]}, CHART | {"inputs": []},
    CHART | {"inputs": {"a": 1}}, CHART | {"outputs": 1}, CHART | {"outputs": [1]}, CHART | {"outputs": []},
    CHART | {"changedPropIds": 1}, CHART | {"changedPropIds": [1]}, CHART | {"state": 1},
    {k: v for k, v in CHART.items() if k != "outputs"}, {k: v for k, v in CHART.items() if k != "changedPropIds"},
]  # fmt: skip


@pytest.mark.parametrize("body", BODIES, ids=lambda b: json.dumps(b)[:60])
def test_a_malformed_question_is_no_defect(client: FlaskClient, body: object):
    calm(client.post(CALLBACK, json=body))


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"\xff\xfe", b"[" * 500_000 + b"]" * 500_000, b'{"output":' * 100_000, b"1" * 1_000_000],
    ids=["empty", "half", "bytes", "nested", "half nested", "number"],
)  # fmt: skip
def test_a_body_that_is_no_question_is_no_defect(client: FlaskClient, body: bytes):
    calm(client.post(CALLBACK, data=body, content_type="application/json"))
    calm(client.post(CALLBACK, data=body))


@pytest.mark.parametrize(
    "value",
    [None, 1, "x", [], {}, {"query": 5}, {"query": None}, {"query": DELFT, "code": []}, {"query": DELFT},
     {"query": DELFT, "code": None}, {"query": "?gemeente=<b>", "code": "BRZ03"}, {"query": DELFT, "code": "x" * 5000}],
    ids=lambda v: json.dumps(v)[:40],
)  # fmt: skip
def test_a_chart_answers_any_question(client: FlaskClient, value: object):
    for kind in ("verdeling", "trend", "rangorde", "kaart"):
        answer = client.post(CALLBACK, json=chart_request(kind, value))
        calm(answer)
        assert "mislukt" in answer.text


@pytest.mark.parametrize(
    "path",
    ["/assets/niets.css", "/assets/../pyproject.toml", "/assets/%2e%2e/pyproject.toml",
     "/assets/..%2fpyproject.toml", "/assets/%2e%2e%2f%2e%2e%2fetc/passwd",
     "/_dash-component-suites/dash/../../../x.py", "/_dash-component-suites/dash/niets.js",
     "/_dash-component-suites/niets/niets.js", "/_dash-component-suites/dash/%2e%2e/dash.py"],
)  # fmt: skip
def test_a_file_that_is_not_offered_is_not_there(client: FlaskClient, path: str):
    answer = client.get(path)
    assert answer.status_code == 404, answer.text[:200]
    assert "project" not in answer.text and "root:" not in answer.text


def test_a_path_out_of_the_pages_gives_the_shell_only(client: FlaskClient):
    for path in ("/../etc/passwd", "/%2e%2e/pyproject.toml", "/assets/", "/assets//etc/passwd"):
        answer = client.get(path)
        calm(answer)
        assert "root:" not in answer.text and "[project]" not in answer.text


def test_errors_are_dutch_and_short(client: FlaskClient):
    assert client.get("/assets/niets.css").text == "Deze bladzijde bestaat niet."
    assert client.delete("/gezond").text == "Dit kan hier niet."


Count = Callable[[], int]


@pytest.fixture
def compressions(monkeypatch: pytest.MonkeyPatch) -> Count:
    """How often something was compressed."""
    calls = []

    def counted(body: bytes, **settings: int) -> bytes:
        calls.append(len(body))
        return brotli_compress(body, **settings)

    brotli_compress = brotli.compress
    monkeypatch.setattr(guard.brotli, "compress", counted)
    return lambda: len(calls)


def small_server(answers: dict[str, Response]) -> FlaskClient:
    """A guarded server with a few static answers."""
    server = Flask("small", static_folder=None)

    @server.get("/<path:path>")
    def answer(path: str) -> Response:
        given = answers["/" + path]
        return Response(given.get_data(), mimetype=given.mimetype)

    guard.protect(server, lambda: [], lambda: {})
    return server.test_client()


BROTLI = {"Accept-Encoding": "gzip, br"}


def test_static_text_is_compressed_once(compressions: Count):
    text = b"var a = 1;" * 5000
    client = small_server({"/assets/a.js": Response(text, mimetype="text/javascript")})
    first, second = (client.get("/assets/a.js", headers=BROTLI) for _ in range(2))
    assert first.data == second.data and len(first.data) < 1000
    assert brotli.decompress(first.data) == text
    assert first.headers["Content-Encoding"] == "br" and "Accept-Encoding" in first.headers["Vary"]
    assert int(first.headers["Content-Length"]) == len(first.data)
    assert compressions() == 1
    plain = client.get("/assets/a.js")
    assert plain.data == text and "Content-Encoding" not in plain.headers
    assert compressions() == 1


def test_pictures_small_files_and_figures_are_left_as_they_are(compressions: Count):
    answers = {
        "/assets/a.png": Response(b"x" * 9000, mimetype="image/png"),
        "/assets/b.css": Response(b"x" * 900, mimetype="text/css"),
        "/tabel/c": Response(b"x" * 9000, mimetype="text/html"),
    }
    client = small_server(answers)
    for path, given in answers.items():
        assert client.get(path, headers=BROTLI).data == given.get_data()
    assert compressions() == 0


def test_the_large_scripts_of_the_app_are_kept_compressed(client: FlaskClient, compressions: Count):
    path = "/_dash-component-suites/dash/dcc/dash_core_components.js"
    first, second = (client.get(path, headers=BROTLI) for _ in range(2))
    assert first.status_code == 200 and first.headers["Content-Encoding"] == "br"
    assert first.data == second.data and compressions() <= 1
    assert brotli.decompress(first.data) == client.get(path).data
