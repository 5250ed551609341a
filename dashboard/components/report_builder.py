"""The fields of the page Rapport: for whom, how much, what goes in, and own texts."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html

from benchmark.catalogue import Theme
from benchmark.dutch import count
from benchmark.report.spec import Audience, Depth, Spec
from benchmark.viewing import View
from dashboard import report_choices
from dashboard.components import choice, written

DEPTHS = {
    Depth.ONE_PAGE: ("Kort", "Eén bladzijde met de kern."),
    Depth.STANDARD: ("Standaard", "Per thema de cijfers, met grafiek en duiding."),
    Depth.FULL: ("Volledig", "Alles, met elke reeks en alle bronnen."),
}
AUDIENCES = {
    Audience.MANAGEMENT: ("Het managementteam", "Ook bedragen bij mogelijke ruimte."),
    Audience.COUNCIL: ("De gemeenteraad", "Zonder voorbeeldcijfers."),
    Audience.PUBLIC: ("Iedereen", "Openbaar; zonder bedragen bij mogelijke ruimte."),
}
TICKS = ("anoniem", "toelichting", "keuzes")
Offered = Mapping[Theme, Sequence[str]]


def fields(view: View, spec: Spec, offered: Offered, said: int) -> list[Any]:
    """All fields, filled in as ``spec`` says. ``said``: how many remarks and choices there are to take in."""
    kept = {"persistence": spec.gemeente, "persistence_type": "session"}
    return [
        _whom(spec, kept),
        _what(view, spec, offered, kept),
        _said(spec, said, kept),
        _texts(spec, offered),
    ]


def _part(heading: str, *content: Any, under: str = "") -> html.Section:
    top = [html.H2(heading)] + ([html.P(under, className="onder")] if under else [])
    return html.Section([*top, *content], className="kaart invulvak")


def _radio(
    name: str, label: str, options: Mapping[Any, tuple[str, str]], value: str, kept: Any
) -> dmc.RadioGroup:
    rows = [
        dmc.Radio(label=w, description=d, value=o.value, size=choice.SIZE)
        for o, (w, d) in options.items()
    ]
    return dmc.RadioGroup(
        dmc.Stack(rows, gap=12, mt=8), id=name, label=label, value=value, size=choice.SIZE, **kept
    )  # fmt: skip


def on_paper(view: View, spec: Spec) -> html.Section:
    """The choices in words: fields cannot be read on paper, so this stands there instead of them."""
    catalogue = view.edition.catalogue
    themes = [t.name for t in catalogue.themes if t.key in spec.themes]
    figures = [catalogue.indicator(code).name for code in spec.indicators]
    rows = [
        ("Voor wie", AUDIENCES[spec.audience][0]),
        ("Hoe uitgebreid", DEPTHS[spec.depth][0]),
        ("Andere gemeenten", "zonder naam" if spec.anonymous else "met naam"),
        ("Thema\u2019s", ", ".join(themes) or "alle met cijfers"),
        ("Cijfers", ", ".join(figures) or "alle van deze thema\u2019s"),
        ("Toelichtingen bij cijfers", "ja" if spec.comments else "nee"),
        ("Bewuste keuzes", "ja" if spec.choices else "nee"),
    ]
    return html.Section(
        [
            html.H2("Wat er is gekozen"),
            html.Dl([html.Div([html.Dt(a), html.Dd(b)]) for a, b in rows], className="uitkomsten"),
        ],
        className="alleen-papier",
    )


def _whom(spec: Spec, kept: Any) -> html.Section:
    return _part(
        "Voor wie, en hoeveel",
        html.Div(
            [
                _radio("rapport-publiek", "Voor wie is het rapport?", AUDIENCES, spec.audience.value, kept),
                _radio("rapport-diepte", "Hoe uitgebreid?", DEPTHS, spec.depth.value, kept),
            ],
            className="rapport-paar",
        ),
        _tick(
            "anoniem",
            "Noem de andere gemeenten niet bij naam",
            "Grafieken en tabellen tonen hun cijfers zonder naam.",
            spec.anonymous,
            kept,
        ),
    )  # fmt: skip


def _tick(name: str, label: str, description: str, on: bool, kept: Any) -> dmc.Checkbox:
    return dmc.Checkbox(
        id=f"rapport-{name}",
        label=label,
        description=description,
        checked=on,
        size=choice.SIZE,
        mt=16,
        persisted_props=["checked"],
        **kept,
    )


def _what(view: View, spec: Spec, offered: Offered, kept: Any) -> html.Section:
    themes = list(offered)
    chosen = [t.key for t in themes if not spec.themes or t.key in spec.themes]
    boxes = [dmc.Checkbox(label=t.name, value=t.key, size=choice.SIZE) for t in themes]
    missing = len(view.edition.catalogue.themes) - len(themes)
    words = count(missing, "thema", "thema\u2019s")
    said = f"Over {words} leverde nog niemand cijfers." if missing else ""
    return _part(
        "Wat erin komt",
        dmc.CheckboxGroup(
            html.Div(boxes, className="rapport-vakjes"),
            id="rapport-themas",
            label="Thema\u2019s",
            value=chosen,
            size=choice.SIZE,
            **kept,
        ),
        html.Details(
            [
                html.Summary("Kies cijfers per thema"),
                html.Div([_figures(view, spec, t, codes, kept) for t, codes in offered.items()]),
            ],
            className="rapport-meer",
            open=bool(spec.indicators),
        ),
        under=said,
    )  # fmt: skip


def _figures(
    view: View, spec: Spec, theme: Theme, codes: Sequence[str], kept: Any
) -> dmc.CheckboxGroup:
    catalogue = view.edition.catalogue
    boxes = [
        dmc.Checkbox(label=catalogue.indicator(c).name, value=c, size=choice.SIZE) for c in codes
    ]
    return dmc.CheckboxGroup(
        dmc.Stack(boxes, gap=8, mt=8),
        id={"rapport-cijfers": theme.key},
        label=theme.name,
        value=[c for c in codes if not spec.indicators or c in spec.indicators],
        size=choice.SIZE,
        mt=16,
        **kept,
    )  # fmt: skip


def _said(spec: Spec, said: int, kept: Any) -> html.Section:
    there = f"Er zijn er nu {said}." if said else "Er zijn er nu geen."
    return _part(
        "Wat de gemeente erbij zegt",
        _tick(
            "toelichting",
            "Neem toelichtingen bij cijfers op",
            "Wat als intern beraad is gemerkt, komt alleen in een rapport voor het managementteam.",
            spec.comments,
            kept,
        ),
        _tick(
            "keuzes",
            "Neem bewuste keuzes op",
            "Met de reden en de naam van wie het vastlegde.",
            spec.choices,
            kept,
        ),
        under=f"Toelichtingen en bewuste keuzes schrijft u op de pagina van een cijfer. {there}",
    )


def _texts(spec: Spec, offered: Offered) -> html.Section:
    given = {i.chapter: i.text for i in spec.introductions}
    chapters = report_choices.BEFORE | {t.key: t.name for t in offered} | report_choices.AFTER
    own = [
        html.Details(
            [
                html.Summary(title),
                written.area(
                    {"rapport-inleiding": key},
                    f"Inleiding bij {title}",
                    value=given.get(key, ""),
                    kept=spec.gemeente,
                ),
            ],
            className="rapport-meer",
            open=bool(given.get(key)),
        )
        for key, title in chapters.items()
    ]
    return _part(
        "Eigen teksten",
        *own,
        html.Details(
            [
                html.Summary("Bestuurlijke reactie"),
                written.area(
                    "rapport-reactie",
                    "Bestuurlijke reactie",
                    value=spec.reaction,
                    kept=spec.gemeente,
                    description="Mag later: dan wordt het een nieuwe versie van het rapport.",
                ),
            ],
            className="rapport-meer",
            open=bool(spec.reaction),
        ),
        under="Een eigen inleiding per hoofdstuk. Platte tekst; die komt letterlijk in het rapport.",
    )
