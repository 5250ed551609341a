"""Asking the app what a browser asks it: pages by their layout, charts by their callback."""

import json
import random
from collections.abc import Iterator
from typing import Any

import dash
from flask.testing import FlaskClient

from benchmark import answers, peers
from benchmark.answers import Question
from benchmark.peers import GroupChoice
from benchmark.viewing import View
from benchmark.vocabulary import ReportKind

CALLBACK = "/_dash-update-component"
DELFT = "?gemeente=GM0503&jaar=2023&verslag=rekening&groep=grootte-15"
HAND = "eigen-GM0034-GM0080-GM0106-GM0114-GM0150"
PARTS = (("kader", "children"), ("zin", "children"), ("kader", "className"))


def chart_request(kind: str, question: Any) -> dict[str, Any]:
    """What a browser posts to have a card drawn."""
    outputs = [{"id": f"{kind}-{part}", "property": what} for part, what in PARTS]
    return {
        "output": "..".join(["", *(f"{o['id']}.{o['property']}." for o in outputs)]) + ".",
        "outputs": outputs,
        "inputs": [{"id": f"{kind}-vraag", "property": "data", "value": question}],
        "changedPropIds": [f"{kind}-vraag.data"],
    }


def chart(client: FlaskClient, kind: str, question: Any) -> tuple[Any, Any, str]:
    """Chart, sentence and state of a card, as the browser gets them."""
    answer = client.post(CALLBACK, json=chart_request(kind, question))
    assert answer.status_code == 200, answer.text
    told = json.loads(answer.text)["response"]
    return tuple(told[f"{kind}-{part}"][what] for part, what in PARTS)


def page(name: str, **given: str) -> Any:
    """The content of a page of ``dashboard.pages``."""
    return dash.page_registry[f"dashboard.pages.{name}"]["layout"](**given)


def nodes(content: Any) -> Iterator[Any]:
    """Every component and every text in some content, from top to bottom."""
    if content is None:
        return
    if isinstance(content, list | tuple):
        for child in content:
            yield from nodes(child)
        return
    yield content
    if isinstance(content, dict):
        yield from nodes(content.get("props", {}).get("children"))
    elif not isinstance(content, str | int | float):
        yield from nodes(getattr(content, "children", None))


def text_of(content: Any) -> str:
    """The text that stands in some content."""
    return " ".join(str(n) for n in nodes(content) if isinstance(n, str | int | float))


def headings(content: Any) -> list[str]:
    """The texts of the headings of the first level."""
    return [text_of(n) for n in nodes(content) if type(n).__name__ == "H1"]


def identifiers(content: Any) -> set[str]:
    """The ids of the components in some content."""
    return {str(n.id) for n in nodes(content) if getattr(n, "id", None)}


NAMED = ("GM0503", "GM0088", "GM0363", "GM1961", "GM0114", "GM1979", "GM0093")
STATES = (
    (2023, ReportKind.ACCOUNTS),
    (2023, ReportKind.BUDGET),
    (2025, ReportKind.BUDGET),
    (2024, ReportKind.ACCOUNTS),
    (2018, ReportKind.ACCOUNTS),
)


def questions(view: View, n: int, seed: int) -> list[Question]:
    """Questions of many kinds: all named municipalities in 2023, then ``n`` by lot."""
    lot = random.Random(seed)
    found = [Question(c, 2023) for c in NAMED]
    while len(found) < len(NAMED) + n:
        year, report = lot.choice(STATES)
        here = view.edition.municipalities.in_year(year)["code"].to_list()
        own, *others = lot.sample(here, 12)
        hand = GroupChoice("own", codes=tuple(sorted(others[: lot.randint(5, 11)])))
        size = GroupChoice("size", lot.choice((5, 8, 15, 40)))
        group = lot.choice((peers.DEFAULT, GroupChoice("class"), hand, size))
        found.append(answers.question(view, own, year, report, group))
    return found
