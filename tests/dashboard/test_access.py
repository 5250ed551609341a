"""Who writes: a signed profile, a token on everything that writes, and sentences for what is refused."""

import json
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from dash import Dash
from flask import Flask
from flask.testing import FlaskClient

from benchmark.errors import SpiegelError
from benchmark.ledger.entries import LONGEST
from dashboard.access import author, protect, required, secret, tokens
from tests.dashboard.asking import CALLBACK, DELFT, chart_request, text_of
from tests.dashboard.writing import NAME, PROFILE, SITE, introduce, press, token, visitor

OUTPUTS = [("wie", "children"), ("wie-boven", "children")]


@pytest.fixture
def writer(app: Dash) -> FlaskClient:
    return visitor(app.server)


def who_is(client: FlaskClient) -> Any:
    """The profile that the server reads from the cookie."""
    with client:
        client.get("/gezond")
        return author()


def refused(client: FlaskClient, **fields: Any) -> str:
    """The sentence with which a profile is refused."""
    answer = introduce(client, **fields)
    assert answer.status_code == 200, answer.text
    told = json.loads(answer.text)
    assert not told.get("response", {}).get("wie"), "nothing on the page changes"
    assert who_is(client) is None
    return str(told["sideUpdate"]["weigering"]["children"])


def test_a_profile_is_kept_and_said_unchecked(writer: FlaskClient):
    answer = introduce(writer)
    told = json.loads(answer.text)["response"]
    assert NAME in text_of(told["wie"]["children"]) and NAME in text_of(
        told["wie-boven"]["children"]
    )
    assert "naam niet gecontroleerd" in text_of(told["wie"]["children"])
    found = who_is(writer)
    assert (found.name, found.role.value, found.gemeente, found.checked) == (
        NAME,
        "adviseur",
        "GM0513",
        False,
    )


def test_the_cookie_is_hidden_from_scripts_and_from_other_sites(writer: FlaskClient):
    kept = [c for c in introduce(writer).headers.getlist("Set-Cookie") if c.startswith("spiegel_")]
    assert len(kept) == 1 and "HttpOnly" in kept[0] and "SameSite=Strict" in kept[0]
    assert "Secure" not in kept[0], "the server speaks http, on this machine only"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": "http://localhost:9"},
        {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Sec-Fetch-Site": "none"}, {},
    ],
    ids=str,
)  # fmt: skip
def test_a_write_from_elsewhere_is_refused(writer: FlaskClient, headers: dict[str, str]):
    answer = press(writer, OUTPUTS, "wie-bewaar", PROFILE, headers | token(writer))
    assert answer.status_code == 403 and answer.text.startswith("Dit verzoek komt")
    assert "Set-Cookie" not in answer.headers and who_is(writer) is None


@pytest.mark.parametrize("sent", ["", "x", "null", "a.b.c", "é" * 3000])
def test_a_write_without_the_token_is_refused_and_can_be_tried_again(
    writer: FlaskClient, sent: str
):
    headers = SITE | ({tokens.HEADER: sent.encode().decode("latin-1")} if sent else {})
    answer = press(writer, OUTPUTS, "wie-bewaar", PROFILE, headers)
    assert (answer.status_code, answer.text) == (400, tokens.TOO_OLD) and who_is(writer) is None
    assert introduce(writer).status_code == 200 and who_is(writer) is not None


def test_the_token_of_another_session_does_not_fit(app: Dash, writer: FlaskClient):
    other = token(visitor(app.server))
    assert press(writer, OUTPUTS, "wie-bewaar", PROFILE, SITE | other).status_code == 400


def test_a_page_whose_session_is_gone_gets_a_new_one_with_the_refusal(writer: FlaskClient):
    old = SITE | token(writer)
    for cookie in list(writer._cookies.values()):
        writer.delete_cookie(cookie.key)
    assert press(writer, OUTPUTS, "wie-bewaar", PROFILE, old).status_code == 400
    assert introduce(writer).status_code == 200 and who_is(writer).name == NAME


def test_a_form_or_plain_text_is_refused(writer: FlaskClient):
    body = json.dumps({"output": "..wie.children...wie-boven.children.."})
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        answer = writer.post(CALLBACK, data=body, content_type=kind, headers=SITE | token(writer))
        assert answer.status_code == 400 and who_is(writer) is None


def test_every_route_that_takes_a_post_needs_the_token(tmp_path: Path):
    server = Flask("small", static_folder=None)
    server.add_url_rule("/", "/", lambda: "een pagina")
    server.add_url_rule("/schrijf", view_func=lambda: "bewaard", methods=["POST"], endpoint="write")
    protect(server, tmp_path)
    client = visitor(server)
    assert client.post("/schrijf").status_code == 403
    assert client.post("/schrijf", headers=SITE).status_code == 400
    assert client.post("/schrijf", headers=SITE | token(client)).text == "bewaard"


def test_reading_needs_no_token_and_leaves_no_cookie(app: Dash):
    stranger = app.server.test_client()
    answer = stranger.post(
        CALLBACK, json=chart_request("verdeling", {"query": DELFT, "code": "BRZ03"})
    )
    assert answer.status_code == 200 and "Set-Cookie" not in answer.headers
    for path in (
        "/assets/tokens.css",
        "/zoek.json",
        f"/csv/verdeling/BRZ03{DELFT}",
        "/_dash-layout",
    ):
        with stranger.get(path) as found:
            assert "Set-Cookie" not in found.headers and "Cookie" not in found.headers.get(
                "Vary", ""
            )


def test_a_page_gives_its_token_once(writer: FlaskClient):
    assert "Set-Cookie" not in writer.get("/overzicht").headers


def test_a_link_on_another_site_does_not_wipe_out_the_session(app: Dash):
    answer = app.server.test_client().get("/", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 200 and "Set-Cookie" not in answer.headers


def test_a_cookie_that_was_tampered_with_is_nobody(app: Dash, writer: FlaskClient):
    introduce(writer)
    name = app.server.config["SESSION_COOKIE_NAME"]
    cookie = writer.get_cookie(name)
    assert cookie is not None
    body, rest = cookie.value.split(".", 1)
    for tampered in (f"{body[:-1]}x.{rest}", "rubbish", "", f"{body}.{rest[:-2]}", "e30.e30.e30"):
        writer.set_cookie(name, tampered)
        assert who_is(writer) is None
        assert writer.get("/").status_code == 200


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "=1+1", "Zoë 🦊 van 't Hoff", "\u202eנועה\u202c", "#$*_@`{{7*7}}"]
)  # fmt: skip
def test_a_name_comes_back_as_typed(writer: FlaskClient, name: str):
    told = json.loads(introduce(writer, **{"wie-naam": name}).text)["response"]
    assert who_is(writer).name == name
    assert name in text_of(told["wie"]["children"])


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"wie-naam": "x" * LONGEST}, "20.000 tekens lang"), ({"wie-naam": ""}, "is leeg"), ({"wie-naam": " \t "}, "is leeg"),
        ({"wie-naam": None}, "is leeg"), ({"wie-naam": "a\x00b"}, "stuurtekens"), ({"wie-rol": "koning"}, "rol"),
        ({"wie-rol": "opdrachtregel"}, "rol"), ({"wie-gemeente": "Delfd"}, "Bedoelt u Delft"), ({"wie-rol": [1]}, "rol"),
    ],
    ids=lambda v: str(v)[:40],
)  # fmt: skip
def test_what_cannot_be_kept_is_said(writer: FlaskClient, fields: dict[str, Any], said: str):
    assert said in refused(writer, **fields)


def test_a_button_that_only_appeared_writes_nothing(writer: FlaskClient):
    for value in (None, 0):
        answer = press(writer, OUTPUTS, "wie-bewaar", PROFILE, pressed=value)
        assert json.loads(answer.text)["response"] == {} and who_is(writer) is None


def test_who_said_nothing_cannot_write(app: Dash):
    with (
        app.server.test_request_context(),
        pytest.raises(SpiegelError, match="Vul eerst in wie u bent"),
    ):
        required()


# The key --------------------------------------------------------------------------------------------


def test_the_key_is_made_once_by_whoever_comes_first(tmp_path: Path):
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(secret.key, [tmp_path] * 32))
    assert len(found) == 1 and len(found.pop()) == secret.SIZE
    assert [p.name for p in tmp_path.iterdir()] == ["secret.key"]
    assert stat.S_IMODE(os.stat(tmp_path / "secret.key").st_mode) == 0o600


def test_a_key_of_the_settings_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(secret.SETTING, "k" * 40)
    assert secret.key(tmp_path) == b"k" * 40 and not list(tmp_path.iterdir())


def test_a_key_that_is_too_short_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "secret.key").write_bytes(b"kort")
    with pytest.raises(SpiegelError, match="te kort: 4 bytes"):
        secret.key(tmp_path)
    monkeypatch.setenv(secret.SETTING, "")
    with pytest.raises(SpiegelError, match="te kort: 0 bytes"):
        secret.key(tmp_path)


def test_a_home_that_cannot_be_written_still_serves(tmp_path: Path):
    assert len(secret.key(tmp_path / "nowhere")) == secret.SIZE
