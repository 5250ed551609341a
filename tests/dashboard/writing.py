"""A browser that writes: it has the token of its session, and posts callbacks as the pages do."""

import json
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.access import tokens
from tests.dashboard.asking import CALLBACK

SITE = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
NAME = "Een adviseur van de proef"
PROFILE = {"wie-naam": NAME, "wie-rol": "adviseur", "wie-gemeente": "Gouda"}


def visitor(server: Flask) -> FlaskClient:
    """Somebody who opened a page, so that there are a session and a token."""
    client = server.test_client()
    assert client.get("/").status_code == 200
    return client


def token(client: FlaskClient) -> dict[str, str]:
    """The header with the token of the session."""
    cookie = client.get_cookie(tokens.COOKIE)
    assert cookie is not None
    return {tokens.HEADER: cookie.decoded_value}


def press(
    client: FlaskClient,
    outputs: list[tuple[str, str]],
    button: str,
    state: dict[str, Any],
    headers: dict[str, str] | None = None,
    pressed: int | None = 1,
) -> TestResponse:
    """Press a button whose callback has these outputs and this state (the ``value`` of fields)."""
    named = [{"id": i, "property": p} for i, p in outputs]
    texts = [f"{i}.{p}" for i, p in outputs]
    body = {
        "output": texts[0] if len(texts) == 1 else f"..{'...'.join(texts)}..",
        "outputs": named[0] if len(named) == 1 else named,
        "inputs": [{"id": button, "property": "n_clicks", "value": pressed}],
        "state": [{"id": i, "property": "value", "value": v} for i, v in state.items()],
        "changedPropIds": [f"{button}.n_clicks"],
    }
    return client.post(
        CALLBACK, json=body, headers=SITE | token(client) if headers is None else headers
    )


def introduce(client: FlaskClient, **fields: Any) -> TestResponse:
    """Fill in who writes."""
    return press(
        client, [("wie", "children"), ("wie-boven", "children")], "wie-bewaar", PROFILE | fields
    )


def each(kind: str, prop: str, values: dict[str, Any]) -> list[dict[str, Any]]:
    """A property of every component of a kind, as a wildcard sends them."""
    return [{"id": {kind: k}, "property": prop, "value": v} for k, v in values.items()]


def one(name: str, prop: str, value: Any) -> dict[str, Any]:
    """A property of one component."""
    return {"id": name, "property": prop, "value": value}


def deed(
    client: FlaskClient,
    target: str,
    kind: str,
    which: str,
    state: list[Any],
    prop: str = "children",
    **headers: str,
) -> Any:
    """Press the button ``which`` of a kind, whose callback writes to ``target``; the whole answer."""
    output = next(o for o in tokens.WRITING if o.startswith(f"{target}.{prop}"))
    body = {
        "output": output,
        "outputs": {"id": target, "property": output.partition(".")[2]},
        "inputs": [each(kind, "n_clicks", {which: 1})],
        "state": state,
        "changedPropIds": [json.dumps({kind: which}, separators=(",", ":")) + ".n_clicks"],
    }
    answer = client.post(CALLBACK, json=body, headers=headers or (SITE | token(client)))
    return json.loads(answer.text) if answer.status_code == 200 else answer


def clicked(client: FlaskClient, target: str, prop: str, button: str, state: list[Any]) -> Any:
    """Press a button whose callback writes to ``target``; the whole answer."""
    listed = client.get("/_dash-dependencies").get_json()
    output = next(
        c["output"]
        for c in listed
        if c["output"] in tokens.WRITING and [i["id"] for i in c["inputs"]] == [button]
    )
    body = {
        "output": output,
        "outputs": {"id": target, "property": output.partition(".")[2]},
        "inputs": [one(button, "n_clicks", 1)],
        "state": state,
        "changedPropIds": [f"{button}.n_clicks"],
    }
    answer = client.post(CALLBACK, json=body, headers=SITE | token(client))
    return json.loads(answer.text) if answer.status_code == 200 else answer


def content(client: FlaskClient, target: str, trigger: str, value: Any) -> Any:
    """What a callback that reads puts in ``target`` when the store ``trigger`` holds ``value``."""
    body = {
        "output": f"{target}.children",
        "outputs": {"id": target, "property": "children"},
        "inputs": [one(trigger, "data", value)],
        "changedPropIds": [f"{trigger}.data"],
    }
    answer = client.post(CALLBACK, json=body)
    assert answer.status_code == 200, answer.text
    return json.loads(answer.text)["response"][target]["children"]


def shown(told: Any) -> Any:
    """What then stands there."""
    return next(iter(told["response"].values()))["children"]


def refusal(told: Any) -> str:
    """The sentence in the shell; nothing else changed."""
    assert not told.get("response")
    return str(told["sideUpdate"]["weigering"]["children"])
