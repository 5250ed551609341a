"""The requests: what a browser posts for a chart, for every municipality, no two alike."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmark import answers
from benchmark.edition import Edition, Home
from benchmark.viewing import View
from tests.performance import serving
from tests.performance.clients import post

ASKED = (("BRZ03", 2023), ("VER12", 2022))  # different years: no peer group is shared between them
CARDS = ("verdeling", "trend", "rangorde", "kaart")
STRIPS, THEME = "overzicht (stroken)", "thema (12 stroken)"
ON_THEME = 12
LOCATION, CONTENT = "_pages_location", "_pages_content.children"
PAGE_YEARS = (2024, 2023)
UPDATE = "/_dash-update-component"


@dataclass(frozen=True)
class Kind:
    """A chart: its requests, no two alike, and what every right answer contains."""

    name: str
    requests: tuple[bytes, ...]
    contains: bytes


def view() -> View:
    return View(Edition(Home(serving.home()).current()))


def of(view: View, callbacks: Sequence[Mapping[str, Any]], name: str) -> Kind:
    """The requests of a kind of chart."""
    if name == THEME:
        return of_theme(view, callbacks)
    return of_strips(view, callbacks) if name == STRIPS else of_card(view, callbacks, name)


def of_card(view: View, callbacks: Sequence[Mapping[str, Any]], name: str) -> Kind:
    """The callback of one card; a card that failed answers with another class."""
    outputs = _outputs(callbacks, f"{name}-vraag")
    requests = [
        _request(outputs, f"{name}-vraag", {"query": _query(code, year), "code": indicator})
        for indicator, year in ASKED
        for code in view.edition.municipalities.in_year(year)["code"]
    ]
    return Kind(name, _mixed(requests), b'"className":"grafiek"')


def of_practised_card(
    view: View, callbacks: Sequence[Mapping[str, Any]], name: str, code: str
) -> Kind:
    """The callback of a card on figures that nobody delivered yet, in Oefenmodus; ``code``: what the card is about."""
    outputs = _outputs(callbacks, f"{name}-vraag")
    requests = [
        _request(outputs, f"{name}-vraag", {"query": _query(m, year) + "&oefenen=ja", "code": code})
        for year in PAGE_YEARS
        for m in view.edition.municipalities.in_year(year)["code"]
    ]
    return Kind(name, _mixed(requests), b'"className":"grafiek"')


def of_strips(view: View, callbacks: Sequence[Mapping[str, Any]]) -> Kind:
    """All strips of the overview in one answer, for every municipality that has any."""
    outputs = _outputs(callbacks, "stroken-vraag")
    requests = []
    for _, year in ASKED:
        for code in view.edition.municipalities.in_year(year)["code"]:
            asked = answers.question(view, code, year)
            shown = [d.comparison.indicator.code for d in answers.overview(view, asked).deviations]
            data = {"query": _query(code, year), "codes": shown}
            if shown:
                requests.append(_request(outputs, "stroken-vraag", data, shown))
    return Kind(STRIPS, _mixed(requests), b"stroken getekend")


def of_theme(view: View, callbacks: Sequence[Mapping[str, Any]]) -> Kind:
    """A theme page with twelve strips, in Oefenmodus, for every municipality."""
    outputs = _outputs(callbacks, "stroken-vraag")
    waiting = [i.code for i in view.edition.catalogue.without_figures()]
    requests = []
    for n, (_, year) in enumerate(ASKED):
        shown = waiting[n * ON_THEME : (n + 1) * ON_THEME]
        for code in view.edition.municipalities.in_year(year)["code"]:
            data = {"query": _query(code, year) + "&oefenen=ja", "codes": shown}
            requests.append(_request(outputs, "stroken-vraag", data, shown))
    return Kind(THEME, _mixed(requests), b"stroken getekend")


def of_page(view: View, callbacks: Sequence[Mapping[str, Any]], path: str) -> Kind:
    """The content of a page in Oefenmodus, for every municipality; one that fails or refuses has no kind of page."""
    output = next(c["output"] for c in callbacks if CONTENT in c["output"])
    requests = [
        _arrival(output, path, _query(code, year) + "&oefenen=ja")
        for year in PAGE_YEARS
        for code in view.edition.municipalities.in_year(year)["code"]
    ]
    return Kind(path, _mixed(requests), b'"className":"soort"')


def _arrival(output: str, path: str, search: str) -> bytes:
    """What the browser posts when somebody follows a link to a page."""
    names = output.removeprefix("..").removesuffix("..").split("...")
    given = (("pathname", path), ("search", search))
    body = {
        "output": output,
        "outputs": [dict(zip(("id", "property"), n.split("."), strict=True)) for n in names],
        "inputs": [{"id": LOCATION, "property": p, "value": v} for p, v in given],
        "changedPropIds": [f"{LOCATION}.{p}" for p, _ in given],
    }
    return post(UPDATE, json.dumps(body).encode())


def _query(code: str, year: int) -> str:
    return f"?gemeente={code}&jaar={year}&verslag=rekening&groep=grootte-15"


def _outputs(callbacks: Sequence[Mapping[str, Any]], store: str) -> str:
    """What the callback of a store writes, as the app itself tells the browser."""
    return next(c["output"] for c in callbacks if [i["id"] for i in c["inputs"]] == [store])


def _request(output: str, store: str, data: Mapping[str, Any], codes: Sequence[str] = ()) -> bytes:
    """What the browser posts when ``data`` comes into a store; ``codes`` fill an output for ALL."""
    outputs: list[Any] = []
    for part in output.removeprefix("..").removesuffix("..").split("..."):
        name, _, prop = part.rpartition(".")
        if name.startswith("{"):
            key = next(iter(json.loads(name)))
            outputs.append([{"id": {key: code}, "property": prop} for code in codes])
        else:
            outputs.append({"id": name, "property": prop})
    body = {
        "output": output,
        "outputs": outputs,
        "inputs": [{"id": store, "property": "data", "value": data}],
        "changedPropIds": [f"{store}.data"],
    }
    return post(UPDATE, json.dumps(body).encode())


def _mixed(requests: list[bytes]) -> tuple[bytes, ...]:
    """An order in which neighbours differ in year, indicator and size, the same in every run."""
    step = 1009  # a prime larger than any group of like questions
    n = len(requests)
    while n % step == 0:
        step += 2
    return tuple(requests[i * step % n] for i in range(n))
