"""How a group is chosen: the four ways, how many, for which figure, by hand, and the weights of likeness."""

import json
from dataclasses import replace
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html

from benchmark import answers, dutch, peers
from benchmark.answers import GroupAnswer, Question
from benchmark.catalogue import Circumstance
from benchmark.peers import GroupChoice
from benchmark.peers.choice import HEAVIEST, INHABITANTS
from benchmark.viewing import View
from dashboard import at_hand, selection
from dashboard.components import choice


def of(view: View, answer: GroupAnswer, code: str) -> html.Section:
    """The section that opens the page; ``code``: the figure at hand."""
    return html.Section(
        [
            html.H2("Hoe kiest u de groep?"),
            _ways(answer, code),
            html.Div(
                [_how_many(view, answer), _figure(view, answer, code), _by_hand(view, answer)],
                className="keuzen",
            ),
        ],
        className="kaart",
    )


def _href(asked: Question, group: GroupChoice, code: str) -> str:
    query = selection.query_of(replace(asked, group=group))
    return at_hand.GROUP + query + at_hand.as_parameter(code)


def _ways(answer: GroupAnswer, code: str) -> html.Nav:
    asked, name = answer.asked, answer.municipality.name
    ways = (
        ("size", "Op grootte", peers.DEFAULT),
        ("similar", f"Lijkt op {name}", peers.ALIKE),
        ("class", "Grootteklasse", GroupChoice("class")),
    )
    links = [
        dcc.Link(word, href=_href(asked, group, code), className=_here(asked, method))
        for method, word, group in ways
    ]
    links.append(html.A("Zelf kiezen", href="#zelf-kiezen", className=_here(asked, "own")))
    now = [asked.group.method == m for m in ("size", "similar", "class", "own")]
    rows = [
        html.Li(link, **({"aria-current": "true"} if here else {}))
        for link, here in zip(links, now, strict=True)
    ]
    return html.Nav(html.Ul(rows, className="segment"), **{"aria-label": "Manier van kiezen"})


def _here(asked: Question, method: str) -> str:
    return "hier" if asked.group.method == method else ""


def _how_many(view: View, answer: GroupAnswer) -> html.Div:
    rule, chosen = view.edition.catalogue.peers, answer.asked.group
    alike = chosen.method == "similar"
    what = (
        f"De gemeenten die het meest op {answer.municipality.name} lijken."
        if alike
        else "De gemeenten die in inwoners het dichtst bij liggen."
    )
    return html.Div(
        [
            html.Label("Aantal gemeenten", htmlFor="groep-aantal"),
            html.P(what, className="hulp"),
            html.Div(
                [
                    dmc.NumberInput(
                        id="groep-aantal",
                        value=chosen.k if alike or chosen.method == "size" else peers.DEFAULT.k,
                        min=rule.minimum_chosen,
                        max=rule.largest_size,
                        step=1,
                        allowDecimal=False,
                        hideControls=True,
                        size="md",
                        w=96,
                    ),
                    html.Button(
                        "Kies dit aantal" if alike else "Kies op grootte",
                        id="groep-op-grootte",
                        className="knop licht",
                    ),
                ],
                className="rij",
            ),
        ]
    )


def _figure(view: View, answer: GroupAnswer, code: str) -> html.Div:
    figures = answers.figures_to_choose(view, answer.asked)
    return html.Div(
        [
            choice.one(
                "groep-cijfer",
                "Voor welk cijfer?",
                [{"value": c, "label": n} for c, n in figures],
                description="Het thema bepaalt welke kenmerken tellen bij ‘lijkt op’.",
                value=code or None,
                allowDeselect=False,
            ),
            html.Div(
                html.Button("Kies dit cijfer", id="groep-cijfer-toon", className="knop licht"),
                className="rij",
            ),
        ]
    )


def _by_hand(view: View, answer: GroupAnswer) -> html.Div:
    here = view.edition.municipalities.in_year(answer.asked.year).sort("name")
    options = [
        {"value": c, "label": n}
        for c, n in here.select("code", "name").iter_rows()
        if c != answer.asked.gemeente
    ]
    group = answer.group
    return html.Div(
        [
            choice.several(
                "groep-zelf",
                "Zelf kiezen",
                options,
                description="Minstens vijf. Typ een naam en kies; begin eventueel met de groep van nu.",
                value=group.codes if group.choice.method == "own" else [],
            ),
            html.Div(
                [
                    html.Button(
                        "Gebruik deze gemeenten", id="groep-gebruik", className="knop licht"
                    ),
                    html.Button(
                        "Begin met de groep van nu", id="groep-vul", className="knop licht"
                    ),
                ],
                className="rij",
            ),
            html.P(id="groep-melding", role="status", className="hulp"),
            dcc.Store(id="groep-nu", data=group.codes),
        ],
        id="zelf-kiezen",
    )


# Weights -----------------------------------------------------------------------------------------------


def weights(view: View, answer: GroupAnswer, change: str, code: str) -> html.Section:
    """What counts in likeness and how heavily, and what the alternative would change."""
    circumstances = view.edition.catalogue.schemes.circumstances
    now = dict(answer.weights)
    return html.Section(
        [
            html.H2("Wat telt mee, en hoe zwaar"),
            html.P(
                f"Bij ‘lijkt op {answer.municipality.name}’. 0 is niet, 5 is zeer zwaar. Kosten en prestaties "
                "tellen nooit mee.",
                className="onder",
            ),
            html.Ol([_weight(c, now.get(c.key, 0.0)) for c in circumstances], className="gewichten"),
            html.P(
                f"Schema ‘{answer.scheme.name}’. {answer.scheme.reason}",
                className="bron",
            ),
            *_outcome(change),
            html.Div(
                [
                    html.Button("Gebruik deze gewichten", id="groep-gewichten", className="knop"),
                    html.P(id="gewicht-melding", role="status", className="hulp"),
                ],
                className="rij",
            ),
            _metric(answer, code),
            dcc.Store(id="gewicht-bekend", data=_known(answer)),
        ],
        className="kaart",
    )  # fmt: skip


def _weight(circumstance: Circumstance, value: float) -> html.Li:
    name = {"gewicht": circumstance.key}
    always = circumstance.key == INHABITANTS
    return html.Li(
        [
            html.Label(
                [
                    dutch.upper_first(circumstance.name),
                    html.Small(circumstance.explanation),
                ],
                htmlFor=json.dumps(name, separators=(",", ":")),
            ),
            dmc.NumberInput(
                id=name,
                value=value,
                min=0.01 if always else 0,
                max=HEAVIEST,
                step=1,
                decimalScale=2,
                decimalSeparator=",",
                hideControls=True,
                size="md",
                w=72,
            ),
        ]
    )


def _known(answer: GroupAnswer) -> dict[str, Any]:
    """What the browser needs to write a choice: how many, the scheme and its own weights."""
    chosen = answer.asked.group
    counted = chosen.method in ("size", "similar")
    return {
        "k": chosen.k if counted else peers.ALIKE.k,
        "scheme": answer.scheme.key,
        "named": [chosen.scheme] if chosen.scheme else [],
        "base": {INHABITANTS: 1.0} | answer.scheme.weights,
    }


def _outcome(change: str) -> list[Any]:
    if not change:
        return []
    return [html.P([html.Strong("Verandert de uitkomst? "), change], className="kader")]


def _metric(answer: GroupAnswer, code: str) -> html.P:
    """The way to the other metric, which does without weights."""
    asked = answer.asked
    chosen = asked.group if asked.group.method == "similar" else peers.ALIKE
    if chosen.metric == "mahalanobis":
        href = _href(asked, GroupChoice.alike(chosen.k, chosen.scheme), code)
        words = "Tel elk kenmerk met zijn gewicht"
        said = (
            "Kenmerken die samengaan tellen nu één keer (Mahalanobis); gewichten doen dan niets. "
        )
    else:
        href = _href(asked, GroupChoice.alike(chosen.k, chosen.scheme, "mahalanobis"), code)
        words = "Tel wat samengaat één keer (Mahalanobis)"
        said = "Kenmerken die samengaan, zoals inwoners en woonruimten, tellen dubbel. "
    return html.P([said, dcc.Link(words, href=href)], className="hulp")
